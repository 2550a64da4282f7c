import Neighbourhood
import Storage

/// Waardering: who helps and was not thanked for long, whose anniversary is near, and who offers and hears nothing.
struct AppreciationPage: Page {
    let toThank: [HelperLine]
    let birthdays: [(line: HelperLine, birthday: Birthday)]
    let jubilees: [HelperLine]
    let unasked: [UnaskedLine]
    let seal: String
    let today: CalendarDate

    var title: String { "Waardering" }
    var place: String? { Link.today }

    var main: HTML {
        """
        <h1>Waardering</h1><p class="lead">Een kaartje, een telefoontje, een bloemetje. Schrijf op dat je iemand bedankte, dan weten collega’s het ook.</p>\
        <section aria-labelledby="jubilees"><h2 id="jubilees">Iets te vieren <span class="count">\(birthdays.count + jubilees.count)</span></h2>\
        \(jubilees.isEmpty && birthdays.isEmpty ? EmptyState("De komende tijd is er niemand jarig, en er is geen jubileum. Een verjaardag zien we hier als hij bij de bewoner staat.").html : "<ul class=\"list\">\(birthdays.html { helper($0.line, birthday($0.birthday)) })\(jubilees.html { helper($0, jubilee($0)) })</ul>")</section>\
        <section aria-labelledby="thanks"><h2 id="thanks">Lang niet bedankt <span class="count">\(toThank.count)</span></h2>\
        \(toThank.list(orElse: "Wie nu iemand helpt, is het afgelopen half jaar bedankt.") { helper($0, helping($0)) })</section>\
        <section aria-labelledby="unasked"><h2 id="unasked">Lang niet gevraagd <span class="count">\(unasked.count)</span></h2>\
        <p class="hint">Zij bieden iets aan en hoorden een half jaar niets. Bel eens, of zoek een vraag die past.</p>\
        \(unasked.list(orElse: "Iedereen is het afgelopen half jaar gevraagd.", offer))</section>
        """
    }

    private func helper(_ line: HelperLine, _ why: String) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.person(line.person))"><bdi>\(line.name)</bdi></a>\
        <p>\(why)\(line.phone.map { " · \(Spoken.link($0))" as HTML })</p>\
        <p class="line-who">\(line.thankedAt.map { "Bedankt: \(Spoken.ago(CalendarDate($0), today: today))" } ?? "Nog niet opgeschreven dat iemand bedankte")</p>\
        <form method="post" action="\(Link.thanks(to: line.person))" class="screen-only actions"><input type="hidden" name="seal" value="\(seal)">\
        \(Button("Bedankt<span class=\"unseen\">: \(line.name)</span>", .second).html)</form></li>
        """
    }

    private func jubilee(_ line: HelperLine) -> String {
        guard let (day, years) = Appreciation.jubilee(since: CalendarDate(line.since), on: today) else { return "" }
        return "Op \(Spoken.date(day, today: today)) \(years == 1 ? "één jaar" : "\(years) jaar") helper"
    }

    private func birthday(_ birthday: Birthday) -> String {
        let day = birthday.next(from: today.adding(days: -1))
        return day == today ? "Vandaag jarig" : day < today ? "Gisteren jarig" : "Jarig op \(Spoken.date(day, today: today))"
    }

    private func helping(_ line: HelperLine) -> String { "Helpt nu \(Spoken.people(line.running))" }

    private func offer(_ line: UnaskedLine) -> HTML {
        let asked = line.askedLastAt.map { "Gevraagd: \(Spoken.ago(CalendarDate($0), today: today))" } ?? "Nog nooit gevraagd"
        return """
            <li class="line"><a class="line-words" href="\(Link.offer(line.offer))"><bdi>\(line.name)</bdi></a><p><bdi>\(Spoken.short(line.words))</bdi></p>\
            <p class="line-who">\(asked). Aangeboden: \(Spoken.ago(CalendarDate(line.placedAt), today: today)).</p></li>
            """
    }
}

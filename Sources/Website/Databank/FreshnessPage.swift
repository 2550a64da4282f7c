import Neighbourhood
import Storage

/// Klopt dit nog? Whose offers were not confirmed for long, to ask by voice: one click for what somebody says. Made to print and to take along to the telephone.
struct FreshnessPage: Page {
    let toAsk: [FreshnessLine]
    let asleep: [FreshnessLine]
    /// The desk asks, and stops nothing.
    let mayStop: Bool
    let seal: String
    let today: CalendarDate

    var title: String { "Klopt dit nog?" }
    var place: String? { Link.today }

    var main: HTML {
        """
        <h1>Klopt dit nog?</h1><p class="lead">Twee keer per jaar vragen we of een aanbod nog klopt. Wie mail of sms krijgt, krijgt die vraag eerst zelf. Hier staat wie we moeten bellen.</p>\
        <section aria-labelledby="ask"><h2 id="ask">Om te bellen <span class="count">\(toAsk.count)</span></h2>\
        \(toAsk.isEmpty ? EmptyState("Je hoeft nu niemand te bellen. Wie niet antwoordt op de vraag of een aanbod nog klopt, komt hier. Ook voor <a href=\"\(Link.calls)\">de bellijst</a>?").html : list(toAsk, [.stillRight, .notNow, .stop]))</section>\
        \(when: !asleep.isEmpty, "<section aria-labelledby=\"asleep\"><h2 id=\"asleep\">Slaapt <span class=\"count\">\(asleep.count)</span></h2><p class=\"hint\">Hier kwam twee keer geen antwoord. Wat slaapt, stellen we niet voor en staat niet op de website.</p>\(list(asleep, [.stillRight, .stop]))</section>")
        """
    }

    /// One entry for each giver, so that one call does for all that they offer.
    private func list(_ lines: [FreshnessLine], _ answers: [FreshnessAnswer]) -> HTML {
        let givers = lines.reduce(into: [MatchSide]()) { if !$0.contains($1.giver) { $0.append($1.giver) } }
        return """
            <ul class="list">\(givers.html { giver in
                "<li class=\"line\"><strong class=\"line-words\"><bdi>\(giver.name)</bdi></strong><p>\(giver.phone.map(Spoken.link) ?? "geen telefoon")\(giver.reachNote.map { " · <bdi>\($0)</bdi>" as HTML })</p>\(lines.filter { $0.giver == giver }.html { item($0, answers) })</li>"
            })</ul>
            """
    }

    private func item(_ line: FreshnessLine, _ answers: [FreshnessAnswer]) -> HTML {
        """
        <p><a href="\(Link.offer(line.id))"><bdi>\(Spoken.short(line.words))</bdi></a> <span class="hint">\(standing(line))</span></p>\
        <form method="post" action="\(Link.freshness(of: line.id))" class="screen-only actions"><input type="hidden" name="seal" value="\(seal)">\
        \(answers.filter { mayStop || $0 != .stop }.html { Button("\(Dutch.name($0))<span class=\"unseen\">: \(Spoken.short(line.words))</span>", .second, name: "answer", value: $0.rawValue).html })</form>\
        <p class="print-only">☐ klopt nog &nbsp; ☐ even niet &nbsp; ☐ stopt &nbsp; ………………………………………………………………</p>
        """
    }

    private func standing(_ line: FreshnessLine) -> String {
        let confirmed = line.confirmedOn.map { "bevestigd \(Spoken.ago($0, today: today))" } ?? "nog nooit bevestigd"
        guard let askedAt = line.askedAt else { return confirmed }
        return confirmed + ", gevraagd \(Spoken.ago(CalendarDate(askedAt), today: today)), geen antwoord"
    }
}

extension Dutch {
    static func name(_ answer: FreshnessAnswer) -> String {
        switch answer {
        case .stillRight: "Klopt nog"
        case .notNow: "Even niet"
        case .stop: "Stopt"
        }
    }
}

import Foundation
import Neighbourhood
import Storage

/// Medewerkers: who works here, in which role, where, from when until when. Nothing of what they do.
struct ColleaguesPage: Page {
    let grants: [GrantLine]
    let places: [GrantPlace]
    let viewer: Viewer
    let form: FormView
    let now: Date

    static let labels = ["person": "Wie", "role": "Welke rol", "place": "Waar", "from": "Vanaf welke dag"]

    var title: String { "Medewerkers en hun rollen" }
    var place: String? { Link.colleagues }
    var hasErrors: Bool { form.hasErrors }
    private var today: CalendarDate { CalendarDate(now) }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p class="lead">Wie een rol heeft, ziet wat bij die rol hoort. Laat een rol stoppen zodra iemand iets anders gaat doen.</p>\
        \(fields)<section aria-labelledby="now"><h2 id="now">Wie werkt hier</h2><ul class="plain">\(people.html(card))</ul></section>
        """
    }

    /// By person, in the order of the list.
    private var people: [[GrantLine]] {
        grants.reduce(into: []) { people, line in
            if people.last?.first?.person == line.person { people[people.count - 1].append(line) } else { people.append([line]) }
        }
    }

    private func card(_ lines: [GrantLine]) -> HTML {
        let isOwn = lines[0].person == viewer.person
        return """
            <li class="card"><h3><bdi>\(lines[0].name)</bdi></h3>\(lines.html { line in
                "<p>\(Self.sentence(line, now: now, today: today))</p>\(isOwn ? .none : ending(line))"
            })\(when: isOwn, "<p class=\"hint\">Over je eigen rollen beslist een andere beheerder.</p>")</li>
            """
    }

    /// "Verbinder, team Oost: sinds 1 mei, tot en met 3 juni".
    private static func sentence(_ line: GrantLine, now: Date, today: CalendarDate) -> HTML {
        let (grant, name) = (line.grant, Dutch.name(line.grant.role))
        let from = (grant.from <= now ? "sinds " : "vanaf ") + Spoken.date(CalendarDate(grant.from), today: today)
        let until = grant.until.map { ", tot en met " + Spoken.date(CalendarDate($0.addingTimeInterval(-1)), today: today) } ?? ""
        return "<strong>\(Spoken.capitalized(name))</strong>, <bdi>\(line.placeName ?? "hele gemeente")</bdi>: \(from)\(until)"
    }

    private func ending(_ line: GrantLine) -> HTML {
        """
        <form method="post" action="\(Link.ending(line.id))" class="screen-only"><input type="hidden" name="seal" value="\(form.seal)">\
        <p class="actions">\(Button("Laat deze rol stoppen<span class=\"unseen\">: \(Dutch.name(line.grant.role)), \(line.name)</span>", .quiet).html)</p></form>
        """
    }

    private var fields: HTML {
        let colleagues = people.filter { $0[0].person != viewer.person }.map { (value: $0[0].person.text, text: $0[0].name) }
        let roles = Role.allCases.filter(\.isOfWork).map { (value: $0.rawValue, text: Dutch.name($0)) }
        let somewhere = places.map { (value: $0.thing.kind.rawValue + " " + $0.thing.id, text: $0.name) }
        return """
            <details class="more screen-only"\(when: form.hasErrors, " open")><summary>Geef een collega een rol</summary><form method="post" action="\(Link.colleagues)">\(form.sealField)\
            <div class="fields">\(form.select("person", "Wie?", hint: "Werkt iemand hier nog niet? Nodig die dan uit met omzien invite.", [("", "Kies een collega")] + colleagues))\
            \(form.select("role", "Welke rol?", [("", "Kies een rol")] + roles))\
            \(form.select("place", "Waar?", [("", "De hele gemeente")] + somewhere))\
            \(form.line("from", "Vanaf welke dag?", type: "date", isRequired: true))\
            \(form.line("until", "Tot en met welke dag?", type: "date"))</div>\
            <p class="actions">\(Button("Geef deze rol").html)</p></form></details>
            """
    }
}

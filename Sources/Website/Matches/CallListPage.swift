import Neighbourhood
import Storage

/// De bellijst: whom to ask by voice how it goes. Made to print and to take along to the telephone.
struct CallListPage: Page {
    let lines: [CallLine]
    let isOwn: Bool
    let today: CalendarDate

    var title: String { "Bellijst" }
    var place: String? { Link.today }

    var main: HTML {
        """
        <h1>Bellijst van \(Spoken.date(today, today: today))</h1>\
        <p class="lead">Eén vraag: gaat het goed samen? Wie mail of een mobiele telefoon heeft, krijgt die vraag eerst zelf. Hier staat wie dat niet heeft, of nog niet antwoordde.</p>\
        <p class="filter screen-only"><a href="\(Link.calls)"\(when: isOwn, " aria-current=\"true\"")>Van mij</a>\
        <a href="\(Link.callsOfAll)"\(when: !isOwn, " aria-current=\"true\"")>Van iedereen</a></p>\
        <p class="screen-only"><a href="\(Link.freshness)">Klopt dit nog? Van wie we een aanbod moeten navragen</a></p>\
        \(lines.list(orElse: "Je hoeft vandaag niemand te bellen. Terug naar <a href=\"\(Link.today)\">Vandaag</a>.", item))
        """
    }

    private func item(_ call: CallLine) -> HTML {
        let who = call.line.side(call.talk.side)
        let other = call.line.side(call.talk.side.other)
        return """
            <li class="line"><a class="line-words" href="\(Link.match(call.line.match.id))#talks"><bdi>\(who.name)</bdi></a>\
            <p>\(who.phone.map(Spoken.link) ?? "geen telefoon")\(who.reachNote.map { " · <bdi>\($0)</bdi>" as HTML })</p>\
            <p class="line-who">\(Dutch.name(call.talk.occasion)) met <bdi>\(other.name)</bdi> · \(call.talk.askedAt == nil ? "te vragen vanaf" : "geen antwoord sinds") \(Spoken.date(call.talk.dueOn, today: today))</p>\
            <p class="print-only">☐ goed &nbsp; ☐ gaat wel &nbsp; ☐ bel mij &nbsp; ………………………………………………………………</p></li>
            """
    }
}

import Foundation
import Neighbourhood
import Storage

/// Niet wissen: what holds somebody, and a form to hold them.
struct HoldPage: Page {
    let person: Person
    let holds: [HoldLine]
    let form: FormView
    let now: Date

    var title: String { "Niet wissen: \(person.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        \(form.summary)<h1>Niet wissen: <bdi>\(person.facts.name)</bdi></h1><p class="lead">Loopt er een klacht, een rechtszaak of een onderzoek? Dan mag er niets van deze bewoner worden gewist, ook niet na de bewaartermijn.</p>\
        \(holds.isEmpty ? .none : "<ul class=\"plain\">\(holds.html { HoldItem(line: $0, isLinked: false, seal: form.seal, now: now).html })</ul>")\
        <form method="post" action="\(Link.hold(person.id))">\(form.sealField)\
        \(form.text("reason", "Waarom?", hint: "Kort, en zonder meer over de bewoner dan nodig. Collega’s van het wijkteam lezen dit.", rows: 2, isRequired: true))\
        <div class="fields">\(form.line("until", "Tot en met welke dag?", hint: "Hooguit twee jaar. Daarna vervalt het vanzelf; duurt het langer, schrijf het dan opnieuw op.", type: "date", isRequired: true))</div>\
        <p class="actions">\(Button("Houd dit vast").html)\(ButtonLink("Terug naar de bewoner", .quiet, to: Link.person(person.id)).html)</p></form>
        """
    }
}

/// Wat nu niet gewist mag worden: everything that is held.
struct HoldsPage: Page {
    let holds: [HoldLine]
    let seal: String
    let now: Date

    var title: String { "Wat nu niet gewist mag worden" }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">Dit blijft bewaard, ook na de bewaartermijn. Is het niet meer nodig? Laat het dan los.</p>\
        \(holds.isEmpty ? EmptyState("Er wordt niets vastgehouden. Moet iets langer blijven, zoals bij een klacht? Zet het vast op de pagina van de bewoner.").html : "<ul class=\"plain\">\(holds.html { HoldItem(line: $0, isLinked: true, seal: seal, now: now).html })</ul>")\
        <p class="actions screen-only">\(ButtonLink("Naar de verzoeken", .quiet, to: Link.requests).html)</p>
        """
    }
}

/// One hold, with the button that lifts it.
struct HoldItem {
    let line: HoldLine
    let isLinked: Bool
    let seal: String
    let now: Date

    private var today: CalendarDate { CalendarDate(now) }
    private var hold: Hold { line.hold }

    var html: HTML {
        """
        <li class="card">\(when: isLinked, "<h2>\(what)</h2>")<p><bdi>\(hold.reason)</bdi></p>\
        <p class="hint">\(line.placedByName ?? "Een medewerker") schreef dit op, \(Spoken.day(CalendarDate(hold.placedAt), today: today)). \(until)</p>\
        <form method="post" action="\(Link.lifting(hold.id))" class="screen-only"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions">\(Button("Laat dit los<span class=\"unseen\">: \(line.name ?? name)</span>", .second).html)</p></form></li>
        """
    }

    private var until: String {
        hold.until.map { "Tot en met \(Spoken.fullDate($0))." } ?? "Tot iemand het loslaat."
    }

    private var name: String {
        switch hold.thing.kind {
        case .person: "een bewoner"
        case .ask: "een vraag"
        case .offer: "een aanbod"
        case .worry: "een zorg"
        case .note: "een notitie"
        default: "iets anders"
        }
    }

    private var what: HTML {
        guard let link = Link.thing(hold.thing) else { return "<span>\(name)</span>" }
        return "<a href=\"\(link)\"><bdi>\(line.name ?? name)</bdi></a>"
    }
}

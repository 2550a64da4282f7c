import Neighbourhood
import Storage

/// From a worry to an activity: who it is about, what they would like themselves, and where they go first.
struct WorryJoinPage: Page {
    let worry: Worry
    /// Who it is about, once they were found.
    let person: Person?
    /// Whom a search found.
    let found: [Found]
    let lines: [AgendaLine]
    let form: FormView
    let today: CalendarDate

    static let labels = ["time": "Welke activiteit", "company": "Wie loopt er mee", "words": "Wat diegene zelf wil", "wie": "Naam"]
    static let sentences = ["time": "Kies een activiteit en een dag.", "company": "Kies of er iemand meeloopt."]
    /// So many days ahead there is to choose from.
    static let ahead = 21

    var title: String { "Meedoen aan een activiteit" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1><p><a href="\(Link.worry(worry.id))">Terug naar de zorg</a></p>\(form.summary)\
        <blockquote class="own-words" dir="auto">\(worry.draft.words)</blockquote>\(person.map(joining) ?? search)
        """
    }

    private var search: HTML {
        """
        <p>Heb je met diegene gepraat, en wil die graag mee? Zoek dan eerst wie het is.</p>\
        <form method="get" action="\(Link.joining(worry.id))">\(form.line("wie", "Over wie ging de zorg?", isRequired: true))<p class="actions">\(Button("Zoek", .second).html)</p></form>\
        \(found.isEmpty ? none : "<ul class=\"list\">\(found.html { "<li class=\"line\"><a href=\"\(Link.joining(worry.id))?bewoner=\($0.thing.id)\"><bdi>\($0.title)</bdi></a> <span class=\"hint\">\($0.note)</span></li>" })</ul>")
        """
    }

    private var none: HTML {
        form.words["wie"].isEmpty
            ? .none
            : EmptyState(
                "Niemand gevonden. <a href=\"\(Link.newPerson)\">Schrijf diegene eerst in</a>, of begin een <a href=\"\(Link.intake)\">nieuw gesprek</a>."
            ).html
    }

    private func joining(_ person: Person) -> HTML {
        guard !lines.isEmpty else { return Alert(.warning, "Er is de komende drie weken geen activiteit.").html }
        return """
            <form method="post" action="\(Link.joining(worry.id))">\(form.sealField)<input type="hidden" name="person" value="\(person.id.text)">\
            \(form.text("words", "Wat wil \(person.facts.callName) zelf?", hint: "In eigen woorden. Dit leest \(person.facts.callName) zelf ook; schrijf niets over de zorg of over wie die doorgaf.", rows: 3, isRequired: true))\
            \(form.select("time", "Waar gaat \(person.facts.callName) voor het eerst heen?", [("", "Kies een activiteit")] + lines.map(option)))\
            \(form.choice("company", "Wie loopt er de eerste keer mee?", [("sought", "Iemand, nog zoeken"), ("alone", "Niemand; dat hoeft niet")], otherwise: "sought"))\
            <p class="hint">Er komt een vraag van \(person.facts.callName) bij te staan, op jouw naam. Twee weken na de eerste keer staat bij Vandaag dat iemand vraagt hoe het was.</p>\
            <p class="actions">\(Button("Spreek het af").html)</p></form>
            """
    }

    private func option(_ line: AgendaLine) -> (value: String, text: String) {
        (
            value: "\(line.activity.series.id).\(line.time.plannedOn)",
            text: "\(line.activity.title), \(ActivityPage.spoken(line.time, today: today)), \(line.houseName)"
        )
    }
}

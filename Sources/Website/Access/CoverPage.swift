import Neighbourhood
import Storage

/// Als je er niet bent: who stands in, from which day to which.
struct CoverPage: Page {
    let absences: [AbsenceLine]
    let colleagues: [Colleague]
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    static let labels = ["person": "Wie is er niet", "first_on": "Vanaf welke dag", "last_on": "Tot en met welke dag", "cover": "Wie neemt waar"]

    var title: String { arrangesForOthers ? "Wie neemt waar?" : "Als je er niet bent" }
    var place: String? { Link.cover }
    var hasErrors: Bool { !form.errors.isEmpty }

    /// Who sets up arranges it for a colleague who fell ill.
    private var arrangesForOthers: Bool { Access.allows(viewer, .arrangeCoverOfColleague) }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p class="lead">\(lead)</p>\(list)\(fields)
        """
    }

    private var lead: String {
        arrangesForOthers
            ? "Is een collega ziek of weg? Leg hier vast wie waarneemt. Die ziet dan het werk van de ander, alleen op de dagen die je kiest."
            : "Zeg wie er waarneemt. Je collega ziet dan op Vandaag wat op jouw naam staat en kan daarmee verder. Na de laatste dag stopt dat vanzelf."
    }

    private var list: HTML {
        guard !absences.isEmpty else { return .none }
        return """
            <section aria-labelledby="arranged"><h2 id="arranged">Dit is afgesproken</h2><ul class="plain">\(absences.html(line))</ul></section>
            """
    }

    private func line(_ line: AbsenceLine) -> HTML {
        """
        <li class="card"><p>\(CoverWords(line: line, viewer: viewer, today: today).sentence)</p>\
        <form method="post" action="\(Link.endingCover(line.absence.id))" class="screen-only">\(form.sealField)\
        <p class="actions">\(Button("Laat dit stoppen<span class=\"unseen\">: \(line.coverName) voor \(line.personName)</span>", .second).html)</p></form></li>
        """
    }

    private var fields: HTML {
        let others = colleagues.filter { $0.id != viewer.person }.map { (value: $0.id.text, text: $0.name) }
        let nobody = [(value: "", text: "Kies een collega")]
        return """
            <section aria-labelledby="arrange"><h2 id="arrange">Leg iets vast</h2><form method="post" action="\(Link.cover)">\(form.sealField)\
            \(when: arrangesForOthers, form.select("person", "Wie is er niet?", nobody + others))\
            <div class="fields">\(form.line("first_on", "Vanaf welke dag?", type: "date", isRequired: true))\
            \(form.line("last_on", "Tot en met welke dag?", hint: "Hooguit drie maanden.", type: "date", isRequired: true))</div>\
            \(form.select("cover", "Wie neemt waar?", hint: "Vraag het eerst aan je collega. Waarom je weg bent, schrijf je niet op.", nobody + others))\
            <p class="actions">\(Button("Leg dit vast").html)</p></form></section>
            """
    }
}

/// One arrangement as a sentence, for whoever reads it.
struct CoverWords {
    let line: AbsenceLine
    let viewer: Viewer
    let today: CalendarDate

    private var draft: AbsenceDraft { line.absence.draft }
    private var days: String {
        let (first, last) = (Spoken.date(draft.first, today: today), Spoken.date(draft.last, today: today))
        return draft.first == draft.last ? "op \(first)" : "van \(first) tot en met \(last)"
    }

    var sentence: HTML {
        if draft.person == viewer.person { return "Je bent er niet \(days). <bdi>\(line.coverName)</bdi> neemt waar." }
        if draft.cover == viewer.person { return "Je neemt waar voor <bdi>\(line.personName)</bdi>, \(days)." }
        return "<bdi>\(line.personName)</bdi> is er niet \(days). <bdi>\(line.coverName)</bdi> neemt waar."
    }
}

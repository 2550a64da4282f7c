import Neighbourhood
import Storage

/// Wat speelt er?: what was heard in informal talks, without whom.
struct TalkNotePage: Page {
    let notes: [TalkNote]
    let areas: [Area]
    /// Nil for every neighbourhood.
    let chosen: AreaCode?
    let form: FormView
    let today: CalendarDate

    static let limit = 60
    static let labels = ["words": "Wat speelt er", "area": "Welke buurt"]
    static let sentences = ["area": "Kies een buurt."]

    var title: String { "Wat speelt er?" }
    var place: String? { Link.talkNotes }
    var hasErrors: Bool { form.hasErrors }

    private var asksAboutName: Bool { form.error("words")?.fault == .mayNameSomebody || form.words["no_name"] == "yes" }

    var main: HTML {
        """
        <h1>Wat speelt er?</h1>\(form.summary)<p class="lead">Wat je hoort bij de koffie, op het plein of aan de deur. Schrijf over de buurt en nooit over iemand. \
        Hoor je iets over één persoon, en maak je je zorgen? <a href="\(Link.worryPublic)">Geef dan een zorg door</a>.</p>\(adding)\(filter)\(list)
        """
    }

    private var adding: HTML {
        """
        <form method="post" action="\(Link.talkNotes)" class="screen-only">\(form.sealField)\(form.text("words", "Wat hoorde je?", hint: "Eén of twee zinnen. Bijvoorbeeld: de energierekening is te hoog, en niemand weet waar je moet zijn.", rows: 3, isRequired: true))\
        \(when: asksAboutName, form.tick("no_name", "Er staat geen naam van iemand in"))\
        \(form.select("area", "In welke buurt?", [("", "Kies een buurt")] + areas.map { ($0.code.text, $0.name) }))\
        <p class="actions">\(Button("Schrijf op").html)</p></form>
        """
    }

    private var filter: HTML {
        guard areas.count > 1 else { return .none }
        return """
            <h2>Gehoord</h2><p class="filter screen-only"><a href="\(Link.talkNotes)"\(when: chosen == nil, " aria-current=\"true\"")>Alle buurten</a>\
            \(areas.html { "<a href=\"\(Link.talkNotes(in: $0.code))\"\(when: $0.code == chosen, " aria-current=\"true\"")>\($0.name)</a>" })</p>
            """
    }

    private var list: HTML {
        guard !notes.isEmpty else {
            return EmptyState("Er is hier nog niets opgeschreven. Hoor je iets bij de koffie? Eén zin hierboven is genoeg.").html
        }
        return "<ul class=\"list\">\(notes.html(line))</ul>"
    }

    private func line(_ note: TalkNote) -> HTML {
        """
        <li class="line"><span class="own-words" dir="auto">\(note.words)</span> <span class="line-who">\(areas.first { $0.code == note.area }?.name ?? ""), \(Spoken.date(note.notedOn, today: today))</span> \
        \(note.theme.map { "<span class=\"chip\">\(Dutch.theme($0))</span>" as HTML })\
        <form method="post" action="\(Link.ending(note.id))" class="actions screen-only">\(form.sealField)\(Button("Haal weg<span class=\"unseen\">: \(Spoken.short(note.words, 60))</span>", .quiet).html)</form></li>
        """
    }
}

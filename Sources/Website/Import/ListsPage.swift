import Neighbourhood
import Storage

/// Lijsten inlezen: bring a list, and the lists that were brought before.
struct ListsPage: Page {
    let lines: [ListLine]
    let form: FormView
    let today: CalendarDate

    var title: String { "Een lijst inlezen" }
    var place: String? { Link.lists }
    var hasErrors: Bool { form.hasErrors }

    static let labels = ["file": "Het bestand", "origin": "Waar komt de lijst vandaan", "aware": "Weten deze mensen ervan"]

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">Heb je een lijst met bewoners of vrijwilligers? Lees hem hier in. Je ziet eerst wat er gebeurt. Tot dertig dagen erna kun je alles ongedaan maken.</p>\
        \(form.summary)<form method="post" action="\(Link.lists)" enctype="multipart/form-data">\(form.sealField)\(file)\
        \(form.line("origin", "Waar komt de lijst vandaan?", hint: "Bijvoorbeeld: vrijwilligers van de Zonnebloem, gekregen van de voorzitter. Mensen op de lijst mogen dit weten.", isRequired: true, wide: true))\
        \(form.choice("aware", "Weten deze mensen dat wij hun gegevens hebben?", hint: "Zolang ze het niet weten, ziet niemand anders wat ze aanbieden. Wij zetten hen op de lijst ‘Nog te vertellen’.", Self.aware))\
        <p class="actions">\(Button("Verder naar de kolommen").html)</p></form>\(earlier)
        """
    }

    private var file: HTML {
        let error = form.error("file")
        return """
            <div class="field wide\(when: error != nil, " has-error")"><label for="file">Het bestand</label>\
            <p class="hint" id="file-hint">Een Excel-bestand (.xlsx) of CSV-bestand, tot 10 MB en 20.000 regels, met op de eerste regel wat er in elke kolom staat. Sleep het hierheen of kies het.</p>\
            \(error.map { "<p class=\"error\" id=\"file-error\">\(form.sentence($0))</p>" as HTML })\
            <input id="file" name="file" type="file" accept=".xlsx,.csv,.txt" required aria-describedby="file-hint\(when: error != nil, " file-error")"></div>
            """
    }

    private static let aware: [(value: String, text: String)] = [
        ("yes", "Ja, en ze vinden het goed"), ("unknown", "Dat weet ik niet zeker"), ("no", "Nee, nog niet"),
    ]

    private var earlier: HTML {
        guard !lines.isEmpty else { return .none }
        return """
            <section aria-labelledby="earlier"><h2 id="earlier">Eerdere lijsten <span class="count">\(lines.count)</span></h2><ul class="list">\(lines.html { line in
                "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.list(line.list.id))\"><bdi>\(line.list.draft.origin)</bdi></a><p class=\"line-who\">\(Dutch.count(line.list.rows)) · \(Spoken.ago(CalendarDate(line.list.broughtAt), today: today))\(line.bringer.map { " door <bdi>\($0)</bdi>" as HTML }) · \(Dutch.name(line.list.state))</p></li>"
            })</ul></section>
            """
    }
}

extension Dutch {
    static func name(_ state: ListImport.State) -> String {
        switch state {
        case .columns: "kies nog wat er in de kolommen staat"
        case .checked: "nog niet ingelezen"
        case .taking: "half ingelezen: ga verder"
        case .taken: "ingelezen"
        case .undoing: "half ongedaan gemaakt: ga verder"
        case .undone: "ongedaan gemaakt"
        }
    }

    static func count(_ rows: Int) -> String { rows == 1 ? "1 regel" : "\(Spoken.number(rows)) regels" }
}

extension Spoken {
    /// "1.250".
    static func number(_ number: Int) -> String {
        let digits = String(number)
        guard digits.count > 4 || number >= 1000 else { return digits }
        return String(digits.dropLast(3)) + "." + String(digits.suffix(3))
    }
}

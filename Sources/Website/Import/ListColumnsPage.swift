import Neighbourhood
import Operations
import Storage

/// What stands in each column of a list: as Omzien takes it, for a worker to say.
struct ListColumnsPage: Page {
    let view: ListView
    let form: FormView
    let today: CalendarDate

    var title: String { "Wat staat er in elke kolom?" }
    var place: String? { Link.lists }
    var hasErrors: Bool { form.hasErrors }

    /// Our columns by the names they have on the page. A test asks the import whether it knows each.
    static let columns: [(value: String, text: String)] = [
        ("", "Niet overnemen"), ("name", "Naam, voor- en achternaam"), ("call_name", "Voornaam of roepnaam"), ("infix", "Tussenvoegsel"),
        ("surname", "Achternaam"), ("mobile", "Mobiel nummer"), ("phone", "Telefoon"), ("mail", "E-mail"),
        ("street", "Straat, met of zonder huisnummer"), ("house_number", "Huisnummer"), ("postcode", "Postcode"),
        ("born_year", "Geboortejaar of geboortedatum"), ("languages", "Talen"), ("offer", "Wat iemand wil doen"),
        ("days", "Wanneer iemand kan"), ("loves", "Waar iemand blij van wordt"), ("wishes", "Wat iemand wenst"),
        ("reach_note", "Hoe iemand te bereiken is"), ("remarks", "Opmerking: wordt een notitie"), ("key", "Nummer in de oude lijst"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">\(Dutch.count(view.list.rows)) uit ‘<bdi>\(view.list.draft.origin)</bdi>’. Klopt wat wij denken? Kies anders iets anders. Er wordt nog niets ingelezen.</p>\
        \(form.summary)<p class="hint">Neem alleen over wat nodig is. Een opmerking wordt een notitie, en die kan de bewoner zelf lezen.</p>\
        <form method="post" action="\(Link.columns(of: view.list.id))">\(form.sealField)\(Table(columns: ["Kolom", "Bijvoorbeeld", "Wat het is"], lines: (view.choice?.header ?? []).enumerated().map(row)).html)\
        <p class="actions">\(Button("Laat zien wat er gebeurt").html)</p></form>\
        <form method="post" action="\(Link.discarding(view.list.id))">\(form.sealField)<p class="actions">\(Button("Gooi deze lijst weg", .quiet).html)</p></form>
        """
    }

    private func row(_ column: (offset: Int, element: String)) -> Table.Line {
        let name = "column-\(column.offset)"
        let (error, chosen) = (form.error(name), form.words[name])
        let examples = view.choice?.examples.indices.contains(column.offset) == true ? view.choice?.examples[column.offset] ?? [] : []
        let choice: HTML = """
            <div\(when: error != nil, " class=\"has-error\"")>\(error.map { "<p class=\"error\" id=\"\(name)-error\">\(form.sentence($0))</p>" as HTML })\
            <select id="\(name)" name="\(name)"\(when: error != nil, " aria-invalid=\"true\" aria-describedby=\"\(name)-error\"")>\(Self.columns.html { option in
                "<option value=\"\(option.value)\"\(when: option.value == chosen, " selected")>\(option.text)</option>"
            })</select></div>
            """
        return Table.Line(
            "<label for=\"\(name)\"><bdi>\(Self.heading(column.element, column.offset))</bdi></label>",
            [examples.isEmpty ? "<span class=\"hint\">leeg</span>" : examples.map { "<bdi>\($0)</bdi>" as HTML }.joined(by: " · "), choice])
    }

    static func heading(_ text: String, _ place: Int) -> String { Words.tidied(text).map { String($0.prefix(80)) } ?? "Kolom \(place + 1)" }

    static func sentences(_ errors: [FieldError]) -> [String: String] {
        Dictionary(
            errors.map { error in
                (
                    error.field,
                    error.fault == .missing
                        ? "Kies bij een van de kolommen de naam. Zonder naam weten we niet wie het is." : "Dit koos je ook al bij een andere kolom."
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension [HTML] {
    func joined(by mark: HTML) -> HTML {
        enumerated().reduce(HTML.none) { all, piece in piece.offset == 0 ? piece.element : all + mark + piece.element }
    }
}

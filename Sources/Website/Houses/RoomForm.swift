import Neighbourhood
import Storage

/// A room as whoever runs the house describes it: a new one, or one to change.
struct RoomForm: Page {
    let house: House
    /// Nil for a new one.
    let room: Room?
    let form: FormView

    static let labels = [
        "name": "Naam van de zaal", "about": "Wat er is", "seats": "Hoeveel mensen", "set_up": "Klaarzetten", "clear_up": "Opruimen",
        "use": "Wie mag boeken",
    ]

    var title: String { room.map { "Zaal \($0.facts.name)" } ?? "Een zaal erbij" }
    var hasErrors: Bool { form.hasErrors }
    private var address: String { room.map { Link.room($0.id) } ?? Link.newRoom(in: house.id) }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead("Schrijf op wat wie wil boeken over de zaal moet weten.").html)<p><a href="\(Link.rooms(house.id))">Zalen van <bdi>\(house.facts.name)</bdi></a></p>\(form.summary)\
        <form method="post" action="\(address)">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.line("name", "Hoe heet de zaal?", isRequired: true))\
        \(form.text("about", "Wat is er?", hint: "Bijvoorbeeld: keuken, beamer, piano, drempel bij de deur.", rows: 2))<div class="fields">\
        \(form.line("seats", "Hoeveel mensen kunnen erin?", inputMode: "numeric"))\
        \(form.line("set_up", "Hoeveel minuten klaarzetten?", hint: "Die tijd vóór elke boeking is de zaal ook bezet.", inputMode: "numeric"))\
        \(form.line("clear_up", "Hoeveel minuten opruimen?", hint: "Die tijd na elke boeking is de zaal ook bezet.", inputMode: "numeric"))</div>\
        \(form.choice("use", "Wie mag deze zaal zelf boeken?", RoomUse.allCases.map { ($0.rawValue, Self.name($0)) }, otherwise: RoomUse.workers.rawValue))\
        <p class="actions">\(Button("Bewaar").html)</p></form>\(removal)
        """
    }

    private var removal: HTML {
        guard let room else { return .none }
        return """
            <details class="more"><summary>Deze zaal is er niet meer</summary><p>Niemand kan haar dan nog boeken. Dat kan pas als er geen boekingen meer komen.</p>\
            <form method="post" action="\(Link.closing(room.id))">\(form.sealField)<p class="actions">\(Button("Haal de zaal weg", .danger).html)</p></form></details>
            """
    }

    static func name(_ use: RoomUse) -> String {
        switch use {
        case .house: "Alleen het buurthuis"
        case .workers: "Het buurthuis en het wijkteam"
        }
    }
}

extension Room: Correctable {
    func written(today: CalendarDate) -> [Fact] { facts.written }
}

extension RoomFacts {
    var written: [Fact] {
        [
            Fact("Naam van de zaal", name), Fact("Wat er is", about), Fact("Hoeveel mensen", seats.map(String.init)),
            Fact("Klaarzetten", "\(setUp) minuten"), Fact("Opruimen", "\(clearUp) minuten"), Fact("Wie mag boeken", RoomForm.name(use)),
        ].compactMap(\.self)
    }
}

extension FormWords {
    init(_ facts: RoomFacts, version: Int) {
        self.init([
            "name": facts.name, "about": facts.about ?? "", "seats": facts.seats.map(String.init) ?? "", "set_up": "\(facts.setUp)",
            "clear_up": "\(facts.clearUp)", "use": facts.use.rawValue, "version": "\(version)",
        ])
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func roomFacts() throws(Problem) -> RoomFacts {
        var errors: [FieldError] = []
        let about = Words.tidy(self["about"])
        let facts = RoomFacts(
            name: Words.tidy(self["name"]), about: about.isEmpty ? nil : about,
            seats: optional("seats", .notANumber, into: &errors) { Int($0) },
            setUp: optional("set_up", .notANumber, into: &errors) { Int($0) } ?? 0,
            clearUp: optional("clear_up", .notANumber, into: &errors) { Int($0) } ?? 0,
            use: optional("use", .notAChoice, into: &errors) { RoomUse(rawValue: $0) } ?? .workers)
        let all = errors + facts.faults().filter { fault in !errors.contains { $0.field == fault.field } }
        guard all.isEmpty else { throw .invalid(all) }
        return facts
    }
}

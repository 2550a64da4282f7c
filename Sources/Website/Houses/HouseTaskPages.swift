import Neighbourhood
import Operations
import Storage

/// Taken: what needs doing in one house, or in all of them.
struct HouseTaskListPage: Page {
    /// Nil for all houses.
    let house: House?
    let tasks: [HouseTaskLine]
    let mayKeep: Bool
    let today: CalendarDate

    var title: String { house.map { "Taken in \($0.facts.name)" } ?? "Taken in de buurthuizen" }
    var place: String? { Link.houseTasks }

    var main: HTML {
        """
        <h1>\(heading)</h1><p class="lead">Wat er te doen is voor wie graag iets doet. Iedereen kan iets; zoek een taak die bij iemand past.</p>\
        \(house.map { house in "<p class=\"actions screen-only\">\(when: mayKeep, ButtonLink("Schrijf een taak op", to: Link.newTask(in: house.id)).html)\(ButtonLink("Naar het huis", .second, to: Link.house(house.id)).html)</p>" as HTML })\
        \(tasks.isEmpty ? empty : "<ul class=\"list\">\(tasks.html(line))</ul>")
        """
    }

    private var heading: HTML { house.map { "Taken in <bdi>\($0.facts.name)</bdi>" } ?? "Taken in de buurthuizen" }

    private var empty: HTML {
        """
        \(EmptyState("Er staat nog geen taak", "Wat blijft er liggen, of wat is samen leuker? Koffie schenken, de tuin, de planten, de deur openen, de kas. \(when: house == nil, "Open de pagina van een buurthuis om er een op te schrijven.")").html)
        """
    }

    private func line(_ line: HouseTaskLine) -> HTML {
        let draft = line.task.draft
        return """
            <li class="line"><a class="line-words" href="\(Link.houseTask(line.task.id))"><bdi>\(draft.title)</bdi></a>\
            <p class="line-who">\(when: house == nil, "<bdi>\(line.houseName)</bdi> · ")\(when: !draft.wanted.isEmpty, "\(Spoken.dayParts(draft.wanted)) · ")\(TaskRoom(line: line).html)</p>\(TaskTraits(traits: draft.traits).html)</li>
            """
    }
}

/// How many are still looked for.
struct TaskRoom {
    let line: HouseTaskLine

    var html: HTML {
        switch line.room {
        case 0: Badge("genoeg mensen", .open).html
        case 1: Badge("nog één gezocht", .new).html
        default: Badge("nog \(line.room) gezocht", .new).html
        }
    }
}

struct TaskTraits {
    let traits: Set<TaskTrait>

    var html: HTML {
        guard !traits.isEmpty else { return .none }
        return "<ul class=\"chips\">\(TaskTrait.allCases.filter(traits.contains).html { "<li class=\"chip\">\(Dutch.name($0))</li>" })</ul>"
    }
}

extension Dutch {
    static func name(_ trait: TaskTrait) -> String {
        switch trait {
        case .seated: "kan zittend"
        case .light: "licht werk"
        case .noStairs: "zonder trappen"
        case .quiet: "op een rustige plek"
        case .together: "altijd samen met iemand"
        case .atHome: "kan thuis"
        }
    }
}

/// A task as the house describes it: a new one, or one to change.
struct HouseTaskForm: Page {
    let houseID: House.ID
    let houseName: String
    /// Nil for a new one.
    let line: HouseTaskLine?
    let form: FormView

    static let order = ["title", "words", "week", "traits", "places"]
    static let labels = [
        "title": "Wat is de taak", "words": "Wat doet iemand dan", "week": "Wanneer", "traits": "Wat kan", "places": "Hoeveel mensen",
    ]

    var title: String { line.map { "Taak: \($0.task.draft.title)" } ?? "Schrijf een taak op" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(line == nil ? "Schrijf een taak op" : "Pas de taak aan")</h1>\(Lead("Schrijf het zo op dat iemand er zin in krijgt. Omzien zoekt er bewoners bij die dit graag doen.").html)<p><a href="\(line.map { Link.houseTask($0.task.id) } ?? Link.houseTasks(in: houseID))"><bdi>\(line?.task.draft.title ?? "Taken in \(houseName)")</bdi></a></p>\(form.summary)\
        <form method="post" action="\(line.map { Link.correct($0.task.id) } ?? Link.newTask(in: houseID))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.line("title", "Wat is de taak?", hint: "Kort. Bijvoorbeeld: koffie schenken.", isRequired: true, wide: true))\
        \(form.text("words", "Wat doet iemand dan?", hint: "Zo dat iemand het voor zich ziet: wat je doet, hoe lang, met wie, en wat er leuk aan is.", isRequired: true))\
        \(form.week("week", "Wanneer?", hint: "Niets aangekruist betekent: op elk moment dat het uitkomt."))\
        \(form.choices("traits", "Wat kan?", hint: "Daarmee past de taak ook bij wie niet alles kan.", TaskTrait.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
        \(form.line("places", "Voor hoeveel mensen?", inputMode: "numeric", isRequired: true))\
        <p class="actions">\(Button("\(line == nil ? "Schrijf op" : "Dit klopt: bewaar en bevestig")").html)</p></form>\(closing)
        """
    }

    private var closing: HTML {
        guard let line else { return .none }
        return """
            <details class="more"><summary>Deze taak is er niet meer</summary><p>Dan wordt er niemand meer voor gezocht. Dat kan pas als niemand haar nog doet.</p>\
            <form method="post" action="\(Link.closing(line.task.id))">\(form.sealField)<p class="actions">\(Button("Haal de taak weg", .danger).html)</p></form></details>
            """
    }
}

extension HouseTaskLine: Correctable {
    var version: Int { task.version }
    func written(today: CalendarDate) -> [Fact] { task.draft.written }
}

extension HouseTaskDraft {
    var written: [Fact] {
        [
            Fact("Wat is de taak", title), Fact("Wat doet iemand dan", words), Fact("Wanneer", Spoken.dayParts(wanted)),
            Fact("Wat kan", Spoken.list(TaskTrait.allCases.filter(traits.contains).map(Dutch.name))), Fact("Hoeveel mensen", "\(places)"),
        ].compactMap(\.self)
    }
}

extension FormWords {
    init(_ draft: HouseTaskDraft, version: Int) {
        let ticks = draft.wanted.slots.map { "week=" + $0 } + draft.traits.map { "traits=" + $0.rawValue }
        self.init(urlEncoded: ticks.joined(separator: "&").utf8)
        for (name, text) in ["title": draft.title, "words": draft.words, "places": "\(draft.places)", "version": "\(version)"] { self[name] = text }
    }

    var taskTraits: Set<TaskTrait> { Set(all("traits").compactMap(TaskTrait.init(rawValue:))) }

    /// - Throws: `Problem.invalid` with every fault at once.
    func houseTask() throws(Problem) -> HouseTaskDraft {
        var errors: [FieldError] = []
        let places = needed("places", .notANumber, into: &errors) { Int($0) }
        let draft = HouseTaskDraft(
            title: Words.tidy(self["title"]), words: Words.tidy(self["words"]), wanted: dayParts("week"), traits: taskTraits, places: places ?? 1)
        errors += draft.faults()
        guard errors.isEmpty else { throw .invalid(errors.inOrder(HouseTaskForm.order)) }
        return draft
    }
}

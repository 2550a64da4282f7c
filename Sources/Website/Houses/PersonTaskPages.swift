import Neighbourhood
import Operations
import Storage

/// From person to task: what somebody loves, when they can and what they would rather not, and which tasks fit that.
struct PersonTaskPage: Page {
    let person: Person
    let trials: [TaskTrialLine]
    let fits: [TaskFit]
    let form: FormView
    let today: CalendarDate

    static let labels = ["loves": "Waar word je blij van", "avoids": "Liever niet", "week": "Wanneer", "traits": "Wat is nodig"]

    var title: String { "Taken die passen bij \(person.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    private var fitting: [TaskFit] { fits.filter(\.fits) }
    private var others: [TaskFit] { fits.filter { !$0.fits } }

    var main: HTML {
        """
        <h1>Taken die passen bij <bdi>\(person.facts.name)</bdi></h1>\(Lead("Kies samen een taak en spreek af om die een paar weken te proberen.").html)<p><a href="\(Link.person(person.id))">Naar de bewoner</a></p>\(form.summary)\(doing)\
        <details class="more screen-only"\(when: person.facts.loves == nil, " open")><summary>Waar zoeken we op?</summary>\(wish)</details>\(found)\(rest)
        """
    }

    private var wish: HTML {
        """
        <form method="post" action="\(Link.tasks(for: person.id))">\(form.sealField)\
        \(form.text("loves", "Waar word je blij van?", hint: "In eigen woorden. Ook iets kleins telt: sokken breien, planten, mensen zien."))\
        \(form.text("avoids", "Wat liever niet?", hint: "Bijvoorbeeld: drukte, tillen.", rows: 2))\
        \(form.week("week", "Wanneer komt het uit?"))\(form.choices("traits", "Wat is nodig?", TaskTrait.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
        <p class="hint">Wat je hier verandert, is alleen om te zoeken. Wat we moeten onthouden, schrijf je op bij <a href="\(Link.correct(person.id))">de gegevens</a> of bij een <a href="\(Link.newOffer(of: person.id))">aanbod</a>.</p>\
        <p class="actions">\(Button("Zoek opnieuw", .second).html)</p></form>
        """
    }

    // MARK: What they do

    private var doing: HTML {
        guard !trials.isEmpty else { return .none }
        return """
            <section aria-labelledby="doing"><h2 id="doing">Doet nu, of deed</h2><ul class="list">\(trials.html(trial))</ul></section>
            """
    }

    private func trial(_ line: TaskTrialLine) -> HTML {
        let name: HTML =
            line.trial.step == .ended
            ? "<span class=\"line-words\"><bdi>\(line.title)</bdi></span>"
            : "<a class=\"line-words\" href=\"\(Link.trial(line.trial.id))\"><bdi>\(line.title)</bdi></a>"
        let days = Spoken.date(line.trial.startedOn, today: today) + (line.endedOn.map { " tot \(Spoken.date($0, today: today))" } ?? "")
        return """
            <li class="line">\(name)<p class="line-who"><bdi>\(line.houseName)</bdi> · \(TrialStanding(line: line, today: today).badge) \(days)</p></li>
            """
    }

    // MARK: What fits

    private var found: HTML {
        """
        <section aria-labelledby="fits"><h2 id="fits">Dit past <span class="count">\(fitting.count)</span></h2>\
        \(fitting.isEmpty ? nothing : "<ol class=\"candidates\">\(fitting.html(card))</ol>")</section>
        """
    }

    private var nothing: HTML {
        form.words["loves"].isEmpty
            ? EmptyState("We weten nog niet waar deze bewoner blij van wordt. Vraag het, of kies samen uit wat er te doen is.").html
            : EmptyState("Er is nu geen taak waarin we terugvinden waar deze bewoner blij van wordt. Misschien kan het huis er een maken.").html
    }

    private var rest: HTML {
        guard !others.isEmpty else { return .none }
        return """
            <section aria-labelledby="others"><h2 id="others">Wat er nog meer te doen is</h2><ol class="candidates">\(others.html(card))</ol></section>
            """
    }

    private func card(_ fit: TaskFit) -> HTML {
        let (line, draft) = (fit.line, fit.line.task.draft)
        return """
            <li class="candidate"><h3><a href="\(Link.houseTask(line.task.id))"><bdi>\(draft.title)</bdi></a></h3><p dir="auto">\(Spoken.short(draft.words, 200))</p>\
            <p class="fit-facts"><span><bdi>\(line.houseName)</bdi></span>\(fit.walkingMinutes.map { "<span>\(Icon.walk)\(Spoken.walk($0))</span>" as HTML })\
            \(when: !fit.common.isEmpty, "<span>\(Icon.clock)\(Spoken.dayParts(fit.common))</span>")\(TaskRoom(line: line).html)</p>\(TaskTraits(traits: draft.traits).html)\
            \(Reasons(reasons: fit.fits ? fit.reasons : [], doubts: doubts(fit)).html)\
            <p class="screen-only">\(ButtonLink("Spreek af om het te proberen<span class=\"unseen\">: \(draft.title)</span>", .second, to: Link.trying(line.task.id, for: person.id)).html)</p></li>
            """
    }

    private func doubts(_ fit: TaskFit) -> [String] {
        let lacking = fit.lacking.isEmpty ? [] : ["Er staat niet bij: \(Spoken.list(fit.lacking.map(Dutch.name))). Vraag het na."]
        let time =
            fit.isAtAnotherTime ? ["Dit is op een ander moment dan we weten. Vraag of het kan: \(Spoken.dayParts(fit.line.task.draft.wanted))."] : []
        return fit.doubts + time + lacking
    }
}

/// Arranging that somebody tries a task: from when, how long, and who walks along.
struct BeginTrialPage: Page {
    let person: Person
    let line: HouseTaskLine
    /// Whom a search for company found.
    let found: [Found]
    let form: FormView
    let today: CalendarDate

    static let labels = ["company": "Wie loopt er mee", "wie": "Naam", "starts_on": "Vanaf welke dag", "weeks": "Hoeveel weken"]
    static let sentences = ["company": "Kies wie er meeloopt. Dat is iemand anders dan wie het probeert."]

    var title: String { "Proberen: \(line.task.draft.title)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead("Spreek af vanaf wanneer, en met wie samen. Na een paar weken vraag je allebei hoe het gaat.").html)<p><a href="\(Link.tasks(for: person.id))">Taken die passen bij <bdi>\(person.facts.name)</bdi></a></p>\
        <blockquote class="own-words" dir="auto">\(line.task.draft.words)</blockquote><p><bdi>\(line.houseName)</bdi>. \(TaskRoom(line: line).html)</p>\(form.summary)\
        <form method="post" action="\(Link.trying(line.task.id, for: person.id))">\(form.sealField)<div class="fields">\
        \(form.line("starts_on", "Vanaf welke dag?", type: "date", isRequired: true))\
        \(form.line("weeks", "Hoeveel weken proberen?", hint: "Vier weken is vaak goed.", inputMode: "numeric", isRequired: true))</div>\
        \(form.line("wie", "Wie loopt er mee? Zoek op naam"))<p class="actions screen-only">\(Button("Zoek", .second, name: "do", value: "find").html)</p>\
        \(when: found.isEmpty && !form.words["wie"].isEmpty, "<p class=\"hint\">Niemand gevonden.</p>")\
        \(form.choice("company", "Wie doet het samen met \(person.facts.callName)?", companies, otherwise: found.first?.thing.id ?? "sought"))\
        <p class="hint">Spreek af dat stoppen altijd mag, en dat je daar geen reden voor hoeft te hebben. Na die weken vraag je allebei hoe het gaat.</p>\
        <p class="actions">\(Button("Spreek het af").html)</p></form>
        """
    }

    private var companies: [(value: String, text: String)] {
        found.map { (value: $0.thing.id, text: $0.title) } + [
            (value: "sought", text: "Iemand, nog zoeken"), (value: "alone", text: "Niemand; dat hoeft niet"),
        ]
    }
}

extension FormWords {
    init(_ wish: TaskWish) {
        let ticks = wish.wanted.slots.map { "week=" + $0 } + wish.needs.map { "traits=" + $0.rawValue }
        self.init(urlEncoded: ticks.joined(separator: "&").utf8)
        self["loves"] = wish.loves
        self["avoids"] = wish.avoids ?? ""
    }

    var taskWish: TaskWish {
        TaskWish(loves: Words.tidy(self["loves"]), avoids: Words.tidied(self["avoids"]), wanted: dayParts("week"), needs: taskTraits)
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func trial(of task: HouseTask.ID, for person: Person.ID, today: CalendarDate) throws(Problem) -> TrialDraft {
        var errors: [FieldError] = []
        let day = neededDay("starts_on", into: &errors)
        let weeks = needed("weeks", .notANumber, into: &errors) { Int($0) }
        if company == nil { errors.append(FieldError("company", .notAChoice)) }
        guard let day, let weeks, let company, errors.isEmpty else { throw .invalid(errors) }
        return TrialDraft(task: task, person: person, company: company, startsOn: day, weeks: weeks)
    }

    /// Who walks along, as it was chosen; nil when it was not.
    var company: Participation.Company? {
        switch self["company"] {
        case "alone": .alone
        case "sought": .sought
        case let id: Person.ID(id).map { .person($0) }
        }
    }
}

import Neighbourhood
import Storage

/// Proeven: what is tried and what came of it, for everybody here to learn from.
struct ExperimentListPage: Page {
    let experiments: [KnownExperiment]
    let mayBegin: Bool
    let today: CalendarDate

    var title: String { "Proeven" }
    var place: String? { Link.experiments }
    private var running: [KnownExperiment] { experiments.filter { $0.experiment.outcome == nil } }
    private var over: [KnownExperiment] { experiments.filter { $0.experiment.outcome != nil } }

    var main: HTML {
        """
        <h1>Proeven</h1><p class="lead">Klein beginnen, en kijken of het helpt om erger te voorkomen. Ook wat niet lukte staat hier: daar leert een ander van.</p>\
        \(when: mayBegin, "<p class=\"actions screen-only\">\(ButtonLink("Begin een proef", to: Link.newExperiment).html)</p>")\
        <section aria-labelledby="running"><h2 id="running">Loopt nu <span class="count">\(running.count)</span></h2>\(running.list(orElse: "Er loopt nu geen proef. Een idee van de koffietafel is genoeg om er een te beginnen.", line))</section>\
        \(when: !over.isEmpty, "<section aria-labelledby=\"over\"><h2 id=\"over\">Afgerond <span class=\"count\">\(over.count)</span></h2><ul class=\"list\">\(over.html(line))</ul></section>")
        """
    }

    private func line(_ known: KnownExperiment) -> HTML {
        let (experiment, draft) = (known.experiment, known.experiment.draft)
        let badge: HTML = experiment.outcome.map { "\(Badge("\(Dutch.name($0.onward))", .open).html) " } ?? .none
        return """
            <li class="line"><a class="line-words" href="\(Link.experiment(experiment.id))"><bdi>\(draft.title)</bdi></a><p class="line-who"><bdi>\(draft.question)</bdi></p>\
            <p class="line-who">\(badge)<bdi>\(known.place)</bdi> · \(Spoken.date(draft.first, today: today)) tot en met \(Spoken.date(draft.last, today: today))</p></li>
            """
    }
}

extension KnownExperiment {
    var place: String { houseName ?? areaName ?? "de hele gemeente" }
}

extension Dutch {
    static func name(_ onward: ExperimentOutcome.Onward) -> String {
        switch onward {
        case .goesOn: "gaat zo door"
        case .otherwise: "gaat anders verder"
        case .stops: "stopt"
        }
    }

    static func name(_ measure: ExperimentMeasure) -> String {
        switch measure {
        case .guests: "Bezoeken aan activiteiten"
        case .joins: "Mensen die gingen meedoen"
        case .walkIns: "Bezoeken aan het spreekuur"
        case .worries: "Zorgen om iemand"
        }
    }
}

/// One experiment: the question, what is tried, what is counted and what happened.
struct ExperimentPage: Page {
    let known: KnownExperiment
    /// Nil while there is nothing to count.
    let period: ExperimentPeriod?
    let counts: [ExperimentCount]
    let smallest: Int
    let mayKeep: Bool
    let form: FormView
    let today: CalendarDate

    static let labels = ["outcome": "Wat gebeurde er", "onward": "Hoe verder"]

    private var experiment: Experiment { known.experiment }
    private var draft: ExperimentDraft { experiment.draft }

    var title: String { draft.title }
    var place: String? { Link.experiments }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <p class="screen-only"><a href="\(Link.experiments)">Proeven</a></p><h1><bdi>\(draft.title)</bdi></h1>\(Lead("Lees wat er is geprobeerd en geteld, en wat daarvan kwam.").html)\(form.summary)<blockquote class="own-words" dir="auto">\(draft.question)</blockquote>\
        <h2>Wat we proberen</h2><p dir="auto">\(draft.attempt)</p>\(facts)\(outcome)\(table)\(when: mayKeep && experiment.outcome == nil, work)
        """
    }

    private var facts: HTML {
        [
            Fact("Waar", known.place), Fact("Van", Spoken.fullDate(draft.first)), Fact("Tot en met", Spoken.fullDate(draft.last)),
            Fact("Wie de afloop opschrijft", known.ownerName),
        ].compactMap(\.self).html
    }

    private var outcome: HTML {
        guard let outcome = experiment.outcome else { return .none }
        return """
            <section aria-labelledby="outcome-heading"><h2 id="outcome-heading">Wat er gebeurde</h2><p dir="auto">\(outcome.words)</p><p><strong>\(Spoken.capitalized(Dutch.name(outcome.onward))).</strong> Opgeschreven op \(Spoken.fullDate(outcome.closedOn)).</p></section>
            """
    }

    // MARK: What was counted

    private var table: HTML {
        guard !draft.measures.isEmpty else { return .none }
        guard let period else {
            return "<h2>Geteld</h2>\(EmptyState("Er is nog niets te tellen. Na de eerste hele week staan hier getallen.").html)"
        }
        return """
            <section aria-labelledby="counted"><h2 id="counted">Geteld</h2><p>Van \(Spoken.fullDate(period.first)) tot en met \(Spoken.fullDate(period.last)), naast evenveel dagen ervoor. \
            Een getal onder de \(smallest) staat er niet: dan zou iemand zich kunnen herkennen.</p>\
            \(Bar.patterns(for: Self.drawing))\(Table(columns: ["Wat", "Ervoor", "Tijdens"], lines: counts.map(row)).html)\
            <p class="hint">Een verschil kan ook door iets anders komen: het weer, de vakantie, of dat er beter is opgeschreven.</p></section>
            """
    }

    private func row(_ count: ExperimentCount) -> Table.Line {
        let shown = count.shown(smallest: smallest)
        let values = [shown.before, shown.during].map { ChartValue($0, smallest: smallest) }
        // Two bars are compared with each other, and with no other measure.
        let most = values.compactMap(\.number).max() ?? smallest
        return Table.Line("\(Dutch.name(count.measure))", [cell(values[0], most), cell(values[1], most)])
    }

    private func cell(_ value: ChartValue, _ most: Int) -> HTML {
        "<span\(when: value.isHidden, " class=\"hint\"")>\(value.words)</span>\(Bar(value: value, most: max(most, smallest), name: Self.drawing).html)"
    }

    private static let drawing = "counts"

    // MARK: For who keeps it

    private var work: HTML {
        """
        <p class="actions screen-only">\(ButtonLink("Pas de proef aan", .second, to: Link.correct(experiment.id)).html)</p>\
        <section class="screen-only" aria-labelledby="closing"><h2 id="closing">Hoe liep het af?</h2><form method="post" action="\(Link.closing(experiment.id))">\(form.sealField)<input type="hidden" name="version" value="\(experiment.version)">\
        \(form.text("outcome", "Wat gebeurde er?", hint: "Wat werkte, wat niet, en wat zou je een ander aanraden? Schrijf over de proef, niet over iemand.", isRequired: true))\
        \(when: form.mayName, form.tick("no_name", "Er staat geen naam van iemand in"))\
        \(form.choice("onward", "Hoe verder?", ExperimentOutcome.Onward.allCases.map { ($0.rawValue, Spoken.capitalized(Dutch.name($0))) }))\
        <p class="actions">\(Button("Rond de proef af").html)</p></form></section>
        """
    }
}

extension FormView {
    /// Whether who types is to say that a word with a capital is no name.
    var mayName: Bool { errors.contains { $0.fault == .mayNameSomebody } || words["no_name"] == "yes" }
}

/// An experiment as it is begun or changed.
struct ExperimentForm: Page {
    /// Nil for a new one.
    let known: KnownExperiment?
    let houses: [House]
    let areas: [Area]
    let colleagues: [Colleague]
    let form: FormView

    static let order = ["title", "question", "attempt", "place", "measures", "first_on", "last_on", "owner"]
    static let labels = [
        "title": "Hoe heet de proef", "question": "Welke vraag", "attempt": "Wat proberen we", "place": "Waar", "measures": "Wat tellen we",
        "owner": "Wie schrijft de afloop op",
    ]
    static let sentences = ["measures": "Bij een zorg staat geen huis of buurt. Tel die alleen voor de hele gemeente."]

    var title: String { known == nil ? "Begin een proef" : "Pas de proef aan" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Lead("Schrijf op wat je wilt weten en wat je probeert. Wat te tellen is, telt Omzien zelf.").html)<p><a href="\(known.map { Link.experiment($0.experiment.id) } ?? Link.experiments)"><bdi>\(known?.experiment.draft.title ?? "Proeven")</bdi></a></p>\(form.summary)\
        <form method="post" action="\(known.map { Link.correct($0.experiment.id) } ?? Link.newExperiment)">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(form.line("title", "Hoe heet de proef?", isRequired: true, wide: true))\
        \(form.text("question", "Welke vraag heb je?", hint: "Bijvoorbeeld: komen mannen wél als er iets te doen is met hun handen?", rows: 2, isRequired: true))\
        \(form.text("attempt", "Wat gaan jullie proberen?", hint: "Anderen lezen dit ook. Schrijf over de proef en nooit over iemand.", isRequired: true))\
        \(when: form.mayName, form.tick("no_name", "Er staat geen naam van iemand in"))\
        \(form.select("place", "Waar?", [("", "De hele gemeente")] + houses.map { ("house." + $0.id.text, $0.facts.name) } + areas.map { ("area." + $0.code.text, "Buurt \($0.name)") }))\
        \(form.choices("measures", "Wat tellen we?", hint: "Dat gaat vanzelf, uit wat er al wordt opgeschreven.", ExperimentMeasure.allCases.map { ($0.rawValue, Dutch.name($0)) }))<div class="fields">\
        \(form.line("first_on", "Vanaf welke dag?", type: "date", isRequired: true))\(form.line("last_on", "Tot en met welke dag?", type: "date", isRequired: true))</div>\
        \(form.select("owner", "Wie schrijft de afloop op?", hint: "Bij diegene staat het op de laatste dag op Vandaag.", [("", "Kies een collega")] + colleagues.map { ($0.id.text, $0.name) }))\
        <p class="actions">\(Button("\(known == nil ? "Begin de proef" : "Bewaar")").html)</p></form>
        """
    }
}

extension KnownExperiment: Correctable {
    var version: Int { experiment.version }
    func written(today: CalendarDate) -> [Fact] { experiment.draft.written }
}

extension ExperimentDraft {
    var written: [Fact] {
        [
            Fact("Hoe heet de proef", title), Fact("Welke vraag", question), Fact("Wat proberen we", attempt),
            Fact("Wat tellen we", Spoken.list(ExperimentMeasure.allCases.filter(measures.contains).map(Dutch.name))),
            Fact("Van", Spoken.fullDate(first)), Fact("Tot en met", Spoken.fullDate(last)),
        ].compactMap(\.self)
    }
}

extension FormWords {
    init(_ experiment: Experiment) {
        let draft = experiment.draft
        self.init(urlEncoded: draft.measures.map { "measures=" + $0.rawValue }.joined(separator: "&").utf8)
        let place = draft.house.map { "house." + $0.text } ?? draft.area.map { "area." + $0.text } ?? ""
        let texts = [
            "title": draft.title, "question": draft.question, "attempt": draft.attempt, "place": place, "first_on": draft.first.description,
            "last_on": draft.last.description, "owner": experiment.owner?.text ?? "", "version": String(experiment.version),
        ]
        for (name, text) in texts { self[name] = text }
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func experiment() throws(Problem) -> ExperimentDraft {
        var errors: [FieldError] = []
        let (first, last) = (neededDay("first_on", into: &errors), neededDay("last_on", into: &errors))
        let parts = self["place"].split(separator: ".", maxSplits: 1).map(String.init)
        let house: House.ID? = parts.first == "house" ? House.ID(parts.last ?? "") : nil
        let area = parts.first == "area" ? AreaCode(parts.last ?? "") : nil
        if house == nil, area == nil, !parts.isEmpty { errors.append(FieldError("place", .notAChoice)) }
        let today = first ?? last ?? CalendarDate(daysSince1970: 0)
        let draft = ExperimentDraft(
            title: Words.tidy(self["title"]), question: Words.tidy(self["question"]), attempt: Words.tidy(self["attempt"]), house: house, area: area,
            measures: Set(all("measures").compactMap(ExperimentMeasure.init(rawValue:))), first: first ?? today, last: last ?? today)
        errors += draft.faults()
        guard errors.isEmpty else { throw .invalid(errors.inOrder(ExperimentForm.order)) }
        return draft
    }
}

/// On Vandaag: experiments that are over, of which it is to be written down what happened.
struct ExperimentsToday {
    let lines: [KnownExperiment]
    let viewer: Viewer
    let isOwn: Bool
    let today: CalendarDate

    var html: HTML {
        TodaySection(mark: "experiments", title: "Proeven", count: lines.count, list: lines.html(item)).html
    }

    private func item(_ known: KnownExperiment) -> HTML {
        let owner = isOwn && known.experiment.owner == viewer.person ? nil : known.ownerName
        return """
            <li class="line"><a class="line-words" href="\(Link.experiment(known.experiment.id))"><bdi>\(known.experiment.draft.title)</bdi></a>\
            \(LineNext(step: "Opschrijven wat er gebeurde", day: known.experiment.draft.last, owner: owner, today: today).html)</li>
            """
    }
}

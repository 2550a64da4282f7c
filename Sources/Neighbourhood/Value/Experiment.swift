/// A small try in prevention, in a house, a neighbourhood or the whole municipality: a question, what is tried, what is counted, and what happened. Others
/// read it to learn from it, so there is nobody in it.
public struct Experiment: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Experiment>

    public let id: ID
    public var draft: ExperimentDraft
    /// The worker who writes down what happened when it is over; nil when that one went.
    public var owner: Person.ID?
    public var version: Int
    /// Nil while it goes on.
    public var outcome: ExperimentOutcome?

    public init(id: ID, draft: ExperimentDraft, owner: Person.ID?, version: Int = 1, outcome: ExperimentOutcome? = nil) {
        self.id = id
        self.draft = draft
        self.owner = owner
        self.version = version
        self.outcome = outcome
    }

    /// Who keeps one of a house: who runs it, and the team. Others are of the team alone.
    public var ties: Ties { draft.ties }

    /// The days that are counted, and as many right before them; nil while there is nothing to count. Until it is over whole weeks only, so that who looks
    /// today and tomorrow learns nothing of what happened between.
    public func period(on today: CalendarDate) -> ExperimentPeriod? {
        let sunday = today.adding(days: -today.weekday - 1)
        let last = outcome.map { min(draft.last, $0.closedOn) } ?? min(draft.last, sunday)
        return last >= draft.first ? ExperimentPeriod(first: draft.first, last: last) : nil
    }
}

/// Some days, and as many right before them to compare with.
public struct ExperimentPeriod: Sendable, Equatable {
    public let first: CalendarDate
    public let last: CalendarDate

    public init(first: CalendarDate, last: CalendarDate) {
        self.first = first
        self.last = last
    }

    public var before: ExperimentPeriod {
        let days = last.daysSince1970 - first.daysSince1970 + 1
        return ExperimentPeriod(first: first.adding(days: -days), last: first.adding(days: -1))
    }
}

/// What is counted by itself, of what is written down already.
public enum ExperimentMeasure: String, Sendable, CaseIterable {
    /// At activities of a house.
    case guests
    /// Who joined an activity from an ask or a worry.
    case joins
    /// At drop-in hours.
    case walkIns = "walk-ins"
    /// Worries about somebody. They stand at no house or neighbourhood.
    case worries
}

/// How often something happened before and during an experiment.
public struct ExperimentCount: Sendable, Equatable {
    public let measure: ExperimentMeasure
    public let before: Int
    public let during: Int

    public init(_ measure: ExperimentMeasure, before: Int, during: Int) {
        self.measure = measure
        self.before = before
        self.during = during
    }

    /// As it may be shown: beside each other stand no totals, so that a number that is left out cannot be worked out.
    ///
    /// - Parameter smallest: the smallest group that is told of.
    public func shown(smallest: Int) -> (before: ShownCount, during: ShownCount) {
        (before < smallest ? .tooFew : .count(before), during < smallest ? .tooFew : .count(during))
    }
}

/// What is written down when an experiment begins.
public struct ExperimentDraft: Sendable, Equatable {
    public var title: String
    public var question: String
    public var attempt: String
    /// Nil for a neighbourhood or the whole municipality.
    public var house: House.ID?
    public var area: AreaCode?
    public var measures: Set<ExperimentMeasure>
    public var first: CalendarDate
    public var last: CalendarDate

    public init(
        title: String, question: String, attempt: String, house: House.ID? = nil, area: AreaCode? = nil, measures: Set<ExperimentMeasure> = [],
        first: CalendarDate, last: CalendarDate
    ) {
        self.title = title
        self.question = question
        self.attempt = attempt
        self.house = house
        self.area = area
        self.measures = measures
        self.first = first
        self.last = last
    }

    public var ties: Ties { house.map { .inside($0) } ?? Ties(area: area) }

    /// All faults at once, in the order of the form. It is small: four weeks to a year.
    public func faults() -> [FieldError] {
        var faults = Words.faults(in: title, field: "title", limit: 80, required: true)
        faults += Words.faults(in: question, field: "question", limit: 300, required: true)
        faults += Words.faults(in: attempt, field: "attempt", limit: 600, required: true)
        if measures.contains(.worries), house != nil || area != nil { faults.append(FieldError("measures", .notAChoice)) }
        if last < first { faults.append(FieldError("last_on", .endsBeforeItStarts)) }
        if last > first.adding(days: 366) { faults.append(FieldError("last_on", .afterDay(first.adding(days: 366)))) }
        return faults
    }
}

/// What happened, for others to read: what failed included.
public struct ExperimentOutcome: Sendable, Equatable {
    public enum Onward: String, Sendable, CaseIterable {
        case goesOn = "goes-on"
        case otherwise, stops
    }

    public let words: String
    public let onward: Onward
    public let closedOn: CalendarDate
    /// Kept as they were then, because what they were counted from is let go of.
    public let counts: [ExperimentCount]

    public init(words: String, onward: Onward, closedOn: CalendarDate, counts: [ExperimentCount]) {
        self.words = words
        self.onward = onward
        self.closedOn = closedOn
        self.counts = counts
    }
}

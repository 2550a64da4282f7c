/// Somebody's place at an activity, arranged for them from what they asked.
public struct Participation: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Participation>

    public let id: ID
    public let activity: ActivitySeries.ID
    public let person: Person.ID
    public let ask: Ask.ID
    /// The worry that it came of; nil when they asked themselves.
    public let worry: Worry.ID?
    /// Of the first time they come, the day on which it was planned.
    public let firstOn: CalendarDate
    /// Waits for a place on the list.
    public var isWaiting: Bool
    public var company: Company
    /// Nil until somebody heard how it went.
    public var outcome: Outcome?

    public init(
        id: ID, activity: ActivitySeries.ID, person: Person.ID, ask: Ask.ID, worry: Worry.ID? = nil, firstOn: CalendarDate, isWaiting: Bool,
        company: Company, outcome: Outcome? = nil
    ) {
        self.id = id
        self.activity = activity
        self.person = person
        self.ask = ask
        self.worry = worry
        self.firstOn = firstOn
        self.isWaiting = isWaiting
        self.company = company
        self.outcome = outcome
    }

    /// Who walks along the first time.
    public enum Company: Hashable, Sendable {
        case alone
        /// Somebody is to be found.
        case sought
        case person(Person.ID)

        public var person: Person.ID? { if case .person(let id) = self { id } else { nil } }
    }

    /// What came of it, two weeks later.
    public enum Outcome: String, Sendable, CaseIterable {
        case comesBack = "comes-back"
        case cameOnce = "came-once"
        case stayedAway = "stayed-away"
    }
}

/// How somebody joins an activity.
public struct JoinDraft: Sendable, Equatable {
    public var activity: ActivitySeries.ID
    /// Of the first time, the day on which it was planned.
    public var firstOn: CalendarDate
    public var company: Participation.Company

    public init(activity: ActivitySeries.ID, firstOn: CalendarDate, company: Participation.Company) {
        self.activity = activity
        self.firstOn = firstOn
        self.company = company
    }
}

/// How somebody about whom there was a worry joins an activity, after it was talked over with them.
public struct WorryJoinDraft: Sendable, Equatable {
    public var person: Person.ID
    /// What they would like themselves, in their own words.
    public var words: String
    public var join: JoinDraft

    public init(person: Person.ID, words: String, join: JoinDraft) {
        self.person = person
        self.words = words
        self.join = join
    }
}

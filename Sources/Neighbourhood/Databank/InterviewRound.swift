public import Foundation

/// A round along the doors: some streets, some weeks, and a day on which everybody who was spoken with hears from us.
public struct InterviewRound: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<InterviewRound>

    public let id: ID
    public var draft: InterviewRoundDraft
    /// Who sees to it that nothing of it lies still; nil when they were erased.
    public let owner: Person.ID?
    public var version: Int

    public init(id: ID, draft: InterviewRoundDraft, owner: Person.ID?, version: Int = 1) {
        self.id = id
        self.draft = draft
        self.owner = owner
        self.version = version
    }

    public var ties: Ties { Ties(minders: Set([owner].compactMap(\.self)), area: draft.area) }
}

/// What is typed when a round is planned or corrected.
public struct InterviewRoundDraft: Sendable, Equatable {
    public var name: String
    /// "Lindestraat en de flat aan het plein".
    public var streets: String?
    /// The buurt or wijk; nil for a round through the whole town.
    public var area: AreaCode?
    public var first: CalendarDate
    public var last: CalendarDate
    /// "U hoort voor die dag van ons", unless another day was promised to somebody.
    public var promisedOn: CalendarDate

    public init(name: String, streets: String? = nil, area: AreaCode? = nil, first: CalendarDate, last: CalendarDate, promisedOn: CalendarDate) {
        self.name = name
        self.streets = streets
        self.area = area
        self.first = first
        self.last = last
        self.promisedOn = promisedOn
    }

    public func faults() -> [FieldError] {
        var faults = Words.faults(in: name, field: "name", limit: 120, required: true) + Words.faults(in: streets, field: "streets", limit: 500)
        if last < first { faults.append(FieldError("last_on", .endsBeforeItStarts)) }
        if promisedOn <= first { faults.append(FieldError("promised_on", .endsBeforeItStarts)) }
        return faults
    }
}

/// What came of the conversations in one buurt.
public struct InterviewTally: Sendable, Equatable {
    /// Nil where nobody knows the buurt.
    public let area: AreaCode?
    /// People who were talked with.
    public var talks: Int
    /// Of whom so many told of something they would do.
    public var gifts: Int
    /// Of whom so many told of something they would like.
    public var wishes: Int
    /// Of whom so many got to know somebody through us since.
    public var joined: Int

    public init(area: AreaCode?, talks: Int, gifts: Int, wishes: Int, joined: Int) {
        self.area = area
        self.talks = talks
        self.gifts = gifts
        self.wishes = wishes
        self.joined = joined
    }

    /// A table of buurten as it may be shown: in each column a number below the smallest group is hidden, and what would give it away.
    public static func shown(_ tallies: [InterviewTally], smallest: Int) -> [[ShownCount]] {
        let columns = [\InterviewTally.talks, \.gifts, \.wishes, \.joined].map { column in
            Concealment.shown(tallies.map { $0[keyPath: column] }, smallest: smallest)
        }
        let lines = tallies.indices.map { line in columns.map { $0.cells[line] } }
        return lines + [columns.map(\.total)]
    }
}

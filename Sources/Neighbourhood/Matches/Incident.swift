public import Foundation

/// Something that went wrong between two people of a match, as whoever was there or heard of it wrote it down. It has an owner and a next day until it is
/// dealt with; the other side does not read it.
public struct Incident: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Incident>

    public let id: ID
    public let match: Match.ID
    public let draft: IncidentDraft
    /// Who wrote it down: one of the two, or a worker.
    public let reportedBy: Person.ID?
    /// On whose side; nil when a worker saw or heard of it.
    public let side: Side?
    public let reportedAt: Date
    /// Nil when it is dealt with.
    public var care: Care?
    /// What came of it.
    public var outcome: String?
    public var closedAt: Date?
    public var version: Int

    public init(
        id: ID, match: Match.ID, draft: IncidentDraft, reportedBy: Person.ID?, side: Side?, reportedAt: Date, care: Care?, outcome: String? = nil,
        closedAt: Date? = nil, version: Int = 1
    ) {
        self.id = id
        self.match = match
        self.draft = draft
        self.reportedBy = reportedBy
        self.side = side
        self.reportedAt = reportedAt
        self.care = care
        self.outcome = outcome
        self.closedAt = closedAt
        self.version = version
    }

    /// For the policy. It is for who guides the two and for who minds it; neither of the two gets at it by standing in the match.
    ///
    /// - Parameters:
    ///   - guide: who minds the match.
    ///   - area: where the ask is.
    public func ties(guide: Person.ID?, area: AreaCode?) -> Ties {
        Ties(minders: Set([guide, care?.owner].compactMap(\.self)), area: area, match: match)
    }
}

/// What is written down of an incident: short, because somebody is waiting.
public struct IncidentDraft: Sendable, Equatable {
    /// What happened.
    public var words: String
    public var happenedOn: CalendarDate
    public var hurt: Hurt
    /// Who was told of it already.
    public var told: String?
    /// What is needed now.
    public var needed: String?
    /// The match rests from this moment.
    public var pauses: Bool

    public init(
        words: String, happenedOn: CalendarDate, hurt: Hurt = .unknown, told: String? = nil, needed: String? = nil, pauses: Bool = false
    ) {
        self.words = words
        self.happenedOn = happenedOn
        self.hurt = hurt
        self.told = told
        self.needed = needed
        self.pauses = pauses
    }

    /// Whether somebody was hurt.
    public enum Hurt: String, Sendable, CaseIterable {
        case nobody
        case somebody
        case unknown
    }

    /// All faults at once, in the order of the form.
    public func faults(today: CalendarDate) -> [FieldError] {
        Words.faults(in: words, field: "words", limit: Self.longest, required: true)
            + (happenedOn > today ? [FieldError("happened_on", .afterToday)] : [])
            + Words.faults(in: told, field: "told", limit: 300) + Words.faults(in: needed, field: "needed", limit: 300)
    }

    /// In Unicode scalars.
    public static let longest = 2000
    /// For how long a match rests after an incident, in days, until somebody decides otherwise.
    public static let rest = 14
}

extension Incident {
    public static func faults(ofOutcome outcome: String) -> [FieldError] {
        Words.faults(in: outcome, field: "outcome", limit: IncidentDraft.longest, required: true)
    }
}

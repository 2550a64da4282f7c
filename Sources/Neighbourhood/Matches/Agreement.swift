public import Foundation

/// The one page that two people agree to: what they do together, within which frame. A changed one is a new version, to which both agree again; earlier ones
/// are kept as they were.
public struct Agreement: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Agreement>

    public let id: ID
    /// The match, by the id of the proposal from which it came.
    public let match: Proposal.ID
    /// Counts up from 1 within a match.
    public let version: Int
    /// The role, in the version it was made under: what it may and may not do comes from there.
    public let role: HelpRole.Key
    public let roleVersion: Int
    public let draft: AgreementDraft
    public let drawnUpAt: Date
    /// The yes of each side; nil as long as it was not given.
    public var assents: [Side: Assent]

    public init(
        id: ID, match: Proposal.ID, version: Int, role: HelpRole.Key, roleVersion: Int, draft: AgreementDraft, drawnUpAt: Date,
        assents: [Side: Assent] = [:]
    ) {
        self.id = id
        self.match = match
        self.version = version
        self.role = role
        self.roleVersion = roleVersion
        self.draft = draft
        self.drawnUpAt = drawnUpAt
        self.assents = assents
    }

    public var isAgreed: Bool { Side.allCases.allSatisfy { assents[$0] != nil } }

    /// Whether both agreed and its last day has not passed.
    public func holds(on day: CalendarDate) -> Bool { isAgreed && day <= draft.lastDay }
}

/// What is typed on an agreement.
public struct AgreementDraft: Sendable, Equatable {
    /// What they want to reach together, in their own words.
    public var goal: String
    /// What they do, where, and what not: beside what the role says.
    public var frame: String?
    /// "elke dinsdag van twee tot vier"
    public var rhythm: String
    /// Whom to call when it does not go well.
    public var call: String
    public var allowance: String?
    public var houseRules: String?
    /// The last day on which it holds.
    public var lastDay: CalendarDate

    public init(
        goal: String, frame: String? = nil, rhythm: String, call: String, allowance: String? = nil, houseRules: String? = nil, lastDay: CalendarDate
    ) {
        self.goal = goal
        self.frame = frame
        self.rhythm = rhythm
        self.call = call
        self.allowance = allowance
        self.houseRules = houseRules
        self.lastDay = lastDay
    }

    /// All faults at once, in the order of the form. The limits keep it on one sheet.
    ///
    /// - Parameter last: the last day that the term of the role allows.
    public func faults(today: CalendarDate, last: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: goal, field: "goal", limit: 200, required: true) + Words.faults(in: frame, field: "frame", limit: 250)
        faults += Words.faults(in: rhythm, field: "rhythm", limit: 120, required: true)
        faults += Words.faults(in: call, field: "call", limit: 120, required: true) + Words.faults(in: allowance, field: "allowance", limit: 120)
        faults += Words.faults(in: houseRules, field: "house_rules", limit: 250)
        if lastDay <= today { faults.append(FieldError("last_day", .beforeTomorrow)) }
        if lastDay > last { faults.append(FieldError("last_day", .afterDay(last))) }
        return faults
    }
}

/// That one side agreed: how, and who wrote it down.
public struct Assent: Sendable, Equatable {
    /// On their own page, told to a worker, or with a signature that a worker saw.
    public let manner: ConsentManner
    /// The day on which they said it or signed.
    public let day: CalendarDate
    /// Who said it: of somebody young a parent as well.
    public let givers: Set<ConsentGiver>
    public let recordedBy: Person.ID?

    public init(manner: ConsentManner, day: CalendarDate, givers: Set<ConsentGiver> = [.oneself], recordedBy: Person.ID?) {
        self.manner = manner
        self.day = day
        self.givers = givers
        self.recordedBy = recordedBy
    }
}

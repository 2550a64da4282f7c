public import Foundation

/// What somebody may ask about what is written about them: articles 15 to 21 AVG.
public enum PersonalRight: String, Sendable, CaseIterable, Codable {
    /// Article 15: see what there is, and who looked.
    case see
    /// Article 16.
    case correct
    /// Articles 15(3) and 20: everything in a file, to take along.
    case copy
    /// Article 18: keep it and do not use it.
    case restrict
    /// Article 21: do not use it for the work any more.
    case object
    /// Article 17.
    case erase
}

/// How a worker made sure that whoever asks is the person it is about (article 12(6) AVG). No document is copied.
public enum IdentityCheck: String, Sendable, CaseIterable, Codable {
    /// They asked it themselves while signed in.
    case signedIn = "signed-in"
    /// The worker knows them by face.
    case known
    /// The worker saw a document and kept nothing of it.
    case document
    /// The worker rang the number that was known already.
    case calledBack = "called-back"
}

public enum RequestState: String, Sendable, CaseIterable, Codable {
    case open, answered, refused, withdrawn
}

/// A request about what is written about somebody: it has an owner, a next date and a last day.
public struct RightsRequest: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<RightsRequest>

    public let id: ID
    public var draft: RightsDraft
    public var identity: IdentityCheck?
    /// The worker who made sure; nil when they were signed in on their own.
    public var identityBy: Person.ID?
    public var care: Care?
    public var extended: Extension?
    public var state: RequestState
    /// What was answered, in words for the person.
    public var outcome: String?
    public var closedAt: Date?
    public var version: Int
    public let receivedAt: Date

    /// Two months more, told to the person within the first month with the reason (article 12(3) AVG).
    public struct Extension: Sendable, Equatable {
        public let reason: String
        public let toldOn: CalendarDate

        public init(reason: String, toldOn: CalendarDate) {
            self.reason = reason
            self.toldOn = toldOn
        }
    }

    public init(
        id: ID, draft: RightsDraft, identity: IdentityCheck? = nil, identityBy: Person.ID? = nil, care: Care? = nil, extended: Extension? = nil,
        state: RequestState = .open,
        outcome: String? = nil, closedAt: Date? = nil, version: Int = 1, receivedAt: Date
    ) {
        self.id = id
        self.draft = draft
        self.identity = identity
        self.identityBy = identityBy
        self.care = care
        self.extended = extended
        self.state = state
        self.outcome = outcome
        self.closedAt = closedAt
        self.version = version
        self.receivedAt = receivedAt
    }

    /// The last day on which the answer is in time.
    public var dueOn: CalendarDate { Self.due(received: CalendarDate(receivedAt), isExtended: extended != nil) }

    /// A month, or three, from the day it came in; the day itself does not count, and a last day on which nobody works gives way to the next that
    /// somebody does (article 12(3) AVG; Regulation 1182/71, article 3).
    public static func due(received: CalendarDate, isExtended: Bool) -> CalendarDate {
        received.adding(months: isExtended ? 3 : 1).orFirstWorkingDayAfter
    }

    /// The last day on which the person can be told that it takes longer.
    public var lastDayToExtend: CalendarDate { Self.due(received: CalendarDate(receivedAt), isExtended: false) }
}

/// What is written down when somebody asks.
public struct RightsDraft: Sendable, Equatable {
    public var right: PersonalRight
    /// As they said it; who it is here is for a worker to find out.
    public var name: String
    /// How to reach them for this request.
    public var contact: String?
    public var words: String?
    /// Whom it is about, once that is known.
    public var person: Person.ID?
    public var source: Source

    public init(
        right: PersonalRight, name: String, contact: String? = nil, words: String? = nil, person: Person.ID? = nil, source: Source = .public
    ) {
        self.right = right
        self.name = name
        self.contact = contact
        self.words = words
        self.person = person
        self.source = source
    }

    /// All faults at once, in the order of the form. Whoever is not known yet has to be reached somehow.
    public func faults() -> [FieldError] {
        let reachable = Words.faults(in: contact, field: "contact", limit: 200, required: person == nil)
        return Words.faults(in: name, field: "name", limit: 120, required: true) + reachable + Words.faults(in: words, field: "words", limit: 2000)
    }
}

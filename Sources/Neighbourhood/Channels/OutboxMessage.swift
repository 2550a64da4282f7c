public import Foundation

/// A message that a deed called for, kept until it is with whom it is for. Holds what it is about, not the telling: the words are made when it leaves,
/// of what is true then.
public struct OutboxMessage: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<OutboxMessage>

    public let id: ID
    public let kind: MessageKind
    public let recipient: Recipient
    /// What it is about, such as a proposal; nil when its own words say all.
    public let thing: Thing?
    /// Words that stand nowhere else, as a code; gone when the message has left.
    public let words: String?
    /// How often it was tried.
    public let attempts: Int
    /// After this moment it is worth nothing.
    public let endsAt: Date?

    public init(
        id: ID, kind: MessageKind, recipient: Recipient, thing: Thing? = nil, words: String? = nil, attempts: Int = 0, endsAt: Date? = nil
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.thing = thing
        self.words = words
        self.attempts = attempts
        self.endsAt = endsAt
    }

    /// Whom it is for.
    public enum Recipient: Sendable, Hashable {
        case person(Person.ID)
        /// Whoever reads at an address that somebody typed; it stands in the words.
        case address
    }
}

/// What a message is for.
public enum MessageKind: String, Sendable, CaseIterable, Codable {
    /// A code to sign in with. Somebody stands waiting for it.
    case code
    /// That the way in which somebody signs in was changed, at the address that was theirs before.
    case doorWord = "door-word"
    /// Whether somebody who offers wants to get to know who asks.
    case helpWanted = "help-wanted"
    /// Whether somebody who asks wants to get to know who offers. They wait for it.
    case helperFound = "helper-found"
    /// Whether it goes well together.
    case howItGoes = "how-it-goes"
    /// Whether what somebody offers still holds.
    case stillRight = "still-right"
    /// That a practice can read how it goes with somebody whom it referred.
    case referralAnswer = "referral-answer"

    /// Leaves at any hour, before all others.
    public var isUrgent: Bool { self == .code || self == .doorWord }

    /// Several of them to one person go as one, and one day brings one at most.
    public var goesTogether: Bool { self == .helpWanted || self == .howItGoes }

    /// Somebody may say that they want no more of these; never of what they wait for themselves.
    public var mayBeRefused: Bool { self == .helpWanted || hasOwnCallList }

    /// Whoever cannot be written to stands on a list of its own to be rung, so that nobody is rung twice for one question.
    public var hasOwnCallList: Bool { self == .howItGoes || self == .stillRight }
}

/// Where a message stands.
public enum MessageState: String, Sendable, CaseIterable, Codable {
    /// Until its moment comes.
    case waiting
    /// Handed over right now. When the program ends here, nobody knows whether it left.
    case leaving
    case sent
    /// A letter, to be printed and posted.
    case toPrint = "to-print"
    /// For a worker, to be said on the telephone.
    case toCall = "to-call"
    /// It did not get there; somebody minds it.
    case unreached
    /// Not needed any more.
    case dropped
}

/// By what a message reaches somebody.
public enum Channel: String, Sendable, CaseIterable, Codable {
    case mail, sms, letter, call
}

/// When a message that was not taken is tried again.
public enum Retry {
    private static let waits: [TimeInterval] = [60, 300, 1800, 7200, 28_800, 28_800, 28_800, 28_800]

    /// In so many seconds after the given number of attempts: a minute, five minutes, half an hour, two hours, eight hours. Nil after a day and a half,
    /// when ringing somebody is better.
    public static func wait(after attempts: Int) -> TimeInterval? {
        waits.indices.contains(attempts - 1) ? waits[attempts - 1] : nil
    }
}

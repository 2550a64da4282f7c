public import Foundation

/// A question that somebody answers from a message, without signing in: a link with a secret that works once.
public struct ReplyLink: Sendable, Equatable {
    public let purpose: ReplyPurpose
    /// What the question is about.
    public let thing: Thing
    /// On which side of it they stand, where it has two.
    public let side: Side?
    /// Who was asked, and answers.
    public let person: Person.ID
    /// The message in which it stands.
    public let message: OutboxMessage.ID
    public let endsAt: Date
    /// What was chosen, and when; nil while it is open.
    public var answer: Choice?

    public init(
        purpose: ReplyPurpose, thing: Thing, side: Side?, person: Person.ID, message: OutboxMessage.ID, endsAt: Date, answer: Choice? = nil
    ) {
        self.purpose = purpose
        self.thing = thing
        self.side = side
        self.person = person
        self.message = message
        self.endsAt = endsAt
        self.answer = answer
    }

    public struct Choice: Sendable, Equatable {
        public let choice: String
        public let at: Date

        public init(choice: String, at: Date) {
            self.choice = choice
            self.at = at
        }
    }

    /// Somebody can still answer by it.
    public func isOpen(at moment: Date) -> Bool { answer == nil && endsAt > moment }
}

/// What a reply does. Each purpose has its choices here, its deed in `Connection.act(on:)`, and its words in the texts of messages.
public enum ReplyPurpose: String, Sendable, CaseIterable, Codable {
    /// Whether somebody wants to get to know the other of a proposal.
    case proposal
    /// How it goes together.
    case talk
    /// Whether what somebody offers still holds: of each offer by itself, until all are answered.
    case freshness
    /// That somebody wants no more messages of this kind.
    case refusal

    /// What may be answered, as it is kept.
    public var choices: [String] {
        switch self {
        case .proposal: Reply.allCases.map(\.rawValue)
        case .talk: TalkAnswer.allCases.map(\.rawValue)
        case .freshness: FreshnessAnswer.allCases.map(\.rawValue)
        case .refusal: ["stop"]
        }
    }
}

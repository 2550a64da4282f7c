public import Foundation

/// The first part of the way to a match: proposed, answered by each side, introduced. Until both said yes nobody sees where the other lives.
public struct Proposal: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Proposal>

    public let id: ID
    public let ask: Ask.ID
    public let offer: Offer.ID
    public let proposedAt: Date
    public let proposedBy: Person.ID?
    /// The last answer of each side; earlier ones stay in the history.
    public var askSide: Answer?
    public var offerSide: Answer?
    public var introducedAt: Date?
    public var withdrawnAt: Date?
    /// What came of the introduction is over.
    public var endedAt: Date?
    public var care: Care

    public init(
        id: ID, ask: Ask.ID, offer: Offer.ID, proposedAt: Date, proposedBy: Person.ID?, askSide: Answer? = nil, offerSide: Answer? = nil,
        introducedAt: Date? = nil, withdrawnAt: Date? = nil, endedAt: Date? = nil, care: Care
    ) {
        self.id = id
        self.ask = ask
        self.offer = offer
        self.proposedAt = proposedAt
        self.proposedBy = proposedBy
        self.askSide = askSide
        self.offerSide = offerSide
        self.introducedAt = introducedAt
        self.withdrawnAt = withdrawnAt
        self.endedAt = endedAt
        self.care = care
    }

    public var step: ProposalStep {
        if withdrawnAt != nil { return .withdrawn }
        if endedAt != nil { return .ended }
        if introducedAt != nil { return .introduced }
        if askSide?.reply == .no || offerSide?.reply == .no { return .declined }
        return askSide?.reply == .yes && offerSide?.reply == .yes ? .agreed : .asked
    }
}

public enum ProposalStep: String, Sendable, CaseIterable {
    /// One side or both have yet to answer, or said "later".
    case asked
    /// Both said yes; the introduction is next.
    case agreed
    /// It became a match, whose own step says more.
    case introduced
    /// The match is over.
    case ended
    case declined, withdrawn

    public var isOpen: Bool { self == .asked || self == .agreed }
}

public enum Side: String, Sendable, CaseIterable, Codable {
    case ask, offer

    public var other: Side { self == .ask ? .offer : .ask }
}

public enum Reply: String, Sendable, CaseIterable, Codable {
    case yes, no, later
}

/// What one side said. A reason is never needed; when given it improves the next proposal.
public struct Answer: Sendable, Equatable {
    public let reply: Reply
    public let reason: String?
    public let answeredAt: Date

    public init(reply: Reply, reason: String?, answeredAt: Date) {
        self.reply = reply
        self.reason = reason
        self.answeredAt = answeredAt
    }
}

public import Foundation
public import Neighbourhood

/// A session as the databank keeps it. Only hashes of its tokens are in it.
public struct SessionRecord: Sendable {
    public enum Stage: String, Sendable, SQLColumn {
        /// In use.
        case open
        /// Its worker looks along with somebody; it opens again when that ends.
        case aside
        /// The first step of signing in was taken, the second was not.
        case secondStep = "second-step"
    }

    public let id: Session.ID
    public let person: Person.ID
    public let name: String
    public let stage: Stage
    public let tokenHash: String
    public let turnedAt: Date
    /// A token that was handed out and not yet used.
    public let nextHash: String?
    public let offeredAt: Date?
    public let formerHash: String?
    public let formerUntil: Date?
    public let device: Device
    public let startedAt: Date
    public let seenAt: Date
    public let idle: TimeInterval
    public let endsAt: Date
    public let companion: Person.ID?
    public let companionName: String?
    public let returnsTo: Session.ID?
    /// When its holder last showed that it is them; nil when another vouched for that.
    public let provenAt: Date?

    /// Whether this token holds the session at this moment: its own, the one handed out last, or for a moment the one before it.
    public func admits(_ hash: String, at now: Date) -> Bool {
        guard now < endsAt, now < seenAt.addingTimeInterval(idle) else { return false }
        return isHeld(by: hash, at: now)
    }

    /// Whether this token is the session's, ended or not.
    public func isHeld(by hash: String, at now: Date) -> Bool {
        let isFormer = formerUntil.map { now < $0 } ?? false
        return [tokenHash, nextHash, isFormer ? formerHash : nil].compactMap(\.self).contains { isSameSecret($0, hash) }
    }
}

/// What is written down when a session begins.
public struct NewSession: Sendable {
    public let id: Session.ID
    public let person: Person.ID
    public let tokenHash: String
    public let device: Device
    public let terms: SessionTerms
    public let stage: SessionRecord.Stage
    /// The worker who looks along, and the session that opens again afterwards.
    public let companion: Person.ID?
    public let returnsTo: Session.ID?
    public let provenAt: Date?

    public init(
        id: Session.ID, person: Person.ID, tokenHash: String, device: Device, terms: SessionTerms, stage: SessionRecord.Stage = .open,
        companion: Person.ID? = nil, returnsTo: Session.ID? = nil, provenAt: Date? = nil
    ) {
        self.id = id
        self.person = person
        self.tokenHash = tokenHash
        self.device = device
        self.terms = terms
        self.stage = stage
        self.companion = companion
        self.returnsTo = returnsTo
        self.provenAt = provenAt
    }
}

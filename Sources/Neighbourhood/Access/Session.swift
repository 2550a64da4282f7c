public import Foundation

/// One device on which somebody is signed in, as they see it themselves under "Waar ben ik aangemeld".
public struct Session: Sendable, Equatable {
    public typealias ID = Identifier<Session>

    public let id: ID
    public let device: Device
    public let startedAt: Date
    public let seenAt: Date
    /// The worker who looks along; nil in a session of one's own.
    public let companion: String?

    public init(id: ID, device: Device, startedAt: Date, seenAt: Date, companion: String?) {
        self.id = id
        self.device = device
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.companion = companion
    }
}

/// Something at somebody's door that they may not have done themselves: they are told of it where they see their devices (ASVS 5.0, 6.3.5, 6.3.7).
public struct DoorNotice: Sendable, Equatable {
    public let deed: Deed
    public let at: Date

    public init(deed: Deed, at: Date) {
        self.deed = deed
        self.at = at
    }
}

/// The worker beside a resident, in a session that was opened for them to look together ("met jou erbij").
public struct Companion: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    /// When the session ends by itself.
    public let until: Date

    public init(person: Person.ID, name: String, until: Date) {
        self.person = person
        self.name = name
        self.until = until
    }
}

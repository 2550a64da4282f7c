public import Foundation

/// A thing that may not be erased for as long as this stands: a complaint, a court, an inspection. Somebody said why, and somebody lifts it.
public struct Hold: Sendable, Equatable {
    public let id: Identifier<Hold>
    public let thing: Thing
    public let reason: String
    public let placedBy: Person.ID?
    public let placedAt: Date

    public init(id: Identifier<Hold>, thing: Thing, reason: String, placedBy: Person.ID?, placedAt: Date) {
        self.id = id
        self.thing = thing
        self.reason = reason
        self.placedBy = placedBy
        self.placedAt = placedAt
    }
}

public import Foundation

/// A thing that may not be erased for as long as this stands: a complaint, a court, an inspection. Somebody said why and until when, and somebody lifts it.
public struct Hold: Sendable, Equatable {
    public typealias ID = Identifier<Hold>

    public let id: ID
    public let thing: Thing
    public let reason: String
    /// The last day on which it stands; nil when it stands until somebody lifts it.
    public let until: CalendarDate?
    public let placedBy: Person.ID?
    public let placedAt: Date

    public init(id: ID, thing: Thing, reason: String, until: CalendarDate?, placedBy: Person.ID?, placedAt: Date) {
        self.id = id
        self.thing = thing
        self.reason = reason
        self.until = until
        self.placedBy = placedBy
        self.placedAt = placedAt
    }

    /// At most so many years at once: what takes longer is looked at again by somebody.
    public static let longestYears = 2

    /// All that is wrong with why and until when, at once.
    public static func faults(reason: String, until: CalendarDate?, today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: reason, field: "reason", limit: 500, required: true)
        guard let until else { return faults }
        let last = today.adding(months: 12 * longestYears)
        if until <= today {
            faults.append(FieldError("until", .beforeTomorrow))
        } else if until > last {
            faults.append(FieldError("until", .afterDay(last)))
        }
        return faults
    }
}

public import Foundation

/// That somebody of the team is there at a drop-in hour: every time, or on one day.
public struct DropInDuty: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<DropInDuty>

    public let id: ID
    public let booking: Booking.ID
    public let person: Person.ID
    /// The planned day it is about; nil for every time.
    public let on: CalendarDate?
    /// False when they cannot be there on that day.
    public let isThere: Bool

    public init(id: ID, booking: Booking.ID, person: Person.ID, on: CalendarDate?, isThere: Bool) {
        self.id = id
        self.booking = booking
        self.person = person
        self.on = on
        self.isThere = isThere
    }
}

/// Who is at one drop-in hour, of all its duties.
public struct DropInRoster: Sendable, Equatable {
    /// How many there should be.
    public let places: Int
    public let duties: [DropInDuty]

    public init(places: Int, duties: [DropInDuty]) {
        self.places = places
        self.duties = duties
    }

    public static let placesRange = 1...12

    /// Who would be there on a planned day, each once, in the order in which they were written down. Who is away is not left out: that is up to who knows of
    /// cover.
    public func people(on day: CalendarDate) -> [Person.ID] {
        let away = Set(duties.filter { $0.on == day && !$0.isThere }.map(\.person))
        return duties.filter { $0.isThere && ($0.on ?? day) == day && !away.contains($0.person) }.map(\.person).reduce(into: []) { people, person in
            if !people.contains(person) { people.append(person) }
        }
    }
}

/// Somebody who came to a drop-in hour. Not who: a number of the day, what it was about, and how it ended.
public struct WalkIn: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<WalkIn>

    public let id: ID
    public let booking: Booking.ID
    public let plannedOn: CalendarDate
    /// The how manieth of the day, from 1: what is called out.
    public let number: Int
    /// A domain of the vocabulary; nil when it was something else.
    public let theme: String?
    public let arrivedAt: Date
    /// Nil while they wait.
    public let outcome: WalkInOutcome?

    public init(
        id: ID, booking: Booking.ID, plannedOn: CalendarDate, number: Int, theme: String?, arrivedAt: Date, outcome: WalkInOutcome?
    ) {
        self.id = id
        self.booking = booking
        self.plannedOn = plannedOn
        self.number = number
        self.theme = theme
        self.arrivedAt = arrivedAt
        self.outcome = outcome
    }

    /// More in one hour is a mistake, or somebody who keeps pressing.
    public static let mostEachTime = 200
}

/// How it ended for who walked in.
public enum WalkInOutcome: String, Sendable, CaseIterable {
    /// Could go on with it themselves.
    case helped
    /// It became an ask.
    case asked
    /// Went on to somebody else who knows about it.
    case referred
    /// Left before it was their turn.
    case left
}

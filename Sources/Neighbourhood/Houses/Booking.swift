public import Foundation

/// A room taken once or in a rhythm, by somebody, for something.
public struct Booking: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Booking>

    public let id: ID
    public let room: Room.ID
    public let kind: BookingKind
    /// What it is for, as it stands on the door.
    public let what: String
    /// Who opens, who closes, and where the key is.
    public let keys: String?
    public let people: Int?
    /// Nil for a single time.
    public let recurrence: Recurrence?
    public let bookedBy: Person.ID?
    /// The activity that the room is taken for, which says when; nil for what is booked by itself.
    public let activity: ActivitySeries.ID?

    public init(
        id: ID, room: Room.ID, kind: BookingKind, what: String, keys: String?, people: Int?, recurrence: Recurrence?, bookedBy: Person.ID?,
        activity: ActivitySeries.ID? = nil
    ) {
        self.id = id
        self.room = room
        self.kind = kind
        self.what = what
        self.keys = keys
        self.people = people
        self.recurrence = recurrence
        self.bookedBy = bookedBy
        self.activity = activity
    }

    /// - Parameter house: of its room.
    public func ties(in house: House.ID) -> Ties { .inside(house, minders: Set([bookedBy].compactMap(\.self))) }
}

/// What sort of thing a room is taken for.
public enum BookingKind: String, Sendable, CaseIterable {
    /// The team is there for who walks in. Everybody may know when.
    case dropIn = "drop-in"
    /// The team or the house among themselves.
    case meeting
    case activity
    case other
}

/// One time of a booking. It keeps the day on which it was planned at first, also when it was moved (RECURRENCE-ID in RFC 5545).
public struct BookedTime: Sendable, Equatable {
    public let booking: Booking.ID
    public let plannedOn: CalendarDate
    public let starts: Date
    public let ends: Date

    public init(booking: Booking.ID, plannedOn: CalendarDate, starts: Date, ends: Date) {
        self.booking = booking
        self.plannedOn = plannedOn
        self.starts = starts
        self.ends = ends
    }

    public var day: CalendarDate { CalendarDate(starts) }
}

public struct BookingDraft: Sendable, Equatable {
    public var room: Room.ID
    public var kind: BookingKind
    public var what: String
    public var keys: String?
    public var people: Int?
    public var day: CalendarDate
    public var from: ClockTime
    public var until: ClockTime
    public var recurrence: Recurrence?
    /// The last day on which it may return.
    public var lastDay: CalendarDate?
    /// Leave out the days on which the room is taken.
    public var skipsTaken: Bool

    public init(
        room: Room.ID, kind: BookingKind = .other, what: String, keys: String? = nil, people: Int? = nil, day: CalendarDate, from: ClockTime,
        until: ClockTime, recurrence: Recurrence? = nil, lastDay: CalendarDate? = nil, skipsTaken: Bool = false
    ) {
        self.room = room
        self.kind = kind
        self.what = what
        self.keys = keys
        self.people = people
        self.day = day
        self.from = from
        self.until = until
        self.recurrence = recurrence
        self.lastDay = lastDay
        self.skipsTaken = skipsTaken
    }

    /// Days ahead that a room can be booked: a year and a month, so that next season fits.
    public static let horizon = 396

    /// - Parameter seats: of the room.
    public func faults(seats: Int?, today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: what, field: "what", limit: 120, required: true) + Words.faults(in: keys, field: "keys", limit: 400)
        let horizon = today.adding(days: Self.horizon)
        if day < today { faults.append(FieldError("day", .beforeToday)) }
        if day > horizon { faults.append(FieldError("day", .afterDay(horizon))) }
        if until <= from { faults.append(FieldError("until", .endsBeforeItStarts)) }
        if let people, !(1...(seats ?? 2000)).contains(people) { faults.append(FieldError("people", .outsideRange(1, seats ?? 2000))) }
        if recurrence != nil { faults += faultsOfLastDay(horizon) }
        return faults
    }

    private func faultsOfLastDay(_ horizon: CalendarDate) -> [FieldError] {
        guard let lastDay else { return [FieldError("last_day", .missing)] }
        if lastDay < day { return [FieldError("last_day", .endsBeforeItStarts)] }
        return lastDay > horizon ? [FieldError("last_day", .afterDay(horizon))] : []
    }
}

/// From when to when a room is taken, with the time to set up and to clear.
public struct TakenTime: Sendable, Equatable {
    public let from: Date
    public let until: Date

    public init(from: Date, until: Date) {
        self.from = from
        self.until = until
    }

    public init(_ facts: RoomFacts, starts: Date, ends: Date) {
        self.init(from: starts.addingTimeInterval(-60 * Double(facts.setUp)), until: ends.addingTimeInterval(60 * Double(facts.clearUp)))
    }

    public func overlaps(_ other: TakenTime) -> Bool { from < other.until && other.from < until }
}

public import Foundation
public import Neighbourhood

/// A time in a room as the week shows it.
public struct BookedLine: Sendable, Equatable {
    public let time: BookedTime
    public let booking: Booking
    public let roomName: String
}

/// A booking with where it is and who made it.
public struct KnownBooking: Sendable, Equatable {
    public let booking: Booking
    public let house: House.ID
    public let roomName: String
    /// Nil after that person was erased.
    public let bookedByName: String?

    public var ties: Ties { booking.ties(in: house) }
}

/// When the team is there for who walks in, for everybody to know.
public struct DropInTime: Sendable, Equatable {
    public let starts: Date
    public let ends: Date
    public let roomName: String
}

extension BookingKind: SQLColumn {}

extension Connection {
    /// - Parameter times: each with from when to when the room is taken for it.
    public func insert(_ booking: Booking, _ times: [(time: BookedTime, taken: TakenTime)], in municipality: MunicipalityCode) throws {
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .booking(booking.id), at: column, of: booking.id.text, in: municipality)
        }
        try execute(
            """
            INSERT INTO booking (municipality, id, room, kind, what, keys, people, rule, booked_by, booked_at, last_at, activity)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                municipality, booking.id, booking.room, booking.kind, seal(booking.what, .bookingWhat), seal(booking.keys, .bookingKeys),
                booking.people,
                booking.recurrence, booking.bookedBy, now, times.map(\.time.ends).max() ?? now, booking.activity,
            ])
        try insert(times, room: booking.room, in: municipality)
    }

    /// More times for a booking that is there.
    public func insert(_ times: [(time: BookedTime, taken: TakenTime)], room: Room.ID, in municipality: MunicipalityCode) throws {
        for (time, taken) in times {
            try execute(
                """
                INSERT INTO booked_time (municipality, booking, planned_on, room, starts_at, ends_at, taken_from, taken_until)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """, [municipality, time.booking, time.plannedOn, room, time.starts, time.ends, taken.from, taken.until])
            try execute(
                "UPDATE booking SET last_at = $1 WHERE municipality = $2 AND id = $3 AND last_at < $1", [time.ends, municipality, time.booking])
        }
    }

    /// When a room is taken within some time, first to last.
    ///
    /// - Parameter exception: a time that does not count, because it is about to move.
    public func taken(
        _ room: Room.ID, within span: TakenTime, but exception: BookedTime? = nil, in municipality: MunicipalityCode
    ) throws -> [TakenTime] {
        try rows(
            """
            SELECT taken_from, taken_until FROM booked_time WHERE municipality = $1 AND room = $2 AND taken_until > $3 AND taken_from < $4
                AND cancelled_at IS NULL AND NOT (booking = $5 AND planned_on = $6) ORDER BY taken_from
            """, [municipality, room, span.from, span.until, exception?.booking.text ?? "", exception?.plannedOn.daysSince1970 ?? 0]
        ) { row in TakenTime(from: row.next(), until: row.next()) }
    }

    /// One booking, for who may see the rooms of its house. Throws `Problem.notFound`, `Problem.notAllowed`.
    public func booking(_ id: Booking.ID, for viewer: Viewer) throws -> KnownBooking {
        let found = try first(
            "SELECT " + Booking.columns + """
                , room.house, room.name, person.name FROM booking
                JOIN room ON room.municipality = booking.municipality AND room.id = booking.room
                LEFT JOIN person ON person.municipality = booking.municipality AND person.id = booking.booked_by
                WHERE booking.municipality = $1 AND booking.id = $2
                """, [viewer.municipality, id]
        ) { row in KnownBooking(booking: Booking(row: &row), house: row.next(), roomName: row.next(), bookedByName: row.next()) }
        guard let found else { throw Problem.notFound(.booking) }
        try Access.allow(viewer, .seeRooms, found.ties)
        return found
    }

    /// The times of a booking that still hold, first to last. Who may see them is asked of the booking.
    public func times(of booking: Booking.ID, in municipality: MunicipalityCode) throws -> [BookedTime] {
        try rows(
            "SELECT " + BookedTime.columns
                + " FROM booked_time WHERE booked_time.municipality = $1 AND booked_time.booking = $2 AND cancelled_at IS NULL ORDER BY starts_at",
            [municipality, booking], decode: BookedTime.init(row:))
    }

    /// Leaves what has been.
    ///
    /// - Returns: how many times fell free.
    public func cancel(_ booking: Booking.ID, from first: CalendarDate, through last: CalendarDate, in municipality: MunicipalityCode) throws -> Int {
        try execute(
            """
            UPDATE booked_time SET cancelled_at = $1 WHERE municipality = $2 AND booking = $3 AND planned_on >= $4 AND planned_on <= $5
                AND ends_at > $1 AND cancelled_at IS NULL
            """, [now, municipality, booking, first, last])
    }

    public func move(_ time: BookedTime, taken: TakenTime, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE booked_time SET starts_at = $1, ends_at = $2, taken_from = $3, taken_until = $4
            WHERE municipality = $5 AND booking = $6 AND planned_on = $7 AND cancelled_at IS NULL
            """, [time.starts, time.ends, taken.from, taken.until, municipality, time.booking, time.plannedOn])
        try execute(
            "UPDATE booking SET last_at = $1 WHERE municipality = $2 AND id = $3 AND last_at < $1", [time.ends, municipality, time.booking])
    }

    /// What happens in the rooms of a house, first to last.
    ///
    /// - Throws: `Problem.notAllowed` for who does not book there.
    public func bookings(of house: House.ID, from first: CalendarDate, days: Int, for viewer: Viewer) throws -> [BookedLine] {
        try Access.allow(viewer, .seeRooms, .inside(house))
        return try rows(
            "SELECT " + BookedTime.columns + ", " + Booking.columns + """
                , room.name FROM room
                JOIN booked_time ON booked_time.municipality = room.municipality AND booked_time.room = room.id
                JOIN booking ON booking.municipality = booked_time.municipality AND booking.id = booked_time.booking
                WHERE room.municipality = $1 AND room.house = $2 AND booked_time.taken_until > $3 AND booked_time.starts_at >= $3
                    AND booked_time.starts_at < $4 AND booked_time.cancelled_at IS NULL
                ORDER BY booked_time.starts_at, room.name, booking.id
                """, [viewer.municipality, house, first.start, first.adding(days: days).start]
        ) { row in
            BookedLine(time: BookedTime(row: &row), booking: Booking(row: &row), roomName: row.next())
        }
    }

    /// When the team is in a house for who walks in, soonest first. Everybody may know; what stands on the door in words stays inside.
    public func dropIns(of house: House.ID, limit: Int, in municipality: MunicipalityCode) throws -> [DropInTime] {
        try rows(
            """
            SELECT booked_time.starts_at, booked_time.ends_at, room.name FROM room
            JOIN booked_time ON booked_time.municipality = room.municipality AND booked_time.room = room.id
            JOIN booking ON booking.municipality = booked_time.municipality AND booking.id = booked_time.booking
            WHERE room.municipality = $1 AND room.house = $2 AND booked_time.taken_until > $3 AND booked_time.ends_at > $3
                AND booked_time.cancelled_at IS NULL AND booking.kind = $4
            ORDER BY booked_time.starts_at, room.name LIMIT $5
            """, [municipality, house, now, BookingKind.dropIn, limit]
        ) { row in DropInTime(starts: row.next(), ends: row.next(), roomName: row.next()) }
    }
}

extension BookedTime {
    fileprivate static let columns: SQL = "booked_time.booking, booked_time.planned_on, booked_time.starts_at, booked_time.ends_at"

    fileprivate init(row: inout Row) {
        self.init(booking: row.next(), plannedOn: row.next(), starts: row.next(), ends: row.next())
    }
}

extension Booking {
    fileprivate static let columns: SQL = """
        booking.id, booking.room, booking.kind, booking.what, booking.keys, booking.people, booking.rule, booking.booked_by, booking.activity
        """

    fileprivate init(row: inout Row) {
        let id: Booking.ID = row.next()
        self.init(
            id: id, room: row.next(), kind: row.next(), what: row.next(opened: .bookingWhat, of: id.text),
            keys: row.next(opened: .bookingKeys, of: id.text), people: row.next(), recurrence: row.next(), bookedBy: row.next(), activity: row.next())
    }
}

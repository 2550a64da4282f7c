public import Foundation
public import Neighbourhood

/// That somebody's own calendar can be read at a secret address.
public struct CalendarLink: Sendable, Equatable {
    public let person: Person.ID
    public let madeAt: Date
    /// When a telephone or a computer last looked, to the day; of one that nobody read yet when it was made.
    public let lastReadAt: Date
}

/// Something at which somebody is expected that is no activity: a drop-in hour on whose rota they are, or a room that they booked.
public struct OwnAppointment: Sendable, Equatable {
    public let time: BookedTime
    /// Nil for a drop-in hour; the words of who booked it otherwise.
    public let what: String?
    public let house: House.ID
    public let houseName: String
    public let roomName: String
    public let address: Address
    public var isOff: Bool
    /// How often it was changed, so that a calendar knows which of two is newer.
    public let sequence: Int
    public let changedAt: Date
}

/// What stands in somebody's own calendar. No names of others.
public struct OwnCalendar: Sendable, Equatable {
    /// Each with the day from which they take part; nil for who organises it.
    public let activities: [OwnActivity]
    public let appointments: [OwnAppointment]
}

public struct OwnActivity: Sendable, Equatable {
    public let activity: CalendarActivity
    public let from: CalendarDate?
}

extension Connection {
    public func put(calendarLinkOf person: Person.ID, tokenHash: String, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO calendar_link (municipality, person, token_hash, made_at, last_read_at) VALUES ($1, $2, $3, $4, $4)
            ON CONFLICT (municipality, person) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at,
                last_read_at = excluded.last_read_at
            """, [municipality, person, tokenHash, now])
    }

    /// - Returns: whether there was one.
    public func endCalendarLink(of person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute("DELETE FROM calendar_link WHERE municipality = $1 AND person = $2", [municipality, person]) == 1
    }

    public func calendarLink(of person: Person.ID, in municipality: MunicipalityCode) throws -> CalendarLink? {
        try first(
            "SELECT person, made_at, last_read_at FROM calendar_link WHERE municipality = $1 AND person = $2", [municipality, person]
        ) { row in CalendarLink(person: row.subject(), madeAt: row.next(), lastReadAt: row.next()) }
    }

    /// Whose calendar a link opens, and where; nil when there is none, or the person's data are not to be used.
    public func calendarLink(tokenHash: String) throws -> (municipality: MunicipalityCode, link: CalendarLink)? {
        try first(
            """
            SELECT calendar_link.municipality, calendar_link.person, calendar_link.made_at, calendar_link.last_read_at FROM calendar_link
            JOIN person ON person.municipality = calendar_link.municipality AND person.id = calendar_link.person
            WHERE calendar_link.token_hash = $1 AND person.frozen_at IS NULL
            """, [tokenHash]
        ) { row in (row.next(), CalendarLink(person: row.subject(), madeAt: row.next(), lastReadAt: row.next())) }
    }

    public func noteReading(of link: CalendarLink, in municipality: MunicipalityCode) throws {
        try execute("UPDATE calendar_link SET last_read_at = $1 WHERE municipality = $2 AND person = $3", [now, municipality, link.person])
    }

    /// Everything at which somebody is expected between two days, and what of it is off.
    public func ownCalendar(
        of person: Person.ID, from first: CalendarDate, through last: CalendarDate, in municipality: MunicipalityCode
    ) throws -> OwnCalendar {
        OwnCalendar(
            activities: try ownActivities(of: person, from: first, through: last, in: municipality),
            appointments: try booked(by: person, from: first, through: last, in: municipality)
                + dropInHours(of: person, from: first, through: last, in: municipality))
    }

    /// Where they have a place and came or are to come, and what they organise.
    private func ownActivities(
        of person: Person.ID, from first: CalendarDate, through last: CalendarDate, in municipality: MunicipalityCode
    ) throws -> [OwnActivity] {
        let joined: [(ActivitySeries.ID, CalendarDate?)] = try rows(
            """
            SELECT activity, first_on FROM participation WHERE municipality = $1 AND person = $2 AND ended_at IS NULL AND is_waiting = 0
            ORDER BY activity LIMIT 200
            """, [municipality, person]
        ) { row in (row.next(), row.next(CalendarDate.self)) }
        let organised: [(ActivitySeries.ID, CalendarDate?)] = try rows(
            "SELECT id FROM activity_series WHERE municipality = $1 AND organiser = $2 AND runs_until >= $3 ORDER BY id LIMIT 200",
            [municipality, person, first]
        ) { row in (row.next(), nil) }
        // Who organises something has all of it.
        let from = Dictionary(joined + organised, uniquingKeysWith: { _, organised in organised })
        guard !from.isEmpty else { return [] }
        return try calendar(from: first, through: last, AgendaWish(activities: from.keys.sorted { $0.text < $1.text }), in: municipality).map {
            OwnActivity(activity: $0, from: from[$0.known.series.id] ?? nil)
        }
    }

    /// Rooms that they booked, but for activities and drop-in hours, which say themselves when they are.
    private func booked(
        by person: Person.ID, from first: CalendarDate, through last: CalendarDate, in municipality: MunicipalityCode
    ) throws -> [OwnAppointment] {
        try rows(
            OwnAppointment.select + """
                 WHERE booking.municipality = $1 AND booking.booked_by = $2 AND booking.activity IS NULL AND booking.kind <> 'drop-in'
                    AND booked_time.starts_at >= $3 AND booked_time.starts_at < $4 ORDER BY booked_time.starts_at, booking.id LIMIT 2000
                """, [municipality, person, first.start, last.adding(days: 1).start], decode: OwnAppointment.init(row:))
    }

    /// Drop-in hours on whose rota they stand or stand in, also those that are off by now.
    private func dropInHours(
        of person: Person.ID, from first: CalendarDate, through last: CalendarDate, in municipality: MunicipalityCode
    ) throws -> [OwnAppointment] {
        let bookings = try rows(
            """
            SELECT DISTINCT booking FROM drop_in_duty WHERE municipality = $1 AND (person = $2 OR person IN
                (SELECT person FROM absence WHERE municipality = $1 AND cover = $2 AND ended_at IS NULL AND last_on >= $3)) ORDER BY booking LIMIT 50
            """, [municipality, person, today]
        ) { $0.next(Booking.ID.self) }
        guard !bookings.isEmpty else { return [] }
        let board = try dropIns(of: bookings, from: today.adding(days: -7), until: last, for: .system(of: municipality))
        let theirs = Set(
            board.lines.filter { line in board.workers(at: line).contains { $0.id == person } }.map {
                PlannedTime(booking: $0.booking, day: $0.plannedOn)
            })
        let rosters = Dictionary(
            bookings.map { ($0, DropInRoster(places: 1, duties: board.duties(of: $0).map(\.duty))) }, uniquingKeysWith: { first, _ in first })
        return try appointments(of: bookings, from: first, through: last, in: municipality).filter { appointment in
            let (booking, planned) = (appointment.time.booking, appointment.time.plannedOn)
            return theirs.contains(PlannedTime(booking: booking, day: planned))
                || appointment.isOff && rosters[booking]?.people(on: planned).contains(person) == true
        }
    }

    private func appointments(
        of bookings: [Booking.ID], from first: CalendarDate, through last: CalendarDate, in municipality: MunicipalityCode
    ) throws -> [OwnAppointment] {
        try rows(
            OwnAppointment.select
                + " WHERE booking.municipality = $1 AND booked_time.starts_at >= $2 AND booked_time.starts_at < $3 AND booking.id IN ("
                + .placeholders(from: 4, count: bookings.count) + ") ORDER BY booking.id, booked_time.starts_at",
            [municipality, first.start, last.adding(days: 1).start] + bookings, decode: OwnAppointment.init(row:))
    }
}

/// One time of a booking, by the day on which it was planned.
private struct PlannedTime: Hashable {
    let booking: Booking.ID
    let day: CalendarDate
}

extension OwnAppointment {
    /// What was done with a booking counts up, as the history of it does.
    fileprivate static let changes: SQL = """
         FROM event WHERE event.municipality = booking.municipality AND event.thing_kind = 'booking' AND event.thing_id = booking.id
            AND event.deed IN ('book-room', 'move-booking', 'cancel-booking', 'keep-drop-ins')
        """

    fileprivate static let select: SQL =
        """
        SELECT booked_time.booking, booked_time.planned_on, booked_time.starts_at, booked_time.ends_at, booking.kind, booking.what, house.id,
            room.name, house.name, house.street, house.house_number, house.postcode, house.latitude, house.longitude, house.area,
            booked_time.cancelled_at, (SELECT count(*)
        """ + changes + "), coalesce((SELECT max(event.at)" + changes + """
            ), booking.booked_at)
            FROM booking
            JOIN booked_time ON booked_time.municipality = booking.municipality AND booked_time.booking = booking.id
            JOIN room ON room.municipality = booking.municipality AND room.id = booking.room
            JOIN house ON house.municipality = room.municipality AND house.id = room.house
            """

    fileprivate init(row: inout Row) {
        time = BookedTime(booking: row.next(), plannedOn: row.next(), starts: row.next(), ends: row.next())
        let kind: BookingKind = row.next()
        let words: String = row.next(opened: .bookingWhat, of: time.booking.text)
        what = kind == .dropIn ? nil : words
        house = row.next()
        roomName = row.next()
        houseName = row.next()
        address = Address(row: &row)
        isOff = row.next(Date?.self) != nil
        sequence = row.next()
        changedAt = row.next()
    }
}

public import Foundation
public import Neighbourhood

/// One time at which the team is there for who walks in.
public struct DropInLine: Sendable, Equatable {
    public let booking: Booking.ID
    public let plannedOn: CalendarDate
    public let starts: Date
    public let ends: Date
    public let house: House.ID
    public let houseName: String
    public let roomName: String
    /// How many there should be.
    public let places: Int
}

/// Who is at a drop-in hour.
public struct DropInWorker: Sendable, Equatable {
    public let id: Person.ID
    public let name: String
    /// Whose turn it was, when that one is away.
    public let standsInFor: String?
}

/// Drop-in hours with who is there: what is asked of them is answered from here.
public struct DropInBoard: Sendable {
    public let lines: [DropInLine]
    let duties: [Booking.ID: [DropInDuty]]
    /// Who still works here.
    let names: [Person.ID: String]
    let covers: [(absence: ClosedRange<CalendarDate>, of: Person.ID, cover: OnCallWorker)]

    /// Who is there, stand-ins included. Whoever does not work here any more is not.
    public func workers(at line: DropInLine) -> [DropInWorker] {
        let roster = DropInRoster(places: line.places, duties: duties[line.booking] ?? [])
        let day = CalendarDate(line.starts)
        return roster.people(on: line.plannedOn).compactMap { worker($0, on: day) }.reduce(into: []) { workers, worker in
            if !workers.contains(where: { $0.id == worker.id }) { workers.append(worker) }
        }
    }

    /// How many are still looked for.
    public func open(at line: DropInLine) -> Int { max(0, line.places - workers(at: line).count) }

    /// What was agreed for a booking, standing duties first.
    public func duties(of booking: Booking.ID) -> [(duty: DropInDuty, name: String)] {
        (duties[booking] ?? []).sorted { ($0.on?.daysSince1970 ?? 0, $0.id.text) < ($1.on?.daysSince1970 ?? 0, $1.id.text) }
            .map { ($0, names[$0.person] ?? "") }
    }

    private func worker(_ person: Person.ID, on day: CalendarDate) -> DropInWorker? {
        if let cover = covers.first(where: { $0.of == person && $0.absence.contains(day) })?.cover {
            return DropInWorker(id: cover.id, name: cover.name, standsInFor: names[person])
        }
        return names[person].map { DropInWorker(id: person, name: $0, standsInFor: nil) }
    }
}

extension WalkInOutcome: SQLColumn {}

extension Connection {
    /// The drop-in hours from one day until before another that the viewer may see, soonest first, with who is there.
    ///
    /// - Parameter booking: nil for all of them.
    public func dropIns(of booking: Booking.ID? = nil, from first: CalendarDate, until end: CalendarDate, for viewer: Viewer) throws -> DropInBoard {
        try dropIns(of: booking.map { [$0] } ?? [], from: first, until: end, for: viewer)
    }

    /// - Parameter bookings: at most sixty; empty for all of them.
    func dropIns(of bookings: [Booking.ID], from first: CalendarDate, until end: CalendarDate, for viewer: Viewer) throws -> DropInBoard {
        try Access.allowSomewhere(viewer, .seeDropIns)
        let town = viewer.municipality
        let only: SQL = bookings.isEmpty ? "" : " AND booking.id IN (" + .placeholders(from: 5, count: bookings.count) + ")"
        let lines = try rows(
            """
            SELECT booked_time.booking, booked_time.planned_on, booked_time.starts_at, booked_time.ends_at, house.id, house.name, room.name,
                coalesce(drop_in_places.places, 1)
            FROM room JOIN house ON house.municipality = room.municipality AND house.id = room.house
            JOIN booked_time ON booked_time.municipality = room.municipality AND booked_time.room = room.id
            JOIN booking ON booking.municipality = booked_time.municipality AND booking.id = booked_time.booking
            LEFT JOIN drop_in_places ON drop_in_places.municipality = booking.municipality AND drop_in_places.booking = booking.id
            WHERE room.municipality = $1 AND booked_time.taken_until > $2 AND booked_time.starts_at >= $2 AND booked_time.starts_at < $3
                AND booked_time.cancelled_at IS NULL AND booking.kind = $4
            """ + only + " ORDER BY booked_time.starts_at, house.name, booking.id LIMIT " + .placeholders(from: 5 + bookings.count, count: 1),
            [town, first.start, end.start, BookingKind.dropIn] + bookings + [200 * max(1, bookings.count)], decode: DropInLine.init(row:)
        ).filter { Access.allows(viewer, .seeDropIns, .inside($0.house)) }
        let duties = try dropInDuties(in: town)
        return DropInBoard(
            lines: lines, duties: Dictionary(grouping: duties.map(\.duty), by: \.booking),
            names: Dictionary(duties.compactMap { duty in duty.name.map { (duty.duty.person, $0) } }, uniquingKeysWith: { $1 }),
            covers: duties.isEmpty ? [] : try coversAhead(in: town))
    }

    /// A booking that is a drop-in hour. Throws `Problem.notFound(.booking)` for another, `Problem.notAllowed`.
    public func dropIn(_ booking: Booking.ID, for viewer: Viewer, to deed: Deed) throws -> KnownBooking {
        let known = try self.booking(booking, for: viewer)
        try Access.allow(viewer, deed, known.ties)
        guard known.booking.kind == .dropIn else { throw Problem.notFound(.booking) }
        return known
    }

    /// One time of it. Throws as above, and `Problem.notFound(.booking)` for a day on which it is not.
    ///
    /// - Parameter planned: the day on which it was planned at first, also when it was moved.
    public func dropIn(_ booking: Booking.ID, on planned: CalendarDate, for viewer: Viewer, to deed: Deed) throws -> DropInLine {
        let known = try dropIn(booking, for: viewer, to: deed)
        guard let time = try times(of: booking, in: viewer.municipality).first(where: { $0.plannedOn == planned }) else {
            throw Problem.notFound(.booking)
        }
        let house = try house(known.house, in: viewer.municipality)
        return DropInLine(
            booking: booking, plannedOn: planned, starts: time.starts, ends: time.ends, house: house.id, houseName: house.facts.name,
            roomName: known.roomName, places: try dropInPlaces(of: booking, in: viewer.municipality))
    }

    public func dropInPlaces(of booking: Booking.ID, in municipality: MunicipalityCode) throws -> Int {
        try first("SELECT places FROM drop_in_places WHERE municipality = $1 AND booking = $2", [municipality, booking]) { $0.next() } ?? 1
    }

    public func setDropInPlaces(_ places: Int, of booking: Booking.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO drop_in_places (municipality, booking, places) VALUES ($1, $2, $3)
            ON CONFLICT (municipality, booking) DO UPDATE SET places = excluded.places
            """, [municipality, booking, places])
    }

    public func insert(_ duty: DropInDuty, in municipality: MunicipalityCode) throws {
        try execute(
            "INSERT INTO drop_in_duty (municipality, id, booking, person, on_day, is_there) VALUES ($1, $2, $3, $4, $5, $6)",
            [municipality, duty.id, duty.booking, duty.person, duty.on, duty.isThere])
    }

    /// - Returns: whether it was there.
    public func delete(_ duty: DropInDuty.ID, of booking: Booking.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute("DELETE FROM drop_in_duty WHERE municipality = $1 AND booking = $2 AND id = $3", [municipality, booking, duty]) == 1
    }

    /// What holds today or later; the name is nil for who does not work here any more.
    private func dropInDuties(in municipality: MunicipalityCode) throws -> [(duty: DropInDuty, name: String?)] {
        try rows(
            """
            SELECT drop_in_duty.id, drop_in_duty.booking, drop_in_duty.person, drop_in_duty.on_day, drop_in_duty.is_there, person.name,
                (SELECT count(*) FROM role_grant WHERE role_grant.municipality = drop_in_duty.municipality AND role_grant.person = drop_in_duty.person
                    AND role_grant.role IN ('desk', 'connector', 'team-member') AND role_grant.from_at <= $1
                    AND (role_grant.until_at IS NULL OR role_grant.until_at > $1))
            FROM drop_in_duty JOIN person ON person.municipality = drop_in_duty.municipality AND person.id = drop_in_duty.person
            WHERE drop_in_duty.municipality = $2 AND (drop_in_duty.on_day IS NULL OR drop_in_duty.on_day >= $3)
            ORDER BY drop_in_duty.id LIMIT 1000
            """, [now, municipality, today.adding(days: -7)]
        ) { row in
            let duty = DropInDuty(id: row.next(), booking: row.next(), person: row.next(), on: row.next(), isThere: row.next())
            let name: String = row.next()
            return (duty, row.next(Int.self) > 0 ? name : nil)
        }
    }
}

extension DropInLine {
    fileprivate init(row: inout Row) {
        self.init(
            booking: row.next(), plannedOn: row.next(), starts: row.next(), ends: row.next(), house: row.next(), houseName: row.next(),
            roomName: row.next(), places: row.next())
    }
}

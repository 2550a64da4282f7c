public import Neighbourhood

/// Somebody on the list of one time, with the name by which they are known.
public struct AttendanceLine: Sendable, Equatable {
    public let attendance: Attendance
    /// Nil for people who were only counted.
    public let name: String?
}

/// Somebody who comes more often, to put on the list with one tap.
public struct Regular: Sendable, Equatable {
    public let who: Attendee
    public let name: String
    public let part: AttendancePart
}

/// Somebody who came and does not come any more.
public struct MissedGuest: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    public let times: Int
    public let last: CalendarDate
}

/// What somebody helped in a month.
public struct HelperHours: Sendable, Equatable {
    /// Nil for who is known by first name only.
    public let person: Person.ID?
    public let name: String
    public let minutes: Int
    public let times: Int
}

/// One time with how many were there.
public struct CountedTime: Sendable, Equatable {
    public let time: ActivityTime
    public let guests: Int
    public let helpers: Int

    fileprivate init(row: inout Row) { (time, guests, helpers) = (ActivityTime(row: &row), row.next(), row.next()) }

    /// Guests and helpers, behind the columns of the time.
    fileprivate static let heads: SQL = """
        , (SELECT coalesce(sum(heads), 0) FROM attendance WHERE attendance.municipality = activity_time.municipality
            AND attendance.activity = activity_time.activity AND attendance.planned_on = activity_time.planned_on AND attendance.part = 'guest'),
        (SELECT coalesce(sum(heads), 0) FROM attendance WHERE attendance.municipality = activity_time.municipality
            AND attendance.activity = activity_time.activity AND attendance.planned_on = activity_time.planned_on AND attendance.part = 'helper')
        """
}

extension AttendancePart: SQLColumn {}

extension Viewer {
    /// Whoever works in a team or at the desk knows people by their full name; who organises or runs the house by the one they are called by.
    ///
    /// - Parameter table: `person`, or what it is called in the query.
    func knownName(of table: SQL = "person") -> SQL { table + (isAtWork ? ".name" : ".call_name") }
}

extension Connection {
    /// Who was there at one time, as it was written down.
    ///
    /// - Throws: `Problem.notAllowed` for who does not keep the list.
    public func attendance(of series: ActivitySeries, plannedOn day: CalendarDate, for viewer: Viewer) throws -> [AttendanceLine] {
        try Access.allow(viewer, .keepPresence, series.ties)
        return try rows(
            """
            SELECT attendance.id, attendance.person, attendance.first_name, attendance.heads, attendance.part,
            """ + viewer.knownName() + """
                 FROM attendance
                LEFT JOIN person ON person.municipality = attendance.municipality AND person.id = attendance.person
                WHERE attendance.municipality = $1 AND attendance.activity = $2 AND attendance.planned_on = $3
                ORDER BY attendance.part DESC, attendance.id
                """, [viewer.municipality, series.id, day]
        ) { row in
            let (id, person, firstName): (Attendance.ID, Person.ID?, String?) = (row.next(), row.subject(), row.next())
            let (heads, part, name): (Int, AttendancePart, String?) = (row.next(), row.next(), row.next())
            let who = person.map(Attendee.person) ?? firstName.map(Attendee.firstName) ?? .count(heads)
            return AttendanceLine(
                attendance: Attendance(id: id, activity: series.id, plannedOn: day, who: who, part: part), name: name ?? firstName)
        }
    }

    /// Who came in the weeks before a day, and as what the last time; who organises and welcomes; and who has a place: by name, each once.
    public func regulars(of series: ActivitySeries, before day: CalendarDate, for viewer: Viewer) throws -> [Regular] {
        try Access.allow(viewer, .keepPresence, series.ties)
        let found = try rows(
            """
            SELECT attendance.person, attendance.first_name,
            """ + viewer.knownName() + """
                , attendance.part FROM attendance
                LEFT JOIN person ON person.municipality = attendance.municipality AND person.id = attendance.person
                WHERE attendance.municipality = $1 AND attendance.activity = $2 AND attendance.planned_on >= $3 AND attendance.planned_on < $4
                    AND coalesce(attendance.person, attendance.first_name) IS NOT NULL
                ORDER BY attendance.planned_on DESC, attendance.id
                """, [viewer.municipality, series.id, day.adding(days: -70), day]
        ) { row in
            let (person, firstName): (Person.ID?, String?) = (row.subject(), row.next())
            let (name, part): (String?, AttendancePart) = (row.next(), row.next())
            return person.map { Regular(who: .person($0), name: name ?? "", part: part) }
                ?? Regular(who: .firstName(firstName ?? ""), name: firstName ?? "", part: part)
        }
        var seen: Set<Attendee> = []
        return (found + (try hosts(of: series, for: viewer)) + (try expected(at: series, on: day, for: viewer))).filter {
            seen.insert($0.who).inserted
        }.sorted { $0.name < $1.name }
    }

    /// Who has a place on the list from that day on.
    private func expected(at series: ActivitySeries, on day: CalendarDate, for viewer: Viewer) throws -> [Regular] {
        try rows(
            """
            SELECT person.id,
            """ + viewer.knownName() + """
                 FROM participation
                JOIN person ON person.municipality = participation.municipality AND person.id = participation.person
                WHERE participation.municipality = $1 AND participation.activity = $2 AND participation.first_on <= $3
                    AND participation.is_waiting = 0 AND participation.ended_at IS NULL
                """, [viewer.municipality, series.id, day]
        ) { row in Regular(who: .person(row.subject()), name: row.next(), part: .guest) }
    }

    /// Who organises and who welcomes are there as a rule, and help.
    private func hosts(of series: ActivitySeries, for viewer: Viewer) throws -> [Regular] {
        try rows(
            """
            SELECT person.id,
            """ + viewer.knownName() + """
                 FROM activity_series
                JOIN person ON person.municipality = activity_series.municipality AND person.id IN (activity_series.organiser, activity_series.welcome)
                WHERE activity_series.municipality = $1 AND activity_series.id = $2
                """, [viewer.municipality, series.id]
        ) { row in Regular(who: .person(row.subject()), name: row.next(), part: .helper) }
    }

    /// Puts somebody on the list; who is on it as something else is that from now on.
    public func keep(_ attendance: Attendance, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO attendance (municipality, id, activity, planned_on, person, first_name, heads, part) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (municipality, activity, planned_on, person) DO UPDATE SET part = excluded.part
            """,
            [
                municipality, attendance.id, attendance.activity, attendance.plannedOn, attendance.who.person, attendance.who.firstName,
                attendance.who.heads, attendance.part,
            ])
    }

    public func remove(_ id: Attendance.ID, of activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM attendance WHERE municipality = $1 AND id = $2 AND activity = $3", [municipality, id, activity])
    }

    /// The times that were, the last first, with how many were there: counts only.
    public func countedTimes(of series: ActivitySeries, limit: Int = 8, for viewer: Viewer) throws -> [CountedTime] {
        try Access.allow(viewer, .keepPresence, series.ties)
        return try rows(
            "SELECT " + ActivityTime.columns + CountedTime.heads + """
                 FROM activity_time WHERE activity_time.municipality = $1 AND activity_time.activity = $2 AND activity_time.on_day <= $3
                    AND activity_time.fate <> 'cancelled'
                ORDER BY activity_time.on_day DESC, activity_time.from_minute DESC LIMIT $4
                """, [viewer.municipality, series.id, today, limit]
        ) { row in CountedTime(row: &row) }
    }

    /// The times of today and the six days before in a house, the last first, with how many were there: counts only.
    ///
    /// - Throws: `Problem.notAllowed` for who does not run the house or work in it.
    public func countedTimes(in house: House.ID, limit: Int = 8, for viewer: Viewer) throws -> [CountedTime] {
        try Access.allow(viewer, .keepPresence, .inside(house))
        return try rows(
            "SELECT " + ActivityTime.columns + CountedTime.heads + """
                 FROM activity_time
                JOIN activity_series ON activity_series.municipality = activity_time.municipality AND activity_series.id = activity_time.activity
                JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
                WHERE activity_time.municipality = $1 AND offer.house = $2 AND activity_time.on_day BETWEEN $3 AND $4
                    AND activity_time.fate <> 'cancelled'
                ORDER BY activity_time.on_day DESC, activity_time.from_minute DESC LIMIT $5
                """, [viewer.municipality, house, today.adding(days: -6), today, limit]
        ) { row in CountedTime(row: &row) }
    }

    /// Who came three times or more and was not there for six weeks, the last to stay away first. For who organises it and who runs the house.
    public func missedGuests(of series: ActivitySeries, for viewer: Viewer) throws -> [MissedGuest] {
        try Access.allow(viewer, .keepPresence, series.ties)
        return try rows(
            """
            SELECT person.id,
            """ + viewer.knownName() + """
                , count(*), max(attendance.planned_on) FROM attendance
                JOIN person ON person.municipality = attendance.municipality AND person.id = attendance.person
                WHERE attendance.municipality = $1 AND attendance.activity = $2 AND attendance.part = 'guest' AND person.frozen_at IS NULL
                GROUP BY person.id, person.name, person.call_name HAVING count(*) >= $3 AND max(attendance.planned_on) < $4 AND max(attendance.planned_on) >= $5
                ORDER BY max(attendance.planned_on) DESC, person.name
                """, [viewer.municipality, series.id, Missed.times, today.adding(days: -Missed.days), today.adding(days: -Missed.longest)]
        ) { row in MissedGuest(person: row.subject(), name: row.next(), times: row.next(), last: row.next()) }
    }

    /// What everybody helped at the activities of a house in a month, by name.
    ///
    /// - Parameter month: any day in it.
    /// - Throws: `Problem.notAllowed` for who does not run the house or work in it.
    public func helperHours(of house: House.ID, in month: CalendarDate, for viewer: Viewer) throws -> [HelperHours] {
        try Access.allow(viewer, .keepPresence, .inside(house))
        let first = month.adding(days: 1 - month.day)
        let found = try rows(
            """
            SELECT attendance.person, coalesce(person.name, attendance.first_name), sum(activity_time.until_minute - activity_time.from_minute), count(*)
            FROM activity_time
            JOIN attendance ON attendance.municipality = activity_time.municipality AND attendance.activity = activity_time.activity
                AND attendance.planned_on = activity_time.planned_on
            JOIN activity_series ON activity_series.municipality = activity_time.municipality AND activity_series.id = activity_time.activity
            JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
            LEFT JOIN person ON person.municipality = attendance.municipality AND person.id = attendance.person
            WHERE activity_time.municipality = $1 AND activity_time.on_day >= $2 AND activity_time.on_day < $3 AND offer.house = $4
                AND attendance.part = 'helper' AND coalesce(attendance.person, attendance.first_name) IS NOT NULL
            GROUP BY attendance.person, coalesce(person.name, attendance.first_name)
            """, [viewer.municipality, first, first.adding(months: 1), house]
        ) { row in HelperHours(person: row.subject(), name: row.next(), minutes: row.next(), times: row.next()) }
        return found.sorted { $0.name < $1.name }
    }
}

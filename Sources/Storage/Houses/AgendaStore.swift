public import Neighbourhood

/// Which times of which activities somebody looks for; what is nil asks nothing.
public struct AgendaWish: Sendable, Equatable {
    public var house: House.ID?
    /// Of the house; empty for the whole municipality.
    public var areas: [AreaCode]
    public var group: TargetGroup?
    /// 0 is Monday.
    public var weekday: Int?
    /// 0 for the morning, 1 for the afternoon from noon, 2 for the evening from six.
    public var part: Int?
    /// Only where a wheelchair gets in, as the house says.
    public var forWheelchairs: Bool
    /// Only these; empty for all.
    public var activities: [ActivitySeries.ID]

    public init(
        house: House.ID? = nil, areas: [AreaCode] = [], group: TargetGroup? = nil, weekday: Int? = nil, part: Int? = nil,
        forWheelchairs: Bool = false,
        activities: [ActivitySeries.ID] = []
    ) {
        self.house = house
        self.areas = areas
        self.group = group
        self.weekday = weekday
        self.part = part
        self.forWheelchairs = forWheelchairs
        self.activities = activities
    }
}

/// One time of an activity with all that everybody may know: no names of guests.
public struct AgendaLine: Sendable, Equatable {
    public let time: ActivityTime
    public let activity: KnownActivity
    public let houseName: String
    public let houseAccess: [String]
    public let address: Address
}

/// An activity of a house with the next time that is on.
public struct HouseActivity: Sendable, Equatable {
    public let activity: KnownActivity
    /// Nil when none is planned.
    public let next: ActivityTime?
}

extension Connection {
    /// What there is to do in a municipality between two days, both included, first to last; for everybody. What was cancelled stands in it as such.
    public func agenda(
        from first: CalendarDate, through last: CalendarDate, _ wish: AgendaWish = AgendaWish(), limit: Int = 500, in municipality: MunicipalityCode
    ) throws -> [AgendaLine] {
        let (clauses, values) = wish.ofTime(wish.ofActivity(("", [municipality, first, last])))
        return try rows(
            AgendaLine.select + clauses + " ORDER BY activity_time.on_day, activity_time.from_minute, activity_series.id LIMIT "
                + .placeholders(from: values.count + 1, count: 1),
            values + [limit], decode: AgendaLine.init(row:))
    }

    /// What a house has going, with when it is next; for everybody.
    public func activities(of house: House.ID, in municipality: MunicipalityCode) throws -> [HouseActivity] {
        try rows(
            "SELECT " + ActivityTime.columns + ", " + KnownActivity.columns + KnownActivity.from + """
                 LEFT JOIN activity_time ON activity_time.municipality = activity_series.municipality AND activity_time.activity = activity_series.id
                    AND activity_time.planned_on = (SELECT coming.planned_on FROM activity_time coming
                        WHERE coming.municipality = activity_series.municipality AND coming.activity = activity_series.id AND coming.on_day >= $1
                            AND coming.fate <> 'cancelled' ORDER BY coming.on_day LIMIT 1)
                WHERE activity_series.municipality = $2 AND offer.house = $3 AND offer.state = 'open' AND activity_series.ended_at IS NULL
                    AND activity_series.runs_until >= $1
                ORDER BY coalesce(activity_time.on_day, 99999999), activity_time.from_minute, activity_series.id LIMIT 300
                """, [today, municipality, house]
        ) { row in
            let next = ActivityTime(optional: &row)
            return HouseActivity(activity: KnownActivity(row: &row), next: next)
        }
    }
}

extension AgendaWish {
    /// Clauses with the values for their parameters, which come after those that were there.
    typealias Clauses = (sql: SQL, values: [any SQLBindable])

    private static func ask(_ clause: SQL, _ wanted: [any SQLBindable], end: SQL = "", in clauses: inout Clauses) {
        clauses.sql += clause + .placeholders(from: clauses.values.count + 1, count: wanted.count) + end
        clauses.values += wanted
    }

    /// What is asked of an activity and its house.
    func ofActivity(_ former: Clauses) -> Clauses {
        var clauses = former
        if let house { Self.ask(" AND offer.house = ", [house], in: &clauses) }
        if !areas.isEmpty { Self.ask(" AND offer.area IN (", areas, end: ")", in: &clauses) }
        if let group { Self.ask(" AND activity_series.target_groups LIKE ", ["% \(group.rawValue) %"], in: &clauses) }
        if !activities.isEmpty { Self.ask(" AND activity_series.id IN (", activities, end: ")", in: &clauses) }
        if forWheelchairs { clauses.sql += " AND house.access LIKE '%rolstoel%'" }
        return clauses
    }

    /// What is asked of each of its times.
    func ofTime(_ former: Clauses) -> Clauses {
        var clauses = former
        // The first of January 1970 was a Thursday.
        if let weekday { Self.ask(" AND (activity_time.on_day + 3) % 7 = ", [weekday], in: &clauses) }
        if let part, (0...2).contains(part) {
            let hours = [0, 12 * 60, 18 * 60, 24 * 60 + 1]
            Self.ask(" AND activity_time.from_minute >= ", [hours[part]], in: &clauses)
            Self.ask(" AND activity_time.from_minute < ", [hours[part + 1]], in: &clauses)
        }
        return clauses
    }
}

extension AgendaLine {
    fileprivate static let select: SQL =
        "SELECT " + ActivityTime.columns + ", " + KnownActivity.columns + ", house.access, " + house + KnownActivity.from + timesShown

    /// Its name and where it stands.
    static let house: SQL = "house.name, house.street, house.house_number, house.postcode, house.latitude, house.longitude, house.area"
    static let joinHouse: SQL = " JOIN house ON house.municipality = offer.municipality AND house.id = offer.house"

    /// With the municipality and the first and the last day as parameters: what is not shown is that of an offer that stopped or is in a pause then.
    static let timesShown: SQL =
        joinHouse + """
             JOIN activity_time ON activity_time.municipality = activity_series.municipality AND activity_time.activity = activity_series.id
            WHERE activity_time.municipality = $1 AND activity_time.on_day >= $2 AND activity_time.on_day <= $3 AND offer.state = 'open'
                AND coalesce(offer.paused_until, 0) <= activity_time.on_day
            """

    fileprivate init(row: inout Row) {
        time = ActivityTime(row: &row)
        activity = KnownActivity(row: &row)
        houseAccess = row.next(String.self).split(separator: "\n").map(String.init)
        houseName = row.next()
        address = Address(row: &row)
    }
}

extension ActivityTime {
    /// Of a left join: nil when there is none.
    fileprivate init?(optional row: inout Row) {
        let (activity, planned, day): (ActivitySeries.ID?, CalendarDate?, CalendarDate?) = (row.next(), row.next(), row.next())
        let (from, until, fate, reason): (Int?, Int?, Fate?, String?) = (row.next(), row.next(), row.next(), row.next())
        guard let activity, let planned, let day, let from, let until, let fate else { return nil }
        self.init(
            activity: activity, plannedOn: planned, day: day, from: ClockTime(stored: from), until: ClockTime(stored: until), fate: fate,
            reason: reason)
    }
}

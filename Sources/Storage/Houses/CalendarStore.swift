public import Neighbourhood

/// An activity with all its times in a stretch of days, as a calendar tells it; for everybody.
public struct CalendarActivity: Sendable, Equatable {
    public let known: KnownActivity
    public let houseName: String
    public let address: Address
    /// First to last by the day on which they were planned, with those that are off.
    public let times: [ActivityTime]
}

extension Connection {
    /// Every activity of a municipality between two days with its times there: also one that stopped meanwhile, so that who has it in a calendar hears of that. Times
    /// in a pause are left out, as in the agenda.
    ///
    /// - Parameter wish: the house, the areas, the group and the access; days and parts of the day are not asked.
    public func calendar(
        from first: CalendarDate, through last: CalendarDate, _ wish: AgendaWish, in municipality: MunicipalityCode
    ) throws -> [CalendarActivity] {
        let times = try calendarTimes(from: first, through: last, wish, in: municipality)
        let (clauses, values) = wish.ofActivity(("", [municipality, first]))
        return try rows(
            "SELECT " + KnownActivity.columns + ", " + AgendaLine.house + KnownActivity.from + AgendaLine.joinHouse
                + " WHERE activity_series.municipality = $1 AND activity_series.runs_until >= $2" + clauses
                + " ORDER BY activity_series.id LIMIT 2000", values
        ) { row in
            let known = KnownActivity(row: &row)
            return CalendarActivity(known: known, houseName: row.next(), address: Address(row: &row), times: times[known.series.id] ?? [])
        }
    }

    /// A mark that is another one as soon as anything changed that `calendar` tells of, at a small part of its price: of each activity what counts up with every change.
    public func calendarMark(from first: CalendarDate, _ wish: AgendaWish, in municipality: MunicipalityCode) throws -> Int {
        let (clauses, values) = wish.ofActivity(("", [municipality, first]))
        var hasher = Hasher()
        let marks = try rows(
            """
            SELECT activity_series.id, activity_series.sequence, activity_series.changed_at, activity_series.version, activity_series.runs_until,
                offer.version, offer.state, offer.paused_until, house.version, organiser.version, welcome.version
            """ + KnownActivity.from + AgendaLine.joinHouse + " WHERE activity_series.municipality = $1 AND activity_series.runs_until >= $2"
                + clauses
                + " ORDER BY activity_series.id LIMIT 2000", values
        ) { row -> Bool in
            hasher.combine(row.next(String.self))
            for _ in 0..<5 { hasher.combine(row.next(Int.self)) }
            hasher.combine(row.next(String.self))
            for _ in 0..<4 { hasher.combine(row.next(Int?.self)) }
            return true
        }
        hasher.combine(marks.count)
        return hasher.finalize()
    }

    private func calendarTimes(
        from first: CalendarDate, through last: CalendarDate, _ wish: AgendaWish, in municipality: MunicipalityCode
    ) throws -> [ActivitySeries.ID: [ActivityTime]] {
        let (clauses, values) = wish.ofActivity(("", [municipality, first, last]))
        let all = try rows(
            "SELECT " + ActivityTime.columns + " FROM activity_series JOIN offer ON offer.municipality = activity_series.municipality"
                + " AND offer.id = activity_series.offer" + AgendaLine.timesShown + clauses
                + " ORDER BY activity_time.activity, activity_time.planned_on", values, decode: ActivityTime.init(row:))
        return Dictionary(grouping: all, by: \.activity)
    }
}

import Foundation
public import Neighbourhood

/// An activity with what of it stands elsewhere: all that everybody may know, and for whom it is their work the rest of the series.
public struct KnownActivity: Sendable, Equatable {
    public let series: ActivitySeries
    public let title: String
    public let words: String
    public let languages: [SpokenLanguage]
    public let offerState: OfferState
    public let confirmedOn: CalendarDate?
    public let roomName: String?
    /// First names, where somebody may be known by it.
    public let organiserName: String?
    public let welcomeName: String?

    public var draft: ActivityDraft { ActivityDraft(title: title, words: words, languages: languages, facts: series.facts) }
}

extension ActivityTime.Fate: SQLColumn {}

extension Connection {
    public func insert(_ series: ActivitySeries, in municipality: MunicipalityCode) throws {
        let (facts, plan) = (series.facts, series.facts.plan)
        try execute(
            """
            INSERT INTO activity_series (municipality, id, offer, organiser, organiser_name, welcome, welcome_name, room, first_on, from_minute,
                until_minute, rule, last_on, skips_holidays, capacity, has_waiting_list, target_groups, cost, cost_note, runs_until, sequence, changed_at,
                version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
            """,
            [
                municipality, series.id, series.offer, facts.organiser.person, facts.organiser.name, facts.welcome.person, facts.welcome.name,
                facts.room, plan.first, plan.from.minutes, plan.until.minutes, plan.recurrence, plan.last, plan.skipsHolidays, facts.capacity,
                facts.hasWaitingList, facts.groups.stored, facts.cost?.count, facts.costNote, plan.first, series.sequence, series.changedAt,
                series.version,
            ])
    }

    /// Keeps what is known of an activity, as changed now.
    ///
    /// - Throws: `Problem.stale` when a colleague changed it meanwhile.
    public func update(_ series: ActivitySeries, in municipality: MunicipalityCode) throws {
        let (facts, plan) = (series.facts, series.facts.plan)
        let changed = try execute(
            """
            UPDATE activity_series SET organiser = $1, organiser_name = $2, welcome = $3, welcome_name = $4, room = $5, first_on = $6, from_minute = $7,
                until_minute = $8, rule = $9, last_on = $10, skips_holidays = $11, capacity = $12, has_waiting_list = $13, target_groups = $14, cost = $15,
                cost_note = $16, ended_at = $17, version = version + 1, sequence = sequence + 1, changed_at = $18
            WHERE municipality = $19 AND id = $20 AND version = $21
            """,
            [
                facts.organiser.person, facts.organiser.name, facts.welcome.person, facts.welcome.name, facts.room, plan.first, plan.from.minutes,
                plan.until.minutes,
                plan.recurrence, plan.last, plan.skipsHolidays, facts.capacity, facts.hasWaitingList, facts.groups.stored, facts.cost?.count,
                facts.costNote,
                series.endedAt, now, municipality, series.id, series.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.activity, series.id.text)) }
    }

    /// One of its times changed, which calendars have to hear of.
    public func noteChange(of activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE activity_series SET sequence = sequence + 1, changed_at = $1 WHERE municipality = $2 AND id = $3", [now, municipality, activity])
    }

    /// What an offer is called or says changed, or whether it is there, which calendars have to hear of as well (RFC 5545, 3.8.7.4).
    public func noteChange(ofOffer offer: Offer.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE activity_series SET sequence = sequence + 1, changed_at = $1 WHERE municipality = $2 AND offer = $3", [now, municipality, offer])
    }

    /// The place where all of it happens has another name.
    public func noteChange(ofHouse house: House.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE activity_series SET sequence = sequence + 1, changed_at = $1 WHERE municipality = $2
                AND offer IN (SELECT id FROM offer WHERE municipality = $2 AND house = $3)
            """, [now, municipality, house])
    }

    /// What everybody may know of an activity; names of guests are nowhere in it. Throws `Problem.notFound(.activity)`.
    public func activity(_ id: ActivitySeries.ID, in municipality: MunicipalityCode) throws -> KnownActivity {
        let found = try first(
            KnownActivity.select + " WHERE activity_series.municipality = $1 AND activity_series.id = $2", [municipality, id],
            decode: KnownActivity.init(row:))
        guard let found else { throw Problem.notFound(.activity) }
        return found
    }

    /// Every activity that is still to come, in the order in which they were made: for the daily work.
    public func goingActivities(in municipality: MunicipalityCode) throws -> [KnownActivity] {
        try rows(
            KnownActivity.select + """
                 WHERE activity_series.municipality = $1 AND activity_series.runs_until >= $2 AND activity_series.ended_at IS NULL
                ORDER BY activity_series.id
                """, [municipality, today], decode: KnownActivity.init(row:))
    }

    /// What hangs on an offer and was not ended, so that it says when itself.
    public func activities(of offer: Offer.ID, in municipality: MunicipalityCode) throws -> [KnownActivity] {
        try rows(
            KnownActivity.select
                + " WHERE activity_series.municipality = $1 AND activity_series.offer = $2 AND activity_series.ended_at IS NULL ORDER BY activity_series.id",
            [municipality, offer], decode: KnownActivity.init(row:))
    }

    /// The times of an activity from a day on, first to last, with those that are off.
    public func times(
        of activity: ActivitySeries.ID, from day: CalendarDate, limit: Int = 500, in municipality: MunicipalityCode
    ) throws -> [ActivityTime] {
        try rows(
            "SELECT " + ActivityTime.columns + """
                 FROM activity_time WHERE activity_time.municipality = $1 AND activity_time.activity = $2 AND activity_time.on_day >= $3
                ORDER BY activity_time.on_day, activity_time.from_minute LIMIT $4
                """, [municipality, activity, day, limit], decode: ActivityTime.init(row:))
    }

    /// One time, by the day on which it was planned. Throws `Problem.notFound(.activity)`.
    public func time(of activity: ActivitySeries.ID, plannedOn day: CalendarDate, in municipality: MunicipalityCode) throws -> ActivityTime {
        let found = try first(
            "SELECT " + ActivityTime.columns
                + " FROM activity_time WHERE activity_time.municipality = $1 AND activity_time.activity = $2 AND activity_time.planned_on = $3",
            [municipality, activity, day], decode: ActivityTime.init(row:))
        guard let found else { throw Problem.notFound(.activity) }
        return found
    }

    /// What was planned from a day on, wherever it was moved to.
    public func planned(of activity: ActivitySeries.ID, from day: CalendarDate, in municipality: MunicipalityCode) throws -> [ActivityTime] {
        try rows(
            "SELECT " + ActivityTime.columns
                + " FROM activity_time WHERE activity_time.municipality = $1 AND activity_time.activity = $2 AND activity_time.planned_on >= $3",
            [municipality, activity, day], decode: ActivityTime.init(row:))
    }

    /// Keeps a time as it is now; the day on which it was planned tells which.
    public func keep(_ time: ActivityTime, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO activity_time (municipality, activity, planned_on, on_day, from_minute, until_minute, fate, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (municipality, activity, planned_on) DO UPDATE SET on_day = excluded.on_day, from_minute = excluded.from_minute,
                until_minute = excluded.until_minute, fate = excluded.fate, reason = excluded.reason
            """, [municipality, time.activity, time.plannedOn, time.day, time.from.minutes, time.until.minutes, time.fate, time.reason])
    }

    public func remove(_ time: ActivityTime, in municipality: MunicipalityCode) throws {
        try execute(
            "DELETE FROM activity_time WHERE municipality = $1 AND activity = $2 AND planned_on = $3", [municipality, time.activity, time.plannedOn])
    }

    /// Until when the times are worked out, from which the term runs.
    public func noteEnd(of activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE activity_series SET runs_until = coalesce((SELECT max(on_day) FROM activity_time
                WHERE activity_time.municipality = activity_series.municipality AND activity_time.activity = activity_series.id), runs_until)
            WHERE municipality = $1 AND id = $2
            """, [municipality, activity])
    }

    /// The booking of a room for an activity, the latest first; nil when it never had that room.
    public func booking(of room: Room.ID, for activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws -> Booking.ID? {
        try first(
            "SELECT id FROM booking WHERE municipality = $1 AND activity = $2 AND room = $3 ORDER BY booked_at DESC LIMIT 1",
            [municipality, activity, room]
        ) { $0.next() }
    }

    /// Gives free what was taken for an activity and has yet to begin, in whatever room.
    public func freeRooms(of activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            DELETE FROM booked_time WHERE municipality = $1 AND starts_at > $2
                AND booking IN (SELECT id FROM booking WHERE booking.municipality = $1 AND booking.activity = $3)
            """, [municipality, now, activity])
    }

    /// The days of an activity, as planned, on which a room is taken for it.
    public func roomDays(of activity: ActivitySeries.ID, from day: CalendarDate, in municipality: MunicipalityCode) throws -> Set<CalendarDate> {
        Set(
            try rows(
                """
                SELECT booked_time.planned_on FROM booking
                JOIN booked_time ON booked_time.municipality = booking.municipality AND booked_time.booking = booking.id
                WHERE booking.municipality = $1 AND booking.activity = $2 AND booked_time.planned_on >= $3 AND booked_time.cancelled_at IS NULL
                """, [municipality, activity, day]
            ) { $0.next(CalendarDate.self) })
    }
}

extension [TargetGroup] {
    /// Parted by spaces, with one on both ends, so that one can be looked for.
    fileprivate var stored: String { " " + map(\.rawValue).joined(separator: " ") + " " }

    fileprivate init(stored: String) { self = stored.split(separator: " ").compactMap { TargetGroup(rawValue: String($0)) } }
}

extension ActivityTime {
    static let columns: SQL = """
        activity_time.activity, activity_time.planned_on, activity_time.on_day, activity_time.from_minute, activity_time.until_minute,
        activity_time.fate, activity_time.reason
        """

    init(row: inout Row) {
        self.init(
            activity: row.next(), plannedOn: row.next(), day: row.next(), from: ClockTime(stored: row.next()), until: ClockTime(stored: row.next()),
            fate: row.next(), reason: row.next())
    }
}

extension KnownActivity {
    static let select: SQL = "SELECT " + columns + from

    static let columns: SQL = """
        activity_series.id, activity_series.offer, offer.house, activity_series.first_on, activity_series.from_minute,
            activity_series.until_minute, activity_series.rule, activity_series.last_on, activity_series.skips_holidays, activity_series.room,
            activity_series.organiser, activity_series.organiser_name, activity_series.welcome, activity_series.welcome_name,
            activity_series.capacity, activity_series.has_waiting_list, activity_series.target_groups, activity_series.cost,
            activity_series.cost_note, activity_series.sequence, activity_series.changed_at, activity_series.version, activity_series.ended_at,
            coalesce(offer.title, offer.words), offer.words, offer.languages, offer.state, offer.confirmed_on, room.name, organiser.call_name,
            welcome.call_name
        """

    static let from: SQL = """
         FROM activity_series
        JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
        LEFT JOIN room ON room.municipality = activity_series.municipality AND room.id = activity_series.room
        LEFT JOIN person organiser ON organiser.municipality = activity_series.municipality AND organiser.id = activity_series.organiser
        LEFT JOIN person welcome ON welcome.municipality = activity_series.municipality AND welcome.id = activity_series.welcome
        """

    init(row: inout Row) {
        let (id, offer, house): (ActivitySeries.ID, Offer.ID, House.ID) = (row.next(), row.next(), row.next())
        let plan = ActivityPlan(
            first: row.next(), from: ClockTime(stored: row.next()), until: ClockTime(stored: row.next()), recurrence: row.next(), last: row.next(),
            skipsHolidays: row.next())
        let facts = ActivityFacts(
            plan: plan, room: row.next(), organiser: ActivityHost(person: row.next(), name: row.next()),
            welcome: ActivityHost(person: row.next(), name: row.next()), capacity: row.next(), hasWaitingList: row.next(),
            groups: [TargetGroup](stored: row.next()),
            cost: row.next(Int?.self).map { Cents($0) }, costNote: row.next())
        series = ActivitySeries(
            id: id, offer: offer, house: house, facts: facts, sequence: row.next(), changedAt: row.next(), version: row.next(), endedAt: row.next())
        title = row.next()
        words = row.next()
        languages = row.next()
        offerState = row.next()
        confirmedOn = row.next()
        roomName = row.next()
        organiserName = row.next(String?.self) ?? facts.organiser.name
        welcomeName = row.next(String?.self) ?? facts.welcome.name
    }
}

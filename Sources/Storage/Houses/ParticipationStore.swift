public import Neighbourhood

/// A place with the names that go with it, and how often they were there since.
public struct ParticipationLine: Sendable, Equatable {
    public let participation: Participation
    public let name: String
    public let companionName: String?
    public let title: String
    public let seen: Int
}

/// An activity that fits an ask, with the times on which somebody can begin.
public struct JoinableActivity: Sendable, Equatable {
    public let activity: KnownActivity
    public let houseName: String
    public let times: [ActivityTime]
    /// Nil when as many can come as like.
    public let placesLeft: Int?
}

extension Participation.Outcome: SQLColumn {}

extension Connection {
    public func insert(_ participation: Participation, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO participation (municipality, id, activity, person, ask, first_on, is_waiting, companion, seeks_companion, joined_at, worry)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                municipality, participation.id, participation.activity, participation.person, participation.ask, participation.firstOn,
                participation.isWaiting, participation.company.person, participation.company == .sought, now, participation.worry,
            ])
    }

    /// Keeps what changed of a place. It is over when they do not come back.
    public func update(_ participation: Participation, in municipality: MunicipalityCode) throws {
        let isOver = participation.outcome.map { $0 != .comesBack } ?? false
        try execute(
            """
            UPDATE participation SET is_waiting = $1, companion = $2, seeks_companion = $3, outcome = $4, ended_at = $5
            WHERE municipality = $6 AND id = $7
            """,
            [
                participation.isWaiting, participation.company.person, participation.company == .sought, participation.outcome,
                isOver ? now : nil, municipality, participation.id,
            ])
    }

    /// One place, for a deed with the ask it came of. Throws `Problem.notFound(.activity)`, `Problem.notAllowed`.
    public func participation(_ id: Participation.ID, for viewer: Viewer, to deed: Deed) throws -> (line: ParticipationLine, ask: Ask) {
        let found = try first(
            ParticipationLine.select(for: viewer) + " WHERE participation.municipality = $1 AND participation.id = $2", [viewer.municipality, id],
            decode: ParticipationLine.init(row:))
        guard let found else { throw Problem.notFound(.activity) }
        return (found, try ask(found.participation.ask, for: viewer, to: deed))
    }

    /// What was arranged from an ask, the latest last. Who may see it is asked of the ask.
    public func participations(of ask: Ask.ID, for viewer: Viewer) throws -> [ParticipationLine] {
        try rows(
            ParticipationLine.select(for: viewer)
                + " WHERE participation.municipality = $1 AND participation.ask = $2 ORDER BY participation.joined_at, participation.id",
            [viewer.municipality, ask], decode: ParticipationLine.init(row:))
    }

    /// What was arranged from a worry, the latest last. Who may see it is asked of the worry.
    public func participations(from worry: Worry.ID, for viewer: Viewer) throws -> [ParticipationLine] {
        try rows(
            ParticipationLine.select(for: viewer)
                + " WHERE participation.municipality = $1 AND participation.worry = $2 ORDER BY participation.joined_at, participation.id",
            [viewer.municipality, worry], decode: ParticipationLine.init(row:))
    }

    /// Who has a place or waits for one, in the order in which they came. For who keeps the list.
    public func participations(of series: ActivitySeries, for viewer: Viewer) throws -> [ParticipationLine] {
        try Access.allow(viewer, .keepPresence, series.ties)
        return try rows(
            ParticipationLine.select(for: viewer) + """
                 WHERE participation.municipality = $1 AND participation.activity = $2 AND participation.ended_at IS NULL
                ORDER BY participation.joined_at, participation.id
                """, [viewer.municipality, series.id], decode: ParticipationLine.init(row:))
    }

    /// Places that are not given yet; nil when as many can come as like.
    public func placesLeft(at series: ActivitySeries, in municipality: MunicipalityCode) throws -> Int? {
        guard let capacity = series.facts.capacity else { return nil }
        let given = try count(
            "SELECT count(*) FROM participation WHERE municipality = $1 AND activity = $2 AND ended_at IS NULL AND is_waiting = 0",
            [municipality, series.id])
        return max(0, capacity - given)
    }

    public func joins(_ person: Person.ID, _ activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            "SELECT count(*) FROM participation WHERE municipality = $1 AND activity = $2 AND person = $3 AND ended_at IS NULL",
            [municipality, activity, person]) > 0
    }

    /// What hangs on an offer and can be joined, each with its next times.
    public func joinable(on offer: Offer.ID, in municipality: MunicipalityCode) throws -> [JoinableActivity] {
        try activities(of: offer, in: municipality).map { known in
            JoinableActivity(
                activity: known, houseName: try house(known.series.house, in: municipality).facts.name,
                times: try times(of: known.series.id, from: today, limit: 8, in: municipality).filter { !$0.isCancelled && $0.starts > now },
                placesLeft: try placesLeft(at: known.series, in: municipality))
        }
    }

    /// Which of some offers have times of their own, so that somebody can join.
    public func joinable(among offers: [String], in municipality: MunicipalityCode) throws -> Set<String> {
        guard !offers.isEmpty else { return [] }
        return Set(
            try rows(
                "SELECT offer FROM activity_series WHERE municipality = $1 AND ended_at IS NULL AND offer IN ("
                    + .placeholders(from: 2, count: offers.count) + ")", [municipality] + offers
            ) { $0.next(String.self) })
    }
}

extension ParticipationLine {
    fileprivate static func select(for viewer: Viewer) -> SQL {
        """
        SELECT participation.id, participation.activity, participation.person, participation.ask, participation.first_on, participation.is_waiting,
            participation.companion, participation.seeks_companion, participation.outcome,
        """ + " " + viewer.knownName() + ", " + viewer.knownName(of: "companion") + """
                , coalesce(offer.title, offer.words),
                (SELECT count(*) FROM attendance WHERE attendance.municipality = participation.municipality
                    AND attendance.person = participation.person AND attendance.activity = participation.activity
                    AND attendance.planned_on >= participation.first_on)
            FROM participation
            JOIN person ON person.municipality = participation.municipality AND person.id = participation.person
            JOIN activity_series ON activity_series.municipality = participation.municipality AND activity_series.id = participation.activity
            JOIN offer ON offer.municipality = activity_series.municipality AND offer.id = activity_series.offer
            LEFT JOIN person companion ON companion.municipality = participation.municipality AND companion.id = participation.companion
            """
    }

    fileprivate init(row: inout Row) {
        let (id, activity, person): (Participation.ID, ActivitySeries.ID, Person.ID) = (row.next(), row.next(), row.subject())
        let (ask, firstOn, isWaiting): (Ask.ID, CalendarDate, Bool) = (row.next(), row.next(), row.next())
        let (companion, isSought): (Person.ID?, Bool) = (row.subject(), row.next())
        let company = companion.map(Participation.Company.person) ?? (isSought ? Participation.Company.sought : Participation.Company.alone)
        participation = Participation(
            id: id, activity: activity, person: person, ask: ask, firstOn: firstOn, isWaiting: isWaiting, company: company, outcome: row.next())
        name = row.next()
        companionName = row.next()
        title = row.next()
        seen = row.next()
    }
}

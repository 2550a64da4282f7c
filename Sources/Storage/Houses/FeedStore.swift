public import Foundation
public import Neighbourhood

/// From which calendar an activity comes, and how fresh that is.
public struct ActivitySource: Sendable, Equatable {
    public let name: String
    public let readAt: Date
    public let goneOn: CalendarDate?
}

extension FeedTrouble: SQLColumn {}
extension FeedLine.Fate: SQLColumn {}

extension Connection {
    public func insert(_ feed: CalendarFeed, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO calendar_feed (municipality, id, house, name, address, owner, read_at, next_at, trouble, trouble_since, left_out)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                municipality, feed.id, feed.house, feed.name,
                seal(feed.address, for: .feed(feed.id), at: .feedAddress, of: feed.id.text, in: municipality), feed.owner, feed.readAt, feed.nextAt,
                feed.trouble, feed.troubleSince, feed.leftOut,
            ])
    }

    /// Keeps when it was read and what came of that. Where it is read from stays.
    public func update(_ feed: CalendarFeed, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE calendar_feed SET read_at = $1, next_at = $2, trouble = $3, trouble_since = $4, left_out = $5 WHERE municipality = $6 AND id = $7",
            [feed.readAt, feed.nextAt, feed.trouble, feed.troubleSince, feed.leftOut, municipality, feed.id])
    }

    /// Throws `Problem.notFound(.page)`.
    public func calendarFeed(_ id: CalendarFeed.ID, in municipality: MunicipalityCode) throws -> CalendarFeed {
        let found = try first(
            CalendarFeed.select + " WHERE municipality = $1 AND id = $2", [municipality, id], decode: CalendarFeed.init(row:))
        guard let found else { throw Problem.notFound(.page) }
        return found
    }

    public func calendarFeeds(of house: House.ID, in municipality: MunicipalityCode) throws -> [CalendarFeed] {
        try rows(
            CalendarFeed.select + " WHERE municipality = $1 AND house = $2 ORDER BY name, id", [municipality, house], decode: CalendarFeed.init(row:))
    }

    /// Those that somebody brought and that cannot be read now.
    public func brokenFeeds(of owner: Person.ID, in municipality: MunicipalityCode) throws -> [CalendarFeed] {
        try rows(
            CalendarFeed.select + " WHERE municipality = $1 AND owner = $2 AND trouble IS NOT NULL ORDER BY trouble_since, id",
            [municipality, owner], decode: CalendarFeed.init(row:))
    }

    /// Whose turn it is to be read, the longest due first.
    public func feedsDue(limit: Int, in municipality: MunicipalityCode) throws -> [CalendarFeed] {
        try rows(
            CalendarFeed.select + " WHERE municipality = $1 AND next_at <= $2 ORDER BY next_at, id LIMIT $3", [municipality, now, limit],
            decode: CalendarFeed.init(row:))
    }

    /// Takes a calendar off. Its activities stay, and are of the house alone from then on.
    public func remove(_ feed: CalendarFeed.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, feed])
        try execute("DELETE FROM calendar_feed WHERE municipality = $1 AND id = $2", [municipality, feed])
    }

    public func keep(_ line: FeedLine, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO feed_event (municipality, feed, uid, content, fate, double, activity, sequence, gone_on, differs)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (municipality, feed, uid) DO UPDATE SET content = excluded.content, fate = excluded.fate, double = excluded.double,
                activity = excluded.activity, sequence = excluded.sequence, gone_on = excluded.gone_on, differs = excluded.differs
            """,
            [
                municipality, line.feed, line.uid, String(decoding: try JSONEncoder().encode(line.event), as: UTF8.self), line.fate, line.double,
                line.activity, line.sequence, line.goneOn, line.differs,
            ])
    }

    public func remove(_ line: FeedLine, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM feed_event WHERE municipality = $1 AND feed = $2 AND uid = $3", [municipality, line.feed, line.uid])
    }

    /// What is known of a calendar, event by event.
    public func feedLines(of feed: CalendarFeed.ID, in municipality: MunicipalityCode) throws -> [FeedLine] {
        try rows(
            """
            SELECT feed, uid, content, fate, double, activity, sequence, gone_on, differs FROM feed_event WHERE municipality = $1 AND feed = $2
            ORDER BY uid
            """, [municipality, feed]
        ) { row -> FeedLine? in
            let (feed, uid, content): (CalendarFeed.ID, String, String) = (row.next(), row.next(), row.next())
            let (fate, double, activity): (FeedLine.Fate, ActivitySeries.ID?, ActivitySeries.ID?) = (row.next(), row.next(), row.next())
            let (sequence, goneOn, differs): (Int?, CalendarDate?, Bool) = (row.next(), row.next(), row.next())
            guard let event = try? JSONDecoder().decode(FeedEvent.self, from: Data(content.utf8)) else { return nil }
            return FeedLine(
                feed: feed, uid: uid, event: event, fate: fate, double: double, activity: activity, sequence: sequence, goneOn: goneOn,
                differs: differs)
        }.compactMap(\.self)
    }

    /// Where an activity comes from, for everybody; nil for one of the house itself.
    public func source(of activity: ActivitySeries.ID, in municipality: MunicipalityCode) throws -> ActivitySource? {
        try first(
            """
            SELECT calendar_feed.name, calendar_feed.read_at, feed_event.gone_on FROM feed_event
            JOIN calendar_feed ON calendar_feed.municipality = feed_event.municipality AND calendar_feed.id = feed_event.feed
            WHERE feed_event.municipality = $1 AND feed_event.activity = $2
            """, [municipality, activity]
        ) { row in ActivitySource(name: row.next(), readAt: row.next(), goneOn: row.next()) }
    }
}

extension CalendarFeed {
    fileprivate static let select: SQL =
        "SELECT id, house, name, address, owner, read_at, next_at, trouble, trouble_since, left_out FROM calendar_feed"

    fileprivate var leftOut: String { (try? JSONEncoder().encode(left)).map { String(decoding: $0, as: UTF8.self) } ?? "[]" }

    fileprivate init(row: inout Row) {
        let id: CalendarFeed.ID = row.next()
        self.init(
            id: id, house: row.next(), name: row.next(), address: row.next(opened: .feedAddress, of: id.text), owner: row.next(), readAt: row.next(),
            nextAt: row.next(), trouble: row.next(), troubleSince: row.next(),
            left: (try? JSONDecoder().decode([FeedLeft].self, from: Data(row.next(String.self).utf8))) ?? [])
    }
}

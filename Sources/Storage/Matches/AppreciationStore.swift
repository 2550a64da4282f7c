public import Foundation
public import Neighbourhood

/// Somebody who helps, as the page of appreciation shows them.
public struct HelperLine: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    public let phone: PhoneNumber?
    /// When they first offered something here.
    public let since: Date
    /// Matches that run now.
    public let running: Int
    /// Nil when nobody wrote down that they were thanked.
    public let thankedAt: Date?
}

/// An offer that was not put to any ask for long.
public struct UnaskedLine: Sendable, Equatable {
    public let offer: Offer.ID
    public let words: String
    public let person: Person.ID
    public let name: String
    /// Nil when it never was.
    public let askedLastAt: Date?
    public let placedAt: Date
}

extension Connection {
    /// Who helps somebody now and was not thanked for half a year, where the viewer works: never thanked first.
    public func helpersToThank(for viewer: Viewer, limit: Int = 50) throws -> [HelperLine] {
        try Access.allowSomewhere(viewer, .thankHelper)
        let sight = SightClause.people(viewer, .thankHelper, from: 3)
        return try rows(
            HelperLine.select + HelperLine.helping + " AND offer.running > 0 AND coalesce((" + HelperLine.thanked + "), 0) < $2" + sight.sql
                + HelperLine.grouped + " ORDER BY 6, 4, person.id LIMIT " + sight.next,
            [viewer.municipality, Appreciation.thanked(on: today).start] + sight.values + [limit], decode: HelperLine.init(row:))
    }

    /// Whose anniversary of helping is near, soonest first.
    public func jubilees(for viewer: Viewer, limit: Int = 50) throws -> [HelperLine] {
        try Access.allowSomewhere(viewer, .thankHelper)
        let sight = SightClause.people(viewer, .thankHelper, from: 2)
        let starts = try rows(
            "SELECT person.id, min(offer.placed_at)" + HelperLine.helping + sight.sql + HelperLine.grouped, [viewer.municipality] + sight.values
        ) { ($0.next(Person.ID.self), CalendarDate($0.next(Date.self))) }
        let near = starts.compactMap { id, since in Appreciation.jubilee(since: since, on: today).map { (id: id, day: $0.day) } }
        let chosen = near.sorted { ($0.day, $0.id.text) < ($1.day, $1.id.text) }.prefix(limit).map(\.id)
        guard !chosen.isEmpty else { return [] }
        let lines = try rows(
            HelperLine.select + HelperLine.helping + " AND person.id IN (" + .placeholders(from: 2, count: chosen.count) + ")" + HelperLine.grouped,
            [viewer.municipality] + chosen, decode: HelperLine.init(row:))
        return chosen.compactMap { id in lines.first { $0.person == id } }
    }

    /// Who helps or offers to, and has a birthday soon: the first to come first.
    public func birthdays(for viewer: Viewer, limit: Int = 50) throws -> [(line: HelperLine, birthday: Birthday)] {
        try Access.allowSomewhere(viewer, .thankHelper)
        let near = Appreciation.birthdays(on: today)
        let sight = SightClause.people(viewer, .thankHelper, from: near.count + 2)
        let found = try rows(
            HelperLine.select + ", person.birthday" + HelperLine.helping + " AND person.birthday IN ("
                + .placeholders(from: 2, count: near.count) + ")" + sight.sql + HelperLine.grouped + ", person.birthday",
            [viewer.municipality] + near.map(\.number) + sight.values
        ) { row in (HelperLine(row: &row), row.next(Int?.self).flatMap(Birthday.init(number:))) }
        let yesterday = today.adding(days: -1)
        let known = found.compactMap { line, birthday in birthday.map { (line: line, birthday: $0) } }
        return Array(
            known.sorted { ($0.birthday.next(from: yesterday), $0.line.name) < ($1.birthday.next(from: yesterday), $1.line.name) }.prefix(limit))
    }

    /// What residents offer and was not put to any ask for half a year: never asked first, longest waiting first.
    public func longNotAsked(for viewer: Viewer, limit: Int = 50) throws -> [UnaskedLine] {
        try Access.allowSomewhere(viewer, .thankHelper)
        let sight = SightClause.people(viewer, .thankHelper, from: 5)
        return try rows(
            """
            SELECT offer.id, offer.title, offer.words, person.id, person.name, offer.asked_last_at, offer.placed_at FROM offer
            JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
            WHERE offer.municipality = $1 AND offer.state = 'open' AND offer.running = 0 AND offer.placed_at < $2 AND coalesce(offer.asked_last_at, 0) < $3
                AND coalesce(offer.paused_until, 0) <= $4 AND person.frozen_at IS NULL
            """ + sight.sql + " ORDER BY coalesce(offer.asked_last_at, 0), offer.placed_at, offer.id LIMIT " + sight.next,
            [viewer.municipality, Appreciation.new(on: today).start, Appreciation.unasked(on: today).start, today] + sight.values + [limit],
            decode: UnaskedLine.init(row:))
    }
}

extension HelperLine {
    fileprivate static let thanked: SQL = """
        SELECT max(at) FROM event WHERE event.municipality = person.municipality AND event.thing_kind = 'person' AND event.thing_id = person.id
            AND event.deed = 'thank-helper'
        """

    fileprivate static let select: SQL =
        "SELECT person.id, person.name, person.phone, min(offer.placed_at), sum(offer.running), (" + thanked + ")"

    fileprivate static let helping: SQL = """
         FROM offer JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
        WHERE offer.municipality = $1 AND offer.state IN ('open', 'asleep') AND person.frozen_at IS NULL
        """

    fileprivate static let grouped: SQL = " GROUP BY person.municipality, person.id, person.name, person.phone"

    fileprivate init(row: inout Row) {
        self.init(
            person: row.subject(), name: row.next(), phone: row.next(), since: row.next(), running: row.next(), thankedAt: row.next())
    }
}

extension UnaskedLine {
    fileprivate init(row: inout Row) {
        let offer: Offer.ID = row.next()
        let title: String? = row.next(opened: .offerTitle, of: offer.text)
        let words: String = row.next(opened: .offerWords, of: offer.text)
        self.init(
            offer: offer, words: title ?? words, person: row.subject(), name: row.next(), askedLastAt: row.next(), placedAt: row.next())
    }
}

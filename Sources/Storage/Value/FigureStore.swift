public import Foundation
public import Neighbourhood

/// What happened once in the period, with what it was about. Words go no further than to find the theme in them.
public struct CountedRow: Sendable {
    public enum About: Sendable {
        case words(String)
        /// Chosen when it was written down; nil for something else.
        case theme(String?)
    }

    public let measure: Measure
    public let area: AreaCode?
    public let about: About
    public let at: Date
    /// When the ask was placed that an introduction came of.
    public let askedAt: Date?
}

extension Connection {
    /// All that is counted from one moment until before another. For who may see figures; what comes of it is made unrecognisable before anybody does.
    public func countedRows(from first: Date, until end: Date, for viewer: Viewer) throws -> [CountedRow] {
        try Access.allow(viewer, .seeFigures)
        let period: [any SQLBindable] = [viewer.municipality, first, end]
        let asks = try rows(
            "SELECT " + Ask.columns + " FROM ask WHERE municipality = $1 AND placed_at >= $2 AND placed_at < $3", period, decode: Ask.init(row:)
        ).map { CountedRow(measure: .asks, area: $0.area, about: .words($0.draft.words), at: $0.placedAt, askedAt: nil) }
        let offers = try rows(
            "SELECT " + Offer.columns + " FROM offer WHERE municipality = $1 AND placed_at >= $2 AND placed_at < $3", period,
            decode: Offer.init(row:)
        ).map {
            CountedRow(
                measure: .offers, area: $0.area, about: .words([$0.draft.title, $0.draft.words].compactMap(\.self).joined(separator: ". ")),
                at: $0.placedAt, askedAt: nil)
        }
        return asks + offers + (try matches(.proposals, "proposal.proposed_at", period))
            + (try matches(.introductions, "proposal.introduced_at", period)) + (try heard(from: first, until: end, in: viewer.municipality))
    }

    /// Who walked in at a drop-in hour, and what was heard in informal talks.
    private func heard(from first: Date, until end: Date, in municipality: MunicipalityCode) throws -> [CountedRow] {
        let walkIns = try rows(
            """
            SELECT house.area, walk_in.theme, walk_in.arrived_at FROM walk_in
            JOIN house ON house.municipality = walk_in.municipality AND house.id = walk_in.house
            WHERE walk_in.municipality = $1 AND walk_in.arrived_at >= $2 AND walk_in.arrived_at < $3
            """, [municipality, first, end]
        ) { row in CountedRow(measure: .walkIns, area: row.nextArea(), about: .theme(row.next()), at: row.next(), askedAt: nil) }
        let talks = try rows(
            "SELECT area, theme, noted_on FROM talk_note WHERE municipality = $1 AND noted_on >= $2 AND noted_on < $3",
            [municipality, CalendarDate(first), CalendarDate(end)]
        ) { row in
            CountedRow(measure: .talks, area: row.nextArea(), about: .theme(row.next()), at: row.next(CalendarDate.self).start, askedAt: nil)
        }
        return walkIns + talks
    }

    private func matches(_ measure: Measure, _ moment: SQL, _ period: [any SQLBindable]) throws -> [CountedRow] {
        try rows(
            "SELECT " + moment + ", " + Ask.columns + " FROM proposal JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask"
                + " WHERE proposal.municipality = $1 AND " + moment + " >= $2 AND " + moment + " < $3", period
        ) { row in
            let at: Date = row.next()
            let ask = Ask(row: &row)
            return CountedRow(
                measure: measure, area: ask.area, about: .words(ask.draft.words), at: at, askedAt: measure == .introductions ? ask.placedAt : nil)
        }
    }

    /// The smallest group that figures tell of today.
    public func smallestGroup(in municipality: MunicipalityCode) throws -> Int {
        try first(
            "SELECT size FROM smallest_group WHERE municipality = $1 AND from_on <= $2 ORDER BY from_on DESC LIMIT 1", [municipality, today]
        ) { $0.next() } ?? Figures.usualSmallestGroup
    }

    /// The smallest groups that hold today and later, in order, each from its day. Administrators may.
    public func smallestGroups(for viewer: Viewer) throws -> [(from: CalendarDate?, size: Int)] {
        try Access.allow(viewer, .setSmallestGroup)
        let later: [(from: CalendarDate?, size: Int)] = try rows(
            "SELECT from_on, size FROM smallest_group WHERE municipality = $1 AND from_on > $2 ORDER BY from_on LIMIT 50",
            [viewer.municipality, today]
        ) { row in (row.next(CalendarDate.self), row.next()) }
        return [(nil, try smallestGroup(in: viewer.municipality))] + later
    }

    /// From a day on; what held before stays on record.
    public func setSmallestGroup(_ size: Int, from day: CalendarDate, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO smallest_group (municipality, from_on, size, set_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, from_on) DO UPDATE SET size = excluded.size, set_at = excluded.set_at
            """, [municipality, day, size, now])
    }
}

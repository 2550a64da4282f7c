public import Foundation
public import Neighbourhood

/// One side of a match, as who guides it needs it: to call, to write, or to walk by.
public struct MatchSide: Sendable, Equatable {
    /// Nil for a house or an organisation.
    public let person: Person.ID?
    public let name: String
    public let phone: PhoneNumber?
    public let reachNote: String?
}

/// A match as a list shows it.
public struct MatchLine: Sendable, Equatable {
    public let match: Match
    public let askWords: String
    public let asker: MatchSide
    public let offerWords: String
    public let helper: MatchSide
    public let ownerName: String?

    public func side(_ side: Side) -> MatchSide { side == .ask ? asker : helper }
}

/// A question that somebody has to ask by voice.
public struct CallLine: Sendable, Equatable {
    public let talk: Talk
    public let line: MatchLine
}

extension Connection {
    /// The matches for which something has to be done, soonest first.
    ///
    /// - Parameter owners: only what these workers mind; nil for everybody's, as far as the viewer may see.
    public func matchLines(for viewer: Viewer, owners: [Person.ID]?, limit: Int) throws -> [MatchLine] {
        let sight = SightClause.matches(viewer, .lookAtMatch, mindedBy: owners, from: 2)
        return try rows(
            MatchLine.select + " WHERE match.municipality = $1 AND match.next_on IS NOT NULL" + MatchLine.inUse + sight.sql
                + " ORDER BY match.next_on, match.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: MatchLine.init(row:))
    }

    /// How many there are in all.
    public func matchCount(for viewer: Viewer, owners: [Person.ID]?) throws -> Int {
        let sight = SightClause.matches(viewer, .lookAtMatch, mindedBy: owners, from: 2)
        let place: SQL = sight.isPart ? " JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask" : ""
        return try count(
            "SELECT count(*) FROM match" + place + " WHERE match.municipality = $1 AND match.next_on IS NOT NULL" + sight.sql,
            [viewer.municipality] + sight.values)
    }

    /// One match with both its sides, for its page. Who guides it may see it.
    ///
    /// - Throws: `Problem.notFound(.match)`, `Problem.notAllowed`.
    public func matchLine(_ id: Match.ID, for viewer: Viewer) throws -> MatchLine {
        _ = try match(id, for: viewer)
        let found = try first(
            MatchLine.select + " WHERE match.municipality = $1 AND match.id = $2", [viewer.municipality, id], decode: MatchLine.init(row:))
        guard let found else { throw Problem.notFound(.match) }
        return found
    }

    /// How many questions have to be asked by voice.
    func callCount(for viewer: Viewer, owners: [Person.ID]?) throws -> Int {
        let sight = SightClause.matches(viewer, .recordTalk, mindedBy: owners, from: 4)
        return try count(
            "SELECT count(*) FROM talk JOIN match ON match.municipality = talk.municipality AND match.id = talk.match"
                + (sight.isPart ? " JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask" : "") + CallLine.due + sight.sql,
            [viewer.municipality, today, Talk.silent(on: today)] + sight.values)
    }

    /// Whom to call today to ask how it goes: who has neither mail nor mobile telephone, and who did not answer. Oldest first.
    public func callList(for viewer: Viewer, owners: [Person.ID]?, limit: Int) throws -> [CallLine] {
        let sight = SightClause.matches(viewer, .recordTalk, mindedBy: owners, from: 4)
        return try rows(
            MatchLine.select(", " + Talk.columns, from: "talk JOIN match ON match.municipality = talk.municipality AND match.id = talk.match")
                + CallLine.due + MatchLine.inUse + sight.sql + " ORDER BY talk.due_on, talk.id LIMIT " + sight.next,
            [viewer.municipality, today, Talk.silent(on: today)] + sight.values + [limit]
        ) { row in
            let line = MatchLine(row: &row)
            return CallLine(talk: Talk(row: &row), line: line)
        }
    }
}

extension CallLine {
    /// Due, and neither answered nor asked so lately that an answer may still come.
    fileprivate static let due: SQL =
        " WHERE talk.municipality = $1 AND talk.due_on <= $2 AND talk.answered_at IS NULL AND (talk.asked_at IS NULL OR talk.asked_at < $3)"
}

extension MatchLine {
    /// Neither of the two asked that their data are not used.
    fileprivate static let inUse: SQL = " AND subject.frozen_at IS NULL AND helper.frozen_at IS NULL"

    fileprivate static let select = select("", from: "match")

    /// - Parameter more: columns behind those of the line, beginning with a comma.
    fileprivate static func select(_ more: SQL, from tables: SQL) -> SQL {
        "SELECT " + Match.columns + """
            , ask.words, ask.subject, subject.name, subject.phone, subject.reach_note, offer.title, offer.words, offer.person,
            coalesce(offer.party_name, house.name, organisation.name, helper.name, ''), coalesce(helper.phone, house.phone, organisation.phone),
            helper.reach_note, worker.name
            """ + more + " FROM " + tables + """
                 JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask
                JOIN offer ON offer.municipality = match.municipality AND offer.id = match.offer
                JOIN person subject ON subject.municipality = ask.municipality AND subject.id = ask.subject
                LEFT JOIN person worker ON worker.municipality = match.municipality AND worker.id = match.owner
                """ + Offer.giverJoins
    }

    init(row: inout Row) {
        match = Match(row: &row)
        askWords = row.next(opened: .askWords, of: match.ask.text)
        let subject: Person.ID = row.subject()
        asker = MatchSide(
            person: subject, name: row.next(), phone: row.next(),
            reachNote: row.next(opened: .personReachNote, of: subject.text))
        let title: String? = row.next(opened: .offerTitle, of: match.offer.text)
        let words: String = row.next(opened: .offerWords, of: match.offer.text)
        let person: Person.ID? = row.subject()
        // What somebody said comes before what others call it.
        offerWords = person == nil ? title ?? words : words
        helper = MatchSide(
            person: person, name: row.next(), phone: row.next(),
            reachNote: row.next(opened: .personReachNote, of: person?.text ?? ""))
        ownerName = row.next()
    }
}

/// Everything the page of a match shows.
public struct MatchFolder: Sendable {
    public let line: MatchLine
    /// Oldest first.
    public let moves: [MatchMove]
    /// Newest first, of both sides.
    public let talks: [Talk]
    /// Of whoever moved it.
    public let names: [Person.ID: String]
    /// Who may guide it.
    public let guides: [Colleague]
    public let area: AreaCode?
    /// When the ask was placed: the first words of it.
    public let askedAt: Date
    /// What keeps it from running, by its role.
    public let obstacles: Obstacles
    public let roles: RoleCatalogue
}

extension Connection {
    /// One match with its history and its talks, for who guides it.
    ///
    /// - Throws: `Problem.notFound(.match)`, `Problem.notAllowed`.
    public func matchFolder(_ id: Match.ID, for viewer: Viewer) throws -> MatchFolder {
        let line = try matchLine(id, for: viewer)
        let moves = try moves(of: id, in: viewer.municipality)
        let ask: (area: AreaCode?, at: Date)? = try first(
            "SELECT area, placed_at FROM ask WHERE municipality = $1 AND id = $2", [viewer.municipality, line.match.ask]
        ) { ($0.nextArea(), $0.next()) }
        let roles = try roles(in: viewer.municipality)
        return MatchFolder(
            line: line, moves: moves, talks: try talks(of: id, in: viewer.municipality), names: try names(of: moves.compactMap(\.by), for: viewer),
            guides: try colleagues(in: viewer.municipality, as: [.connector, .teamMember]), area: ask?.area,
            askedAt: ask?.at ?? line.match.introducedAt,
            obstacles: try obstacles(to: .running, of: line.match, among: roles, in: viewer.municipality), roles: roles)
    }
}

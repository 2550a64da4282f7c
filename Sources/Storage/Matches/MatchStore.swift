import Foundation
public import Neighbourhood

extension Connection {
    /// One match, for a deed with it.
    ///
    /// - Parameter side: the deed is of this side alone, so the other has no part in it.
    /// - Throws: `Problem.notFound(.match)`, `Problem.notAllowed`.
    public func match(_ id: Match.ID, for viewer: Viewer, to deed: Deed = .lookAtMatch, of side: Side? = nil) throws -> Match {
        let found = try first(
            "SELECT " + Match.columns + """
                , ask.subject, offer.person, ask.area FROM match
                JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask
                JOIN offer ON offer.municipality = match.municipality AND offer.id = match.offer
                WHERE match.municipality = $1 AND match.id = $2
                """, [viewer.municipality, id]
        ) { row in
            let match = Match(row: &row)
            let (subject, helper): (Person.ID, Person.ID?) = (row.subject(), row.subject())
            let sides = side == .ask ? [subject] : side == .offer ? [helper] : [subject, helper]
            return (match, match.ties(sides: Set(sides.compactMap(\.self)), area: row.nextArea()))
        }
        guard let (match, ties) = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.match)
        }
        try Access.allow(viewer, deed, ties)
        return match
    }

    public func insert(_ match: Match, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO match (municipality, id, ask, offer, role, role_version, step, since_at, introduced_at, owner, next_step, next_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                municipality, match.id, match.ask, match.offer, match.role?.key, match.role?.version, match.step, match.since, match.introducedAt,
                match.care?.owner, match.care?.nextStep, match.care?.nextOn,
            ])
    }

    /// Writes where a match stands, and marks on its proposal when it is over, so that from then on neither sees anything of the other.
    ///
    /// - Throws: `Problem.stale` when somebody moved it since.
    public func update(_ match: Match, in municipality: MunicipalityCode) throws {
        let changed = try execute(
            """
            UPDATE match SET step = $1, since_at = $2, until_on = $3, step_before = $4, started_at = $5, term_on = $6, ended_at = $7,
                stays_in_touch = $8, owner = $9, next_step = $10, next_on = $11, version = version + 1
            WHERE municipality = $12 AND id = $13 AND version = $14
            """,
            [
                match.step, match.since, match.until, match.before, match.startedAt, match.termOn, match.endedAt, match.staysInTouch,
                match.care?.owner, match.care?.nextStep, match.care?.nextOn, municipality, match.id, match.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.match, match.id.text)) }
        guard let endedAt = match.endedAt else { return }
        try execute(
            "UPDATE proposal SET ended_at = $1 WHERE municipality = $2 AND id = $3 AND ended_at IS NULL", [endedAt, municipality, match.id])
    }

    /// Keeps one move. A reason is sealed with the key of who gave it; a worker's own with that of whom the ask is for.
    public func insert(_ move: MatchMove, in municipality: MunicipalityCode) throws {
        let reason = try move.reason.map {
            try seal($0, for: holder(of: move.side ?? .ask, in: move.match, municipality), at: .moveReason, of: move.id.text, in: municipality)
        }
        try execute(
            """
            INSERT INTO match_move (municipality, id, match, deed, step, at, moved_by, side, means, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, [municipality, move.id, move.match, move.deed, move.step, move.at, move.by, move.side, move.means, reason ?? nil])
    }

    /// Every move of a match, oldest first.
    public func moves(of match: Match.ID, in municipality: MunicipalityCode) throws -> [MatchMove] {
        try rows(
            "SELECT id, match, deed, step, at, moved_by, side, means, reason FROM match_move WHERE municipality = $1 AND match = $2 ORDER BY id",
            [municipality, match]
        ) { row in
            let id: MatchMove.ID = row.next()
            return MatchMove(
                id: id, match: row.next(), deed: row.next(), step: row.next(), at: row.next(), by: row.next(), side: row.next(), means: row.next(),
                reason: row.next(opened: .moveReason, of: id.text))
        }
    }

    /// The matches of an ask that are not over.
    public func liveMatches(of ask: Ask.ID, in municipality: MunicipalityCode) throws -> [Match] {
        try rows(
            "SELECT " + Match.columns
                + " FROM match WHERE match.municipality = $1 AND match.ask = $2 AND match.step <> 'ended' ORDER BY match.next_on",
            [municipality, ask], decode: Match.init(row:))
    }

    /// The matches in which an offer stands and that are not over.
    public func liveMatches(with offer: Offer.ID, in municipality: MunicipalityCode) throws -> [Match] {
        try rows(
            "SELECT " + Match.columns + " FROM match WHERE match.municipality = $1 AND match.offer = $2 AND match.step <> 'ended' ORDER BY match.id",
            [municipality, offer], decode: Match.init(row:))
    }
}

extension Match {
    static let columns: SQL = """
        match.id, match.ask, match.offer, match.role, match.role_version, match.step, match.since_at, match.until_on, match.step_before,
        match.introduced_at, match.started_at, match.term_on, match.ended_at, match.stays_in_touch, match.owner, match.next_step, match.next_on, match.version
        """

    init(row: inout Row) {
        self.init(
            id: row.next(), ask: row.next(), offer: row.next(), role: RoleVersion(next: &row), step: row.next(), since: row.next(),
            until: row.next(), before: row.next(), introducedAt: row.next(), startedAt: row.next(), termOn: row.next(), endedAt: row.next(),
            staysInTouch: row.next(), care: Care(next: &row),
            version: row.next())
    }
}

extension RoleVersion {
    fileprivate init?(next row: inout Row) {
        let (key, version): (HelpRole.Key?, Int?) = (row.next(), row.next())
        guard let key, let version else { return nil }
        self.init(key: key, version: version)
    }
}

extension Care {
    /// Nil where nobody minds it any more.
    fileprivate init?(next row: inout Row) {
        let (owner, step, day): (Person.ID?, String?, CalendarDate?) = (row.next(), row.next(), row.next())
        guard let owner, let step, let day else { return nil }
        self.init(owner: owner, nextStep: step, nextOn: day)
    }
}

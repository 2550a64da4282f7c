public import Foundation
public import Neighbourhood

/// An interview as a worker's list shows it. Its words are not in it.
public struct InterviewLine: Sendable, Equatable {
    public let id: Interview.ID
    public let code: SheetCode
    public let state: InterviewState
    public let interviewerName: String?
    public let roundName: String?
    public let person: Person.ID?
    public let personName: String?
    public let handedInAt: Date?
    /// What was promised, by whom and for which day.
    public let owner: Person.ID?
    public let ownerName: String?
    public let nextOn: CalendarDate?
}

/// A round in a list: how many sheets are out, and how many came back.
public struct InterviewRoundLine: Sendable, Equatable {
    public let round: InterviewRound
    public let ownerName: String?
    public let out: Int
    public let back: Int
}

/// What has to be done about interviews today.
public struct InterviewsToday: Sendable, Equatable {
    /// Handed in, and not yet looked through.
    public var handedIn: [InterviewLine] = []
    /// People who hear from us today, or should have.
    public var promises: [InterviewLine] = []
    /// Rounds that are over while sheets are still out.
    public var lateRounds: [InterviewRoundLine] = []

    public init() {}
    public var count: Int { handedIn.count + promises.count + lateRounds.count }
}

extension Connection {
    /// One round. Throws `Problem.notFound(.interviewRound)`, also for that of another team.
    public func interviewRound(_ id: InterviewRound.ID, for viewer: Viewer, to deed: Deed = .seeInterviews) throws -> InterviewRound {
        let found = try first(
            "SELECT " + InterviewRound.columns + " FROM interview_round WHERE municipality = $1 AND id = $2", [viewer.municipality, id],
            decode: InterviewRound.init(row:))
        guard let found, Access.allows(viewer, deed, found.ties) else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.interviewRound)
        }
        return found
    }

    /// The rounds where the viewer works, the last to end first.
    public func interviewRounds(for viewer: Viewer, limit: Int = 50) throws -> [InterviewRoundLine] {
        try Access.allowSomewhere(viewer, .seeInterviews)
        let sight = SightClause.rounds(viewer, .seeInterviews, from: 2)
        return try rows(
            InterviewRoundLine.select + " WHERE interview_round.municipality = $1" + sight.sql
                + " ORDER BY last_on DESC, interview_round.id DESC LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: InterviewRoundLine.init(row:))
    }

    /// The sheets of a round, or without one those that were given out apart from any; what still has to be done first.
    public func interviewLines(of round: InterviewRound.ID?, for viewer: Viewer, limit: Int = 200) throws -> [InterviewLine] {
        try Access.allowSomewhere(viewer, .lookAtInterview)
        let which: SQL = round == nil ? "interview.round IS NULL AND interview.state IN ('given', 'handed-in')" : "interview.round = $2"
        let values: [any SQLBindable] = round.map { [viewer.municipality, $0] } ?? [viewer.municipality]
        let sight = SightClause.interviews(viewer, .lookAtInterview, from: values.count + 1)
        return try lines(
            " WHERE interview.municipality = $1 AND " + which + sight.sql + " ORDER BY interview.state, interview.given_at, interview.id LIMIT "
                + sight.next, values + sight.values + [limit])
    }

    /// What has to be done about interviews now.
    ///
    /// - Parameter owner: only the promises and rounds of this worker and of whom they stand in for; nil for everybody's.
    public func interviewsToday(for viewer: Viewer, owner: Person.ID?, limit: Int = 25) throws -> InterviewsToday {
        guard Access.allowsSomewhere(viewer, .takeInInterview) else { return InterviewsToday() }
        let owners = viewer.minders(keepingTo: owner)
        var today = InterviewsToday()
        let handedIn = SightClause.interviews(viewer, .lookAtInterview, from: 2)
        today.handedIn = try lines(
            " WHERE interview.municipality = $1 AND interview.state = 'handed-in'" + handedIn.sql + " ORDER BY interview.handed_in_at LIMIT "
                + handedIn.next, [viewer.municipality] + handedIn.values + [limit])
        let mine = SightClause.interviews(viewer, .lookAtInterview, mindedBy: owners, from: 3)
        today.promises = try lines(
            " WHERE interview.municipality = $1 AND interview.next_on <= $2" + mine.sql + " ORDER BY interview.next_on LIMIT " + mine.next,
            [viewer.municipality, self.today] + mine.values + [limit])
        let own = SightClause.rounds(viewer, .seeInterviews, mindedBy: owners, from: 3)
        today.lateRounds = try rows(
            InterviewRoundLine.select + " WHERE interview_round.municipality = $1 AND last_on < $2" + own.sql + " AND "
                + InterviewRoundLine.out + " > 0 ORDER BY last_on LIMIT " + own.next,
            [viewer.municipality, self.today] + own.values + [limit], decode: InterviewRoundLine.init(row:))
        return today
    }

    private func lines(_ rest: SQL, _ values: [any SQLBindable]) throws -> [InterviewLine] {
        try rows(InterviewLine.select + rest, values, decode: InterviewLine.init(row:))
    }

    /// What came of the conversations of a round in each buurt. For who sees interviews; what of it may be shown, `InterviewTally.shown` says.
    public func tallies(of round: InterviewRound.ID, for viewer: Viewer) throws -> [InterviewTally] {
        try Access.allowSomewhere(viewer, .seeInterviews)
        return try rows(
            """
            SELECT interview.area, count(*), sum(CASE WHEN gifts > 0 THEN 1 ELSE 0 END), sum(CASE WHEN wishes > 0 THEN 1 ELSE 0 END),
                sum(CASE WHEN EXISTS (SELECT 1 FROM offer JOIN match ON match.municipality = offer.municipality AND match.offer = offer.id
                        WHERE offer.municipality = interview.municipality AND offer.person = interview.person)
                    OR EXISTS (SELECT 1 FROM ask JOIN match ON match.municipality = ask.municipality AND match.ask = ask.id
                        WHERE ask.municipality = interview.municipality AND ask.subject = interview.person) THEN 1 ELSE 0 END)
            FROM interview WHERE interview.municipality = $1 AND interview.round = $2 AND interview.state = 'taken-in'
            GROUP BY interview.area ORDER BY interview.area
            """, [viewer.municipality, round]
        ) { row in InterviewTally(area: row.nextArea(), talks: row.next(), gifts: row.next(), wishes: row.next(), joined: row.next()) }
    }

    public func insert(_ round: InterviewRound, in municipality: MunicipalityCode) throws {
        let draft = round.draft
        try execute(
            """
            INSERT INTO interview_round (municipality, id, name, streets, area, first_on, last_on, promised_on, owner)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [municipality, round.id, draft.name, draft.streets, draft.area, draft.first, draft.last, draft.promisedOn, round.owner])
    }

    /// Writes a corrected round. Throws `Problem.stale` when a colleague changed it since `round.version` was read.
    public func update(_ round: InterviewRound, in municipality: MunicipalityCode) throws {
        let draft = round.draft
        let changed = try execute(
            """
            UPDATE interview_round SET name = $1, streets = $2, area = $3, first_on = $4, last_on = $5, promised_on = $6, version = version + 1
            WHERE municipality = $7 AND id = $8 AND version = $9
            """,
            [draft.name, draft.streets, draft.area, draft.first, draft.last, draft.promisedOn, municipality, round.id, round.version])
        guard changed == 1 else { throw Problem.stale(Thing(.interviewRound, round.id.text)) }
    }
}

extension InterviewRound {
    static let columns: SQL = """
        interview_round.id, interview_round.name, interview_round.streets, interview_round.area, interview_round.first_on, interview_round.last_on,
        interview_round.promised_on, interview_round.owner, interview_round.version
        """

    init(row: inout Row) {
        self.init(
            id: row.next(),
            draft: InterviewRoundDraft(
                name: row.next(), streets: row.next(), area: row.nextArea(), first: row.next(), last: row.next(), promisedOn: row.next()),
            owner: row.next(), version: row.next())
    }
}

extension InterviewRoundLine {
    static let out: SQL = """
        (SELECT count(*) FROM interview WHERE interview.municipality = interview_round.municipality AND interview.round = interview_round.id
            AND interview.state = 'given')
        """

    static let select: SQL =
        "SELECT " + InterviewRound.columns + ", worker.name, " + out + """
            , (SELECT count(*) FROM interview WHERE interview.municipality = interview_round.municipality AND interview.round = interview_round.id
                AND interview.state IN ('handed-in', 'taken-in'))
            FROM interview_round LEFT JOIN person worker ON worker.municipality = interview_round.municipality AND worker.id = interview_round.owner
            """

    init(row: inout Row) {
        self.init(round: InterviewRound(row: &row), ownerName: row.next(), out: row.next(), back: row.next())
    }
}

extension InterviewLine {
    fileprivate static let select: SQL = """
        SELECT interview.id, interview.code, interview.state, interview.interviewer, listener.name, interview_round.name, interview.person, talker.name,
            interview.handed_in_at, interview.owner, worker.name, interview.next_on
        FROM interview LEFT JOIN interview_round ON interview_round.municipality = interview.municipality AND interview_round.id = interview.round
        LEFT JOIN person listener ON listener.municipality = interview.municipality AND listener.id = interview.interviewer
        LEFT JOIN person talker ON talker.municipality = interview.municipality AND talker.id = interview.person
        LEFT JOIN person worker ON worker.municipality = interview.municipality AND worker.id = interview.owner
        """

    fileprivate init(row: inout Row) {
        let (id, code, state): (Interview.ID, String, InterviewState) = (row.next(), row.next(), row.next())
        // Whoever listens is often a resident too: their name is looked at as well.
        let _: Person.ID? = row.subject()
        self.init(
            id: id, code: SheetCode(stored: code), state: state, interviewerName: row.next(), roundName: row.next(),
            person: row.subject(), personName: row.next(), handedInAt: row.next(), owner: row.next(), ownerName: row.next(), nextOn: row.next())
    }
}

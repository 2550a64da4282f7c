import Foundation
public import Neighbourhood

extension InterviewState: SQLColumn {}

extension Connection {
    /// One interview, for a deed with it.
    ///
    /// - Throws: `Problem.notFound(.interview)`, and just so when it is with another, or was handed in and is not the viewer's any more;
    ///   `Problem.notAllowed` for what only workers do.
    public func interview(_ id: Interview.ID, for viewer: Viewer, to deed: Deed) throws -> Interview {
        let found = try first(
            "SELECT " + Interview.columns + " FROM interview WHERE municipality = $1 AND id = $2", [viewer.municipality, id],
            decode: Interview.init(row:))
        return try allowed(found, for: viewer, to: deed)
    }

    /// The interview of which this code stands on the paper.
    public func interview(code: SheetCode, for viewer: Viewer, to deed: Deed) throws -> Interview {
        let found = try first(
            "SELECT " + Interview.columns + " FROM interview WHERE municipality = $1 AND code = $2", [viewer.municipality, code.text],
            decode: Interview.init(row:))
        return try allowed(found, for: viewer, to: deed)
    }

    /// Anybody may be given one, so whoever has none is told nothing of those of others.
    private func allowed(_ found: Interview?, for viewer: Viewer, to deed: Deed) throws -> Interview {
        if let found, Access.allows(viewer, deed, found.ties) { return found }
        if !Rights.of(.interviewer).contains(deed) { try Access.allowSomewhere(viewer, deed) }
        throw Problem.notFound(.interview)
    }

    /// The sheets that somebody has with them, oldest first. Only their own: who handed one in sees it no more.
    public func ownInterviews(of viewer: Viewer) throws -> [Interview] {
        guard let person = viewer.person else { return [] }
        return try rows(
            "SELECT " + Interview.columns
                + " FROM interview WHERE municipality = $1 AND interviewer = $2 AND state = 'given' ORDER BY given_at, id LIMIT 100",
            [viewer.municipality, person], decode: Interview.init(row:))
    }

    /// Every sheet of a round that did not come back, in the order in which they were given out. For who gives them out.
    public func sheetsOut(of round: InterviewRound.ID, for viewer: Viewer) throws -> [Interview] {
        try Access.allowSomewhere(viewer, .giveInterview)
        return try rows(
            "SELECT " + Interview.columns
                + " FROM interview WHERE municipality = $1 AND round = $2 AND state = 'given' ORDER BY given_at, id LIMIT 200",
            [viewer.municipality, round], decode: Interview.init(row:)
        ).filter { Access.allows(viewer, .giveInterview, $0.ties) }
    }

    public func insert(_ interview: Interview, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO interview (municipality, id, code, round, area, interviewer, state, given_by, given_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                municipality, interview.id, interview.code.text, interview.round, interview.area, interview.interviewer, interview.state, worker,
                interview.givenAt,
            ])
    }

    /// Keeps what was said so far. Throws `Problem.stale` when it was written in elsewhere since `interview.version` was read.
    public func keep(_ fields: String, of interview: Interview, state: InterviewState, in municipality: MunicipalityCode) throws {
        let sealed = try seal(fields, for: .interview(interview.id), at: .interviewFields, of: interview.id.text, in: municipality)
        let moment: Date? = state == .handedIn ? now : nil
        let changed = try execute(
            """
            UPDATE interview SET fields = $1, state = $2, handed_in_at = $3, version = version + 1
            WHERE municipality = $4 AND id = $5 AND version = $6 AND state = $7
            """, [sealed, state, moment, municipality, interview.id, interview.version, interview.state])
        guard changed == 1 else { throw Problem.stale(Thing(.interview, interview.id.text)) }
    }

    /// Closes an interview: its words go, and the key that sealed them; what they became stands with the person.
    public func settle(_ interview: Interview, as outcome: InterviewOutcome, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let changed = try execute(
            """
            UPDATE interview SET state = $1, fields = NULL, person = $2, area = coalesce($3, area), gifts = $4, wishes = $5, owner = $6,
                next_step = $7, next_on = $8, settled_by = $9, settled_at = $10, version = version + 1
            WHERE municipality = $11 AND id = $12 AND state IN ('given', 'handed-in')
            """,
            [
                outcome.person == nil ? InterviewState.putAway : .takenIn, outcome.person, outcome.area, outcome.gifts, outcome.wishes,
                outcome.promise?.owner, outcome.promise?.nextStep, outcome.promise?.nextOn, worker, now, municipality, interview.id,
            ])
        guard changed == 1 else { throw Problem.outOfOrder(.interviewOver) }
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, interview.id])
    }

    /// Keeps a promise, or moves it to another day when there is one.
    public func settle(promise: Interview.ID, next: Care?, in municipality: MunicipalityCode) throws {
        let kept: CalendarDate? = next == nil ? today : nil
        try execute(
            "UPDATE interview SET owner = $1, next_step = $2, next_on = $3, kept_on = $4, version = version + 1 WHERE municipality = $5 AND id = $6",
            [next?.owner, next?.nextStep, next?.nextOn, kept, municipality, promise])
    }
}

/// What became of an interview.
public struct InterviewOutcome: Sendable, Equatable {
    /// Nil when it was put away.
    public let person: Person.ID?
    public let area: AreaCode?
    public let gifts: Int
    public let wishes: Int
    public let promise: Care?

    public init(person: Person.ID?, area: AreaCode? = nil, gifts: Int = 0, wishes: Int = 0, promise: Care? = nil) {
        self.person = person
        self.area = area
        self.gifts = gifts
        self.wishes = wishes
        self.promise = promise
    }

    public static let putAway = InterviewOutcome(person: nil)
}

extension Interview {
    static let columns: SQL = """
        interview.id, interview.code, interview.round, interview.area, interview.interviewer, interview.state, interview.fields, interview.owner,
        interview.next_step, interview.next_on, interview.version, interview.given_at
        """

    init(row: inout Row) {
        row.isAboutSomebody()
        let id: Interview.ID = row.next()
        self.init(
            id: id, code: SheetCode(stored: row.next()), round: row.next(), area: row.nextArea(), interviewer: row.next(), state: row.next(),
            fields: row.next(opened: .interviewFields, of: id.text), promise: Care(row: &row), version: row.next(), givenAt: row.next())
    }
}

public import Foundation
public import Neighbourhood

/// A request as a list shows it.
public struct RightsLine: Sendable, Equatable {
    public let id: RightsRequest.ID
    public let right: PersonalRight
    public let name: String
    public let receivedAt: Date
    public let dueOn: CalendarDate
    public let state: RequestState
    public let ownerName: String?
    public let nextStep: String?
    public let nextOn: CalendarDate?
}

extension Connection {
    /// One request. Who handles requests may, and the person it is about. Throws `Problem.notFound(.request)`, `Problem.notAllowed`.
    public func rightsRequest(_ id: RightsRequest.ID, for viewer: Viewer) throws -> RightsRequest {
        let found = try first(
            "SELECT " + RightsRequest.columns + " FROM rights_request WHERE municipality = $1 AND id = $2", [viewer.municipality, id],
            decode: RightsRequest.init(row:))
        guard let request = found else {
            try Access.allow(viewer, .handleRights)
            throw Problem.notFound(.request)
        }
        let isOwn = viewer.person != nil && request.draft.person == viewer.person
        try Access.allow(viewer, .handleRights, isOwn ? .own : .sameMunicipality)
        return request
    }

    /// The requests that are open, or those that are closed; which must be answered first stands first.
    public func rightsRequests(areOpen: Bool, for viewer: Viewer, limit: Int = 100) throws -> [RightsLine] {
        try Access.allow(viewer, .handleRights)
        let order: SQL =
            areOpen
            ? " AND rights_request.state = 'open' ORDER BY due_on, received_at LIMIT $2"
            : " AND rights_request.state <> 'open' ORDER BY closed_at DESC LIMIT $2"
        return try rows(RightsLine.select + order, [viewer.municipality, limit], decode: RightsLine.init(row:))
    }

    /// What a worker has to do about requests today: those that nobody took up yet, and their own of which the day has come.
    public func rightsRequestsToday(for viewer: Viewer, limit: Int = 25) throws -> [RightsLine] {
        guard Access.allows(viewer, .handleRights) else { return [] }
        return try rows(
            RightsLine.select
                + " AND rights_request.state = 'open' AND (owner IS NULL OR (owner = $2 AND (next_on <= $3 OR due_on <= $4))) ORDER BY due_on LIMIT $5",
            [viewer.municipality, viewer.person, today, today.adding(days: 7), limit], decode: RightsLine.init(row:))
    }

    /// What somebody asked about themselves, newest first.
    public func rightsRequests(of person: Person.ID, for viewer: Viewer) throws -> [RightsRequest] {
        try Access.allow(viewer, .handleRights, viewer.person == person ? .own : .sameMunicipality)
        return try rows(
            "SELECT " + RightsRequest.columns
                + " FROM rights_request WHERE municipality = $1 AND person = $2 ORDER BY received_at DESC LIMIT 50",
            [viewer.municipality, person], decode: RightsRequest.init(row:))
    }

    public func insert(_ request: RightsRequest, in municipality: MunicipalityCode) throws {
        let draft = request.draft
        try execute(
            """
            INSERT INTO rights_request (municipality, id, asked, name, contact, words, person, source, identity, identity_by, due_on, state, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                municipality, request.id, draft.right, draft.name, draft.contact, seal(draft.words, .requestWords, of: request, in: municipality),
                draft.person, draft.source, request.identity, request.identityBy,
                request.dueOn, request.state, request.receivedAt,
            ])
    }

    /// Writes where a request stands. Throws `Problem.stale` when a colleague changed it since `request.version` was read.
    public func update(_ request: RightsRequest, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let changed = try execute(
            """
            UPDATE rights_request SET person = $1, identity = $2, identity_by = $3,
                owner = $4, next_step = $5, next_on = $6, due_on = $7, extended_because = $8, extended_on = $9, state = $10, outcome = $11,
                closed_at = $12, closed_by = coalesce(closed_by, $13), version = version + 1
            WHERE municipality = $14 AND id = $15 AND version = $16
            """,
            [
                request.draft.person, request.identity, request.identityBy, request.care?.owner, request.care?.nextStep,
                request.care?.nextOn, request.dueOn,
                seal(request.extended?.reason, .requestExtendedBecause, of: request, in: municipality), request.extended?.toldOn, request.state,
                seal(request.outcome, .requestOutcome, of: request, in: municipality), request.closedAt, request.closedAt == nil ? nil : worker,
                municipality, request.id, request.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.request, request.id.text)) }
    }

    /// With a key of its own: a request may be of somebody who is not known yet, and that it was answered is kept when they are erased.
    private func seal(_ words: String?, _ column: SealedColumn, of request: RightsRequest, in municipality: MunicipalityCode) throws -> Sealed? {
        try seal(words, for: .request(request.id), at: column, of: request.id.text, in: municipality)
    }
}

extension RightsLine {
    fileprivate static let select: SQL = """
        SELECT rights_request.id, asked, rights_request.name, received_at, due_on, rights_request.state, worker.name, next_step, next_on FROM rights_request
        LEFT JOIN person worker ON worker.municipality = rights_request.municipality AND worker.id = rights_request.owner
        WHERE rights_request.municipality = $1
        """

    fileprivate init(row: inout Row) {
        row.isAboutSomebody()
        id = row.next()
        right = row.next()
        name = row.next()
        receivedAt = row.next()
        dueOn = row.next()
        state = row.next()
        ownerName = row.next()
        nextStep = row.next()
        nextOn = row.next()
    }
}

extension RightsRequest {
    fileprivate static let columns: SQL = """
        id, asked, name, contact, words, person, source, identity, identity_by, owner, next_step, next_on, extended_because, extended_on, state, outcome, closed_at,
        version, received_at
        """

    fileprivate init(row: inout Row) {
        let id: RightsRequest.ID = row.next()
        let draft = RightsDraft(
            right: row.next(), name: row.next(), contact: row.next(), words: row.next(opened: .requestWords, of: id.text), person: row.subject(),
            source: row.next())
        let (identity, identityBy, care): (IdentityCheck?, Person.ID?, Care?) = (row.next(), row.next(), Care(row: &row))
        let (reason, told): (String?, CalendarDate?) = (
            row.next(opened: .requestExtendedBecause, of: id.text), row.next()
        )
        let extended = reason.flatMap { reason in told.map { Extension(reason: reason, toldOn: $0) } }
        self.init(
            id: id, draft: draft, identity: identity, identityBy: identityBy, care: care, extended: extended, state: row.next(),
            outcome: row.next(opened: .requestOutcome, of: id.text), closedAt: row.next(),
            version: row.next(), receivedAt: row.next())
    }
}

extension PersonalRight: SQLColumn {}
extension IdentityCheck: SQLColumn {}
extension RequestState: SQLColumn {}

public import Foundation
public import Neighbourhood

/// An incident as who guides the two reads it.
public struct IncidentLine: Sendable, Equatable {
    public let incident: Incident
    public let askerName: String
    public let helperName: String
    public let reporterName: String?
    public let ownerName: String?
}

/// What somebody's own page tells of an incident they wrote down.
public struct OwnIncident: Sendable, Equatable {
    public let id: Incident.ID
    public let words: String
    public let reportedAt: Date
    public let isOpen: Bool
    /// What came of it, for who wrote it down.
    public let outcome: String?
    /// Who looks at it, as residents know them.
    public let workerName: String?
}

extension Connection {
    /// Keeps an incident. It is of two people, so its words are sealed with a key of its own.
    public func insert(_ incident: Incident, in municipality: MunicipalityCode) throws {
        let draft = incident.draft
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .incident(incident.id), at: column, of: incident.id.text, in: municipality)
        }
        try execute(
            """
            INSERT INTO incident (municipality, id, match, words, happened_on, hurt, told, needed, pauses, reported_by, side, reported_at, owner, next_step,
                next_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [
                municipality, incident.id, incident.match, seal(draft.words, .incidentWords), draft.happenedOn, draft.hurt,
                seal(draft.told, .incidentTold), seal(draft.needed, .incidentNeeded), draft.pauses, incident.reportedBy, incident.side,
                incident.reportedAt, incident.care?.owner, incident.care?.nextStep, incident.care?.nextOn,
            ])
    }

    /// Writes where it stands.
    ///
    /// - Parameter worker: who closed it.
    /// - Throws: `Problem.stale` when a colleague was first.
    public func update(_ incident: Incident, closedBy worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let outcome = try seal(incident.outcome, for: .incident(incident.id), at: .incidentOutcome, of: incident.id.text, in: municipality)
        let changed = try execute(
            """
            UPDATE incident SET owner = $1, next_step = $2, next_on = $3, outcome = $4, closed_by = $5, closed_at = $6, version = version + 1
            WHERE municipality = $7 AND id = $8 AND version = $9
            """,
            [
                incident.care?.owner, incident.care?.nextStep, incident.care?.nextOn, outcome, worker, incident.closedAt, municipality, incident.id,
                incident.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.incident, incident.id.text)) }
    }

    /// One incident, for who guides the two or minds it.
    ///
    /// - Throws: `Problem.notFound(.incident)`, `Problem.notAllowed`.
    public func incident(_ id: Incident.ID, for viewer: Viewer, to deed: Deed = .lookAtIncident) throws -> IncidentLine {
        try Access.allowSomewhere(viewer, deed)
        let found = try first(
            IncidentLine.select + " WHERE incident.municipality = $1 AND incident.id = $2", [viewer.municipality, id]
        ) { row in
            let line = IncidentLine(row: &row)
            return (line, line.incident.ties(guide: row.next(), area: row.nextArea()))
        }
        guard let (line, ties) = found else { throw Problem.notFound(.incident) }
        try Access.allow(viewer, deed, ties)
        return line
    }

    /// Every incident of a match, newest first, for who guides the two; nothing for anybody else.
    public func incidents(of match: Match.ID, for viewer: Viewer) throws -> [IncidentLine] {
        guard Access.allowsSomewhere(viewer, .lookAtIncident) else { return [] }
        return try rows(
            IncidentLine.select + " WHERE incident.municipality = $1 AND incident.match = $2 ORDER BY incident.id DESC LIMIT 50",
            [viewer.municipality, match]
        ) { row in
            let line = IncidentLine(row: &row)
            return (line, line.incident.ties(guide: row.next(), area: row.nextArea()))
        }.filter { Access.allows(viewer, .lookAtIncident, $0.1) }.map(\.0)
    }

    /// What is not dealt with yet, soonest first.
    ///
    /// - Parameter owners: only what these workers mind; nil for everybody's, as far as the viewer may see.
    func openIncidents(for viewer: Viewer, owners: [Person.ID]?, limit: Int) throws -> [IncidentLine] {
        guard Access.allowsSomewhere(viewer, .lookAtIncident) else { return [] }
        let sight = SightClause.incidents(viewer, .lookAtIncident, mindedBy: owners, from: 2)
        return try rows(
            IncidentLine.select + " WHERE incident.municipality = $1 AND incident.closed_at IS NULL" + sight.sql
                + " ORDER BY incident.next_on, incident.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: IncidentLine.init(row:))
    }

    /// What the viewer wrote down of a match, newest first.
    public func ownIncidents(of match: Match.ID, by viewer: Viewer) throws -> [OwnIncident] {
        guard let person = viewer.person else { return [] }
        return try rows(
            """
            SELECT incident.id, incident.words, incident.reported_at, CASE WHEN incident.closed_at IS NULL THEN 1 ELSE 0 END, incident.outcome, worker.call_name FROM incident
            LEFT JOIN person worker ON worker.municipality = incident.municipality AND worker.id = incident.owner
            WHERE incident.municipality = $1 AND incident.match = $2 AND incident.reported_by = $3 ORDER BY incident.id DESC LIMIT 20
            """, [viewer.municipality, match, person]
        ) { row in
            let id: Incident.ID = row.next()
            return OwnIncident(
                id: id, words: row.next(opened: .incidentWords, of: id.text), reportedAt: row.next(), isOpen: row.next(),
                outcome: row.next(opened: .incidentOutcome, of: id.text),
                workerName: row.next())
        }
    }

    /// Destroys the incidents of every match in which somebody stood, and their keys: they are as much about the other, and whole or not at all.
    func eraseIncidents(with person: Person.ID, in municipality: MunicipalityCode) throws {
        let own: SQL = """
            SELECT incident.id FROM incident JOIN proposal ON proposal.municipality = incident.municipality AND proposal.id = incident.match
            JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
            JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            WHERE incident.municipality = $1 AND (ask.subject = $2 OR offer.person = $2)
            """
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder IN (" + own + ")", [municipality, person])
        try execute("DELETE FROM incident WHERE municipality = $1 AND id IN (" + own + ")", [municipality, person])
    }
}

extension IncidentLine {
    /// Ends with what the policy asks: who guides the two, and where the ask is.
    fileprivate static let select: SQL =
        """
        SELECT incident.id, incident.match, incident.words, incident.happened_on, incident.hurt, incident.told, incident.needed, incident.pauses,
            incident.reported_by, incident.side, incident.reported_at, incident.owner, incident.next_step, incident.next_on, incident.outcome,
            incident.closed_at, incident.version, ask.subject, subject.name, offer.person,
            coalesce(offer.party_name, house.name, organisation.name, helper.name, ''), reporter.name, worker.name, match.owner, ask.area
        FROM incident JOIN proposal ON proposal.municipality = incident.municipality AND proposal.id = incident.match
        JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
        JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
        JOIN person subject ON subject.municipality = ask.municipality AND subject.id = ask.subject
        LEFT JOIN match ON match.municipality = incident.municipality AND match.id = incident.match
        LEFT JOIN person reporter ON reporter.municipality = incident.municipality AND reporter.id = incident.reported_by
        LEFT JOIN person worker ON worker.municipality = incident.municipality AND worker.id = incident.owner
        """ + Offer.giverJoins

    fileprivate init(row: inout Row) {
        let (id, match): (Incident.ID, Match.ID) = (row.next(), row.next())
        let words: String = row.next(opened: .incidentWords, of: id.text)
        let (day, hurt): (CalendarDate, IncidentDraft.Hurt) = (row.next(), row.next())
        let draft = IncidentDraft(
            words: words, happenedOn: day, hurt: hurt, told: row.next(opened: .incidentTold, of: id.text),
            needed: row.next(opened: .incidentNeeded, of: id.text), pauses: row.next())
        let (reporter, side, at): (Person.ID?, Side?, Date) = (row.next(), row.next(), row.next())
        let (owner, step, next): (Person.ID?, String?, CalendarDate?) = (row.next(), row.next(), row.next())
        let care = owner.flatMap { owner in step.flatMap { step in next.map { Care(owner: owner, nextStep: step, nextOn: $0) } } }
        incident = Incident(
            id: id, match: match, draft: draft, reportedBy: reporter, side: side, reportedAt: at, care: care,
            outcome: row.next(opened: .incidentOutcome, of: id.text), closedAt: row.next(), version: row.next())
        let _: Person.ID = row.subject()
        askerName = row.next()
        let _: Person.ID? = row.subject()
        helperName = row.next()
        reporterName = row.next()
        ownerName = row.next()
    }
}

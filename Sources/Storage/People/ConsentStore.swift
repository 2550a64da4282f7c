import Foundation
public import Neighbourhood

extension Connection {
    /// To what somebody agreed, what ended as well, newest first. They themselves see it, and who may withdraw it for them.
    public func consents(of person: Person.ID, for viewer: Viewer) throws -> [Consent] {
        try Access.allow(viewer, .withdrawConsent, ties(of: person, in: viewer.municipality))
        return try rows(
            "SELECT " + Consent.columns + " FROM consent WHERE municipality = $1 AND person = $2 ORDER BY from_at DESC, id DESC LIMIT 100",
            [viewer.municipality, person], decode: Consent.init(row:))
    }

    /// One consent. Throws `Problem.notFound(.consent)`, also for that of another.
    public func consent(_ id: Consent.ID, for viewer: Viewer) throws -> Consent {
        let found = try first(
            "SELECT " + Consent.columns + " FROM consent WHERE municipality = $1 AND id = $2", [viewer.municipality, id], decode: Consent.init(row:))
        guard let found, Access.allows(viewer, .withdrawConsent, try ties(of: found.person, in: viewer.municipality)) else {
            throw Problem.notFound(.consent)
        }
        return found
    }

    /// Ends a consent from now on.
    public func end(_ consent: Consent, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE consent SET ended_at = $1 WHERE municipality = $2 AND id = $3 AND ended_at IS NULL", [now, municipality, consent.id])
    }

    /// Whether somebody agrees now that their part of a proposal is told to the other.
    public func agrees(_ person: Person.ID, to proposal: Proposal.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            """
            SELECT count(*) FROM consent WHERE municipality = $1 AND recipient = $2 AND person = $3 AND purpose = 'introduce' AND ended_at IS NULL
                AND (until_on IS NULL OR until_on > $4)
            """, [municipality, proposal, person, today]) > 0
    }

    /// A yes to a proposal is consent to telling the other who they are; anything else ends it. Of a house or an organisation none is needed.
    func keepConsent(
        _ answer: Answer, of side: Side, to proposal: Proposal.ID, givers: Set<ConsentGiver>, for purpose: ConsentPurpose?, recordedBy: Person.ID?,
        in municipality: MunicipalityCode
    ) throws {
        let column: SQL = side == .ask ? "ask.subject" : "offer.person"
        let found = try first(
            "SELECT " + column + """
                 FROM proposal JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
                JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
                WHERE proposal.municipality = $1 AND proposal.id = $2
                """, [municipality, proposal]
        ) { $0.next(Person.ID?.self) }
        guard let person = found ?? nil else { return }
        try execute(
            "UPDATE consent SET ended_at = $1 WHERE municipality = $2 AND recipient = $3 AND person = $4 AND ended_at IS NULL",
            [answer.answeredAt, municipality, proposal, person])
        guard answer.reply == .yes, let purpose else { return }
        try keepConsent(
            of: person, for: purpose, to: Thing(.proposal, proposal.text), manner: recordedBy == person ? .tap : .spoken, givers: givers,
            recordedBy: recordedBy, in: municipality)
    }

    /// Writes down that somebody agreed.
    ///
    /// - Parameter recipient: who gets what the purpose names.
    public func keepConsent(
        of person: Person.ID, for purpose: ConsentPurpose, to recipient: Thing, manner: ConsentManner, givers: Set<ConsentGiver> = [.oneself],
        recordedBy: Person.ID?, in municipality: MunicipalityCode
    ) throws {
        let id: Consent.ID = freshID()
        try execute(
            """
            INSERT INTO consent (municipality, id, person, purpose, recipient_kind, recipient, parts, text_version, manner, given_by, recorded_by, from_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                municipality, id, person, purpose.id, recipient.kind, recipient.id, purpose.parts.joined(separator: " "), purpose.version, manner,
                givers.map(\.rawValue).sorted().joined(separator: " "), recordedBy, now,
            ])
    }
}

extension Consent {
    fileprivate static let columns: SQL = """
        id, person, purpose, recipient_kind, recipient, parts, text_version, manner, given_by, from_at, until_on, ended_at
        """

    fileprivate init(row: inout Row) {
        self.init(
            id: row.next(), person: row.subject(), purpose: row.next(), recipient: Thing(row.next(), row.next()),
            parts: row.next(String.self).split(separator: " ").map(String.init), textVersion: row.next(), manner: row.next(),
            givers: Set(row.next(String.self).split(separator: " ").compactMap { ConsentGiver(rawValue: String($0)) }), from: row.next(),
            until: row.next(), endedAt: row.next())
    }
}

extension ConsentManner: SQLColumn {}

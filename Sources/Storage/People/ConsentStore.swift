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

extension Connection {
    /// Ends what somebody agreed to before for the same purpose and recipient: a new sheet takes its place.
    public func endConsents(of person: Person.ID, for purpose: String, to recipient: Thing, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE consent SET ended_at = $1 WHERE municipality = $2 AND recipient = $3 AND person = $4 AND purpose = $5 AND ended_at IS NULL",
            [now, municipality, recipient.id, person, purpose])
    }

    /// Writes what a sheet says at the consent that was just kept.
    public func note(_ paper: PaperConsent, to recipient: Thing, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE consent SET manner = 'paper', given_on = $1, witnessed_by = $2, text_version = $3, until_on = $4
            WHERE municipality = $5 AND recipient = $6 AND person = $7 AND purpose = $8 AND ended_at IS NULL
            """,
            [
                paper.givenOn, paper.witness, paper.textVersion.description, paper.until?.adding(days: 1), municipality, recipient.id, paper.person,
                paper.purpose,
            ])
    }

    /// Proposals that are still to be answered in which somebody stands, and the other's first name: where a yes on paper can belong.
    public func openProposals(of person: Person.ID, for viewer: Viewer) throws -> [(id: Proposal.ID, other: String)] {
        let found: [(id: Proposal.ID, other: String)] = try rows(
            """
            SELECT proposal.id, coalesce(CASE WHEN ask.subject = $1 THEN coalesce(helper.call_name, offer.party_name, offer.title) ELSE asker.call_name END, '')
            FROM proposal JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
            JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            JOIN person asker ON asker.municipality = ask.municipality AND asker.id = ask.subject
            LEFT JOIN person helper ON helper.municipality = offer.municipality AND helper.id = offer.person
            WHERE proposal.municipality = $2 AND proposal.is_open = 1 AND proposal.introduced_at IS NULL AND (proposal.ask IN
                (SELECT id FROM ask WHERE municipality = $2 AND subject = $1) OR proposal.offer IN
                (SELECT id FROM offer WHERE municipality = $2 AND person = $1)) ORDER BY proposal.id LIMIT 20
            """, [person, viewer.municipality]
        ) { row in (row.next(), row.next()) }
        return found.filter { (try? proposal($0.id, for: viewer, to: .recordAnswer)) != nil }
    }
}

extension Consent {
    fileprivate static let columns: SQL = """
        id, person, purpose, recipient_kind, recipient, parts, text_version, manner, given_by, from_at, until_on, ended_at, given_on,
        witnessed_by
        """

    fileprivate init(row: inout Row) {
        self.init(
            id: row.next(), person: row.subject(), purpose: row.next(), recipient: Thing(row.next(), row.next()),
            parts: row.next(String.self).split(separator: " ").map(String.init), textVersion: row.next(), manner: row.next(),
            givers: Set(row.next(String.self).split(separator: " ").compactMap { ConsentGiver(rawValue: String($0)) }), from: row.next(),
            until: row.next(), endedAt: row.next(), givenOn: row.next(), witness: row.next())
    }
}

extension ConsentManner: SQLColumn {}

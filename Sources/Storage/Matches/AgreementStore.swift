import Foundation
public import Neighbourhood

/// An agreement as it is read: with the names of both sides and the role in its version.
public struct AgreementSheet: Sendable, Equatable {
    public let match: Proposal
    public let names: [Side: String]
    /// On which side the viewer stands; nil for a worker.
    public let ownSide: Side?
    /// Every version, newest first; empty when none was drawn up.
    public let versions: [Agreement]
    /// What the offer is for.
    public let offeredRole: HelpRole.Key
    public let roles: RoleCatalogue
    /// The worker who guides the two, as both know them.
    public let guideName: String
    public let teamPhone: PhoneNumber?
}

extension Connection {
    /// The agreement of a match with all its versions, for both sides and for who guides them.
    ///
    /// - Throws: `Problem.notFound(.proposal)`, `Problem.notAllowed`; `.outOfOrder(.notBothAgreed)` before the two know each other.
    public func agreementSheet(of id: Proposal.ID, for viewer: Viewer, to deed: Deed = .lookAtAgreement, of side: Side? = nil) throws
        -> AgreementSheet
    {
        let proposal = try proposal(id, for: viewer, to: deed, of: side)
        guard proposal.introducedAt != nil else { throw Problem.outOfOrder(.notBothAgreed) }
        let found = try first(
            """
            SELECT ask.subject, asker.name, offer.person, coalesce(helper.name, house.name, organisation.name, ''), offer.role, worker.call_name,
                (SELECT team.phone FROM team JOIN role_grant ON role_grant.municipality = team.municipality AND role_grant.scope_kind = 'team'
                    AND role_grant.scope_id = team.id WHERE team.municipality = proposal.municipality AND role_grant.person = proposal.owner LIMIT 1)
            FROM proposal JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
            JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
            JOIN person asker ON asker.municipality = ask.municipality AND asker.id = ask.subject
            JOIN person worker ON worker.municipality = proposal.municipality AND worker.id = proposal.owner
            """ + Offer.giverJoins + " WHERE proposal.municipality = $1 AND proposal.id = $2", [viewer.municipality, id]
        ) { row in
            let (subject, asker): (Person.ID, String) = (row.subject(), row.next())
            let (helper, name): (Person.ID?, String) = (row.subject(), row.next())
            let own: Side? = viewer.person.flatMap { $0 == subject ? .ask : $0 == helper ? .offer : nil }
            let others = [subject, helper].compactMap(\.self).filter { $0 != viewer.person }
            return (own, others, [Side.ask: asker, .offer: name], row.next(HelpRole.Key.self), row.next(String.self), row.next(PhoneNumber?.self))
        }
        guard let (own, others, names, role, guide, phone) = found else { throw Problem.notFound(.proposal) }
        for person in others where try anyFrozen(of: [person], in: viewer.municipality) { try allowFrozen(person, for: viewer) }
        return AgreementSheet(
            match: proposal, names: names, ownSide: own, versions: try agreements(of: id, in: viewer.municipality), offeredRole: role,
            roles: try roles(in: viewer.municipality), guideName: guide, teamPhone: phone)
    }

    /// Every version, newest first.
    func agreements(of match: Proposal.ID, in municipality: MunicipalityCode) throws -> [Agreement] {
        let assents = try rows(
            """
            SELECT agreement.id, agreement_assent.side, agreement_assent.manner, agreement_assent.given_on, agreement_assent.given_by,
                agreement_assent.recorded_by
            FROM agreement JOIN agreement_assent ON agreement_assent.municipality = agreement.municipality
                AND agreement_assent.agreement = agreement.id
            WHERE agreement.municipality = $1 AND agreement.match = $2
            """, [municipality, match]
        ) { row in
            let (id, side): (Agreement.ID, Side) = (row.next(), row.next())
            return (id, side, Assent(row: &row))
        }
        let byAgreement = Dictionary(grouping: assents, by: \.0)
        return try rows(
            "SELECT " + Agreement.columns + " FROM agreement WHERE municipality = $1 AND match = $2 ORDER BY version DESC", [municipality, match]
        ) { row in
            var agreement = Agreement(row: &row)
            for (_, side, assent) in byAgreement[agreement.id] ?? [] { agreement.assents[side] = assent }
            return agreement
        }
    }

    /// Every version of every page of somebody, as asker and as helper, newest first; without the other side and without who agreed.
    func agreements(with person: Person.ID, in municipality: MunicipalityCode) throws -> [Agreement] {
        let asked = try rows(
            "SELECT " + Agreement.columns + """
                 FROM ask JOIN proposal ON proposal.municipality = ask.municipality AND proposal.ask = ask.id
                JOIN agreement ON agreement.municipality = proposal.municipality AND agreement.match = proposal.id
                WHERE ask.municipality = $1 AND ask.subject = $2
                """, [municipality, person], decode: Agreement.init(row:))
        let offered = try rows(
            "SELECT " + Agreement.columns + """
                 FROM offer JOIN proposal ON proposal.municipality = offer.municipality AND proposal.offer = offer.id
                JOIN agreement ON agreement.municipality = proposal.municipality AND agreement.match = proposal.id
                WHERE offer.municipality = $1 AND offer.person = $2
                """, [municipality, person], decode: Agreement.init(row:))
        return (asked + offered).sorted { $0.id > $1.id }
    }

    /// Keeps a version. It is of two people, so its words are sealed with a key of its own, which goes when either of them is erased.
    ///
    /// - Throws: `Problem.stale` when somebody drew one up meanwhile.
    public func insert(_ agreement: Agreement, by viewer: Viewer) throws {
        let (draft, municipality) = (agreement.draft, viewer.municipality)
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .agreement(agreement.id), at: column, of: agreement.id.text, in: municipality)
        }
        let added = try execute(
            """
            INSERT INTO agreement (municipality, id, match, version, role, role_version, goal, frame, rhythm, call, allowance, house_rules, last_on,
                drawn_up_by, drawn_up_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (municipality, match, version) DO NOTHING
            """,
            [
                municipality, agreement.id, agreement.match, agreement.version, agreement.role, agreement.roleVersion,
                seal(draft.goal, .agreementGoal), seal(draft.frame, .agreementFrame), seal(draft.rhythm, .agreementRhythm),
                seal(draft.call, .agreementCall), seal(draft.allowance, .agreementAllowance), seal(draft.houseRules, .agreementHouseRules),
                draft.lastDay, viewer.person, agreement.drawnUpAt,
            ])
        guard added == 1 else { throw Problem.stale(Thing(.proposal, agreement.match.text)) }
    }

    /// Keeps that a side agreed. A second time changes nothing.
    public func insert(_ assent: Assent, of side: Side, to agreement: Agreement.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO agreement_assent (municipality, agreement, side, manner, given_on, given_by, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (municipality, agreement, side) DO NOTHING
            """,
            [
                municipality, agreement, side, assent.manner.rawValue, assent.day, assent.givers.map(\.rawValue).sorted().joined(separator: " "),
                assent.recordedBy, now,
            ])
    }

    /// Whether a stage of a match may not begin yet because its role asks for an agreement that both sides did not say yes to, or that ended.
    ///
    /// - Parameter role: in the version that the match keeps.
    public func lacksAgreement(_ match: Proposal.ID, role: HelpRole, for stage: Requirement.Stage, in municipality: MunicipalityCode) throws -> Bool {
        guard role.needsAgreement(for: stage) else { return false }
        return try !(agreements(of: match, in: municipality).first?.holds(on: today) ?? false)
    }

    /// Destroys the agreements of some proposals, and their keys.
    func eraseAgreements(ofProposals proposals: SQL, _ values: [any SQLBindable]) throws {
        let own: SQL = "SELECT id FROM agreement WHERE municipality = $1 AND match IN (" + proposals + ")"
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder IN (" + own + ")", values)
        try execute("DELETE FROM agreement WHERE municipality = $1 AND match IN (" + proposals + ")", values)
    }
}

extension Agreement {
    static let columns: SQL = """
        agreement.id, agreement.match, agreement.version, agreement.role, agreement.role_version, agreement.goal, agreement.frame, agreement.rhythm,
        agreement.call, agreement.allowance, agreement.house_rules, agreement.last_on, agreement.drawn_up_at
        """

    init(row: inout Row) {
        let id: Agreement.ID = row.next()
        self.init(
            id: id, match: row.next(), version: row.next(), role: row.next(), roleVersion: row.next(),
            draft: AgreementDraft(
                goal: row.next(opened: .agreementGoal, of: id.text), frame: row.next(opened: .agreementFrame, of: id.text),
                rhythm: row.next(opened: .agreementRhythm, of: id.text), call: row.next(opened: .agreementCall, of: id.text),
                allowance: row.next(opened: .agreementAllowance, of: id.text), houseRules: row.next(opened: .agreementHouseRules, of: id.text),
                lastDay: row.next()),
            drawnUpAt: row.next())
    }
}

extension Assent {
    fileprivate init(row: inout Row) {
        let manner = ConsentManner(rawValue: row.next(String.self)) ?? .spoken
        let (day, givers): (CalendarDate, String) = (row.next(), row.next())
        self.init(
            manner: manner, day: day, givers: Set(givers.split(separator: " ").compactMap { ConsentGiver(rawValue: String($0)) }),
            recordedBy: row.next())
    }
}

public import Neighbourhood

/// A role agreement with the names that go with it.
public struct KnownRoleAgreement: Sendable, Equatable {
    public let agreement: RoleAgreement
    public let houseName: String
    public let teamName: String
    public let teamPhone: PhoneNumber?
    public let ownerName: String?
}

extension Connection {
    /// Keeps a version; the one before it is read only from then on.
    ///
    /// - Throws: `Problem.stale` when somebody drew one up meanwhile.
    public func insert(_ agreement: RoleAgreement, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE role_agreement SET replaced_on = $1 WHERE municipality = $2 AND house = $3 AND team = $4 AND version < $5 AND replaced_on IS NULL",
            [today, municipality, agreement.house, agreement.team, agreement.version])
        let draft = agreement.draft
        let added = try execute(
            """
            INSERT INTO role_agreement (municipality, id, house, team, version, house_does, team_does, together, help, net, review_on, owner, drawn_up_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING
            """,
            [
                municipality, agreement.id, agreement.house, agreement.team, agreement.version, draft.houseDoes, draft.teamDoes, draft.together,
                draft.help, draft.net, draft.reviewOn, agreement.owner, agreement.drawnUpOn,
            ])
        guard added == 1 else { throw Problem.stale(Thing(.house, agreement.house.text)) }
    }

    /// Keeps that one of the two signed; who signed first stays.
    public func sign(_ id: RoleAgreement.ID, as signature: RoleSignature, for party: RoleParty, in municipality: MunicipalityCode) throws {
        let values: [any SQLBindable] = [signature.name, signature.behalf, signature.on, signature.isOnPaper, municipality, id]
        switch party {
        case .board:
            try execute(
                """
                UPDATE role_agreement SET board_name = $1, board_behalf = $2, board_on = $3, board_on_paper = $4
                WHERE municipality = $5 AND id = $6 AND board_name IS NULL
                """, values)
        case .team:
            try execute(
                """
                UPDATE role_agreement SET team_name = $1, team_behalf = $2, team_on = $3, team_on_paper = $4
                WHERE municipality = $5 AND id = $6 AND team_name IS NULL
                """, values)
        }
    }

    /// One version, for a deed with it. Throws `Problem.notFound(.page)`, `Problem.notAllowed`.
    public func roleAgreement(
        _ id: RoleAgreement.ID, for viewer: Viewer, to deed: Deed = .seeRoleAgreement
    ) throws -> KnownRoleAgreement {
        try Access.allowSomewhere(viewer, deed)
        let found = try first(
            KnownRoleAgreement.select + " WHERE role_agreement.municipality = $1 AND role_agreement.id = $2", [viewer.municipality, id],
            decode: KnownRoleAgreement.init(row:))
        guard let found else { throw Problem.notFound(.page) }
        try Access.allow(viewer, deed, .inside(found.agreement.house))
        return found
    }

    /// Every version with every team, the newest first.
    public func roleAgreements(of house: House.ID, for viewer: Viewer) throws -> [KnownRoleAgreement] {
        try Access.allow(viewer, .seeRoleAgreement, .inside(house))
        return try rows(
            KnownRoleAgreement.select + """
                 WHERE role_agreement.municipality = $1 AND role_agreement.house = $2 ORDER BY team.name, role_agreement.version DESC LIMIT 200
                """, [viewer.municipality, house], decode: KnownRoleAgreement.init(row:))
    }

    /// Those of which something is to be done now, the first due first.
    ///
    /// - Parameter owner: only what this worker minds, and what they mind for who is away; nil for everybody's.
    public func roleAgreementsToday(for viewer: Viewer, owner: Person.ID?) throws -> [KnownRoleAgreement] {
        guard Access.allowsSomewhere(viewer, .keepRoleAgreement) else { return [] }
        let minded = SightClause.minded(by: viewer.minders(keepingTo: owner), "role_agreement.owner", from: 3)
        return try rows(
            KnownRoleAgreement.select + """
                 WHERE role_agreement.municipality = $1 AND role_agreement.replaced_on IS NULL
                    AND (role_agreement.review_on <= $2 OR role_agreement.board_on IS NULL OR role_agreement.team_on IS NULL)
                """ + minded.sql + " ORDER BY role_agreement.review_on, role_agreement.id LIMIT 200",
            [viewer.municipality, today.adding(days: RoleAgreement.daysAhead)] + minded.values, decode: KnownRoleAgreement.init(row:)
        ).filter { known in
            known.agreement.due(on: today) != nil && Access.allows(viewer, .keepRoleAgreement, .inside(known.agreement.house))
        }
    }
}

extension KnownRoleAgreement {
    fileprivate static let select: SQL = """
        SELECT role_agreement.id, role_agreement.house, role_agreement.team, role_agreement.version, role_agreement.house_does,
            role_agreement.team_does, role_agreement.together, role_agreement.help, role_agreement.net, role_agreement.review_on,
            role_agreement.owner, role_agreement.drawn_up_on, role_agreement.replaced_on, role_agreement.board_name, role_agreement.board_behalf,
            role_agreement.board_on, role_agreement.board_on_paper, role_agreement.team_name, role_agreement.team_behalf, role_agreement.team_on,
            role_agreement.team_on_paper, house.name, team.name, team.phone, worker.call_name
        FROM role_agreement JOIN house ON house.municipality = role_agreement.municipality AND house.id = role_agreement.house
        JOIN team ON team.municipality = role_agreement.municipality AND team.id = role_agreement.team
        LEFT JOIN person worker ON worker.municipality = role_agreement.municipality AND worker.id = role_agreement.owner
        """

    fileprivate init(row: inout Row) {
        let (id, house, team, version): (RoleAgreement.ID, House.ID, Team.ID, Int) = (row.next(), row.next(), row.next(), row.next())
        let draft = RoleAgreementDraft(
            houseDoes: row.next(), teamDoes: row.next(), together: row.next(), help: row.next(), net: row.next(), reviewOn: row.next())
        let (owner, drawnUpOn, replacedOn): (Person.ID?, CalendarDate, CalendarDate?) = (row.next(), row.next(), row.next())
        var signatures: [RoleParty: RoleSignature] = [:]
        for party in [RoleParty.board, .team] { signatures[party] = RoleSignature(row: &row) }
        agreement = RoleAgreement(
            id: id, house: house, team: team, version: version, draft: draft, owner: owner, drawnUpOn: drawnUpOn, signatures: signatures,
            replacedOn: replacedOn)
        houseName = row.next()
        teamName = row.next()
        teamPhone = row.next()
        ownerName = row.next()
    }
}

extension RoleSignature {
    /// Nil where it was not signed.
    fileprivate init?(row: inout Row) {
        let (name, behalf, day, isOnPaper): (String?, String?, CalendarDate?, Bool?) = (row.next(), row.next(), row.next(), row.next())
        guard let name, let day else { return nil }
        self.init(name: name, behalf: behalf ?? "", on: day, isOnPaper: isOnPaper ?? false)
    }
}

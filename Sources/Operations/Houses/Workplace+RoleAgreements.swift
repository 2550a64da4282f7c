public import Neighbourhood
import Storage

extension Workplace {
    /// Draws up what a house and a team agree on, or a new version of it, which both sign again. Who runs the house may, and the team.
    ///
    /// - Parameters:
    ///   - owner: the worker who has it on Vandaag when it is to be signed or looked at anew.
    ///   - version: the newest one that the drawer had before them; 0 for none.
    /// - Throws: `Problem.stale` when somebody drew one up meanwhile; `.invalid` with every fault at once, on `owner` for who does not work here;
    ///   `.notAllowed`, `.notFound`.
    public func drawUp(
        _ draft: RoleAgreementDraft, between house: House.ID, and team: Team.ID, owner: Person.ID?, after version: Int, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws -> RoleAgreement.ID {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            try Access.allow(viewer, .keepRoleAgreement, .inside(house))
            _ = try connection.house(house, in: town)
            guard try connection.teams(in: town).contains(where: { $0.id == team }) else { throw Problem.notFound(.team) }
            let newest = try connection.roleAgreements(of: house, for: viewer).first { $0.agreement.team == team }?.agreement.version ?? 0
            guard newest == version else { throw Problem.stale(Thing(.house, house.text)) }
            var faults = draft.faults(today: connection.today)
            let isColleague = try connection.colleagues(in: town).contains { $0.id == owner }
            if !isColleague { faults.append(FieldError("owner", .notAChoice)) }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let agreement = RoleAgreement(
                id: connection.freshID(), house: house, team: team, version: version + 1, draft: draft, owner: owner, drawnUpOn: connection.today)
            try connection.insert(agreement, in: town)
            return Done(agreement.id, Event(.keepRoleAgreement, Thing(.house, house.text), with: Thing(.team, team.text)))
        }
    }

    /// Writes down that one of the two signed the version that holds: on the screen who runs the house for the board and who works in the team for the team;
    /// what was signed on paper also the other. Who signed first stays.
    ///
    /// - Throws: `Problem.invalid` on `name`, `behalf` and `day`, on `manner` for who may not sign for that side on the screen; `.stale` for a version that
    ///   was replaced; `.notAllowed`, `.notFound`.
    public func sign(
        _ id: RoleAgreement.ID, as signature: RoleSignature, for party: RoleParty, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let agreement = try connection.roleAgreement(id, for: viewer, to: .keepRoleAgreement).agreement
            guard agreement.replacedOn == nil else { throw Problem.stale(Thing(.house, agreement.house.text)) }
            if agreement.signatures[party] != nil { return Done(()) }
            var faults = signature.faults(drawnUpOn: agreement.drawnUpOn, today: connection.today)
            if !signature.isOnPaper, !viewer.maySign(agreement, for: party) { faults.append(FieldError("manner", .notAChoice)) }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.sign(id, as: signature, for: party, in: viewer.municipality)
            return Done((), Event(.signRoleAgreement, Thing(.house, agreement.house.text), with: Thing(.team, agreement.team.text)))
        }
    }
}

public import Neighbourhood
public import Storage

extension Workplace {
    /// Gives a role to somebody who works here, from a day on and, when that is agreed, until and with another. Administrators may, and nobody to
    /// themselves: who sets up does not let themselves in. Who does not work here yet is invited.
    ///
    /// What they have already, they keep; the same role in the same place twice is once.
    /// - Throws: `Problem.invalid` with every fault at once; `Problem.notAllowed(.notYourself)`; `Problem.proofNeeded`.
    public func give(_ draft: GrantDraft, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .giveRole)
        guard draft.person != viewer.person else { throw Problem.notAllowed(.notYourself) }
        try await perform(by: viewer, request: request) { connection in
            let known = try connection.grants(of: draft.person, in: viewer.municipality)
            var faults = draft.faults(today: connection.today)
            if known.isEmpty { faults.insert(FieldError("person", .notAChoice), at: 0) }
            if let place = draft.place, try !connection.grantPlaces(in: viewer.municipality).contains(where: { $0.thing == place }) {
                faults.append(FieldError("place", .notAChoice))
            }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let grant = RoleGrant(
                role: draft.role, scope: draft.place, from: max(connection.now, draft.from.start), until: draft.until?.adding(days: 1).start)
            if known.contains(where: { $0.grant.covers(grant) }) { return Done(()) }
            try connection.insert(grant, to: draft.person, in: viewer.municipality)
            return Done((), Event(.giveRole, Thing(.person, draft.person.text), with: draft.place))
        }
    }

    /// Ends a role, at once: with the last one of work their sessions end as well. Administrators may, but not their own, and not that of the last who sets
    /// up.
    ///
    /// - Throws: `Problem.notFound` when it is over already; `Problem.notAllowed(.notYourself)`; `Problem.outOfOrder(.lastAdmin)`; `Problem.proofNeeded`.
    public func endRole(_ id: Identifier<RoleGrant>, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .endRole)
        try await perform(by: viewer, request: request) { connection in
            let line = try connection.grant(id, in: viewer.municipality)
            guard line.person != viewer.person else { throw Problem.notAllowed(.notYourself) }
            if line.grant.role == .admin, line.grant.holds(at: connection.now), try connection.holders(of: .admin, in: viewer.municipality) < 2 {
                throw Problem.outOfOrder(.lastAdmin)
            }
            try connection.endGrant(id, in: viewer.municipality)
            return Done((), Event(.endRole, Thing(.person, line.person.text), with: line.grant.scope))
        }
    }
}

extension RoleGrant {
    /// Whether another of the same role and place adds nothing to this one.
    fileprivate func covers(_ other: RoleGrant) -> Bool {
        guard role == other.role, scope == other.scope, from <= other.from else { return false }
        guard let until else { return true }
        return other.until.map { $0 <= until } ?? false
    }
}

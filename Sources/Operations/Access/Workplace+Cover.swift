public import Neighbourhood
import Storage

extension Workplace {
    /// Says who stands in for a worker who is away: everybody for themselves, an administrator for somebody who fell ill. What was arranged for some of the
    /// same days before, ends.
    ///
    /// - Throws: `Problem.invalid` on `cover` for who does not work here or is away then, on `last_on` for days that cannot be; `Problem.notAllowed`.
    public func arrangeCover(_ draft: AbsenceDraft, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, draft.person == viewer.person ? .arrangeCover : .arrangeCoverOfColleague)
        try await perform(by: viewer, request: request) { connection in
            let faults = try draft.faults(today: connection.today) + connection.faults(of: draft, in: viewer.municipality)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let earlier = try connection.absences(about: draft.person, in: viewer.municipality).map(\.absence)
            // Pressed twice.
            if earlier.contains(where: { $0.draft == draft }) { return Done(()) }
            for absence in earlier where absence.draft.person == draft.person && absence.draft.overlaps(draft) {
                try connection.endAbsence(absence.id, in: viewer.municipality)
            }
            try connection.insert(Absence(id: connection.freshID(), draft: draft), by: viewer)
            return Done((), Event(.arrangeCover, Thing(.person, draft.person.text), with: Thing(.person, draft.cover.text)))
        }
    }

    /// Ends standing in before its last day. Who is away and who stands in may, and an administrator.
    ///
    /// - Throws: `Problem.notFound` when it is over already.
    public func endCover(_ id: Absence.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .endCover)
        try await perform(by: viewer, request: request) { connection in
            let draft = try connection.absence(id, in: viewer.municipality).draft
            if draft.person != viewer.person, draft.cover != viewer.person { try Access.allow(viewer, .arrangeCoverOfColleague) }
            try connection.endAbsence(id, in: viewer.municipality)
            return Done((), Event(.endCover, Thing(.person, draft.person.text), with: Thing(.person, draft.cover.text)))
        }
    }
}

extension AbsenceDraft {
    fileprivate func overlaps(_ other: AbsenceDraft) -> Bool { first <= other.last && other.first <= last }
}

extension Connection {
    fileprivate func faults(of draft: AbsenceDraft, in municipality: MunicipalityCode) throws -> [FieldError] {
        let colleagues = Set(try colleagues(in: municipality).map(\.id))
        guard colleagues.contains(draft.person) else { return [FieldError("person", .notAChoice)] }
        guard colleagues.contains(draft.cover) else { return [FieldError("cover", .notAChoice)] }
        let isAway = try absences(about: draft.cover, in: municipality).contains { line in
            line.absence.draft.person == draft.cover && line.absence.draft.overlaps(draft)
        }
        return isAway ? [FieldError("cover", .unknown)] : []
    }
}

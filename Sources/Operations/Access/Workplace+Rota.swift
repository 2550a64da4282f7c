public import Neighbourhood
import Storage

extension Workplace {
    /// Puts somebody on call: each week, or on one date. Who brokers where the team works may, and an administrator; the rota of the whole municipality is
    /// everybody's who keeps one. On a date for which something is written only that holds.
    ///
    /// - Throws: `Problem.invalid` with every fault at once, on `person` also for who does not work here; `Problem.notFound(.team)`; `Problem.notAllowed`.
    public func add(_ draft: ShiftDraft, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .keepRota)
        try await perform(by: viewer, request: request) { connection in
            try connection.allowRota(of: draft.team, for: viewer)
            let faults = try draft.faults(today: connection.today) + connection.faults(of: draft, in: viewer.municipality)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            // Pressed twice.
            if try connection.rotaBoard(in: viewer.municipality).lines.contains(where: { $0.shift.draft == draft }) { return Done(()) }
            try connection.insert(Shift(id: connection.freshID(), draft: draft), by: viewer)
            return Done((), Event(.keepRota, draft.team.rotaThing(in: viewer.municipality), onBehalfOf: draft.person))
        }
    }

    /// Takes a shift off the rota.
    ///
    /// - Throws: `Problem.notFound(.page)` when it is not there any more; `Problem.notAllowed`.
    public func end(_ id: Shift.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .keepRota)
        try await perform(by: viewer, request: request) { connection in
            guard let shift = try connection.rotaBoard(in: viewer.municipality).lines.first(where: { $0.shift.id == id })?.shift else {
                throw Problem.notFound(.page)
            }
            try connection.allowRota(of: shift.draft.team, for: viewer)
            try connection.endShift(id, in: viewer.municipality)
            return Done((), Event(.keepRota, shift.draft.team.rotaThing(in: viewer.municipality), onBehalfOf: shift.draft.person))
        }
    }

    /// Sets what is told to whoever needs help: the number for when nobody is on call, the doctor's, the hours that are promised, and the insurance. An
    /// administrator may. The former version stays.
    ///
    /// - Parameter version: the one that was looked at; 0 when there was none.
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.stale`, `Problem.notAllowed`.
    public func set(_ lines: HelpLines, after version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .setHelpLines)
        try await perform(by: viewer, request: request) { connection in
            let faults = lines.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let known = try connection.helpLineVersion(in: viewer.municipality)
            if known?.lines == lines { return Done(()) }
            guard (known?.version ?? 0) == version else { throw Problem.stale(Thing(.municipality, viewer.municipality.text)) }
            try connection.insert(lines, version: version + 1, by: viewer)
            return Done((), Event(.setHelpLines, Thing(.municipality, viewer.municipality.text)))
        }
    }
}

extension Connection {
    fileprivate func allowRota(of team: Team.ID?, for viewer: Viewer) throws {
        guard let team else { return try Access.allow(viewer, .keepRota, Ties()) }
        guard let found = try teams(in: viewer.municipality).first(where: { $0.id == team }) else { throw Problem.notFound(.team) }
        try Access.allow(viewer, .keepRota, found.ties)
    }

    fileprivate func faults(of draft: ShiftDraft, in municipality: MunicipalityCode) throws -> [FieldError] {
        guard let person = draft.person, try !colleagues(in: municipality).contains(where: { $0.id == person }) else { return [] }
        return [FieldError("person", .notAChoice)]
    }
}

extension Team.ID? {
    fileprivate func rotaThing(in municipality: MunicipalityCode) -> Thing {
        map { Thing(.team, $0.text) } ?? Thing(.municipality, municipality.text)
    }
}

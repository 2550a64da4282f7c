public import Neighbourhood
import Storage

extension Workplace {
    /// Makes a new version of a role, from a day on. The administrator may. Earlier versions stay as they are, and what was begun under one stays under it.
    ///
    /// Whether it is proposed or chosen by the other side belongs to the role itself and does not change.
    /// - Parameter version: the newest one that the maker had before them.
    /// - Throws: `Problem.stale` when somebody made one meanwhile; `Problem.invalid`, `Problem.notFound(.page)`, `Problem.notAllowed`.
    public func make(
        _ facts: HelpRole.Facts, of key: HelpRole.Key, after version: Int, from day: CalendarDate, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try Access.allow(viewer, .changeRoles)
        try await perform(by: viewer, request: request) { connection in
            let catalogue = try connection.roles(for: viewer)
            guard let newest = catalogue.versions(of: key).first else { throw Problem.notFound(.page) }
            guard newest.version == version else { throw Problem.stale(Thing(.page, key.rawValue)) }
            let late = day < connection.today ? [FieldError("from", .beforeToday)] : []
            let faults = facts.faults(profiles: catalogue.profileCodes) + late
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            var facts = facts
            facts.isChosen = newest.facts.isChosen
            try connection.insert(HelpRole(key: key, version: version + 1, from: day, facts: facts), by: viewer)
            return Done((), Event(.changeRoles, Thing(.municipality, viewer.municipality.text)))
        }
    }
}

public import Neighbourhood
import Storage

extension Workplace {
    /// Changes what everybody reads of a house, or leaves it as it is: from today on it says that it was confirmed today. Whoever runs the house may, the
    /// desk in it, and who sets up. Where it stands cannot be changed here.
    ///
    /// - Parameter version: the one that was changed.
    /// - Throws: `Problem.invalid`, `Problem.stale`, `Problem.notAllowed`, `Problem.notFound(.house)`.
    public func keep(house id: House.ID, as facts: HouseFacts, version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            try Access.allow(viewer, .keepHouse, .inside(id))
            var house = try connection.house(id, in: viewer.municipality)
            let faults = facts.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let (name, address) = (house.facts.name, house.facts.address)
            (house.facts, house.version) = (facts, version)
            (house.facts.address, house.facts.confirmedOn) = (address, connection.today)
            try connection.update(house, in: viewer.municipality)
            if facts.name != name { try connection.noteChange(ofHouse: id, in: viewer.municipality) }
            return Done((), Event(.keepHouse, Thing(.house, id.text)))
        }
    }

    /// Tells on which days a house is not open as usual. Who may is as above.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`, `Problem.notFound(.house)`.
    public func add(_ draft: OpeningExceptionDraft, to id: House.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            try Access.allow(viewer, .keepHouse, .inside(id))
            _ = try connection.house(id, in: viewer.municipality)
            let faults = draft.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.insert(OpeningException(id: connection.freshID(), draft: draft), of: id, in: viewer.municipality)
            return Done((), Event(.keepHouse, Thing(.house, id.text)))
        }
    }

    /// The house is open as usual after all.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.house)` when it was taken away already.
    public func remove(_ exception: OpeningException.ID, from id: House.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            try Access.allow(viewer, .keepHouse, .inside(id))
            guard try connection.delete(exception, of: id, in: viewer.municipality) else { throw Problem.notFound(.house) }
            return Done((), Event(.keepHouse, Thing(.house, id.text)))
        }
    }
}

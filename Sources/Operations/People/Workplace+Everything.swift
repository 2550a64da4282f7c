public import Neighbourhood
public import Storage

extension Workplace {
    /// All that is written about somebody, for the worker beside them to print. Desk and team may, for residents; it is what the resident would see
    /// with this worker looking along, and it is written down that it was done.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.person)`.
    public func everything(about person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> Everything {
        try Access.allowSomewhere(viewer, .openBeside)
        guard let worker = viewer.person, worker != person else { throw Problem.notAllowed(.notYourRelation) }
        return try await perform(by: viewer, request: request) { connection in
            _ = try connection.person(person, for: viewer, to: .openBeside)
            let companion = Companion(person: worker, name: viewer.name, until: connection.now)
            let beside = Viewer(municipality: viewer.municipality, person: person, name: "", beside: companion)
            return Done(try connection.everything(about: beside), Event(.printEverything, Thing(.person, person.text), onBehalfOf: person))
        }
    }
}

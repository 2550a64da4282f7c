public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down that somebody was told that a list had them on it, and what is kept of them. Desk and team may, where they live. Doing it twice is doing
    /// it once.
    ///
    /// - Throws: `Problem.notFound(.person)`, `Problem.notAllowed`.
    public func noteTold(_ person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.person(person, for: viewer, to: .tellPerson)
            guard try connection.noteTold(person, by: viewer.person, in: viewer.municipality) else { return Done(()) }
            return Done((), Event(.tellPerson, Thing(.person, person.text)))
        }
    }
}

public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down that somebody was thanked for all that they do: a card, flowers, a word. Who brokers may, where they work. Once a day is enough.
    ///
    /// - Throws: `Problem.notFound(.person)`, `.notAllowed`.
    public func thank(_ person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.person(person, for: viewer, to: .thankHelper)
            return Done((), Event(.thankHelper, Thing(.person, person.text), onBehalfOf: person))
        }
    }
}

public import Neighbourhood
import Storage

extension Workplace {
    /// Registers a person from a form. Desk and team may. Nothing but a name is needed.
    ///
    /// - Parameter submission: the form's token; the same form sent twice registers one person and gives the same answer.
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.notAllowed`.
    public func register(
        _ facts: PersonFacts, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Person.ID {
        try Access.allow(viewer, .registerPerson)
        let spot = try await locate(facts.postcode, in: viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            if let earlier: Person.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let person = try connection.admit(facts, at: spot, in: viewer.municipality)
            try connection.keepSubmission(submission, result: person.id.text, in: viewer.municipality)
            return Done(person.id, Event(.registerPerson, Thing(.person, person.id.text)))
        }
    }
}

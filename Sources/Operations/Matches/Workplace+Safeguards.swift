public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down that something was made sure of which a role asks: a talk that was had, a certificate of conduct that was seen. Who brokers may, for
    /// others than themselves. What no role asks of this person is not written down.
    ///
    /// - Parameter submission: the form's token; the same form sent twice is one line.
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.notFound(.person)`, `Problem.notAllowed`.
    public func record(
        _ draft: SafeguardDraft, of person: Person.ID, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try Access.allowSomewhere(viewer, .recordSafeguard)
        guard viewer.person != person else { throw Problem.notAllowed(.notYourRelation) }
        try await perform(by: viewer, request: request) { connection in
            if try connection.resultOfSubmission(submission, in: viewer.municipality) != nil { return Done(()) }
            _ = try connection.person(person, for: viewer, to: .recordSafeguard)
            let catalogue = try connection.roles(in: viewer.municipality)
            var faults = draft.faults(profiles: catalogue.profileCodes, today: connection.today)
            let isKnown = catalogue.role(draft.role, version: draft.roleVersion)?.facts.requirements.contains { $0.kind == draft.kind } ?? false
            if try !isKnown || !connection.asks(draft.kind, of: person, in: viewer.municipality) { faults.append(FieldError("kind", .notAChoice)) }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let safeguard = Safeguard(
                id: connection.freshID(), person: person, draft: draft, recordedBy: viewer.person, recordedAt: connection.now)
            try connection.insert(safeguard, in: viewer.municipality)
            try connection.keepSubmission(submission, result: safeguard.id.text, in: viewer.municipality)
            return Done((), Event(.recordSafeguard, Thing(.person, person.text)))
        }
    }

    /// Writes down who the other adults in somebody's house are, in place of what was written before; nobody is an answer too. Who brokers may.
    ///
    /// - Throws: `Problem.notFound(.person)` for a housemate who is not known here, `Problem.invalid` for the person themselves.
    public func tell(
        housemates: Set<Person.ID>, of person: Person.ID, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try Access.allowSomewhere(viewer, .tellHouse)
        guard !housemates.contains(person), housemates.count <= 12 else { throw Problem.invalid([FieldError("housemates", .notAChoice)]) }
        try await perform(by: viewer, request: request) { connection in
            for one in housemates.union([person]) { _ = try connection.person(one, for: viewer, to: .tellHouse) }
            try connection.tell(housemates: housemates, of: person, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.tellHouse, Thing(.person, person.text)))
        }
    }
}

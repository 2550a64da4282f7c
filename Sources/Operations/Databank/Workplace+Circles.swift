public import Neighbourhood
import Storage

/// Whoever comes to take part in a circle.
public enum CircleJoiner: Sendable, Equatable {
    case known(Person.ID)
    /// Somebody whom Omzien does not know yet, by name; registered where the contact lives.
    case newcomer(String)
}

extension Workplace {
    /// Corrects kind, name and number of a circle, and kind and name on all that it offers. Desk and team may, where the contact lives.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`, `Problem.notFound(.circle)`, `Problem.stale`.
    public func correct(
        _ id: Circle.ID, to draft: CircleDraft, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(id, .keepCircle, by: viewer, request: request) { circle, _, connection in
            guard circle.version == version else { throw Problem.stale(Thing(.circle, id.text)) }
            let faults = draft.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            var corrected = circle
            corrected.draft = draft
            try connection.update(corrected, in: viewer.municipality)
            return []
        }
    }

    /// Writes down that somebody takes part; doing it twice is doing it once. Desk and team may.
    ///
    /// - Parameter submission: the form's token; the same newcomer sent twice is one person.
    /// - Throws: `Problem.invalid` for a name that is missing or too long, `Problem.notAllowed`, `Problem.notFound`.
    public func join(
        _ joiner: CircleJoiner, _ id: Circle.ID, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(id, .keepCircle, by: viewer, request: request) { circle, _, connection in
            if try connection.resultOfSubmission(submission, in: viewer.municipality) != nil { return [] }
            let (person, events) = try connection.person(of: joiner, beside: circle, for: viewer)
            try connection.join(person, id, in: viewer.municipality)
            try connection.keepSubmission(submission, result: person.text, in: viewer.municipality)
            return events
        }
    }

    /// Writes down that somebody does not take part any more. Desk and team may for all but the contact, who hands over first.
    public func remove(_ person: Person.ID, from id: Circle.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await letGo(person, of: id, .keepCircle, by: viewer, request: request)
    }

    /// Stops taking part, oneself, at any moment and without a reason. The contact hands over first.
    ///
    /// - Throws: `Problem.signInNeeded`, `Problem.outOfOrder(.isContact)`.
    public func leave(_ id: Circle.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        try await letGo(person, of: id, .leaveCircle, by: viewer, request: request)
    }

    /// From now on another member is whom to talk to: all that the circle offers is theirs. What was agreed goes on. Desk and team may.
    public func handOver(_ id: Circle.ID, to person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, .keepCircle, by: viewer, request: request) { circle, members, connection in
            guard members.contains(where: { $0.person == person }) else { throw Problem.notFound(.person) }
            guard circle.contact != person else { return [] }
            let next = try connection.person(person, for: viewer)
            try connection.handOver(circle, to: next, in: viewer.municipality)
            return []
        }
    }

    private func letGo(_ person: Person.ID, of id: Circle.ID, _ deed: Deed, by viewer: Viewer, request: RequestMark) async throws {
        try await change(id, deed, by: viewer, request: request) { circle, _, connection in
            guard circle.contact != person else { throw Problem.outOfOrder(.isContact) }
            try connection.leave(person, id, in: viewer.municipality)
            return []
        }
    }

    /// One change of a circle: its own event first, then those of the change.
    private func change(
        _ id: Circle.ID, _ deed: Deed, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (Circle, [CircleMember], any Connection) throws -> [Event]
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let (circle, members) = try connection.circle(id, for: viewer, to: deed)
            let events = try body(circle, members, connection)
            return Done((), events: [Event(deed, Thing(.circle, id.text), onBehalfOf: circle.contact)] + events)
        }
    }
}

extension Connection {
    fileprivate func person(of joiner: CircleJoiner, beside circle: Circle, for viewer: Viewer) throws -> (Person.ID, [Event]) {
        switch joiner {
        case .known(let id):
            return (try person(id, for: viewer).id, [])
        case .newcomer(let name):
            let contact = try person(circle.contact, for: viewer)
            let new = try admit(PersonFacts(name: name), at: Spot(place: contact.place, area: contact.area), in: viewer.municipality)
            return (new.id, [Event(.registerPerson, Thing(.person, new.id.text))])
        }
    }

    /// The circle of an offer that is corrected. One that stays several is the same circle, under the kind and the name that it has now.
    func keptCircle(of before: Party, now party: Party, for viewer: Viewer) throws -> Circle.ID? {
        guard let id = before.circle, party.kind.isCircle else { return nil }
        guard before.kind != party.kind || before.name != party.name else { return id }
        var (circle, _) = try circle(id, for: viewer, to: .correctOffer)
        (circle.draft.kind, circle.draft.name) = (party.kind, party.name)
        try update(circle, in: viewer.municipality)
        return id
    }
}

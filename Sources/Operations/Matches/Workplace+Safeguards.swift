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

    /// Writes down who the other adults in somebody's house are, in place of what was written before; nobody is an answer too. Who brokers may. Somebody of
    /// that name at that address is who is meant; whoever Omzien does not know yet is registered there.
    ///
    /// - Throws: `Problem.invalid` for a name that is too long, for the person's own, and for more than twelve.
    public func tell(
        housemates names: [String], of person: Person.ID, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try Access.allowSomewhere(viewer, .tellHouse)
        try await perform(by: viewer, request: request) { connection in
            let holder = try connection.person(person, for: viewer, to: .tellHouse)
            var events = [Event(.tellHouse, Thing(.person, person.text))]
            var mates: Set<Person.ID> = []
            for name in try names.checked(besides: holder) {
                if let known = try connection.housemate(called: name, of: holder, for: viewer) {
                    mates.insert(known)
                } else {
                    let new = try connection.admit(
                        holder.facts.housemate(called: name), at: Spot(place: holder.place, area: holder.area), in: viewer.municipality)
                    mates.insert(new.id)
                    events.append(Event(.registerPerson, Thing(.person, new.id.text)))
                }
            }
            try connection.tell(housemates: mates, of: person, by: viewer.person, in: viewer.municipality)
            return Done((), events: events)
        }
    }
}

extension [String] {
    fileprivate func checked(besides holder: Person) throws(Problem) -> [String] {
        if contains(where: { $0.unicodeScalars.count > 120 }) { throw .invalid([FieldError("housemates", .tooLong(limit: 120))]) }
        let isOwn = contains { Words.fold($0) == Words.fold(holder.facts.name) }
        if isOwn || count > 12 { throw .invalid([FieldError("housemates", .notAChoice)]) }
        return self
    }
}

extension PersonFacts {
    /// Somebody who lives at the same address, of whom nothing else is known.
    fileprivate func housemate(called name: String) -> PersonFacts {
        PersonFacts(name: name, street: street, houseNumber: houseNumber, postcode: postcode)
    }
}

extension Connection {
    fileprivate func housemate(called name: String, of holder: Person, for viewer: Viewer) throws -> Person.ID? {
        let (facts, folded) = (holder.facts, Words.fold(name))
        return try callers(like: name, for: viewer).first { line in
            Words.fold(line.name) == folded && line.id != holder.id && line.street == facts.street && line.houseNumber == facts.houseNumber
                && line.postcode == facts.postcode
        }?.id
    }
}

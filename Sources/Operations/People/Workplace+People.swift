public import Neighbourhood
import Storage

extension Workplace {
    /// Registers a person. Desk and team may. Nothing but a name is needed.
    ///
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.notAllowed`.
    public func register(_ facts: PersonFacts, by viewer: Viewer, request: RequestMark = .none) async throws -> Person.ID {
        try Access.allow(viewer, .registerPerson)
        let spot = try await locate(facts.postcode, in: viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            let person = try connection.admit(facts, at: spot, in: viewer.municipality)
            return Done(person.id, Event(.registerPerson, Thing(.person, person.id.text)))
        }
    }

    /// Corrects what is written about a person. Desk and team may, and the person themselves.
    ///
    /// Whose mail address or telephone changes is told at the former one, and shows anew that it is them when they change it themselves.
    ///
    /// - Parameter version: the version the corrector had before them.
    /// - Throws: `Problem.proofNeeded`; `Problem.stale` when somebody else changed the person since; nothing is overwritten.
    public func correct(
        _ id: Person.ID, to facts: PersonFacts, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        let spot = try await locate(facts.postcode, in: viewer.municipality)
        try await perform(by: viewer, request: request) { connection in
            var person = try connection.person(id, for: viewer, to: .correctPerson)
            let faults = facts.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let moved = facts.postcode != person.facts.postcode
            let before = person.facts
            person.facts = facts
            person.version = version
            if moved { (person.place, person.area) = (spot.place, spot.area) }
            try connection.update(person, in: viewer.municipality)
            let corrected = Event(.correctPerson, Thing(.person, id.text))
            guard before.mail != facts.mail || before.phone != facts.phone else { return Done((), corrected) }
            // Where codes go: whoever reads there comes in.
            try connection.tellOfDoor(.wayIn, to: id, asBefore: before, in: viewer.municipality)
            return Done((), corrected, Event(.changeWayIn, Thing(.person, id.text)))
        }
    }
}

extension Connection {
    /// A new person from checked facts, saved.
    func admit(_ facts: PersonFacts, at spot: Spot, in municipality: MunicipalityCode, importedAs: String? = nil) throws -> Person {
        let faults = facts.faults(today: today)
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        let person = Person(id: freshID(), facts: facts, place: spot.place, area: spot.area, version: 1, registeredAt: now)
        try insert(person, in: municipality, importedAs: importedAs)
        return person
    }
}

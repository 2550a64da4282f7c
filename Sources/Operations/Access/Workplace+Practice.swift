public import Neighbourhood
import Storage

extension Workplace {
    /// Signs in as somebody of a practice neighbourhood, with a link made for the occasion. Anybody may; nowhere but in a municipality that is
    /// marked as practice.
    ///
    /// - Throws: `Problem.notFound` for anybody else, and in every other municipality.
    public func practise(as person: Person.ID, in municipality: MunicipalityCode, _ arrival: Arrival = Arrival()) async throws -> SessionKey {
        let isKnown = try await driver.read(in: municipality) { connection in
            try connection.practicePeople(in: municipality).contains { $0.id == person }
        }
        guard isKnown else { throw Problem.notFound(.person) }
        return try await signIn(by: makeSignInLink(for: person, in: municipality, lasting: 60), arrival)
    }
}

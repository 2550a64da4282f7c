public import Neighbourhood

/// Somebody who is known, by what they can be recognised by and no more.
public struct Acquaintance: Sendable {
    public let id: Person.ID
    public let features: Features
    /// Their data are kept and not used.
    public let isFrozen: Bool
}

extension Connection {
    /// Everybody who is known here, to lay a list beside. Only what a list can be compared by, and nobody sees it: who is shown is read anew.
    package func acquaintances(in municipality: MunicipalityCode) throws -> [Acquaintance] {
        try rows(
            "SELECT id, name, phone, mail, postcode, house_number, imported_as, frozen_at FROM person WHERE municipality = $1 AND id <> $2",
            [municipality, Person.nobody]
        ) { row in
            let id: Person.ID = row.next()
            let name: String = row.next()
            let features = Features(
                name: name, phone: row.next(), mail: row.next(), postcode: row.nextPostcode(), houseNumber: row.next(), key: row.next())
            return Acquaintance(id: id, features: features, isFrozen: row.next(Int?.self) != nil)
        }
    }

    /// People as a worker may see them beside a list: all that is written where they work, elsewhere a name and a street, which is what recognising
    /// somebody takes.
    public func recognised(_ ids: [Person.ID], for viewer: Viewer) throws -> [Person.ID: Person] {
        try Access.allowSomewhere(viewer, .bringList)
        let people = try found(
            ids.map(\.text), in: viewer.municipality, "SELECT " + Person.columns + " FROM person WHERE person.municipality = $1 AND person.id IN",
            id: \.id.text, decode: Person.init(row:))
        return Dictionary(
            uniqueKeysWithValues: people.map { person in
                (person.id, Access.allows(viewer, .lookAtPerson, person.ties()) ? person : person.asCaller)
            })
    }
}

extension Person {
    /// What whoever is on the telephone is recognised by.
    fileprivate var asCaller: Person {
        Person(
            id: id, facts: PersonFacts(name: facts.name, callName: facts.callName, street: facts.street), place: nil, area: area, version: version,
            registeredAt: registeredAt)
    }
}

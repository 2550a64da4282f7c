import Neighbourhood
import Storage

/// What earlier imports brought, by the keys of their rows: read once for a whole file.
struct ImportedKeys: Sendable {
    var people: [String: Person.ID] = [:]
    var houses: [String: House.ID] = [:]
    var organisations: [String: Organisation.ID] = [:]
    /// Keys of the kind that is imported now.
    var taken: Set<String> = []
}

extension Connection {
    func importedKeys(for kind: ImportKind, in municipality: MunicipalityCode) throws -> ImportedKeys {
        var keys = ImportedKeys()
        keys.people = try imported("SELECT imported_as, id FROM person WHERE municipality = $1 AND imported_as IS NOT NULL", municipality)
        if kind != .people, kind != .asks {
            keys.houses = try imported("SELECT imported_as, id FROM house WHERE municipality = $1 AND imported_as IS NOT NULL", municipality)
            keys.organisations = try imported(
                "SELECT imported_as, id FROM organisation WHERE municipality = $1 AND imported_as IS NOT NULL", municipality)
        }
        keys.taken = try taken(kind, keys, in: municipality)
        return keys
    }

    private func taken(_ kind: ImportKind, _ keys: ImportedKeys, in municipality: MunicipalityCode) throws -> Set<String> {
        switch kind {
        case .people: Set(keys.people.keys)
        case .houses: Set(keys.houses.keys)
        case .organisations: Set(keys.organisations.keys)
        case .offers:
            Set(
                try rows("SELECT imported_as FROM offer WHERE municipality = $1 AND imported_as IS NOT NULL", [municipality]) { $0.next(String.self) }
            )
        case .asks:
            Set(try rows("SELECT imported_as FROM ask WHERE municipality = $1 AND imported_as IS NOT NULL", [municipality]) { $0.next(String.self) })
        }
    }

    private func imported<Thing>(_ sql: SQL, _ municipality: MunicipalityCode) throws -> [String: Identifier<Thing>] {
        let pairs = try rows(sql, [municipality]) { row in (row.next(String.self), row.next(Identifier<Thing>.self)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

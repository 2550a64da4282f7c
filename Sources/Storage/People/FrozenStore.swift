import Foundation
public import Neighbourhood

/// People whose data are kept and not used (article 18 AVG): they are in no match, list, search result, round or suggestion.
extension Connection {
    /// Freezes somebody, or thaws them.
    ///
    /// - Returns: their asks and offers, which come and go with them.
    public func freeze(_ person: Person.ID, _ isFrozen: Bool, in municipality: MunicipalityCode) throws -> [Thing] {
        let moment: Date? = isFrozen ? now : nil
        try execute("UPDATE person SET frozen_at = $1 WHERE municipality = $2 AND id = $3", [moment, municipality, person])
        let asks = try rows("SELECT id FROM ask WHERE municipality = $1 AND subject = $2", [municipality, person]) { Thing(.ask, $0.next()) }
        let offers = try rows("SELECT id FROM offer WHERE municipality = $1 AND person = $2", [municipality, person]) { Thing(.offer, $0.next()) }
        return asks + offers
    }

    /// Whether one of these people is frozen.
    public func anyFrozen(of people: [Person.ID], in municipality: MunicipalityCode) throws -> Bool {
        try people.contains { person in
            try count("SELECT count(*) FROM person WHERE municipality = $1 AND id = $2 AND frozen_at IS NOT NULL", [municipality, person]) > 0
        }
    }

    /// Lets through the person themselves, the machine, and whoever handles a request of theirs.
    ///
    /// - Throws: `Problem.notAllowed(.frozen)` for anybody else.
    func allowFrozen(_ person: Person.ID, for viewer: Viewer) throws {
        if viewer.isSystem || viewer.person == person { return }
        let handles = try count(
            "SELECT count(*) FROM rights_request WHERE municipality = $1 AND person = $2 AND owner = $3",
            [viewer.municipality, person, viewer.person])
        guard handles > 0, Access.allows(viewer, .handleRights) else { throw Problem.notAllowed(.frozen) }
    }

    /// What was found, without people who are frozen and without what is theirs.
    func withoutFrozen(_ found: [Found], in municipality: MunicipalityCode) throws -> [Found] {
        guard !found.isEmpty else { return [] }
        let frozen = Set(
            try rows(
                """
                SELECT 'person', id FROM person WHERE municipality = $1 AND frozen_at IS NOT NULL
                UNION ALL SELECT 'ask', ask.id FROM person JOIN ask ON ask.municipality = person.municipality AND ask.subject = person.id
                    WHERE person.municipality = $1 AND person.frozen_at IS NOT NULL
                UNION ALL SELECT 'offer', offer.id FROM person JOIN offer ON offer.municipality = person.municipality AND offer.person = person.id
                    WHERE person.municipality = $1 AND person.frozen_at IS NOT NULL
                """, [municipality]
            ) { row in Thing(row.next(), row.next()) })
        return frozen.isEmpty ? found : found.filter { !frozen.contains($0.thing) }
    }
}

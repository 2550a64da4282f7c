import Foundation
public import Neighbourhood

extension Connection {
    /// The other adults in somebody's house, as a worker wrote them down; nil as long as nobody did.
    func housemates(of person: Person.ID, in municipality: MunicipalityCode) throws -> [Person.ID]? {
        let isTold = try count("SELECT count(*) FROM house_told WHERE municipality = $1 AND person = $2", [municipality, person]) > 0
        guard isTold else { return nil }
        return try rows("SELECT mate FROM housemate WHERE municipality = $1 AND person = $2 ORDER BY mate", [municipality, person]) { $0.next() }
    }

    /// Writes down who the other adults of a house are, in place of what was written before.
    public func tell(housemates: Set<Person.ID>, of person: Person.ID, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM house_told WHERE municipality = $1 AND person = $2", [municipality, person])
        try execute(
            "INSERT INTO house_told (municipality, person, told_at, recorded_by) VALUES ($1, $2, $3, $4)", [municipality, person, now, worker])
        for mate in housemates.sorted() {
            try execute("INSERT INTO housemate (municipality, person, mate) VALUES ($1, $2, $3)", [municipality, person, mate])
        }
    }

    /// The adults of whom a role may ask something. Whoever is known to be under age is not among them.
    public func adults(with person: Person.ID, in municipality: MunicipalityCode) throws -> PartyAdults? {
        guard let contact = try member(person, in: municipality) else { return nil }
        let mates = try housemates(of: person, in: municipality)
        let others = try mates?.compactMap { try member($0, in: municipality) }.filter { !$0.isUnderAge }
        return PartyAdults(contact: contact.member, others: others?.map(\.member))
    }

    private func member(_ person: Person.ID, in municipality: MunicipalityCode) throws -> (member: PartyMember, isUnderAge: Bool)? {
        let found = try first("SELECT call_name, born_year FROM person WHERE municipality = $1 AND id = $2", [municipality, person]) { row in
            (row.next(String.self), row.next(Int?.self))
        }
        guard let (name, bornYear) = found else { return nil }
        let member = PartyMember(person: person, name: name, safeguards: try safeguards(of: person, in: municipality))
        return (member, bornYear.map { today.year - $0 < 18 } ?? false)
    }

    /// Whose house somebody was told to live in.
    func houses(with mate: Person.ID, in municipality: MunicipalityCode) throws -> [Person.ID] {
        try rows("SELECT person FROM housemate WHERE municipality = $1 AND mate = $2 ORDER BY person", [municipality, mate]) { $0.next() }
    }
}

extension Connection {
    /// What keeps a stage of a match from beginning, for a role in the version that the match keeps: nothing when it is empty. A house or an organisation
    /// vouches for its own people, and of them nothing is asked here.
    ///
    /// - Parameter roles: of this municipality.
    /// - Throws: `Problem.notFound(.page)` for a version that never was, `Problem.notFound(.offer)`.
    public func unmet(
        role: HelpRole.Key, version: Int, among roles: RoleCatalogue, stage: Requirement.Stage, offer: Offer.ID, in municipality: MunicipalityCode
    ) throws -> [Unmet] {
        guard let role = roles.role(role, version: version) else { throw Problem.notFound(.page) }
        let found = try first("SELECT person FROM offer WHERE municipality = $1 AND id = $2", [municipality, offer]) { $0.next(Person.ID?.self) }
        guard let person = found else { throw Problem.notFound(.offer) }
        guard let person, let adults = try adults(with: person, in: municipality) else { return [] }
        return role.unmet(for: stage, by: adults, on: today)
    }
}

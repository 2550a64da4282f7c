public import Neighbourhood

/// Somebody of a practice neighbourhood whose part a newcomer may play.
public struct PracticePerson: Sendable, Equatable {
    public let id: Person.ID
    public let name: String
    /// Nil for a resident without a role.
    public let role: Role?
    /// In how many proposals they ask, and in how many they help.
    public let asks: Int
    public let offers: Int
}

extension Connection {
    /// The people of a practice municipality: whoever has a role, and residents who stand in a proposal. Nobody in any other municipality.
    public func practicePeople(in municipality: MunicipalityCode) throws -> [PracticePerson] {
        let workers = try practiceWorkers(in: municipality)
        let known = Set(workers.map(\.id))
        return workers + (try practiceResidents(in: municipality)).filter { !known.contains($0.id) }
    }

    private func practiceWorkers(in municipality: MunicipalityCode) throws -> [PracticePerson] {
        try rows(
            """
            SELECT DISTINCT person.name, person.id, role_grant.role FROM role_grant
            JOIN municipality ON municipality.id = role_grant.municipality AND municipality.is_demo = 1
            JOIN person ON person.municipality = role_grant.municipality AND person.id = role_grant.person
            WHERE role_grant.municipality = $1 AND role_grant.role <> 'resident' AND role_grant.from_at <= $2
                AND (role_grant.until_at IS NULL OR role_grant.until_at > $2)
            ORDER BY person.name
            """, [municipality, now]
        ) { row in
            let name: String = row.next()
            return PracticePerson(id: row.next(), name: name, role: row.next(), asks: 0, offers: 0)
        }
    }

    private func practiceResidents(in municipality: MunicipalityCode, limit: Int = 10) throws -> [PracticePerson] {
        try rows(
            """
            SELECT person.id, person.name, sum(standing.asks), sum(standing.offers) FROM (
                SELECT ask.municipality AS municipality, ask.subject AS person, 1 AS asks, 0 AS offers FROM proposal
                JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask WHERE proposal.municipality = $1
                UNION ALL
                SELECT offer.municipality, offer.person, 0, 1 FROM proposal
                JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
                WHERE proposal.municipality = $1 AND offer.person IS NOT NULL) standing
            JOIN municipality ON municipality.id = standing.municipality AND municipality.is_demo = 1
            JOIN person ON person.municipality = standing.municipality AND person.id = standing.person
            GROUP BY person.id, person.name ORDER BY count(*) DESC, person.name LIMIT $2
            """, [municipality, limit]
        ) { row in PracticePerson(id: row.next(), name: row.next(), role: nil, asks: row.next(), offers: row.next()) }
    }
}

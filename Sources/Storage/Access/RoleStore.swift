public import Neighbourhood

extension Connection {
    /// The roles a person holds now.
    public func roles(of person: Person.ID, in municipality: MunicipalityCode) throws -> Set<Role> {
        let held: [Role] = try rows(
            "SELECT role FROM role_grant WHERE municipality = $1 AND person = $2 AND from_at <= $3 AND (until_at IS NULL OR until_at > $3)",
            [municipality, person, now]
        ) { $0.next() }
        return Set(held)
    }

    /// The duties that a person has now and, with them, whom they stand in for. One query, because every request begins with it.
    ///
    /// Standing in lends the relation and never the role: a front desk that stands in for a connector works where the connector works, as front desk.
    public func duties(of person: Person.ID, in municipality: MunicipalityCode) throws -> (duties: Set<Duty>, covers: Set<Person.ID>) {
        let grants = try rows(HeldGrant.select, [municipality, person, now, today], decode: HeldGrant.init(row:))
        let own = grants.filter { $0.person == person }
        let lent = Set(HeldGrant.scopes(of: grants.filter { $0.person != person && $0.role.isOfWork }).map(\.scope))
        let duties = HeldGrant.scopes(of: own).map { Duty($0.role, $0.scope) }
        let borrowed = Set(own.map(\.role)).flatMap { role in lent.map { Duty(role, $0) } }
        return (Set(duties + borrowed), Set(grants.map(\.person)).subtracting([person]))
    }

    /// How many people hold a role now.
    public func holders(of role: Role, in municipality: MunicipalityCode) throws -> Int {
        try count(
            "SELECT count(DISTINCT person) FROM role_grant WHERE municipality = $1 AND role = $2 AND from_at <= $3 AND (until_at IS NULL OR until_at > $3)",
            [municipality, role, now])
    }

    /// Who works here under exactly this name.
    public func colleagues(named name: String, in municipality: MunicipalityCode) throws -> [Person.ID] {
        try rows(
            """
            SELECT DISTINCT person.id FROM role_grant
            JOIN person ON person.municipality = role_grant.municipality AND person.id = role_grant.person
            WHERE role_grant.municipality = $1 AND person.name = $2 AND role_grant.role <> 'resident' AND role_grant.from_at <= $3
                AND (role_grant.until_at IS NULL OR role_grant.until_at > $3)
            """, [municipality, name, now]
        ) { $0.next() }
    }

    /// The teams, houses and organisations of exactly this name: what a role can be for.
    public func places(named name: String, in municipality: MunicipalityCode) throws -> [Thing] {
        try rows(
            """
            SELECT 'team', id FROM team WHERE municipality = $1 AND name = $2 UNION ALL SELECT 'house', id FROM house WHERE municipality = $1 AND name = $2
            UNION ALL SELECT 'organisation', id FROM organisation WHERE municipality = $1 AND name = $2
            """, [municipality, name]
        ) { row in Thing(row.next(), row.next()) }
    }

    public func insert(_ grant: RoleGrant, to person: Person.ID, in municipality: MunicipalityCode) throws {
        let id: Identifier<RoleGrant> = freshID()
        try execute(
            """
            INSERT INTO role_grant (municipality, id, person, role, scope_kind, scope_id, from_at, until_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [municipality, id, person, grant.role, grant.scope?.kind, grant.scope?.id, grant.from, grant.until])
    }
}

/// One grant with one of the areas it reaches: as many rows as there are areas.
private struct HeldGrant {
    let person: Person.ID
    let id: String
    let role: Role
    let scopeKind: String?
    let scopeID: String?
    let area: AreaCode?

    /// The person's own grants, and those of whoever they stand in for today. A house has the areas of the team that has its place there.
    static let select: SQL =
        "SELECT g.person, g.id, g.role, g.scope_kind, g.scope_id, coalesce(a.area, b.area) FROM role_grant g" + reaching
        + " WHERE g.municipality = $1 AND g.person = $2" + inForce
        + " UNION ALL SELECT g.person, g.id, g.role, g.scope_kind, g.scope_id, coalesce(a.area, b.area) FROM absence"
        + " JOIN role_grant g ON g.municipality = absence.municipality AND g.person = absence.person" + reaching
        + " WHERE absence.municipality = $1 AND absence.cover = $2" + inForce
        + " AND absence.first_on <= $4 AND absence.last_on >= $4 AND absence.ended_at IS NULL"

    private static let inForce: SQL = " AND g.from_at <= $3 AND (g.until_at IS NULL OR g.until_at > $3)"

    private static let reaching: SQL = """
         LEFT JOIN team_area a ON g.scope_kind = 'team' AND a.municipality = g.municipality AND a.team = g.scope_id
         LEFT JOIN team t ON g.scope_kind = 'house' AND t.municipality = g.municipality AND t.house = g.scope_id
         LEFT JOIN team_area b ON b.municipality = t.municipality AND b.team = t.id
        """

    init(row: inout Row) {
        person = row.next()
        id = row.next()
        role = row.next()
        scopeKind = row.next()
        scopeID = row.next()
        area = row.nextArea()
    }

    static func scopes(of rows: [HeldGrant]) -> [(role: Role, scope: Scope)] {
        Dictionary(grouping: rows, by: \.id).values.compactMap { grant in
            grant.first.map { ($0.role, $0.scope(areas: Set(grant.compactMap(\.area)))) }
        }
    }

    private func scope(areas: Set<AreaCode>) -> Scope {
        guard let scopeKind else { return .municipality }
        guard let scopeID, let kind = Thing.Kind(rawValue: scopeKind) else { return .unknown }
        return kind == .municipality ? .municipality : .part(Thing(kind, scopeID), areas: areas)
    }
}

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

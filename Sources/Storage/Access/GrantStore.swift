public import Foundation
public import Neighbourhood

/// A role that somebody has or will have, as an administrator sees it.
public struct GrantLine: Sendable, Equatable {
    public let id: Identifier<RoleGrant>
    public let person: Person.ID
    public let name: String
    public let grant: RoleGrant
    /// The name of the team, house or organisation; nil for the whole municipality, and for a place that is gone.
    public let placeName: String?
}

/// A team, house or organisation, to choose from.
public struct GrantPlace: Sendable, Equatable {
    public let thing: Thing
    public let name: String
}

extension Connection {
    /// Every role of work that holds now or later, by name. Administrators may: who works here, and nothing of what they do.
    public func grants(for viewer: Viewer) throws -> [GrantLine] {
        try Access.allow(viewer, .seeColleagues)
        return try rows(
            GrantLine.select + " ORDER BY person.name, person.id, role_grant.from_at LIMIT 2000", [viewer.municipality, now],
            decode: GrantLine.init(row:))
    }

    /// One that holds now or later. Throws `Problem.notFound`.
    public func grant(_ id: Identifier<RoleGrant>, in municipality: MunicipalityCode) throws -> GrantLine {
        let found = try first(GrantLine.select + " AND role_grant.id = $3", [municipality, now, id], decode: GrantLine.init(row:))
        guard let found else { throw Problem.notFound(.page) }
        return found
    }

    public func grants(of person: Person.ID, in municipality: MunicipalityCode) throws -> [GrantLine] {
        try rows(GrantLine.select + " AND role_grant.person = $3", [municipality, now, person], decode: GrantLine.init(row:))
    }

    public func endGrant(_ id: Identifier<RoleGrant>, in municipality: MunicipalityCode) throws {
        try execute("UPDATE role_grant SET until_at = $1 WHERE municipality = $2 AND id = $3", [now, municipality, id])
    }

    /// What a role can be for.
    public func grantPlaces(in municipality: MunicipalityCode) throws -> [GrantPlace] {
        try rows(
            """
            SELECT 'team', id, name FROM team WHERE municipality = $1 UNION ALL SELECT 'house', id, name FROM house WHERE municipality = $1
            UNION ALL SELECT 'organisation', id, name FROM organisation WHERE municipality = $1 ORDER BY 1 DESC, 3
            """, [municipality]
        ) { row in GrantPlace(thing: Thing(row.next(), row.next()), name: row.next()) }
    }
}

extension GrantLine {
    static let select: SQL = """
        SELECT role_grant.id, role_grant.person, person.name, role_grant.role, role_grant.scope_kind, role_grant.scope_id, role_grant.from_at,
            role_grant.until_at, coalesce(team.name, house.name, organisation.name) FROM role_grant
        JOIN person ON person.municipality = role_grant.municipality AND person.id = role_grant.person
        LEFT JOIN team ON role_grant.scope_kind = 'team' AND team.municipality = role_grant.municipality AND team.id = role_grant.scope_id
        LEFT JOIN house ON role_grant.scope_kind = 'house' AND house.municipality = role_grant.municipality AND house.id = role_grant.scope_id
        LEFT JOIN organisation ON role_grant.scope_kind = 'organisation' AND organisation.municipality = role_grant.municipality
            AND organisation.id = role_grant.scope_id
        WHERE role_grant.municipality = $1 AND role_grant.role <> 'resident' AND (role_grant.until_at IS NULL OR role_grant.until_at > $2)
        """

    init(row: inout Row) {
        (id, person, name) = (row.next(), row.next(), row.next())
        let role: Role = row.next()
        let (kind, place): (Thing.Kind?, String?) = (row.next(), row.next())
        let scope = kind.flatMap { kind in place.map { Thing(kind, $0) } }
        grant = RoleGrant(role: role, scope: scope, from: row.next(), until: row.next())
        placeName = row.next()
    }
}

import Foundation
public import Neighbourhood

extension Connection {
    /// The roles of the viewer's municipality with all their versions. Who works with residents may read them, and the administrator.
    public func roles(for viewer: Viewer) throws -> RoleCatalogue {
        try Access.allow(viewer, .seeRoles)
        return try roles(in: viewer.municipality)
    }

    /// The same for the work itself: an offer shows the name of its role to whoever may see the offer.
    public func roles(in municipality: MunicipalityCode) throws -> RoleCatalogue {
        let own = try rows(
            """
            SELECT help_role.role, help_role.version, help_role.from_on, help_role.facts, person.call_name FROM help_role
            LEFT JOIN person ON person.municipality = help_role.municipality AND person.id = help_role.made_by
            WHERE help_role.municipality = $1
            """, [municipality]
        ) { row in
            HelpRole(
                key: row.next(), version: row.next(), from: row.next(),
                facts: try JSONDecoder().decode(HelpRole.Facts.self, from: Data(row.next(String.self).utf8)), madeBy: row.next())
        }
        let set = RoleSet.ofThisVersion
        return RoleCatalogue(set.roles, own: own, profiles: set.profiles)
    }

    /// Adds a version. Two that are made at once cannot both have its number: the later is told that it is stale.
    public func insert(_ role: HelpRole, by viewer: Viewer) throws {
        let added = try execute(
            """
            INSERT INTO help_role (municipality, role, version, from_on, facts, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (municipality, role, version) DO NOTHING
            """,
            [
                viewer.municipality, role.key, role.version, role.from, String(decoding: try encoder.encode(role.facts), as: UTF8.self),
                viewer.person, now,
            ])
        guard added == 1 else { throw Problem.stale(Thing(.page, role.key.rawValue)) }
    }

    private var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

public import Foundation
public import Neighbourhood

extension Connection {
    /// Who belongs to a session's token, with the roles that hold now. The only read that comes before a viewer.
    public func viewer(tokenHash: String, in municipality: MunicipalityCode) throws -> Viewer? {
        let session = try first(
            """
            SELECT session.person, person.name FROM session
            JOIN person ON person.municipality = session.municipality AND person.id = session.person
            WHERE session.municipality = $1 AND session.token_hash = $2 AND session.ends_at > $3
            """, [municipality, tokenHash, now]
        ) { row in (row.next(Person.ID.self), row.next(String.self)) }
        guard let (person, name) = session else { return nil }
        return Viewer(municipality: municipality, person: person, name: name, roles: try roles(of: person, in: municipality))
    }

    /// The roles a person holds now.
    public func roles(of person: Person.ID, in municipality: MunicipalityCode) throws -> Set<Role> {
        let held: [Role] = try rows(
            "SELECT role FROM role_grant WHERE municipality = $1 AND person = $2 AND from_at <= $3 AND (until_at IS NULL OR until_at > $3)",
            [municipality, person, now]
        ) { $0.next() }
        return Set(held)
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

    public func startSession(tokenHash: String, person: Person.ID, in municipality: MunicipalityCode, endsAt: Date) throws {
        try execute(
            "INSERT INTO session (municipality, token_hash, person, started_at, seen_at, ends_at) VALUES ($1, $2, $3, $4, $4, $5)",
            [municipality, tokenHash, person, now, endsAt])
    }

    /// Who held a session that has ended by itself, so that what they were typing can be kept for them.
    public func formerHolder(tokenHash: String, in municipality: MunicipalityCode, endedAfter: Date) throws -> Person.ID? {
        try first("SELECT person FROM session WHERE municipality = $1 AND token_hash = $2 AND ends_at > $3", [municipality, tokenHash, endedAfter]) {
            $0.next()
        }
    }

    public func endSession(tokenHash: String, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM session WHERE municipality = $1 AND token_hash = $2", [municipality, tokenHash])
    }

    public func insertSignInLink(
        tokenHash: String, person: Person.ID, in municipality: MunicipalityCode, endsAt: Date, isReusable: Bool = false
    ) throws {
        try execute(
            "INSERT INTO sign_in_link (municipality, token_hash, person, ends_at, is_reusable) VALUES ($1, $2, $3, $4, $5)",
            [municipality, tokenHash, person, endsAt, isReusable])
    }

    /// Whom a sign-in link lets in, using it up unless it is one of the demo's.
    ///
    /// - Throws: `Problem.linkSpent` when it was used, is too old, or never was.
    public func spendSignInLink(tokenHash: String) throws -> (municipality: MunicipalityCode, person: Person.ID) {
        let changed = try first(
            """
            UPDATE sign_in_link SET used_at = $1 WHERE token_hash = $2 AND ends_at > $1 AND (used_at IS NULL OR is_reusable = 1)
            RETURNING municipality, person
            """, [now, tokenHash]
        ) { row in (row.next(MunicipalityCode.self), row.next(Person.ID.self)) }
        guard let changed else { throw Problem.linkSpent }
        return changed
    }
}

extension Connection {
    /// The municipalities of this installation.
    public func municipalities() throws -> [MunicipalityLine] {
        try rows("SELECT id, name, domain, is_demo FROM municipality ORDER BY id", []) { row in
            MunicipalityLine(code: row.next(), name: row.next(), domain: row.next(), isDemo: row.next())
        }
    }

    public func insertMunicipality(_ line: MunicipalityLine) throws {
        try execute(
            "INSERT INTO municipality (id, name, domain, is_demo) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            [line.code, line.name, line.domain, line.isDemo])
    }
}

/// A municipality that works with this installation.
public struct MunicipalityLine: Sendable, Equatable {
    public let code: MunicipalityCode
    public let name: String
    /// The host name under which its residents find it; nil for the only one.
    public let domain: String?
    public let isDemo: Bool

    public init(code: MunicipalityCode, name: String, domain: String? = nil, isDemo: Bool = false) {
        self.code = code
        self.name = name
        self.domain = domain
        self.isDemo = isDemo
    }
}

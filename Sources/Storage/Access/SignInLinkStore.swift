public import Foundation
public import Neighbourhood

extension Connection {
    public func insertSignInLink(
        tokenHash: String, person: Person.ID, in municipality: MunicipalityCode, endsAt: Date, isReusable: Bool = false
    ) throws {
        try execute(
            "INSERT INTO sign_in_link (municipality, token_hash, person, ends_at, is_reusable) VALUES ($1, $2, $3, $4, $5)",
            [municipality, tokenHash, person, endsAt, isReusable])
    }

    /// The links that somebody had and did not use are worth nothing from now on.
    public func removeSignInLinks(of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM sign_in_link WHERE municipality = $1 AND person = $2", [municipality, person])
    }

    /// Whom a sign-in link lets in, using it up unless it is one of the demo's.
    ///
    /// - Parameter isDemo: whether the demo's links count; nowhere else.
    /// - Throws: `Problem.linkSpent` when it was used, is too old, or never was.
    public func spendSignInLink(tokenHash: String, isDemo: Bool) throws -> (municipality: MunicipalityCode, person: Person.ID) {
        let changed = try first(
            """
            UPDATE sign_in_link SET used_at = $1 WHERE token_hash = $2 AND ends_at > $1 AND ((used_at IS NULL AND is_reusable = 0) OR (is_reusable = 1 AND $3 = 1))
            RETURNING municipality, person
            """, [now, tokenHash, isDemo]
        ) { row in (row.next(MunicipalityCode.self), row.next(Person.ID.self)) }
        guard let changed else { throw Problem.linkSpent }
        return changed
    }
}

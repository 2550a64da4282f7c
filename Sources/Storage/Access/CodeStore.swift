public import Foundation
public import Neighbourhood

extension CodeCarrier: SQLColumn {}

/// A code as the databank keeps it.
public struct NewCode: Sendable {
    /// Nil for an address that nobody here has.
    public let person: Person.ID?
    public let hash: String
    public let carrier: CodeCarrier
    /// The browser that asked for it, as a keyed hash; nil for a card, which works in any.
    public let holderHash: String?
    public let lasting: TimeInterval

    public init(person: Person.ID?, hash: String, carrier: CodeCarrier, holderHash: String?, lasting: TimeInterval) {
        self.person = person
        self.hash = hash
        self.carrier = carrier
        self.holderHash = holderHash
        self.lasting = lasting
    }
}

extension Connection {
    /// Writes a code down. The one that the person had by the same way is worth nothing from now on.
    public func insert(_ code: NewCode, in municipality: MunicipalityCode) throws {
        try execute(
            "DELETE FROM sign_in_code WHERE municipality = $1 AND person = $2 AND carrier = $3",
            [municipality, code.person?.text ?? "", code.carrier])
        let id: Identifier<NewCode> = freshID()
        try execute(
            """
            INSERT INTO sign_in_code (municipality, id, person, code_hash, carrier, holder_hash, made_at, ends_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [municipality, id, code.person, code.hash, code.carrier, code.holderHash, now, now.addingTimeInterval(code.lasting)])
    }

    /// Whom a code lets in, using it up: the row is gone, so it cannot be used twice. Nil when there is no such code, it is too old, or another browser
    /// asked for it.
    public func spendCode(hash: String, holderHash: String, in municipality: MunicipalityCode) throws -> Person.ID? {
        let found = try first(
            "SELECT code_hash, holder_hash, person FROM sign_in_code WHERE municipality = $1 AND code_hash = $2 AND ends_at > $3",
            [municipality, hash, now]
        ) { row in (hash: row.next(String.self), holder: row.next(String?.self), person: row.next(Person.ID?.self)) }
        guard let found, isSameSecret(found.hash, hash), found.holder.map({ isSameSecret($0, holderHash) }) ?? true else { return nil }
        try execute("DELETE FROM sign_in_code WHERE municipality = $1 AND code_hash = $2", [municipality, hash])
        return found.person
    }

    /// Who has this mail address; couples share one.
    public func people(withMail address: MailAddress, in municipality: MunicipalityCode, limit: Int = 6) throws -> [(id: Person.ID, callName: String)]
    {
        try rows(
            "SELECT id, call_name FROM person WHERE municipality = $1 AND lower(mail) = $2 ORDER BY id LIMIT $3",
            [municipality, address.text.lowercased(), limit]
        ) { row in (row.next(), row.next()) }
    }

    /// Who has this telephone number.
    public func people(withPhone number: PhoneNumber, in municipality: MunicipalityCode, limit: Int = 6) throws -> [(id: Person.ID, callName: String)]
    {
        try rows(
            "SELECT id, call_name FROM person WHERE municipality = $1 AND phone = $2 ORDER BY id LIMIT $3", [municipality, number, limit]
        ) { row in (row.next(), row.next()) }
    }
}

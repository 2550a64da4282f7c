public import Foundation
public import Neighbourhood

extension Connection {
    /// Writes down a journey to the broker that begins; its state only as a hash.
    public func insert(
        _ journey: BrokerJourney, stateHash: String, holderHash: String, lasting: TimeInterval, in municipality: MunicipalityCode
    ) throws {
        try execute(
            "INSERT INTO broker_journey (municipality, state_hash, holder_hash, nonce, verifier, ends_at, carried) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [municipality, stateHash, holderHash, journey.nonce, journey.verifier, journey.begunAt.addingTimeInterval(lasting), journey.carried])
    }

    /// Ends a journey: its state is worth nothing from now on, also when what follows goes wrong.
    ///
    /// - Parameters:
    ///   - state: as it came back; kept as its hash only.
    ///   - lasting: how long a journey takes at most, in seconds.
    /// - Returns: nil when there is no such journey, it took too long, or another browser began it.
    public func endJourney(
        state: String, stateHash: String, holderHash: String, lasting: TimeInterval, in municipality: MunicipalityCode
    ) throws -> BrokerJourney? {
        let found = try first(
            "DELETE FROM broker_journey WHERE municipality = $1 AND state_hash = $2 RETURNING holder_hash, ends_at, nonce, verifier, carried",
            [municipality, stateHash]
        ) { row in
            let (holder, endsAt): (String, Date) = (row.next(), row.next())
            let journey = BrokerJourney(
                state: state, nonce: row.next(), verifier: row.next(), begunAt: endsAt.addingTimeInterval(-lasting), carried: row.next())
            return (holder: holder, endsAt: endsAt, journey: journey)
        }
        guard let found, isSameSecret(found.holder, holderHash), now < found.endsAt else { return nil }
        return found.journey
    }

    /// Whether somebody has an account at the municipality's own sign-in that leads here.
    public func hasIdentity(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count("SELECT count(*) FROM worker_identity WHERE municipality = $1 AND person = $2", [municipality, person]) > 0
    }

    public func worker(known identity: BrokerIdentity, in municipality: MunicipalityCode) throws -> Person.ID? {
        try first(
            "SELECT person FROM worker_identity WHERE municipality = $1 AND issuer = $2 AND subject = $3",
            [municipality, identity.issuer, identity.subject]
        ) { $0.next() }
    }

    /// - Throws: `SQLError` of kind duplicate when it belongs to somebody already.
    public func link(_ identity: BrokerIdentity, to person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "INSERT INTO worker_identity (municipality, issuer, subject, person, linked_at) VALUES ($1, $2, $3, $4, $5)",
            [municipality, identity.issuer, identity.subject, person, now])
    }

    public func removeIdentities(of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM worker_identity WHERE municipality = $1 AND person = $2", [municipality, person])
    }
}

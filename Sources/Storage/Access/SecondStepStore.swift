public import Neighbourhood

/// A worker's second step as the databank keeps it.
public struct SecondStepRecord: Sendable {
    /// Sealed with the master key.
    public let sealedSecret: String
    /// The last half minute whose code was used; none is used twice.
    public let lastStep: Int

    public init(sealedSecret: String, lastStep: Int) {
        self.sealedSecret = sealedSecret
        self.lastStep = lastStep
    }
}

extension Connection {
    public func secondStep(of person: Person.ID, in municipality: MunicipalityCode) throws -> SecondStepRecord? {
        try first(
            "SELECT sealed_secret, last_step FROM second_step WHERE municipality = $1 AND person = $2", [municipality, person]
        ) { SecondStepRecord(sealedSecret: $0.next(), lastStep: $0.next()) }
    }

    /// Sets a second step, with recovery codes, in place of the one that was there.
    public func setSecondStep(
        _ step: SecondStepRecord, recoveryHashes: [String], of person: Person.ID, in municipality: MunicipalityCode
    ) throws {
        try removeSecondStep(of: person, in: municipality)
        try execute(
            "INSERT INTO second_step (municipality, person, sealed_secret, last_step, set_at) VALUES ($1, $2, $3, $4, $5)",
            [municipality, person, step.sealedSecret, step.lastStep, now])
        try setRecoveryCodes(hashes: recoveryHashes, of: person, in: municipality)
    }

    /// Sets recovery codes in place of those that were there.
    public func setRecoveryCodes(hashes: [String], of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM recovery_code WHERE municipality = $1 AND person = $2", [municipality, person])
        for hash in hashes {
            try execute("INSERT INTO recovery_code (municipality, person, code_hash) VALUES ($1, $2, $3)", [municipality, person, hash])
        }
    }

    public func removeSecondStep(of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM second_step WHERE municipality = $1 AND person = $2", [municipality, person])
    }

    /// Marks a half minute as used.
    ///
    /// - Returns: false when it, or a later one, was used already.
    public func use(step: Int, of person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "UPDATE second_step SET last_step = $1 WHERE municipality = $2 AND person = $3 AND last_step < $1", [step, municipality, person]) > 0
    }

    /// Uses up a recovery code.
    ///
    /// - Returns: false when there is no such code, or it was used.
    public func useRecoveryCode(hash: String, of person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "DELETE FROM recovery_code WHERE municipality = $1 AND person = $2 AND code_hash = $3", [municipality, person, hash]) > 0
    }

    public func recoveryCodesLeft(of person: Person.ID, in municipality: MunicipalityCode) throws -> Int {
        try count("SELECT count(*) FROM recovery_code WHERE municipality = $1 AND person = $2", [municipality, person])
    }
}

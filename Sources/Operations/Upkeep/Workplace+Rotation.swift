import Neighbourhood
public import Storage

extension Workplace {
    /// Wraps every key of the databank, and seals every second step, with the master key that seals now. In batches that each stand on their own:
    /// stopped halfway, the next run goes on, and until it is done the former master key is needed too.
    ///
    /// - Returns: how many were wrapped anew.
    /// - Throws: `Problem.setting` when something was sealed with a master key that is not here.
    public func rotateKeys(batch: Int = 500) async throws -> Int {
        guard let vault else { throw Problem.setting(name: "OMZIEN_MASTER_KEY_FILE", advice: "Er is geen hoofdsleutel.") }
        var count = try await resealSecondSteps(vault) + resealDoorKey(vault)
        while true {
            let some = try await driver.write(in: nil) { try $0.rewrapKeys(with: vault, limit: batch) }
            if some == 0 { return count }
            count += some
        }
    }

    private func resealDoorKey(_ vault: Vault) async throws -> Int {
        try await driver.write(in: nil) { connection in
            guard let kept = try connection.secret(DoorKeys.name), let former = MasterKey.id(of: kept), former != vault.master.id else { return 0 }
            guard let plain = vault.open(kept, for: DoorKeys.purpose) else {
                throw Problem.setting(name: "OMZIEN_MASTER_KEY_FILE", advice: "De sleutel ‘\(former)’ is nog nodig. Zet die regel terug.")
            }
            try connection.replaceSecret(DoorKeys.name, with: vault.seal(plain, for: DoorKeys.purpose))
            return 1
        }
    }

    private func resealSecondSteps(_ vault: Vault) async throws -> Int {
        try await driver.write(in: nil) { connection in
            let old = try connection.secondSteps().filter { MasterKey.id(of: $0.sealed) != vault.master.id }
            for step in old {
                let purpose = Self.purpose(step.person)
                guard let secret = vault.open(step.sealed, for: purpose) else {
                    throw Problem.setting(name: "OMZIEN_MASTER_KEY_FILE", advice: "Een tweede stap is verzegeld met een sleutel die er niet is.")
                }
                try connection.replaceSecondStep(vault.seal(secret, for: purpose), of: step.person, in: step.municipality)
            }
            return old.count
        }
    }
}

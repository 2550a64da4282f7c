import Foundation
public import Neighbourhood

extension Connection {
    /// Wraps keys anew that another master key wrapped, at most so many in one go.
    ///
    /// - Returns: how many there were; fewer than the limit means that none is left.
    /// - Throws: `Problem.setting` when one cannot be opened with the keys that are here.
    public func rewrapKeys(with vault: Vault, limit: Int) throws -> Int {
        let newest = vault.master.id
        for former in try masterKeysInUse().keys.sorted() where former != newest {
            let keys = try rows("SELECT municipality, holder, wrapped FROM vault_key WHERE master_key = $1 LIMIT $2", [former, limit]) { row in
                (municipality: row.next(String.self), holder: row.next(String.self), wrapped: row.next(String.self))
            }
            for key in keys {
                guard let anew = try vault.rewrap(key.wrapped, of: key.municipality + ":" + key.holder) else {
                    throw Problem.setting(name: "OMZIEN_MASTER_KEY_FILE", advice: "De sleutel ‘\(former)’ is nog nodig. Zet die regel terug.")
                }
                try execute(
                    "UPDATE vault_key SET wrapped = $1, master_key = $2 WHERE municipality = $3 AND holder = $4",
                    [anew, newest, key.municipality, key.holder])
            }
            return keys.count
        }
        return 0
    }

    /// The secrets of second steps, with whose they are.
    public func secondSteps() throws -> [(municipality: MunicipalityCode, person: Person.ID, sealed: String)] {
        try rows("SELECT municipality, person, sealed_secret FROM second_step", []) { ($0.next(), $0.next(), $0.next()) }
    }

    /// Puts the same secret, sealed anew, in the place of the former.
    public func replaceSecondStep(_ sealed: String, of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE second_step SET sealed_secret = $1 WHERE municipality = $2 AND person = $3", [sealed, municipality, person])
    }
}

import Foundation
import Neighbourhood

extension Connection {
    /// The wrapped keys of some holders, with municipality and holder as the vault knows them.
    func wrappedKeys(of holders: [String], in municipality: MunicipalityCode) throws -> [(owner: String, wrapped: String)] {
        var found: [(owner: String, wrapped: String)] = []
        for start in stride(from: 0, to: holders.count, by: 60) {
            let some = Array(holders[start..<min(start + 60, holders.count)])
            found += try rows(
                "SELECT holder, wrapped FROM vault_key WHERE municipality = $1 AND holder IN (" + .placeholders(from: 2, count: some.count) + ")",
                [municipality] + some
            ) { (municipality.text + ":" + $0.next(String.self), $0.next(String.self)) }
        }
        return found
    }

    /// False when the holder has one already.
    func insertKey(_ wrapped: String, of holder: Holder, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            """
            INSERT INTO vault_key (municipality, holder, holder_kind, wrapped, master_key, made_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (municipality, holder) DO NOTHING
            """, [municipality, holder.id, holder.kind, wrapped, MasterKey.id(of: wrapped), now]) == 1
    }
}

extension Connection {
    /// How many keys are wrapped by each master key.
    public func masterKeysInUse() throws -> [String: Int] {
        let counts = try rows("SELECT master_key, count(*) FROM vault_key GROUP BY master_key", []) { ($0.next(String.self), $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// The name of a master key that this databank needs and that is not among these, or is another one under the same name; nil when all is well.
    public func masterKey(missingFrom known: MasterKey) throws -> String? {
        try masterKeysInUse().keys.sorted().first { id in
            let example = try first("SELECT municipality, holder, wrapped FROM vault_key WHERE master_key = $1 LIMIT 1", [id]) { row in
                (row.next(String.self) + ":" + row.next(String.self), row.next(String.self))
            }
            return example.map { Vault(known).unwrap($0.1, of: $0.0) == nil } ?? false
        }
    }
}

import Foundation
public import Neighbourhood
import Storage
import Synchronization

extension Workplace {
    /// Lets somebody through whose house did not do this too often, and counts it. One round trip.
    ///
    /// - Parameter household: the address of their line, or what a house shares of it; kept as a keyed hash only, and forgotten within a day.
    /// - Throws: `Problem.tooMany`.
    public func pass(_ limit: RateLimit, from household: String, in municipality: MunicipalityCode) async throws {
        let who = try await doorKey().hash("household", household)
        if let seconds = try await driver.write(in: municipality, { try $0.pass(limit, for: who, in: municipality) }) {
            throw Problem.tooMany(retryAfter: seconds)
        }
    }

    /// The key of codes and limits, made once for all servers of this databank. It is kept sealed with the master key, so that who has the databank alone
    /// can try no codes (ASVS 5.0, 6.5.2). One that was kept open by an earlier version is sealed when it is first used.
    ///
    /// - Throws: `Problem.setting` when it was sealed with a master key that is not here.
    func doorKey() async throws -> DoorKey {
        if let known = doorKeys.known { return known }
        if let kept = try await driver.read(in: nil, { try $0.secret(DoorKeys.name) }), vault == nil || MasterKey.id(of: kept) != nil {
            return try remember(kept)
        }
        let fresh = Token().text
        return try remember(
            try await driver.write(in: nil) { connection in
                let kept = try connection.secret(DoorKeys.name, orMake: fresh)
                guard let vault, MasterKey.id(of: kept) == nil else { return kept }
                let sealed = try vault.seal(Data(kept.utf8), for: DoorKeys.purpose)
                try connection.replaceSecret(DoorKeys.name, with: sealed)
                return sealed
            })
    }

    private func remember(_ kept: String) throws -> DoorKey {
        let key = DoorKey(secret: try opened(kept))
        doorKeys.known = key
        return key
    }

    private func opened(_ kept: String) throws(Problem) -> String {
        guard MasterKey.id(of: kept) != nil else { return kept }
        guard let plain = vault?.open(kept, for: DoorKeys.purpose) else {
            throw .setting(name: "OMZIEN_MASTER_KEY_FILE", advice: "De sleutel van de codes is verzegeld met een hoofdsleutel die er niet is.")
        }
        return String(decoding: plain, as: UTF8.self)
    }
}

/// The key of codes and limits, once it was asked for: every form at the door needs it.
final class DoorKeys: Sendable {
    static let name = "door"
    static let purpose = "installation/door"
    private let state = Mutex<DoorKey?>(nil)

    var known: DoorKey? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import PostgresDriver
import Storage

/// Opens the databank that the settings name.
enum Databank {
    /// Opens it as it is; a file that is not there yet is made, with its folder.
    @Sendable
    static func open(_ address: DatabankAddress) throws -> any Driver {
        switch address {
        case .server(let url): return try PostgresDriver(url: url)
        case .file(let path):
            let folder = URL(filePath: path).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw Problem.setting(name: "OMZIEN_DATABASE", advice: "De map \(folder.path) kan niet worden gemaakt. Kies een andere plek.")
            }
            makePrivate(path)
            return try SQLiteDriver(path: path)
        }
    }

    /// A new file is for its owner only; SQLite gives the files beside it the same rights. An empty file is an empty databank.
    private static func makePrivate(_ path: String) {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }

    /// Opens it, does something with it and lets it go. It must be there, and of this version.
    static func use<Result>(_ address: DatabankAddress, _ body: (SealingDriver) async throws -> Result) async throws -> Result {
        if case .file(let path) = address, !FileManager.default.fileExists(atPath: path) {
            throw Problem.setting(name: "OMZIEN_DATABASE", advice: "Er is geen databank op \(path). Maak er een met: omzien migrate")
        }
        return try await closing(open(address)) { driver in
            guard try await Migrations.check(driver) == Migrations.newest else {
                throw Problem.setting(name: address.shown, advice: "De databank is leeg of van een oudere versie. Doe eerst: omzien migrate")
            }
            return try await body(sealing(driver, address))
        }
    }

    /// The databank with its vault, under the master key that belongs to it.
    private static func sealing(_ driver: any Driver, _ address: DatabankAddress) async throws -> SealingDriver {
        let key = try await MasterKeySetting.readOrMake(address, for: driver)
        let (erased, anchor) = (try MasterKeySetting.erasedList(address), try MasterKeySetting.logAnchor(address))
        return SealingDriver(driver, Vault(key, erased: erased, anchor: anchor) { try? MasterKeySetting.read(address) })
    }

    /// Opens it and brings it to the schema of this version.
    static func useMigrated<Result>(_ address: DatabankAddress, _ body: (SealingDriver) async throws -> Result) async throws -> Result {
        try await closing(open(address)) { driver in
            try await Migrations.run(on: driver)
            let sealing = try await sealing(driver, address)
            try await sealEarlierWords(sealing, driver)
            try await eraseAgain(sealing)
            return try await body(sealing)
        }
    }

    /// Brings it to the schema of this version, and sees to it that there is a master key for what will be sealed in it.
    ///
    /// - Returns: the names of the steps done now.
    static func migrate(_ address: DatabankAddress) async throws -> [String] {
        try await closing(open(address)) { driver in
            let done = try await Migrations.run(on: driver)
            try await sealEarlierWords(sealing(driver, address), driver)
            return done
        }
    }

    /// How many keys each master key wraps, and which of them is not at hand; nil when there is no databank of this version to look into.
    static func lookAtKeys(_ address: DatabankAddress) async throws -> (inUse: [String: Int], lost: String?)? {
        if case .file(let path) = address, !FileManager.default.fileExists(atPath: path) { return nil }
        let key = try MasterKeySetting.read(address)
        return try await closing(open(address)) { driver in
            guard try await Migrations.check(driver) == Migrations.newest else { return nil }
            return try await driver.read(in: nil) { connection in
                (try connection.masterKeysInUse(), try key.flatMap { try connection.masterKey(missingFrom: $0) })
            }
        }
    }

    /// Whoever was erased, and came back with a copy that was put in place, is erased again.
    ///
    /// - Returns: how many people.
    @discardableResult
    static func eraseAgain(_ sealing: SealingDriver) async throws -> Int {
        let count = try await quietWorkplace(sealing).catchUpOnErasures()
        if count > 0 { Printer.complain("Opnieuw gewist na een oude kopie: \(Printer.count(count, "bewoner", "bewoners")).") }
        return count
    }

    /// What was written before there was a vault is sealed at the upgrade; SQLite then writes its file anew, because what was once written in it stays on
    /// pages that are free.
    private static func sealEarlierWords(_ sealing: SealingDriver, _ driver: any Driver) async throws {
        guard let count = try await EarlierWords.seal(on: sealing), count > 0 else { return }
        Printer.complain("Verzegeld: \(Printer.count(count, "rij", "rijen")) van voor deze versie.")
        try await (driver as? SQLiteDriver)?.compact()
    }

    static func closing<Result>(_ driver: any Driver, _ body: (any Driver) async throws -> Result) async throws -> Result {
        do {
            let result = try await body(driver)
            try await driver.close()
            return result
        } catch {
            try? await driver.close()
            throw error
        }
    }

    /// A workplace for deeds that ask nothing of the match book, so that no words need to be read first.
    static func quietWorkplace(_ driver: SealingDriver) throws -> Workplace {
        Workplace(
            driver: driver, matches: try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty)),
            vault: driver.vault)
    }

    /// A workplace with everything that is open in its match book.
    static func workplace(_ driver: SealingDriver) async throws -> Workplace {
        var workplace = Workplace(driver: driver, matches: try await MatchDesk.open(driver) { try Linguist.bundled() }, vault: driver.vault)
        workplace.rules = try RulesSetting.read()
        return workplace
    }

    /// The municipality that was named, or the only one there is.
    static func municipality(_ named: MunicipalityCode?, in driver: any Driver) async throws -> MunicipalityCode {
        let known = try await driver.read(in: nil) { try $0.municipalities() }
        if let named {
            guard known.contains(where: { $0.code == named }) else { throw Problem.notFound(.municipality) }
            return named
        }
        if known.isEmpty { throw Problem.notFound(.municipality) }
        guard known.count == 1 else {
            let names = known.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
            throw Problem.setting(name: "OMZIEN_MUNICIPALITY", advice: "Er zijn meer gemeenten. Kies er een met --municipality: \(names)")
        }
        return known[0].code
    }
}

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
    static func use<Result>(_ address: DatabankAddress, _ body: (any Driver) async throws -> Result) async throws -> Result {
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
        return SealingDriver(driver, Vault(key) { try? MasterKeySetting.read(address) })
    }

    /// Opens it and brings it to the schema of this version.
    static func useMigrated<Result>(_ address: DatabankAddress, _ body: (any Driver) async throws -> Result) async throws -> Result {
        try await closing(open(address)) { driver in
            try await Migrations.run(on: driver)
            return try await body(sealing(driver, address))
        }
    }

    /// Brings it to the schema of this version, and sees to it that there is a master key for what will be sealed in it.
    ///
    /// - Returns: the names of the steps done now.
    static func migrate(_ address: DatabankAddress) async throws -> [String] {
        try await closing(open(address)) { driver in
            let done = try await Migrations.run(on: driver)
            _ = try await sealing(driver, address)
            return done
        }
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
    static func quietWorkplace(_ driver: any Driver) throws -> Workplace {
        Workplace(driver: driver, matches: try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty)))
    }

    /// A workplace with everything that is open in its match book.
    static func workplace(_ driver: any Driver) async throws -> Workplace {
        var workplace = Workplace(
            driver: driver, matches: try await MatchDesk.open(driver) { try Linguist.bundled() }, vault: (driver as? SealingDriver)?.vault)
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

import Foundation
import Neighbourhood
import Operations
import PostgresDriver
import Samples
import Storage
import TestDatabanks
import Testing

/// A folder that is gone after the test.
final class Scratch: Sendable {
    let folder: URL
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-upkeep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path }
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }
}

/// A databank with the village in it, on either engine, with its address.
struct Village {
    let address: DatabankAddress
    let scratch: Scratch
    /// Keeps a database of the test cluster alive.
    let owner: (any Driver)?

    @Sendable static func open(_ address: DatabankAddress) throws -> any Driver {
        switch address {
        case .file(let path): try SQLiteDriver(path: path)
        case .server(let url): try PostgresDriver(url: url, connections: 2, patience: .seconds(60))
        }
    }

    init(on engine: Engine, isLoaded: Bool = true) async throws {
        scratch = try Scratch()
        if engine == .sqlite {
            owner = nil
            address = .file(path: scratch.path("omzien.sqlite"))
        } else {
            let database = try await TemporaryDatabase.fresh(connections: 2)
            owner = database
            address = .server(url: database.url)
        }
        guard isLoaded else { return }
        let driver = try Self.open(address)
        try await Migrations.run(on: driver)
        try await Samples.load(into: Town.workplace(TestDatabanks.sealing(driver)), neighbourhood: .duinrade)
        try await driver.close()
    }

    func people() async throws -> Int {
        let driver = try Self.open(address)
        let count = try await driver.read(in: nil) { try $0.count("SELECT count(*) FROM person") }
        try await driver.close()
        return count
    }

    func forget() async throws {
        let driver = try Self.open(address)
        _ = try await driver.write(in: nil) { try $0.execute("UPDATE person SET name = 'Weg'", []) }
        try await driver.close()
    }

    func names() async throws -> Set<String> {
        let driver = try Self.open(address)
        let names = try await driver.read(in: nil) { try $0.rows("SELECT name FROM person", []) { $0.next(String.self) } }
        try await driver.close()
        return Set(names)
    }
}

@Suite("A backup")
struct BackupTests {
    @Test("comes back with everything, into an empty place", arguments: TestDatabanks.engines)
    func comesBack(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let copy = village.scratch.path("kopieen/kopie")
        let backup = try await Backup.make(of: village.address, at: copy, open: Village.open)
        #expect(backup.rows > 50 && backup.bytes > 1000)
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        let empty = try await Village.emptyPlace(engine)
        let restoration = try await Restoration.make(from: copy, at: empty.address, replacing: false, open: Village.open)
        #expect(restoration.rows == backup.rows && restoration.former == nil)
        #expect(try await empty.names() == village.names())
        let driver = try Village.open(empty.address)
        #expect(try await Migrations.check(driver) == Migrations.newest)
        await #expect(throws: (any Error).self) { _ = try await driver.write(in: nil) { try $0.execute("DELETE FROM event", []) } }
        try await driver.close()
    }

    @Test(
        "keeps rows of municipalities apart after it came back on PostgreSQL",
        .enabled(if: TestDatabanks.engines.contains(.postgres), "PostgreSQL is not beside these tests"))
    func rowLevelSecurity() async throws {
        let village = try await Village(on: .postgres)
        let copy = village.scratch.path("kopie")
        _ = try await Backup.make(of: village.address, at: copy, open: Village.open)
        let empty = try await Village.emptyPlace(.postgres)
        _ = try await Restoration.make(from: copy, at: empty.address, replacing: false, open: Village.open)
        let driver = try Village.open(empty.address)
        let others = try await driver.read(in: MunicipalityCode(stored: "GM9901")) { try $0.count("SELECT count(*) FROM person") }
        #expect(others == 0)
        try await driver.close()
    }

    @Test("replaces a databank only when told to, and keeps a file that stood there", arguments: TestDatabanks.engines)
    func replaces(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let copy = village.scratch.path("kopie")
        _ = try await Backup.make(of: village.address, at: copy, open: Village.open)
        let names = try await village.names()
        try await village.forget()
        await #expect(throws: Problem.self) { try await Restoration.make(from: copy, at: village.address, replacing: false, open: Village.open) }
        #expect(try await village.names() == ["Weg"])
        let restoration = try await Restoration.make(from: copy, at: village.address, replacing: true, open: Village.open)
        #expect(try await village.names() == names)
        if engine == .sqlite { #expect(restoration.former.map(FileManager.default.fileExists(atPath:)) == true) }
    }

    @Test("never writes over a file, and leaves nothing half behind", arguments: TestDatabanks.engines)
    func leavesNothing(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let taken = village.scratch.path("bezet")
        try Data("mijn brief".utf8).write(to: URL(filePath: taken))
        await #expect(throws: Problem.self) { try await Backup.make(of: village.address, at: taken, open: Village.open) }
        #expect(try String(contentsOfFile: taken, encoding: .utf8) == "mijn brief")
        let fresh = try await Village.emptyPlace(engine)
        let before = village.scratch.names
        await #expect(throws: Problem.self) { try await Backup.make(of: fresh.address, at: village.scratch.path("leeg"), open: Village.open) }
        #expect(village.scratch.names == before)
    }

    @Test("that is cut off or is something else is refused before anything is touched", arguments: TestDatabanks.engines)
    func damaged(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let copy = village.scratch.path("kopie")
        _ = try await Backup.make(of: village.address, at: copy, open: Village.open)
        let whole = try Data(contentsOf: URL(filePath: copy))
        let half = village.scratch.path("half")
        try whole.prefix(whole.count / 2).write(to: URL(filePath: half))
        let letter = village.scratch.path("brief")
        try Data("Beste Truus,".utf8).write(to: URL(filePath: letter))
        for broken in [half, letter, village.scratch.path("nergens")] {
            await #expect(throws: Problem.self) { try await Restoration.make(from: broken, at: village.address, replacing: true, open: Village.open) }
        }
        #expect(try await village.people() == 6)
    }

    @Test("compares every table there is", arguments: TestDatabanks.engines)
    func everyTable(engine: Engine) async throws {
        let driver = try await TestDatabanks.fresh(engine)
        let names = try await driver.read(in: nil) { try $0.tableNames() }
        #expect(names == Set(TableCounts.tables.map(\.text)), "add a new table to TableCounts.tables, or take an old one out")
    }
}

extension Village {
    static func emptyPlace(_ engine: Engine) async throws -> Village {
        let place = try await Village(on: engine, isLoaded: false)
        if case .server = place.address {
            let driver = try open(place.address)
            try await driver.write(in: nil) { try $0.executeScript("DROP SCHEMA public CASCADE; CREATE SCHEMA public") }
            try await driver.close()
        }
        return place
    }
}

@Suite("The doctor")
struct DoctorTests {
    static func examine(_ address: DatabankAddress, _ municipality: String? = nil, now: Date = Date(), mail: Bool = false) async -> [String: Finding]
    {
        let doctor = Doctor(
            address: address, municipality: municipality.flatMap { MunicipalityCode($0) }, environment: mail ? ["OMZIEN_SMTP_HOST": "post"] : [:],
            now: now,
            open: Village.open)
        return Dictionary(await doctor.examine().map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("finds a well databank well", arguments: TestDatabanks.engines)
    func well(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let findings = await Self.examine(village.address, "GM9902", mail: true)
        for subject in ["databank", "gemeente", "oefenen", "geschiedenis", "klok", "map", "e-mail", "pakketten"] {
            #expect(findings[subject]?.verdict == .good, "\(subject): \(String(describing: findings[subject]))")
        }
        #expect(findings["databank"]?.sentence.contains("wachtwoord") == false)
    }

    @Test("says what to do where there is no databank, and makes none")
    func absent() async throws {
        let scratch = try Scratch()
        let findings = await Self.examine(.file(path: scratch.path("nieuw.sqlite")))
        #expect(findings["databank"]?.verdict == .attention && findings["databank"]?.advice?.contains("omzien migrate") == true)
        #expect(scratch.names.isEmpty)
        let letter = scratch.path("brief.sqlite")
        try Data(repeating: 65, count: 5000).write(to: URL(filePath: letter))
        #expect(await Self.examine(.file(path: letter))["databank"]?.verdict == .fault)
        #expect(await Self.examine(.server(url: "postgres://niemand@127.0.0.1:1/weg"))["databank"]?.verdict == .fault)
    }

    @Test("warns when real people stand beside the sample, and when a practice link opens a real municipality", arguments: TestDatabanks.engines)
    func demoBesideReal(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let driver = try Village.open(village.address)
        let real = MunicipalityCode(stored: "GM0363")
        try await driver.write(in: nil) { try $0.insertMunicipality(MunicipalityLine(code: real, name: "Amsterdam")) }
        let workplace = try Town.workplace(driver)
        let person = try await workplace.register(PersonFacts(name: "Echt Mens"), by: .system(of: real))
        #expect(await Self.examine(village.address)["oefenen"]?.verdict == .fault)
        _ = try await workplace.makeSignInLink(for: person, in: real, lasting: 3600, isReusable: true)
        #expect(await Self.examine(village.address)["oefenen"]?.sentence.contains("oefenlinks") == true)
        #expect(await Self.examine(village.address, "GM0599")["gemeente"]?.verdict == .fault)
        try await driver.close()
    }

    @Test("sees a clock that was set back")
    func clock() async throws {
        let village = try await Village(on: .sqlite)
        let findings = await Self.examine(village.address, now: Date(timeIntervalSince1970: 1_000_000))
        #expect(findings["klok"]?.verdict == .fault && findings["geschiedenis"]?.verdict == .fault)
    }
}

@Suite("The address of a databank")
struct DatabankAddressTests {
    @Test("is a path or a postgres URL, and is shown without its password")
    func kinds() throws {
        #expect(try DatabankAddress("./var/omzien.sqlite") == .file(path: "./var/omzien.sqlite"))
        #expect(try DatabankAddress("postgresql://u:geheim@db/omzien").shown == "postgresql://u@db/omzien")
        #expect(throws: Problem.self) { try DatabankAddress("mysql://db/omzien") }
        #expect(throws: Problem.self) { try DatabankAddress(" ") }
    }
}

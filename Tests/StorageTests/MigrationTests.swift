import Foundation
import Neighbourhood
import PostgresDriver
import Storage
import TestDatabanks
import Testing

@Suite("The steps of the schema")
struct MigrationTests {
    @Test("that were done are not done again", arguments: TestDatabanks.engines)
    func once(engine: Engine) async throws {
        let driver = try await TestDatabanks.fresh(engine)
        #expect(try await Migrations.run(on: driver).isEmpty)
        #expect(try await Migrations.check(driver) == Migrations.newest)
    }

    @Test("of a later version are left alone, and the start is refused", arguments: TestDatabanks.engines)
    func newer(engine: Engine) async throws {
        let driver = try await TestDatabanks.fresh(engine)
        _ = try await driver.write(in: nil) { connection in
            try connection.execute(
                "INSERT INTO migration (number, name, checksum, done_at) VALUES ($1, 'later', 'x', 0)", [Migrations.newest + 1])
        }
        await #expect(throws: Problem.schemaNewer(found: Migrations.newest + 1, known: Migrations.newest)) { try await Migrations.run(on: driver) }
        await #expect(throws: Problem.schemaNewer(found: Migrations.newest + 1, known: Migrations.newest)) { try await Migrations.check(driver) }
    }

    @Test("that are not the ones this version knows are left alone, and the start is refused", arguments: TestDatabanks.engines)
    func changed(engine: Engine) async throws {
        let driver = try await TestDatabanks.fresh(engine)
        _ = try await driver.write(in: nil) { try $0.execute("UPDATE migration SET checksum = 'another' WHERE number = 1", []) }
        await #expect(throws: Problem.schemaChanged(migration: 1)) { try await Migrations.run(on: driver) }
    }

    @Test("are done once when four servers start on an empty databank at the same moment", arguments: TestDatabanks.engines)
    func together(engine: Engine) async throws {
        let place = try await EmptyPlace(engine)
        let drivers = try (0..<4).map { _ in try place.open() }
        let done = try await withThrowingTaskGroup(of: [String].self) { group in
            for driver in drivers { group.addTask { try await Migrations.run(on: driver) } }
            return try await group.reduce(into: [String]()) { $0 += $1 }
        }
        #expect(done.count == Migrations.newest)
        #expect(try await Migrations.check(drivers[0]) == Migrations.newest)
        for driver in drivers { try await driver.close() }
        try await place.leave()
    }
}

/// Where a databank may come, and nothing is yet.
private struct EmptyPlace {
    private let folder: URL
    private let database: TemporaryDatabase?

    init(_ engine: Engine) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = engine == .postgres ? try await TemporaryDatabase.fresh() : nil
        try await database?.write(in: nil) { try $0.executeScript("DROP SCHEMA public CASCADE; CREATE SCHEMA public") }
    }

    func open() throws -> any Driver {
        if let database { return try PostgresDriver(url: database.url, connections: 1, patience: .seconds(60)) }
        return try SQLiteDriver(path: folder.appending(path: "empty.sqlite").path)
    }

    func leave() async throws {
        try await database?.close()
        try FileManager.default.removeItem(at: folder)
    }
}

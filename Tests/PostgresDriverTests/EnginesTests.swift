import Foundation
import Storage
import TestDatabanks
import Testing

@Suite("The engines under test")
struct EnginesTests {
    @Test("are both there on the build server, and a missing PostgreSQL is said aloud elsewhere")
    func both() {
        guard !TestDatabanks.engines.contains(.postgres) else { return }
        print("NOTE: only SQLite is tested; run Scripts/postgres-for-tests swift test for PostgreSQL as well")
        #expect(ProcessInfo.processInfo.environment["CI"] != "true", "OMZIEN_TEST_POSTGRES is not set")
    }

    @Test("give each test a databank of its own", arguments: TestDatabanks.engines)
    func separate(engine: Engine) async throws {
        let first = try await TestDatabanks.fresh(engine)
        let second = try await TestDatabanks.fresh(engine)

        try await first.script("CREATE TABLE scrap (line text)")

        try await second.script("CREATE TABLE scrap (line text)")
        #expect(first.engine == engine)
    }

    @Test("let the test own the clock and the chance", arguments: TestDatabanks.engines)
    func clockAndChance(engine: Engine) async throws {
        let noon = Date(timeIntervalSince1970: 1_800_000_000)
        let driver = try await TestDatabanks.fresh(engine, clock: { noon }, chance: { 7 })

        let (now, chance) = try await driver.write(in: here) { ($0.now, $0.chance()) }

        #expect(now == noon)
        #expect(chance == 7)
    }
}

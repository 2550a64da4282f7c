import Neighbourhood
import Storage
import TestDatabanks
import Testing

@Suite("Row-level security", .onPostgres)
struct RowLevelSecurityTests {
    @Test("shows nothing of another municipality, even without WHERE")
    func hidden() async throws {
        let driver = try await neighbours()
        let count: @Sendable (any Connection) throws -> Int = { try $0.count("SELECT count(*) FROM neighbour") }

        #expect(try await driver.read(in: here, count) == 2)
        #expect(try await driver.read(in: elsewhere, count) == 1)
        #expect(try await driver.read(in: nil, count) == 3)
    }

    @Test("lets nobody change or remove a row of another municipality")
    func untouched() async throws {
        let driver = try await neighbours()
        let changed = try await driver.write(in: elsewhere) { connection in
            try connection.execute("UPDATE neighbour SET name = 'x'", []) + connection.execute("DELETE FROM neighbour", [])
        }
        #expect(changed == 2)
        #expect(try await driver.count("SELECT count(*) FROM neighbour WHERE municipality = 'GM9901' AND name <> 'x'") == 2)
    }

    @Test("refuses a row for another municipality")
    func refused() async throws {
        let driver = try await neighbours()
        let error = await sqlError {
            try await driver.change("INSERT INTO neighbour VALUES ($1, $2)", [elsewhere, "Truus"])
        }
        #expect(error?.kind == .refused)
    }

    @Test("is not left open by the transaction before on the same line")
    func forgotten() async throws {
        let driver = try await TemporaryDatabase.fresh(connections: 1)
        let setting: @Sendable (any Connection) throws -> String? = { connection in
            try connection.first("SELECT current_setting('omzien.municipality', true)") { $0.next() }
        }

        #expect(try await driver.read(in: nil, setting) == "*")
        #expect(try await driver.read(in: here, setting) == "GM9901")
        #expect(try await driver.write(in: elsewhere, setting) == "GM9902")
    }

    @Test("takes no code that is not one")
    func noInjection() async throws {
        let driver = try await neighbours()
        let forged = MunicipalityCode(stored: "'; DROP TABLE neighbour; --")
        let error = await sqlError { try await driver.write(in: forged) { _ in } }
        #expect(error?.kind == .refused)
        #expect(try await driver.count("SELECT count(*) FROM neighbour") == 3)
    }

    private func neighbours() async throws -> any Driver {
        let driver = try await TestDatabanks.fresh(.postgres)
        try await driver.script(
            """
            CREATE TABLE neighbour (municipality text NOT NULL, name text NOT NULL, PRIMARY KEY (municipality, name));
            INSERT INTO neighbour VALUES ('GM9901', 'Samira'), ('GM9901', 'Henk'), ('GM9902', 'Bram');
            ALTER TABLE neighbour ENABLE ROW LEVEL SECURITY;
            ALTER TABLE neighbour FORCE ROW LEVEL SECURITY;
            CREATE POLICY municipality ON neighbour
                USING (current_setting('omzien.municipality', true) IN (municipality, '*'))
                WITH CHECK (current_setting('omzien.municipality', true) IN (municipality, '*'))
            """)
        return driver
    }
}

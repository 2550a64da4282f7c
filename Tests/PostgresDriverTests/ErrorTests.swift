import Neighbourhood
import PostgresDriver
import Storage
import TestDatabanks
import Testing

@Suite("An engine that refuses")
struct ErrorTests {
    @Test("a second row with the same key says duplicate, and not what was in the row", arguments: TestDatabanks.engines)
    func duplicate(engine: Engine) async throws {
        let driver = try await noteBook(engine)
        let error = await sqlError {
            try await driver.change("INSERT INTO scrap (id, line) VALUES ($1, $2)", ["geheim", "twee"])
        }
        #expect(error?.kind == .duplicate)
        #expect(error?.detail.contains("geheim") == false)
    }

    @Test("a broken rule says constraint: check, foreign key, missing value", arguments: TestDatabanks.engines)
    func constraint(engine: Engine) async throws {
        let driver = try await noteBook(engine)
        let broken: [SQL] = [
            "INSERT INTO scrap (id, line) VALUES ($1, '')", "INSERT INTO scrap (id, line, answer_to) VALUES ($1, 'x', 'nobody')",
            "INSERT INTO scrap (id, line) VALUES ($1, NULL)",
        ]
        for sql in broken {
            let error = await sqlError { try await driver.change(sql, ["other"]) }
            #expect(error?.kind == .constraint)
        }
        #expect(try await driver.count("SELECT count(*) FROM scrap") == 1)
    }

    @Test("by a trigger says refused", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let driver = try await noteBook(engine)
        switch engine {
        case .sqlite:
            try await driver.script("CREATE TRIGGER kept BEFORE DELETE ON scrap BEGIN SELECT RAISE(ABORT, 'notes stay'); END")
        case .postgres:
            try await driver.script(
                """
                CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'notes stay'; END $$;
                CREATE TRIGGER kept BEFORE DELETE ON scrap FOR EACH ROW EXECUTE FUNCTION stay()
                """)
        }
        let error = await sqlError { try await driver.change("DELETE FROM scrap") }
        #expect(error?.kind == .refused)
        #expect(error?.detail.contains("notes stay") == true)
    }

    @Test("writing inside a read says read only", arguments: TestDatabanks.engines)
    func readOnly(engine: Engine) async throws {
        let driver = try await noteBook(engine)
        let found = await problem { try await driver.read(in: here) { try $0.execute("DELETE FROM scrap", []) } }
        #expect(found == .databankUnavailable(.readOnly))
        #expect(try await driver.count("SELECT count(*) FROM scrap") == 1)
    }

    @Test("a value of the wrong type does not repeat the value", .onPostgres)
    func valueStaysOut() async throws {
        let driver = try await noteBook(.postgres)
        let error = await sqlError {
            try await driver.change("UPDATE scrap SET stars = $1", ["geheim"])
        }
        #expect(error?.kind == .other)
        #expect(error?.detail.hasPrefix("22P02") == true)
        #expect(error?.detail.contains("geheim") == false)
    }

    @Test("a statement with too few values says so, and keeps its line", .onPostgres)
    func tooFewValues() async throws {
        let driver = try await noteBook(.postgres)
        let error = await sqlError { try await driver.read(in: here) { try $0.count("SELECT count(*) FROM scrap WHERE id = $1", []) } }
        #expect(error?.kind == .other)
    }

    static let troubles: [(SQL, DatabankTrouble)] = [
        ("53100", .full), ("25006", .readOnly), ("53300", .locked), ("55P03", .locked), ("XX001", .damaged), ("57P01", .unreachable),
    ]

    @Test("for want of room, rights or health says which trouble it is", .onPostgres)
    func troubles() async throws {
        let driver = try await noteBook(.postgres)
        for (state, trouble) in Self.troubles {
            let found = await problem {
                try await driver.script("DO $$ BEGIN RAISE EXCEPTION 'trouble' USING ERRCODE = '" + state + "'; END $$")
            }
            #expect(found == .databankUnavailable(trouble), "SQLSTATE \(state.text)")
        }
        #expect(try await driver.count("SELECT count(*) FROM scrap") == 1)
    }

    @Test("every time, as a collision, gives up after eight more tries", .onPostgres)
    func collidesForEver() async throws {
        let driver = try await noteBook(.postgres)
        let runs = Tally()
        let found = await problem {
            try await driver.write(in: here) { connection in
                runs.add()
                try connection.executeScript("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$")
            }
        }
        #expect(found == .databankUnavailable(.locked))
        #expect(runs.count == 9)
    }

    @Test("the SQL itself says other, with the code", arguments: TestDatabanks.engines)
    func other(engine: Engine) async throws {
        let driver = try await noteBook(engine)
        let error = await sqlError { try await driver.read(in: here) { try $0.count("SELECT nothing FROM nowhere") } }
        #expect(error?.kind == .other)
    }

    private func noteBook(_ engine: Engine) async throws -> any Driver {
        let driver = try await TestDatabanks.fresh(engine)
        try await driver.script(
            """
            CREATE TABLE scrap (
                id text PRIMARY KEY, line text NOT NULL CHECK (line <> ''), stars integer, answer_to text REFERENCES scrap (id)
            );
            INSERT INTO scrap (id, line) VALUES ('geheim', 'een')
            """)
        return driver
    }
}

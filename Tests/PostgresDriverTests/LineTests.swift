import Neighbourhood
import PostgresDriver
import Storage
import TestDatabanks
import Testing

@Suite("A line to PostgreSQL", .onPostgres)
struct LineTests {
    @Test("that breaks in mid-transaction says unreachable, saves nothing, and the next transaction works")
    func brokenInside() async throws {
        let driver = try await notes()
        let gate = Gate()
        async let trouble = problem {
            try await driver.write(in: here) { connection in
                try connection.execute("INSERT INTO scrap VALUES ('half')", [])
                gate.hold(try connection.count("SELECT pg_backend_pid()"))
                try connection.execute("INSERT INTO scrap VALUES ('whole')", [])
            }
        }
        try await kill(await gate.arrival(), through: driver)
        gate.open()

        #expect(await trouble == .databankUnavailable(.unreachable))
        try await driver.change("INSERT INTO scrap VALUES ('after')")
        #expect(try await driver.count("SELECT count(*) FROM scrap") == 1)
    }

    @Test("that breaks before COMMIT says unreachable and does not run the body again")
    func brokenAtCommit() async throws {
        let driver = try await notes()
        let gate = Gate()
        let runs = Tally()
        async let trouble = problem {
            try await driver.write(in: here) { connection in
                runs.add()
                gate.hold(try connection.count("SELECT pg_backend_pid()"))
            }
        }
        try await kill(await gate.arrival(), through: driver)
        gate.open()

        #expect(await trouble == .databankUnavailable(.unreachable))
        #expect(runs.count == 1)
    }

    @Test("that broke while nobody used it is opened anew without a word")
    func brokenBetween() async throws {
        let driver = try await notes(connections: 1)
        let other = try PostgresDriver(url: driver.url, connections: 1)
        try await kill(try await driver.count("SELECT pg_backend_pid()"), through: other)

        #expect(try await driver.count("SELECT count(*) FROM scrap") == 0)
    }

    @Test("that cannot be opened says unreachable, and an address that is none says what to write")
    func noServer() async throws {
        let nowhere = try PostgresDriver(url: "postgres://omzien@/omzien?host=/nowhere", connections: 1)
        let found = await problem { _ = try await nowhere.count("SELECT 1") }
        #expect(found == .databankUnavailable(.unreachable))

        for wrong in ["", "omzien.sqlite", "postgres://[", "postgres://host/name?colour=red"] {
            let refused = #expect(throws: Problem.self) { _ = try PostgresDriver(url: wrong) }
            guard case .setting? = refused else {
                Issue.record("\(wrong) was accepted")
                continue
            }
        }
    }

    @Test("serves one transaction at a time; who waits too long is told that the databank is locked")
    func exhausted() async throws {
        let driver = try await TemporaryDatabase.fresh(connections: 1, patience: .milliseconds(50))
        let gate = Gate()
        async let first: Void = driver.read(in: here) { _ in gate.hold() }
        _ = await gate.arrival()

        #expect(await problem { _ = try await driver.count("SELECT 1") } == .databankUnavailable(.locked))
        gate.open()
        try await first
        #expect(try await driver.count("SELECT 1") == 1)
    }

    @Test("is not waited for any longer by a task that was cancelled")
    func cancelled() async throws {
        let driver = try await notes(connections: 1)
        let gate = Gate()
        async let first: Void = driver.read(in: here) { _ in gate.hold() }
        _ = await gate.arrival()
        let second = Task { try await driver.count("SELECT 1") }
        second.cancel()

        await #expect(throws: CancellationError.self) { try await second.value }
        gate.open()
        try await first
    }

    @Test("is let go only when its transaction has ended; after that nobody gets in")
    func closing() async throws {
        let driver = try await notes(connections: 2)
        let gate = Gate()
        async let written: Void = driver.write(in: here) { connection in
            gate.hold()
            try connection.execute("INSERT INTO scrap VALUES ('last')", [])
        }
        _ = await gate.arrival()
        async let closed: Void = driver.close()
        gate.open()
        try await closed

        let witness = try PostgresDriver(url: driver.url, connections: 1)
        #expect(try await witness.count("SELECT count(*) FROM scrap") == 1)
        try await written
        #expect(await problem { _ = try await driver.count("SELECT 1") } == .databankUnavailable(.unreachable))
    }

    @Test("keeps its prepared statements through a rollback and through more statements than it can hold")
    func prepared() async throws {
        let driver = try await notes(connections: 1)
        for round in 0..<2 {
            _ = await sqlError {
                try await driver.write(in: here) { connection in
                    #expect(try connection.count("SELECT count(*) FROM scrap WHERE line = $1", ["\(round)"]) == 0)
                    throw SQLError(.other, "on purpose")
                }
            }
        }
        let sum = try await driver.read(in: here) { connection in
            var sql: SQL = "SELECT 1"
            return try (0..<700).reduce(0) { sum, _ in
                sql += " + 0"
                return sum + (try connection.count(sql))
            }
        }
        let held = try await driver.count("SELECT count(*) FROM pg_prepared_statements")

        #expect(sum == 700)
        #expect((2...301).contains(held))
        #expect(try await driver.count("SELECT count(*) FROM scrap WHERE line = ''") == 0)
    }

    @Test("prepares anew what another line's change of a table made stale")
    func stalePlans() async throws {
        let driver = try await notes(connections: 1)
        let lines: @Sendable (any Connection) throws -> [String] = { try $0.rows("SELECT * FROM scrap", []) { $0.next() } }
        try await driver.script("INSERT INTO scrap VALUES ('one')")
        #expect(try await driver.read(in: here, lines) == ["one"])

        let other = try PostgresDriver(url: driver.url, connections: 1)
        try await other.script("ALTER TABLE scrap ADD COLUMN stars integer")
        #expect(try await driver.read(in: here, lines) == ["one"])
        try await driver.write(in: here) { connection in
            try connection.executeScript("ALTER TABLE scrap ADD COLUMN moons integer")
            #expect(try lines(connection) == ["one"])
        }
    }

    private func notes(connections: Int = 4) async throws -> TemporaryDatabase {
        let driver = try await TemporaryDatabase.fresh(connections: connections)
        try await driver.script("CREATE TABLE scrap (line text NOT NULL)")
        return driver
    }

    private func kill(_ backend: Int, through driver: any Driver) async throws {
        let isGone = try await driver.read(in: nil) { try $0.first("SELECT pg_terminate_backend($1, 10000)", [backend]) { $0.next(Bool.self) } }
        #expect(isGone == true)
    }
}

import Neighbourhood
import PostgresDriver
import Storage
import TestDatabanks
import Testing

@Suite("A transaction")
struct TransactionTests {
    private struct ChangedMyMind: Error {}

    @Test("that throws leaves nothing behind, and throws what it threw", arguments: TestDatabanks.engines)
    func rollsBack(engine: Engine) async throws {
        let driver = try await shifts(engine)
        await #expect(throws: ChangedMyMind.self) {
            try await driver.write(in: here) { connection in
                try connection.execute("UPDATE shift SET on_duty = 0", [])
                throw ChangedMyMind()
            }
        }
        #expect(try await driver.count("SELECT count(*) FROM shift WHERE on_duty = 1") == 2)
    }

    @Test("that reads sees one state, whatever is written meanwhile", arguments: TestDatabanks.engines)
    func oneState(engine: Engine) async throws {
        let driver = try await shifts(engine)
        let gate = Gate()
        async let seen = driver.read(in: here) { connection in
            let before = try connection.count("SELECT count(*) FROM shift")
            gate.hold()
            return (before, try connection.count("SELECT count(*) FROM shift"))
        }
        _ = await gate.arrival()
        try await driver.change("INSERT INTO shift VALUES ('Bram', 1)")
        gate.open()

        #expect(try await seen == (2, 2))
        #expect(try await driver.count("SELECT count(*) FROM shift") == 3)
    }

    @Test("that would take the last one off duty, beside another that does the same, is run again and leaves one", .onPostgres)
    func writeSkew() async throws {
        let driver = try await shifts(.postgres)
        let meeting = Meeting()
        let leave: @Sendable (String) async throws -> Bool = { name in
            try await driver.write(in: here) { connection in
                let onDuty = try connection.count("SELECT count(*) FROM shift WHERE on_duty = 1")
                meeting.meet()
                guard onDuty > 1 else { return false }
                return try connection.execute("UPDATE shift SET on_duty = 0 WHERE name = $1", [name]) == 1
            }
        }
        async let samira = leave("Samira")
        async let henk = leave("Henk")
        let left = try await [samira, henk]

        #expect(left.count { $0 } == 1)
        #expect(meeting.runs >= 3)
        #expect(try await driver.count("SELECT count(*) FROM shift WHERE on_duty = 1") == 1)
    }

    @Test("in deadlock with another is run again, and both end well", .onPostgres)
    func deadlock() async throws {
        let driver = try await shifts(.postgres)
        let meeting = Meeting()
        let relieve: @Sendable (String, String) async throws -> Void = { first, second in
            try await driver.write(in: here) { connection in
                try connection.execute("UPDATE shift SET on_duty = on_duty + 1 WHERE name = $1", [first])
                meeting.meet()
                try connection.execute("UPDATE shift SET on_duty = on_duty + 1 WHERE name = $1", [second])
            }
        }
        async let one: Void = relieve("Samira", "Henk")
        async let other: Void = relieve("Henk", "Samira")
        _ = try await (one, other)

        #expect(try await driver.count("SELECT sum(on_duty) FROM shift") == 6)
    }

    @Test("that swallows the server's refusal is not committed and says so", .onPostgres)
    func swallowed() async throws {
        let driver = try await shifts(.postgres)
        let error = await sqlError {
            try await driver.write(in: here) { connection in
                try connection.execute("INSERT INTO shift VALUES ('Bram', 1)", [])
                _ = try? connection.execute("INSERT INTO shift VALUES ('Henk', 1)", [])
            }
        }
        #expect(error?.kind == .duplicate)
        #expect(try await driver.count("SELECT count(*) FROM shift") == 2)
    }

    @Test("gets through in a crowd of two hundred on one row", .onPostgres)
    func crowd() async throws {
        let driver = try await TemporaryDatabase.fresh(connections: 8)
        try await driver.script("CREATE TABLE tally (number bigint NOT NULL); INSERT INTO tally VALUES (0)")
        let runs = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await driver.write(in: here) { connection in
                        runs.add()
                        let number = try connection.count("SELECT number FROM tally")
                        try connection.execute("UPDATE tally SET number = $1", [number + 1])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await driver.count("SELECT number FROM tally") == 200)
        #expect(runs.count >= 200)
    }

    @Test("is one of two hundred at once, reading and writing, and each ends right", arguments: TestDatabanks.engines)
    func twoHundred(engine: Engine) async throws {
        let driver = try await shifts(engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask { _ = try await driver.change("INSERT INTO shift VALUES ($1, 1)", ["volunteer \(number)"]) }
                group.addTask {
                    let seen = try await driver.count("SELECT count(*) FROM shift")
                    #expect(seen >= 2)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await driver.count("SELECT count(*) FROM shift") == 102)
    }

    private func shifts(_ engine: Engine) async throws -> any Driver {
        let driver = try await TestDatabanks.fresh(engine)
        try await driver.script(
            "CREATE TABLE shift (name text PRIMARY KEY, on_duty integer NOT NULL); INSERT INTO shift VALUES ('Samira', 1), ('Henk', 1)")
        return driver
    }
}

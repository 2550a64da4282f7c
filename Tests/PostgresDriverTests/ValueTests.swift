import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@Suite("A value")
struct ValueTests {
    static let texts = [
        "", "Soep koken", "Zoë's café – ‘t Hoekje", "🫶🏽👨‍👩‍👧‍👦", "مرحبا يا جار", "\u{202E}omgekeerd", "a\\b'c\"d;--\n\t", "$1", "NULL", "0", "t",
        String(repeating: "é", count: 524_288),
    ]
    static let integers: [Int] = [0, 1, -1, 42, -42, 99, .max, .min, .max - 1, .min + 1, 1_000_000_000_000]
    static let reals: [Double] = [
        0, 1, -1.5, 52.370216, 4.895168, 0.1, 1e-300, -1e300, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 123_456_789.123_456_78,
    ]

    @Test("of text comes back as it was, in any script and up to a megabyte", arguments: TestDatabanks.engines)
    func text(engine: Engine) async throws {
        #expect(try await returned(Self.texts, on: engine, "text") == Self.texts)
    }

    @Test("of a whole number comes back as it was, also negative and at the borders", arguments: TestDatabanks.engines)
    func integer(engine: Engine) async throws {
        #expect(try await returned(Self.integers, on: engine, "bigint") == Self.integers)
    }

    @Test("of a decimal number comes back to the last bit", arguments: TestDatabanks.engines)
    func real(engine: Engine) async throws {
        #expect(try await returned(Self.reals, on: engine, "double precision") == Self.reals)
    }

    @Test("of yes or no comes back as it was", arguments: TestDatabanks.engines)
    func truth(engine: Engine) async throws {
        #expect(try await returned([true, false], on: engine, "integer") == [true, false])
    }

    @Test("that is a moment or a day comes back as it was, also from before 1970", arguments: TestDatabanks.engines)
    func time(engine: Engine) async throws {
        let moments = [Date(timeIntervalSince1970: 1_795_300_000.123), Date(timeIntervalSince1970: -86_400.5), Date(timeIntervalSince1970: 0)]
        let days = ["2026-11-21", "1931-02-28", "1970-01-01", "0001-01-01", "9999-12-31"].compactMap { CalendarDate($0) }

        #expect(try await returned(moments, on: engine, "bigint") == moments)
        #expect(try await returned(days, on: engine, "bigint") == days)
    }

    @Test("that is an id, a code, a choice or a set comes back as it was", arguments: TestDatabanks.engines)
    func words(engine: Engine) async throws {
        let ids = [Identifier<Ask>(now: Date(timeIntervalSince1970: 1_795_300_000), chance: .max)]

        #expect(try await returned(ids, on: engine, "text") == ids)
        #expect(try await returned([here], on: engine, "text") == [here])
        #expect(try await returned(Deed.allCases, on: engine, "text") == Deed.allCases)
        let parts = [DayParts(rawValue: 0), DayParts(rawValue: 0b1010_1010)]
        #expect(try await returned(parts, on: engine, "bigint") == parts)
        let forms = [HelpForms(rawValue: 0), HelpForms(rawValue: 5)]
        #expect(try await returned(forms, on: engine, "integer") == forms)
    }

    @Test("that is absent comes back absent, of every type", arguments: TestDatabanks.engines)
    func absent(engine: Engine) async throws {
        #expect(try await returned([String?.none, "x"], on: engine, "text") == [nil, "x"])
        #expect(try await returned([Int?.none, -3], on: engine, "bigint") == [nil, -3])
        #expect(try await returned([Double?.none, 2.5], on: engine, "double precision") == [nil, 2.5])
        #expect(try await returned([CalendarDate?.none], on: engine, "bigint") == [nil])
        #expect(try await returned([Identifier<Ask>?.none], on: engine, "text") == [nil])
    }

    @Test("that the engine works out reads the same on both: counts, sums, truth", arguments: TestDatabanks.engines)
    func computed(engine: Engine) async throws {
        let driver = try await TestDatabanks.fresh(engine)
        try await driver.script("CREATE TABLE shift (hours bigint NOT NULL); INSERT INTO shift VALUES (3), (4), (-9)")

        let found = try await driver.read(in: here) { connection in
            try connection.first(
                "SELECT count(*), sum(hours), min(hours), EXISTS (SELECT 1 FROM shift WHERE hours = $1), avg(hours) FROM shift", [4]
            ) {
                ($0.next(Int.self), $0.next(Int.self), $0.next(Int.self), $0.next(Bool.self), $0.next(Double.self))
            }
        }

        #expect(found?.0 == 3 && found?.1 == -2 && found?.2 == -9 && found?.3 == true)
        #expect(abs((found?.4 ?? 0) + 2.0 / 3.0) < 1e-9)
    }

    @Test("with a NUL character is refused by PostgreSQL with a clear word, and the transaction goes on", .onPostgres)
    func nul() async throws {
        let driver = try await TestDatabanks.fresh(.postgres)
        try await driver.script("CREATE TABLE scrap (line text)")

        try await driver.write(in: here) { connection in
            let refused = #expect(throws: SQLError.self) { try connection.execute("INSERT INTO scrap VALUES ($1)", ["a\u{0}b"]) }
            #expect(refused?.kind == .constraint)
            #expect(refused?.detail.contains("NUL") == true)
            try connection.execute("INSERT INTO scrap VALUES ($1)", ["ab"])
        }

        #expect(try await driver.count("SELECT count(*) FROM scrap") == 1)
    }

    /// Writes each value in a row of its own and reads them back in that order.
    private func returned<Value: SQLColumn & Sendable>(_ values: [Value], on engine: Engine, _ type: SQL) async throws -> [Value] {
        let driver = try await TestDatabanks.fresh(engine)
        try await driver.script("CREATE TABLE kept (place bigint PRIMARY KEY, value " + type + ")")
        try await driver.write(in: here) { connection in
            for (place, value) in values.enumerated() {
                let changed = try connection.execute("INSERT INTO kept VALUES ($1, $2)", [place, value])
                #expect(changed == 1)
            }
        }
        return try await driver.read(in: here) { try $0.rows("SELECT value FROM kept ORDER BY place", []) { $0.next() } }
    }
}

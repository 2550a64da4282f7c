import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@Suite("The vault")
struct VaultTests {
    static let town = MunicipalityCode(stored: "GM9901")
    static let other = MunicipalityCode(stored: "GM9902")

    @Test("keeps a worry so that the databank does not hold its words, and reads it back", arguments: TestDatabanks.engines)
    func sealed(engine: Engine) async throws {
        let driver = try await towns(on: engine)
        let worry = try await worry("De gordijnen zijn al een week dicht.", on: driver)
        let kept = try await columns(of: worry, on: driver)
        #expect(kept.allSatisfy { $0.hasPrefix("sealed1:GM9901:\(worry):") })
        #expect(try await words(of: worry, on: driver) == "De gordijnen zijn al een week dicht.")
    }

    @Test("opens a text nowhere else than where it was sealed", arguments: TestDatabanks.engines)
    func bound(engine: Engine) async throws {
        let driver = try await towns(on: engine)
        let (first, second) = (try await worry("Eerste", on: driver), try await worry("Tweede", on: driver))
        let elsewhere = try await worry("Derde", in: Self.other, on: driver)
        try await driver.write(in: nil) { connection in
            try connection.execute("UPDATE worry SET words = (SELECT words FROM worry WHERE id = $1) WHERE id = $2", [first, second])
            try connection.execute("UPDATE worry SET words = (SELECT words FROM worry WHERE id = $1) WHERE id = $2", [first, elsewhere])
            try connection.execute("UPDATE worry SET about = words WHERE id = $1", [first])
        }
        #expect(try await words(of: second, on: driver) == Vault.unreadable, "in another row")
        #expect(try await words(of: elsewhere, in: Self.other, on: driver) == Vault.unreadable, "in another municipality")
        let moved = try await read(first, on: driver)
        #expect(moved.draft.words == "Eerste" && moved.draft.about == Vault.unreadable, "in another column")
    }

    @Test("opens nothing with another master key, and seals nothing beside it", arguments: TestDatabanks.engines)
    func wrongKey(engine: Engine) async throws {
        let driver = try await towns(on: engine)
        let worry = try await worry("Iets", on: driver)
        let line = MasterKey.freshLine(on: CalendarDate(Date()))
        let stranger = SealingDriver(driver, Vault(try MasterKey(line, from: "test")))
        #expect(try await words(of: worry, on: stranger) == Vault.unreadable)
        await #expect(throws: Problem.self) {
            try await stranger.write(in: Self.town) { connection in
                _ = try connection.seal("Meer", for: .worry(worry), at: .worryAbout, of: worry.text, in: Self.town)
            }
        }
    }

    @Test("remembers no key of a deed that failed", arguments: TestDatabanks.engines)
    func rolledBack(engine: Engine) async throws {
        let driver = try await towns(on: engine)
        let id = Worry.ID(now: Date(), chance: 1)
        for attempt in 1...2 {
            try? await driver.write(in: Self.town) { connection in
                try connection.insert(Self.value(id, "Poging \(attempt)"), in: Self.town)
                if attempt == 1 { throw Problem.signInNeeded }
            }
        }
        #expect(try await words(of: id, on: driver) == "Poging 2")
    }

    private func towns(on engine: Engine) async throws -> any Driver {
        let driver = try await TestDatabanks.fresh(engine)
        try await driver.write(in: nil) { connection in
            try connection.insertMunicipality(MunicipalityLine(code: Self.town, name: "Wilgenoord"))
            try connection.insertMunicipality(MunicipalityLine(code: Self.other, name: "Duinrade"))
        }
        return driver
    }

    private func worry(_ words: String, in town: MunicipalityCode = town, on driver: any Driver) async throws -> Worry.ID {
        try await driver.write(in: town) { connection in
            let id: Worry.ID = connection.freshID()
            try connection.insert(Self.value(id, words), in: town)
            return id
        }
    }

    private static func value(_ id: Worry.ID, _ words: String) -> Worry {
        Worry(
            id: id,
            draft: WorryDraft(
                words: words, about: "de buurman", aware: .no, reporterName: "Piet", reporterContact: "06", mayNameReporter: false, source: .phone),
            takenUpBy: nil, saidAt: Date())
    }

    private func read(_ id: Worry.ID, in town: MunicipalityCode = town, on driver: any Driver) async throws -> Worry {
        try await driver.read(in: town) { try $0.worry(id, for: .system(of: town)) }
    }

    private func words(of id: Worry.ID, in town: MunicipalityCode = town, on driver: any Driver) async throws -> String {
        try await read(id, in: town, on: driver).draft.words
    }

    private func columns(of id: Worry.ID, on driver: any Driver) async throws -> [String] {
        try await driver.read(in: Self.town) { connection in
            try connection.rows("SELECT words, about, reporter_name, reporter_contact FROM worry WHERE id = $1", [id]) { row in
                (0..<4).map { _ in row.next(String.self) }
            }
        }.flatMap(\.self)
    }
}

import Foundation
import Neighbourhood
import Operations
import PostgresDriver
import Samples
import Storage
import TestDatabanks
import Testing

@Suite("A town whose words are sealed")
struct SealedTownTests {
    /// Rows in which somebody's own words lie in the clear.
    static let inTheClear: [SQL] = [
        """
        SELECT count(*) FROM ask WHERE words NOT LIKE 'sealed1:%' OR relation NOT LIKE 'sealed1:%' OR when_words NOT LIKE 'sealed1:%'
            OR call_back NOT LIKE 'sealed1:%' OR closed_reason NOT LIKE 'sealed1:%'
        """,
        """
        SELECT count(*) FROM offer WHERE kind = 'resident' AND (title NOT LIKE 'sealed1:%' OR words NOT LIKE 'sealed1:%'
            OR when_words NOT LIKE 'sealed1:%' OR conditions NOT LIKE 'sealed1:%')
        """,
        "SELECT count(*) FROM person WHERE reach_note NOT LIKE 'sealed1:%' OR loves NOT LIKE 'sealed1:%' OR wishes NOT LIKE 'sealed1:%'",
        "SELECT count(*) FROM proposal_answer WHERE reason NOT LIKE 'sealed1:%'",
        "SELECT count(*) FROM intake_draft WHERE fields NOT LIKE 'sealed1:%'",
        "SELECT count(*) FROM worry WHERE words NOT LIKE 'sealed1:%' OR about NOT LIKE 'sealed1:%' OR reporter_name NOT LIKE 'sealed1:%'",
    ]

    @Test("has none of them in the clear, and finds them by a word all the same", arguments: TestDatabanks.engines)
    func town(engine: Engine) async throws {
        let town = try await Town.sample(on: engine)
        #expect(try await clear(in: town.driver) == 0)
        let found = try await town.driver.read(in: Town.code) { connection in
            try [Thing.Kind.offer, .ask].map { try connection.search("soep", kinds: [$0], for: Town.system).map(\.thing.kind) }
        }
        #expect(found[0].contains(.offer) && found[0].allSatisfy { $0 == .offer } && found[1].allSatisfy { $0 == .ask })
        let leftovers = try await town.driver.read(in: nil) { try $0.count("SELECT count(*) FROM search_entry WHERE kind IN ('ask', 'offer')") }
        #expect(leftovers == 0)
    }

    @Test("that wrote them down before there was a vault gets them sealed in batches, once, and reads the same", arguments: TestDatabanks.engines)
    func earlier(engine: Engine) async throws {
        let town = try await Town.empty(on: engine)
        let driver = try #require(town.driver as? SealingDriver)
        let people = try await (0..<5).asyncMap { try await town.register(PersonFacts(name: "Buur \($0)"), by: Town.system) }
        try await driver.write(in: Town.code) { connection in
            for person in people { try connection.execute("UPDATE person SET loves = 'vissen' WHERE id = $1", [person]) }
        }
        #expect(try await clear(in: driver) == 5)
        #expect(try await EarlierWords.seal(on: driver, batch: 2) == 5)
        #expect(try await EarlierWords.seal(on: driver, batch: 2) == nil)
        #expect(try await clear(in: driver) == 0)
        let read = try await driver.read(in: Town.code) { connection in try people.map { try connection.person($0, for: Town.system).facts.loves } }
        #expect(read == Array(repeating: "vissen", count: 5))
    }

    @Test("does not get back whom it erased, when an old backup is put in its place", arguments: TestDatabanks.engines)
    func oldBackup(engine: Engine) async throws {
        let village = try await Village(on: engine)
        let list = village.scratch.path("omzien.erased")
        let copy = village.scratch.path("oude-kopie")
        let (person, words) = try await somebody(in: village, list)
        _ = try await Backup.make(of: village.address, at: copy, open: Village.open)
        try await within(village.address, list) { try await $0.erase(person, by: .system(of: Self.duinrade)) }
        let empty = try await Village.emptyPlace(engine)
        _ = try await Restoration.make(from: copy, at: empty.address, replacing: false, open: Village.open)
        let old = try await within(empty.address, list) { workplace in
            try await workplace.driver.read(in: Self.duinrade) { try $0.person(person, for: .system(of: Self.duinrade)).facts.loves }
        }
        #expect(old == Vault.unreadable && words != nil, "the key is in the copy, and opens nothing any more")
        let again = try await within(empty.address, list) { try await $0.catchUpOnErasures() }
        let left = try await within(empty.address, list) { workplace in
            try await workplace.driver.read(in: nil) { try $0.count("SELECT count(*) FROM person WHERE id = $1", [person]) }
        }
        #expect(again == 1 && left == 0)
        let line = try String(contentsOfFile: list, encoding: .utf8)
        #expect(line.hasPrefix("GM9902:\(person) ") && line.split(separator: "\n").count == 1, "an id and a day, and no name")
    }

    private static let duinrade = SampleTown.duinrade.municipality

    private func somebody(in village: Village, _ list: String) async throws -> (Person.ID, String?) {
        try await within(village.address, list) { workplace in
            let id = try await workplace.register(PersonFacts(name: "Piet Vogel", loves: "vinken"), by: .system(of: Self.duinrade))
            return (id, try await workplace.driver.read(in: Self.duinrade) { try $0.person(id, for: .system(of: Self.duinrade)).facts.loves })
        }
    }

    /// A workplace at an address, as a program that starts there with the same master key and the same list.
    private func within<Result>(_ address: DatabankAddress, _ list: String, _ body: (Workplace) async throws -> Result) async throws -> Result {
        let driver = SealingDriver(try Village.open(address), Vault(try TestDatabanks.masterKey(), erased: try ErasedList(list)))
        let quiet = try Town.workplace(driver)
        let result = try await body(Workplace(driver: driver, matches: quiet.matches, vault: driver.vault))
        try await driver.close()
        return result
    }

    private func clear(in driver: any Driver) async throws -> Int {
        try await driver.read(in: nil) { connection in try Self.inTheClear.map { try connection.count($0) }.reduce(0, +) }
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}

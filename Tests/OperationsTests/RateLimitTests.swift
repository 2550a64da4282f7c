import Foundation
import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A limit to how often something is done")
struct RateLimitTests {
    private let form = RateLimit.savings(of: "worry")

    private func refused(_ workplace: Workplace, _ limit: RateLimit, _ household: String) async throws -> Int? {
        do { try await workplace.pass(limit, from: household, in: Given.town) } catch Problem.tooMany(let seconds) { return seconds }
        return nil
    }

    @Test("lets so many through, says how long to wait, and is one for all servers of a databank", arguments: TestDatabanks.engines)
    func shared(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let other = Workplace(driver: given.workplace.driver, matches: given.workplace.matches)
        for number in 0..<form.count {
            #expect(try await refused(number.isMultiple(of: 2) ? given.workplace : other, form, "10.0.0.1") == nil)
        }
        #expect(try await refused(given.workplace, form, "10.0.0.1") == 30)
        #expect(try await refused(other, form, "10.0.0.1") == 30)
        #expect(try await refused(other, form, "10.0.0.2") == nil)
        #expect(try await refused(other, .savings(of: "ask"), "10.0.0.1") == nil)
        given.clock.pass(minutes: 1)
        for expected in [nil, nil, 30] { #expect(try await refused(other, form, "10.0.0.1") == expected) }
    }

    @Test("lets no more through when many come at once", arguments: TestDatabanks.engines)
    func atOnce(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let through = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<30 { group.addTask { try await refused(given.workplace, form, "10.0.0.1") == nil } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(through == form.count)
    }

    @Test("keeps no address, and forgets by itself", arguments: TestDatabanks.engines)
    func forgets(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await refused(given.workplace, form, "10.0.0.1")
        let kept = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT name, who FROM sign_in_limit WHERE municipality = $1", [Given.town]) { row in
                (row.next(String.self), row.next(String.self))
            }
        }
        #expect(kept.map(\.0) == ["save-worry"] && kept.allSatisfy { $0.1.count == 64 && !$0.1.contains("10.0.0.1") })
        given.clock.pass(days: 2)
        #expect(try await given.workplace.keepUp(as: "here")?.counts["limit"] == 1)
    }

    @Test("and codes are hashed with a key that the databank has sealed; one of an earlier version is sealed, and a rotation keeps it")
    func sealedKey() async throws {
        let given = try await Given.aStreet(on: .sqlite)
        let driver = given.workplace.driver
        let earlier = given.workplace
        let card = try await earlier.makeCodeCard(for: given.truus, by: given.ria)
        func kept() async throws -> String { try await driver.read(in: nil) { try $0.secret("door") } ?? "" }
        let open = try await kept()
        let former = try TestDatabanks.masterKey()
        let sealing = Workplace(driver: driver, matches: earlier.matches, vault: Vault(former))
        _ = try await refused(sealing, form, "10.0.0.1")
        let sealed = try await kept()
        #expect(MasterKey.id(of: open) == nil && MasterKey.id(of: sealed) == former.id && !sealed.contains(open))
        let fresh = MasterKey.freshLine(on: CalendarDate(daysSince1970: 20_000))
        let newest = Vault(try MasterKey(fresh + "\ntest:" + Data(repeating: 7, count: 32).base64EncodedString(), from: "test"))
        _ = try await Workplace(driver: driver, matches: earlier.matches, vault: newest).rotateKeys()
        #expect(MasterKey.id(of: try await kept()) == newest.master.id)
        let alone = Workplace(driver: driver, matches: earlier.matches, vault: Vault(try MasterKey(fresh, from: "test")))
        let home = Doorstep(municipality: Given.town, browser: "a browser", household: "10.0.0.9")
        _ = try await alone.signIn(by: card.code, home)
        let lost = Workplace(driver: driver, matches: earlier.matches, vault: Vault(former))
        await #expect(throws: Problem.self) { try await lost.pass(form, from: "10.0.0.1", in: Given.town) }
    }
}

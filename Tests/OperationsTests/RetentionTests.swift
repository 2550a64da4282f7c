import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("What is kept too long")
struct RetentionTests {
    @Test("after years is gone, and what must stay is there", arguments: TestDatabanks.engines)
    func years(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let (given, workplace) = (street.given, street.workplace)
        let (piet, over) = try await street.somebodyWithEverything()
        try await workplace.close(over, reason: "kanarie gevonden", version: given.ask(over).version, by: given.fatma)
        for offer in try await workplace.driver.read(in: Given.town, { try $0.openOffers(ofPerson: piet, in: Given.town) }) {
            try await workplace.withdraw(offer, by: given.fatma)
        }
        let open = try await given.greetAsks("Wie leest mij voor?")
        let worries = try await worries(in: street)
        given.clock.pass(days: 80)
        #expect(try await workplace.keepUp(as: "here")?.counts["reporter"] == nil, "three months are not over")
        #expect(try await street.tables(with: "kanarie").contains("person"))
        given.clock.pass(days: 300)
        _ = try await workplace.keepUp(as: "here", batch: 2)
        #expect(try await street.tables(with: "kanarie") == [], "a year after the last word from Piet")
        #expect(try await street.tables(with: piet.text) == ["erasure", "event"])
        #expect(try await given.ask(open).draft.words == "Wie leest mij voor?", "what is open stays")
        #expect(try await workplace.read(as: given.fatma) { try $0.person(given.greet, for: given.fatma) }.facts.name == "Greet Mulder")
        #expect(try await left(of: worries, in: street) == [worries.open], "a worry that nobody took up stays")
        given.clock.pass(days: 6 * 366)
        _ = try await workplace.keepUp(as: "here", batch: 3)
        #expect(try await street.tables(with: piet.text) == ["erasure"], "five years later the history names nobody")
        #expect(try await given.ask(open).state == .waiting)
        #expect(try await workplace.keepUp(as: "here")?.total == 0, "a second time finds nothing")
    }

    @Test("is named for every term of the register: a rule, or with what it goes")
    func everyTerm() throws {
        let register = try Register.bundled()
        let kept = Set(register.columns.filter { $0.term.goesWith == nil }.map { $0.termName + " in " + $0.table })
        let done = Set(RetentionRule.all.flatMap { rule in rule.tables.map { rule.term + " in " + $0 } }).union(["person in person"])
        #expect(kept.subtracting(done).sorted() == [], "nothing applies these terms")
        #expect(done.subtracting(kept).subtracting(["certificate in offer"]).sorted() == [], "the register knows no such term there")
        #expect(register.terms["ask"]?.since.deeds == [.closeAsk] && register.terms["offer"]?.since.deeds == [.withdrawOffer])
    }

    @Test("in the history only loses its names, by the daily work and in no other way", arguments: TestDatabanks.engines)
    func history(engine: Engine) async throws {
        let street = try await Street(on: engine)
        _ = try await street.given.greetAsks()
        for statement: SQL in [
            "UPDATE event SET actor = NULL, on_behalf_of = NULL, request = NULL, thing_id = CASE thing_kind WHEN 'person' THEN '' ELSE thing_id END",
            "UPDATE event SET deed = 'close-ask'", "DELETE FROM event",
        ] {
            await #expect(throws: SQLError.self) { _ = try await street.workplace.driver.write(in: Given.town) { try $0.execute(statement, []) } }
        }
        let before = try await street.workplace.read(as: street.given.fatma) { try $0.count("SELECT count(*) FROM event") }
        street.given.clock.pass(days: 6 * 366)
        _ = try await street.workplace.keepUp(as: "here")
        let after = try await street.workplace.read(as: street.given.fatma) { connection in
            (
                try connection.count("SELECT count(*) FROM event WHERE at < $1", [connection.now]),
                try connection.count("SELECT count(*) FROM event WHERE actor IS NOT NULL")
            )
        }
        #expect(after.0 >= before && after.1 == 0)
        await #expect(throws: SQLError.self) {
            _ = try await street.workplace.driver.write(in: Given.town) { try $0.execute("DELETE FROM event", []) }
        }
    }

    @Test("takes nobody out of a practice neighbourhood, however long they say nothing", arguments: TestDatabanks.engines)
    func practice(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let silent = try await street.workplace.register(PersonFacts(name: "Piet Kanarie"), by: .system(of: Given.town))
        func makePractice(_ isDemo: Bool) async throws {
            try await street.workplace.driver.write(in: nil) { connection in
                _ = try connection.execute("UPDATE municipality SET is_demo = $1 WHERE id = $2", [isDemo, Given.town])
            }
        }
        street.given.clock.pass(days: 400)
        try await makePractice(true)
        _ = try await street.workplace.keepUp(as: "here")
        #expect(try await street.tables(with: silent.text).contains("person"))
        try await makePractice(false)
        _ = try await street.workplace.keepUp(as: "here")
        #expect(try await !street.tables(with: silent.text).contains("person"))
    }

    @Test("is cleared away by one server at a time, and by the next when the first falls silent", arguments: TestDatabanks.engines)
    func lease(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let (driver, clock) = (street.workplace.driver, street.given.clock)
        func take(_ holder: String) async throws -> Bool {
            try await driver.write(in: nil) { try $0.takeLease("upkeep", for: holder, lasting: 600) }
        }
        #expect(try await take("first"))
        #expect(try await !take("second"))
        #expect(try await street.workplace.keepUp(as: "second") == nil)
        #expect(try await take("first"), "said again it lasts longer")
        clock.pass(minutes: 11)
        #expect(try await take("second"))
        #expect(try await !take("first"))
        #expect(try await !street.workplace.isKeptUp(on: CalendarDate(clock.now)))
        #expect(try await street.workplace.keepUp(as: "second") != nil)
        #expect(try await street.workplace.isKeptUp(on: CalendarDate(clock.now)))
        #expect(try await street.workplace.keepUp(as: "first") != nil, "given back when it was done")
    }

    private func worries(in street: Street) async throws -> (taken: Worry.ID, open: Worry.ID) {
        let ids = try await street.workplace.driver.write(in: Given.town) { connection in
            try (0..<2).map { _ in
                let id: Worry.ID = connection.freshID()
                let draft = WorryDraft(
                    words: "Ik zie hem nooit meer", about: nil, aware: .no, reporterName: "Kees", reporterContact: nil, mayNameReporter: false,
                    source: .phone)
                try connection.insert(Worry(id: id, draft: draft, takenUpBy: nil, saidAt: connection.now), in: Given.town)
                return id
            }
        }
        _ = try await street.workplace.driver.write(in: Given.town) { [given = street.given] in try $0.takeUp(ids[0], by: given.fatma) }
        return (ids[0], ids[1])
    }

    private func left(of worries: (taken: Worry.ID, open: Worry.ID), in street: Street) async throws -> [Worry.ID] {
        try await street.workplace.driver.read(in: Given.town) { try $0.rows("SELECT id FROM worry", []) { $0.next(Worry.ID.self) } }
    }
}

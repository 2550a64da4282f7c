import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("What everybody reads of a house")
struct HouseTests {
    @Test("is kept by who runs it, who thereby confirms it, and where it stands stays as it was", arguments: TestDatabanks.engines)
    func kept(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        let facts = HouseFacts(
            name: "De Zilverling", about: "Voor iedereen uit het Lindekwartier", phone: PhoneNumber("0881234138"), hours: "maandag 9:00-17:00",
            access: ["lift", "stille ruimte"], facilities: ["keuken", "naaimachines"], address: Address(street: "Elders"))
        try await workplace.keep(house: given.house, as: facts, version: 1, by: given.henk)
        let kept = try await given.read { try $0.house(given.house, in: Given.town) }
        #expect(kept.version == 2 && kept.facts.confirmedOn == given.today && kept.facts.address == Address())
        #expect(kept.facts.access == ["lift", "stille ruimte"] && kept.facts.facilities == ["keuken", "naaimachines"])
        given.street.clock.pass(days: 30)
        await #expect(throws: Problem.stale(Thing(.house, given.house.text))) {
            try await workplace.keep(house: given.house, as: facts, version: 1, by: given.henk)
        }
        try await workplace.keep(house: given.house, as: kept.facts, version: 2, by: given.henk)
        #expect(try await given.read { try $0.house(given.house, in: Given.town) }.facts.confirmedOn == given.today)
        await #expect(throws: Problem.invalid([FieldError("name", .missing)])) {
            try await workplace.keep(house: given.house, as: HouseFacts(name: ""), version: 3, by: given.henk)
        }
    }

    @Test("is not changed by who runs another house in the same area, nor by who works in the area", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        let colleague = Viewer(
            municipality: Given.town, person: given.street.fatma.person, name: "Joost",
            duties: [Duty(.teamMember, .part(Thing(.team, "team"), areas: [HouseGiven.area]))])
        for other in [try await given.manager("Ans", of: given.otherHouse), colleague] {
            await #expect(throws: Problem.notAllowed(.outsideYourWork)) {
                try await workplace.keep(house: given.house, as: HouseFacts(name: "Van ons"), version: 1, by: other)
            }
            let closed = OpeningExceptionDraft(first: given.today, last: given.today, words: "gesloten")
            await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await workplace.add(closed, to: given.house, by: other) }
        }
    }

    @Test("tells the days that are different until they are past", arguments: TestDatabanks.engines)
    func exceptions(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        func told() async throws -> [String] { try await given.read { try $0.openingExceptions(of: given.house, in: Given.town) }.map(\.draft.words) }
        func add(_ words: String, _ first: Int, _ last: Int) async throws {
            let draft = OpeningExceptionDraft(first: given.today.adding(days: first), last: given.today.adding(days: last), words: words)
            try await workplace.add(draft, to: given.house, by: given.henk)
        }
        try await add("gesloten", 10, 20)
        try await add("open tot middernacht", 3, 3)
        #expect(try await told() == ["open tot middernacht", "gesloten"])
        given.street.clock.pass(days: 4)
        #expect(try await told() == ["gesloten"])
        try await add("open van 10:00 tot 13:00", 1, 1)
        let left = try await given.read { try $0.rows("SELECT count(*) FROM opening_exception", []) { $0.next(Int.self) } }
        #expect(left == [2], "what is past goes when something is written")
        let first = try #require(try await given.read { try $0.openingExceptions(of: given.house, in: Given.town) }.first)
        await #expect(throws: Problem.notFound(.house)) {
            try await workplace.remove(first.id, from: given.otherHouse, by: given.henk.also(given.otherHouse))
        }
        try await workplace.remove(first.id, from: given.house, by: given.henk)
        #expect(try await told() == ["gesloten"])
        await #expect(throws: Problem.notFound(.house)) { try await workplace.remove(first.id, from: given.house, by: given.henk) }
        await #expect(
            throws: Problem.invalid([FieldError("first_on", .beforeToday), FieldError("last_on", .endsBeforeItStarts), FieldError("words", .missing)])
        ) { try await add("", -1, -2) }
    }
}

extension Viewer {
    /// Runs another house as well.
    fileprivate func also(_ house: House.ID) -> Viewer {
        Viewer(
            municipality: municipality, person: person, name: name,
            duties: duties.union([Duty(.houseManager, .part(Thing(.house, house.text), areas: []))]))
    }
}

extension HouseGiven {
    fileprivate func read<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await street.workplace.driver.read(in: Given.town) { try work($0) }
    }
}

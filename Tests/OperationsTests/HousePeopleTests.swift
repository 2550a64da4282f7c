import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Whom a house shows")
struct HousePeopleTests {
    private let photo = PlainPhoto(kept: Data([1, 2, 3]), media: .png)
    private let wil = HousePersonFacts(
        firstName: "Wil", lastName: "Aalbers", part: .volunteer, task: "kookt op woensdag", days: [2], shown: .firstName)

    @Test(
        "said yes, is seen by everybody with no more of the name than that, and is gone with the photo when taken off",
        arguments: TestDatabanks.engines)
    func shown(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (workplace, house, henk) = (given.street.workplace, given.house, given.henk)
        await #expect(throws: Problem.invalid([FieldError("agrees", .missing)])) {
            try await workplace.add(wil, photo: nil, agrees: false, to: house, submission: "1", by: henk)
        }
        await #expect(throws: Problem.invalid([FieldError("photo", .unknown), FieldError("agrees", .missing)])) {
            let large = PlainPhoto(kept: Data(count: HousePersonFacts.largestPhoto + 1), media: .png)
            try await workplace.add(wil, photo: large, agrees: false, to: house, submission: "1", by: henk)
        }
        for _ in 0..<2 { try await workplace.add(wil, photo: photo, agrees: true, to: house, submission: "2", by: henk) }
        let corrie = HousePersonFacts(firstName: "Corrie", part: .board, task: "voorzitter", shown: .colleagues)
        try await workplace.add(corrie, photo: nil, agrees: false, to: house, submission: "3", by: henk)
        #expect(try await given.people(henk).map(\.facts.name) == ["Corrie", "Wil Aalbers"])
        #expect(try await given.people(given.street.fatma).count == 2, "team and house know each other")
        let visitor = Viewer.visitor(of: Given.town)
        let seen = try #require(try await given.people(visitor).first)
        #expect(seen.facts.name == "Wil" && seen.hasPhoto && seen.facts.days == [2])
        #expect(try await workplace.read(as: visitor) { try $0.photo(of: seen.id, in: house, for: visitor) } == photo)

        var hidden = wil
        hidden.shown = .colleagues
        try await workplace.keep(seen.id, of: house, as: hidden, photo: .stays, agrees: false, version: 1, by: henk)
        #expect(try await given.people(visitor).isEmpty)
        await #expect(throws: Problem.notFound(.house)) {
            _ = try await workplace.read(as: visitor) { try $0.photo(of: seen.id, in: house, for: visitor) }
        }
        await #expect(throws: Problem.stale(Thing(.house, house.text))) {
            try await workplace.keep(seen.id, of: house, as: hidden, photo: .goes, agrees: false, version: 1, by: henk)
        }
        await #expect(throws: Problem.invalid([FieldError("agrees", .missing)])) {
            try await workplace.keep(seen.id, of: house, as: wil, photo: .stays, agrees: false, version: 2, by: henk)
        }
        try await workplace.remove(seen.id, from: house, by: henk)
        #expect(try await given.left(seen.id) == [1, 0])
        await #expect(throws: Problem.notFound(.house)) { try await workplace.remove(seen.id, from: house, by: henk) }
    }

    @Test("is kept by who keeps the house, and by nobody of another house", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (workplace, house) = (given.street.workplace, given.house)
        let id = try await workplace.add(wil, photo: photo, agrees: true, to: house, submission: "1", by: given.henk)
        let ans = try await given.manager("Ans", of: given.otherHouse)
        for other in [ans, Viewer.visitor(of: Given.town)] {
            await #expect(throws: Problem.self) { try await workplace.add(wil, photo: nil, agrees: true, to: house, submission: "2", by: other) }
            await #expect(throws: Problem.self) {
                try await workplace.keep(id, of: house, as: wil, photo: .goes, agrees: true, version: 1, by: other)
            }
            await #expect(throws: Problem.self) { try await workplace.remove(id, from: house, by: other) }
        }
        await #expect(throws: Problem.notFound(.house)) { try await workplace.remove(id, from: given.otherHouse, by: ans) }
        var linked = wil
        linked.person = given.street.greet
        await #expect(throws: Problem.invalid([FieldError("person", .notAChoice)]), "a house does not look into the list of people") {
            try await workplace.add(linked, photo: nil, agrees: true, to: house, submission: "3", by: given.henk)
        }
    }

    @Test("goes when somebody is erased, and by itself when the house confirms nothing for two years", arguments: TestDatabanks.engines)
    func ends(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        var linked = wil
        linked.person = given.street.greet
        let facts = linked
        let ids = try await workplace.driver.write(in: Given.town) { [photo, wil, house = given.house] connection in
            let ids: [HousePerson.ID] = [connection.freshID(), connection.freshID()]
            for (id, facts) in zip(ids, [facts, wil]) {
                let person = HousePerson(id: id, house: house, facts: facts, agreedOn: connection.today, hasPhoto: true, version: 1)
                try connection.insert(person, photo: photo, in: Given.town)
            }
            return ids
        }
        try await workplace.driver.write(in: Given.town) { try $0.erase(given.street.greet, in: Given.town) }
        #expect(try await given.people(given.henk).map(\.id) == [ids[1]])
        #expect(try await [given.left(ids[0]), given.left(ids[1])] == [[1, 0], [1, 1]])
        given.street.clock.pass(days: 500)
        try await workplace.keep(house: given.house, as: HouseFacts(name: "De Zilverling"), version: 1, by: given.henk)
        given.street.clock.pass(days: 400)
        _ = try await workplace.keepUp(as: "test")
        #expect(try await given.left(ids[1]) == [1, 1], "the house confirmed all of it meanwhile")
        given.street.clock.pass(days: 340)
        _ = try await workplace.keepUp(as: "test")
        #expect(try await given.left(ids[1]) == [0, 0])
    }
}

extension HouseGiven {
    fileprivate func people(_ viewer: Viewer) async throws -> [HousePerson] {
        try await street.workplace.read(as: viewer) { try $0.people(of: house, for: viewer) }
    }

    /// How many people stand with houses, and how many keys there are of one of them.
    fileprivate func left(_ id: HousePerson.ID) async throws -> [Int] {
        try await street.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT count(*) FROM house_person", []) { $0.next(Int.self) }
                + connection.rows("SELECT count(*) FROM vault_key WHERE holder = $1", [id]) { $0.next(Int.self) }
        }
    }
}

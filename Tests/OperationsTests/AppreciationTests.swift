import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Appreciation of who helps")
struct AppreciationTests {
    private func toThank(_ given: Given) async throws -> [Person.ID] {
        try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.helpersToThank(for: fatma) }.map(\.person)
    }

    @Test("thanks who helps now and was not thanked for half a year, and writes it down", arguments: TestDatabanks.engines)
    func thanks(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        #expect(try await toThank(given).isEmpty, "who helps nobody yet")
        let match = try await given.introduced()
        try await given.move(match, .startMatch)
        #expect(try await toThank(given) == [given.truus])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.thank(given.truus, by: given.ria) }
        await #expect(throws: Problem.notFound(.person)) { try await given.workplace.thank(given.match(match).id.text.asPerson, by: given.fatma) }
        try await given.workplace.thank(given.truus, by: given.fatma)
        #expect(try await toThank(given).isEmpty)
        given.clock.pass(days: 190)
        #expect(try await toThank(given) == [given.truus])
    }

    @Test("knows when it is a year, or five, that somebody helps", arguments: TestDatabanks.engines)
    func jubilees(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        func names() async throws -> [String] {
            try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.jubilees(for: fatma) }.map(\.name)
        }
        #expect(try await names().isEmpty)
        given.clock.pass(days: 340)
        #expect(try await names() == ["Truus van Dalen"])
        given.clock.pass(days: 60)
        #expect(try await names().isEmpty)
        let start = CalendarDate(year: 2024, month: 2, day: 29)!
        let (day, years) = try #require(Appreciation.jubilee(since: start, on: CalendarDate(year: 2029, month: 2, day: 1)!))
        #expect(day == CalendarDate(year: 2029, month: 2, day: 28) && years == 5)
        let new = CalendarDate(year: 2026, month: 1, day: 3)!
        #expect(Appreciation.jubilee(since: new, on: CalendarDate(year: 2026, month: 12, day: 20)!)?.years == 1, "over the turn of the year")
        #expect(Appreciation.jubilee(since: new, on: new) == nil)
    }

    @Test("knows two weeks ahead whose birthday comes, of who wants that known", arguments: TestDatabanks.engines)
    func birthdays(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        func names() async throws -> [String] {
            try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.birthdays(for: fatma) }.map(\.line.name)
        }
        let day = CalendarDate(given.clock.now).adding(days: 20)
        try await given.change(given.truus) { $0.birthday = Birthday(month: day.month, day: day.day) }
        try await given.change(given.greet) { $0.birthday = Birthday(month: day.month, day: day.day) }
        #expect(try await names().isEmpty)
        given.clock.pass(days: 6)
        #expect(try await names() == ["Truus van Dalen"], "Greet offers nothing")
        given.clock.pass(days: 15)
        #expect(try await names() == ["Truus van Dalen"], "yesterday, for who was away")
        given.clock.pass(days: 1)
        #expect(try await names().isEmpty)
    }

    @Test(
        "reads a birthday as people type it, and keeps no year",
        arguments: [
            ("14-3", 3, 14), ("14 maart", 3, 14), ("14 mrt", 3, 14), ("March 14", 3, 14), ("14 Mart", 3, 14), ("14 marca", 3, 14),
            ("14 marzec", 3, 14), ("14 березня", 3, 14), ("١٤ مارس", 3, 14), ("14 آذار", 3, 14), ("3 Şubat", 2, 3), ("3 subat", 2, 3),
            ("14 ma", nil, 0), ("1/12/1950", 12, 1), ("29 februari", 2, 29), ("31-4", nil, 0),
            ("maart", nil, 0),
        ]
            as [(String, Int?, Int)])
    func typedBirthday(typed: String, month: Int?, day: Int) {
        #expect(Birthday(typed) == month.flatMap { Birthday(month: $0, day: day) })
        #expect(Birthday(month: 2, day: 29)?.next(from: CalendarDate(year: 2027, month: 2, day: 1)!) == CalendarDate(year: 2027, month: 2, day: 28))
    }

    @Test("sees who offers and was not asked for half a year, and nobody who rests or helps", arguments: TestDatabanks.engines)
    func unasked(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        func offers() async throws -> [Offer.ID] {
            try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.longNotAsked(for: fatma) }.map(\.offer)
        }
        #expect(try await offers().isEmpty, "who came yesterday waits for nothing yet")
        given.clock.pass(days: 100)
        #expect(try await offers() == [given.soup])
        _ = try await given.greetAsks(outcome: .propose(given.soup))
        #expect(try await offers().isEmpty)
        given.clock.pass(days: 190)
        #expect(try await offers() == [given.soup])
        try await given.workplace.pause(given.soup, until: nil, by: given.fatma)
        #expect(try await offers().isEmpty)
    }
}

extension String {
    fileprivate var asPerson: Person.ID { Person.ID(stored: self) }
}

import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Who was at an activity")
struct PresenceTests {
    @Test("is written down with one tap, a first name or a number; each person once, and nothing before the day", arguments: TestDatabanks.engines)
    func noted(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let day = given.first
        await #expect(throws: Problem.outOfOrder(.notYetThere)) { try await given.note([.count(3)], on: day) }
        given.house.street.clock.pass(days: given.house.today.days(until: day))
        let greet = Attendee.person(given.house.street.greet)
        try await given.note([greet], on: day, by: given.house.street.fatma)
        try await given.note([greet, .firstName("Joop"), .firstName("Joop"), .count(4)], on: day, by: given.house.street.fatma)
        try await given.note([.person(given.house.street.truus)], as: .helper, on: day, by: given.house.street.fatma)
        var lines = try await given.lines(on: day)
        #expect(lines.map(\.attendance.who.heads).reduce(0, +) == 8)
        #expect(Set(lines.compactMap(\.name)) == ["Greet", "Joop", "Truus"])
        try await given.workplace.remove(try #require(lines.last).attendance.id, from: given.coffee, by: given.house.henk)
        lines = try await given.lines(on: day)
        #expect(lines.count == 4)
        await #expect(throws: Problem.invalid([FieldError("count", .outsideRange(1, 500))])) { try await given.note([.count(0)], on: day) }
        await #expect(throws: Problem.notFound(.activity)) { try await given.note([.count(1)], on: day.adding(days: -1)) }
    }

    @Test("puts whoever comes more often ready the next time, with who organises it", arguments: TestDatabanks.engines)
    func regulars(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        given.house.street.clock.pass(days: given.house.today.days(until: given.first) + 7)
        try await given.note([.person(given.house.street.greet), .firstName("Joop")], on: given.first, by: given.house.street.fatma)
        let series = try await given.house.known(given.coffee).series
        let ready = try await given.workplace.read(as: given.house.henk) {
            try $0.regulars(of: series, before: given.first.adding(days: 7), for: given.house.henk)
        }
        #expect(ready.map(\.name) == ["Greet", "Henk", "Joop"])
        #expect(ready.map(\.part) == [.guest, .helper, .guest])
        // Henk runs the house: he may tap who came before, and look nobody up besides.
        try await given.note([.person(given.house.street.greet)], on: given.first.adding(days: 7))
        await #expect(throws: Problem.self) { try await given.note([.person(given.house.street.truus)], on: given.first.adding(days: 7)) }
    }

    @Test("is for who runs the house, works in it or organises, and for nobody else", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        given.house.street.clock.pass(days: given.house.today.days(until: given.first))
        let organiser = Viewer(municipality: Given.town, person: given.house.henk.person, name: "Henk", roles: [])
        try await given.note([.count(2)], on: given.first, by: organiser)
        let greet = Viewer(municipality: Given.town, person: given.house.street.greet, name: "Greet", roles: [])
        let other = try await given.house.manager("Delano", of: given.house.otherHouse)
        for viewer in [greet, other, .visitor(of: Given.town)] {
            await #expect(throws: Problem.self) { try await given.note([.count(2)], on: given.first, by: viewer) }
            await #expect(throws: Problem.self) { _ = try await given.lines(on: given.first, for: viewer) }
            await #expect(throws: Problem.self) {
                _ = try await given.workplace.read(as: viewer) { try $0.helperHours(of: given.house.house, in: given.first, for: viewer) }
            }
        }
        let fatma = given.house.street.fatma
        try await given.note([.person(given.house.street.truus)], on: given.first, by: fatma)
        #expect(try await given.lines(on: given.first, for: fatma).compactMap(\.name) == ["Truus van Dalen"])
        #expect(try await given.lines(on: given.first, for: organiser).compactMap(\.name) == ["Truus"], "a neighbour knows what people are called")
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            _ = try await given.workplace.read(as: organiser) { try $0.helperHours(of: given.house.house, in: given.first, for: organiser) }
        }
    }

    @Test("gives the hours of helpers by person and month, and asks kindly after who stays away", arguments: TestDatabanks.engines)
    func fallsOut(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (henk, fatma) = (given.house.henk, given.house.street.fatma)
        given.house.street.clock.pass(days: given.house.today.days(until: given.first) + 80)
        let (greet, truus) = (Attendee.person(given.house.street.greet), Attendee.person(given.house.street.truus))
        for week in 0..<3 {
            try await given.note([greet], on: given.first.adding(days: 7 * week), by: fatma)
            try await given.note([truus, .firstName("Joop")], as: .helper, on: given.first.adding(days: 7 * week), by: fatma)
        }
        for week in 9..<12 { try await given.note([truus], on: given.first.adding(days: 7 * week), by: fatma) }
        let series = try await given.house.known(given.coffee).series
        let missed = try await given.workplace.read(as: henk) { try $0.missedGuests(of: series, for: henk) }
        #expect(missed.map(\.name) == ["Greet"])
        #expect(missed.map(\.times) == [3] && missed.map(\.last) == [given.first.adding(days: 14)])
        let hours = try await given.workplace.read(as: henk) { try $0.helperHours(of: given.house.house, in: given.first, for: henk) }
        let inMonth = (0..<3).filter { given.first.adding(days: 7 * $0).month == given.first.month }.count
        #expect(hours.map(\.name) == ["Joop", "Truus van Dalen"])
        #expect(hours.map(\.minutes) == [120 * inMonth, 120 * inMonth])
        let counted = try await given.workplace.read(as: henk) { try $0.countedTimes(of: series, limit: 50, for: henk) }
        #expect(counted.last.map { [$0.guests, $0.helpers] } == [1, 2])
    }

    @Test("is a number without a name after a year, and at once for who is erased", arguments: TestDatabanks.engines)
    func forgotten(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (fatma, day) = (given.house.street.fatma, given.first)
        given.house.street.clock.pass(days: given.house.today.days(until: day))
        try await given.note([.person(given.house.street.greet), .person(given.house.street.truus), .firstName("Joop")], on: day, by: fatma)
        let driver = given.workplace.driver
        try await driver.write(in: Given.town) { try $0.erase(given.house.street.greet, in: Given.town) }
        #expect(try await Set(given.lines(on: day).compactMap(\.name)) == ["Truus", "Joop"])
        let rule = try #require(RetentionRule.all.first { $0.term == "attendance" })
        given.house.street.clock.pass(days: 370)
        #expect(try await driver.write(in: Given.town) { try $0.letGo(rule, after: Period("P1Y")!, in: Given.town, limit: 100) } == 2)
        #expect(try await driver.write(in: Given.town) { try $0.letGo(rule, after: Period("P1Y")!, in: Given.town, limit: 100) } == 0)
        let lines = try await given.lines(on: day)
        #expect(lines.compactMap(\.name).isEmpty)
        #expect(lines.map(\.attendance.who.heads).reduce(0, +) == 3)
    }
}

/// A house where there is coffee every week, which Henk organises.
struct PresenceGiven: Sendable {
    let house: HouseGiven
    let coffee: ActivitySeries.ID
    let first: CalendarDate

    var workplace: Workplace { house.street.workplace }

    static func open(on engine: Engine) async throws -> PresenceGiven {
        let house = try await HouseGiven.open(on: engine)
        let first = house.nextTuesday
        var draft = house.draft("Koffie", first, "10:00", "12:00", .weekly(from: first))
        draft.facts.organiser = ActivityHost(person: house.henk.person)
        return PresenceGiven(house: house, coffee: try await house.street.workplace.start(draft, in: house.house, by: house.henk), first: first)
    }

    func note(_ people: [Attendee], as part: AttendancePart = .guest, on day: CalendarDate, by viewer: Viewer? = nil) async throws {
        try await workplace.note(people, as: part, at: coffee, plannedOn: day, by: viewer ?? house.henk)
    }

    func lines(on day: CalendarDate, for viewer: Viewer? = nil) async throws -> [AttendanceLine] {
        let (viewer, coffee) = (viewer ?? house.henk, coffee)
        return try await workplace.read(as: viewer) { connection in
            try connection.attendance(of: connection.activity(coffee, in: Given.town).series, plannedOn: day, for: viewer)
        }
    }
}

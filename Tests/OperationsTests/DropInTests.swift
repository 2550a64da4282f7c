import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A drop-in hour")
struct DropInTests {
    @Test("has its workers every time or on one day, who is away has a stand-in, and says where one is missing", arguments: TestDatabanks.engines)
    func rota(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let first = given.today.adding(days: 2)
        let booking = try await given.dropIn(from: first, times: 3)
        let (fatma, ria) = try await street.hireBoth()
        try await workplace.set(places: 2, of: booking, by: street.fatma)
        try await workplace.arrange(fatma, at: booking, on: nil, isThere: true, by: street.fatma)
        try await workplace.arrange(ria, at: booking, on: first.adding(days: 7), isThere: true, by: street.fatma)
        try await workplace.arrange(fatma, at: booking, on: first.adding(days: 14), isThere: false, by: street.fatma)
        #expect(try await given.names(at: booking) == [["Fatma"], ["Fatma", "Ria"], []])
        #expect(try await given.open(at: booking) == [1, 0, 2])

        // Ria stands in on the first day, where she is not yet herself; on the second she is there already.
        let away = AbsenceDraft(person: fatma, cover: ria, first: first, last: first.adding(days: 8))
        try await workplace.arrangeCover(away, by: street.fatma)
        #expect(try await given.names(at: booking) == [["Ria voor Fatma"], ["Ria voor Fatma"], []])

        let standing = try await given.board(of: booking).duties(of: booking)
        #expect(standing.map(\.name).first?.hasPrefix("Fatma") == true && standing.count == 3)
        try await workplace.end(standing[0].duty.id, of: booking, by: street.fatma)
        try await workplace.end(standing[0].duty.id, of: booking, by: street.fatma)
        #expect(try await given.names(at: booking) == [[], ["Ria"], []])
    }

    @Test("is arranged by the team alone, of colleagues, on days on which it is", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let first = given.today.adding(days: 2)
        let booking = try await given.dropIn(from: first, times: 2)
        let (fatma, _) = try await street.hireBoth()
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await workplace.arrange(fatma, at: booking, on: nil, isThere: true, by: street.ria)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await workplace.set(places: 3, of: booking, by: given.henk) }
        await #expect(throws: Problem.invalid([FieldError("person", .notAChoice)])) {
            try await workplace.arrange(street.greet, at: booking, on: nil, isThere: true, by: street.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("day", .notAChoice)])) {
            try await workplace.arrange(fatma, at: booking, on: first.adding(days: 1), isThere: true, by: street.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("day", .missing)])) {
            try await workplace.arrange(fatma, at: booking, on: nil, isThere: false, by: street.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("places", .outsideRange(1, 12))])) {
            try await workplace.set(places: 0, of: booking, by: street.fatma)
        }
        let coffee = try await given.book("Koffie", on: first.adding(days: 1), "10:00", "11:00")
        await #expect(throws: Problem.notFound(.booking)) {
            try await workplace.arrange(fatma, at: coffee, on: nil, isThere: true, by: street.fatma)
        }
    }

    @Test("counts who walks in by number, subject and ending, and never who", arguments: TestDatabanks.engines)
    func tally(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let day = given.today.adding(days: 2)
        let booking = try await given.dropIn(from: day, times: 2)
        await #expect(throws: Problem.invalid([FieldError("day", .afterToday)])) {
            _ = try await workplace.tally("money", at: booking, on: day, submission: "early", by: street.ria)
        }
        street.clock.pass(days: 2)
        let numbers = try await ["money", nil, "money"].enumerated().asyncMap { place, theme in
            try await workplace.tally(theme, at: booking, on: day, submission: "tap-\(place)", by: street.ria)
        }
        #expect(numbers == [1, 2, 3])
        #expect(try await workplace.tally("money", at: booking, on: day, submission: "tap-2", by: street.ria) == 3, "the same tap sent twice")
        _ = try await workplace.tally("pets", at: booking, on: day, hour: 11, submission: "paper", by: given.henk)
        await #expect(throws: Problem.invalid([FieldError("theme", .notAChoice)])) {
            _ = try await workplace.tally("Jan Jansen", at: booking, on: day, submission: "name", by: street.ria)
        }
        await #expect(throws: Problem.invalid([FieldError("hour", .outsideRange(0, 23))])) {
            _ = try await workplace.tally(nil, at: booking, on: day, hour: 25, submission: "hour", by: street.ria)
        }
        var walkIns = try await given.walkIns(at: booking, on: day)
        #expect(walkIns.map(\.theme) == ["money", nil, "money", "pets"] && walkIns.allSatisfy { $0.outcome == nil })
        #expect(ClockTime(walkIns[3].arrivedAt).hour == 11)
        try await workplace.settle(walkIns[0].id, at: booking, on: day, as: .referred, by: street.ria)
        try await workplace.remove(walkIns[1].id, at: booking, on: day, by: street.ria)
        try await workplace.settle(walkIns[2].id, at: booking, on: day, as: .left, by: street.ria)
        try await workplace.settle(walkIns[2].id, at: booking, on: day, as: nil, by: street.ria)
        walkIns = try await given.walkIns(at: booking, on: day)
        #expect(walkIns.map(\.number) == [1, 3, 4] && walkIns.map(\.outcome) == [.referred, nil, nil])
        let themes = try await workplace.read(as: street.ria) { try $0.themes(of: booking, since: day, in: Given.town) }
        #expect(themes.map(\.theme) == ["money", "pets"] && themes.map(\.count) == [2, 1])
        let stranger = try await given.manager("Els", of: given.otherHouse)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) {
            _ = try await workplace.tally("money", at: booking, on: day, submission: "els", by: stranger)
        }
    }

    @Test("is in the figures by subject and neighbourhood, with what was heard, and tells of nobody", arguments: TestDatabanks.engines)
    func figures(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let day = given.today
        let booking = try await given.dropIn(from: day, times: 1)
        for number in 0..<11 { _ = try await workplace.tally("money", at: booking, on: day, submission: "tap-\(number)", by: street.ria) }
        for number in 0..<4 { _ = try await workplace.tally("pets", at: booking, on: day, submission: "pet-\(number)", by: street.ria) }
        let area = try await street.pond().code
        for number in 0..<10 {
            _ = try await workplace.note(
                "Er is \(number + 2) keer gevraagd om een bankje bij de vijver", in: area, namesNobody: false, submission: "talk-\(number)",
                by: street.ria)
        }
        street.clock.pass(days: 40)
        let noor = Viewer(municipality: Given.town, person: street.truus, name: "Noor", roles: [.policy])
        let tables = try await workplace.figures(for: noor).tables
        #expect(tables.allSatisfy { $0.total.counts[.walkIns] == .count(15) && $0.total.counts[.talks] == .count(10) })
        let themes = try #require(tables.first { $0.breakdown == .theme }).lines
        #expect(themes.first { $0.group == "pets" }?.counts[.walkIns]?.isHidden == true)
        #expect(themes.first { $0.group == "money" }?.counts[.walkIns] == .withheld, "fifteen less eleven would tell of the four")
        let areas = try #require(tables.first { $0.breakdown == .area }).lines
        #expect(areas.first { $0.group == area.text }?.counts[.talks] == .withheld, "beside the total it would tell that nobody talked elsewhere")
    }
}

@Suite("What plays in a neighbourhood")
struct TalkNoteTests {
    @Test(
        "is written down without whom: numbers are refused, and what may be a name until somebody says that it is none",
        arguments: TestDatabanks.engines)
    func withoutWhom(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let workplace = given.workplace
        let area = try await given.pond()
        func note(_ words: String, sure: Bool = false) async throws -> TalkNote.ID {
            try await workplace.note(words, in: area.code, namesNobody: sure, submission: words, by: given.ria)
        }
        for words in ["Bel haar op 06 12345678", "Ze woont op 9901 AB", "mail naar jan@voorbeeld.nl"] {
            await #expect(throws: Problem.invalid([FieldError("words", .tellsOfSomebody)])) { _ = try await note(words, sure: true) }
        }
        await #expect(throws: Problem.invalid([FieldError("words", .mayNameSomebody)])) { _ = try await note("Het gaat slecht met Karel") }
        await #expect(throws: Problem.invalid([FieldError("words", .missing)])) { _ = try await note("  ") }
        let kept = try await note("Bij de Albert Heijn hangen jongeren rond", sure: true)
        _ = try await note("In \(area.name) is het pad te donker")
        #expect(try await note("Bij de Albert Heijn hangen jongeren rond", sure: true) == kept, "the same form sent twice")
        let elsewhere = AreaCode("BU00000000")!
        await #expect(throws: Problem.invalid([FieldError("area", .notAChoice)])) {
            _ = try await workplace.note("Er is te weinig licht", in: elsewhere, namesNobody: false, submission: "x", by: given.ria)
        }
        let notes = try await workplace.read(as: given.ria) { try $0.talkNotes(in: area.code, limit: 10, for: given.ria) }
        #expect(notes.count == 2 && notes.contains { $0.id == kept })
        try await workplace.remove(kept, by: given.ria)
        #expect(try await workplace.read(as: given.ria) { try $0.talkNotes(in: nil, limit: 10, for: given.ria) }.count == 1)
        let greet = Viewer(municipality: Given.town, person: given.greet, name: "Greet", roles: [.resident])
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await workplace.read(as: greet) { try $0.talkNotes(in: nil, limit: 1, for: greet) }
        }
    }
}

extension Given {
    /// A neighbourhood that is on the map.
    fileprivate func pond() async throws -> Area {
        let area = Area(
            code: HouseGiven.area, year: 2026, name: "De Vijver", parent: nil, outline: Outline(polygons: []), inhabitants: nil, households: nil)
        _ = try await workplace.importAreas([area], by: .system(of: Self.town))
        return area
    }

    /// Both work here from now on, as the databank knows it.
    func hireBoth() async throws -> (fatma: Person.ID, ria: Person.ID) {
        let both = (try #require(fatma.person), try #require(ria.person))
        try await workplace.driver.write(in: Self.town) { connection in
            for (person, role) in [(both.0, Role.connector), (both.1, .desk)] {
                try connection.insert(RoleGrant(role: role, from: connection.now.addingTimeInterval(-60)), to: person, in: Self.town)
            }
        }
        return both
    }
}

extension HouseGiven {
    /// Weekly, from ten to twelve.
    func dropIn(from first: CalendarDate, times: Int) async throws -> Booking.ID {
        var draft = BookingDraft(room: hall, kind: .dropIn, what: "Spreekuur", day: first, from: ClockTime("10:00")!, until: ClockTime("12:00")!)
        if times > 1 {
            draft.recurrence = .weekly(from: first)
            draft.lastDay = first.adding(days: 7 * (times - 1))
        }
        return try await street.workplace.book(draft, by: henk)
    }

    fileprivate func board(of booking: Booking.ID) async throws -> DropInBoard {
        try await street.workplace.read(as: street.fatma) { connection in
            try connection.dropIns(of: booking, from: connection.today, until: connection.today.adding(days: 30), for: street.fatma)
        }
    }

    /// First names at each time, with whom they stand in for.
    fileprivate func names(at booking: Booking.ID) async throws -> [[String]] {
        func first(_ name: String) -> String { name.split(separator: " ").first.map(String.init) ?? "" }
        let board = try await board(of: booking)
        return board.lines.map { line in
            board.workers(at: line).map { worker in first(worker.name) + (worker.standsInFor.map { " voor " + first($0) } ?? "") }.sorted()
        }
    }

    fileprivate func open(at booking: Booking.ID) async throws -> [Int] {
        let board = try await board(of: booking)
        return board.lines.map(board.open(at:))
    }

    fileprivate func walkIns(at booking: Booking.ID, on day: CalendarDate) async throws -> [WalkIn] {
        try await street.workplace.read(as: street.ria) { try $0.walkIns(at: booking, on: day, in: Given.town) }
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}

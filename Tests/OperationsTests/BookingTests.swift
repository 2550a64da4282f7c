import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A room of a house")
struct BookingTests {
    @Test("is taken once: who comes second hears when it is free, with the time to set up and to clear", arguments: TestDatabanks.engines)
    func takenOnce(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let day = given.today.adding(days: 3)
        _ = try await given.book("Koffieochtend", on: day, "10:00", "12:00")
        // Ten minutes to set up and twenty to clear: taken from 9.50 to 12.20.
        for (from, until, free) in [("11:00", "12:00", "12:30"), ("12:00", "13:00", "12:30"), ("9:00", "9:50", "12:30"), ("12:20", "12:50", "12:30")]
        {
            await #expect(throws: Problem.invalid([FieldError("from", .taken(days: [day], next: day.moment(at: ClockTime(free)!)))])) {
                _ = try await given.book("Bestuur", on: day, from, until)
            }
        }
        _ = try await given.book("Bestuur", on: day, "12:30", "13:00")
        _ = try await given.book("Schoonmaak", on: day, "9:00", "9:30")
        // The whole day after ten is taken, so that the next free hour lies on the day after.
        _ = try await given.book("Feest", on: day, "14:00", "21:30")
        await #expect(
            throws: Problem.invalid([FieldError("from", .taken(days: [day], next: day.adding(days: 1).moment(at: ClockTime("13:00")!)))])
        ) { _ = try await given.book("Kaarten", on: day, "13:00", "17:00") }
    }

    @Test("goes to one of fifty who book it at the same moment", arguments: TestDatabanks.engines)
    func fiftyAtOnce(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let day = given.today.adding(days: 7)
        let outcomes = await withTaskGroup(of: Result<Booking.ID, any Error>.self) { group in
            for number in 0..<50 {
                group.addTask {
                    do { return .success(try await given.book("Groep \(number)", on: day, "\(10 + number % 3):00", "\(12 + number % 3):00")) } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: [Result<Booking.ID, any Error>]()) { $0.append($1) }
        }
        let won = outcomes.filter { (try? $0.get()) != nil }
        #expect(won.count == 1)
        for case .failure(let error) in outcomes {
            guard case Problem.invalid(let faults) = error, case .taken = faults.first?.fault else {
                Issue.record("refused with \(error)")
                continue
            }
        }
        let week = try await given.week(of: day)
        #expect(week.count == 1)
    }

    @Test("is guarded by the databank itself, whatever the program does", arguments: TestDatabanks.engines)
    func guarded(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let day = given.today.adding(days: 2)
        let booking = try await given.book("Koffie", on: day, "10:00", "11:00")
        let elsewhere = try await given.book("Bingo", on: day, "14:00", "15:00")
        let taken = TakenTime(from: day.moment(at: ClockTime("10:30")!), until: day.moment(at: ClockTime("11:30")!))
        let second = BookedTime(booking: booking, plannedOn: day.adding(days: 1), starts: taken.from, ends: taken.until)
        await #expect(throws: SQLError.self) {
            try await given.street.workplace.driver.write(in: Given.town) { connection in
                let known = try connection.booking(booking, for: given.henk).booking
                let twin = Booking(
                    id: connection.freshID(), room: known.room, kind: .other, what: "Dubbel", keys: nil, people: nil, recurrence: nil, bookedBy: nil)
                try connection.insert(twin, [(time: second, taken: taken)], in: Given.town)
            }
        }
        await #expect(throws: SQLError.self) {
            try await given.street.workplace.driver.write(in: Given.town) { connection in
                try connection.move(
                    BookedTime(booking: elsewhere, plannedOn: day, starts: taken.from, ends: taken.until), taken: taken, in: Given.town)
            }
        }
        let kept = try await given.week(of: day).map { ClockTime($0.time.starts).hour }
        #expect(kept == [10, 14])
    }

    @Test(
        "is booked in a rhythm, also over the change of the clock, and leaves out the days that are taken when asked",
        arguments: TestDatabanks.engines)
    func rhythm(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = try #require(CalendarDate("2027-03-09"))
        let last = try #require(CalendarDate("2027-04-20"))
        _ = try await given.book("Vergadering", on: first.adding(days: 14), "9:00", "17:00")
        var draft = BookingDraft(
            room: given.hall, what: "Spreekuur", keys: "Henk opent", day: first, from: ClockTime("13:30")!, until: ClockTime("15:00")!,
            recurrence: .weekly(from: first), lastDay: last)
        let overlapping = draft
        await #expect(throws: Problem.invalid([FieldError("from", .taken(days: [first.adding(days: 14)], next: nil))])) {
            _ = try await given.street.workplace.book(overlapping, by: given.henk)
        }
        draft.skipsTaken = true
        let booking = try await given.street.workplace.book(draft, by: given.henk)
        let times = try await given.times(of: booking)
        let days = [0, 7, 21, 28, 35, 42].map { first.adding(days: $0) }
        #expect(times.map(\.day) == days)
        let hours = Set(times.flatMap { [ClockTime($0.starts), ClockTime($0.ends)] })
        #expect(hours == [ClockTime("13:30")!, ClockTime("15:00")!])
        // The clock goes forward on 28 March.
        #expect(times[2].starts.timeIntervalSince(times[1].starts) == 14 * 86_400 - 3600)
    }

    @Test("falls free for one day or from a day on, and one day moves without the others", arguments: TestDatabanks.engines)
    func freed(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.today.adding(days: 1)
        let draft = BookingDraft(
            room: given.hall, what: "Yoga", day: first, from: ClockTime("19:00")!, until: ClockTime("20:00")!, recurrence: .weekly(from: first),
            lastDay: first.adding(days: 35))
        let yoga = try await given.street.workplace.book(draft, by: given.henk)
        let workplace = given.street.workplace
        try await workplace.cancel(yoga, from: first.adding(days: 7), through: first.adding(days: 7), by: given.henk)
        await #expect(throws: Problem.notFound(.booking)) {
            try await workplace.cancel(yoga, from: first.adding(days: 7), through: first.adding(days: 7), by: given.henk)
        }
        _ = try await given.book("Koor", on: first.adding(days: 7), "19:00", "20:00")
        try await workplace.move(
            yoga, plannedOn: first, to: first.adding(days: 1), from: ClockTime("18:00")!, until: ClockTime("19:00")!, by: given.henk)
        let left = [1, 14, 21, 28, 35].map { first.adding(days: $0) }
        #expect(try await given.times(of: yoga).map(\.day) == left)
        // Moving within its own time does not stand in its own way.
        try await workplace.move(
            yoga, plannedOn: first, to: first.adding(days: 1), from: ClockTime("18:15")!, until: ClockTime("19:15")!, by: given.henk)
        await #expect(throws: Problem.self) {
            try await workplace.move(
                yoga, plannedOn: first, to: first.adding(days: 7), from: ClockTime("19:30")!, until: ClockTime("20:30")!, by: given.henk)
        }
        try await workplace.cancel(yoga, from: first.adding(days: 14), through: first.adding(days: 400), by: given.henk)
        #expect(try await given.times(of: yoga).map(\.plannedOn) == [first])
        given.street.clock.pass(days: 9)
        await #expect(throws: Problem.notFound(.booking), "what has been stays") {
            try await workplace.cancel(yoga, from: first, through: first, by: given.henk)
        }
    }

    @Test(
        "is for the team's own meeting and its drop-in hour too; everybody may know when that is, and not what stands on the door",
        arguments: TestDatabanks.engines)
    func dropIn(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        let day = given.today.adding(days: 2)
        func book(_ kind: BookingKind, _ what: String, _ from: String, _ until: String) async throws -> Booking.ID {
            let draft = BookingDraft(
                room: given.hall, kind: kind, what: what, day: day, from: ClockTime(from)!, until: ClockTime(until)!, recurrence: .weekly(from: day),
                lastDay: day.adding(days: 14))
            return try await workplace.book(draft, by: given.street.fatma)
        }
        _ = try await book(.meeting, "Overleg over mevrouw De Wit", "9:00", "10:00")
        let hour = try await book(.dropIn, "Spreekuur, Samira is er niet", "13:00", "14:30")
        try await workplace.cancel(hour, from: day.adding(days: 7), through: day.adding(days: 7), by: given.street.fatma)
        let told = try await workplace.read(as: .visitor(of: Given.town)) { try $0.dropIns(of: given.house, limit: 5, in: Given.town) }
        #expect(told.map(\.starts) == [0, 14].map { day.adding(days: $0).moment(at: ClockTime("13:00")!) })
        #expect(Set(told.map { ClockTime($0.ends) }) == [ClockTime("14:30")!] && Set(told.map(\.roomName)) == ["Grote zaal"])
        let elsewhere = try await workplace.read(as: .visitor(of: Given.town)) { try $0.dropIns(of: given.otherHouse, limit: 5, in: Given.town) }
        #expect(elsewhere.isEmpty)
    }

    @Test("is booked by a worker where the house allows it; only the house changes it, and each their own bookings", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        let (fatma, ria) = (given.street.fatma, given.street.ria)
        let day = given.today.adding(days: 5)
        let draft = BookingDraft(room: given.hall, what: "Spreekuur", day: day, from: ClockTime("9:00")!, until: ClockTime("10:00")!)
        let booking = try await workplace.book(draft, by: ria)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await workplace.register(RoomFacts(name: "Kelder"), in: given.house, by: ria) }
        let stranger = Viewer(municipality: Given.town, person: given.street.greet, name: "Greet", roles: [])
        await #expect(throws: Problem.self) { _ = try await workplace.book(draft, by: stranger) }
        await #expect(throws: Problem.self) {
            try await workplace.read(as: stranger) { try $0.bookings(of: given.house, from: day, days: 7, for: stranger) }
        }
        // Another house's manager has no say here.
        let other = try await given.manager("Ans", of: given.otherHouse)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await workplace.cancel(booking, from: day, through: day, by: other) }
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) {
            try await workplace.register(RoomFacts(name: "Kelder"), in: given.house, by: other)
        }
        let colleague = Viewer(
            municipality: Given.town, person: try await workplace.register(PersonFacts(name: "Joost"), by: .system(of: Given.town)), name: "Joost",
            duties: [Duty(.teamMember, .part(Thing(.team, "team"), areas: [HouseGiven.area]))])
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await workplace.cancel(booking, from: day, through: day, by: colleague) }
        try await workplace.cancel(booking, from: day, through: day, by: ria)

        try await workplace.correct(
            room: given.hall, to: RoomFacts(name: "Grote zaal", use: .house), version: 1, by: given.henk)
        await #expect(throws: Problem.self) { _ = try await workplace.book(draft, by: fatma) }
        _ = try await workplace.book(draft, by: given.henk)
        await #expect(throws: Problem.stale(Thing(.room, given.hall.text))) {
            try await workplace.correct(room: given.hall, to: RoomFacts(name: "Zaal"), version: 1, by: given.henk)
        }
        await #expect(throws: Problem.outOfOrder(.roomIsBooked)) { try await workplace.close(room: given.hall, by: given.henk) }
        given.street.clock.pass(days: 6)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await workplace.close(room: given.hall, by: other) }
        try await workplace.close(room: given.hall, by: given.henk)
        await #expect(throws: Problem.notFound(.room)) { _ = try await workplace.book(draft, by: given.henk) }
    }

    @Test("says everything that is wrong with a booking at once", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let draft = BookingDraft(
            room: given.hall, what: "", people: 400, day: given.today.adding(days: -1), from: ClockTime("12:00")!, until: ClockTime("11:00")!,
            recurrence: .weekly(from: given.today))
        await #expect(
            throws: Problem.invalid([
                FieldError("what", .missing), FieldError("day", .beforeToday), FieldError("until", .endsBeforeItStarts),
                FieldError("people", .outsideRange(1, 60)), FieldError("last_day", .missing),
            ])
        ) { _ = try await given.street.workplace.book(draft, by: given.henk) }
    }

    @Test("keeps what it is for sealed, and forgets it a year after the last time", arguments: TestDatabanks.engines)
    func sealed(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let booking = try await given.book("Rouwgroep", on: given.today.adding(days: 1), "10:00", "11:00", keys: "Henk opent")
        let driver = given.street.workplace.driver
        let stored = try await driver.read(in: Given.town) { connection in
            try connection.rows("SELECT what, keys FROM booking WHERE id = $1", [booking]) { [$0.next(String.self), $0.next(String.self)] }
        }
        #expect(stored.joined().allSatisfy { $0.hasPrefix("sealed1:") })
        let length = try #require(Period("P1Y"))
        let rule = try #require(RetentionRule.all.first { $0.term == "booking" })
        func letGo() async throws -> Int {
            try await driver.write(in: Given.town) { try $0.letGo(rule, after: length, in: Given.town, limit: 100) }
        }
        given.street.clock.pass(days: 360)
        #expect(try await letGo() == 0)
        given.street.clock.pass(days: 10)
        #expect(try await letGo() == 1)
        let left = try await driver.read(in: Given.town) { connection in
            try connection.rows("SELECT count(*) FROM booked_time", []) { $0.next(Int.self) }
        }
        #expect(left == [0])
    }
}

/// A street with a house, its hall, and Henk who runs it.
struct HouseGiven: Sendable {
    let street: Given
    let house: House.ID
    let otherHouse: House.ID
    let hall: Room.ID
    let henk: Viewer
    /// Of both houses.
    static let area = AreaCode("BU99010102")!

    var today: CalendarDate { CalendarDate(street.clock.now) }

    static func open(on engine: Engine) async throws -> HouseGiven {
        let street = try await Given.aStreet(on: engine)
        let (house, other) = try await street.workplace.driver.write(in: Given.town) { connection in
            let ids: (House.ID, House.ID) = (connection.freshID(), connection.freshID())
            for (id, name) in [(ids.0, "De Zilverling"), (ids.1, "De Spil")] {
                try connection.insert(House(id: id, facts: HouseFacts(name: name), version: 1), in: Given.town)
            }
            return ids
        }
        let henk = try await manager("Henk", of: house, in: street)
        let facts = RoomFacts(name: "Grote zaal", seats: 60, setUp: 10, clearUp: 20)
        let hall = try await street.workplace.register(facts, in: house, by: henk)
        return HouseGiven(street: street, house: house, otherHouse: other, hall: hall, henk: henk)
    }

    func manager(_ name: String, of house: House.ID) async throws -> Viewer { try await Self.manager(name, of: house, in: street) }

    private static func manager(_ name: String, of house: House.ID, in street: Given) async throws -> Viewer {
        let person = try await street.workplace.register(PersonFacts(name: name), by: .system(of: Given.town))
        return Viewer(
            municipality: Given.town, person: person, name: name, duties: [Duty(.houseManager, .part(Thing(.house, house.text), areas: [Self.area]))])
    }

    func book(_ what: String, on day: CalendarDate, _ from: String, _ until: String, keys: String? = nil) async throws -> Booking.ID {
        let draft = BookingDraft(room: hall, what: what, keys: keys, day: day, from: ClockTime(from)!, until: ClockTime(until)!)
        return try await street.workplace.book(draft, by: henk)
    }

    func week(of day: CalendarDate) async throws -> [BookedLine] {
        try await street.workplace.read(as: henk) { try $0.bookings(of: house, from: day.adding(days: -day.weekday), days: 7, for: henk) }
    }

    func times(of booking: Booking.ID) async throws -> [BookedTime] {
        try await street.workplace.read(as: henk) { try $0.times(of: booking, in: Given.town) }
    }
}

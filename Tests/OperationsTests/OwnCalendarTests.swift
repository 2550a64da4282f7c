import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Somebody's own calendar")
struct OwnCalendarTests {
    @Test("has what they joined from their first day on, what they organise, and what they booked", arguments: TestDatabanks.engines)
    func content(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (house, street, workplace) = (given.house, given.house.street, given.workplace)
        let ask = try await street.greetAsks()
        let second = given.first.adding(days: 7)
        let joining = try await given.join(ask, JoinDraft(activity: given.coffee, firstOn: second, company: .alone))
        _ = try await house.book("Bestuur", on: house.today.adding(days: 3), "19:00", "21:00")

        let greet = try await given.calendar(of: street.greet)
        #expect(greet.activities.map(\.activity.known.title) == ["Koffie"] && greet.activities.map(\.from) == [second])
        #expect(greet.appointments.isEmpty)
        let henk = try await given.calendar(of: house.henk.person!)
        #expect(henk.activities.map(\.from) == [nil] && henk.appointments.map(\.what) == ["Bestuur"])
        let nothing = try await given.calendar(of: street.truus)
        #expect(nothing.activities.isEmpty && nothing.appointments.isEmpty)

        try await workplace.settle(joining, as: .cameOnce, by: street.fatma)
        #expect(try await given.calendar(of: street.greet).activities.isEmpty)
    }

    @Test("has the drop-in hours on whose rota they stand or stand in, and says when one is off", arguments: TestDatabanks.engines)
    func dropIns(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (house, street, workplace) = (given.house, given.house.street, given.workplace)
        let first = house.today.adding(days: 1)
        let booking = try await house.dropIn(from: first, times: 3)
        let (fatma, ria) = try await street.hireBoth()
        try await workplace.arrange(fatma, at: booking, on: nil, isThere: true, by: street.fatma)
        try await workplace.arrange(fatma, at: booking, on: first.adding(days: 14), isThere: false, by: street.fatma)
        try await workplace.arrangeCover(AbsenceDraft(person: fatma, cover: ria, first: first, last: first), by: street.fatma)
        #expect(try await given.calendar(of: fatma).appointments.map(\.time.plannedOn) == [first.adding(days: 7)])
        let stands = try await given.calendar(of: ria).appointments
        #expect(stands.map(\.time.plannedOn) == [first] && stands[0].what == nil && stands[0].houseName == "De Zilverling" && !stands[0].isOff)

        let before = try await given.calendar(of: fatma).appointments[0].sequence
        street.clock.pass(minutes: 1)
        try await workplace.cancel(booking, from: first.adding(days: 7), through: first.adding(days: 7), by: house.henk)
        let off = try await given.calendar(of: fatma).appointments
        #expect(off.map(\.isOff) == [true] && off[0].sequence > before && off[0].changedAt == street.clock.now)
    }

    @Test(
        "is read by an address that is told once and kept as a hash; a new one takes its place, and it can be taken away",
        arguments: TestDatabanks.engines)
    func link(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (street, workplace) = (given.house.street, given.workplace)
        let greet = Viewer(municipality: Given.town, person: street.greet, name: "Greet", roles: [])
        let old = try #require(try await workplace.makeCalendarLink(submission: "1", by: greet))
        #expect(try await workplace.makeCalendarLink(submission: "1", by: greet) == nil)
        #expect(try await workplace.ownCalendar(by: old).town == Given.town)
        let kept = try await workplace.driver.read(in: Given.town) {
            try $0.rows("SELECT token_hash FROM calendar_link", []) { $0.next(String.self) }
        }
        #expect(kept.count == 1 && kept[0] != old.text)
        let new = try #require(try await workplace.makeCalendarLink(submission: "2", by: greet))
        await #expect(throws: Problem.notFound(.page)) { _ = try await workplace.ownCalendar(by: old) }
        street.clock.pass(days: 2)
        _ = try await workplace.ownCalendar(by: new)
        let link = try await workplace.read(as: greet) { try $0.calendarLink(of: street.greet, in: Given.town) }
        #expect(link?.lastReadAt == street.clock.now)
        try await workplace.endCalendarLink(by: greet)
        try await workplace.endCalendarLink(by: greet)
        await #expect(throws: Problem.notFound(.page)) { _ = try await workplace.ownCalendar(by: new) }
        await #expect(throws: Problem.signInNeeded) { _ = try await workplace.makeCalendarLink(submission: "3", by: .visitor(of: Given.town)) }
        let beside = Viewer(
            municipality: Given.town, person: street.greet, name: "Greet",
            beside: Companion(person: street.ria.person!, name: "Ria", until: .distantFuture))
        await #expect(throws: Problem.self) { _ = try await workplace.makeCalendarLink(submission: "4", by: beside) }
    }
}

extension PresenceGiven {
    func calendar(of person: Person.ID) async throws -> OwnCalendar {
        let today = house.today
        return try await workplace.read(as: .visitor(of: Given.town)) {
            try $0.ownCalendar(of: person, from: today.adding(days: -30), through: today.adding(days: 90), in: Given.town)
        }
    }
}

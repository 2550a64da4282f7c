import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("An activity of a house")
struct ActivityTests {
    @Test("returns in its rhythm, a year and more ahead, at the same hour on both sides of a change of the clock", arguments: TestDatabanks.engines)
    func rhythm(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let coffee = try await given.start("Koffie", first, every: .weekly(from: first))
        let times = try await given.times(of: coffee)
        #expect(
            times.map(\.day) == stride(from: 0, through: 400, by: 7).map { first.adding(days: $0) }.filter { $0 <= given.today.adding(days: 400) })
        #expect(Set(times.map { ClockTime($0.starts) }) == [ClockTime("10:00")!])
        #expect(Set(times.map { Int($0.starts.timeIntervalSince1970) % 86_400 }).count == 2)

        let fortnight = try await given.start("Kaarten", first, "14:00", "16:00", every: .weekly(every: 2, from: first))
        #expect(try await given.times(of: fortnight).prefix(3).map(\.day) == [0, 14, 28].map { first.adding(days: $0) })
        let thursday = given.today.adding(days: (3 - given.today.weekday + 7) % 7)
        let last = try await given.start("Borrel", thursday, "17:00", "18:00", every: .monthlyOnLast(thursday))
        for time in try await given.times(of: last) {
            #expect(time.day.weekday == 3)
            #expect(time.day.adding(days: 7).month != time.day.month)
        }
        let once = try await given.start("Rommelmarkt", first, "12:00", "13:00")
        #expect(try await given.times(of: once).count == 1)

        given.street.clock.pass(days: 30)
        _ = try await given.street.workplace.keepUp(as: "test")
        #expect(try await given.times(of: coffee).last.map { $0.day > given.today.adding(days: 393) } == true)
    }

    @Test("stays away in school holidays where it says so, also in one that is written down later", arguments: TestDatabanks.engines)
    func holidays(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let coffee = try await given.start("Koffie", first, every: .weekly(from: first), skipsHolidays: true)
        let always = try await given.start("Soep", first, "12:00", "13:00", every: .weekly(from: first))
        let off = first.adding(days: 14)
        let holiday = SchoolHoliday(name: "Kerst", days: DateSpan(first: off.adding(days: -1), last: off.adding(days: 4)))
        try await given.street.workplace.keep(holiday, by: given.street.fatma)
        #expect(try await !given.times(of: coffee).map(\.day).contains(off))
        #expect(try await given.times(of: always).map(\.day).contains(off))
        #expect(try await given.known(coffee).series.sequence == 1)
        try await given.street.workplace.removeHoliday(from: holiday.days.first, by: given.street.fatma)
        #expect(try await given.times(of: coffee).map(\.day).contains(off))
    }

    @Test("is the offer by which the matching finds it, and says when in one place", arguments: TestDatabanks.engines)
    func offer(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let coffee = try await given.start("Koffieochtend voor iedereen", first, every: .weekly(from: first))
        let known = try await given.known(coffee)
        let fatma = given.street.fatma
        func offer() async throws -> Offer {
            try await given.street.workplace.read(as: fatma) { try $0.offer(known.series.offer, for: fatma) }
        }
        #expect(try await offer().draft.title == "Koffieochtend voor iedereen")
        #expect(try await offer().draft.availability.weekly == DayParts(day: 1, part: 0))
        #expect(try await offer().state == .open)
        var draft = known.draft
        draft.title = "Koffie en taart"
        draft.facts.plan.from = ClockTime("14:00")!
        draft.facts.plan.until = ClockTime("15:00")!
        try await given.street.workplace.change(activity: coffee, to: draft, version: 1, by: given.henk)
        #expect(try await offer().draft.title == "Koffie en taart")
        #expect(try await offer().draft.availability.weekly == DayParts(day: 1, part: 1))
        await #expect(throws: Problem.stale(Thing(.activity, coffee.text))) {
            try await given.street.workplace.change(activity: coffee, to: draft, version: 1, by: given.henk)
        }
        try await given.street.workplace.end(activity: coffee, by: given.henk)
        #expect(try await offer().state == .withdrawn)
        #expect(try await given.times(of: coffee).isEmpty)

        // Whoever stops the offer stops the activity, and gives its room free.
        let tea = try await given.start("Thee", first, every: .weekly(from: first), in: given.hall)
        try await given.street.workplace.withdraw(given.known(tea).series.offer, by: fatma)
        #expect(try await given.times(of: tea).isEmpty)
        #expect(try await given.week(of: first).isEmpty)
    }

    @Test("takes its room each time, and hears on which days it is taken and when it is free next", arguments: TestDatabanks.engines)
    func room(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let party = first.adding(days: 7)
        _ = try await given.book("Feest", on: party, "9:00", "11:00")
        let refused = Problem.invalid([FieldError("from", .taken(days: [party], next: party.moment(at: ClockTime("11:30")!)))])
        await #expect(throws: refused) { _ = try await given.start("Koffie", first, every: .weekly(from: first), in: given.hall) }
        let coffee = try await given.start("Koffie", first, every: .weekly(from: first), in: given.hall, skipsTaken: true)
        let line = try #require(try await given.week(of: first).first)
        #expect(line.booking.what == "Koffie")
        #expect(line.booking.kind == .activity)
        #expect(line.booking.activity == coffee)
        #expect(try await given.week(of: party).map(\.booking.what) == ["Feest"])
        #expect(try await given.times(of: coffee).map(\.day).contains(party))

        // The room goes along: it is free again where the activity was, and whoever moves it elsewhere moves nothing.
        let workplace = given.street.workplace
        await #expect(throws: Problem.outOfOrder(.activityHasTheRoom)) {
            try await workplace.cancel(line.booking.id, from: first, through: first, by: given.henk)
        }
        await #expect(throws: Problem.outOfOrder(.activityHasTheRoom)) {
            try await workplace.move(
                line.booking.id, plannedOn: first, to: first, from: ClockTime("15:00")!, until: ClockTime("16:00")!, by: given.henk)
        }
        try await workplace.move(
            coffee, plannedOn: first, to: first.adding(days: 1), from: ClockTime("15:00")!, until: ClockTime("17:00")!, by: given.henk)
        _ = try await given.book("Bestuur", on: first, "10:00", "12:00")
        await #expect(throws: Problem.self) { _ = try await given.book("Bestuur", on: first.adding(days: 1), "16:00", "17:00") }
        // Back to where the board sits by now.
        await #expect(throws: Problem.invalid([FieldError("from", .taken(days: [first], next: first.moment(at: ClockTime("12:30")!)))])) {
            try await workplace.move(coffee, plannedOn: first, to: first, from: ClockTime("10:00")!, until: ClockTime("12:00")!, by: given.henk)
        }
        try await workplace.cancel(coffee, plannedOn: first, because: "De koffie is op", by: given.henk)
        _ = try await given.book("Yoga", on: first.adding(days: 1), "15:00", "17:00")
        await #expect(throws: Problem.self) { try await workplace.restore(coffee, plannedOn: first, by: given.henk) }
        try await workplace.end(activity: coffee, by: given.henk)
        #expect(try await given.week(of: first.adding(days: 21)).isEmpty)
    }

    @Test("keeps what was changed by hand when its rhythm changes, and tells calendars each time", arguments: TestDatabanks.engines)
    func byHand(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let workplace = given.street.workplace
        let coffee = try await given.start("Koffie", first, every: .weekly(from: first))
        func day(_ week: Int) -> CalendarDate { first.adding(days: 7 * week) }
        try await workplace.move(
            coffee, plannedOn: day(1), to: day(1).adding(days: 2), from: ClockTime("11:00")!, until: ClockTime("12:00")!, by: given.henk)
        try await workplace.cancel(coffee, plannedOn: day(2), because: "Stroomstoring", by: given.henk)
        try await workplace.addTime(
            to: coffee, on: day(0).adding(days: 4), from: ClockTime("10:00")!, until: ClockTime("12:00")!, by: given.henk)
        await #expect(throws: Problem.invalid([FieldError("day", .onThatDayAlready)])) {
            try await workplace.addTime(to: coffee, on: day(1), from: ClockTime("10:00")!, until: ClockTime("12:00")!, by: given.henk)
        }
        #expect(try await given.known(coffee).series.sequence == 3)
        var draft = try await given.known(coffee).draft
        draft.facts.plan.first = first.adding(days: 1)
        draft.facts.plan.recurrence = .weekly(from: first.adding(days: 1))
        try await workplace.change(activity: coffee, to: draft, version: 1, by: given.henk)
        #expect(try await given.known(coffee).series.sequence == 4)
        #expect(try await given.known(coffee).series.uid == coffee.text)
        let times = try await given.times(of: coffee).prefix(5)
        #expect(times.map(\.day) == [day(0).adding(days: 1), day(0).adding(days: 4), day(1).adding(days: 1), day(1).adding(days: 2), day(2)])
        #expect(times.map(\.fate) == [.planned, .extra, .planned, .moved, .cancelled])
        #expect(times.last?.reason == "Stroomstoring")
        #expect(times.dropLast().last?.plannedOn == day(1))
    }

    @Test("tells calendars that it is called otherwise, rests or is elsewhere, and not that it still holds", arguments: TestDatabanks.engines)
    func sequence(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (workplace, henk) = (given.street.workplace, given.henk)
        let coffee = try await given.start("Koffie", given.nextTuesday, every: .weekly(from: given.nextTuesday))
        let id = try await given.known(coffee).series.offer
        func told() async throws -> Int { try await given.known(coffee).series.sequence }
        let mark = try await given.mark()
        try await workplace.confirm(id, by: henk)
        #expect(try await told() == 0)
        let offer = try await workplace.read(as: henk) { try $0.offer(id, for: henk) }
        var draft = offer.draft
        draft.title = "Koffie met taart"
        try await workplace.correct(id, to: draft, version: offer.version, by: henk)
        #expect(try await told() == 1)
        given.street.clock.pass(days: 1)
        try await workplace.pause(id, until: given.today.adding(days: 20), by: henk)
        #expect(try await told() == 2)
        #expect(try await given.known(coffee).series.changedAt == given.street.clock.now)
        try await workplace.keep(house: given.house, as: HouseFacts(name: "De Zilverling"), version: 1, by: henk)
        #expect(try await told() == 2)
        try await workplace.keep(house: given.house, as: HouseFacts(name: "De Gouden Ling"), version: 2, by: henk)
        #expect(try await told() == 3)
        #expect(try await given.mark() != mark)
    }

    @Test("stands in the agenda of the municipality, which shows what somebody looks for and nobody's name", arguments: TestDatabanks.engines)
    func agenda(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let workplace = given.street.workplace
        var draft = given.draft("Koffie", first, "10:00", "12:00", .weekly(from: first))
        draft.facts.groups = [.carers, .seniors]
        let coffee = try await workplace.start(draft, in: given.house, by: given.henk)
        let dinner = try await given.start("Eten", first.adding(days: 1), "18:00", "20:00", every: .weekly(from: first.adding(days: 1)))
        try await workplace.cancel(dinner, plannedOn: first.adding(days: 1), because: nil, by: given.henk)
        func agenda(_ wish: AgendaWish = AgendaWish()) async throws -> [AgendaLine] {
            try await workplace.read(as: .visitor(of: Given.town)) {
                try $0.agenda(from: first, through: first.adding(days: 8), wish, in: Given.town)
            }
        }
        #expect(try await agenda().map(\.activity.title) == ["Koffie", "Eten", "Koffie", "Eten"])
        #expect(try await agenda().map(\.time.isCancelled) == [false, true, false, false])
        #expect(try await agenda().allSatisfy { $0.houseName == "De Zilverling" })
        for wish in [
            AgendaWish(group: .carers), AgendaWish(weekday: 1), AgendaWish(part: 0),
            AgendaWish(house: given.house, group: .seniors, weekday: 1, part: 0),
        ] { #expect(try await agenda(wish).map(\.activity.title) == ["Koffie", "Koffie"]) }
        for wish in [
            AgendaWish(group: .men), AgendaWish(house: given.otherHouse), AgendaWish(areas: [HouseGiven.area]), AgendaWish(forWheelchairs: true),
        ] {
            #expect(try await agenda(wish).isEmpty)
        }
        let house = try await workplace.read(as: given.henk) { try $0.house(given.house, in: Given.town) }
        var facts = house.facts
        facts.access = ["rolstoeltoegankelijk"]
        try await workplace.keep(house: given.house, as: facts, version: house.version, by: given.henk)
        #expect(try await agenda(AgendaWish(forWheelchairs: true)).count == 4)
        let listed = try await workplace.read(as: given.henk) { try $0.activities(of: given.house, in: Given.town) }
        #expect(listed.map(\.activity.series.id) == [coffee, dinner])
        #expect(listed.map { $0.next?.day } == [first, first.adding(days: 8)])
    }

    @Test("is started by the desk and the teams, and changed by who runs the house or works in it", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let first = given.nextTuesday
        let workplace = given.street.workplace
        let draft = given.draft("Koffie", first, "10:00", "12:00", .weekly(from: first))
        let coffee = try await workplace.start(draft, in: given.house, by: given.street.ria)
        let other = try await given.manager("Delano", of: given.otherHouse)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { _ = try await workplace.start(draft, in: given.house, by: other) }
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await workplace.end(activity: coffee, by: other) }
        let greet = Viewer(municipality: Given.town, person: given.street.greet, name: "Greet", roles: [])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { _ = try await workplace.start(draft, in: given.house, by: greet) }
        await #expect(throws: Problem.signInNeeded) { _ = try await workplace.start(draft, in: given.house, by: .visitor(of: Given.town)) }
        // Nobody is put on a public page by who may not look at them.
        var named = draft
        named.facts.organiser = ActivityHost(person: given.street.greet)
        await #expect(throws: Problem.self) { _ = try await workplace.start(named, in: given.house, by: given.henk) }
        named.facts.organiser = ActivityHost(person: given.henk.person)
        _ = try await workplace.start(named, in: given.house, by: given.henk)
    }

    @Test("says everything that is wrong with it at once, and comes from one form once", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        var draft = given.draft("", given.today.adding(days: -1), "12:00", "11:00", nil)
        draft.facts.capacity = 0
        draft.facts.plan.last = given.today.adding(days: -3)
        await #expect(
            throws: Problem.invalid([
                FieldError("title", .missing), FieldError("day", .beforeToday), FieldError("until", .endsBeforeItStarts),
                FieldError("last_day", .endsBeforeItStarts), FieldError("capacity", .outsideRange(1, 500)),
            ])
        ) { _ = try await given.street.workplace.start(draft, in: given.house, by: given.henk) }
        let good = given.draft("Koffie", given.nextTuesday, "10:00", "12:00", nil)
        let ids = [
            try await given.street.workplace.start(good, in: given.house, submission: "form", by: given.henk),
            try await given.street.workplace.start(good, in: given.house, submission: "form", by: given.henk),
        ]
        #expect(ids[0] == ids[1])
    }

    @Test("is forgotten two years after its last time", arguments: TestDatabanks.engines)
    func term(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        _ = try await given.start("Rommelmarkt", given.nextTuesday)
        let rule = try #require(RetentionRule.all.first { $0.term == "activity" })
        func letGo() async throws -> Int {
            try await given.street.workplace.driver.write(in: Given.town) { try $0.letGo(rule, after: Period("P2Y")!, in: Given.town, limit: 100) }
        }
        given.street.clock.pass(days: 730)
        #expect(try await letGo() == 0)
        given.street.clock.pass(days: 20)
        #expect(try await letGo() == 1)
    }
}

extension HouseGiven {
    /// A week ahead at least, so that the days before it are free.
    var nextTuesday: CalendarDate { today.adding(days: 7 + (1 - today.weekday + 7) % 7) }

    func draft(_ title: String, _ day: CalendarDate, _ from: String, _ until: String, _ rhythm: Recurrence?, skipsHolidays: Bool = false)
        -> ActivityDraft
    {
        let plan = ActivityPlan(
            first: day, from: ClockTime(from)!, until: ClockTime(until)!, recurrence: rhythm, skipsHolidays: skipsHolidays)
        return ActivityDraft(title: title, facts: ActivityFacts(plan: plan))
    }

    func start(
        _ title: String, _ day: CalendarDate, _ from: String = "10:00", _ until: String = "12:00", every rhythm: Recurrence? = nil,
        skipsHolidays: Bool = false, in room: Room.ID? = nil, skipsTaken: Bool = false
    ) async throws -> ActivitySeries.ID {
        var draft = draft(title, day, from, until, rhythm, skipsHolidays: skipsHolidays)
        draft.facts.room = room
        draft.skipsTaken = skipsTaken
        return try await street.workplace.start(draft, in: house, by: henk)
    }

    func times(of activity: ActivitySeries.ID) async throws -> [ActivityTime] {
        try await street.workplace.read(as: henk) { try $0.times(of: activity, from: today, in: Given.town) }
    }

    /// Of the calendar of the house, which is read anew when it is another.
    func mark() async throws -> Int {
        try await street.workplace.read(as: henk) { try $0.calendarMark(from: today, AgendaWish(house: house), in: Given.town) }
    }

    func known(_ activity: ActivitySeries.ID) async throws -> KnownActivity {
        try await street.workplace.read(as: henk) { try $0.activity(activity, in: Given.town) }
    }
}

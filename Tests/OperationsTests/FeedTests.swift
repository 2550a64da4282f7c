import Foundation
import Neighbourhood
import Storage
import Synchronization
import TestDatabanks
import Testing

@testable import Operations

@Suite("The calendar of a club in the agenda of a house")
struct FeedTests {
    @Test(
        "is looked at before it comes in, with what looks like something that is there; what is chosen becomes an activity with its source",
        arguments: TestDatabanks.engines)
    func brought(engine: Engine) async throws {
        let given = try await FeedGiven.open(on: engine)
        let feed = try await given.bring()
        #expect(try await given.bring() == feed, "the same form sent twice")
        var lines = try await given.lines(of: feed)
        #expect(lines.map(\.event.title) == ["Koor", "KOFFIE"] && lines.map { $0.double != nil } == [false, true])
        #expect(try await given.titles() == ["Koffie"])
        try await given.workplace.choose(["koor"], of: feed, by: given.henk)
        lines = try await given.lines(of: feed)
        #expect(lines.map(\.fate) == [.taken, .skipped])
        #expect(try await given.titles() == ["Koffie", "Koor"])
        let choir = try #require(lines[0].activity)
        let source = try await given.workplace.read(as: given.henk) { try $0.source(of: choir, in: Given.town) }
        #expect(source?.name == "Koor De Linde" && source?.readAt == given.clock.now && source?.goneOn == nil)
        let times = try await given.times(of: choir)
        #expect(times.count > 50 && times.allSatisfy { $0.day.weekday == 3 && $0.from.minutes == 19 * 60 + 30 })
        try await given.workplace.choose(["koffie"], of: feed, by: given.henk)
        #expect(try await given.titles() == ["Koffie", "Koffie", "Koor"], "what was left out can be chosen later on")
        let sealed = try await given.workplace.driver.read(in: Given.town) {
            try $0.rows("SELECT next_at IS NOT NULL FROM calendar_feed", []) { $0.next(Bool.self) }
        }
        #expect(sealed == [true])
    }

    @Test("follows what the club changes, and changes nothing when nothing changed", arguments: TestDatabanks.engines)
    func follows(engine: Engine) async throws {
        let given = try await FeedGiven.open(on: engine)
        let (feed, choir) = try await given.choir()
        let before = try await given.known(choir)
        for day in 1...8 {
            given.clock.pass(days: 1)
            try await given.workplace.refresh(feed, with: FeedGiven.calendar(from: given.first), by: .system(of: Given.town))
            let known = try await given.known(choir)
            #expect(known.series.sequence == before.series.sequence && known.series.facts.plan == before.series.facts.plan, "after \(day) days")
        }
        try await given.workplace.refresh(
            feed, with: FeedGiven.calendar(from: given.first, hour: 20, title: "Groot koor", off: given.first.adding(days: 21)),
            by: .system(of: Given.town))
        let after = try await given.known(choir)
        #expect(after.title == "Groot koor" && after.series.facts.plan.from.minutes == 20 * 60 + 30 && after.series.sequence > before.series.sequence)
        let times = try await given.times(of: choir)
        #expect(times.allSatisfy { $0.from.minutes == 20 * 60 + 30 })
        #expect(times.filter(\.isCancelled).map(\.plannedOn) == [given.first.adding(days: 21)])
        let lines = try await given.lines(of: feed)
        #expect(lines[0].sequence == after.series.sequence && !lines[0].differs)
    }

    @Test(
        "leaves what was changed here, says that the two differ, and takes over what the club says when somebody wants that",
        arguments: TestDatabanks.engines)
    func local(engine: Engine) async throws {
        let given = try await FeedGiven.open(on: engine)
        let (feed, choir) = try await given.choir()
        let moved = given.first.adding(days: 7)
        try await given.workplace.move(
            choir, plannedOn: moved, to: moved.adding(days: 1), from: ClockTime("18:00")!, until: ClockTime("19:00")!, by: given.henk)
        try await given.workplace.refresh(feed, with: FeedGiven.calendar(from: given.first), by: .system(of: Given.town))
        #expect(try await !given.lines(of: feed)[0].differs)
        #expect(try await given.times(of: choir).contains { $0.day == moved.adding(days: 1) })
        let other = FeedGiven.calendar(from: given.first, title: "Ander koor")
        try await given.workplace.refresh(feed, with: other, by: .system(of: Given.town))
        #expect(try await given.lines(of: feed)[0].differs)
        #expect(try await given.known(choir).title == "Koor")
        try await given.workplace.adopt("koor", of: feed, from: try await given.workplace.reading(of: other, for: given.henk), by: given.henk)
        #expect(try await given.known(choir).title == "Ander koor")
        #expect(try await !given.times(of: choir).contains { $0.day == moved.adding(days: 1) })
        #expect(try await !given.lines(of: feed)[0].differs)
    }

    @Test(
        "marks what is not in it any more as gone, lets nothing disappear by itself, and takes it back when it returns",
        arguments: TestDatabanks.engines)
    func gone(engine: Engine) async throws {
        let given = try await FeedGiven.open(on: engine)
        let (feed, choir) = try await given.choir()
        let empty = Data("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".utf8)
        try await given.workplace.refresh(feed, with: empty, by: .system(of: Given.town))
        let lines = try await given.lines(of: feed)
        #expect(lines.map(\.uid) == ["koor"] && lines[0].goneOn == given.today)
        #expect(try await given.titles().contains("Koor"))
        #expect(try await given.workplace.read(as: given.henk) { try $0.source(of: choir, in: Given.town) }?.goneOn == given.today)
        try await given.workplace.refresh(feed, with: FeedGiven.calendar(from: given.first), by: .system(of: Given.town))
        #expect(try await given.lines(of: feed).first { $0.uid == "koor" }?.goneOn == nil)
        try await given.workplace.end(activity: choir, by: given.henk)
        try await given.workplace.refresh(feed, with: FeedGiven.calendar(from: given.first, title: "Weer"), by: .system(of: Given.town))
        #expect(try await given.known(choir).series.endedAt != nil, "what somebody ended stays ended")
        try await given.workplace.remove(feed: feed, by: given.henk)
        #expect(try await given.workplace.read(as: given.henk) { try $0.calendarFeeds(of: given.house, in: Given.town) }.isEmpty)
    }

    @Test("is read each day by one server; what cannot be read is told to who brought it, and tried again", arguments: TestDatabanks.engines)
    func daily(engine: Engine) async throws {
        let given = try await FeedGiven.open(on: engine)
        let (feed, choir) = try await given.choir()
        let club = Club(FeedGiven.calendar(from: given.first, title: "Nieuw koor"))
        #expect(try await given.workplace.readCalendars(from: club, as: "one") == 0)
        given.clock.pass(days: 1)
        let both = try await [given.workplace.readCalendars(from: club, as: "one"), given.workplace.readCalendars(from: club, as: "two")]
        #expect(both.compactMap(\.self).reduce(0, +) == 1 && club.asked == ["https://linde.example/agenda.ics"])
        #expect(try await given.known(choir).title == "Nieuw koor")
        for trouble in [FeedTrouble.unreachable, .refused] {
            club.fail(with: trouble)
            given.clock.pass(days: 1)
            _ = try await given.workplace.readCalendars(from: club, as: "one")
        }
        let broken = try await given.workplace.read(as: given.henk) { try $0.brokenFeeds(of: given.henk.person!, in: Given.town) }
        #expect(broken.map(\.trouble) == [.refused] && broken[0].troubleSince.map { given.clock.now.timeIntervalSince($0) } == 86_400)
        club.fail(with: nil)
        given.clock.pass(minutes: 6 * 60)
        #expect(try await given.workplace.readCalendars(from: club, as: "one") == 1)
        #expect(try await given.workplace.read(as: given.henk) { try $0.calendarFeed(feed, in: Given.town) }.trouble == nil)
    }

    @Test("is for who runs the house, the desk and the teams there, and for nobody else", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await FeedGiven.open(on: engine)
        let feed = try await given.bring()
        let other = try await given.presence.house.manager("Els", of: given.presence.house.otherHouse)
        let greet = Viewer(municipality: Given.town, person: given.presence.house.street.greet, name: "Greet", roles: [])
        for viewer in [other, greet, .visitor(of: Given.town)] {
            await #expect(throws: Problem.self) { try await given.workplace.choose(["koor"], of: feed, by: viewer) }
            await #expect(throws: Problem.self) { try await given.workplace.remove(feed: feed, by: viewer) }
            await #expect(throws: Problem.self) {
                _ = try await given.workplace.bring(
                    calendar: FeedGiven.calendar(from: given.first), from: nil, named: "X", to: given.house, submission: "x", by: viewer)
            }
        }
        await #expect(throws: FeedTrouble.noCalendar) {
            _ = try await given.workplace.bring(calendar: Data("x".utf8), from: nil, named: "X", to: given.house, submission: "y", by: given.henk)
        }
    }
}

/// A club that answers as a test says.
final class Club: CalendarSource {
    private let state: Mutex<(data: Data, trouble: FeedTrouble?, asked: [String])>

    init(_ data: Data) { state = Mutex((data, nil, [])) }

    var asked: [String] { state.withLock { $0.asked } }
    func fail(with trouble: FeedTrouble?) { state.withLock { $0.trouble = trouble } }

    func fetch(_ address: String) async throws(FeedTrouble) -> Data {
        let (data, trouble) = state.withLock { state in
            state.asked.append(address)
            return (state.data, state.trouble)
        }
        if let trouble { throw trouble }
        return data
    }
}

/// A house with coffee on Tuesdays, and a choir with a calendar of its own.
struct FeedGiven: Sendable {
    let presence: PresenceGiven
    let first: CalendarDate

    var workplace: Workplace { presence.workplace }
    var clock: TestClock { presence.house.street.clock }
    var house: House.ID { presence.house.house }
    var henk: Viewer { presence.house.henk }
    var today: CalendarDate { presence.house.today }

    static func open(on engine: Engine) async throws -> FeedGiven {
        let presence = try await PresenceGiven.open(on: engine)
        return FeedGiven(presence: presence, first: presence.first.adding(days: 2))
    }

    /// The choir every Thursday, and coffee as the house has it.
    static func calendar(from first: CalendarDate, hour: Int = 19, title: String = "Koor", off: CalendarDate? = nil) -> Data {
        func compact(_ day: CalendarDate) -> String { day.description.replacing("-", with: "") }
        let out = off.map { "\nEXDATE:\(compact($0))T\(hour)3000" } ?? ""
        return FeedReadingTests.calendar(
            "UID:koor\nSUMMARY:\(title)\nDTSTART:\(compact(first))T\(hour)3000\nDTEND:\(compact(first))T\(hour + 2)0000\nRRULE:FREQ=WEEKLY" + out,
            "UID:koffie\nSUMMARY:KOFFIE\nDTSTART:\(compact(first))T100000\nDURATION:PT1H")
    }

    func bring() async throws -> CalendarFeed.ID {
        try await workplace.bring(
            calendar: Self.calendar(from: first), from: "https://linde.example/agenda.ics", named: "Koor De Linde", to: house, submission: "form",
            by: henk)
    }

    func choir() async throws -> (CalendarFeed.ID, ActivitySeries.ID) {
        let feed = try await bring()
        try await workplace.choose(["koor"], of: feed, by: henk)
        return (feed, try #require(try await lines(of: feed)[0].activity))
    }

    /// The choir first.
    func lines(of feed: CalendarFeed.ID) async throws -> [FeedLine] {
        try await workplace.read(as: henk) { try $0.feedLines(of: feed, in: Given.town) }.sorted { $0.uid > $1.uid }
    }

    func titles() async throws -> [String] {
        try await workplace.read(as: henk) { try $0.activities(of: house, in: Given.town).map { $0.activity.title.capitalized }.sorted() }
    }

    func known(_ activity: ActivitySeries.ID) async throws -> KnownActivity {
        try await workplace.read(as: henk) { try $0.activity(activity, in: Given.town) }
    }

    func times(of activity: ActivitySeries.ID) async throws -> [ActivityTime] {
        try await workplace.read(as: henk) { try $0.times(of: activity, from: CalendarDate(clock.now), in: Given.town) }
    }
}

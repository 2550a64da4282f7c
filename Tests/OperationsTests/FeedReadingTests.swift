import Foundation
import Neighbourhood
import Testing

@testable import Operations

@Suite("A calendar of a club is read")
struct FeedReadingTests {
    static let today = CalendarDate("2026-11-23")!

    /// A calendar around events, with lines as the standard wants them.
    static func calendar(_ events: String...) -> Data {
        let body = events.map { "BEGIN:VEVENT\n" + $0 + "\nEND:VEVENT" }.joined(separator: "\n")
        return Data("BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Wandelclub De Linde\n\(body)\nEND:VCALENDAR\n".replacing("\n", with: "\r\n").utf8)
    }

    private func read(_ events: String...) throws -> FeedReading {
        let body = events.map { "BEGIN:VEVENT\n" + $0 + "\nEND:VEVENT" }.joined(separator: "\n")
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Wandelclub De Linde\n\(body)\nEND:VCALENDAR\n"
        return try FeedWork.read(Data(text.replacing("\n", with: "\r\n").utf8), today: Self.today)
    }

    private func shown(_ event: FeedEvent, _ count: Int = 3) -> [String] {
        event.times.prefix(count).map { "\($0.day) \($0.from / 60):\($0.from % 60) \($0.until / 60):\($0.until % 60)" + ($0.isOff ? " off" : "") }
    }

    @Test("with its name, words without tags, and every week on the clock of the Netherlands, also after the clock was changed")
    func weekly() throws {
        let reading = try read(
            """
            UID:1@linde
            SUMMARY:Wandelen\\, rustig
            DESCRIPTION:<b>Kom mee</b><br>Ook met rollator
            LOCATION:Park
            DTSTART;TZID=Europe/Amsterdam:20260908T100000
            DTEND;TZID=Europe/Amsterdam:20260908T113000
            RRULE:FREQ=WEEKLY;BYDAY=TU
            EXDATE;TZID=Europe/Amsterdam:20261201T100000
            """)
        #expect(reading.name == "Wandelclub De Linde" && reading.left.isEmpty)
        let event = try #require(reading.events.first)
        #expect(event.title == "Wandelen, rustig" && event.words == "Kom mee\nOok met rollator\nWaar: Park" && event.goesOn)
        #expect(shown(event) == ["2026-11-24 10:0 11:30", "2026-12-08 10:0 11:30", "2026-12-15 10:0 11:30"])
        #expect(event.times.allSatisfy { $0.from == 600 } && event.times.count > 50)
        let plan = FeedPlan(event, today: Self.today)
        #expect(plan.plan.recurrence == Recurrence(stored: "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU") && plan.plan.last == nil)
        #expect(plan.different.map(\.planned.description) == ["2026-12-01"] && plan.different.map(\.fate) == [.cancelled])
    }

    @Test(
        "in whatever zone it is written",
        arguments: [
            ("DTSTART:20261201T090000Z\nDTEND:20261201T100000Z", "2026-12-01 10:0 11:0"),
            ("DTSTART:20260701T080000Z\nDTEND:20270701T080000Z", ""),
            ("DTSTART:20261201T100000\nDTEND:20261201T110000", "2026-12-01 10:0 11:0"),
            ("DTSTART;TZID=\"W. Europe Standard Time\":20261201T100000\nDURATION:PT1H", "2026-12-01 10:0 11:0"),
            ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20261201T100000\nDURATION:PT90M", "2026-12-01 11:0 12:30"),
            ("DTSTART;TZID=America/New_York:20261201T200000\nDURATION:PT1H", "2026-12-02 2:0 3:0"),
            ("DTSTART;TZID=Mars/Olympus:20261201T100000\nDURATION:PT1H", "2026-12-01 10:0 11:0"),
        ])
    func zones(times: String, expected: String) throws {
        let reading = try read("UID:1\nSUMMARY:Koor\n" + times)
        #expect(reading.events.first.map { shown($0)[0] } ?? "" == expected)
        #expect(reading.events.first?.hasUnknownZone ?? false == times.contains("Mars"))
    }

    @Test("with what was moved, is off, extra, counted and ended")
    func changes() throws {
        let reading = try read(
            "UID:1\nSUMMARY:Koor\nDTSTART:20261201T193000\nDTEND:20261201T213000\nRRULE:FREQ=WEEKLY;COUNT=4\nRDATE:20261223T193000",
            "UID:1\nSUMMARY:Koor\nRECURRENCE-ID:20261208T193000\nDTSTART:20261209T200000\nDTEND:20261209T220000",
            "UID:1\nSUMMARY:Koor\nRECURRENCE-ID:20261215T193000\nDTSTART:20261215T193000\nDTEND:20261215T213000\nSTATUS:CANCELLED",
            "UID:2\nSUMMARY:Bestuur\nDTSTART:20261201T193000\nDTEND:20261201T213000\nRRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270302T235959Z")
        let (choir, board) = (reading.events[0], reading.events[1])
        #expect(
            shown(choir, 9) == [
                "2026-12-01 19:30 21:30", "2026-12-09 20:0 22:0", "2026-12-15 19:30 21:30 off", "2026-12-22 19:30 21:30", "2026-12-23 19:30 21:30",
            ])
        #expect(!choir.goesOn)
        let plan = FeedPlan(choir, today: Self.today)
        #expect(plan.plan.recurrence == Recurrence(stored: "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU") && plan.plan.last?.description == "2026-12-23")
        #expect(plan.different.map(\.fate) == [.moved, .cancelled, .extra])
        #expect(FeedPlan(board, today: Self.today).plan.recurrence == Recurrence(stored: "FREQ=MONTHLY;BYDAY=1TU"))
        #expect(board.times.map(\.day.description) == ["2026-12-01", "2027-01-05", "2027-02-02", "2027-03-02"])
    }

    @Test("days without a rhythm become times of their own, and keep their first day when they are read again")
    func loose() throws {
        let reading = try read("UID:1\nSUMMARY:Uitje\nDTSTART:20261124T100000\nDURATION:PT2H\nRDATE:20261203T100000,20270115T100000,20270301T100000")
        let event = try #require(reading.events.first)
        let plan = FeedPlan(event, today: Self.today)
        #expect(plan.plan.recurrence == nil && plan.plan.first.description == "2026-11-24" && plan.different.map(\.fate) == [.extra, .extra, .extra])
        let later = try FeedWork.read(
            Self.calendar("UID:1\nSUMMARY:Uitje\nDTSTART:20261124T100000\nDURATION:PT2H\nRDATE:20261203T100000,20270115T100000,20270301T100000"),
            today: Self.today.adding(days: 5))
        let again = FeedPlan(later.events[0], former: plan.plan, today: Self.today.adding(days: 5))
        #expect(again.plan == plan.plan && again.different.map(\.fate) == [.extra, .extra, .extra])
    }

    @Test("and says what cannot be shown, and why")
    func left() throws {
        let reading = try read(
            "UID:1\nSUMMARY:Vakantie\nDTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261205",
            "UID:2\nDTSTART:20261201T100000\nDTEND:20261201T110000", "UID:3\nSUMMARY:Geheim\nCLASS:PRIVATE\nDTSTART:20261201T100000\nDURATION:PT1H",
            "UID:4\nSUMMARY:Kamp\nDTSTART:20261201T100000\nDTEND:20261204T110000", "UID:5\nSUMMARY:Zonder eind\nDTSTART:20261201T100000",
            "UID:6\nSUMMARY:Oud\nDTSTART:00010101T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY",
            "UID:7\nSUMMARY:Seconden\nDTSTART:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY",
            "UID:8\nSUMMARY:Elke 0\nDTSTART:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=0",
            "UID:9\nSUMMARY:Voorbij\nDTSTART:20251201T100000\nDURATION:PT1H",
            "UID:10\nSUMMARY:Oudejaar\nDTSTART:20261231T210000\nDTEND:20270101T020000")
        let why = Dictionary(reading.left.map { ($0.title, $0.why) }, uniquingKeysWith: { $1 })
        #expect(
            why == [
                "Vakantie": .allDay, "–": .untitled, "Geheim": .personal, "Kamp": .tooLong, "Zonder eind": .tooLong, "Oud": .noDate,
                "Seconden": .rule, "Elke 0": .rule,
            ])
        #expect(reading.events.map(\.title) == ["Oudejaar"] && reading.events[0].times[0].until == 24 * 60)
    }

    @Test("refuses what is no calendar, what is too large or too deep, and what would keep a server busy")
    func hostile() throws {
        func trouble(_ text: String) -> FeedTrouble? {
            do throws(FeedTrouble) {
                _ = try FeedWork.read(Data(text.utf8), today: Self.today)
                return nil
            } catch {
                return error
            }
        }
        #expect(trouble("<html><body>Nee</body></html>") == .noCalendar && trouble("") == .noCalendar)
        #expect(trouble("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n") == .noCalendar)
        #expect(trouble("BEGIN:VCALENDAR\n" + String(repeating: "X:1\n", count: FeedLimits.lines + 1) + "END:VCALENDAR\n") == .tooComplex)
        #expect(trouble(String(repeating: "BEGIN:VCALENDAR\n", count: 100_000)) == .tooComplex)
        #expect(trouble("BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:VEV\n ENT\n", count: 9)) == .tooComplex, "folded to slip by")
        #expect(trouble("BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n", count: 1001) + "END:VCALENDAR") == .tooComplex)
        #expect(throws: FeedTrouble.tooLarge) { _ = try FeedWork.read(Data(count: FeedLimits.bytes + 1), today: Self.today) }
        let daily = (0..<FeedLimits.events).map {
            "BEGIN:VEVENT\nUID:\($0)\nSUMMARY:S\nDTSTART:19900101T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
        }.joined()
        #expect(trouble("BEGIN:VCALENDAR\n" + daily + "END:VCALENDAR\n") == .tooComplex)
        // What a file says of its own zones is not followed, so a zone that changes each second does nothing.
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Eigen\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
        let event = "BEGIN:VEVENT\nUID:1\nSUMMARY:Koor\nDTSTART;TZID=Eigen:20261201T100000\nDURATION:PT1H\nEND:VEVENT\n"
        let reading = try FeedWork.read(Data("BEGIN:VCALENDAR\n\(zone)\(event)END:VCALENDAR\n".utf8), today: Self.today)
        #expect(reading.events.map(\.hasUnknownZone) == [true])
        // A day that never comes.
        let never = try read("UID:1\nSUMMARY:Nooit\nDTSTART:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
        #expect(never.events.map(\.times.count) == [1])
    }
}

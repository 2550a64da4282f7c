import Foundation
import Neighbourhood
import Testing

@Suite("The calendar")
struct CalendarDateTests {
    @Test("counts days as Foundation's Gregorian calendar does, from 1900 to 2100")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for days in stride(from: -25_567, through: 47_482, by: 7) {
            let date = CalendarDate(daysSince1970: days)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
            #expect((date.weekday + 1) % 7 + 1 == parts.weekday)
            #expect(date.daysSince1970 == days)
        }
    }

    @Test(
        "a day on which nobody works gives way to the first working day after it",
        arguments: [
            ("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23"), ("2026-11-22", "2026-11-23"), ("2026-12-25", "2026-12-28"),
            ("2027-03-28", "2027-03-30"),
        ])
    func workingDay(day: String, expected: String) throws {
        #expect(try #require(CalendarDate(day)).orFirstWorkingDayAfter.description == expected)
    }

    @Test("a step that Omzien proposes falls on a working day, whatever day it is today", arguments: NextStep.allCases)
    func steps(step: NextStep) throws {
        let monday = try #require(CalendarDate("2026-12-14"))
        let worker = try #require(Person.ID("1m80f4a9n0gtn8vp6mdz"))
        for days in 0..<21 {
            let care = Care(owner: worker, step: step, today: monday.adding(days: days))
            #expect(care.nextOn.isWorkingDay && care.nextOn >= monday.adding(days: days + step.days))
        }
    }

    @Test("knows no thirtieth of February and no day in words")
    func refusesImpossibleDays() {
        #expect(CalendarDate("2026-02-30") == nil)
        #expect(CalendarDate("2025-02-29") == nil)
        #expect(CalendarDate("2024-02-29") != nil)
        #expect(CalendarDate("morgen") == nil)
        #expect(CalendarDate("2026-1-5") == nil)
    }

    @Test("follows the Dutch clock through both changes of the hour, as the time-zone database has it")
    func dutchClock() throws {
        let amsterdam = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        for hour in stride(from: 1_600_000_000.0, to: 1_900_000_000.0, by: 3600 * 7) {
            let moment = Date(timeIntervalSince1970: hour)
            #expect(DutchTime.offset(at: moment) == Double(amsterdam.secondsFromGMT(for: moment)))
        }
    }
}

import Foundation
import Neighbourhood
import Testing

@Suite("A time on the clock")
struct ClockTimeTests {
    @Test(
        "is read as people type it",
        arguments: [("13:30", 810), ("9.05", 545), ("09.30", 570), ("9", 540), ("00:00", 0), ("0:05", 5), ("24:00", 1440)])
    func read(text: String, minutes: Int) { #expect(ClockTime(text)?.minutes == minutes) }

    @Test(
        "is not read from what is no time",
        arguments: ["", ":", "9:", "25:00", "24:01", "9:60", "9:5", "negen", "9:5:1", "-1:00", "١:٠٠", "9:000"])
    func notRead(text: String) { #expect(ClockTime(text) == nil) }

    @Test("that the clock skips comes an hour later, and one that it shows twice is the first")
    func clockChange() throws {
        let forward = try #require(CalendarDate("2027-03-28")).moment(at: ClockTime(stored: 150))
        #expect(ClockTime(forward) == ClockTime("03:30"))
        let back = try #require(CalendarDate("2027-10-31"))
        #expect(back.moment(at: ClockTime(stored: 150)).timeIntervalSince(back.moment(at: ClockTime(stored: 90))) == 3600)
        #expect(back.moment(at: ClockTime(stored: 210)).timeIntervalSince(back.moment(at: ClockTime(stored: 150))) == 7200)
    }

    @Test("at the end of a day is the first moment of the next")
    func midnight() throws {
        let day = try #require(CalendarDate("2027-10-31"))
        #expect(day.moment(at: ClockTime(stored: 1440)) == day.adding(days: 1).start)
        #expect(ClockTime(day.adding(days: 1).start).minutes == 0)
    }
}

import Foundation
import Neighbourhood
import Testing

@Suite("When a house is open")
struct OpeningTimesTests {
    private static func said(_ times: OpeningTimes) -> [String] {
        times.stretches.map { "\($0.weekday) \($0.hours.from / 60)-\($0.hours.until / 60)" }
    }

    @Test(
        "is read as it stands on the door, or stays as it is",
        arguments: [
            ("maandag 13:00-17:00 en 19:00-22:00", ["0 13-17", "0 19-22"]), ("Dinsdag, vrijdag 9-12", ["1 9-12", "4 9-12"]),
            ("zaterdag van 9:00–24:00 uur", ["5 9-24"]), ("maandag tot en met donderdag 9:00 - 17:00", ["0 9-17", "1 9-17", "2 9-17", "3 9-17"]),
            ("ma", nil), ("vrijdag van 9 tot 12 en van 13 tot 17 uur", ["4 9-12", "4 13-17"]), ("zondag gesloten", []), ("weekend dicht", []),
            ("maandag 12:00-9:00", nil), ("9:00-12:00", nil), ("elke maandag 9:00-12:00", nil), ("maandag", nil),
            ("maandag 9:00-12:00 en 11:00-13:00", nil), ("zaterdag en zondag gesloten, tenzij er een feest is", nil), ("maandag 9:00--12:00", nil),
            ("maandag -12:00", nil), ("maandag 9-12-15", nil), ("zondag~maandag 9-12", nil),
        ] as [(String, [String]?)])
    func read(line: String, hours: [String]?) {
        let read = OpeningTimes.read(line)
        #expect(Self.said(read.times) == (hours ?? []))
        #expect(read.rest == (hours == nil ? [line] : []))
    }

    @Test("leaves a second line of one day alone when it overlaps the first, and lies in the databank as it was")
    func twice() {
        let read = OpeningTimes.read("maandag 9:00-12:00; maandag 13:00-17:00\nmaandag 16:00-18:00; verder op afspraak")
        #expect(Self.said(read.times) == ["0 9-12", "0 13-17"] && read.rest == ["maandag 16:00-18:00", "verder op afspraak"])
        #expect(read.times.stored == "MO 540-720,780-1020" && OpeningTimes(stored: read.times.stored) == read.times)
        #expect(OpeningTimes(stored: "") == .none && OpeningTimes(stored: "XX 1-2;TU 9") == .none)
    }

    /// A Monday in winter.
    private static let monday = CalendarDate("2026-11-23")!
    private static func at(_ time: String, days: Int = 0) -> Date { monday.adding(days: days).moment(at: ClockTime(time)!) }

    private static let week = OpeningTimes.read("maandag 9:00-12:00 en 13:00-17:00; woensdag 9:00-12:00").times

    private func openness(_ time: String, _ exceptions: [OpeningExceptionDraft] = [], saysMore: Bool = false) -> Openness? {
        Self.week.openness(at: Self.at(time), exceptions: exceptions, saysMore: saysMore)
    }

    private static func different(_ first: Int, _ last: Int, _ hours: [Hours]?, _ words: String = "") -> OpeningExceptionDraft {
        OpeningExceptionDraft(first: monday.adding(days: first), last: monday.adding(days: last), hours: hours, words: words)
    }

    @Test("says whether the door is open now, until when, and when it opens again")
    func now() {
        #expect(openness("9:00") == .open(until: Self.at("12:00")) && openness("16:59") == .open(until: Self.at("17:00")))
        #expect(openness("12:00") == .closed(until: Self.at("13:00")) && openness("8:00") == .closed(until: Self.at("9:00")))
        #expect(openness("17:00") == .closed(until: Self.at("9:00", days: 2)))
        #expect(OpeningTimes.none.openness(at: Self.at("9:00"), exceptions: [], saysMore: false) == nil)
    }

    @Test("goes by the days that are different; what only words tell is not guessed")
    func exceptions() {
        #expect(openness("10:00", [Self.different(0, 0, [])]) == .closed(until: Self.at("9:00", days: 2)))
        let evening = Self.different(0, 0, [Hours(from: 1200, until: 1320)!])
        #expect(openness("10:00", [evening]) == .closed(until: Self.at("20:00")) && openness("20:30", [evening]) == .open(until: Self.at("22:00")))
        #expect(openness("20:30", [Self.different(-3, 3, []), evening]) == .open(until: Self.at("22:00")), "the fewest days say it")
        #expect(openness("10:00", [Self.different(0, 0, nil, "tot het feest uit is")]) == nil)
        #expect(openness("17:00", [Self.different(1, 1, nil, "vraag het aan de balie")]) == nil)
        #expect(openness("10:00", [Self.different(0, 90, [])]) == .closed(until: nil))
        #expect(openness("17:00", saysMore: true) == nil && openness("10:00", saysMore: true) == .open(until: Self.at("12:00")))
    }

    @Test("needs hours or words for a day that is different")
    func faults() {
        let today = Self.monday
        #expect(Self.different(0, 1, []).faults(today: today) == [])
        #expect(Self.different(0, 1, nil).faults(today: today) == [FieldError("words", .missing)])
        #expect(
            OpeningExceptionDraft.hours(stored: nil, words: "gesloten") == [] && OpeningExceptionDraft.hours(stored: nil, words: "later open") == nil)
        #expect(OpeningExceptionDraft.hours(stored: "540-720", words: "Kerst")?.map(\.from) == [540])
    }
}

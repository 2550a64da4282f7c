import Foundation
import Language
import Neighbourhood

/// Days and moments as people say them.
enum Spoken {
    static var dayNames: [String] { DateWords.spoken.weekdays }
    static var shortDayNames: [String] { DateWords.spoken.shortWeekdays }
    static var partNames: [String] { DateWords.spoken.parts }

    /// "vandaag", "morgen", "dinsdag 24 november", "3 maart 2025".
    static func day(_ day: CalendarDate, today: CalendarDate) -> String {
        switch today.days(until: day) {
        case 0: plain("spoken.today")
        case 1: plain("spoken.tomorrow")
        case -1: plain("spoken.yesterday")
        case 2...6: dayAndDate(day, today: today)
        default: date(day, today: today)
        }
    }

    /// When something has to be done: "vandaag", "3 dagen te laat".
    static func due(_ day: CalendarDate, today: CalendarDate) -> String {
        switch day.days(until: today) {
        case ..<1: self.day(day, today: today)
        case let days: plain("spoken.daysLate", count: days)
        }
    }

    /// "24 november", with the year when it is another.
    static func date(_ day: CalendarDate, today: CalendarDate) -> String {
        DateWords.spoken.date(day, withYear: day.year != today.year)
    }

    /// "dinsdag 24 november", with the year when it is another.
    static func dayAndDate(_ day: CalendarDate, today: CalendarDate) -> String {
        DateWords.spoken.dayAndDate(day, withYear: day.year != today.year)
    }

    /// "24 november 2026".
    static func fullDate(_ day: CalendarDate) -> String { DateWords.spoken.date(day, withYear: true) }

    /// "november 2025".
    static func month(_ day: CalendarDate) -> String { DateWords.spoken.month(day) }

    /// "vandaag", "gisteren", "5 dagen geleden", "3 weken geleden".
    static func ago(_ day: CalendarDate, today: CalendarDate) -> String {
        switch day.days(until: today) {
        case ..<1: plain("spoken.today")
        case 1: plain("spoken.yesterday")
        case let days where days < 14: plain("spoken.daysAgo", count: days)
        case let days where days < 60: plain("spoken.weeksAgo", count: days / 7)
        case let days where days < 730: plain("spoken.monthsAgo", count: days / 30)
        case let days: plain("spoken.yearsAgo", count: days / 365)
        }
    }

    static func ago(_ moment: Date, now: Date) -> String { ago(CalendarDate(moment), today: CalendarDate(now)) }

    /// "14:05", on the Dutch clock.
    static func time(_ moment: Date) -> String {
        let (hour, minute) = DutchTime.clock(at: moment)
        return "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    /// "09:05", as a field for a time wants it.
    static func clock(_ moment: Date) -> String { clock(ClockTime(moment).minutes) }

    /// "dinsdagmiddag en donderdagmiddag", "doordeweeks overdag", "elke avond".
    static func dayParts(_ parts: DayParts) -> String {
        if parts.isEmpty { return "" }
        if parts == .all { return plain("spoken.always") }
        if let phrase = wholePhrases.first(where: { $0.parts == parts })?.text { return plain(phrase) }
        return list((0..<7).compactMap { day(parts, $0) })
    }

    private static let wholePhrases: [(parts: DayParts, text: TextKey)] = [
        (.weekdays, "spoken.weekdays"), (.weekend, "spoken.weekend"), (.mornings, "spoken.everyMorning"), (.afternoons, "spoken.everyAfternoon"),
        (.evenings, "spoken.everyEvening"), (.weekdays.intersection(.mornings), "spoken.weekdayMornings"),
        (.weekdays.intersection(.afternoons), "spoken.weekdayAfternoons"), (.weekdays.intersection(.evenings), "spoken.weekdayEvenings"),
        (.weekdays.subtracting(.evenings), "spoken.weekdayDaytime"),
    ]

    private static func day(_ parts: DayParts, _ day: Int) -> String? {
        let chosen = (0..<3).filter { parts.contains(day: day, part: $0) }
        switch chosen.count {
        case 0: return nil
        case 3: return dayNames[day]
        case 1: return plain("spoken.dayPart", ["day": dayNames[day], "part": partNames[chosen[0]]])
        default: return plain("spoken.dayParts", ["day": dayNames[day], "first": partNames[chosen[0]], "second": partNames[chosen[1]]])
        }
    }

    /// "a, b en c".
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return plain("spoken.listed", ["before": words.dropLast().joined(separator: plain("spoken.comma")), "last": last])
    }

    /// The first so many characters (Unicode scalars), to the end of a word.
    static func short(_ words: String, _ limit: Int = 120) -> String {
        // Most words are short, and bytes are counted without looking at them.
        guard words.utf8.count > limit else { return words }
        var (seen, end, lastSpace): (Int, Int, Int?) = (0, 0, nil)
        for byte in words.utf8 {
            // The first byte of a character's code; the others begin with the bits 10.
            if byte & 0xC0 != 0x80 { seen += 1 }
            if seen > limit { break }
            if byte == UInt8(ascii: " ") { lastSpace = end }
            end += 1
        }
        guard end < words.utf8.count else { return words }
        // Between words, where no character is cut in two; only a word of this length is cut as it comes.
        guard let lastSpace else { return words.prefix(limit) + "…" }
        return String(decoding: words.utf8.prefix(lastSpace), as: UTF8.self) + "…"
    }

    /// The first letter large, the others as they are: "VOG" stays what it is.
    static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// "14 maart". Any leap year has every day.
    static func birthday(_ birthday: Birthday) -> String {
        CalendarDate(year: 2024, month: birthday.month, day: birthday.day).map { DateWords.spoken.date($0, withYear: false) } ?? ""
    }

    /// "één persoon", "3 mensen".
    static func people(_ count: Int) -> String { plain("spoken.people", count: count) }

    /// To ring at once; it keeps its order between words that run from right to left.
    static func link(_ number: PhoneNumber) -> HTML { "<a href=\"tel:\(number.text)\" dir=\"ltr\">\(number.shown)</a>" }

    /// "6 minuten lopen".
    static func walk(_ minutes: Int) -> String {
        minutes <= 90 ? plain("spoken.walk", count: minutes) : plain("spoken.tooFar")
    }
}

import Foundation
import Neighbourhood

/// Days and moments as people say them.
enum Spoken {
    static let dayNames = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    static let shortDayNames = ["ma", "di", "wo", "do", "vr", "za", "zo"]
    static let partNames = ["ochtend", "middag", "avond"]

    /// "vandaag", "morgen", "dinsdag 24 november", "3 maart 2025".
    static func day(_ day: CalendarDate, today: CalendarDate) -> String {
        switch today.days(until: day) {
        case 0: "vandaag"
        case 1: "morgen"
        case -1: "gisteren"
        case 2...6: "\(dayNames[day.weekday]) \(date(day, today: today))"
        default: date(day, today: today)
        }
    }

    /// When something has to be done: "vandaag", "3 dagen te laat".
    static func due(_ day: CalendarDate, today: CalendarDate) -> String {
        switch day.days(until: today) {
        case ..<1: self.day(day, today: today)
        case 1: "1 dag te laat"
        case let days: "\(days) dagen te laat"
        }
    }

    /// "24 november", with the year when it is another.
    static func date(_ day: CalendarDate, today: CalendarDate) -> String {
        "\(day.day) \(day.monthName)" + (day.year == today.year ? "" : " \(day.year)")
    }

    /// "24 november 2026".
    static func fullDate(_ day: CalendarDate) -> String { "\(day.day) \(day.monthName) \(day.year)" }

    /// "vandaag", "gisteren", "5 dagen geleden", "3 weken geleden".
    /// "november 2025".
    static func month(_ day: CalendarDate) -> String { "\(day.monthName) \(day.year)" }

    static func ago(_ day: CalendarDate, today: CalendarDate) -> String {
        switch day.days(until: today) {
        case ..<1: "vandaag"
        case 1: "gisteren"
        case let days where days < 14: "\(days) dagen geleden"
        case let days where days < 60: "\(days / 7) weken geleden"
        case let days where days < 730: "\(days / 30) maanden geleden"
        case let days: "\(days / 365) jaar geleden"
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
        if parts == .all { return "altijd" }
        if let phrase = wholePhrases.first(where: { $0.0 == parts })?.1 { return phrase }
        return list((0..<7).compactMap { day(parts, $0) })
    }

    private static let wholePhrases: [(DayParts, String)] = [
        (.weekdays, "doordeweeks"), (.weekend, "in het weekend"), (.mornings, "elke ochtend"), (.afternoons, "elke middag"),
        (.evenings, "elke avond"), (.weekdays.intersection(.mornings), "doordeweeks ’s ochtends"),
        (.weekdays.intersection(.afternoons), "doordeweeks ’s middags"), (.weekdays.intersection(.evenings), "doordeweeks ’s avonds"),
        (.weekdays.subtracting(.evenings), "doordeweeks overdag"),
    ]

    private static func day(_ parts: DayParts, _ day: Int) -> String? {
        let chosen = (0..<3).filter { parts.contains(day: day, part: $0) }
        switch chosen.count {
        case 0: return nil
        case 3: return dayNames[day]
        case 1: return dayNames[day] + partNames[chosen[0]]
        // A hyphen that does not leave the word behind it for the next line.
        default: return dayNames[day] + partNames[chosen[0]] + " en \u{2011}" + partNames[chosen[1]]
        }
    }

    /// "a, b en c".
    static func list(_ words: [String]) -> String {
        words.count < 2 ? words.first ?? "" : words.dropLast().joined(separator: ", ") + " en " + words[words.count - 1]
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

    /// "één persoon", "3 mensen".
    static func people(_ count: Int) -> String { count == 1 ? "één persoon" : "\(count) mensen" }

    /// "6 minuten lopen".
    static func walk(_ minutes: Int) -> String {
        minutes == 1 ? "1 minuut lopen" : minutes <= 90 ? "\(minutes) minuten lopen" : "te ver om te lopen"
    }
}

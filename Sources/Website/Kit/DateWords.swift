import Foundation
import Language
import Neighbourhood

/// Days of the week and dates as a language writes them (Unicode CLDR, through Foundation's ICU); in Dutch from the calendar's own words.
struct DateWords: Sendable {
    /// Monday first.
    let weekdays: [String]
    let shortWeekdays: [String]
    private let tongue: Tongue

    /// Morning, afternoon, evening.
    let parts: [String]
    private let style: Date.FormatStyle

    /// Of the language of this page.
    static var spoken: DateWords { all.spoken }
    private static let all = PerTongue(DateWords.init)

    private init(_ tongue: Tongue) {
        self.tongue = tongue
        style = tongue.dateStyle
        parts = [plain("spoken.morning"), plain("spoken.afternoon"), plain("spoken.evening")]
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = tongue.locale
        weekdays = tongue == .dutch ? Self.dutch : Self.mondayFirst(calendar.standaloneWeekdaySymbols)
        shortWeekdays = tongue == .dutch ? Self.dutch.map { String($0.prefix(2)) } : Self.mondayFirst(calendar.shortStandaloneWeekdaySymbols)
    }

    private static let dutch = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    private static func mondayFirst(_ names: [String]) -> [String] { Array(names[1...] + names[..<1]) }

    /// "24 november 2026"; without the year where everybody knows it.
    func date(_ day: CalendarDate, withYear: Bool) -> String {
        guard tongue != .dutch else { return "\(day.day) \(day.monthName)" + (withYear ? " \(day.year)" : "") }
        let style = style.day().month(.wide)
        return Self.noon(day).formatted(withYear ? style.year() : style)
    }

    /// "dinsdag 24 november".
    func dayAndDate(_ day: CalendarDate, withYear: Bool) -> String {
        guard tongue != .dutch else { return "\(weekdays[day.weekday]) \(date(day, withYear: withYear))" }
        let style = style.weekday(.wide).day().month(.wide)
        return Self.noon(day).formatted(withYear ? style.year() : style)
    }

    /// "november 2026".
    func month(_ day: CalendarDate) -> String {
        guard tongue != .dutch else { return "\(day.monthName) \(day.year)" }
        return Self.noon(day).formatted(style.month(.wide).year())
    }

    private static func noon(_ day: CalendarDate) -> Date { Date(timeIntervalSince1970: Double(day.daysSince1970) * 86_400 + 43_200) }
}

extension Tongue {
    /// With the digits that stand on letters, doors and telephones in the Netherlands, also in Arabic: a date must be the one on the letter beside it.
    var locale: Locale { Locale(identifier: self == .arabic ? "ar@numbers=latn" : self == .english ? "en_GB" : code) }

    fileprivate var dateStyle: Date.FormatStyle {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return Date.FormatStyle(locale: locale, calendar: calendar, timeZone: .gmt)
    }
}

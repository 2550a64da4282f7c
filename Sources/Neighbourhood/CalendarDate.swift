public import Foundation

/// A day on the calendar, without a clock and without a time zone: "tot 1 september".
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// "januari" to "december", as they are said and typed.
    public static let monthNames = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    ]

    /// The name of its month: "november".
    public var monthName: String { Self.monthNames[month - 1] }

    /// Nil when there is no such day, as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads "2026-11-21".
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day it is in the Netherlands at this moment.
    public init(_ moment: Date) {
        self.init(daysSince1970: Int((moment.timeIntervalSince1970 + DutchTime.offset(at: moment)) / 86_400, rounding: .down))
    }

    /// Civil date from a count of days; the arithmetic is Howard Hinnant's `civil_from_days`, "chrono-Compatible Low-Level Date Algorithms".
    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The moment at which this day begins in the Netherlands. The clock changes later in the night, so the evening before has the same offset.
    public var start: Date {
        let midnight = Double(daysSince1970) * 86_400
        return Date(timeIntervalSince1970: midnight - DutchTime.offset(at: Date(timeIntervalSince1970: midnight - 7200)))
    }

    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public func adding(days: Int) -> CalendarDate {
        CalendarDate(daysSince1970: daysSince1970 + days)
    }

    /// Days from this day to the other; negative when the other lies before.
    public func days(until other: CalendarDate) -> Int {
        other.daysSince1970 - daysSince1970
    }

    /// 0 is Monday, 6 is Sunday.
    public var weekday: Int {
        let shifted = (daysSince1970 + 3) % 7
        return shifted >= 0 ? shifted : shifted + 7
    }

    public var description: String {
        padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// The clock of the European Netherlands: UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of October, both at 01:00 UTC
/// (Directive 2000/84/EC). Written out because it is asked for every line of every list, where a general time-zone look-up costs fifty times more.
public enum DutchTime {
    /// Seconds to add to UTC.
    public static func offset(at moment: Date) -> Double {
        let seconds = moment.timeIntervalSince1970
        let year = CalendarDate(daysSince1970: Int(seconds / 86_400, rounding: .down)).year
        let summer = lastSunday(of: 3, in: year)..<lastSunday(of: 10, in: year)
        return summer.contains(seconds) ? 7200 : 3600
    }

    /// Hour and minute on the wall clock.
    public static func clock(at moment: Date) -> (hour: Int, minute: Int) {
        let local = Int(moment.timeIntervalSince1970 + offset(at: moment), rounding: .down)
        let second = ((local % 86_400) + 86_400) % 86_400
        return (second / 3600, second / 60 % 60)
    }

    private static func lastSunday(of month: Int, in year: Int) -> Double {
        guard let last = CalendarDate(year: year, month: month, day: 31) else { return 0 }
        let back = (last.weekday + 1) % 7
        return Double(last.adding(days: -back).daysSince1970) * 86_400 + 3600
    }
}

extension Int {
    fileprivate init(_ value: Double, rounding rule: FloatingPointRoundingRule) {
        self.init(value.rounded(rule))
    }
}

private func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}

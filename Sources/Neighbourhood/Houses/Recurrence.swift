/// In which rhythm something returns, as a rule of RFC 5545 (3.3.10): "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU". Until which day is said apart from it.
///
/// Which days those are works out whoever knows the calendar (`Operations`); this value only says the rule as people choose it.
public struct Recurrence: Hashable, Sendable {
    public let rule: String

    /// - Parameter stored: a rule that was made by one of the others.
    public init(stored: String) { rule = stored }

    /// Every week, or every other week, on the weekday of its first day.
    ///
    /// - Parameter interval: in weeks, from 1 to 12.
    public static func weekly(every interval: Int = 1, from first: CalendarDate) -> Recurrence {
        Recurrence(stored: "FREQ=WEEKLY;INTERVAL=\(interval);BYDAY=\(first.weekdayCode)")
    }

    /// Every month on the same weekday of the same week: the second Tuesday.
    public static func monthly(on first: CalendarDate) -> Recurrence {
        Recurrence(stored: "FREQ=MONTHLY;BYDAY=\((first.day - 1) / 7 + 1)\(first.weekdayCode)")
    }

    /// Every month on the last such weekday.
    public static func monthlyOnLast(_ first: CalendarDate) -> Recurrence {
        Recurrence(stored: "FREQ=MONTHLY;BYDAY=-1\(first.weekdayCode)")
    }
}

extension CalendarDate {
    /// Monday to Sunday as RFC 5545 writes them.
    public static let weekdayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    var weekdayCode: String { Self.weekdayCodes[weekday] }
}

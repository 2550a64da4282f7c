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

    /// Every week on some weekdays.
    ///
    /// - Parameters:
    ///   - weekdays: 0 is Monday; at least one.
    ///   - interval: in weeks, from 1 to 12.
    public static func weekly(on weekdays: Set<Int>, every interval: Int = 1) -> Recurrence {
        Recurrence(stored: "FREQ=WEEKLY;INTERVAL=\(interval);BYDAY=" + weekdays.sorted().map { CalendarDate.weekdayCodes[$0] }.joined(separator: ","))
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

extension Recurrence {
    /// What a rule says, taken apart, so that it can be said in words and filled in again. Only of rules that were made here.
    public struct Parts: Sendable, Equatable {
        public let isMonthly: Bool
        /// In weeks or months.
        public let interval: Int
        public let days: [Day]
    }

    /// A weekday of a rule, 0 for Monday; with which of the month, -1 for the last, 0 for each.
    public struct Day: Sendable, Equatable {
        public let ordinal: Int
        public let weekday: Int
    }

    /// Nil for a rule of another kind.
    public var parts: Parts? {
        let fields = Dictionary(
            rule.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }.map {
                ($0[0], $0[1])
            },
            uniquingKeysWith: { first, _ in first })
        guard let frequency = fields["FREQ"], ["WEEKLY", "MONTHLY"].contains(frequency), let listed = fields["BYDAY"],
            fields.keys.allSatisfy(["FREQ", "INTERVAL", "BYDAY"].contains)
        else { return nil }
        let days = listed.split(separator: ",").compactMap { day in
            CalendarDate.weekdayCodes.firstIndex(of: String(day.suffix(2))).map { Day(ordinal: Int(day.dropLast(2)) ?? 0, weekday: $0) }
        }
        return days.isEmpty ? nil : Parts(isMonthly: frequency == "MONTHLY", interval: fields["INTERVAL"].flatMap { Int($0) } ?? 1, days: days)
    }
}

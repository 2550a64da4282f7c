/// When there is something to celebrate or to thank for. Of birthdays day and month, of who wants them known.
public enum Appreciation {
    /// So long ahead and so long afterwards an anniversary of helping is on the list, in days.
    static let ahead = 30
    static let behind = 14
    /// Thanked longer ago than this, in months, it is time again.
    static let months = 6
    /// Not put to any ask for so long, in months, somebody who offers begins to wonder.
    static let monthsUnasked = 6
    /// Whoever came so lately has not waited long, in months.
    static let monthsNew = 3

    /// The anniversary that is near: its day, and how many years. Nil when none is.
    public static func jubilee(since start: CalendarDate, on today: CalendarDate) -> (day: CalendarDate, years: Int)? {
        [today.year, today.year + 1].lazy.map { (day: start.adding(months: 12 * ($0 - start.year)), years: $0 - start.year) }
            .first { $0.years > 0 && $0.day >= today.adding(days: -behind) && $0.day <= today.adding(days: ahead) }
    }

    /// So long ahead a birthday is on the list, in days: time for a card.
    static let birthdaysAhead = 14

    /// Whose birthdays are near: every day of the coming two weeks, and of the day before for who was away.
    public static func birthdays(on today: CalendarDate) -> [Birthday] {
        let days = (-1...birthdaysAhead).map { today.adding(days: $0) }
        let named = days.compactMap { Birthday(month: $0.month, day: $0.day) }
        // Kept on the last day of February in years without a twenty-ninth.
        let isShort = days.contains { $0.month == 2 && $0.day == 28 && $0.adding(days: 1).month == 3 }
        return named + (isShort ? [Birthday(month: 2, day: 29)].compactMap(\.self) : [])
    }

    public static func thanked(on today: CalendarDate) -> CalendarDate { today.adding(months: -months) }
    public static func unasked(on today: CalendarDate) -> CalendarDate { today.adding(months: -monthsUnasked) }
    public static func new(on today: CalendarDate) -> CalendarDate { today.adding(months: -monthsNew) }
}

/// Day and month on which somebody likes to be thought of; never the year. Nobody has to give it.
public struct Birthday: Sendable, Hashable {
    public let month: Int
    public let day: Int

    /// Nil for a day that no year has.
    public init?(month: Int, day: Int) {
        guard CalendarDate(year: 2024, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    /// As people type it: "14-3", "14/03", "14 maart", "March 14" or "١٤ مارس", in the languages that residents read; a year behind it is not kept. Nil for
    /// anything else.
    public init?(_ typed: String) {
        let parts = MonthNames.plainly(typed).split { " -/.,،".contains($0) }.map(String.init)
        guard (2...3).contains(parts.count) else { return nil }
        let isMonthFirst = Int(parts[0]) == nil
        let (first, second) = isMonthFirst ? (parts[1], parts[0]) : (parts[0], parts[1])
        guard let day = Int(first), let month = Int(second) ?? MonthNames.month(second) else { return nil }
        self.init(month: month, day: day)
    }

    /// "14 maart"
    public var shown: String { "\(day) \(CalendarDate.monthNames[month - 1])" }

    /// The first of these days from one on; the twenty-ninth of February is kept on the twenty-eighth in years that lack it.
    public func next(from today: CalendarDate) -> CalendarDate {
        let days = [today.year, today.year + 1].compactMap { year in
            CalendarDate(year: year, month: month, day: day) ?? CalendarDate(year: year, month: month, day: day - 1)
        }
        return days.first { $0 >= today } ?? today
    }
}

import CICal
public import Neighbourhood

extension Recurrence {
    /// The days on which it falls, from its first day, worked out by libical (RFC 5545, 3.3.10).
    ///
    /// - Parameters:
    ///   - first: the day it begins; it counts only when the rule falls on it.
    ///   - last: the last day that may be one of them.
    ///   - limit: no more than so many.
    /// - Returns: nil for a rule that is none.
    public func days(from first: CalendarDate, through last: CalendarDate, limit: Int = 1000) -> [CalendarDate]? {
        guard let days = omzien_days(rule, Int32(first.year), Int32(first.month), Int32(first.day)) else { return nil }
        defer { icalrecur_iterator_free(days) }
        var found: [CalendarDate] = []
        var (year, month, day): (Int32, Int32, Int32) = (0, 0, 0)
        while found.count < limit, omzien_next_day(days, &year, &month, &day) == 1,
            let next = CalendarDate(year: Int(year), month: Int(month), day: Int(day)), next <= last
        {
            found.append(next)
        }
        return found
    }
}

extension Recurrence {
    /// The days of a rule that was made here which lie in a stretch, worked out by counting: nothing before the stretch is walked through, however long ago the rule began.
    ///
    /// - Parameters:
    ///   - first: the day on which it begins; weeks are counted from the Monday of that week, months from its month (RFC 5545, 3.3.10).
    ///   - begin: the first day that is asked for.
    ///   - last: the last one.
    /// - Returns: nil for a rule of another kind, which whoever knows the whole calendar works out (`Operations`).
    public func days(from first: CalendarDate, since begin: CalendarDate, through last: CalendarDate) -> [CalendarDate]? {
        guard let parts, parts.interval > 0 else { return nil }
        let start = max(first, begin)
        guard start <= last else { return [] }
        let days = parts.isMonthly ? Self.monthly(parts, first, start, last) : Self.weekly(parts, first, start, last)
        return days.map { $0.filter { (start...last).contains($0) }.sorted() }
    }

    private static func weekly(_ parts: Parts, _ first: CalendarDate, _ start: CalendarDate, _ last: CalendarDate) -> [CalendarDate]? {
        guard parts.days.allSatisfy({ $0.ordinal == 0 }) else { return nil }
        let (week, step) = (first.adding(days: -first.weekday), parts.interval * 7)
        let begin = week.adding(days: week.days(until: start) / step * step)
        let weekdays = Set(parts.days.map(\.weekday))
        return stride(from: 0, through: begin.days(until: last), by: step).flatMap { days in weekdays.map { begin.adding(days: days + $0) } }
    }

    private static func monthly(_ parts: Parts, _ first: CalendarDate, _ start: CalendarDate, _ last: CalendarDate) -> [CalendarDate]? {
        guard parts.days.allSatisfy({ $0.ordinal != 0 }) else { return nil }
        func count(_ day: CalendarDate) -> Int { day.year * 12 + day.month - 1 }
        let passed = (count(start) - count(first)) / parts.interval * parts.interval
        let months = stride(from: count(first) + passed, through: count(last), by: parts.interval)
        return months.flatMap { month in Set(parts.days.compactMap { day(of: $0, year: month / 12, month: month % 12 + 1) }) }
    }

    /// The second Tuesday, or counted from the end; nil when the month has no such day.
    private static func day(of day: Day, year: Int, month: Int) -> CalendarDate? {
        guard let first = CalendarDate(year: year, month: month, day: 1),
            let next = CalendarDate(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        else { return nil }
        let found: CalendarDate
        if day.ordinal > 0 {
            found = first.adding(days: (day.weekday - first.weekday + 7) % 7 + (day.ordinal - 1) * 7)
        } else {
            let last = next.adding(days: -1)
            found = last.adding(days: -((last.weekday - day.weekday + 7) % 7) + (day.ordinal + 1) * 7)
        }
        return found >= first && found < next ? found : nil
    }
}

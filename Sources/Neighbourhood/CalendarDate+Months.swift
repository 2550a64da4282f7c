extension CalendarDate {
    /// The same day so many months later, or the last day of that month when it has no such day: a month after 31 January is 28 or 29 February
    /// (Regulation 1182/71, article 3(2)(c)).
    public func adding(months: Int) -> CalendarDate {
        let count = year * 12 + month - 1 + months
        for day in stride(from: day, through: 28, by: -1) {
            if let found = CalendarDate(year: count / 12, month: count % 12 + 1, day: day) { return found }
        }
        return CalendarDate(year: count / 12, month: count % 12 + 1, day: day) ?? self
    }
}

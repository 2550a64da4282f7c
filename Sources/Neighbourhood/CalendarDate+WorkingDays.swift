extension CalendarDate {
    /// The working day that comes so many working days after this day: what may be promised to somebody who waits for a call.
    public func adding(workingDays count: Int) -> CalendarDate {
        var day = self
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if day.isWorkingDay { left -= 1 }
        }
        return day
    }

    /// This day, or when nobody works on it the first working day that comes after it.
    public var orFirstWorkingDayAfter: CalendarDate { isWorkingDay ? self : adding(workingDays: 1) }

    /// Monday to Friday, but for the days on which the country is closed.
    public var isWorkingDay: Bool { weekday < 5 && !isPublicHoliday }

    /// New Year, King's Day, Christmas, and the days that move with Easter. Good Friday and 5 May are working days for most teams.
    private var isPublicHoliday: Bool {
        switch (month, day) {
        case (1, 1), (12, 25), (12, 26): true
        case (4, 27): weekday != 6
        case (4, 26): weekday == 5
        default: [0, 1, 39, 49, 50].contains(Self.easter(of: year).map { $0.days(until: self) })
        }
    }

    /// Easter Sunday, by the anonymous Gregorian reckoning (Meeus, "Astronomical Algorithms", chapter 8).
    private static func easter(of year: Int) -> CalendarDate? {
        let (century, yearOfCentury) = (year / 100, year % 100)
        let golden = year % 19
        let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - moon - yearOfCentury % 4) % 7
        let late = (golden + 11 * moon + 22 * sunday) / 451
        let days = moon + sunday - 7 * late + 114
        return CalendarDate(year: year, month: days / 31, day: days % 31 + 1)
    }
}

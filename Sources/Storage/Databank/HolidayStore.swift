public import Neighbourhood

extension Connection {
    /// School holidays that are not over, first to come first.
    public func schoolHolidays(in municipality: MunicipalityCode) throws -> [SchoolHoliday] {
        try rows(
            "SELECT name, first_on, last_on FROM school_holiday WHERE municipality = $1 AND last_on >= $2 ORDER BY first_on", [municipality, today]
        ) { row in SchoolHoliday(name: row.next(), days: DateSpan(first: row.next(), last: row.next())) }
    }

    public func isSchoolHoliday(_ day: CalendarDate, in municipality: MunicipalityCode) throws -> Bool {
        try count("SELECT count(*) FROM school_holiday WHERE municipality = $1 AND first_on <= $2 AND last_on >= $2", [municipality, day]) > 0
    }

    /// Writes down a holiday; one that begins on the same day takes the place of what was there.
    public func keep(_ holiday: SchoolHoliday, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO school_holiday (municipality, name, first_on, last_on) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, first_on) DO UPDATE SET name = excluded.name, last_on = excluded.last_on
            """, [municipality, holiday.name, holiday.days.first, holiday.days.last])
    }

    public func removeHoliday(from day: CalendarDate, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM school_holiday WHERE municipality = $1 AND first_on = $2", [municipality, day])
    }

    /// How many people somebody helps now, with all that they offer.
    public func runningMatches(of person: Person.ID, in municipality: MunicipalityCode) throws -> Int {
        try count("SELECT coalesce(sum(running), 0) FROM offer WHERE municipality = $1 AND person = $2", [municipality, person])
    }
}

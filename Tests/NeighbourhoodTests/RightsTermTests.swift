import Neighbourhood
import Testing

@Suite("The month in which a request is answered")
struct RightsTermTests {
    @Test(
        "ends on the same day of the next month, on its last day when it has no such day, and on a working day (Regulation 1182/71, article 3)",
        arguments: [
            // A Sunday to a Tuesday; the end of January to the end of February; to a Saturday; to Christmas; to New Year; to Easter.
            ("2026-11-22", "2026-12-22"), ("2026-01-31", "2026-03-02"), ("2027-01-29", "2027-03-01"), ("2026-10-14", "2026-11-16"),
            ("2026-11-25", "2026-12-28"), ("2026-12-01", "2027-01-04"), ("2027-02-28", "2027-03-30"), ("2028-01-31", "2028-02-29"),
        ])
    func month(received: String, due: String) throws {
        #expect(RightsRequest.due(received: try #require(CalendarDate(received)), isExtended: false) == CalendarDate(due))
    }

    @Test("is two months longer after it was extended")
    func extended() throws {
        let day = try #require(CalendarDate("2026-11-22"))
        #expect(RightsRequest.due(received: day, isExtended: true) == CalendarDate("2027-02-22"))
    }

    @Test("counts months over the end of a year, and back to nothing")
    func months() throws {
        let day = try #require(CalendarDate("2026-12-31"))
        #expect(day.adding(months: 2) == CalendarDate("2027-02-28"))
        #expect(day.adding(months: 0) == day)
        #expect(day.adding(months: 12) == CalendarDate("2027-12-31"))
    }
}

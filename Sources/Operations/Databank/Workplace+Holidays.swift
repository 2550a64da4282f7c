public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down when the schools are closed. Who brokers may, and an administrator. Who does not help then is not proposed on those days.
    ///
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.notAllowed`.
    public func keep(_ holiday: SchoolHoliday, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeHolidays(by: viewer, request: request) { connection in
            let faults = holiday.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.keep(holiday, in: viewer.municipality)
        }
    }

    /// Takes a holiday off; once it is gone nothing happens.
    public func removeHoliday(from day: CalendarDate, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeHolidays(by: viewer, request: request) { try $0.removeHoliday(from: day, in: viewer.municipality) }
    }

    /// Activities that are not there in school holidays leave the agenda or come back. The match book knows who is there today, so it is made anew when that
    /// changes; a holiday that is still to come changes nothing in it.
    private func changeHolidays(
        by viewer: Viewer, request: RequestMark, _ body: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        try Access.allowSomewhere(viewer, .keepHolidays)
        let isNews = try await perform(by: viewer, request: request) { connection in
            let before = try connection.isSchoolHoliday(connection.today, in: viewer.municipality)
            try body(connection)
            for known in try connection.goingActivities(in: viewer.municipality) where known.series.facts.plan.skipsHolidays {
                try connection.planAnew(known, in: viewer.municipality)
            }
            let after = try connection.isSchoolHoliday(connection.today, in: viewer.municipality)
            return Done(before != after, Event(.keepHolidays, Thing(.municipality, viewer.municipality.text)))
        }
        if isNews { try await matches.rebuild(from: driver) }
    }
}

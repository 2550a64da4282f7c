public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down who was at one time of an activity. Whoever runs the house may, who works in it, and who organises it or welcomes there; each once, and who is
    /// on the list as something else is that from now on.
    ///
    /// - Parameters:
    ///   - people: somebody who comes more often, or at whom the viewer may look; a first name of who is not written down here; or only how many.
    ///   - plannedOn: the day on which that time was planned.
    /// - Throws: `Problem.invalid`; `Problem.outOfOrder(.notYetThere)` before the day itself; `Problem.notAllowed`, `Problem.notFound(.activity)`.
    public func note(
        _ people: [Attendee], as part: AttendancePart, at id: ActivitySeries.ID, plannedOn: CalendarDate, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await keepPresence(at: id, by: viewer, request: request) { series, connection in
            let town = viewer.municipality
            let time = try connection.time(of: id, plannedOn: plannedOn, in: town)
            guard time.day <= connection.today else { throw Problem.outOfOrder(.notYetThere) }
            let faults = people.flatMap { $0.faults() }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let known = Set(try connection.regulars(of: series, before: plannedOn.adding(days: 1), for: viewer).map(\.who))
            let kept = Set(try connection.attendance(of: series, plannedOn: plannedOn, for: viewer).map(\.attendance.who))
            for who in people {
                if let person = who.person, !known.contains(who), !kept.contains(who) { _ = try connection.person(person, for: viewer) }
                try connection.keep(
                    Attendance(id: connection.freshID(), activity: id, plannedOn: plannedOn, who: who, part: part), in: town)
            }
        }
    }

    /// Takes a line off the list again.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.activity)`.
    public func remove(_ attendance: Attendance.ID, from id: ActivitySeries.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await keepPresence(at: id, by: viewer, request: request) { _, connection in
            try connection.remove(attendance, of: id, in: viewer.municipality)
        }
    }

    private func keepPresence(
        at id: ActivitySeries.ID, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (ActivitySeries, any Connection) throws -> Void
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let series = try connection.activity(id, in: viewer.municipality).series
            try Access.allow(viewer, .keepPresence, series.ties)
            try body(series, connection)
            return Done((), Event(.keepPresence, Thing(.activity, id.text)))
        }
    }
}

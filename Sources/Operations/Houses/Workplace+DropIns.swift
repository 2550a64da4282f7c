import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// Puts somebody on the rota of a drop-in hour: every time, or on one day; or writes down that they cannot be there on one day. Who works in a team may.
    ///
    /// - Throws: `Problem.invalid` on `person` for who does not work here, on `day` when there is no drop-in hour then; `Problem.notAllowed`,
    ///   `Problem.notFound(.booking)`.
    public func arrange(
        _ person: Person.ID, at booking: Booking.ID, on day: CalendarDate?, isThere: Bool, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            _ = try connection.dropIn(booking, for: viewer, to: .keepDropIns)
            guard try connection.colleagues(in: town).contains(where: { $0.id == person }) else {
                throw Problem.invalid([FieldError("person", .notAChoice)])
            }
            if let day, try !connection.times(of: booking, in: town).contains(where: { $0.plannedOn == day }) {
                throw Problem.invalid([FieldError("day", .notAChoice)])
            }
            if day == nil, !isThere { throw Problem.invalid([FieldError("day", .missing)]) }
            try connection.insert(
                DropInDuty(id: connection.freshID(), booking: booking, person: person, on: day, isThere: isThere), in: town)
            return Done((), Event(.keepDropIns, Thing(.booking, booking.text), with: Thing(.person, person.text)))
        }
    }

    /// Takes something off the rota of a drop-in hour; once it is gone nothing happens.
    public func end(_ duty: DropInDuty.ID, of booking: Booking.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.dropIn(booking, for: viewer, to: .keepDropIns)
            guard try connection.delete(duty, of: booking, in: viewer.municipality) else { return Done(()) }
            return Done((), Event(.keepDropIns, Thing(.booking, booking.text)))
        }
    }

    /// How many workers there should be at a drop-in hour.
    ///
    /// - Throws: `Problem.invalid` on `places`; `Problem.notAllowed`, `Problem.notFound(.booking)`.
    public func set(places: Int, of booking: Booking.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.dropIn(booking, for: viewer, to: .keepDropIns)
            let range = DropInRoster.placesRange
            guard range.contains(places) else { throw Problem.invalid([FieldError("places", .outsideRange(range.lowerBound, range.upperBound))]) }
            try connection.setDropInPlaces(places, of: booking, in: viewer.municipality)
            return Done((), Event(.keepDropIns, Thing(.booking, booking.text)))
        }
    }

    /// All that a visit can be about: the domains of the vocabulary.
    public func themes(in municipality: MunicipalityCode) -> [String] { matches.themes(in: municipality) }

    /// Counts somebody who walks in, and gives them the next number of the day. Nothing is asked of who they are. Who is at the desk or in a team may, and
    /// who runs the house. It can be typed in afterwards from a list on paper, not beforehand.
    ///
    /// - Parameters:
    ///   - theme: a domain of the vocabulary; nil for something else.
    ///   - hour: at which hour they came, when it is typed in afterwards; nil for now.
    ///   - submission: the form's token; the same tap sent twice counts once.
    /// - Returns: their number.
    /// - Throws: `Problem.invalid` on `theme`, on `hour` outside the day, on `day` before it begins or when too many came; `Problem.notAllowed`,
    ///   `Problem.notFound(.booking)`.
    public func tally(
        _ theme: String?, at booking: Booking.ID, on planned: CalendarDate, hour: Int? = nil, submission: String, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws -> Int {
        let themes = matches.themes(in: viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            let line = try connection.dropIn(booking, on: planned, for: viewer, to: .tallyWalkIn)
            if let known = try connection.resultOfSubmission(submission, in: viewer.municipality) { return Done(Int(known) ?? 0) }
            if let theme, !themes.contains(theme) { throw Problem.invalid([FieldError("theme", .notAChoice)]) }
            if let hour, !(0...23).contains(hour) { throw Problem.invalid([FieldError("hour", .outsideRange(0, 23))]) }
            guard CalendarDate(line.starts) <= connection.today else { throw Problem.invalid([FieldError("day", .afterToday)]) }
            let number = (try connection.walkIns(at: booking, on: planned, in: viewer.municipality).last?.number ?? 0) + 1
            guard number <= WalkIn.mostEachTime else { throw Problem.invalid([FieldError("theme", .outsideRange(1, WalkIn.mostEachTime))]) }
            let walkIn = WalkIn(
                id: connection.freshID(), booking: booking, plannedOn: planned, number: number, theme: theme,
                arrivedAt: line.arrival(hour: hour, now: connection.now), outcome: nil)
            try connection.insert(walkIn, in: line.house, of: viewer.municipality)
            try connection.keepSubmission(submission, result: String(number), in: viewer.municipality)
            return Done(number, Event(.tallyWalkIn, Thing(.booking, booking.text)))
        }
    }

    /// Writes down how it ended for who walked in, or that they wait again.
    public func settle(
        _ id: WalkIn.ID, at booking: Booking.ID, on planned: CalendarDate, as outcome: WalkInOutcome?, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(booking, planned, by: viewer, request) { try $0.settle(id, of: booking, on: planned, as: outcome, in: viewer.municipality) }
    }

    /// A tap too many.
    public func remove(
        _ id: WalkIn.ID, at booking: Booking.ID, on planned: CalendarDate, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(booking, planned, by: viewer, request) { try $0.delete(id, of: booking, on: planned, in: viewer.municipality) }
    }

    private func change(
        _ booking: Booking.ID, _ planned: CalendarDate, by viewer: Viewer, _ request: RequestMark,
        _ body: @escaping @Sendable (any Connection) throws -> Bool
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.dropIn(booking, on: planned, for: viewer, to: .tallyWalkIn)
            guard try body(connection) else { return Done(()) }
            return Done((), Event(.tallyWalkIn, Thing(.booking, booking.text)))
        }
    }
}

extension DropInLine {
    /// Now, as long as it lasts; the beginning for what is typed in afterwards without an hour.
    fileprivate func arrival(hour: Int?, now: Date) -> Date {
        if let hour { return CalendarDate(starts).moment(at: ClockTime(stored: hour * 60)) }
        return CalendarDate(now) == CalendarDate(starts) ? now : starts
    }
}

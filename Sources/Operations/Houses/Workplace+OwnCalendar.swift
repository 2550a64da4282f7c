public import Neighbourhood
public import Storage

extension Workplace {
    /// Makes the secret address at which somebody's telephone reads their own calendar, in place of the one they had, which works no more. Everybody for
    /// themselves, without anybody who looks along. The secret comes back this once and is kept as its hash.
    ///
    /// - Returns: nil when this form was sent before.
    /// - Throws: `Problem.notAllowed`, `Problem.signInNeeded`.
    public func makeCalendarLink(submission: String, by viewer: Viewer, request: RequestMark = .none) async throws -> Token? {
        let person = try ownPerson(viewer)
        let (token, town) = (Token(), viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            guard try connection.resultOfSubmission(submission, in: town) == nil else { return Done(nil) }
            try connection.put(calendarLinkOf: person, tokenHash: token.hash, in: town)
            try connection.keepSubmission(submission, result: person.text, in: town)
            return Done(token, Event(.keepCalendarLink, Thing(.person, person.text)))
        }
    }

    /// Takes the address away. Twice is once.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.signInNeeded`.
    public func endCalendarLink(by viewer: Viewer, request: RequestMark = .none) async throws {
        let person = try ownPerson(viewer)
        try await perform(by: viewer, request: request) { connection in
            guard try connection.endCalendarLink(of: person, in: viewer.municipality) else { return Done(()) }
            return Done((), Event(.keepCalendarLink, Thing(.person, person.text)))
        }
    }

    /// The calendar behind a link, from the first day of last year as far ahead as times are worked out. Whoever has the link may read it.
    ///
    /// - Returns: where it is, and from when until when it tells.
    /// - Throws: `Problem.notFound(.page)` for what is no link, or not any more.
    public func ownCalendar(by token: Token) async throws -> (
        town: MunicipalityCode, calendar: OwnCalendar, first: CalendarDate, last: CalendarDate
    ) {
        guard let (town, link) = try await driver.read(in: nil, { try $0.calendarLink(tokenHash: token.hash) }) else {
            throw Problem.notFound(.page)
        }
        let visitor = Viewer.visitor(of: town)
        let found = try await read(as: visitor) { connection in
            let first = CalendarDate(year: connection.today.year - 1, month: 1, day: 1) ?? connection.today
            let last = connection.today.adding(days: ActivityPlan.horizon)
            let calendar = try connection.ownCalendar(of: link.person, from: first, through: last, in: town)
            return (today: connection.today, calendar: calendar, first: first, last: last)
        }
        // Telephones look every few hours; that it is still read is worth writing down once a day.
        if CalendarDate(link.lastReadAt) < found.today { try await driver.write(in: town) { try $0.noteReading(of: link, in: town) } }
        return (town, found.calendar, found.first, found.last)
    }

    private func ownPerson(_ viewer: Viewer) throws -> Person.ID {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        try Access.allow(viewer, .keepCalendarLink, .own)
        return person
    }
}

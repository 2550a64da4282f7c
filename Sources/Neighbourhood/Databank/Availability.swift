/// When somebody can, as people say it: parts of the week, own words beside them, and times off.
public struct Availability: Sendable, Equatable {
    /// Empty means that nothing was said, not that nothing is possible.
    public var weekly: DayParts
    /// "sommige dinsdagen, niet in de vakantie, bel de dag ervoor".
    public var words: String?
    public var from: CalendarDate?
    public var until: CalendarDate?
    /// Away, from and until inclusive.
    public var away: [DateSpan]
    /// Paused by the person, in one tap, until this day or until they say otherwise (`distantFuture`).
    public var pausedUntil: CalendarDate?
    /// Not in school holidays.
    public var termTimeOnly: Bool

    public static let whenever = CalendarDate(daysSince1970: 2_932_896)

    public init(
        weekly: DayParts = .none, words: String? = nil, from: CalendarDate? = nil, until: CalendarDate? = nil, away: [DateSpan] = [],
        pausedUntil: CalendarDate? = nil, termTimeOnly: Bool = false
    ) {
        self.weekly = weekly
        self.words = words
        self.from = from
        self.until = until
        self.away = away
        self.pausedUntil = pausedUntil
        self.termTimeOnly = termTimeOnly
    }

    /// Whether somebody is there at all on this day, apart from the part of the week.
    ///
    /// - Parameter isHoliday: whether the schools are closed that day.
    public func isOpen(on day: CalendarDate, isHoliday: Bool = false) -> Bool {
        if termTimeOnly, isHoliday { return false }
        if let from, day < from { return false }
        if let until, day > until { return false }
        if let pausedUntil, day < pausedUntil { return false }
        return !away.contains { $0.contains(day) }
    }

    func faults() -> [FieldError] {
        var faults = Words.faults(in: words, field: "when_words", limit: 500)
        if let from, let until, until < from { faults.append(FieldError("until", .endsBeforeItStarts)) }
        if away.contains(where: { $0.last < $0.first }) { faults.append(FieldError("away", .endsBeforeItStarts)) }
        return faults
    }
}

/// Days from the first to the last, both included.
public struct DateSpan: Sendable, Hashable {
    public let first: CalendarDate
    public let last: CalendarDate

    public init(first: CalendarDate, last: CalendarDate) {
        self.first = first
        self.last = last
    }

    public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}

/// Where help should come from. Some want a neighbour; some want nobody from their own streets.
public enum Nearness: String, Sendable, CaseIterable, Codable {
    case own, any, elsewhere
}

/// Once, or for longer.
public enum Rhythm: String, Sendable, CaseIterable, Codable {
    case once, structural
}

/// How something reached the team.
public enum Source: String, Sendable, CaseIterable, Codable {
    case phone, desk, `public`, letter, partner, house, signaller, `import`
}

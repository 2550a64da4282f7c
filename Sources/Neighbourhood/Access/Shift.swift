/// A stretch of a day in which somebody is to be called when something goes wrong in a match.
public struct Shift: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Shift>

    public let id: ID
    public let draft: ShiftDraft

    public init(id: ID, draft: ShiftDraft) {
        self.id = id
        self.draft = draft
    }
}

/// Whose shift it is, on which day of each week or on which date, and from when until when.
public struct ShiftDraft: Sendable, Equatable {
    /// Nil for the whole municipality.
    public var team: Team.ID?
    public var day: Day
    public var hours: Hours
    /// Nil when nobody is on call; only for a date, which goes before the week.
    public var person: Person.ID?

    public init(team: Team.ID?, day: Day, hours: Hours, person: Person.ID?) {
        self.team = team
        self.day = day
        self.hours = hours
        self.person = person
    }

    public enum Day: Sendable, Hashable {
        /// 0 is Monday.
        case weekly(Int)
        /// An exception: on this date only what is written for it holds, whatever the week says.
        case on(CalendarDate)

        public var weekday: Int? {
            if case .weekly(let day) = self { return day }
            return nil
        }

        public var date: CalendarDate? {
            if case .on(let day) = self { return day }
            return nil
        }
    }

    /// All faults at once.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if let date = day.date, date < today { faults.append(FieldError("day", .beforeToday)) }
        if person == nil, day.date == nil { faults.append(FieldError("person", .notAChoice)) }
        return faults
    }
}

/// From one minute of the day until another, on the wall clock. It ends on the day on which it begins.
public struct Hours: Sendable, Hashable, Comparable {
    /// Minutes after midnight; the last is not in it.
    public let from: Int
    public let until: Int

    /// Nil when it does not end after it begins, or lies outside the day.
    public init?(from: Int, until: Int) {
        guard from >= 0, from < until, until <= Self.day else { return nil }
        self.from = from
        self.until = until
    }

    /// Nil as above, and when one of the two is not there.
    public init?(from: ClockTime?, until: ClockTime?) {
        guard let from, let until else { return nil }
        self.init(from: from.minutes, until: until.minutes)
    }

    private init(within from: Int, _ until: Int) {
        self.from = from
        self.until = until
    }

    /// A day in minutes.
    public static let day = 24 * 60
    public static let wholeDay = Hours(within: 0, day)

    public func contains(_ minute: Int) -> Bool { from <= minute && minute < until }

    /// What is left of this when others are taken out of it.
    public func without(_ others: [Hours]) -> [Hours] {
        others.sorted().reduce([self]) { left, taken in
            left.flatMap { part in
                [Hours(from: part.from, until: min(part.until, taken.from)), Hours(from: max(part.from, taken.until), until: part.until)]
                    .compactMap(\.self)
            }
        }
    }

    public static func < (left: Hours, right: Hours) -> Bool { (left.from, left.until) < (right.from, right.until) }
}

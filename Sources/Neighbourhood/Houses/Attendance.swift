/// Somebody who was at one time of an activity, or some people of whom nobody knows more than how many.
public struct Attendance: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Attendance>

    public let id: ID
    public let activity: ActivitySeries.ID
    /// Of the time, the day on which it was planned.
    public let plannedOn: CalendarDate
    public let who: Attendee
    public let part: AttendancePart

    public init(id: ID, activity: ActivitySeries.ID, plannedOn: CalendarDate, who: Attendee, part: AttendancePart) {
        self.id = id
        self.activity = activity
        self.plannedOn = plannedOn
        self.who = who
        self.part = part
    }
}

/// As much as anybody needs to know of who was there.
public enum Attendee: Hashable, Sendable {
    case person(Person.ID)
    /// Of who is not written down here.
    case firstName(String)
    case count(Int)

    public var person: Person.ID? { if case .person(let id) = self { id } else { nil } }
    public var firstName: String? { if case .firstName(let name) = self { name } else { nil } }
    public var heads: Int { if case .count(let count) = self { count } else { 1 } }

    public func faults() -> [FieldError] {
        switch self {
        case .person: []
        case .firstName(let name): Words.faults(in: name, field: "name", limit: 60, required: true)
        case .count(let count): (1...500).contains(count) ? [] : [FieldError("count", .outsideRange(1, 500))]
        }
    }
}

/// As what somebody was there.
public enum AttendancePart: String, Sendable, CaseIterable {
    case guest
    /// Helped: those hours count as volunteer work.
    case helper
}

/// After how many times and how long away somebody is missed: a question to ask kindly, never a mark against anybody.
public enum Missed {
    public static let times = 3
    public static let days = 42
    /// Who stayed away longer than this is not asked after any more.
    public static let longest = 200
}

/// A worker is away for some days, and a colleague stands in: for that time they stand to things as the one who is away does, and not a day longer.
public struct Absence: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Absence>

    public let id: ID
    public let draft: AbsenceDraft

    public init(id: ID, draft: AbsenceDraft) {
        self.id = id
        self.draft = draft
    }

    public func holds(on day: CalendarDate) -> Bool { draft.first <= day && day <= draft.last }
}

/// Who is away, who stands in, and from which day to which, both included.
public struct AbsenceDraft: Sendable, Equatable {
    public var person: Person.ID
    public var cover: Person.ID
    public var first: CalendarDate
    public var last: CalendarDate

    public init(person: Person.ID, cover: Person.ID, first: CalendarDate, last: CalendarDate) {
        self.person = person
        self.cover = cover
        self.first = first
        self.last = last
    }

    /// In days. Who is away longer hands the work over.
    public static let longest = 92

    public func faults(today: CalendarDate) -> [FieldError] {
        if cover == person { return [FieldError("cover", .notAChoice)] }
        if last < first { return [FieldError("last_on", .endsBeforeItStarts)] }
        if last < today { return [FieldError("last_on", .beforeToday)] }
        return last > first.adding(days: Self.longest - 1) ? [FieldError("last_on", .outsideRange(1, Self.longest))] : []
    }
}

/// Days on which a house is not open as usual: closed at Christmas, open in the evening for the fair.
public struct OpeningException: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<OpeningException>

    public let id: ID
    public let draft: OpeningExceptionDraft

    public init(id: ID, draft: OpeningExceptionDraft) {
        self.id = id
        self.draft = draft
    }
}

public struct OpeningExceptionDraft: Sendable, Equatable {
    public var first: CalendarDate
    public var last: CalendarDate
    /// When it is open then; nothing when it is closed, nil when only the words say it.
    public var hours: [Hours]?
    /// Why, or what holds then when it is not said on the clock: "Kerst", "open tot het feest uit is".
    public var words: String

    public init(first: CalendarDate, last: CalendarDate, hours: [Hours]? = nil, words: String) {
        self.first = first
        self.last = last
        self.hours = hours
        self.words = words
    }

    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if first < today { faults.append(FieldError("first_on", .beforeToday)) }
        if last < first { faults.append(FieldError("last_on", .endsBeforeItStarts)) }
        return faults + Words.faults(in: words, field: "words", limit: 160, required: hours == nil)
    }

    /// As it lies in the databank.
    public var storedHours: String? { hours.map(Hours.stored) }

    /// - Parameter stored: nil for one that was written down in words only: "gesloten" is read all the same.
    public static func hours(stored: String?, words: String) -> [Hours]? { stored.map(Hours.stored) ?? Hours.read(words) }
}

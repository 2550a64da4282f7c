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
    /// What holds then, as on the door: "gesloten", "open van 10:00 tot 13:00".
    public var words: String

    public init(first: CalendarDate, last: CalendarDate, words: String) {
        self.first = first
        self.last = last
        self.words = words
    }

    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if first < today { faults.append(FieldError("first_on", .beforeToday)) }
        if last < first { faults.append(FieldError("last_on", .endsBeforeItStarts)) }
        return faults + Words.faults(in: words, field: "words", limit: 160, required: true)
    }
}

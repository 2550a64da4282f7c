public import Foundation

/// What a worker wrote down about somebody. The person it is about reads it too: at once, or from the day on which it stops being hidden.
public struct Note: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Note>

    public let id: ID
    public let subject: Person.ID
    /// Nil for what the machine brought in.
    public let author: Person.ID?
    public var draft: NoteDraft
    /// What the subject wrote beside it.
    public var answer: NoteAnswer?
    /// Goes up with each correction; the former words are kept under the former number.
    public var version: Int
    public let writtenAt: Date

    public init(
        id: ID, subject: Person.ID, author: Person.ID?, draft: NoteDraft, answer: NoteAnswer? = nil, version: Int = 1, writtenAt: Date
    ) {
        self.id = id
        self.subject = subject
        self.author = author
        self.draft = draft
        self.answer = answer
        self.version = version
        self.writtenAt = writtenAt
    }
}

/// What is typed when a note is written or corrected.
public struct NoteDraft: Sendable, Equatable {
    public var words: String
    /// It tells of danger, debts or illness: only for its author and for who minds the subject.
    public var isDelicate: Bool
    /// Nil when the subject may read it at once, which is how it is unless somebody gives a reason.
    public var hiding: Hiding?

    public init(words: String, isDelicate: Bool = false, hiding: Hiding? = nil) {
        self.words = words
        self.isDelicate = isDelicate
        self.hiding = hiding
    }

    /// All faults at once, in the order of the form.
    ///
    /// - Parameter written: the day on which the note was written; the longest hiding counts from there, so that it cannot be drawn out.
    public func faults(written: CalendarDate, rules: PeopleRules) -> [FieldError] {
        Words.faults(in: words, field: "words", limit: Self.longest, required: true) + (hiding?.faults(written: written, rules: rules) ?? [])
    }

    /// In Unicode scalars.
    public static let longest = 2000
}

/// Why the subject does not read a note yet, and from which day they do. The reason shows together with the note.
public struct Hiding: Sendable, Equatable {
    /// The first day on which the subject reads it.
    public let until: CalendarDate
    public let reason: String

    public init(until: CalendarDate, reason: String) {
        self.until = until
        self.reason = reason
    }

    public func holds(on day: CalendarDate) -> Bool { day < until }

    func faults(written: CalendarDate, rules: PeopleRules) -> [FieldError] {
        let last = written.adding(days: rules.longestHidingWeeks * 7)
        var faults: [FieldError] = []
        if until <= written { faults.append(FieldError("hidden_until", .beforeTomorrow)) }
        if until > last { faults.append(FieldError("hidden_until", .afterDay(last))) }
        return faults + Words.faults(in: reason, field: "hidden_reason", limit: 500, required: true)
    }
}

/// What the subject of a note wrote beside it, in their own words.
public struct NoteAnswer: Sendable, Equatable {
    public let words: String
    public let answeredAt: Date

    public init(words: String, answeredAt: Date) {
        self.words = words
        self.answeredAt = answeredAt
    }
}

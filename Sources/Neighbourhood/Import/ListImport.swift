public import Foundation

/// One list of people that a worker brought: brought, understood, looked through, taken in and, if need be, undone as one thing.
public struct ListImport: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<ListImport>

    public enum State: String, Sendable, CaseIterable, Codable {
        /// The file lies here; nobody said yet what its columns mean.
        case columns
        /// Every row was judged, and waits to be looked through.
        case checked
        /// Rows are being taken in. Found like this afterwards, it stopped halfway and can be carried on.
        case taking
        case taken
        /// Its rows are being taken out again; the same holds.
        case undoing
        case undone
    }

    public let id: ID
    /// Nil when whoever brought it was erased.
    public let broughtBy: Person.ID?
    public let broughtAt: Date
    public let draft: ListDraft
    public var state: State
    /// How many rows the file had.
    public let rows: Int
    public var takenAt: Date?
    public var undoneAt: Date?

    public init(
        id: ID, broughtBy: Person.ID?, broughtAt: Date, draft: ListDraft, state: State, rows: Int, takenAt: Date? = nil, undoneAt: Date? = nil
    ) {
        self.id = id
        self.broughtBy = broughtBy
        self.broughtAt = broughtAt
        self.draft = draft
        self.state = state
        self.rows = rows
        self.takenAt = takenAt
        self.undoneAt = undoneAt
    }

    /// Days in which a whole list can be undone.
    public static let undoDays = 30
    /// Days after which the file itself is gone, taken in or not.
    public static let fileDays = 7
    /// Bytes of a file that is sent with a browser.
    public static let largestFile = 10_000_000
    /// Rows of a file that is sent with a browser.
    public static let longest = 20_000

    /// Whether it can be taken out again as a whole on a day.
    public func canBeUndone(on day: CalendarDate) -> Bool {
        guard let takenAt, state == .taken || state == .taking || state == .undoing else { return false }
        return CalendarDate(takenAt).days(until: day) <= Self.undoDays
    }

    /// The last day on which the file is still here.
    public var fileUntil: CalendarDate { CalendarDate(broughtAt).adding(days: Self.fileDays) }
}

/// What a worker says of a list: where it comes from, and whether the people on it know. Articles 5 and 14 AVG ask for both.
public struct ListDraft: Sendable, Equatable {
    /// "Vrijwilligers van de Zonnebloem, gekregen van de voorzitter".
    public var origin: String
    /// Whether the people on it know that the team has it, and agreed. Only a yes lets what they offer be seen by others at once.
    public var aware: Awareness

    public init(origin: String, aware: Awareness) {
        self.origin = origin
        self.aware = aware
    }

    public func faults() -> [FieldError] { Words.faults(in: origin, field: "origin", limit: 300, required: true) }
}

/// One row of a list, and what becomes of it.
public struct ListRow: Sendable, Equatable {
    /// What the row is, as far as Omzien can tell by itself.
    public enum Verdict: String, Sendable, CaseIterable, Codable {
        /// Somebody who is not known yet.
        case new
        /// Somebody who is surely known already.
        case known
        /// Perhaps somebody who is known already: a worker has to say.
        case doubt
        /// Something in it cannot be read.
        case fault
    }

    /// What a worker said of a row that may be somebody who is known.
    public enum Choice: String, Sendable, CaseIterable, Codable {
        /// The same person: what is empty is filled, what is there stays.
        case fill
        /// The same person: what the list says takes the place of what is there.
        case replace
        /// Another person.
        case another
        /// Left out.
        case skip
    }

    public enum Outcome: String, Sendable, CaseIterable, Codable {
        case made, joined, skipped, fault
        /// Nobody said yet who it is.
        case open
    }

    /// What became of a row when its list was undone.
    public enum Fate: String, Sendable, CaseIterable, Codable {
        case undone
        /// Stays: somebody corrected it since.
        case changed
        /// Stays: it is used elsewhere since.
        case used
    }

    /// On which line of the file it begins, counted from 1, the header included.
    public let line: Int
    public var verdict: Verdict?
    /// Who it looks like, of those who are known.
    public var candidate: Person.ID?
    /// The earlier line of the same file that it looks like.
    public var twin: Int?
    public var choice: Choice?
    public var outcome: Outcome?
    /// Who it became.
    public var person: Person.ID?
    public var fate: Fate?

    public init(
        line: Int, verdict: Verdict? = nil, candidate: Person.ID? = nil, twin: Int? = nil, choice: Choice? = nil, outcome: Outcome? = nil,
        person: Person.ID? = nil, fate: Fate? = nil
    ) {
        self.line = line
        self.verdict = verdict
        self.candidate = candidate
        self.twin = twin
        self.choice = choice
        self.outcome = outcome
        self.person = person
        self.fate = fate
    }
}

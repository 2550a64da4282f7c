public import Foundation

/// A worry about somebody. Danger does not wait for a form: 112 and Veilig Thuis stand above it.
public struct Worry: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Worry>

    public let id: ID
    public var draft: WorryDraft
    public var takenUpBy: Person.ID?
    public var saidAt: Date

    public init(id: ID, draft: WorryDraft, takenUpBy: Person.ID?, saidAt: Date) {
        self.id = id
        self.draft = draft
        self.takenUpBy = takenUpBy
        self.saidAt = saidAt
    }
}

public struct WorryDraft: Sendable, Equatable {
    public var words: String
    /// Whom it is about and where, as far as the reporter wants to say.
    public var about: String?
    public var aware: Awareness
    public var reporterName: String?
    public var reporterContact: String?
    /// Whether the person may know who reported. No, unless the reporter says yes.
    public var mayNameReporter: Bool
    public var source: Source

    public init(
        words: String, about: String? = nil, aware: Awareness = .unknown, reporterName: String? = nil, reporterContact: String? = nil,
        mayNameReporter: Bool = false, source: Source = .public
    ) {
        self.words = words
        self.about = about
        self.aware = aware
        self.reporterName = reporterName
        self.reporterContact = reporterContact
        self.mayNameReporter = mayNameReporter
        self.source = source
    }

    public func faults() -> [FieldError] {
        Words.faults(in: words, field: "words", limit: 2000, required: true) + Words.faults(in: about, field: "about", limit: 500)
            + Words.faults(in: reporterName, field: "reporter_name", limit: 120)
            + Words.faults(in: reporterContact, field: "reporter_contact", limit: 200)
    }
}

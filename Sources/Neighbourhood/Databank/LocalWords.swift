public import Foundation

/// How people here say something: an expression of this municipality that leads to a concept of the vocabulary, or to one of its own.
public struct LocalSaying: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<LocalSaying>

    public let id: ID
    public let draft: LocalSayingDraft
    /// Who wrote it down, and when.
    public let saidBy: String?
    public let from: Date

    public init(id: ID, draft: LocalSayingDraft, saidBy: String?, from: Date) {
        self.id = id
        self.draft = draft
        self.saidBy = saidBy
        self.from = from
    }
}

public struct LocalSayingDraft: Sendable, Equatable {
    public var words: String
    /// Id of the concept it leads to.
    public var concept: String
    public var use: SayingUse
    /// In which language it is said.
    public var language: SpokenLanguage

    public init(words: String, concept: String, use: SayingUse = .both, language: SpokenLanguage = .dutch) {
        self.words = words
        self.concept = concept
        self.use = use
        self.language = language
    }

    /// Longer than this and it is a story, of which the words between would count too.
    public static let longest = 80

    public func faults() -> [FieldError] {
        Words.faults(in: words, field: "words", limit: Self.longest, required: true) + (concept.isEmpty ? [FieldError("concept", .missing)] : [])
    }
}

/// When people say it: asking for it, offering it, or both.
public enum SayingUse: String, Sendable, CaseIterable, Codable {
    case asked, offered, both
}

/// Something that exists only here, by its own name: "Kliekjesavond".
public struct LocalConcept: Sendable, Equatable {
    public let id: String
    public let draft: LocalConceptDraft
    public let madeBy: String?
    public let from: Date

    public init(id: String, draft: LocalConceptDraft, madeBy: String?, from: Date) {
        self.id = id
        self.draft = draft
        self.madeBy = madeBy
        self.from = from
    }

    /// Stands before every id of a municipality's own, so that none is ever taken for one that all have.
    public static let prefix = "eigen."
}

public struct LocalConceptDraft: Sendable, Equatable {
    public var name: String
    /// What it is, in one sentence.
    public var note: String
    /// The concept that all have under which it falls.
    public var broader: String

    public init(name: String, note: String, broader: String) {
        self.name = name
        self.note = note
        self.broader = broader
    }

    public func faults() -> [FieldError] {
        Words.faults(in: name, field: "name", limit: LocalSayingDraft.longest, required: true)
            + Words.faults(in: note, field: "note", limit: 200, required: true) + (broader.isEmpty ? [FieldError("broader", .missing)] : [])
    }
}

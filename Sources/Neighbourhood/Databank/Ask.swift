public import Foundation

/// What somebody would like help with, in their own words.
public struct Ask: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Ask>

    public let id: ID
    public var draft: AskDraft
    public var place: Coordinate?
    public var area: AreaCode?
    public var state: AskState
    /// Nobody's ask is nobody's: from the moment it is taken up it has an owner and a next date.
    public var care: Care?
    public var version: Int
    public var placedAt: Date

    public init(id: ID, draft: AskDraft, place: Coordinate?, area: AreaCode?, state: AskState, care: Care?, version: Int, placedAt: Date) {
        self.id = id
        self.draft = draft
        self.place = place
        self.area = area
        self.state = state
        self.care = care
        self.version = version
        self.placedAt = placedAt
    }
}

/// Who minds an ask, and what happens next on which day.
public struct Care: Sendable, Equatable {
    public let owner: Person.ID
    public let nextStep: String
    public let nextOn: CalendarDate

    public init(owner: Person.ID, nextStep: String, nextOn: CalendarDate) {
        self.owner = owner
        self.nextStep = nextStep
        self.nextOn = nextOn
    }
}

/// `new` waits in the broker's queue; `waiting` has an owner and looks for somebody; `proposed` has an open proposal; then introduced or closed.
public enum AskState: String, Sendable, CaseIterable, Codable {
    case new, waiting, proposed, introduced, closed, withdrawn

    public var isOpen: Bool { self == .new || self == .waiting || self == .proposed }
}

/// Whether the person an ask is for knows of it.
public enum Awareness: String, Sendable, CaseIterable, Codable {
    case yes, no, unknown
}

/// A wish that is kept with this ask only, and never becomes a filter on people as a whole.
public enum HelperWish: String, Sendable, CaseIterable, Codable {
    case woman, man
}

/// What is written down when an ask is placed or corrected.
public struct AskDraft: Sendable, Equatable {
    public var subject: Person.ID
    /// Who asks, when that is another: a daughter, a GP.
    public var askedBy: Person.ID?
    /// "dochter", "huisarts".
    public var relation: String?
    public var aware: Awareness
    public var words: String
    public var forms: HelpForms
    public var rhythm: Rhythm
    public var wanted: DayParts
    public var whenWords: String?
    /// "na zessen, op het nummer van de dochter".
    public var callBack: String?
    public var languages: [SpokenLanguage]
    public var needsVog: Bool
    public var wish: HelperWish?
    public var nearness: Nearness
    public var source: Source

    public init(
        subject: Person.ID, askedBy: Person.ID? = nil, relation: String? = nil, aware: Awareness = .yes, words: String, forms: HelpForms = [],
        rhythm: Rhythm = .structural, wanted: DayParts = .none, whenWords: String? = nil, callBack: String? = nil,
        languages: [SpokenLanguage] = [.dutch], needsVog: Bool = false, wish: HelperWish? = nil, nearness: Nearness = .any, source: Source = .phone
    ) {
        self.subject = subject
        self.askedBy = askedBy
        self.relation = relation
        self.aware = aware
        self.words = words
        self.forms = forms
        self.rhythm = rhythm
        self.wanted = wanted
        self.whenWords = whenWords
        self.callBack = callBack
        self.languages = languages
        self.needsVog = needsVog
        self.wish = wish
        self.nearness = nearness
        self.source = source
    }

    public func faults() -> [FieldError] {
        Words.faults(in: words, field: "words", limit: 2000, required: true) + Words.faults(in: relation, field: "relation", limit: 60)
            + Words.faults(in: whenWords, field: "when_words", limit: 500) + Words.faults(in: callBack, field: "call_back", limit: 300)
    }
}

public import Foundation
public import Neighbourhood

/// What the index knows of one offer, activity, service or open ask. Only what is open belongs in the index; whoever closes it removes it.
public struct Entry: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case resident, activity, service, ask

        /// How its words are to be read.
        public var side: Side { self == .ask ? .ask : .offer }
    }

    /// Opaque name, given back in a `Candidate`.
    public var key: String
    public var municipality: MunicipalityCode
    public var kind: Kind
    public var title: String?
    public var words: String
    public var place: Coordinate?
    /// Greatest distance in metres between the places; not used for an ask.
    public var range: Int
    public var forms: HelpForms
    public var nearness: Nearness
    /// The neighbourhood (buurt), for `nearness`.
    public var areaCode: String?
    /// When; for an ask: when it is wanted. Empty says nothing, so it rules nothing out.
    public var availability: DayParts
    public var languages: [SpokenLanguage]
    public var role: String
    /// A certificate of conduct was seen; for an ask: one is needed.
    public var vog: Bool
    /// Matches that run now, and how many at once. `atOnce` 0 means no limit.
    public var running: Int
    public var atOnce: Int
    public var confirmed: CalendarDate?
    public var lastAsked: Date?
    /// How often it was put to an ask in the past year.
    public var askedThisYear: Int
    /// Key of the person behind it, so that nobody is proposed to themselves.
    public var party: String?

    public init(
        key: String, municipality: MunicipalityCode, kind: Kind, title: String? = nil, words: String, place: Coordinate? = nil, range: Int = 2000,
        forms: HelpForms = [],
        nearness: Nearness = .any, areaCode: String? = nil, availability: DayParts = .none, languages: [SpokenLanguage] = [.dutch], role: String = "",
        vog: Bool = false,
        running: Int = 0, atOnce: Int = 0, confirmed: CalendarDate? = nil, lastAsked: Date? = nil, askedThisYear: Int = 0, party: String? = nil
    ) {
        self.key = key
        self.municipality = municipality
        self.kind = kind
        self.title = title
        self.words = words
        self.place = place
        self.range = range
        self.forms = forms
        self.nearness = nearness
        self.areaCode = areaCode
        self.availability = availability
        self.languages = languages
        self.role = role
        self.vog = vog
        self.running = running
        self.atOnce = atOnce
        self.confirmed = confirmed
        self.lastAsked = lastAsked
        self.askedThisYear = askedThisYear
        self.party = party
    }

    /// Everything that is read: the title and the words.
    public var text: String { title.map { $0 + ". " + words } ?? words }

    /// Whether it reaches no further than `range` from a known place: not an ask, and not help that may go by telephone.
    var isBound: Bool { place != nil && kind != .ask && !forms.contains(.byPhone) }

    /// Whether it takes no more matches now.
    public var isFull: Bool { atOnce > 0 && running >= atOnce }
}

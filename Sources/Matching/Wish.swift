public import Neighbourhood

/// What is looked for. An ask looks for offers; an offer looks for asks (`kinds: [.ask]`); then its words are read as an offer. An ask may also look for
/// asks like it (`readAs: .ask`).
public struct Wish: Hashable, Sendable {
    public var municipality: MunicipalityCode
    public var words: String
    public var place: Coordinate?
    public var areaCode: String?
    public var forms: HelpForms
    /// Empty means no wish about time.
    public var wanted: DayParts
    public var languages: [SpokenLanguage]
    /// Only offers with a certificate of conduct will do.
    public var needsVog: Bool
    /// For an offer that looks for asks: whether it has one itself.
    public var hasVog: Bool
    /// For an offer that looks for asks: how far it goes, in metres.
    public var range: Int?
    public var nearness: Nearness
    public var kinds: Set<Entry.Kind>
    /// People who are left out, first of all whoever asks.
    public var excludedParties: Set<String>
    public var excludedKeys: Set<String>
    public var today: CalendarDate
    /// How its words are to be read, where that does not follow from whom it looks for.
    public var readAs: Side?

    public init(
        municipality: MunicipalityCode, words: String, place: Coordinate? = nil, areaCode: String? = nil, forms: HelpForms = [],
        wanted: DayParts = .none,
        languages: [SpokenLanguage] = [.dutch], needsVog: Bool = false, hasVog: Bool = false, range: Int? = nil, nearness: Nearness = .any,
        kinds: Set<Entry.Kind> = [.resident, .activity, .service], excludedParties: Set<String> = [], excludedKeys: Set<String> = [],
        today: CalendarDate, readAs: Side? = nil
    ) {
        self.municipality = municipality
        self.words = words
        self.place = place
        self.areaCode = areaCode
        self.forms = forms
        self.wanted = wanted
        self.languages = languages
        self.needsVog = needsVog
        self.hasVog = hasVog
        self.range = range
        self.nearness = nearness
        self.kinds = kinds
        self.excludedParties = excludedParties
        self.excludedKeys = excludedKeys
        self.today = today
        self.readAs = readAs
    }

    /// How its words are read.
    public var side: Side { readAs ?? (kinds == [.ask] ? .offer : .ask) }

}

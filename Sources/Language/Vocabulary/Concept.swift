/// One need or gift of neighbourhood life, with the many ways in which people say it.
public struct Concept: Hashable, Sendable, Codable, Identifiable {
    /// Another concept that, when offered, serves a person who asks this one.
    public struct Serving: Hashable, Sendable, Codable {
        public var id: String
        /// How well: 0.9 nearly as good, 0.7 clearly helps in another form, 0.5 helps part, 0.3 a sensible first step.
        public var fit: Double

        public init(id: String, fit: Double) {
            self.id = id
            self.fit = fit
        }
    }

    /// "shopping.groceries"; before the dot stands the domain.
    public var id: String
    /// Names by language code; Dutch is always there.
    public var label: [String: String]
    /// What falls under it, in one Dutch sentence.
    public var note: String
    /// Neutral words that name the topic, by language.
    public var terms: [String: [String]]
    /// How it sounds when people need it, by language.
    public var asked: [String: [String]]
    /// How it sounds when people give it, by language.
    public var offered: [String: [String]]
    public var servedBy: [Serving]
    public var broader: [String]
    public var related: [String]
    /// Expressions that look like it but mean something else.
    public var not: [String]
    /// Single words of the world around it, by language: tools, parts, places, people, things. Each is a light hint.
    public var field: [String: [String]]

    /// What nobody is told lightly that their words were about: violence, not wanting to live. A single everyday word says little for it; the whole
    /// saying, or several of its words together, do.
    public var guarded: Bool

    public init(
        id: String, label: [String: String], note: String = "", terms: [String: [String]] = [:], asked: [String: [String]] = [:],
        offered: [String: [String]] = [:], servedBy: [Serving] = [], broader: [String] = [], related: [String] = [], not: [String] = [],
        field: [String: [String]] = [:], guarded: Bool = false
    ) {
        self.id = id
        self.label = label
        self.note = note
        self.terms = terms
        self.asked = asked
        self.offered = offered
        self.servedBy = servedBy
        self.broader = broader
        self.related = related
        self.not = not
        self.field = field
        self.guarded = guarded
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        label = try fields.decode([String: String].self, forKey: .label)
        note = try fields.decodeIfPresent(String.self, forKey: .note) ?? ""
        terms = try fields.decodeIfPresent([String: [String]].self, forKey: .terms) ?? [:]
        asked = try fields.decodeIfPresent([String: [String]].self, forKey: .asked) ?? [:]
        offered = try fields.decodeIfPresent([String: [String]].self, forKey: .offered) ?? [:]
        servedBy = try fields.decodeIfPresent([Serving].self, forKey: .servedBy) ?? []
        broader = try fields.decodeIfPresent([String].self, forKey: .broader) ?? []
        related = try fields.decodeIfPresent([String].self, forKey: .related) ?? []
        not = try fields.decodeIfPresent([String].self, forKey: .not) ?? []
        field = try fields.decodeIfPresent([String: [String]].self, forKey: .field) ?? [:]
        guarded = try fields.decodeIfPresent(Bool.self, forKey: .guarded) ?? false
    }

    /// The name in a language, in Dutch where that language has none.
    public func label(in language: String) -> String { label[language] ?? label["nl"] ?? id }

    /// The domain: what stands before the dot.
    public var domain: String { String(id.prefix { $0 != "." }) }
}

/// An ask in plain numbers, as `ExactOffer`.
public struct ExactAsk: Sendable {
    public enum Scope: Sendable {
        /// Offers of the ask's own municipality only.
        case municipality
        /// Every offer that reaches the place, also from over the border.
        case everywhere
    }

    public let municipality: Int32
    /// Roles that will do, a bit for each.
    public let roles: UInt8
    public let categories: CategorySet
    public let x: Int32
    public let y: Int32
    /// Parts of the week that are wanted; never none.
    public let week: UInt32
    public let languages: UInt16
    /// Safeguards that an offer must have.
    public let safeguards: UInt8
    /// Each word once.
    let words: [UInt64]

    public init(
        municipality: Int32, roles: UInt8, categories: CategorySet, x: Int32, y: Int32, week: UInt32, languages: UInt16, safeguards: UInt8,
        words: [UInt64]
    ) {
        self.municipality = municipality
        self.roles = roles
        self.categories = categories
        self.x = x
        self.y = y
        self.week = week
        self.languages = languages
        self.safeguards = safeguards
        var seen: Set<UInt64> = []
        self.words = words.filter { seen.insert($0).inserted }
    }
}

/// An offer that was found.
public struct ExactCandidate: Hashable, Sendable {
    public let id: Int32
    public let score: Double
}

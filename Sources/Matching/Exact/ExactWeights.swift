/// How much each part of the exact score counts, and how words, reach and rest are reckoned.
public struct ExactWeights: Sendable {
    /// The most that each part adds to a score.
    public var text: Double
    public var category: Double
    public var distance: Double
    public var time: Double
    public var language: Double
    public var role: Double
    public var load: Double
    /// How much longer a walk is than the straight line.
    public var detour: Double
    /// How soon repeating a word tells no more, and how much of a text's length counts against it (BM25's k1 and b: Robertson and Zaragoza, "The
    /// Probabilistic Relevance Framework", 2009).
    public var saturation: Double
    public var lengthShare: Double

    public init(
        text: Double, category: Double, distance: Double, time: Double, language: Double, role: Double, load: Double, detour: Double,
        saturation: Double, lengthShare: Double
    ) {
        self.text = text
        self.category = category
        self.distance = distance
        self.time = time
        self.language = language
        self.role = role
        self.load = load
        self.detour = detour
        self.saturation = saturation
        self.lengthShare = lengthShare
    }
}

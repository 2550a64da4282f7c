import Foundation

/// What counts how much in recognising concepts. Dated data in `Resources/recognition.json`, not constants scattered about.
public struct RecognitionWeights: Codable, Hashable, Sendable {
    /// From which day these weights hold, and why.
    public var date: String
    /// Words: how soon repeats stop counting, and how much long descriptions are held back (BM25's k1 and b).
    public var saturation: Double
    public var lengthShare: Double
    /// How much a word counts less in a long expression: its number of words to minus this power.
    public var dilution: Double
    /// How much a word of a saying or a field counts for a guarded concept.
    public var guarded: Double
    /// What is left of the information of everyday words.
    public var light: Double
    /// How much an expression of the other side counts (an ask that sounds like an offer).
    public var otherSide: Double
    /// How much a compound's part, a repaired word and a word of a field count beside a whole word.
    public var part: Double
    public var repaired: Double
    public var field: Double
    /// Expressions: weight, the least share of its information that must be there, and the power on that share.
    public var expression: Double
    public var leastCoverage: Double
    public var coveragePower: Double
    /// How many times more an expression of three words or more counts when it is there whole.
    public var whole: Double
    /// Information (in nats) beyond which an expression gains no more.
    public var expressionCap: Double
    /// How much an offer or ask that meets a `not` expression keeps.
    public var afterNot: Double
    /// Strength is the share of the best to this power; below `leastStrength` or beyond `most` a concept is not named.
    public var sharpness: Double
    public var leastStrength: Double
    public var most: Int
    /// The score at which one is about two-thirds sure.
    public var confidence: Double
    /// How well offered concepts serve by each tie.
    public var servedBy: Double
    public var broader: Double
    public var narrower: Double
    public var related: Double
    /// How many times more a municipality's own expression counts than one of many that all have: somebody took the trouble to explain it.
    public var own: Double
    /// The most that earlier matches add to a pair or take from it, as a share, and how many matches the usual outcome counts for.
    public var lesson: Double
    public var lessonPrior: Double

    static func bundled() throws -> RecognitionWeights {
        try JSONDecoder().decode(Self.self, from: Data(contentsOf: Resources.url("recognition.json")))
    }
}

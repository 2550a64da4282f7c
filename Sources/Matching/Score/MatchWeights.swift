public import Foundation

/// What counts how much in a match. Dated data (`Resources/weights.json`, or a municipality's own), so that everyone can read by which rules
/// the order came about.
public struct MatchWeights: Codable, Hashable, Sendable {
    /// From which day these weights hold.
    public var date: String
    /// Points for a need that is fully served.
    public var concept: Double
    /// Points per nat of information in shared stems, and in shared four-letter pieces.
    public var stem: Double
    public var piece: Double
    /// How soon repeats of a word stop counting, how much long texts are held back, and the usual length in words (BM25's k1, b, avgdl).
    public var saturation: Double
    public var lengthShare: Double
    public var usualLength: Double
    /// How many entries the general knowledge of word rarity is worth beside the municipality's own entries.
    public var prior: Double
    /// Information of a word, and of a piece, of which nothing general is known, in nats.
    public var unknownWord: Double
    public var unknownPiece: Double
    /// Shares of the relevance: added for time and distance, taken away for language, doubt and broken preferences.
    public var time: Double
    public var distance: Double
    public var language: Double
    public var distanceInWords: Double
    public var disfavoured: Double
    public var rested: Double
    public var stale: Double
    /// Points taken away for how often a resident's offer was put to an ask in the past year: half of `turn` for `turnHalfway` times, and never more
    /// than `mostForTurn` as a share of the relevance.
    public var turn: Double
    public var turnHalfway: Double
    public var mostForTurn: Double
    /// Days after which an entry counts as stale, and days of rest after which somebody is fully rested.
    public var staleDays: Int
    public var restDays: Int
    /// Offers nearer than this count as near when someone wants nobody near and the neighbourhood is not known, in metres.
    public var nearMetres: Double
    /// A candidate below this many points does not fit; then say so honestly.
    public var threshold: Double

    public static func bundled() throws -> MatchWeights {
        try read(Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/weights.json")))
    }

    public static func read(_ data: Data) throws -> MatchWeights { try JSONDecoder().decode(Self.self, from: data) }
}

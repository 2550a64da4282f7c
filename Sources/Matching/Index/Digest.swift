import Language
import Neighbourhood

/// An entry boiled down to what is searched: terms with weights, and the few facts that come from its words.
struct Digest: Sendable {
    /// With weights on the scale of their kind.
    typealias Term = TermTable.Term

    let entry: Entry
    let terms: [Term]
    /// Whether it teaches or practises Dutch; then a common language is no condition.
    let teachesDutch: Bool

    init(_ entry: Entry, linguist: Linguist, weights: MatchWeights) {
        let content = linguist.read(entry.text, as: entry.kind.side)
        self.entry = entry
        teachesDutch = DutchTeaching.isMeant(content, linguist)
        // In one order whatever the process, because sums of rounded numbers depend on it.
        terms = (Self.stems(content, weights) + Self.concepts(content, linguist) + content.pieces.map { Term(key: $0.raw, weight: 255) })
            .sorted { $0.key < $1.key }
    }

    /// How often each stem stands there, held back for repeats and length as in BM25; the scale is `stemScale`.
    static let stemScale: Float = 2.5
    static let conceptScale: Float = 1

    private static func stems(_ content: Content, _ weights: MatchWeights) -> [Term] {
        let counting = content.tokens.filter(\.counts)
        var uses: [UInt64: Float] = [:]
        for feature in counting.lazy.flatMap(\.features) { uses[feature.key.raw, default: 0] += feature.weight }
        let length = 1 - weights.lengthShare + weights.lengthShare * Double(counting.count) / weights.usualLength
        return uses.map { key, uses in
            let held = Double(uses) * (weights.saturation + 1) / (Double(uses) + weights.saturation * length)
            return Term(key: key, weight: quantised(Float(held) / stemScale))
        }
    }

    private static func concepts(_ content: Content, _ linguist: Linguist) -> [Term] {
        let vector =
            content.side == .offer ? Needs.offered(content.concepts) : Needs.asked(content.concepts, linguist).map { ($0.offered, $0.degree) }
        return vector.map { Term(key: TermKey(concept: $0.concept).raw, weight: quantised($0.degree / conceptScale)) }.filter { $0.weight > 0 }
    }

    private static func quantised(_ share: Float) -> UInt8 { UInt8(max(0, min(255, (share * 255).rounded()))) }
}

/// Which offers help with Dutch itself.
enum DutchTeaching {
    static let concepts: Set<String> = [
        "language.dutch-conversation", "language.dutch-lessons", "language.literacy", "language.language-cafe", "language.civic-integration",
    ]

    static func isMeant(_ content: Content, _ linguist: Linguist) -> Bool {
        content.concepts.prefix(2).contains { concepts.contains(linguist.vocabulary.concepts[$0.concept].id) }
    }
}

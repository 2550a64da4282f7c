import Foundation
import Neighbourhood

extension ConceptIndex {
    /// One expression as read, with the features of each word that counts.
    private struct Reading {
        let concept: UInt16
        let isGuarded: Bool
        let use: Saying.Use
        let language: String
        let words: [[Token.Feature]]

        /// Nil when nothing but small words is left.
        init?(_ saying: Saying, _ knowledge: WordKnowledge) {
            words = saying.words.filter { !knowledge.isStop($0, language: saying.language) }.map {
                knowledge.features(of: $0, language: saying.language)
            }
            if words.isEmpty { return nil }
            concept = UInt16(saying.concept)
            isGuarded = saying.isGuarded
            use = saying.use
            language = saying.language
        }
    }

    /// - Parameter general: the index that this one is laid beside, for a municipality's own words. A stem that it knows tells what it tells there,
    ///   and as a few sayings have no length to speak of, none is held back for its length.
    init(_ sayings: [Saying], concepts: Int, knowledge: WordKnowledge, beside general: ConceptIndex? = nil) {
        let readings = sayings.compactMap { Reading($0, knowledge) }
        let counts = Self.count(readings, knowledge.weights, times: general == nil ? 1 : knowledge.weights.own)
        var information = Self.weigh(counts, concepts: concepts, knowledge)
        if let general { for key in information.keys { information[key] = general.information[key] ?? information[key] } }
        self.information = information
        let lengths = general == nil ? Lengths(counts, concepts: concepts, other: Float(knowledge.weights.otherSide)) : Lengths()
        (associations, words) = Self.associate(counts, information, lengths, knowledge.weights)
        (expressions, expressionWords) = Self.express(readings, information, knowledge)
        (seeds, seedWords) = Self.seed(expressions, expressionWords, least: knowledge.weights.leastCoverage)
    }

    /// How often a stem stands in a concept, by use.
    private struct Count {
        let key: UInt64
        let concept: UInt16
        let language: UInt8
        var terms: Float = 0
        var asked: Float = 0
        var offered: Float = 0
    }

    private static func count(_ readings: [Reading], _ weights: RecognitionWeights, times: Double) -> [Count] {
        var counts: [Count] = []
        for reading in readings where reading.use != .not {
            let language = UInt8(Speech.known.firstIndex(of: reading.language) ?? 0)
            let isHint = reading.isGuarded && reading.use != .terms
            let dilution = Float(times * pow(Double(reading.words.count), -weights.dilution) * (isHint ? weights.guarded : 1))
            for feature in reading.words.joined() {
                let share = feature.weight * dilution
                var count = Count(key: feature.key.raw, concept: reading.concept, language: language)
                switch reading.use {
                case .terms: count.terms = share
                case .field: count.terms = share * Float(weights.field)
                case .asked: count.asked = share
                case .offered: count.offered = share
                case .not: break
                }
                counts.append(count)
            }
        }
        counts.sort { ($0.key, $0.concept) < ($1.key, $1.concept) }
        return merge(counts)
    }

    private static func merge(_ sorted: [Count]) -> [Count] {
        var merged: [Count] = []
        for count in sorted {
            if let last = merged.indices.last, merged[last].key == count.key, merged[last].concept == count.concept {
                merged[last].terms += count.terms
                merged[last].asked += count.asked
                merged[last].offered += count.offered
            } else {
                merged.append(count)
            }
        }
        return merged
    }

    /// Information of a stem: ln of concepts over concepts that use it, where a mere part of a compound counts as part of a use.
    private static func weigh(_ counts: [Count], concepts: Int, _ knowledge: WordKnowledge) -> [UInt64: Float] {
        var uses: [UInt64: Float] = [:]
        for count in counts { uses[count.key, default: 0] += min(1, count.terms + count.asked + count.offered) }
        return Dictionary(
            uniqueKeysWithValues: uses.map { key, uses in
                let told = max(0.05, log(1 + (Double(concepts) - Double(uses) + 0.5) / (Double(uses) + 0.5)))
                return (key, Float(told * (knowledge.isLight(TermKey(raw: key)) ? knowledge.weights.light : 1)))
            })
    }

    private static func associate(_ counts: [Count], _ information: [UInt64: Float], _ lengths: Lengths, _ weights: RecognitionWeights) -> (
        [Association], KeyRanges
    ) {
        var associations: [Association] = []
        for count in counts {
            let told = information[count.key] ?? 0
            func strength(_ uses: Float, _ side: Side) -> Float {
                let share = Float(1 - weights.lengthShare + weights.lengthShare * lengths.relative(count.concept, count.language, side))
                return told * uses * Float(weights.saturation + 1) / (uses + Float(weights.saturation) * share)
            }
            let other = Float(weights.otherSide)
            associations.append(
                Association(
                    concept: count.concept, ask: strength(count.terms + count.asked + other * count.offered, .ask),
                    offer: strength(count.terms + count.offered + other * count.asked, .offer)))
        }
        return (associations, KeyRanges(sorted: counts.lazy.map(\.key)))
    }

    /// How long the description of each concept is, by language and side.
    private struct Lengths {
        private var sums: [Side: [Float]] = [:]
        private var means: [Side: [Float]] = [:]
        private let concepts: Int

        /// All of the usual length.
        init() { concepts = 0 }

        init(_ counts: [Count], concepts: Int, other: Float) {
            self.concepts = concepts
            let languages = Speech.known.count
            for side in Side.allCases {
                var sum = [Float](repeating: 0, count: concepts * languages)
                for count in counts {
                    let mine = side == .ask ? count.asked + other * count.offered : count.offered + other * count.asked
                    sum[Int(count.language) * concepts + Int(count.concept)] += count.terms + mine
                }
                sums[side] = sum
                means[side] = (0..<languages).map { language in
                    sum[(language * concepts)..<((language + 1) * concepts)].reduce(0, +) / Float(max(1, concepts))
                }
            }
        }

        func relative(_ concept: UInt16, _ language: UInt8, _ side: Side) -> Double {
            guard let mean = means[side]?[Int(language)], mean > 0, let sum = sums[side]?[Int(language) * concepts + Int(concept)] else { return 1 }
            return Double(sum / mean)
        }
    }

    /// In a saying everyday words tell what any word so rare tells: "de hele dag alleen" is made of nothing else.
    private static func express(_ readings: [Reading], _ information: [UInt64: Float], _ knowledge: WordKnowledge) -> ([Expression], [ExpressionWord])
    {
        func told(_ key: TermKey) -> Float { (information[key.raw] ?? 4) / Float(knowledge.isLight(key) ? knowledge.weights.light : 1) }
        var expressions: [Expression] = []
        var words: [ExpressionWord] = []
        for reading in readings where (2...16).contains(reading.words.count) && reading.use != .field {
            let heavy = reading.words.compactMap(\.first).map { ExpressionWord(key: $0.key.raw, information: told($0.key)) }
                .sorted { ($1.information, $0.key) < ($0.information, $1.key) }
            expressions.append(
                Expression(
                    concept: reading.concept, use: reading.use, information: heavy.reduce(0) { $0 + $1.information },
                    words: words.count..<(words.count + heavy.count)))
            words += heavy
        }
        return (expressions, words)
    }

    private static func seed(_ expressions: [Expression], _ words: [ExpressionWord], least: Double) -> ([Seed], KeyRanges) {
        let rows = expressions.enumerated().flatMap { number, expression -> [(key: UInt64, seed: Seed)] in
            let first = words[expression.words.lowerBound].information / expression.information
            return words[expression.words].prefix(1 - Double(first) >= least ? 2 : 1).enumerated()
                .map { (key: $1.key, seed: Seed(expression: UInt32(number), rank: UInt8($0))) }
        }.sorted { ($0.key, $0.seed.expression) < ($1.key, $1.seed.expression) }
        return (rows.map(\.seed), KeyRanges(sorted: rows.lazy.map(\.key)))
    }
}

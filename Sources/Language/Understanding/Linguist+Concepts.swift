import Foundation
import Neighbourhood

extension Linguist {
    /// The concepts that tokens speak of, strongest first; with `naming` also the words that led there, which costs a little more.
    func concepts(in tokens: [Token], side: Side, naming: Bool = true) -> [Recognition] {
        var points = [Float](repeating: 0, count: index.conceptCount)
        for token in tokens where token.counts { addWord(token, side: side, to: &points) }
        addExpressions(in: tokens, side: side, to: &points)
        return rank(points).map { concept, strength in
            Recognition(concept: concept, strength: strength, words: naming ? telling(concept, tokens, side) : [])
        }
    }

    /// A word speaks for a concept through the best of what it can stand for.
    private func addWord(_ token: Token, side: Side, to points: inout [Float]) {
        let associations = index.associations
        if token.features.count == 1 {
            let weight = token.features[0].weight
            for place in index.associations(of: token.features[0].key) {
                points[Int(associations[place].concept)] += weight * associations[place].points(side)
            }
            return
        }
        var best: [Int: Float] = [:]
        for feature in token.features {
            for place in index.associations(of: feature.key) {
                let concept = Int(associations[place].concept)
                best[concept] = max(best[concept] ?? 0, feature.weight * associations[place].points(side))
            }
        }
        for (concept, gained) in best { points[concept] += gained }
    }

    /// Words that together are a saying tell more than each alone. For each concept the best saying counts.
    private func addExpressions(in tokens: [Token], side: Side, to points: inout [Float]) {
        let there = KeyWeights(tokens)
        var best: [Int: Float] = [:]
        var denied: Set<Int> = []
        for key in there.keys {
            for place in index.seeds(of: TermKey(raw: key)) {
                let seed = index.seeds[place]
                let expression = index.expressions[Int(seed.expression)]
                if seed.rank > 0, there[index.expressionWords[expression.words.lowerBound].key] > 0 { continue }
                guard let share = coverage(of: expression, by: there) else { continue }
                if expression.use == .not { if share > 0.9 { denied.insert(Int(expression.concept)) }; continue }
                best[Int(expression.concept)] = max(best[Int(expression.concept)] ?? 0, worth(expression, share, side))
            }
        }
        for (concept, gained) in best { points[concept] += gained }
        for concept in denied { points[concept] *= Float(weights.afterNot) }
    }

    /// The share of an expression's information that the text has; nil when that is too little, or one word only.
    private func coverage(of expression: ConceptIndex.Expression, by there: KeyWeights) -> Float? {
        var covered: Float = 0
        var count = 0
        for place in expression.words {
            let weight = there[index.expressionWords[place].key]
            guard weight > 0 else { continue }
            covered += min(1, weight) * index.expressionWords[place].information
            count += 1
        }
        let share = covered / expression.information
        return count > 1 && share >= Float(weights.leastCoverage) ? share : nil
    }

    private func worth(_ expression: ConceptIndex.Expression, _ share: Float, _ side: Side) -> Float {
        let isOther = expression.use == (side == .ask ? .offered : .asked)
        let told = min(expression.information, Float(weights.expressionCap)) * Float(weights.expression) * (isOther ? Float(weights.otherSide) : 1)
        return told * Float(pow(Double(share), weights.coveragePower))
    }

    private func rank(_ points: [Float]) -> [(concept: Int, strength: Float)] {
        guard let top = points.max(), top > 0 else { return [] }
        let sureness = Float(1 - exp(-Double(top) / weights.confidence))
        let least = top * Float(pow(weights.leastStrength / Double(sureness), 1 / weights.sharpness))
        return points.enumerated().filter { $0.element >= least }
            .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }.prefix(weights.most)
            .map { ($0.offset, sureness * Float(pow(Double($0.element / top), weights.sharpness))) }
    }

    /// The words that gave a concept the most points.
    private func telling(_ concept: Int, _ tokens: [Token], _ side: Side) -> [String] {
        let points = tokens.enumerated().filter(\.element.counts).map { (place: $0.offset, points: support($0.element, concept, side)) }
        let top = points.lazy.map(\.points).max() ?? 0
        var seen: Set<String> = []
        return points.filter { $0.points > 0 && $0.points >= top * 0.4 }.sorted { ($1.points, $0.place) < ($0.points, $1.place) }
            .map { tokens[$0.place] }.filter { seen.insert($0.text).inserted }.prefix(3).map(\.written)
    }

    private func support(_ token: Token, _ concept: Int, _ side: Side) -> Float {
        token.features.lazy.map { feature in
            let place = index.associations(of: feature.key).first { index.associations[$0].concept == UInt16(concept) }
            return place.map { feature.weight * index.associations[$0].points(side) } ?? 0
        }.max() ?? 0
    }
}

/// The terms of a text with their weights, in a small open-addressed table; looked up thousands of times for one text.
private struct KeyWeights {
    private(set) var keys: [UInt64] = []
    private var slots: [UInt64]
    private var weights: [Float]

    init(_ tokens: [Token]) {
        var size = 32
        while size < tokens.count * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        weights = [Float](repeating: 0, count: size)
        for token in tokens where token.counts {
            for feature in token.features { add(feature.key.raw, feature.weight) }
        }
    }

    private mutating func add(_ key: UInt64, _ weight: Float) {
        if keys.count * 2 >= slots.count { grow() }
        let slot = slot(of: key)
        if slots[slot] == 0 { keys.append(key) }
        slots[slot] = key
        weights[slot] = max(weights[slot], weight)
    }

    private mutating func grow() {
        let old = keys.map { ($0, self[$0]) }
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        weights = [Float](repeating: 0, count: slots.count)
        for (key, weight) in old {
            let slot = slot(of: key)
            slots[slot] = key
            weights[slot] = weight
        }
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// 0 when it is not there.
    subscript(key: UInt64) -> Float { weights[slot(of: key)] }
}

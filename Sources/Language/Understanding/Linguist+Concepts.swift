import Foundation
import Neighbourhood

extension Linguist {
    /// The concepts that tokens speak of, strongest first; with `naming` also the words that led there, which costs a little more.
    func concepts(in tokens: [Token], side: Side, naming: Bool = true) -> [Recognition] {
        var tally = Tally(concepts: vocabulary.concepts.count)
        for token in tokens where token.counts {
            addWord(token, in: index, side: side, to: &tally)
            if let own { addWord(token, in: own, side: side, to: &tally) }
        }
        addExpressions(in: tokens, side: side, to: &tally.points)
        return rank(tally.points).map { concept, strength in
            Recognition(concept: concept, strength: strength, words: naming ? telling(concept, tokens, side) : [])
        }
    }

    /// Points per concept, and room to work out what one word gives.
    private struct Tally {
        var points: [Float]
        private var ofWord: [Float]
        private var touched: [Int] = []

        init(concepts: Int) {
            points = [Float](repeating: 0, count: concepts)
            ofWord = points
        }

        mutating func raise(_ concept: Int, to gained: Float) {
            if ofWord[concept] == 0 { touched.append(concept) }
            ofWord[concept] = max(ofWord[concept], gained)
        }

        mutating func endWord() {
            for concept in touched {
                points[concept] += ofWord[concept]
                ofWord[concept] = 0
            }
            touched.removeAll(keepingCapacity: true)
        }
    }

    /// A word speaks for a concept through the best of what it can stand for.
    private func addWord(_ token: Token, in index: ConceptIndex, side: Side, to tally: inout Tally) {
        let associations = index.associations
        if token.features.count == 1 {
            let weight = token.features[0].weight
            for place in index.associations(of: token.features[0].key) {
                tally.points[Int(associations[place].concept)] += weight * associations[place].points(side)
            }
            return
        }
        for feature in token.features {
            for place in index.associations(of: feature.key) {
                tally.raise(Int(associations[place].concept), to: feature.weight * associations[place].points(side))
            }
        }
        tally.endWord()
    }

    /// Words that together are a saying tell more than each alone. For each concept the best saying counts.
    private func addExpressions(in tokens: [Token], side: Side, to points: inout [Float]) {
        let there = KeyWeights(tokens)
        var said = Said()
        find(index, by: there, side, &said)
        if let own { find(own, by: there, side, &said) }
        for (concept, gained) in said.best { points[concept] += gained }
        for concept in said.denied { points[concept] *= Float(weights.afterNot) }
    }

    /// The worth of the best saying of each concept, and the concepts that a saying denies.
    private struct Said {
        var best: [Int: Float] = [:]
        var denied: Set<Int> = []
    }

    private func find(_ index: ConceptIndex, by there: KeyWeights, _ side: Side, _ said: inout Said) {
        for key in there.keys {
            for place in index.seeds(of: TermKey(raw: key)) {
                let seed = index.seeds[place]
                let expression = index.expressions[Int(seed.expression)]
                if seed.rank > 0, there[index.expressionWords[expression.words.lowerBound].key] > 0 { continue }
                guard let share = coverage(of: expression, in: index, by: there) else { continue }
                let concept = Int(expression.concept)
                if expression.use == .not {
                    if share > 0.9 { said.denied.insert(concept) }
                    continue
                }
                said.best[concept] = max(said.best[concept] ?? 0, worth(expression, share, side))
            }
        }
    }

    /// The share of an expression's information that the text has; nil when that is too little, or one word only.
    private func coverage(of expression: ConceptIndex.Expression, in index: ConceptIndex, by there: KeyWeights) -> Float? {
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
        let isWhole = share > 0.95 && expression.words.count > 2
        return told * Float(pow(Double(share), weights.coveragePower)) * Float(isWhole ? weights.whole : 1)
    }

    private func rank(_ points: [Float]) -> [(concept: Int, strength: Float)] {
        guard let top = points.max(), top > 0 else { return [] }
        let sureness = Float(1 - exp(-Double(top) / weights.confidence))
        let least = top * Float(pow(weights.leastStrength / Double(sureness), 1 / weights.sharpness))
        var best: [(concept: Int, points: Float)] = []
        for concept in points.indices where points[concept] >= least {
            if best.count == weights.most, best[best.count - 1].points >= points[concept] { continue }
            let place = best.firstIndex { $0.points < points[concept] } ?? best.count
            best.insert((concept, points[concept]), at: place)
            if best.count > weights.most { best.removeLast() }
        }
        return best.map { ($0.concept, sureness * Float(pow(Double($0.points / top), weights.sharpness))) }
    }

    /// The words that gave a concept the most points, in at most three stretches, the heaviest first.
    private func telling(_ concept: Int, _ tokens: [Token], _ side: Side) -> [String] {
        var best: [(place: Int, points: Float)] = []
        for place in tokens.indices where tokens[place].counts {
            let points = support(tokens[place], concept, side)
            guard points > 0, !best.contains(where: { tokens[$0.place].text == tokens[place].text }) else { continue }
            best.insert((place, points), at: best.firstIndex { $0.points < points } ?? best.count)
            if best.count > 4 { best.removeLast() }
        }
        let telling = best.filter { $0.points >= best[0].points * 0.4 }
        return stretches(telling.map(\.place), tokens).sorted { heaviest($0, telling) > heaviest($1, telling) }
            .prefix(3).map { tokens[$0].map(\.written).joined(separator: " ") }
    }

    /// Words that stand close together in one clause, with what is between them: "zit de hele dag alleen" tells more than "hele" and "zit".
    private func stretches(_ places: [Int], _ tokens: [Token]) -> [ClosedRange<Int>] {
        var stretches: [ClosedRange<Int>] = []
        for place in places.sorted() {
            if let last = stretches.last, place - last.upperBound <= 3, tokens[place].clause == tokens[last.lowerBound].clause {
                stretches[stretches.count - 1] = last.lowerBound...place
            } else {
                stretches.append(place...place)
            }
        }
        return stretches
    }

    private func heaviest(_ stretch: ClosedRange<Int>, _ telling: [(place: Int, points: Float)]) -> Float {
        telling.filter { stretch.contains($0.place) }.map(\.points).max() ?? 0
    }

    private func support(_ token: Token, _ concept: Int, _ side: Side) -> Float {
        token.features.reduce(0) { most, feature in
            let general = index.association(of: feature.key, with: concept)?.points(side) ?? 0
            let own = own?.association(of: feature.key, with: concept)?.points(side) ?? 0
            return max(most, feature.weight * (general + own))
        }
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

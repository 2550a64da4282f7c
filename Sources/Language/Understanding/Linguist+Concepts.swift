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
        let ranked = rank(tally.points)
        let words = naming ? telling(ranked.map(\.concept), tokens, side) : []
        return ranked.indices.map { number in
            Recognition(concept: ranked[number].concept, strength: ranked[number].strength, words: naming ? words[number] : [])
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

    /// For each of these concepts the words that gave it the most points, in at most three stretches, the heaviest first.
    private func telling(_ concepts: [Int], _ tokens: [Token], _ side: Side) -> [[String]] {
        var heaviest = [Heaviest](repeating: Heaviest(), count: concepts.count)
        var support = [Float](repeating: 0, count: concepts.count)
        for place in tokens.indices where tokens[place].counts {
            weigh(tokens[place], concepts, side, into: &support)
            for number in concepts.indices where support[number] > 0 { heaviest[number].take(place, support[number], tokens) }
        }
        return heaviest.map { $0.stretches(of: tokens) }
    }

    /// How much a word supports each concept: through the best of what it can stand for.
    private func weigh(_ token: Token, _ concepts: [Int], _ side: Side, into support: inout [Float]) {
        for number in support.indices { support[number] = 0 }
        for feature in token.features {
            let general = index.associations(of: feature.key)
            let own = own?.associations(of: feature.key) ?? 0..<0
            guard !general.isEmpty || !own.isEmpty else { continue }
            for number in concepts.indices {
                let told = index.points(concepts[number], side, in: general) + (self.own?.points(concepts[number], side, in: own) ?? 0)
                support[number] = max(support[number], feature.weight * told)
            }
        }
    }
}

/// The words that support a concept most, four at most, each once.
private struct Heaviest {
    private var places = SIMD4<Int32>()
    private var points = SIMD4<Float>()
    private var count = 0

    mutating func take(_ place: Int, _ gained: Float, _ tokens: [Token]) {
        var rank = 0
        for number in 0..<count {
            if points[number] >= gained { rank = number + 1 }
            if tokens[Int(places[number])].text == tokens[place].text { return }
        }
        guard rank < 4 else { return }
        for number in stride(from: min(count, 3), to: rank, by: -1) { (places[number], points[number]) = (places[number - 1], points[number - 1]) }
        (places[rank], points[rank]) = (Int32(place), gained)
        count = min(count + 1, 4)
    }

    /// Those that tell nearly as much as the first. Words that stand close together in one clause go with what is between them: "zit de hele dag
    /// alleen" tells more than "hele" and "zit".
    func stretches(of tokens: [Token]) -> [String] {
        var stretches: [(range: ClosedRange<Int>, points: Float)] = []
        let telling = (0..<count).filter { points[$0] >= points[0] * 0.4 }
        for (place, points) in telling.map({ (Int(places[$0]), points[$0]) }).sorted(by: { $0.0 < $1.0 }) {
            if let last = stretches.last, place - last.range.upperBound <= 3, tokens[place].clause == tokens[last.range.lowerBound].clause {
                stretches[stretches.count - 1] = (last.range.lowerBound...place, max(last.points, points))
            } else {
                stretches.append((place...place, points))
            }
        }
        return stretches.sorted { $0.points > $1.points }.prefix(3).map { range, _ in
            range.count == 1 ? tokens[range.lowerBound].written : tokens[range].map(\.written).joined(separator: " ")
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

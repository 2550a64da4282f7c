import Foundation
import Language
import Neighbourhood

/// One search: the terms of a wish, laid beside the entries of one municipality.
struct Search {
    /// A term of the wish and how many points it gives for each full weight in an entry.
    struct Term {
        enum Source { case word(Int), concept(Needs.Need, offered: Int), piece }
        let key: TermKey
        let points: Float
        let source: Source
    }

    let wish: Wish
    let understanding: Understanding
    let terms: [Term]
    let limits: Limits
    let municipality: MunicipalIndex
    let weights: MatchWeights

    init(_ wish: Wish, in municipality: MunicipalIndex, linguist: Linguist, weights: MatchWeights) {
        let understanding = linguist.understand(wish.words, as: wish.side)
        self.wish = wish
        self.understanding = understanding
        self.municipality = municipality
        self.weights = weights
        limits = Limits(wish, understanding, weights)
        terms = Self.words(understanding, municipality, linguist, weights) + Self.concepts(understanding, linguist, weights)
            + Self.pieces(understanding, municipality, weights)
    }

    private static func words(_ understanding: Understanding, _ municipality: MunicipalIndex, _ linguist: Linguist, _ weights: MatchWeights) -> [Term] {
        var seen: Set<TermKey> = []
        return understanding.tokens.enumerated().filter(\.element.counts).flatMap { place, token in
            token.features.filter { seen.insert($0.key).inserted }.map { feature in
                let general = linguist.information(of: feature.key).map(Double.init) ?? weights.unknownWord
                let told = municipality.information(of: feature.key, general: general, prior: weights.prior)
                return Term(key: feature.key, points: told * feature.weight * Digest.stemScale * Float(weights.stem), source: .word(place))
            }
        }
    }

    private static func concepts(_ understanding: Understanding, _ linguist: Linguist, _ weights: MatchWeights) -> [Term] {
        let needs = understanding.side == .ask ? Needs.asked(understanding.concepts, linguist) : Needs.given(understanding.concepts)
        return needs.sorted { $0.key < $1.key }.map { concept, need in
            Term(key: TermKey(concept: concept), points: need.degree * Digest.conceptScale * Float(weights.concept), source: .concept(need, offered: concept))
        }
    }

    private static func pieces(_ understanding: Understanding, _ municipality: MunicipalIndex, _ weights: MatchWeights) -> [Term] {
        guard weights.piece > 0 else { return [] }
        return understanding.pieces.map { key in
            let told = municipality.information(of: key, general: weights.unknownPiece, prior: weights.prior)
            return Term(key: key, points: told * Float(weights.piece), source: .piece)
        }
    }

    func best(_ limit: Int) -> [Candidate] {
        Array(municipality.layers.flatMap { best(in: $0, limit) }.sorted(by: Candidate.isBetter).prefix(limit))
    }

    private func best(in layer: Layer, _ limit: Int) -> [Candidate] {
        guard layer.count > 0 else { return [] }
        let relevance = relevance(in: layer.segment)
        let refused = limits.refused(in: layer.segment)
        var top = TopPlaces(limit: limit)
        let gates = layer.segment.gates
        for place in relevance.indices where relevance[place] > 0 {
            guard top.hasRoom(for: relevance[place] * (1 + Float(weights.mostGain))), limits.mayPass(gates[place]), !layer.isGone(place),
                let share = share(of: layer.segment.facts[place], refusal: refused[place])
            else { continue }
            top.offer(place, relevance[place] * (1 + Float(share)), key: layer.segment.facts[place].entry.key)
        }
        return top.places.map { explain($0, in: layer.segment, refusal: refused[$0]) }
    }

    /// Points for shared terms, entry by entry.
    private func relevance(in segment: Segment) -> [Float] {
        var points = [Float](repeating: 0, count: segment.count)
        let postings = segment.postings
        for term in terms {
            for row in segment.postings(of: term.key) { points[postings[row].place] += term.points * postings[row].weight }
        }
        return points
    }

    /// What is added to the relevance or taken away, as a share of it; nil when a hard limit says no.
    private func share(of fact: Segment.Fact, refusal: RuledOut.Degree?) -> Double? {
        guard let circumstances = limits.circumstances(of: fact, refusal: refusal) else { return nil }
        return circumstances.rules(weights).reduce(0) { $0 + $1.share }
    }
}

extension MatchWeights {
    /// The most that circumstances can add, as a share of the relevance.
    var mostGain: Double { time + distance + rested }
}

/// The best places so far, in a heap with the worst on top; of equals the earlier key is better.
struct TopPlaces {
    private struct Item {
        let place: Int
        let points: Float
        let key: String
        func isWorse(than other: Item) -> Bool { (points, other.key) < (other.points, key) }
    }

    private var heap: [Item] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Whether so many points could still get in.
    func hasRoom(for points: Float) -> Bool { heap.count < limit || points >= heap[0].points }

    var places: [Int] { heap.map(\.place) }

    mutating func offer(_ place: Int, _ points: Float, key: String) {
        let item = Item(place: place, points: points, key: key)
        if heap.count < limit {
            heap.append(item)
            rise(heap.count - 1)
        } else if heap[0].isWorse(than: item) {
            heap[0] = item
            sink()
        }
    }

    private mutating func rise(_ start: Int) {
        var child = start
        while child > 0, heap[child].isWorse(than: heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1].isWorse(than: heap[child]) { child += 1 }
            guard heap[child].isWorse(than: heap[parent]) else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}

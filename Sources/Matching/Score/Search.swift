import Foundation
import Language
import Neighbourhood

/// One search: the terms of a wish, laid beside the entries of one municipality.
struct Search {
    /// A term of the wish and how many points it gives for each full weight in an entry.
    struct Term {
        enum Source {
            case word(Int)
            case concept(Needs.Need)
            case piece
        }
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
        terms = Self.terms(understanding, municipality, linguist, weights)
    }

    private static func terms(_ understanding: Understanding, _ municipality: MunicipalIndex, _ linguist: Linguist, _ weights: MatchWeights) -> [Term]
    {
        var terms: [Term] = []
        terms.reserveCapacity(256)
        var seen: Set<TermKey> = []
        for (place, token) in understanding.tokens.enumerated() where token.counts {
            for feature in token.features where seen.insert(feature.key).inserted {
                let general = linguist.information(of: feature.key).map(Double.init) ?? weights.unknownWord
                let told = municipality.information(of: feature.key, general: general, prior: weights.prior)
                terms.append(Term(key: feature.key, points: told * feature.weight * Digest.stemScale * Float(weights.stem), source: .word(place)))
            }
        }
        for need in understanding.side == .ask ? Needs.asked(understanding.concepts, linguist) : Needs.given(understanding.concepts) {
            let points = need.degree * Digest.conceptScale * Float(weights.concept)
            terms.append(Term(key: TermKey(concept: need.offered), points: points, source: .concept(need)))
        }
        for key in understanding.pieces where weights.piece > 0 {
            let told = municipality.information(of: key, general: weights.unknownPiece, prior: weights.prior)
            terms.append(Term(key: key, points: told * Float(weights.piece), source: .piece))
        }
        return terms
    }

    func best(_ limit: Int) -> [Candidate] {
        Array(municipality.layers.flatMap { best(in: $0, limit) }.sorted(by: Candidate.isBetter).prefix(limit))
    }

    private func best(in layer: Layer<Segment>, _ limit: Int) -> [Candidate] {
        guard layer.count > 0 else { return [] }
        let segment = layer.segment
        let limits = limits.here(segment)
        let scale = TermScale(terms, in: segment)
        let most = Float(1 + weights.mostGain)
        let candidates = limits.candidates
        var relevance = scale.relevance(of: candidates, in: segment)
        var top = TopPlaces<Float, String>(limit: limit)
        func offer(_ number: Int) {
            let place = Int(candidates[number])
            guard !layer.isGone(place), let circumstances = limits.circumstances(at: place) else { return }
            let share = circumstances.share(of: Double(relevance[number]), weights)
            top.offer(place, relevance[number] * (1 + Float(share)), key: segment.entries[place].key)
        }
        // The most relevant go first, so that of the others few can still get in, and the circumstances of few have to be looked at.
        for number in Self.mostRelevant(relevance, 2 * limit) {
            offer(number)
            relevance[number] = 0
        }
        for number in candidates.indices where relevance[number] > 0 && top.hasRoom(for: relevance[number] * most) { offer(number) }
        return top.places.map { explain($0, in: segment, limits, scale) }
    }

    private static func mostRelevant(_ relevance: [Float], _ limit: Int) -> [Int] {
        var top = TopPlaces<Float, Int>(limit: limit)
        for number in relevance.indices where relevance[number] > 0 && top.hasRoom(for: relevance[number]) {
            top.offer(number, relevance[number], key: number)
        }
        return top.places
    }
}

/// The points of a wish's terms, by the numbers that the terms have in one segment.
struct TermScale {
    /// From the number of a term to its row in `points`; row 0 is for all others.
    private var rows: [UInt16]
    private var points: [Float] = [0]
    /// The number of the term of each row but the first, and how many postings they have together.
    private var numbers: [Int] = []
    private var postingCount = 0
    /// For each term of the wish its row; 0 when no entry has it.
    private var rowOfTerm: [Int] = []

    init(_ terms: [Search.Term], in segment: Segment) {
        rows = [UInt16](repeating: 0, count: segment.terms.keys.count)
        for term in terms {
            guard let number = segment.number(of: term.key), points.count < Int(UInt16.max) else {
                rowOfTerm.append(0)
                continue
            }
            if rows[number] == 0 {
                rows[number] = UInt16(points.count)
                points.append(0)
                numbers.append(number)
                postingCount += segment.entriesOfTerm[number].count
            }
            points[Int(rows[number])] += term.points
            rowOfTerm.append(Int(rows[number]))
        }
    }

    /// Points for the terms that each of these entries shares with the wish: entry by entry when they are few, term by term when they are many.
    func relevance(of candidates: [Int32], in segment: Segment) -> [Float] {
        let meanTerms = segment.termsOfEntry.postings.count / max(1, segment.count)
        return candidates.count * meanTerms < postingCount ? byEntry(candidates, segment.termsOfEntry) : byTerm(candidates, segment)
    }

    private func byEntry(_ candidates: [Int32], _ terms: Rows) -> [Float] {
        candidates.map { candidate in
            var sum: Float = 0
            for row in terms[Int(candidate)] {
                let posting = terms.postings[row]
                sum += points[Int(rows[posting.number])] * posting.weight
            }
            return sum
        }
    }

    private func byTerm(_ candidates: [Int32], _ segment: Segment) -> [Float] {
        var sums = [Float](repeating: 0, count: segment.count)
        for (number, points) in zip(numbers, points.dropFirst()) {
            for row in segment.entriesOfTerm[number] {
                let posting = segment.entriesOfTerm.postings[row]
                sums[posting.number] += points * posting.weight
            }
        }
        return candidates.map { sums[Int($0)] }
    }

    /// The weight that each term of the wish has in one entry.
    func weights(at place: Int, in segment: Segment) -> [Float] {
        var weights = [Float](repeating: 0, count: points.count)
        for row in segment.termsOfEntry[place] {
            let posting = segment.termsOfEntry.postings[row]
            weights[Int(rows[posting.number])] = posting.weight
        }
        weights[0] = 0
        return rowOfTerm.map { weights[$0] }
    }
}

extension MatchWeights {
    /// The most that circumstances can add, as a share of the relevance.
    var mostGain: Double { time + distance + rested }
}

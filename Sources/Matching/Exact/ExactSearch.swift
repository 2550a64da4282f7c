import Foundation

/// Searches an `ExactBook`, and keeps its room from one search to the next, so that searching takes no memory. One for each thread.
///
/// A first look, sixteen offers at once, says what each can score at most. Only who may still be among the best is reckoned, in double precision,
/// so the answer is the same as when all were.
public struct ExactSearch: ~Copyable {
    /// The best of the last search, best first.
    public private(set) var found: [ExactCandidate] = []

    private var top: TopPlaces<Double, Int32>
    private var terms = ExactTerms()
    private var towns: [Int32] = []
    private var blocks: [Int32] = []
    /// The sheets with somebody near, and for each lane the squared walk, and what who shares a category and who does not can score at most.
    private var near: [Int32] = []
    private var far: [SIMD16<Float>] = []
    private var sharing: [SIMD16<Float>] = []
    private var others: [SIMD16<Float>] = []
    private var nearCount = 0
    private var hopeful: [Hopeful] = []
    private static let together = 16
    /// What a score must reach to be among the best; below everything while there is room.
    private var bar: Float = -1

    public init(limit: Int = 10) {
        top = TopPlaces(limit: limit)
        found.reserveCapacity(limit)
    }

    /// An offer that may be among the best.
    private struct Hopeful {
        let place: Int
        let most: Float
        var row = 0..<0
        /// Is used for nothing: it makes the processor read the row.
        var ends: UInt32 = 0
    }

    /// Finds the offers with the highest scores, of equals those with the lowest ids.
    public mutating func search(_ book: ExactBook, for ask: ExactAsk, _ scope: ExactAsk.Scope) {
        book.look { index in
            terms.begin(ask, index.weights, index.rarity)
            let needle = ExactNeedle(ask, index.weights)
            switch scope {
            case .municipality:
                if let number = index.number(of: ask.municipality) { look(through: index.municipalities[number], needle) }
            case .everywhere:
                towns.removeAll(keepingCapacity: true)
                index.borders.within(needle.point, into: &towns)
                for place in towns.indices { look(through: index.municipalities[Int(towns[place])], needle) }
            }
        }
        finish()
    }

    private mutating func look(through municipality: LayerStack<ExactSegment>, _ needle: ExactNeedle) {
        for layer in municipality.layers where layer.count > 0 {
            blocks.removeAll(keepingCapacity: true)
            layer.segment.blocks.within(needle.point, into: &blocks)
            guard !blocks.isEmpty else { continue }
            terms.enter(layer.segment)
            if far.count <= layer.segment.reaches.count { makeRoom(layer.segment.reaches.count + 1) }
            nearCount = Self.findNear(layer.segment.reaches, blocks, needle, near: &near, far: &far)
            Self.look(at: layer.segment, near[..<nearCount], far, needle, terms, sharing: &sharing, others: &others)
            reckon(layer, needle)
            terms.leave()
        }
    }

    /// Finds the sheets with somebody who is not out for certain, and how far each is. The result is how many.
    ///
    /// This and the next step are without branches that nobody can foresee, which cost more than what they spare. They write to spans, because an array
    /// would be asked at each turn whether it has one owner, and that call empties the vector registers.
    private static func findNear(
        _ reaches: [ExactReach], _ blocks: [Int32], _ needle: ExactNeedle, near: inout [Int32], far: inout [SIMD16<Float>]
    ) -> Int {
        var near = near.mutableSpan
        var far = far.mutableSpan
        var count = 0
        for block in blocks {
            let first = Int(block) * ExactSegment.sheetsInBlock
            for number in first..<min(first + ExactSegment.sheetsInBlock, reaches.count) {
                let distances = needle.distances(reaches[number])
                near[count] = Int32(number)
                far[count] = distances
                count += any(distances .<= ExactNeedle.reach) ? 1 : 0
            }
        }
        return count
    }

    private mutating func makeRoom(_ count: Int) {
        near = [Int32](repeating: 0, count: count)
        far = [SIMD16<Float>](repeating: SIMD16(), count: count)
        sharing = far
        others = far
    }

    private static func look(
        at segment: ExactSegment, _ near: ArraySlice<Int32>, _ far: [SIMD16<Float>], _ needle: ExactNeedle, _ terms: ExactTerms,
        sharing: inout [SIMD16<Float>], others: inout [SIMD16<Float>]
    ) {
        let (reaches, sheets) = (segment.reaches, segment.sheets)
        var sharing = sharing.mutableSpan
        var others = others.mutableSpan
        for place in near.indices {
            let number = Int(near[place])
            let look = needle.look(at: sheets[number], reaches[number].marks, far[place], words: terms.most(on: sheets[number]))
            sharing[place] = look.sharing
            others[place] = look.others
        }
    }

    /// Those that share a category first, because they raise the bar for the others.
    private mutating func reckon(_ layer: Layer<ExactSegment>, _ needle: ExactNeedle) {
        for place in 0..<nearCount {
            let reaching = sharing[place] .>= bar
            if any(reaching) { reaching.eachTrue { hope(Int(near[place]) * ExactSheet.lanes + $0, sharing[place][$0], layer, needle) } }
        }
        reckonHopeful(layer, needle)
        for place in 0..<nearCount {
            let reaching = others[place] .>= bar
            if any(reaching) { reaching.eachTrue { hope(Int(near[place]) * ExactSheet.lanes + $0, others[place][$0], layer, needle) } }
        }
        reckonHopeful(layer, needle)
    }

    private mutating func hope(_ place: Int, _ most: Float, _ layer: Layer<ExactSegment>, _ needle: ExactNeedle) {
        if hopeful.count == Self.together { reckonHopeful(layer, needle) }
        hopeful.append(Hopeful(place: place, most: most))
    }

    /// Reads what is far away in memory for some offers together, so that one is not waited for after another.
    private mutating func reckonHopeful(_ layer: Layer<ExactSegment>, _ needle: ExactNeedle) {
        let (details, postings) = (layer.segment.details, layer.segment.terms.ofEntry.postings)
        for number in hopeful.indices { hopeful[number].row = details[hopeful[number].place].row }
        for number in hopeful.indices {
            let row = hopeful[number].row
            if !row.isEmpty { hopeful[number].ends = postings[row.lowerBound].bits ^ postings[row.upperBound - 1].bits }
        }
        for number in hopeful.indices where hopeful[number].most >= bar { reckon(hopeful[number], layer, needle) }
        hopeful.removeAll(keepingCapacity: true)
    }

    private mutating func reckon(_ offer: Hopeful, _ layer: Layer<ExactSegment>, _ needle: ExactNeedle) {
        guard !layer.isGone(offer.place) else { return }
        let detail = layer.segment.details[offer.place]
        let text = terms.share(of: offer.row, detail.length, in: layer.segment)
        guard let score = needle.score(offer.place, detail, in: layer.segment, text: text) else { return }
        guard score >= Double(bar) else { return }
        top.offer(offer.place, score, key: detail.id)
        if let least = top.bar { bar = Float(least).nextDown }
    }

    private mutating func finish() {
        found.removeAll(keepingCapacity: true)
        while let worst = top.removeWorst() { found.append(ExactCandidate(id: worst.key, score: worst.points)) }
        found.reverse()
        bar = -1
    }
}

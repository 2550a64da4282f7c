import Language

/// Some entries of one municipality, turned about: from a term to the entries that have it. Never changes once made.
struct Segment: Sendable {
    /// An entry's place (24 bits) and the term's weight in it (8 bits).
    struct Posting: Sendable {
        let bits: UInt32
        init(_ place: Int, _ weight: UInt8) { bits = UInt32(place) << 8 | UInt32(weight) }
        var place: Int { Int(bits >> 8) }
        var weight: Float { Float(bits & 255) / 255 }
        func moved(to place: Int) -> Posting { Posting(place, UInt8(truncatingIfNeeded: bits)) }
    }

    /// What is kept of an entry beside its terms.
    struct Fact: Sendable {
        let entry: Entry
        let teachesDutch: Bool
    }

    static let empty = Segment(facts: [], keys: [], offsets: [0], postings: [])
    /// More entries than any municipality has; postings keep places in 24 bits.
    static let limit = 1 << 24

    let facts: [Fact]
    let gates: [Gate]
    /// Every term in order, and where its postings begin; one offset more than keys.
    let keys: [UInt64]
    let offsets: [UInt32]
    let postings: [Posting]
    private let terms: KeyRanges
    private let places: [String: Int]

    init(facts: [Fact], keys: [UInt64], offsets: [UInt32], postings: [Posting]) {
        self.facts = facts
        gates = facts.map { Gate($0.entry) }
        self.keys = keys
        self.offsets = offsets
        self.postings = postings
        terms = KeyRanges(keys: keys, offsets: offsets)
        places = Dictionary(facts.enumerated().map { ($1.entry.key, $0) }) { _, later in later }
    }

    var count: Int { facts.count }

    func place(of key: String) -> Int? { places[key] }

    func postings(of key: TermKey) -> Range<Int> { terms.range(of: key.raw) ?? 0..<0 }

    /// How many entries have a term.
    func frequency(of key: TermKey) -> Int { terms.range(of: key.raw)?.count ?? 0 }

    /// The weight of a term in one entry; 0 when it is not there.
    func weight(of key: TermKey, at place: Int) -> Float {
        let stretch = postings(of: key)
        var low = stretch.lowerBound
        var high = stretch.upperBound
        while low < high {
            let middle = (low + high) / 2
            if postings[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return low < stretch.upperBound && postings[low].place == place ? postings[low].weight : 0
    }
}

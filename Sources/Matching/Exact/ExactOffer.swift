/// An offer in plain numbers: its words are keys, and its place is in metres on a flat grid.
public struct ExactOffer: Sendable {
    /// Of two equal scores the lower id comes first.
    public var id: Int32
    public var municipality: Int32
    /// Numbers of roles, 0 to 7.
    public var role: UInt8
    public var categories: CategorySet
    /// Metres on a flat grid; whole numbers below 2^24, as far as single precision is exact.
    public var x: Int32
    public var y: Int32
    /// The greatest walk, in metres; at least 1.
    public var reach: Int32
    /// The parts of the week, 21 bits.
    public var week: UInt32
    public var languages: UInt16
    public var safeguards: UInt8
    public var running: UInt16
    public var capacity: UInt16
    /// A key for each word, as often as it stands there, at most 255 times.
    public var words: [UInt64]

    public init(
        id: Int32, municipality: Int32, role: UInt8, categories: CategorySet, x: Int32, y: Int32, reach: Int32, week: UInt32, languages: UInt16,
        safeguards: UInt8, running: UInt16, capacity: UInt16, words: [UInt64]
    ) {
        self.id = id
        self.municipality = municipality
        self.role = role
        self.categories = categories
        self.x = x
        self.y = y
        self.reach = reach
        self.week = week
        self.languages = languages
        self.safeguards = safeguards
        self.running = running
        self.capacity = capacity
        self.words = words
    }

    /// Its words in order of their keys, each with how often it stands there.
    var terms: [TermTable.Term] {
        var terms: [TermTable.Term] = []
        terms.reserveCapacity(words.count)
        for key in words.sorted() {
            if let last = terms.last, last.key == key {
                terms[terms.count - 1] = TermTable.Term(key: key, weight: last.weight &+ (last.weight == .max ? 0 : 1))
            } else {
                terms.append(TermTable.Term(key: key, weight: 1))
            }
        }
        return terms
    }
}

/// Up to 128 categories.
public struct CategorySet: Hashable, Sendable {
    let bits: SIMD4<UInt32>

    /// Numbers from 0 to 127; others are left out.
    public init(_ numbers: some Sequence<Int>) {
        var bits = SIMD4<UInt32>()
        for number in numbers where (0..<128).contains(number) { bits[number / 32] |= 1 << UInt32(number % 32) }
        self.bits = bits
    }

    init(bits: SIMD4<UInt32>) { self.bits = bits }

    var count: Int { Int(bits.nonzeroBitCount.wrappedSum()) }
    func common(_ other: CategorySet) -> Int { Int((bits & other.bits).nonzeroBitCount.wrappedSum()) }
}

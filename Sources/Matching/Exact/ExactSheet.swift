/// Sixteen offers side by side: what rules most of them out. Apart from `ExactSheet`, so that nothing else passes through the cache.
struct ExactReach: Sendable {
    private(set) var x = SIMD16<Float>()
    private(set) var y = SIMD16<Float>()
    /// One over the reach, so that a lane without an offer is out of reach of everything.
    private(set) var perReach = SIMD16<Float>(repeating: .infinity)
    /// Safeguards; from bit 8 the number of categories; from bit 16 the languages.
    private(set) var marks = SIMD16<UInt32>()

    mutating func set(_ lane: Int, _ offer: ExactOffer) {
        x[lane] = Float(offer.x)
        y[lane] = Float(offer.y)
        perReach[lane] = 1 / Float(offer.reach)
        marks[lane] = UInt32(offer.safeguards) | UInt32(offer.categories.count) << 8 | UInt32(offer.languages) << 16
    }

    mutating func set(_ lane: Int, from other: ExactReach, _ place: Int) {
        x[lane] = other.x[place]
        y[lane] = other.y[place]
        perReach[lane] = other.perReach[place]
        marks[lane] = other.marks[place]
    }
}

/// Sixteen offers side by side: what adds to their scores.
struct ExactSheet: Sendable {
    static let lanes = 16

    /// Share of the capacity that is free.
    private(set) var free = SIMD16<Float>()
    private(set) var categories0 = SIMD16<UInt32>()
    private(set) var categories1 = SIMD16<UInt32>()
    private(set) var categories2 = SIMD16<UInt32>()
    private(set) var categories3 = SIMD16<UInt32>()
    /// The parts of the week, and from bit 24 a bit for the role.
    private(set) var week = SIMD16<UInt32>()
    /// Words in the text.
    private(set) var lengths = SIMD16<Float>()
    /// A bit of 128 for each word, which many share: says which words an offer does not have (Bloom, "Space/time trade-offs in hash coding with
    /// allowable errors", 1970).
    private(set) var words0 = SIMD16<UInt32>()
    private(set) var words1 = SIMD16<UInt32>()
    private(set) var words2 = SIMD16<UInt32>()
    private(set) var words3 = SIMD16<UInt32>()
    /// The same, of 32 and only for words that stand there more than once.
    private(set) var repeated = SIMD16<UInt32>()

    mutating func set(_ lane: Int, _ offer: ExactOffer) {
        free[lane] = 1 - Float(offer.running) / Float(max(1, offer.capacity))
        categories0[lane] = offer.categories.bits[0]
        categories1[lane] = offer.categories.bits[1]
        categories2[lane] = offer.categories.bits[2]
        categories3[lane] = offer.categories.bits[3]
        week[lane] = offer.week & 0xFF_FFFF | 1 << (24 + UInt32(offer.role & 7))
        lengths[lane] = Float(offer.words.count)
        for term in offer.terms {
            let bit = WordBit(term.key)
            add(bit, lane)
            if term.weight > 1 { repeated[lane] |= bit.bit }
        }
    }

    private mutating func add(_ bit: WordBit, _ lane: Int) {
        switch bit.quarter {
        case 0: words0[lane] |= bit.bit
        case 1: words1[lane] |= bit.bit
        case 2: words2[lane] |= bit.bit
        default: words3[lane] |= bit.bit
        }
    }

    mutating func set(_ lane: Int, from other: ExactSheet, _ place: Int) {
        free[lane] = other.free[place]
        categories0[lane] = other.categories0[place]
        categories1[lane] = other.categories1[place]
        categories2[lane] = other.categories2[place]
        categories3[lane] = other.categories3[place]
        week[lane] = other.week[place]
        lengths[lane] = other.lengths[place]
        repeated[lane] = other.repeated[place]
        words0[lane] = other.words0[place]
        words1[lane] = other.words1[place]
        words2[lane] = other.words2[place]
        words3[lane] = other.words3[place]
    }
}

/// The bit that stands for a word in a sheet.
struct WordBit {
    let quarter: Int
    let bit: UInt32

    init(_ key: UInt64) {
        quarter = Int(key >> 37 & 3)
        bit = 1 << UInt32(key >> 32 & 31)
    }
}

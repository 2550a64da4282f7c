/// Chance that is the same on every machine and for every run with the same seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014). For benchmarks and property tests; never for a secret.
public struct Lot: Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// From 0 to below 1.
    public mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

    /// From 0 to below the limit, which is above 0.
    public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// One of them; there is at least one.
    public mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}

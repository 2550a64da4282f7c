/// Which ask goes to which helper.
public struct Division: Sendable, Equatable {
    /// For each ask its place among the choices of the round.
    let taken: [Int32]
    static let nobody: Int32 = -1

    /// For each ask who helps; nil when it stays without.
    public let helpers: [Int?]
    /// For each ask the score of its pair; 0 when it stays without.
    public let scores: [Int64]
    /// What a place with each helper is worth to the others who want it. With these anyone can see in one pass that no division is better; nil for
    /// a division that does not claim to be best.
    public let prices: [Int64]?

    public var total: Int64 { scores.reduce(0, +) }
    public var servedCount: Int { helpers.count { $0 != nil } }

    init(taken: [Int32], prices: [Int64]?, in round: Round) {
        self.taken = taken
        self.prices = prices
        helpers = taken.map { $0 == Self.nobody ? nil : Int(round.helpers[Int($0)]) }
        scores = taken.map { $0 == Self.nobody ? 0 : round.scores[Int($0)] }
    }

    /// Whether everybody has room for what they were given.
    public func fits(_ round: Round) -> Bool {
        var given = [Int32](repeating: 0, count: round.helperCount)
        for helper in helpers.compactMap(\.self) { given[helper] += 1 }
        return zip(given, round.room).allSatisfy { $0 <= $1 }
    }

    /// The highest total that any division can have, by these prices; equal to `total` exactly when this division is best (duality of linear
    /// programming). Nil without prices, or when they are no proof because one is below nothing.
    ///
    /// Whoever helps an ask, it brings no more than the price of the place and what the ask would gain above that price with the helper who suits
    /// it best; and no helper can be paid for more places than there are.
    public func bound(in round: Round) -> Int64? {
        guard let prices, prices.count == round.helperCount, prices.allSatisfy({ $0 >= 0 }) else { return nil }
        var bound = zip(prices, round.room).reduce(Int64(0)) { $0 + $1.0 * Int64($1.1) }
        for ask in 0..<round.askCount {
            var gain: Int64 = 0
            for choice in Int(round.starts[ask])..<Int(round.starts[ask + 1]) {
                gain = max(gain, round.scores[choice] - prices[Int(round.helpers[choice])])
            }
            bound += gain
        }
        return bound
    }
}

/// The first and by far the largest part of a round: asks bid for places, as at an auction (Bertsekas 1979, with several equal places for each
/// helper as in Bertsekas and Castañon 1989, and without the usual smallest rise, so that what it reaches is exact).
///
/// An ask without a place goes to the helper where it gains most above the price, and bids what makes its second choice equally good. A helper
/// keeps the highest bids; the price is the lowest of them, and nothing while there is room. So these hold at every moment: each ask that has a
/// place has it where it gains most, and a price is above nothing only where every place is taken.
struct Bidding {
    private let round: Round
    private(set) var seats: Seats
    /// The bid that holds each seat.
    private var bids: [Int64]
    /// The price of a place with each helper.
    private(set) var prices: [Int64]
    private var queue: Queue
    private var left: [Int32] = []

    /// More bids than this for each ask, and the rest is left to `Shifting`: only rounds made of ties come so far.
    private static let patience = 200

    init(_ round: Round) {
        self.round = round
        seats = Seats(round)
        bids = [Int64](repeating: 0, count: seats.count)
        prices = [Int64](repeating: 0, count: round.helperCount)
        queue = Queue(round.askCount)
    }

    /// Bids until every ask has a place, gains nothing anywhere, or is left because its bid would raise nothing. Gives those that are left, by
    /// number.
    mutating func run() -> [Int32] {
        var patience = Self.patience * round.askCount
        while let ask = queue.next() {
            patience -= 1
            if patience < 0 { left.append(ask) } else { bid(ask) }
        }
        return left.sorted()
    }

    private mutating func bid(_ ask: Int32) {
        var best: Int64 = 0
        var second: Int64 = 0
        var choice = Division.nobody
        for place in round.starts[Int(ask)]..<round.starts[Int(ask) + 1] {
            let gain = round.scores[Int(place)] - prices[Int(round.helpers[Int(place)])]
            if gain > best {
                (second, best) = (best, gain)
                choice = place
            } else if gain > second {
                second = gain
            }
        }
        guard choice != Division.nobody else { return }
        let helper = Int(round.helpers[Int(choice)])
        take(choice, for: ask, with: helper, bid: prices[helper] + best - second)
    }

    private mutating func take(_ choice: Int32, for ask: Int32, with helper: Int, bid: Int64) {
        if let seat = seats.free(with: helper) {
            bids[seat] = bid
            seats.seat(ask, choice, at: seat, with: helper)
        } else if bid > prices[helper] {
            let seat = lowest(with: helper)
            bids[seat] = bid
            queue.add(seats.replace(at: seat, by: ask, choice))
        } else {
            // A tie raises nothing, and would go round for ever.
            left.append(ask)
            return
        }
        if seats.free(with: helper) == nil { prices[helper] = bids[lowest(with: helper)] }
    }

    private func lowest(with helper: Int) -> Int {
        var lowest = seats.range(of: helper).lowerBound
        for seat in seats.range(of: helper) where bids[seat] < bids[lowest] { lowest = seat }
        return lowest
    }
}

/// Asks that wait for their turn to bid. No more can wait than there are asks.
private struct Queue {
    private var asks: [Int32]
    private var head = 0
    private var count: Int

    init(_ count: Int) {
        asks = (0..<Int32(count)).map(\.self)
        self.count = count
    }

    mutating func next() -> Int32? {
        guard count > 0 else { return nil }
        let ask = asks[head]
        head = head + 1 == asks.count ? 0 : head + 1
        count -= 1
        return ask
    }

    mutating func add(_ ask: Int32) {
        let end = head + count
        asks[end < asks.count ? end : end - asks.count] = ask
        count += 1
    }
}

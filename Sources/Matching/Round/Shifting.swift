/// The last part of a round: for each ask that the bidding left, the cheapest way to let others shift so that it gets a place, or the proof that
/// it had better stay without (successive shortest paths with prices, as Jonker and Volgenant 1987 end theirs).
///
/// What an ask gains above the price with its own helper is at least what it would gain elsewhere. What it would lose by shifting is the length of
/// a step, never below nothing; so Dijkstra's search finds the shift by which all together lose least. Raising the prices on the way keeps this true
/// for the next ask.
struct Shifting {
    private let round: Round
    private var seats: Seats
    private(set) var prices: [Int64]
    private var nearest: NearestHelpers
    /// For each helper that was reached: which ask would come, by which choice, and from how far.
    private var comer: [Int32]
    private var choice: [Int32]
    /// Helpers whose asks were looked at, with how far they are.
    private var passed: [(helper: Int, distance: Int64)] = []
    /// The best end so far and how far it is: a helper with room, or the ask that had best stay without.
    private var end = End.without(0)
    private var limit: Int64 = 0

    private enum End {
        case room(helper: Int)
        case without(Int32)
    }

    var taken: [Int32] { seats.taken }

    init(_ round: Round, _ bidding: Bidding) {
        self.round = round
        seats = bidding.seats
        prices = bidding.prices
        nearest = NearestHelpers(round.helperCount)
        comer = [Int32](repeating: Division.nobody, count: round.helperCount)
        choice = comer
        passed.reserveCapacity(round.helperCount)
    }

    /// Gives an ask without a place the place that is best for all together, with whatever shifts that takes.
    mutating func place(_ ask: Int32) {
        nearest.clear()
        passed.removeAll(keepingCapacity: true)
        end = .without(ask)
        limit = bestGain(of: ask)
        reach(from: ask, gain: limit, at: 0)
        while let (helper, distance) = nearest.next(), distance < limit { lookRound(helper, at: distance) }
        for (helper, distance) in passed { prices[helper] += limit - distance }
        shift(for: ask)
    }

    private func bestGain(of ask: Int32) -> Int64 {
        var best: Int64 = 0
        for place in round.starts[Int(ask)]..<round.starts[Int(ask) + 1] {
            best = max(best, round.scores[Int(place)] - prices[Int(round.helpers[Int(place)])])
        }
        return best
    }

    /// Where the asks of a full helper could go, and whether one of them could better stay without.
    private mutating func lookRound(_ helper: Int, at distance: Int64) {
        passed.append((helper, distance))
        for seat in seats.seated(with: helper) {
            let ask = seats.ask(at: seat)
            let gain = round.scores[Int(seats.taken[Int(ask)])] - prices[helper]
            if distance + gain < limit {
                limit = distance + gain
                end = .without(ask)
            }
            reach(from: ask, gain: gain, at: distance)
        }
    }

    private mutating func reach(from ask: Int32, gain: Int64, at distance: Int64) {
        let base = distance + gain
        for place in round.starts[Int(ask)]..<round.starts[Int(ask) + 1] {
            let helper = Int(round.helpers[Int(place)])
            let further = base - round.scores[Int(place)] + prices[helper]
            guard further < limit else { continue }
            if seats.free(with: helper) != nil {
                limit = further
                end = .room(helper: helper)
            } else if !nearest.offer(helper, at: further) {
                continue
            }
            comer[helper] = ask
            choice[helper] = place
        }
    }

    /// Everybody on the way to the end shifts one place, the last first.
    private mutating func shift(for ask: Int32) {
        switch end {
        case .room(let helper):
            guard let seat = seats.free(with: helper) else { preconditionFailure("an end has room") }
            seats.open(helper)
            fill(seat, with: helper)
        case .without(ask): break
        case .without(let loser):
            let helper = Int(round.helpers[Int(seats.taken[Int(loser)])])
            fill(seats.leave(loser), with: helper)
        }
    }

    private mutating func fill(_ seat: Int, with helper: Int) {
        var (seat, helper) = (seat, helper)
        while true {
            let ask = comer[helper]
            let before = seats.taken[Int(ask)]
            guard let left = seats.move(ask, choice[helper], to: seat) else { return }
            (seat, helper) = (left, Int(round.helpers[Int(before)]))
        }
    }
}

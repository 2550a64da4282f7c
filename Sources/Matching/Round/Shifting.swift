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

/// Helpers by how far they are, the nearest on top, and of equals the lower number: a heap that knows where each helper lies in it, so that
/// nearer ways replace longer ones.
struct NearestHelpers {
    private var heap: [Int32] = []
    private var distances: [Int64]
    /// Where each helper lies in the heap, or one of the two below.
    private var places: [Int32]
    private var touched: [Int32] = []
    private static let unseen: Int32 = -1
    private static let done: Int32 = -2

    init(_ count: Int) {
        distances = [Int64](repeating: 0, count: count)
        places = [Int32](repeating: Self.unseen, count: count)
        heap.reserveCapacity(count)
        touched.reserveCapacity(count)
    }

    mutating func clear() {
        for helper in touched { places[Int(helper)] = Self.unseen }
        touched.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
    }

    /// Whether this is the shortest way to a helper so far; then it is remembered.
    mutating func offer(_ helper: Int, at distance: Int64) -> Bool {
        let place = places[helper]
        if place == Self.done { return false }
        if place == Self.unseen {
            touched.append(Int32(helper))
            heap.append(Int32(helper))
            distances[helper] = distance
            rise(from: heap.count - 1)
            return true
        }
        guard distance < distances[helper] else { return false }
        distances[helper] = distance
        rise(from: Int(place))
        return true
    }

    /// Takes out the nearest.
    mutating func next() -> (helper: Int, distance: Int64)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        places[Int(first)] = Self.done
        if first != last { sink(last) }
        return (Int(first), distances[Int(first)])
    }

    private func isNearer(_ one: Int32, _ other: Int32) -> Bool {
        let (near, far) = (distances[Int(one)], distances[Int(other)])
        return near < far || (near == far && one < other)
    }

    private mutating func rise(from start: Int) {
        var place = start
        let helper = heap[place]
        while place > 0, isNearer(helper, heap[(place - 1) / 2]) {
            put(heap[(place - 1) / 2], at: place)
            place = (place - 1) / 2
        }
        put(helper, at: place)
    }

    private mutating func sink(_ helper: Int32) {
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, isNearer(heap[child + 1], heap[child]) { child += 1 }
            guard isNearer(heap[child], helper) else { break }
            put(heap[child], at: place)
            place = child
        }
        put(helper, at: place)
    }

    private mutating func put(_ helper: Int32, at place: Int) {
        heap[place] = helper
        places[Int(helper)] = Int32(place)
    }
}

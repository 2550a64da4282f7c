/// What changes when asks are divided all at once instead of one by one, and why.
public struct Comparison: Sendable, Equatable {
    /// One ask that goes to another helper than it would one by one, or gets or loses one. Nil and 0 for no helper.
    public struct Shift: Sendable, Equatable {
        public let ask: Int
        public let helperBefore: Int?
        public let helperAfter: Int?
        public let scoreBefore: Int64
        public let scoreAfter: Int64

        public var gain: Int64 { scoreAfter - scoreBefore }
        /// It has a lower score than it would have one by one, so that others have a higher one.
        public var givesWay: Bool { gain < 0 }
    }

    /// Shifts that belong together: each ask takes the place that the next one leaves. The first comes from where nobody takes its place; the last
    /// goes where there is room, stays without, or takes the place of the first.
    public struct Chain: Sendable, Equatable {
        public let shifts: [Shift]
        /// What all asks of the chain gain together; never below nothing.
        public var gain: Int64 { shifts.reduce(0) { $0 + $1.gain } }
    }

    public let oneByOne: Division
    public let together: Division
    /// The largest gain first; of equals the one with the lower first ask.
    public let chains: [Chain]

    /// By ask.
    public var gained: [Shift] { chains.flatMap(\.shifts).filter { $0.gain > 0 }.sorted { $0.ask < $1.ask } }

    public init(_ round: Round) { self.init(oneByOne: round.oneByOne(), together: round.divided()) }

    /// Two divisions of the same round.
    init(oneByOne: Division, together: Division) {
        self.oneByOne = oneByOne
        self.together = together
        chains = ChainFinder(oneByOne, together).chains().sorted { ($1.gain, $0.shifts[0].ask) < ($0.gain, $1.shifts[0].ask) }
    }
}

/// Puts the shifts between two divisions in chains. At each helper whoever comes takes the place of whoever goes, both in order of their number, as
/// far as there are both.
private struct ChainFinder {
    private let shifts: [Int: Comparison.Shift]
    /// From an ask that comes to the ask whose place it takes.
    private var displaced: [Int: Int] = [:]

    init(_ before: Division, _ after: Division) {
        let changed = before.helpers.indices.filter { before.helpers[$0] != after.helpers[$0] }
        shifts = Dictionary(
            uniqueKeysWithValues: changed.map { ask in
                let shift = Comparison.Shift(
                    ask: ask, helperBefore: before.helpers[ask], helperAfter: after.helpers[ask], scoreBefore: before.scores[ask],
                    scoreAfter: after.scores[ask])
                return (ask, shift)
            })
        let going = Dictionary(grouping: changed.filter { before.helpers[$0] != nil }) { before.helpers[$0] }
        let coming = Dictionary(grouping: changed.filter { after.helpers[$0] != nil }) { after.helpers[$0] }
        for (helper, coming) in coming {
            for (newcomer, other) in zip(coming, going[helper] ?? []) { displaced[newcomer] = other }
        }
    }

    /// First the chains with a beginning, then the rings.
    func chains() -> [Comparison.Chain] {
        var open = Set(shifts.keys)
        let pushed = Set(displaced.values)
        let beginnings = open.subtracting(pushed).sorted()
        return (beginnings + pushed.sorted()).compactMap { first in open.contains(first) ? chain(from: first, &open) : nil }
    }

    private func chain(from first: Int, _ open: inout Set<Int>) -> Comparison.Chain {
        var chain: [Comparison.Shift] = []
        var next: Int? = first
        while let ask = next, open.remove(ask) != nil, let shift = shifts[ask] {
            chain.append(shift)
            next = displaced[ask]
        }
        return Comparison.Chain(shifts: chain)
    }
}

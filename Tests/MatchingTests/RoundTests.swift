import Lot
import Testing

@testable import Matching

/// Rounds by lot, always the same for the same seed.
private struct RoundLot {
    private var lot: Lot

    init(seed: UInt64) { lot = Lot(seed: seed) }

    mutating func next(_ below: Int) -> Int { lot.below(below) }

    mutating func round(asks: Int, helpers: Int, choices: Int, highest: Int, room: Int) -> Round {
        let choices = (0..<asks).map { _ in
            (0..<next(choices + 1)).map { _ in Round.Choice(helper: next(helpers), score: Int64(next(highest + 1))) }
        }
        return Round(choices: choices, room: (0..<helpers).map { _ in next(room + 1) })
    }
}

/// The highest total of all divisions there are, by trying them all.
private func highestTotal(_ round: Round) -> Int64 {
    func best(from ask: Int, _ room: [Int32]) -> Int64 {
        guard ask < round.askCount else { return 0 }
        var highest = best(from: ask + 1, room)
        for choice in Int(round.starts[ask])..<Int(round.starts[ask + 1]) where room[Int(round.helpers[choice])] > 0 {
            var left = room
            left[Int(round.helpers[choice])] -= 1
            highest = max(highest, round.scores[choice] + best(from: ask + 1, left))
        }
        return highest
    }
    return best(from: 0, round.room)
}

@Suite("The round")
struct RoundTests {
    @Test("Two asks want the same helper: the one who has nobody else goes first, and the other is told why")
    func twoWantOne() {
        let round = Round(
            choices: [[.init(helper: 0, score: 90), .init(helper: 1, score: 80)], [.init(helper: 0, score: 70)]], room: [1, 1])
        let comparison = Comparison(round)
        #expect(comparison.oneByOne.helpers == [0, nil])
        #expect(comparison.together.helpers == [1, 0])
        #expect(comparison.oneByOne.total == 90)
        #expect(comparison.together.total == 150)
        #expect(comparison.chains.count == 1)
        #expect(comparison.chains.first?.shifts.map(\.ask) == [1, 0])
        #expect(comparison.chains.first?.gain == 60)
        #expect(comparison.gained.map(\.ask) == [1])
        #expect(comparison.chains.first?.shifts.filter(\.givesWay).map(\.ask) == [0])
    }

    @Test("An ask stays without when others need the helpers more")
    func without() {
        let round = Round(choices: [[.init(helper: 0, score: 50)], [.init(helper: 0, score: 60)], []], room: [1])
        #expect(round.divided().helpers == [nil, 0, nil])
        #expect(round.divided().servedCount == 1)
    }

    @Test("Nobody gets more than there is room for, and whoever has no room gets nothing")
    func room() {
        let asks = [[Round.Choice]](repeating: [.init(helper: 0, score: 5), .init(helper: 1, score: 9)], count: 4)
        let division = Round(choices: asks, room: [2, 0]).divided()
        #expect(division.helpers == [0, 0, nil, nil])
        #expect(Round(choices: asks, room: [0, 0]).divided().servedCount == 0)
        #expect(Round(choices: [], room: []).divided().total == 0)
    }

    @Test("A pair without points is never made, and of two scores for one pair the better counts")
    func points() {
        let round = Round(
            choices: [[.init(helper: 0, score: 0), .init(helper: 1, score: -4)], [.init(helper: 1, score: 3), .init(helper: 1, score: 8)]],
            room: [1, 1])
        #expect(round.divided().helpers == [nil, 1])
        #expect(round.divided().scores == [0, 8])
    }

    @Test("Points become whole numbers, and no number of them leaves its sixty-four bits")
    func wholeNumbers() {
        #expect(Round.score(12.3456789) == 12_345_679)
        #expect(Round.score(-1) == 0)
        #expect(Round.score(.infinity) == Round.highestScore)
        let round = Round(choices: [[.init(helper: 0, score: .max)], [.init(helper: 0, score: .max)]], room: [1])
        #expect(round.divided().total == Round.highestScore)
    }

    @Test("On small rounds by lot nothing is better than the round, trying everything", arguments: 0..<400)
    func exhaustive(seed: Int) {
        var lot = RoundLot(seed: UInt64(seed + 1))
        let round = lot.round(asks: 1 + lot.next(6), helpers: 1 + lot.next(4), choices: 4, highest: [2, 5, 1000][lot.next(3)], room: 3)
        let division = round.divided()
        #expect(division.fits(round))
        #expect(division.total == highestTotal(round))
        #expect(division.bound(in: round) == division.total)
        #expect(round.oneByOne().fits(round))
        #expect(round.oneByOne().total <= division.total)
    }

    @Test("On large rounds the prices prove that nothing is better", arguments: 0..<24)
    func proven(seed: Int) {
        var lot = RoundLot(seed: UInt64(seed + 1000))
        let round = lot.round(
            asks: 100 + lot.next(900), helpers: 50 + lot.next(500), choices: 20, highest: [1, 3, 100, 1_000_000][seed % 4], room: 1 + seed % 3)
        let division = round.divided()
        #expect(division.fits(round))
        #expect(division.bound(in: round) == division.total)
    }

    @Test("Prices that prove nothing are seen to prove nothing")
    func noProof() {
        let round = Round(choices: [[.init(helper: 0, score: 90), .init(helper: 1, score: 80)], [.init(helper: 0, score: 70)]], room: [1, 1])
        let worse = Division(taken: round.oneByOne().taken, prices: round.divided().prices, in: round)
        #expect(worse.bound(in: round) != worse.total)
        #expect(Division(taken: worse.taken, prices: [-90, 0], in: round).bound(in: round) == nil)
        #expect(round.oneByOne().bound(in: round) == nil)
    }

    @Test("What changes is told in chains: every shift once, each pushing the next, none that costs more than it brings", arguments: 0..<60)
    func chains(seed: Int) {
        var lot = RoundLot(seed: UInt64(seed + 5000))
        let round = lot.round(asks: 5 + lot.next(200), helpers: 3 + lot.next(90), choices: 8, highest: [4, 1000][seed % 2], room: 3)
        let comparison = Comparison(round)
        let (before, after) = (comparison.oneByOne, comparison.together)
        let shifts = comparison.chains.flatMap(\.shifts)
        #expect(shifts.map(\.ask).sorted() == before.helpers.indices.filter { before.helpers[$0] != after.helpers[$0] })
        #expect(comparison.chains.reduce(0) { $0 + $1.gain } == after.total - before.total)
        for chain in comparison.chains {
            #expect(chain.gain >= 0)
            for (one, next) in zip(chain.shifts, chain.shifts.dropFirst()) { #expect(one.helperAfter != nil && one.helperAfter == next.helperBefore) }
        }
    }

    @Test("Of equals the lower number comes first, and the same round always gives the same division")
    func ties() {
        let asks = [[Round.Choice]](repeating: (0..<5).map { .init(helper: $0, score: 7) }.reversed(), count: 3)
        let round = Round(choices: asks, room: [1, 1, 1, 1, 1])
        #expect(round.divided().helpers == round.divided().helpers)
        #expect(round.oneByOne().helpers == [0, 1, 2])
        var lot = RoundLot(seed: 77)
        let large = lot.round(asks: 400, helpers: 150, choices: 12, highest: 3, room: 2)
        #expect(large.divided() == large.divided())
    }
}

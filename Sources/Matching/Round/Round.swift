import Foundation

/// All open asks and all helpers at once: who could help with what, how well, and how much room each helper has.
///
/// An ask goes to at most one helper, a helper takes no more asks than there is room, and an ask may stay without. The best division is the one
/// with the highest total score: a transportation problem, solved exactly in whole numbers. Asks and helpers are numbered from 0; of equals the
/// lower number comes first, so the same round always gives the same division.
public struct Round: Sendable {
    /// A helper who could help with an ask.
    public struct Choice: Hashable, Sendable {
        public let helper: Int
        /// In millionths of a point; see `Round.score`.
        public let score: Int64

        public init(helper: Int, score: Int64) {
            self.helper = helper
            self.score = score
        }
    }

    /// The choices of all asks in one row, those of ask `a` at `starts[a]..<starts[a + 1]`, by helper.
    let starts: [Int32]
    let helpers: [Int32]
    let scores: [Int64]
    /// How many more asks each helper takes.
    let room: [Int32]

    public var askCount: Int { starts.count - 1 }
    public var helperCount: Int { room.count }

    /// Scores above this are held down to it, so that no sum in a round of ten thousand asks leaves 64 bits.
    public static let highestScore: Int64 = 1 << 40

    /// Points of a candidate as a whole number of millionths, so that sums are exact.
    public static func score(_ points: Double) -> Int64 {
        points > 0 ? Int64(min((points * 1_000_000).rounded(), Double(highestScore))) : 0
    }

    /// - Parameters:
    ///   - choices: for each ask the helpers who fit. One without points is left out, for an ask is never worse off without; of two for the same helper the better stays.
    ///   - room: for each helper how many asks they take in this round, 0 or more.
    public init(choices: [[Choice]], room: [Int]) {
        var starts: [Int32] = [0]
        var helpers: [Int32] = []
        var scores: [Int64] = []
        starts.reserveCapacity(choices.count + 1)
        helpers.reserveCapacity(choices.reduce(0) { $0 + $1.count })
        scores.reserveCapacity(helpers.capacity)
        for choices in choices {
            let begin = helpers.count
            for choice in choices.sorted(by: Self.comesBefore) where choice.score > 0 && room[choice.helper] > 0 {
                if helpers.count > begin, helpers[helpers.count - 1] == Int32(choice.helper) { continue }
                helpers.append(Int32(choice.helper))
                scores.append(min(choice.score, Self.highestScore))
            }
            starts.append(Int32(helpers.count))
        }
        self.starts = starts
        self.helpers = helpers
        self.scores = scores
        self.room = room.map { Int32(clamping: max(0, $0)) }
    }

    private static func comesBefore(_ one: Choice, _ other: Choice) -> Bool { (one.helper, other.score) < (other.helper, one.score) }

    /// The best division there is, with the prices that prove it.
    public func divided() -> Division {
        var bidding = Bidding(self)
        let left = bidding.run()
        var shifting = Shifting(self, bidding)
        for ask in left { shifting.place(ask) }
        return Division(taken: shifting.taken, prices: shifting.prices, in: self)
    }

    /// The division that comes of choosing one by one: the best pair first, then the best of what is left.
    public func oneByOne() -> Division {
        var left = room
        var taken = [Int32](repeating: Division.nobody, count: askCount)
        for (ask, choice) in choicesByScore() where taken[Int(ask)] == Division.nobody {
            let helper = Int(helpers[Int(choice)])
            guard left[helper] > 0 else { continue }
            left[helper] -= 1
            taken[Int(ask)] = choice
        }
        return Division(taken: taken, prices: nil, in: self)
    }

    /// Every choice, best first; of equals the lower ask and then the lower helper.
    private func choicesByScore() -> [(ask: Int32, choice: Int32)] {
        var all: [(ask: Int32, choice: Int32)] = []
        all.reserveCapacity(helpers.count)
        for ask in 0..<askCount { for choice in starts[ask]..<starts[ask + 1] { all.append((Int32(ask), choice)) } }
        return all.sorted { (scores[Int($1.choice)], $0.choice) < (scores[Int($0.choice)], $1.choice) }
    }
}

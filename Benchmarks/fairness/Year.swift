import Foundation
import Language
import Lot
import Matching
import Neighbourhood

/// A year in which every ask goes down the order of its candidates until somebody says yes.
struct Year {
    private let town: Town
    private let book: MatchBook
    private var helpers: [String: Entry]
    private var matches: [String: Int] = [:]
    private var endings: [Int: [String]] = [:]
    private var outcome = Outcome()

    /// How many are asked for one ask, and how often somebody says yes.
    private static let patience = 5
    private static let willingness = 0.6

    private let isEven: Bool

    init(_ town: Town, _ linguist: Linguist, _ weights: MatchWeights, isEven: Bool) {
        self.town = town
        self.isEven = isEven
        book = MatchBook(linguist: linguist, weights: weights)
        book.put(town.helpers)
        helpers = Dictionary(uniqueKeysWithValues: town.helpers.map { ($0.key, $0) })
    }

    func run() -> Outcome {
        var year = self
        for (day, asks) in town.year.enumerated() {
            for key in year.endings[day] ?? [] { year.change(key) { $0.running -= 1 } }
            for ask in asks { year.match(ask, on: day) }
        }
        let loads = town.helpers.map { Double(year.matches[$0.key] ?? 0) }
        year.outcome.gini = Self.gini(loads)
        year.outcome.asked = loads.filter { $0 > 0 }.count.share(of: loads.count)
        year.outcome.score /= Double(max(1, year.outcome.matched))
        return year.outcome
    }

    private mutating func match(_ ask: Town.Asking, on day: Int) {
        outcome.asks += 1
        let moment = Date(timeIntervalSince1970: Double(ask.wish.today.daysSince1970) * 86_400)
        for candidate in candidates(for: ask.wish) {
            let agrees = Self.saysYes(candidate.key, ask)
            change(candidate.key) { helper in
                helper.lastAsked = moment
                helper.askedThisYear += 1
                if agrees { helper.running += 1 }
            }
            guard agrees else { continue }
            matches[candidate.key, default: 0] += 1
            endings[day + ask.days, default: []].append(candidate.key)
            outcome.matched += 1
            outcome.score += candidate.scoreWithoutLoad
            return
        }
    }

    private func candidates(for wish: Wish) -> [Candidate] {
        guard isEven else { return book.best(for: wish, limit: Self.patience).filter(\.fits) }
        let fitting = book.best(for: wish, limit: 240).filter(\.fits)
        let even = fitting.enumerated().sorted { (matches[$0.element.key] ?? 0, $0.offset) < (matches[$1.element.key] ?? 0, $1.offset) }
        return even.prefix(Self.patience).map(\.element)
    }

    private mutating func change(_ key: String, _ body: (inout Entry) -> Void) {
        guard var helper = helpers[key] else { return }
        body(&helper)
        helpers[key] = helper
        book.put(helper)
    }

    private static func saysYes(_ key: String, _ ask: Town.Asking) -> Bool {
        var lot = Lot(seed: key.utf8.reduce(ask.luck) { $0 &* 31 &+ UInt64($1) })
        return lot.share() < willingness
    }

    /// 0 when everybody carries as much, near 1 when one carries all.
    private static func gini(_ loads: [Double]) -> Double {
        let sum = loads.reduce(0, +)
        guard sum > 0 else { return 0 }
        let weighted = loads.sorted().enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
        let count = Double(loads.count)
        return 2 * weighted / (count * sum) - (count + 1) / count
    }
}

extension Candidate {
    /// How well it fits, apart from how much the helper does already: the same measure whatever the order.
    fileprivate var scoreWithoutLoad: Double {
        contributions.filter { $0.rule != .rest && $0.rule != .turn }.reduce(0) { $0 + $1.points }
    }
}

extension Int {
    fileprivate func share(of all: Int) -> Double { Double(self) / Double(all) }
}

/// What a year came to.
struct Outcome {
    var asks = 0
    var matched = 0
    /// The mean score of the matches, apart from load.
    var score = 0.0
    /// Of the number of matches among the helpers.
    var gini = 0.0
    /// Which share of the helpers had a match at all.
    var asked = 0.0

    func fairer(than other: Outcome) -> Double { 1 - gini / other.gini }
    func worse(than other: Outcome) -> Double { 1 - score / other.score }

    /// Counts added up, figures averaged.
    static func mean(_ all: [Outcome]) -> Outcome {
        let count = Double(max(1, all.count))
        return all.reduce(into: Outcome()) { sum, outcome in
            sum.asks += outcome.asks
            sum.matched += outcome.matched
            sum.score += outcome.score / count
            sum.gini += outcome.gini / count
            sum.asked += outcome.asked / count
        }
    }

    func line(_ name: String, beside first: Outcome) -> String {
        let numbers = [
            "Gini \((gini * 1000).rounded() / 1000) (\(percent(fairer(than: first))) lower)",
            "score \((score * 100).rounded() / 100) (\(percent(worse(than: first))) lower)", "helpers with a match \(percent(asked))",
            "asks matched \(percent(Double(matched) / Double(max(1, asks))))",
        ]
        return name.padding(toLength: 22, withPad: " ", startingAt: 0) + numbers.joined(separator: "  ")
    }
}

import Foundation
import Language
import Matching

/// FairnessBenchmark [WEIGHTS]: a simulated year of a town, with the best score first and with the product's order, over several towns by lot.
@main
enum FairnessBenchmark {
    private struct Order {
        let name: String
        let weights: MatchWeights
        /// Whether of all who fit the one with the fewest matches is asked first, whatever the score: the evenest there can be.
        var isEven = false
    }

    static func main() throws {
        let linguist = try Linguist.bundled()
        let weights = try CommandLine.arguments.dropFirst().first.map { try MatchWeights.read(Data(contentsOf: URL(filePath: $0))) } ?? .bundled()
        let orders = [
            Order(name: "best score first", weights: weights.with()), Order(name: "only last asked", weights: weights.with(rest: true)),
            Order(name: "only times asked", weights: weights.with(turn: true)), Order(name: "order of the product", weights: weights),
            Order(name: "fewest matches first", weights: weights.with(), isEven: true),
        ]
        print("-- eight towns that the weights were set on")
        measure(orders, in: 1...8, linguist)
        print("-- eight towns that were only looked at to report")
        measure(orders, in: 101...108, linguist)
    }

    private static func measure(_ orders: [Order], in seeds: ClosedRange<UInt64>, _ linguist: Linguist) {
        let towns = seeds.map { Town(seed: $0, linguist) }
        let outcomes = orders.map { order in towns.map { Year($0, linguist, order.weights, isEven: order.isEven).run() } }
        let means = outcomes.map(Outcome.mean)
        for (order, mean) in zip(orders, means) { print(mean.line(order.name, beside: means[0])) }
        let pairs = zip(outcomes[3], outcomes[0])
        let (least, most) = (pairs.map { $0.fairer(than: $1) }.min() ?? 0, pairs.map { $0.worse(than: $1) }.max() ?? 0)
        print("order of the product, town by town: Gini at least \(percent(least)) lower, score at most \(percent(most)) lower")
    }
}

func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

extension MatchWeights {
    /// These weights with only some of the rules on load.
    fileprivate func with(rest: Bool = false, turn: Bool = false) -> MatchWeights {
        var weights = self
        if !rest { weights.rested = 0 }
        if !turn { weights.turn = 0 }
        return weights
    }
}

import Foundation
import Lot
import Matching

/// A round as a file: "asks helpers choices", the room of each helper, and then "ask helper score" for each choice.
struct RoundProblem {
    var room: [Int]
    var choices: [[Round.Choice]]

    init(file: String) throws {
        let data = try Data(contentsOf: URL(filePath: file))
        let numbers = data.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count > 2, numbers.count == 3 + numbers[1] + 3 * numbers[2] else { throw CocoaError(.fileReadCorruptFile) }
        room = Array(numbers[3..<3 + numbers[1]])
        choices = Array(repeating: [], count: numbers[0])
        for place in stride(from: 3 + numbers[1], to: numbers.count, by: 3) {
            choices[numbers[place]].append(Round.Choice(helper: numbers[place + 1], score: Int64(numbers[place + 2])))
        }
    }

    func write(to file: String) throws {
        var text = "\(choices.count) \(room.count) \(choices.reduce(0) { $0 + $1.count })\n" + room.map(String.init).joined(separator: " ") + "\n"
        for (ask, choices) in choices.enumerated() {
            for choice in choices { text += "\(ask) \(choice.helper) \(choice.score)\n" }
        }
        try Data(text.utf8).write(to: URL(filePath: file))
    }
}

extension RoundProblem {
    private struct Spot {
        let x: Double, y: Double
        let kinds: [Int]
    }

    /// A town by lot, always the same: asks and helpers lie scattered over eight by eight kilometres, each for one to three of forty kinds of help, of which some
    /// are far more common than others. An ask's choices are the best scoring helpers within three kilometres. There is room for 1.2 times the asks.
    init(asks: Int, choicesEach: Int) {
        var lot = Lot(seed: 20_261_122)
        let helpers = (0..<asks * 3 / 5).map { _ in Self.spot(kinds: 1 + lot.below(3), &lot) }
        room = helpers.map { _ in 1 + lot.below(3) }
        choices = (0..<asks).map { _ in
            let ask = Self.spot(kinds: 1, &lot)
            let fitting = helpers.enumerated().compactMap { number, helper -> Round.Choice? in
                let metres = ((ask.x - helper.x) * (ask.x - helper.x) + (ask.y - helper.y) * (ask.y - helper.y)).squareRoot()
                guard metres < 3000, helper.kinds.contains(where: { abs($0 - ask.kinds[0]) < 2 }) else { return nil }
                let fit = helper.kinds.contains(ask.kinds[0]) ? 0.6 : 0.35
                return Round.Choice(helper: number, score: Round.score(fit + 0.25 * (1 - metres / 3000) + 0.15 * lot.share()))
            }
            return Array(fitting.sorted { ($1.score, $0.helper) < ($0.score, $1.helper) }.prefix(choicesEach))
        }
    }

    private static func spot(kinds: Int, _ lot: inout Lot) -> Spot {
        Spot(x: 8000 * lot.share(), y: 8000 * lot.share(), kinds: (0..<kinds).map { _ in Int(40 * pow(lot.share(), 2)) })
    }
}

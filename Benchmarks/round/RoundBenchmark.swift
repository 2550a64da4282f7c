import Foundation
import Matching

/// RoundBenchmark make PROBLEM ASKS
/// RoundBenchmark measure PROBLEM PEER REPEATS
@main
enum RoundBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "make" where arguments.count == 4: try RoundProblem(asks: Int(arguments[3]) ?? 10_000, choicesEach: 20).write(to: arguments[2])
        case "measure" where arguments.count == 5: try measure(arguments[2], beside: arguments[3], repeats: Int(arguments[4]) ?? 5)
        default:
            print("usage: RoundBenchmark make PROBLEM ASKS | measure PROBLEM PEER REPEATS")
            exit(64)
        }
    }

    /// The round and its peer in turn, so that both meet the same machine.
    private static func measure(_ file: String, beside peer: String, repeats: Int) throws {
        let problem = try RoundProblem(file: file)
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<repeats {
            let mine = divide(problem)
            let other = try run(peer, file)
            guard mine.division.total == other.total, mine.division.bound(in: mine.round) == mine.division.total, mine.division.fits(mine.round)
            else {
                print("not optimal: \(mine.division.total) beside \(other.total)")
                exit(1)
            }
            ours.append(mine.milliseconds)
            theirs.append(other.milliseconds)
        }
        report(problem, ours.sorted()[repeats / 2], theirs.sorted()[repeats / 2])
    }

    private static func divide(_ problem: RoundProblem) -> (round: Round, division: Division, milliseconds: Double) {
        let clock = ContinuousClock()
        let begin = clock.now
        let round = Round(choices: problem.choices, room: problem.room)
        let division = round.divided()
        return (round, division, (clock.now - begin) / .milliseconds(1))
    }

    private static func run(_ peer: String, _ file: String) throws -> (milliseconds: Double, total: Int64) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: peer)
        process.arguments = [file]
        process.standardOutput = output
        try process.run()
        let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: " ")
        process.waitUntilExit()
        guard process.terminationStatus == 0, words.count == 3, let milliseconds = Double(words[0]), let total = Int64(words[1]) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return (milliseconds, total)
    }

    private static func report(_ problem: RoundProblem, _ ours: Double, _ theirs: Double) {
        let round = Round(choices: problem.choices, room: problem.room)
        let clock = ContinuousClock()
        var comparison: Comparison?
        let explaining = clock.measure { comparison = Comparison(round) }
        guard let comparison else { return }
        let (best, greedy) = (comparison.together, comparison.oneByOne)
        print("asks \(problem.choices.count)  helpers \(problem.room.count)  choices \(problem.choices.reduce(0) { $0 + $1.count })")
        print("round \(tenths(ours)) ms  network simplex \(tenths(theirs)) ms  ratio \((ours / theirs * 1000).rounded() / 1000)")
        print("with what changes against one by one \(tenths(explaining / .milliseconds(1))) ms, \(comparison.chains.count) chains")
        print(
            "total \(best.total), proven  served \(best.servedCount)  one by one \((Double(greedy.total) / Double(best.total) * 1000).rounded() / 1000) of it, served \(greedy.servedCount)"
        )
    }

    private static func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}

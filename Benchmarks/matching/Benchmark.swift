import Foundation
import Matching

/// matching-benchmark product FOLDER OFFERS ; matching-benchmark exact FOLDER OFFERS tenant|all ANSWERS ; matching-benchmark reading
@main
enum Benchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.dropFirst() == ["reading"] { return try show(ReadingPath().measure()) }
        guard arguments.count >= 4, let count = Int(arguments[3]) else { usage() }
        let data = try BenchmarkData(folder: arguments[2], count: count)
        switch (arguments[1], arguments.count) {
        case ("product", 4): try show(ProductPath(data).measure())
        case ("exact", 6):
            var path = ExactPath(data, arguments[4] == "all" ? .everywhere : .municipality)
            try show(path.measure(answers: arguments[5]))
        default: usage()
        }
    }

    private static func usage() -> Never {
        print("usage: matching-benchmark product FOLDER OFFERS | exact FOLDER OFFERS tenant|all ANSWERS | reading")
        exit(64)
    }

    private static func show(_ measured: [String: Double]) throws {
        print(String(decoding: try JSONSerialization.data(withJSONObject: measured, options: .sortedKeys), as: UTF8.self))
    }
}

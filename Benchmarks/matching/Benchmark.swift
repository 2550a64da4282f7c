import Foundation

/// matching-benchmark product DIR N
@main
enum Benchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let count = Int(arguments[3]) else {
            print("usage: matching-benchmark product FOLDER OFFERS")
            exit(64)
        }
        let data = try BenchmarkData(folder: arguments[2], count: count)
        let measured = try ProductPath(data).measure()
        print(measured.sorted { $0.key < $1.key }.map { "\($0.key) \(($0.value * 1000).rounded() / 1000)" }.joined(separator: "  "))
    }
}

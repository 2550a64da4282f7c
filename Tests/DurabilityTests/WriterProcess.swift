import Foundation
import Glibc

/// A writer in a process of its own, of which the test reads the acknowledged numbers and which it kills.
struct WriterProcess {
    let acknowledged: AsyncStream<Int>
    private let process: Process

    /// - Parameter place: a path for SQLite, a URL for PostgreSQL.
    init(writingTo place: String) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = Self.program
        process.arguments = [place]
        process.standardOutput = output
        try process.run()
        self.process = process
        acknowledged = Self.numbers(from: output)
    }

    /// SIGKILL: no handler, no flush, no farewell.
    func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

    /// Kills, and returns what had been acknowledged and was not yet read. The end of the output is the end of the process.
    func killed() async -> [Int] {
        kill()
        var rest: [Int] = []
        for await number in acknowledged { rest.append(number) }
        process.waitUntilExit()
        return rest
    }

    /// The next `count` acknowledged numbers.
    func next(_ count: Int) async -> [Int] {
        var found: [Int] = []
        for await number in acknowledged {
            found.append(number)
            if found.count == count { break }
        }
        return found
    }

    /// Beside the test bundle, where SwiftPM builds everything.
    private static var program: URL {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "DurabilityWriter")
    }

    /// Read on a thread of its own, because reading from a pipe waits.
    private static func numbers(from output: Pipe) -> AsyncStream<Int> {
        let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
        let end = output.fileHandleForReading
        Thread.detachNewThread {
            var text = Data()
            while case let more = end.availableData, !more.isEmpty {
                text.append(more)
                while let lineEnd = text.firstIndex(of: UInt8(ascii: "\n")) {
                    if let number = Int(String(decoding: text[..<lineEnd], as: UTF8.self)) { continuation.yield(number) }
                    text = Data(text[(lineEnd + 1)...])
                }
            }
            continuation.finish()
        }
        return stream
    }
}

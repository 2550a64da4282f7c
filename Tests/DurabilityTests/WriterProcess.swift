import Foundation
import Glibc

/// A writer in a process of its own, of which the test reads the acknowledged numbers and which it kills.
struct WriterProcess {
    let acknowledged: AsyncStream<Int>
    private let process: Process

    /// - Parameter place: a path for SQLite, a URL for PostgreSQL.
    init(writingTo place: String) throws { try self.init("DurabilityWriter", [place]) }

    /// Any program of ours that tells numbers.
    init(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = Self.folder.appending(path: program)
        process.arguments = arguments
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

    /// Waits until it has ended by itself.
    func finished() async {
        for await _ in acknowledged {}
        process.waitUntilExit()
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
    private static var folder: URL { URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent() }

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

import Foundation

/// Runs a program of the system and waits for it.
enum Tool {
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let complaint: String

        /// The shell's word for a program that is not there.
        var isMissing: Bool { code == 127 }
    }

    /// - Parameter extra: added to the environment. Secrets go here and never into the arguments, which everybody on the machine may read.
    static func run(_ name: String, _ arguments: [String], extra: [String: String] = [:]) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try runAndWait(name, arguments, extra) }) }
        }
    }

    private static func runAndWait(_ name: String, _ arguments: [String], _ extra: [String: String]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        // To a file rather than a second pipe: two pipes that are read one after the other can each wait for the other.
        let complaints = FileManager.default.temporaryDirectory.appending(path: "omzien-\(UUID().uuidString).txt")
        _ = FileManager.default.createFile(atPath: complaints.path, contents: nil, attributes: [.posixPermissions: 0o600])
        defer { try? FileManager.default.removeItem(at: complaints) }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            complaint: String(decoding: (try? Data(contentsOf: complaints)) ?? Data(), as: UTF8.self))
    }
}

import Foundation
import Testing

/// A real mail server on a port of its own, in a process that ends with the test: `Tests/Mail/mailbox.py`.
final class MailServer: Sendable {
    enum TLS: String, Sendable { case none, starttls, implicit }

    /// Set by `Scripts/test`; without it these tests are skipped.
    static var python: String? { ProcessInfo.processInfo.environment["OMZIEN_TEST_PYTHON"] }

    let folder: URL
    let port: Int
    private let process: MailProcess

    init(_ tls: TLS = .none, user: String? = nil, password: String? = nil) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Mail/mailbox.py")
        var arguments = [script.path, folder.path, "--tls", tls.rawValue]
        if let user, let password { arguments += ["--user", user, "--password", password] }
        process = try MailProcess(try #require(Self.python), arguments)
        port = try await process.port()
    }

    deinit {
        process.end()
        try? FileManager.default.removeItem(at: folder)
    }

    var authority: String { folder.appending(path: "authority.pem").path }

    /// What was delivered, as it came over the line.
    func mails() throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "eml" }
            .sorted { $0.lastPathComponent.localizedStandardCompare($1.lastPathComponent) == .orderedAscending }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }
}

/// The server's process. Its input stays open for as long as it is wanted.
private final class MailProcess: @unchecked Sendable {  // Process is not Sendable; it is started and ended here only.
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ python: String, _ arguments: [String]) throws {
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// Waits for the line on which it tells its port.
    func port() async throws -> Int {
        let line = await withCheckedContinuation { continuation in
            Thread.detachNewThread { [output] in
                var line = ""
                while case let more = output.fileHandleForReading.availableData, !more.isEmpty {
                    line += String(decoding: more, as: UTF8.self)
                    if line.hasSuffix("\n") { break }
                }
                continuation.resume(returning: line)
            }
        }
        return try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    func end() {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }
}

public import Foundation

/// A real mail server, or an SMS gateway, on a port of its own, in a process that ends with the test: `Tests/Mail`.
public final class MailServer: Sendable {
    public enum TLS: String, Sendable { case none, starttls, implicit }

    /// Set by `Scripts/test`; without it these tests are skipped.
    public static var python: String? { ProcessInfo.processInfo.environment["OMZIEN_TEST_PYTHON"] }

    public let folder: URL
    public let port: Int
    private let process: MailProcess

    public convenience init(_ tls: TLS = .none, user: String? = nil, password: String? = nil) async throws {
        let account = user.flatMap { user in password.map { ["--user", user, "--password", $0] } } ?? []
        try await self.init(script: "mailbox.py", ["--tls", tls.rawValue] + account)
    }

    /// - Parameter script: in `Tests/Mail`; gets a folder, and prints its port.
    public init(script: String, _ arguments: [String] = []) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Mail/" + script)
        guard let python = Self.python else { throw MissingServer() }
        process = try MailProcess(python, [script.path, folder.path] + arguments)
        port = try await process.port()
    }

    deinit {
        process.end()
        try? FileManager.default.removeItem(at: folder)
    }

    public var authority: String { folder.appending(path: "authority.pem").path }

    /// What was delivered, as it came over the line.
    public func mails() throws -> [String] { try files("eml") }

    /// What was laid down, in the order in which it came.
    public func files(_ kind: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == kind }
            .sorted { $0.lastPathComponent.localizedStandardCompare($1.lastPathComponent) == .orderedAscending }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }
}

/// There is no Python to run it in, or it did not start.
struct MissingServer: Error, CustomStringConvertible {
    let description = "the mail server did not start; run the tests with Scripts/test, which sets OMZIEN_TEST_PYTHON"
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
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw MissingServer() }
        return port
    }

    func end() {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }
}

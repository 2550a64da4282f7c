import Dispatch
import Foundation
import Testing

/// Runs the built program as a person would, in a folder of its own.
struct Command: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let complaint: String
    }

    /// The program lies beside the tests that were built with it.
    static let program: URL = {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        return tests.appending(path: "omzien")
    }()

    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try start(arguments, environment).finish() }) }
        }
    }

    func start(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Running {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let own = ["OMZIEN_DATABASE", "OMZIEN_MUNICIPALITY", "OMZIEN_BASE_URL", "OMZIEN_TRUSTED_PROXY", "HOST", "PORT", "COLUMNS"]
        process.environment = ProcessInfo.processInfo.environment.filter { !own.contains($0.key) }.merging(environment) { _, new in new }
        return try Running(process, folder)
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appending(path: name))
        return name
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// A databank with one municipality, Testdorp.
    func testdorp() async throws {
        #expect(try await run("migrate").code == 0)
        try write(Self.areas, to: "grenzen.geojson")
        #expect(try await run("places", "areas", "grenzen.geojson").code == 0)
    }

    static let areas = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"gemeentecode":"GM9911","gemeentenaam":"Testdorp","jaar":2026,"water":"NEE"},"geometry":{"type":"Polygon","coordinates":[[[5.1,52.1],[5.3,52.1],[5.3,52.3],[5.1,52.3],[5.1,52.1]]]}},
        {"type":"Feature","properties":{"buurtcode":"BU99110101","buurtnaam":"Binnendorp","wijkcode":"WK991101","gemeentecode":"GM9911","jaar":2026,"water":"NEE"},"geometry":{"type":"Polygon","coordinates":[[[5.1,52.1],[5.2,52.1],[5.2,52.2],[5.1,52.2],[5.1,52.1]]]}}
        ]}
        """
}

/// A program that was started; what it says goes to files, so that no pipe can fill up.
final class Running: @unchecked Sendable {  // Process is not Sendable; it is only asked from the one test that started it.
    private let process: Process
    private let output: URL
    private let complaint: URL

    init(_ process: Process, _ folder: URL) throws {
        self.process = process
        output = folder.appending(path: ".\(UUID().uuidString).out")
        complaint = folder.appending(path: ".\(UUID().uuidString).err")
        for file in [output, complaint] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaint)
        try process.run()
    }

    var said: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
    var isRunning: Bool { process.isRunning }

    /// Waits for the end; a program that does not end in two minutes is ended, so that a fault never holds up the whole run.
    func finish() throws -> Command.Outcome {
        let number = process.processIdentifier
        let deadline = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: deadline)
        process.waitUntilExit()
        deadline.cancel()
        return Command.Outcome(code: process.terminationStatus, output: said, complaint: try String(contentsOf: complaint, encoding: .utf8))
    }

    func stop() throws -> Command.Outcome {
        process.terminate()
        return try finish()
    }
}

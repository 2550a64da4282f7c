import Foundation
import Storage
import Testing

@Suite("SQLite, whose writer is killed a hundred times")
struct SQLiteDurabilityTests {
    @Test("keeps every acknowledged write and no half one", .timeLimit(.minutes(10)))
    func hundredKills() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "omzien-durability-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "test.sqlite").path

        var evidence = Evidence()
        for _ in 0..<100 {
            let writer = try WriterProcess(writingTo: path)
            evidence.add(await writer.next(.random(in: 1...12)))
            // Anywhere in the next transaction, not only at its beginning.
            try await Task.sleep(for: .microseconds(.random(in: 0...3_000)))
            evidence.add(await writer.killed())
            try await check(path, evidence)
        }
        #expect(evidence.count >= 100)
    }

    private func check(_ path: String, _ evidence: Evidence) async throws {
        let driver = try SQLiteDriver(path: path)
        try await evidence.check(driver)
        let verdict = try await driver.read(in: nil) { try $0.rows("PRAGMA integrity_check", []) { $0.next(String.self) } }
        #expect(verdict == ["ok"])
        try await driver.close()
    }
}

import Neighbourhood
import Storage

/// Looks whether a file is a whole databank of Omzien.
enum FileCheck {
    /// - Throws: `Problem.databankUnavailable(.damaged)`; `Problem.schemaNewer` or `.schemaChanged` for one that this version does not know.
    static func pass(_ path: String, open: @Sendable (DatabankAddress) throws -> any Driver) async throws -> TableCounts {
        let driver = try open(.file(path: path))
        let verdict: Result<TableCounts, any Error>
        do {
            try await lookThrough(driver)
            verdict = .success(try await TableCounts.of(driver))
        } catch {
            verdict = .failure(error)
        }
        try await driver.close()
        return try verdict.get()
    }

    private static func lookThrough(_ driver: any Driver) async throws {
        let isSound = try await driver.read(in: nil) { connection in
            let words = try connection.rows("PRAGMA integrity_check", []) { $0.next(String.self) }
            let orphans = try connection.rows("PRAGMA foreign_key_check", []) { $0.next(String?.self) }
            return words == ["ok"] && orphans.isEmpty
        }
        guard isSound, try await Migrations.check(driver) > 0 else { throw Problem.databankUnavailable(.damaged) }
    }
}

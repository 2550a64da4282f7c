import Crypto
import Foundation
import Neighbourhood

/// Brings a databank to the schema this version knows.
public enum Migrations {
    public static var newest: Int { Migration.all.count }

    /// Does every step that was not done yet, all in one transaction. Of two servers that start at once the second waits, and finds them done.
    ///
    /// - Returns: the names of the steps done now.
    /// - Throws: `Problem.schemaNewer` when the databank was made by a later version, `Problem.schemaChanged` when a step that was done is
    ///   not the step this version knows; in both cases nothing is touched.
    @discardableResult
    public static func run(on driver: any Driver) async throws -> [String] {
        // A server that starts beside another waits for it: all steps together may take longer than a databank waits for one lock.
        for _ in 1..<turns { do { return try await runOnce(on: driver) } catch Problem.databankUnavailable(.locked) {} }
        return try await runOnce(on: driver)
    }

    /// How often a lock is waited for, each time for as long as the driver has patience.
    private static let turns = 12

    private static func runOnce(on driver: any Driver) async throws -> [String] {
        try await makeMigrationTable(on: driver)
        return try await driver.write(in: nil) { connection in
            // PostgreSQL takes its picture of the databank at the first statement that reads, so the lock has to come before it.
            if connection.engine == .postgres { try connection.executeScript("LOCK TABLE migration IN EXCLUSIVE MODE") }
            let missing = Migration.all.dropFirst(try state(connection))
            for migration in missing { try perform(migration, connection) }
            return missing.map(\.name)
        }
    }

    /// Of two servers that make the same table at once PostgreSQL refuses one, although it was told not to mind; then it is there.
    private static func makeMigrationTable(on driver: any Driver) async throws {
        do {
            try await driver.write(in: nil) { connection in
                try connection.executeScript(
                    "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, done_at bigint NOT NULL)"
                )
            }
        } catch let error as SQLError where error.kind == .duplicate {}
    }

    /// How many steps a databank has behind it, without changing anything; 0 for an empty one.
    public static func check(_ driver: any Driver) async throws -> Int {
        try await driver.read(in: nil) { connection in
            try hasMigrationTable(connection) ? state(connection) : 0
        }
    }

    private static func hasMigrationTable(_ connection: any Connection) throws -> Bool {
        switch connection.engine {
        case .sqlite: try connection.count("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'") > 0
        case .postgres: try connection.count("SELECT count(*) FROM pg_tables WHERE tablename = 'migration' AND schemaname = current_schema()") > 0
        }
    }

    private static func state(_ connection: any Connection) throws -> Int {
        let done: [(Int, String)] = try connection.rows("SELECT number, checksum FROM migration ORDER BY number", []) { row in
            (row.next(Int.self), row.next(String.self))
        }
        guard done.count <= Migration.all.count else { throw Problem.schemaNewer(found: done.count, known: Migration.all.count) }
        for ((number, checksum), known) in zip(done, Migration.all) where checksum != known.checksum {
            throw Problem.schemaChanged(migration: number)
        }
        return done.count
    }

    private static func perform(_ migration: Migration, _ connection: any Connection) throws {
        try connection.executeScript(migration.common)
        switch connection.engine {
        case .sqlite:
            if !migration.sqlite.text.isEmpty { try connection.executeScript(migration.sqlite) }
        case .postgres:
            if !migration.postgres.text.isEmpty { try connection.executeScript(migration.postgres) }
            for table in migration.tenantTables { try connection.executeScript(rowLevelSecurity(table)) }
        }
        try connection.execute(
            "INSERT INTO migration (number, name, checksum, done_at) VALUES ($1, $2, $3, $4)",
            [migration.number, migration.name, migration.checksum, connection.now])
    }

    /// Rows of another municipality do not exist for a transaction, whatever its SQL says; `*` is the machine's own work over all of them.
    private static func rowLevelSecurity(_ table: SQL) -> SQL {
        "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY; ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY; CREATE POLICY municipality ON "
            + table
            + " USING (current_setting('omzien.municipality', true) IN (municipality, '*'))"
            + " WITH CHECK (current_setting('omzien.municipality', true) IN (municipality, '*'));"
    }
}

extension Migration {
    var checksum: String {
        let text = [common.text, sqlite.text, postgres.text, tenantTables.map(\.text).joined(separator: " ")].joined(separator: "\u{0}")
        return SHA256.hash(data: Data(text.utf8)).hexadecimal
    }
}

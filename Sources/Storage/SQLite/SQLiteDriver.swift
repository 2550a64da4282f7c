public import Foundation
import GRDB
public import Neighbourhood

/// The embedded engine: one file, many readers beside one writer (WAL), every commit on the disk before it is acknowledged (synchronous FULL).
public final class SQLiteDriver: Driver {
    public let engine = Engine.sqlite
    private let pool: any DatabaseWriter
    private let clock: @Sendable () -> Date
    private let chance: @Sendable () -> UInt64

    /// Opens or makes the databank.
    ///
    /// - Parameters:
    ///   - path: a file, or `:memory:` for a databank that is gone when it is closed.
    ///   - clock, chance: arguments, so that a test owns time and ids.
    /// - Throws: `Problem.databankUnavailable`.
    public init(
        path: String, clock: @escaping @Sendable () -> Date = { Date() },
        chance: @escaping @Sendable () -> UInt64 = RisingChance.source()
    ) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000")
        }
        do {
            pool = path == ":memory:" ? try DatabaseQueue(configuration: configuration) : try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw Self.translated(error)
        }
        self.clock = clock
        self.chance = chance
    }

    public func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.read { [clock, chance] database in
                try body(SQLiteConnection(database, now: clock(), chance: chance))
            }
        } catch {
            throw Self.translated(error)
        }
    }

    public func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.write { [clock, chance] database in
                try body(SQLiteConnection(database, now: clock(), chance: chance))
            }
        } catch {
            throw Self.translated(error)
        }
    }

    public func close() async throws {
        do {
            // Otherwise what was written last may stand only in the -wal beside the file, and who copies the file alone would miss it.
            try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try pool.close()
        } catch {
            throw Self.translated(error)
        }
    }

    /// Copies the whole databank while others go on reading and writing.
    ///
    /// - Throws: `Problem.databankUnavailable` when the copy cannot be written or does not pass SQLite's own integrity check.
    public func copy(to path: String) throws {
        do {
            let copy = try DatabaseQueue(path: path)
            try pool.backup(to: copy)
            let verdict = try copy.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
            try copy.close()
            guard verdict == "ok" else { throw Problem.databankUnavailable(.damaged) }
        } catch {
            throw Self.translated(error)
        }
    }

    static func translated(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return Problem.databankUnavailable(.locked)
        case .SQLITE_FULL: return Problem.databankUnavailable(.full)
        case .SQLITE_READONLY: return Problem.databankUnavailable(.readOnly)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return Problem.databankUnavailable(.damaged)
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_AUTH: return Problem.databankUnavailable(.unreachable)
        case .SQLITE_CONSTRAINT: return constraint(error)
        default: return SQLError(.other, "\(error.extendedResultCode.rawValue) \(error.message ?? "")")
        }
    }

    private static func constraint(_ error: DatabaseError) -> SQLError {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: SQLError(.duplicate, error.message ?? "")
        case .SQLITE_CONSTRAINT_TRIGGER: SQLError(.refused, error.message ?? "")
        default: SQLError(.constraint, error.message ?? "")
        }
    }
}

/// One transaction on SQLite.
private final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    let now: Date
    private let database: Database
    private let source: @Sendable () -> UInt64

    init(_ database: Database, now: Date, chance: @escaping @Sendable () -> UInt64) {
        self.database = database
        self.now = now
        source = chance
    }

    func chance() -> UInt64 { source() }

    func rows<Result>(_ sql: SQL, _ values: [any SQLBindable], decode: (inout Storage.Row) throws -> Result) throws -> [Result] {
        do {
            let cursor = try GRDB.Row.fetchCursor(database.cachedStatement(sql: sql.text), arguments: arguments(values))
            var results: [Result] = []
            while let found = try cursor.next() {
                var row = Row(SQLiteRow(row: found))
                results.append(try decode(&row))
            }
            return results
        } catch {
            throw SQLiteDriver.translated(error)
        }
    }

    func execute(_ sql: SQL, _ values: [any SQLBindable]) throws -> Int {
        do {
            try database.cachedStatement(sql: sql.text).execute(arguments: arguments(values))
            return database.changesCount
        } catch {
            throw SQLiteDriver.translated(error)
        }
    }

    func executeScript(_ sql: SQL) throws {
        do {
            try database.execute(sql: sql.text)
        } catch {
            throw SQLiteDriver.translated(error)
        }
    }

    private func arguments(_ values: [any SQLBindable]) -> StatementArguments {
        StatementArguments(values.map { value in
            switch value.bound {
            case .null: DatabaseValue.null
            case .integer(let number): number.databaseValue
            case .real(let number): number.databaseValue
            case .text(let text): text.databaseValue
            }
        })
    }
}

/// The columns of the row the cursor stands on.
private struct SQLiteRow: RowSource {
    let row: GRDB.Row

    func isNull(_ column: Int) -> Bool { row.hasNull(atIndex: column) }
    func integer(_ column: Int) -> Int64 { row[column] }
    func real(_ column: Int) -> Double { row[column] }
    func text(_ column: Int) -> String { row[column] }
}

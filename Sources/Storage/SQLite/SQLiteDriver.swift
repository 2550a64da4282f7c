public import Foundation
import GRDB
import GRDBSQLite
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
        configuration.maximumReaderCount = max(4, ProcessInfo.processInfo.activeProcessorCount)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000; PRAGMA secure_delete = ON")
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
        try readHere(body)
    }

    /// On the thread that asks. A read takes microseconds and waits for no writer, so that changing threads twice costs more than the read itself;
    /// there are as many readers as cores, so that none waits for another.
    private func readHere<Result: Sendable>(_ body: @Sendable (any Connection) throws -> Result) throws -> Result {
        do {
            return try pool.read { [clock, chance] database in
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

    /// Writes the file anew without what was once in it and is not any more.
    public func compact() async throws {
        do {
            try await pool.writeWithoutTransaction { try $0.execute(sql: "INSERT INTO search_text (search_text) VALUES ('rebuild'); VACUUM") }
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
    var vault: VaultSession? { nil }
    let subjects = Subjects()
    private let database: Database
    private let source: @Sendable () -> UInt64

    init(_ database: Database, now: Date, chance: @escaping @Sendable () -> UInt64) {
        self.database = database
        self.now = now
        source = chance
    }

    func chance() -> UInt64 { source() }

    /// Steps through the rows with SQLite's own functions: a page reads hundreds of short columns, and wrapping each in a value of its own cost more
    /// than finding it.
    func rows<Result>(_ sql: SQL, _ values: [any SQLBindable], decode: (inout Storage.Row) throws -> Result) throws -> [Result] {
        do {
            let statement = try database.cachedStatement(sql: sql.text)
            let handle = statement.sqliteStatement
            guard sqlite3_stmt_busy(handle) == 0 else { throw SQLError(.other, "a query was asked again while its rows were still being read") }
            defer {
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            try bind(values, to: handle)
            var results: [Result] = []
            while true {
                switch sqlite3_step(handle) {
                case SQLITE_ROW:
                    var row = Row(SQLiteRow(statement: handle), subjects)
                    results.append(try decode(&row))
                case SQLITE_DONE: return results
                default: throw failure()
                }
            }
        } catch {
            throw SQLiteDriver.translated(error)
        }
    }

    private func bind(_ values: [any SQLBindable], to handle: OpaquePointer) throws {
        guard sqlite3_bind_parameter_count(handle) == values.count else {
            throw SQLError(.other, "a statement with another number of values than it asks for")
        }
        for (place, value) in values.enumerated() {
            let number = Int32(place + 1)
            let code =
                switch value.bound {
                case .null: sqlite3_bind_null(handle, number)
                case .integer(let integer): sqlite3_bind_int64(handle, number, integer)
                case .real(let real): sqlite3_bind_double(handle, number, real)
                case .text(var text):
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) { sqlite3_bind_text(handle, number, $0.baseAddress, Int32($0.count), Self.copied) }
                    }
                }
            guard code == SQLITE_OK else { throw failure() }
        }
    }

    /// Tells SQLite to take a copy of what is bound.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func failure() -> DatabaseError {
        let handle = database.sqliteConnection
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(handle)), message: sqlite3_errmsg(handle).map { String(cString: $0) })
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
        StatementArguments(
            values.map { value in
                switch value.bound {
                case .null: DatabaseValue.null
                case .integer(let number): number.databaseValue
                case .real(let number): number.databaseValue
                case .text(let text): text.databaseValue
                }
            })
    }
}

/// The columns of the row the statement stands on.
private struct SQLiteRow: RowSource {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let text = sqlite3_column_text(statement, Int32(column)) else { return "" }
        return String(decoding: UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, Int32(column)))), as: UTF8.self)
    }
}

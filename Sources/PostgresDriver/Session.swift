import CLibPQ
import Neighbourhood
import Storage

/// One open connection of libpq, with the statements prepared on it. Lives inside its `Line` and is used from nowhere else.
final class Session {
    private let connection: OpaquePointer
    private var prepared = PreparedStatements(limit: 300)
    private var parameters = Parameters()

    /// The first thing that went wrong in this transaction. PostgreSQL refuses everything after it, until ROLLBACK.
    private(set) var failure: Failure?

    /// - Throws: `Problem.databankUnavailable(.unreachable)`: no server, no such databank, wrong password, or no connections left. libpq keeps
    ///   no SQLSTATE of a connection that was refused, so these cannot be told apart here.
    init(to address: Address) throws {
        let connection = try Self.connected(address)
        guard let connection, PQstatus(connection) == CONNECTION_OK else {
            PQfinish(connection)
            throw Problem.databankUnavailable(.unreachable)
        }
        self.connection = connection
        // Notices may hold values of rows, and libpq would print them.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
    }

    deinit { PQfinish(connection) }

    func begin(_ opening: Opening) throws {
        failure = nil
        try command(opening.text)
    }

    /// - Throws: the failure that a body swallowed: the server would answer such a COMMIT with a ROLLBACK and call it a success.
    func commit() throws {
        if let failure { throw failure.error }
        try command("COMMIT")
    }

    /// False when this session cannot be used any more.
    func rollBack() -> Bool {
        failure = nil
        return (try? command("ROLLBACK")) != nil && PQtransactionStatus(connection) == PQTRANS_IDLE
    }

    /// Several statements that may change tables, and with that the meaning of what was prepared.
    func script(_ text: String) throws {
        try command(text)
        prepared.removeAll()
        try command("DEALLOCATE ALL")
    }

    /// Statements without parameters.
    func command(_ text: String) throws {
        let result = PQexec(connection, text)
        defer { PQclear(result) }
        try check(result)
    }

    /// A statement with parameters, prepared at its first use. `read` gets the result while it lives.
    func ask<Answer>(_ sql: String, _ values: [any SQLBindable], read: (OpaquePointer) throws -> Answer) throws -> Answer {
        try parameters.fill(with: values)
        let name = try preparedName(of: sql)
        let result = parameters.withPointers { PQexecPrepared(connection, name, Int32(values.count), $0, nil, nil, 0) }
        defer { PQclear(result) }
        try check(result)
        guard let result else { throw Problem.databankUnavailable(.unreachable) }
        return try read(result)
    }

    private func preparedName(of sql: String) throws -> String {
        if let name = prepared.name(of: sql) { return name }
        if let name = prepared.removeOldestWhenFull() { try command("DEALLOCATE \(name)") }
        let name = prepared.freshName()
        let result = PQprepare(connection, name, sql, 0, nil)
        defer { PQclear(result) }
        try check(result)
        prepared.remember(name, of: sql)
        return name
    }

    private func check(_ result: OpaquePointer?) throws {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default:
            let found = failure ?? Failure(result, on: connection)
            failure = found
            throw found.error
        }
    }

    private static func connected(_ address: Address) throws -> OpaquePointer? {
        var keys = Parameters()
        var values = Parameters()
        try keys.fill(with: address.settings.map(\.key))
        try values.fill(with: address.settings.map(\.value))
        return keys.withPointers { keys in values.withPointers { values in PQconnectdbParams(keys, values, 1) } }
    }
}

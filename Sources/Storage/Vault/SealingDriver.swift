import Foundation
public import Neighbourhood

/// A databank with its vault: what is sealed in it can be written and read. Everything that works with people's words goes through one of these;
/// without it a copy is made and a schema is brought up to date, and nothing is read.
public struct SealingDriver: Driver {
    private let driver: any Driver
    public let vault: Vault

    public init(_ driver: any Driver, _ vault: Vault) {
        self.driver = driver
        self.vault = vault
    }

    public var engine: Engine { driver.engine }

    public func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.read(in: municipality) { [vault] connection in
            try body(SealingConnection(connection, VaultSession(vault, in: municipality, isWriting: false, at: connection.now)))
        }
    }

    public func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await driver.write(in: municipality) { [vault] connection in
            try body(SealingConnection(connection, VaultSession(vault, in: municipality, isWriting: true, at: connection.now)))
        }
    }

    public func close() async throws { try await driver.close() }
}

/// One transaction on a databank with its vault.
private final class SealingConnection: Connection {
    private let connection: any Connection
    private let session: VaultSession

    init(_ connection: any Connection, _ session: VaultSession) {
        self.connection = connection
        self.session = session
    }

    var vault: VaultSession? { session }
    var subjects: Subjects { connection.subjects }
    var engine: Engine { connection.engine }
    var now: Date { connection.now }
    func chance() -> UInt64 { connection.chance() }
    func execute(_ sql: SQL, _ values: [any SQLBindable]) throws -> Int { try connection.execute(sql, values) }
    func executeScript(_ sql: SQL) throws { try connection.executeScript(sql) }

    /// A list whose keys are not at hand is read twice, with one query for all of its keys between: in one transaction the rows are the same.
    func rows<Result>(_ sql: SQL, _ values: [any SQLBindable], decode: (inout Row) throws -> Result) throws -> [Result] {
        func opening(_ row: inout Row) throws -> Result {
            row.vault = session
            return try decode(&row)
        }
        let found = try connection.rows(sql, values, decode: opening)
        guard try session.fetchMissing(on: connection) else { return found }
        return try connection.rows(sql, values, decode: opening)
    }
}

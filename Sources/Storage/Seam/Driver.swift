public import Foundation
public import Neighbourhood

/// The one seam between the trade and an engine: a transaction is a synchronous closure over a `Connection`, awaited outside.
///
/// `read` sees one consistent state. `write` is serializable: the engine may run the closure again when another writer was first, so the closure
/// changes nothing outside the databank. Both run for one municipality, which PostgreSQL also enforces with row-level security; `nil` means
/// every municipality and is for migrations, indexes and daily jobs only.
///
/// Errors: `Problem.databankUnavailable` when the engine cannot answer; whatever the closure throws, after rolling back; `SQLError` for the rest.
public protocol Driver: Sendable {
    var engine: Engine { get }

    func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result

    func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result

    /// Waits for running transactions and lets the engine go.
    func close() async throws
}

/// The engines. SQL is written once in their common subset; each real difference is one `switch` over this in the file of its subject.
public enum Engine: String, Sendable, CaseIterable, Codable {
    case sqlite, postgres
}

/// One transaction. Owns `now`, so that everything in it happened at one moment, and the chance that ids are made of.
public protocol Connection: AnyObject {
    var engine: Engine { get }
    var now: Date { get }
    /// Seals and opens people's words in this transaction; nil on a databank that was opened without its vault. A connection around another
    /// passes it on.
    var vault: VaultSession? { get }
    /// Whose data was read.
    var subjects: Subjects { get }

    /// Chance for a new id.
    func chance() -> UInt64

    /// Rows of a query, each read by `decode` in the order of the columns. Parameters `$1`, `$2` appear in number order.
    func rows<Result>(_ sql: SQL, _ values: [any SQLBindable], decode: (inout Row) throws -> Result) throws -> [Result]

    /// Does a statement and tells how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL, _ values: [any SQLBindable]) throws -> Int

    /// Does several statements without parameters, for migrations.
    func executeScript(_ sql: SQL) throws
}

extension Connection {
    public var today: CalendarDate { CalendarDate(now) }

    public func freshID<Thing>() -> Identifier<Thing> { Identifier(now: now, chance: chance()) }

    public func first<Result>(_ sql: SQL, _ values: [any SQLBindable] = [], decode: (inout Row) throws -> Result) throws -> Result? {
        try rows(sql, values, decode: decode).first
    }

    /// A number, as of `SELECT count(*)`.
    public func count(_ sql: SQL, _ values: [any SQLBindable] = []) throws -> Int {
        try first(sql, values) { $0.next() } ?? 0
    }
}

/// SQL text. It is made of literals only: there is no interpolation, so what a person typed cannot become part of it.
public struct SQL: Sendable, Hashable, ExpressibleByStringLiteral {
    public let text: String

    public init(stringLiteral text: StaticString) { self.text = text.description }
    private init(joined text: String) { self.text = text }

    public static func + (left: SQL, right: SQL) -> SQL { SQL(joined: left.text + right.text) }
    public static func += (left: inout SQL, right: SQL) { left = left + right }
}

/// What went wrong in an engine, in words both engines share.
public struct SQLError: Error, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// A unique key is taken.
        case duplicate
        /// A foreign key, check or NOT NULL is broken.
        case constraint
        /// Row-level security or a trigger refused.
        case refused
        case other
    }

    public let kind: Kind
    /// The engine's code and message; never the values of a row.
    public let detail: String

    public init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    public var description: String { "databank error (\(kind.rawValue)): \(detail)" }
}

public import Foundation
public import Neighbourhood
public import Storage

/// PostgreSQL behind the seam, for when one machine is outgrown: a small pool of lines to one server, over libpq.
///
/// A read sees one state of the databank (REPEATABLE READ READ ONLY); a write is SERIALIZABLE and is run again, after a growing random pause,
/// when another write was first. Row-level security sees the municipality in the setting `omzien.municipality`: its code, or `*` for all.
///
/// A line that breaks fails the transaction that was on it with `Problem.databankUnavailable(.unreachable)`; a COMMIT whose answer never came
/// is never repeated here, because it may have arrived. The next transaction opens a new line, so a restarted server needs no restart of ours.
public final class PostgresDriver: Driver {
    public let engine = Engine.postgres
    private let pool: LinePool
    private let chance: @Sendable () -> UInt64

    /// Names the server; the first transaction opens a line to it.
    ///
    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/databank`, as libpq reads it. What it says goes before our own settings.
    ///   - connections: how many transactions run at once; more wait for their turn.
    ///   - patience: how long a transaction waits for a free line before it fails with `Problem.databankUnavailable(.locked)`.
    ///   - clock, chance: arguments, so that a test owns time and ids.
    /// - Throws: `Problem.setting` when the URL is not one.
    public init(
        url: String, connections: Int = 8, patience: Duration = .seconds(5), clock: @escaping @Sendable () -> Date = { Date() },
        chance: @escaping @Sendable () -> UInt64 = RisingChance.source()
    ) throws {
        let address = try Address(url)
        let lines = (0..<max(1, connections)).map { _ in Line(to: address, clock: clock, chance: chance) }
        pool = LinePool(lines, patience: patience)
        self.chance = chance
    }

    public func read<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        let opening = try Opening.read(in: municipality)
        return try await repeated(opening, body) { _ in .read }
    }

    public func write<Result: Sendable>(
        in municipality: MunicipalityCode?, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        let opening = try Opening.write(in: municipality)
        return try await repeated(opening, body) { collisions in collisions < Retry.together ? .write : .writeAlone }
    }

    public func close() async throws {
        await pool.close()
    }

    private func repeated<Result: Sendable>(
        _ opening: Opening, _ body: @escaping @Sendable (any Connection) throws -> Result, use: (_ collisions: Int) -> LinePool.Use
    ) async throws -> Result {
        for collisions in 0...Retry.limit {
            if collisions > 0 { try await Task.sleep(for: Retry.pause(after: collisions, chance: chance())) }
            switch try await once(opening, body, use(collisions)) {
            case .done(let result): return result
            case .failed(let error): throw error
            case .collided: continue
            }
        }
        throw Problem.databankUnavailable(.locked)
    }

    /// Does one statement that no transaction may hold, as CREATE DATABASE. For the tests of this package.
    package func command(_ text: String) async throws {
        let line = try await pool.take(for: .read)
        let outcome: Outcome<Void> = await line.command(text)
        await pool.giveBack(line, after: .read)
        if case .failed(let error) = outcome { throw error }
    }

    private func once<Result: Sendable>(
        _ opening: Opening, _ body: @escaping @Sendable (any Connection) throws -> Result, _ use: LinePool.Use
    ) async throws -> Outcome<Result> {
        let line = try await pool.take(for: use)
        let outcome = await line.transact(opening, body)
        await pool.giveBack(line, after: use)
        return outcome
    }
}

/// How often and how patiently a transaction that collided is run again.
enum Retry {
    static let limit = 8

    /// After this many collisions a write is run while no other write of this process runs. Otherwise a crowd on one row would let somebody
    /// lose eight times in a row.
    static let together = 3

    /// 2 to 4 ms after the first collision, twice that after each next, 128 to 256 ms at most.
    static func pause(after collisions: Int, chance: UInt64) -> Duration {
        let base = 1_000 << min(collisions, 7)
        return .microseconds(base + Int(chance % UInt64(base)))
    }
}

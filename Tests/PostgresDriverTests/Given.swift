import Dispatch
import Foundation
import Neighbourhood
import PostgresDriver
import Storage
import Synchronization
import TestDatabanks
import Testing

extension Trait where Self == ConditionTrait {
    /// For tests of what only PostgreSQL does. That they were skipped is said once, by `EnginesTests`.
    static var onPostgres: ConditionTrait { .enabled("needs Scripts/postgres-for-tests") { TestDatabanks.engines.contains(.postgres) } }
}

let here = MunicipalityCode(stored: "GM9901")
let elsewhere = MunicipalityCode(stored: "GM9902")

extension Driver {
    func script(_ sql: SQL) async throws {
        try await write(in: nil) { try $0.executeScript(sql) }
    }

    /// One statement in a write of its own.
    @discardableResult
    func change(_ sql: SQL, _ values: [any SQLBindable] = [], in municipality: MunicipalityCode = here) async throws -> Int {
        try await write(in: municipality) { try $0.execute(sql, values) }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await read(in: nil) { try $0.count(sql) }
    }
}

/// Runs a deed that should fail and returns the problem.
func problem<Result>(of deed: () async throws -> Result) async -> Problem? {
    do { _ = try await deed() } catch { return error as? Problem }
    return nil
}

/// Runs a deed that should fail and returns the engine's error.
func sqlError<Result>(of deed: () async throws -> Result) async -> SQLError? {
    do { _ = try await deed() } catch { return error as? SQLError }
    return nil
}

/// Holds a transaction at one point until the test lets it go on. The transaction waits on its line's own thread.
final class Gate: Sendable {
    private let reached = AsyncStream.makeStream(of: Int.self)
    private let opened = DispatchSemaphore(value: 0)

    /// Called inside the transaction.
    func hold(_ word: Int = 0) {
        reached.continuation.yield(word)
        opened.wait()
    }

    /// Called by the test: waits until the transaction stands at the gate, and returns its word.
    func arrival() async -> Int {
        for await word in reached.stream { return word }
        return 0
    }

    func open() { opened.signal() }
}

/// Lets two transactions wait for each other at their first run, so that they surely overlap.
final class Meeting: Sendable {
    private let group = DispatchGroup()
    private let visits = Mutex(0)

    init() {
        group.enter()
        group.enter()
    }

    var runs: Int { visits.withLock { $0 } }

    func meet() {
        let visit = visits.withLock { visits in
            visits += 1
            return visits
        }
        guard visit <= 2 else { return }
        group.leave()
        group.wait()
    }
}

/// Counts how often a body was run.
final class Tally: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}

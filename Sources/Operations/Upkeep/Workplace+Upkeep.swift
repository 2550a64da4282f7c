public import Foundation
import Logging
public import Neighbourhood
public import Storage

/// What the daily work let go: how many rows, by term of the register. Never what was in them.
public struct LetGo: Sendable, Equatable {
    public internal(set) var counts: [String: Int] = [:]
    public internal(set) var erasedAgain = 0

    public var total: Int { counts.values.reduce(0, +) }
}

extension Workplace {
    /// The name of the lease under which the daily work is done.
    static let upkeep = "upkeep"

    /// Applies every term of the register in every municipality, in batches that each stand on their own. Of two servers only one does it; stopped
    /// halfway, the next run goes on.
    ///
    /// - Parameters:
    ///   - holder: who does it; another name for each process.
    ///   - batch: rows in one transaction.
    /// - Returns: nil when another server is at it.
    /// - Throws: `RegisterFault`, or what the databank says.
    @discardableResult
    public func keepUp(as holder: String, batch: Int = 200) async throws -> LetGo? {
        let register = try Register.bundled()
        guard try await driver.write(in: nil, { try $0.takeLease(Self.upkeep, for: holder, lasting: 600) }) else { return nil }
        var done = LetGo()
        do {
            done.erasedAgain = try await catchUpOnErasures()
            for town in try await driver.read(in: nil, { try $0.municipalities() }) {
                try await endHolds(in: town.code)
                guard try await letGo(in: town.code, by: register, as: holder, batch, into: &done) else { return nil }
                guard try await planActivities(in: town.code, as: holder) else { return nil }
                // In a practice neighbourhood nobody is real, and whoever practises finds everybody there again.
                if town.isDemo { continue }
                guard try await eraseUnheardOf(in: town.code, by: register, as: holder, into: &done) else { return nil }
            }
        } catch {
            try? await driver.write(in: nil) { try $0.giveBackLease(Self.upkeep, from: holder, isDone: false) }
            throw error
        }
        try await driver.write(in: nil) { try $0.giveBackLease(Self.upkeep, from: holder, isDone: true) }
        vault?.forgetWords()
        for (term, count) in done.counts.sorted(by: { $0.key < $1.key }) {
            logger.notice("let go", metadata: ["term": "\(term)", "count": "\(count)"])
        }
        return done
    }

    /// Whether today's work was done already, here or on another server.
    public func isKeptUp(on day: CalendarDate) async throws -> Bool {
        try await driver.read(in: nil) { try $0.lastDone(Self.upkeep) }.map { CalendarDate($0) >= day } ?? false
    }

    /// What was held until a day that is over, is free before its terms are applied.
    private func endHolds(in town: MunicipalityCode) async throws {
        try await perform(by: .system(of: town), request: .none) { Done((), events: try $0.endHolds(in: town).map { Event(.liftHold, $0) }) }
    }

    /// False when the lease went to another server on the way.
    private func letGo(
        in town: MunicipalityCode, by register: Register, as holder: String, _ batch: Int, into done: inout LetGo
    ) async throws -> Bool {
        for rule in RetentionRule.all {
            guard let term = register.terms[rule.term] else { continue }
            var count = batch
            while count == batch {
                let touched = try await underLease(as: holder, in: town) { try $0.letGo(rule, after: term.length, in: town, limit: batch) }
                guard let touched else { return false }
                count = touched
                if touched > 0 { done.counts[rule.term, default: 0] += touched }
            }
        }
        return true
    }

    /// Works out the times of activities for one day more. False when the lease went to another server on the way.
    private func planActivities(in town: MunicipalityCode, as holder: String) async throws -> Bool {
        for known in try await driver.read(in: town, { try $0.goingActivities(in: town) }) {
            guard try await underLease(as: holder, in: town, { try $0.planAnew(known, in: town) }) != nil else { return false }
        }
        return true
    }

    /// People whose own term has ended are erased like whoever asked for it.
    private func eraseUnheardOf(
        in town: MunicipalityCode, by register: Register, as holder: String, into done: inout LetGo
    ) async throws -> Bool {
        guard let term = register.terms["person"], let deeds = term.since.deeds else { return true }
        while true {
            let people = try await underLease(as: holder, in: town) { connection in
                try connection.peopleUnheardOf(since: term.length.before(connection.now), deeds: deeds, in: town, limit: 50)
            }
            guard let people else { return false }
            if people.isEmpty { return true }
            for person in people {
                try await perform(by: .system(of: town), request: .none) { Done((), events: try $0.endAndErase(person, in: town)) }
            }
            await forget(people, in: town)
            done.counts["person", default: 0] += people.count
        }
    }

    /// One transaction of the daily work, if this server still has the lease.
    private func underLease<Result: Sendable>(
        as holder: String, in town: MunicipalityCode, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result? {
        try await driver.write(in: town) { connection in
            guard try connection.takeLease(Self.upkeep, for: holder, lasting: 600) else { return nil }
            return try body(connection)
        }
    }
}

private let logger = Logger(label: "omzien.upkeep")

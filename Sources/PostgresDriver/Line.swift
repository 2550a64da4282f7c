import Dispatch
import Foundation
import Neighbourhood
import Storage

/// How one run of a transaction ended. `collided` was rolled back and may be run again.
enum Outcome<Result: Sendable>: Sendable {
    case done(Result)
    case collided
    case failed(any Error)
}

/// One line to the server, with a thread of its own: libpq waits for its answers, and Swift's own threads may not be kept waiting.
/// A line opens itself when it is used and it is not open, or turns out to have gone dead in the meantime.
actor Line {
    private let thread = LineThread()
    private let address: Address
    private let clock: @Sendable () -> Date
    private let chance: @Sendable () -> UInt64
    private var session: Session?

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(to address: Address, clock: @escaping @Sendable () -> Date, chance: @escaping @Sendable () -> UInt64) {
        self.address = address
        self.clock = clock
        self.chance = chance
    }

    /// Runs one transaction from BEGIN to COMMIT or ROLLBACK.
    func transact<Result: Sendable>(_ opening: Opening, _ body: (any Connection) throws -> Result) -> Outcome<Result> {
        do {
            let session = try begun(opening)
            let result = try body(Transaction(on: session, now: clock(), chance: chance))
            try session.commit()
            return .done(result)
        } catch {
            return undone(after: error)
        }
    }

    /// Does one statement that no transaction may hold, as CREATE DATABASE.
    func command(_ text: String) -> Outcome<Void> {
        do {
            let session = try session ?? Session(to: address)
            self.session = session
            return .done(try session.command(text))
        } catch {
            session = nil
            return .failed(error)
        }
    }

    func hangUp() { session = nil }

    /// A line that broke while nobody used it is opened anew: nothing was asked on it yet, so nothing can be done twice.
    private func begun(_ opening: Opening) throws -> Session {
        if let session, (try? session.begin(opening)) != nil { return session }
        session = nil
        let fresh = try Session(to: address)
        session = fresh
        try fresh.begin(opening)
        return fresh
    }

    /// What the server said first counts, whatever the body made of it: after a collision or a break the body's own conclusion means nothing.
    private func undone<Result: Sendable>(after error: any Error) -> Outcome<Result> {
        guard let session else { return .failed(error) }
        let failure = session.failure
        if failure?.endsSession == true || !session.rollBack() { self.session = nil }
        guard let failure else { return .failed(error) }
        if failure.isCollision { return .collided }
        return .failed(failure.isBreak ? failure.error : error)
    }
}

/// The thread a line works on: a serial queue, which Dispatch runs on a thread outside Swift's cooperative ones.
private final class LineThread: SerialExecutor {
    private let queue = DispatchQueue(label: "omzien.postgres.line")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

import Foundation
import Logging
public import Neighbourhood
public import Storage
import Synchronization

/// Takes lines for the log of processing and writes them, many at a time, beside the work: nobody waits for the disk because somebody looked at a
/// page. What cannot be written is kept and tried again. When very much is waiting, nothing about people is shown until the log can be written to.
public final class ProcessingLog: Sendable {
    /// So many lines may wait in memory, some tens of megabytes.
    static let mostWaiting = 50_000

    private struct Waiting {
        var records: [MunicipalityCode: [ProcessingRecord]] = [:]
        var count = 0
    }

    private let driver: any Driver
    private let anchor: LogAnchor?
    private let waiting = Mutex(Waiting())
    /// So that lines keep their order.
    private let turns = Turns()
    /// Says that something waits. Whoever listens writes.
    public let arrivals: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    /// - Parameter anchor: where it is kept outside the databank how far the log has come; nil when nothing is.
    public init(driver: any Driver, anchor: LogAnchor? = nil) {
        self.driver = driver
        self.anchor = anchor
        (arrivals, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// - Throws: `Problem.databankUnavailable` when so much is waiting that no more may be looked at.
    public func admit() throws(Problem) {
        guard waiting.withLock({ $0.count < Self.mostWaiting }) else { throw .databankUnavailable(.full) }
    }

    public func take(_ record: ProcessingRecord, in municipality: MunicipalityCode) {
        waiting.withLock { waiting in
            waiting.records[municipality, default: []].append(record)
            waiting.count += 1
        }
        bell.yield()
    }

    /// Writes everything that waits.
    public func write() async { await turns.take { await self.writeWaiting() } }

    private func writeWaiting() async {
        let taken = waiting.withLock { waiting in
            defer { waiting = Waiting() }
            return waiting.records
        }
        for (municipality, records) in taken {
            do {
                try await add(records, in: municipality)
            } catch {
                logger.error("the log of processing could not be written", metadata: ["error": "\(type(of: error))", "waiting": "\(records.count)"])
                giveBack(records, in: municipality)
            }
        }
    }

    /// How far it has come is only written down outside the databank where the log still goes on from what was written there.
    private func add(_ records: [ProcessingRecord], in municipality: MunicipalityCode) async throws {
        let known = anchor?.end(of: municipality)
        let (end, goesOn, now) = try await driver.write(in: municipality) { connection in
            (try connection.add(records, in: municipality), try connection.logHolds(known, in: municipality), connection.now)
        }
        guard goesOn else {
            logger.error("the log of processing is not the one it was: see omzien log check")
            return
        }
        do { try anchor?.advance(to: end, in: municipality, at: now) } catch {
            logger.error("the end of the log could not be written outside the databank", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// At the end of the program: everything that waits, and how far the log has come with it.
    public func finish() async {
        await write()
        guard let anchor, let now = try? await driver.read(in: nil, { $0.now }) else { return }
        try? anchor.settle(at: now)
    }

    private func giveBack(_ records: [ProcessingRecord], in municipality: MunicipalityCode) {
        waiting.withLock { waiting in
            waiting.records[municipality] = records + (waiting.records[municipality] ?? [])
            waiting.count += records.count
        }
    }
}

private let logger = Logger(label: "omzien.processing")

public import Foundation
import Logging
public import Neighbourhood
import Storage

/// What one round of the outbox did: how many, never what.
public struct Delivery: Sendable, Equatable {
    public internal(set) var sent = 0
    /// To be tried again later.
    public internal(set) var postponed = 0
    public internal(set) var unreached = 0
    /// The post takes nothing now, of anybody: what waits, waits on.
    public internal(set) var isClosed = false
}

extension Workplace {
    /// Longer than handing over one message ever takes, in seconds.
    static let handingOver: TimeInterval = 300
    /// So long a message that was tried may wait for the post to open again, in seconds.
    static let patience: TimeInterval = 36 * 3600

    /// Sends what is in the outbox and whose moment has come, in every municipality. The machine does; any number of servers may do it at once.
    ///
    /// No message is sent twice. Each is marked as leaving before it is handed over; when the program ends in between, nobody knows whether it left, and
    /// a worker is asked to ring (docs/decisions/2026-11-22-never-twice.md).
    /// - Parameters:
    ///   - post: what carries messages; nil when nothing does, and then all is for paper and the telephone.
    ///   - links: where the links in them lead.
    ///   - holder: who does it; another name for each process.
    ///   - goesOn: asked before each message; false when the program is to end.
    public func deliver(
        by post: (any Post)?, _ links: MessageLinks, as holder: String, while goesOn: @Sendable () -> Bool = { true }
    ) async throws -> Delivery {
        let carrier = Carrier(holder: holder, links: links, carried: post.carried)
        var done = Delivery()
        for town in try await driver.read(in: nil, { try $0.townsWithPost() }) {
            try await driver.write(in: town) { try $0.giveUp(in: town) }
            while goesOn(), !done.isClosed, let turn = try await driver.write(in: town, { try $0.takeTurn(carrier, in: town) }) {
                if case .leaves(let departure) = turn { try await handOver(departure, to: post, in: town, &done) }
            }
        }
        return done
    }

    private func handOver(_ departure: Departure, to post: (any Post)?, in town: MunicipalityCode, _ done: inout Delivery) async throws {
        let fault: PostFault?
        do throws(PostFault) {
            guard let post else { throw .closed(.noConnection) }
            try await post.take(departure.message)
            fault = nil
        } catch { fault = error }
        let state = try await note(departure, fault, in: town)
        switch state {
        case .sent: done.sent += 1
        case .waiting: done.postponed += 1
        default: done.unreached += 1
        }
        if case .closed(let why) = fault {
            done.isClosed = true
            logger.error("the post takes nothing", metadata: ["why": "\(why.rawValue)"])
        }
    }

    /// What has left is written down, also when the databank has no time at first: otherwise nobody would be sure of it.
    private func note(_ departure: Departure, _ fault: PostFault?, in town: MunicipalityCode) async throws -> MessageState {
        for _ in 0..<4 {
            do {
                return try await driver.write(in: town) { try $0.arrive(departure, fault, in: town) }
            } catch Problem.databankUnavailable { continue }
        }
        return try await driver.write(in: town) { try $0.arrive(departure, fault, in: town) }
    }
}

private let logger = Logger(label: "omzien.outbox")

extension Connection {
    /// Writes down what came of a departure, for all that went together.
    ///
    /// - Returns: where they stand now.
    func arrive(_ departure: Departure, _ fault: PostFault?, in town: MunicipalityCode) throws -> MessageState {
        var state = MessageState.sent
        for message in departure.outbox { state = try arrive(message, with: departure.outbox[0].id, fault, in: town) }
        return state
    }

    private func arrive(
        _ message: OutboxMessage, with first: OutboxMessage.ID, _ fault: PostFault?, in town: MunicipalityCode
    ) throws -> MessageState {
        switch fault {
        case nil:
            try settle(message.id, as: .sent, wentWith: message.id == first ? nil : first, in: town)
            return .sent
        case .never(let why): try giveUp(message, because: why, in: town)
        case .unsure: try giveUp(message, because: .unsure, in: town)
        case .closed(let why), .notNow(let why):
            if let wait = Retry.wait(after: message.attempts + 1) {
                try postpone(message.id, until: now.addingTimeInterval(wait), fault: why, in: town)
                return .waiting
            }
            try giveUp(message, because: .tooOften, in: town)
        }
        return .unreached
    }

    /// What was leaving when its program ended, and what was tried for long enough, goes to who minds it.
    func giveUp(in town: MunicipalityCode) throws {
        for message in try postLeftBehind(in: town) { try giveUp(message, because: .unsure, in: town) }
        for message in try postWaiting(since: now.addingTimeInterval(-Workplace.patience), in: town) {
            try giveUp(message, because: .tooOften, in: town)
        }
    }

    /// Who stood waiting for a code has asked for another meanwhile; everybody else is rung.
    private func giveUp(_ message: OutboxMessage, because why: MessageFault, in town: MunicipalityCode) throws {
        try settle(message.id, as: message.kind.isUrgent ? .dropped : .unreached, fault: why, in: town)
    }
}

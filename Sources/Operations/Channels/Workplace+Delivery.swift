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
    ///   - post: what carries messages.
    ///   - holder: who does it; another name for each process.
    ///   - goesOn: asked before each message; false when the program is to end.
    public func deliver(
        by post: any Post, as holder: String, while goesOn: @Sendable () -> Bool = { true }
    ) async throws -> Delivery {
        var done = Delivery()
        for town in try await driver.read(in: nil, { try $0.townsWithPost() }) {
            try await driver.write(in: town) { try $0.giveUp(in: town) }
            while goesOn(), !done.isClosed, let turn = try await driver.write(in: town, { try $0.takeTurn(holder: holder, in: town) }) {
                if case .leaves(let departure) = turn { try await handOver(departure, to: post, in: town, &done) }
            }
        }
        return done
    }

    private func handOver(_ departure: Departure, to post: any Post, in town: MunicipalityCode, _ done: inout Delivery) async throws {
        let fault: PostFault?
        do throws(PostFault) {
            try await post.take(departure.message)
            fault = nil
        } catch { fault = error }
        let state = try await driver.write(in: town) { try $0.arrive(departure, fault, in: town) }
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
}

private let logger = Logger(label: "omzien.outbox")

/// One message on its way out.
struct Departure: Sendable {
    let outbox: OutboxMessage
    let message: Message
}

/// What came of looking whose turn it is.
enum Turn: Sendable {
    /// It need not be sent, or not by us.
    case settled
    case leaves(Departure)
}

extension Connection {
    /// Takes the next message and puts it into words; nil when nothing is to leave now.
    func takeTurn(holder: String, in town: MunicipalityCode) throws -> Turn? {
        guard let next = try nextPost(in: town) else { return nil }
        guard next.endsAt.map({ $0 > now }) ?? true, let message = CodeNotice(next.words)?.message(id: next.id.text) else {
            try settle(next.id, as: .dropped, in: town)
            return .settled
        }
        try letLeave(next.id, by: message.destination.channel, holder: holder, lasting: Workplace.handingOver, in: town)
        return .leaves(Departure(outbox: next, message: message))
    }

    /// Writes down what came of a departure.
    ///
    /// - Returns: where the message stands now.
    func arrive(_ departure: Departure, _ fault: PostFault?, in town: MunicipalityCode) throws -> MessageState {
        let id = departure.outbox.id
        switch fault {
        case nil: try settle(id, as: .sent, in: town)
        case .never(let why): try giveUp(departure.outbox, because: why, in: town)
        case .unsure: try giveUp(departure.outbox, because: .unsure, in: town)
        case .closed(let why), .notNow(let why):
            guard let wait = Retry.wait(after: departure.outbox.attempts + 1) else {
                try giveUp(departure.outbox, because: .tooOften, in: town)
                return .unreached
            }
            try postpone(id, until: now.addingTimeInterval(wait), fault: why, in: town)
            return .waiting
        }
        return fault == nil ? .sent : .unreached
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

extension Message.Destination {
    var channel: Channel {
        switch self {
        case .mail: .mail
        case .sms: .sms
        }
    }
}

import Foundation
import Logging
import Neighbourhood
import Operations
import ServiceLifecycle

/// Empties the outbox: at once when a deed on this server rang the bell, and every quarter of a minute for what others put in and for what waited.
/// When the program is told to end, the message that is leaving leaves, and the rest waits for the next start.
struct Courier: Service {
    let workplace: Workplace
    /// Nil where nothing is carried: what is to be told is then for paper and the telephone.
    let post: (any Post)?
    private let links: MessageLinks
    let logger: Logger
    /// Another for each process, so that what a program that died held is not taken for one's own.
    private let holder = UUID().uuidString
    private static let rest = Duration.seconds(15)
    /// After the post took nothing of anybody.
    private static let closed = Duration.seconds(60)

    init(workplace: Workplace, settings: SiteSettings, logger: Logger) {
        self.workplace = workplace
        post = settings.post
        links = Link.messages(from: settings.baseURL)
        self.logger = logger
    }

    func run() async throws {
        while !isEnding {
            let isClosed = await empty()
            await cancelWhenGracefulShutdown { await pause(for: isClosed ? Self.closed : Self.rest, hearing: !isClosed) }
        }
    }

    /// - Returns: whether nothing is taken now.
    private func empty() async -> Bool {
        do {
            return try await workplace.deliver(by: post, links, as: holder) { !isEnding }.isClosed
        } catch {
            logger.error("the outbox could not be emptied", metadata: ["error": "\(type(of: error))"])
            return false
        }
    }

    private var isEnding: Bool { Task.isShuttingDownGracefully || Task.isCancelled }

    private func pause(for time: Duration, hearing: Bool) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await Task.sleep(for: time) }
            if hearing { group.addTask { await workplace.bell.heard() } }
            await group.next()
            group.cancelAll()
        }
    }
}

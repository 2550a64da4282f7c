import Foundation
import Logging
import Neighbourhood
import Operations
import ServiceLifecycle

/// Applies the terms of the register once a day, on whichever server is first. Looks every few minutes whether today's work was done, so that a server
/// that was off at night does it in the morning.
struct Upkeep: Service {
    let workplace: Workplace
    let clock: @Sendable () -> Date
    let logger: Logger
    /// Another for each process, so that a lease of a program that died is not taken for one's own.
    private let holder = UUID().uuidString

    init(workplace: Workplace, clock: @escaping @Sendable () -> Date, logger: Logger) {
        self.workplace = workplace
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(300)) }
            guard !Task.isShuttingDownGracefully, !Task.isCancelled else { return }
            do {
                if try await !workplace.isKeptUp(on: CalendarDate(clock())) { try await workplace.keepUp(as: holder) }
            } catch {
                logger.error("the daily upkeep failed", metadata: ["error": "\(type(of: error))"])
            }
        }
    }
}

import Foundation
import Logging
import Neighbourhood
import Operations
import ServiceLifecycle

/// Applies the terms of the register once a day, on whichever server is first. Looks every few minutes whether today's work was done, so that a server
/// that was off at night does it in the morning; and then asks people what is due.
struct Upkeep: Service {
    let workplace: Workplace
    /// What carries the questions that are due; nil where nothing is carried.
    let post: (any Post)?
    /// What fetches calendars of clubs; nil where nothing does.
    let calendars: (any CalendarSource)?
    let clock: @Sendable () -> Date
    let logger: Logger
    /// Another for each process, so that a lease of a program that died is not taken for one's own.
    private let holder = UUID().uuidString

    init(
        workplace: Workplace, post: (any Post)?, calendars: (any CalendarSource)? = nil, clock: @escaping @Sendable () -> Date, logger: Logger
    ) {
        self.workplace = workplace
        self.post = post
        self.calendars = calendars
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(300)) }
            guard !Task.isShuttingDownGracefully, !Task.isCancelled else { return }
            await tryTo("the daily upkeep failed") {
                if try await !workplace.isKeptUp(on: CalendarDate(clock())) { try await workplace.keepUp(as: holder) }
            }
            if let calendars {
                await tryTo("the calendars of clubs could not be read") { try await workplace.readCalendars(from: calendars, as: holder) }
            }
            await tryTo("what is due could not be asked") { try await workplace.askWhatIsDue(by: post, as: holder) }
        }
    }

    private func tryTo(_ trouble: Logger.Message, _ work: () async throws -> Void) async {
        do { try await work() } catch { logger.error(trouble, metadata: ["error": "\(type(of: error))"]) }
    }
}

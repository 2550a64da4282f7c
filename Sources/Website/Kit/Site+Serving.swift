import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import Neighbourhood
public import Operations
import ServiceLifecycle
import Storage

extension Site {
    /// Serves until it is told to stop, then lets running requests finish.
    ///
    /// - Parameter onStart: called with the port that is listened on, when the first request can come.
    /// - Throws: whatever keeps the server from starting.
    public static func run(
        workplace: Workplace, settings: SiteSettings, at listening: Listening, onStart: @escaping @Sendable (Int) async -> Void
    ) async throws {
        try await application(workplace: workplace, settings: settings, at: listening, onStart: onStart).runService()
    }

    /// The server and all that works beside it.
    static func application(
        workplace: Workplace, settings: SiteSettings, at listening: Listening, onStart: @escaping @Sendable (Int) async -> Void
    ) async throws -> some ApplicationProtocol {
        let site = try await open(workplace: workplace, settings: settings)
        var logger = Logger(label: "omzien")
        logger.logLevel = .notice
        var application = Application(
            router: site.router(), server: try listening.server(),
            configuration: .init(
                address: .hostname(listening.host, port: listening.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(listening.limits.lines)),
            onServerRunning: { await onStart($0.localAddress?.port ?? listening.port) }, logger: logger)
        application.addServices(
            NewDay(workplace: workplace, clock: settings.clock, logger: logger),
            Upkeep(workplace: workplace, post: settings.post, calendars: settings.calendars, clock: settings.clock, logger: logger),
            LogKeeper(log: workplace.log),
            Courier(workplace: workplace, settings: settings, logger: logger))
        if let certificate = listening.certificate { application.addServices(CertificateRenewal(certificate: certificate, logger: logger)) }
        if let port = listening.redirectPort {
            application.addServices(Redirection(baseURL: settings.baseURL).application(listening, port: port, logger: logger))
        }
        return application
    }

    /// The site over an opened workplace: reads the municipalities and the secret of the form seals.
    static func open(workplace: Workplace, settings: SiteSettings) async throws -> Site {
        let (municipalities, secret) = try await workplace.opening()
        return Site(
            workplace: workplace, settings: settings, secret: secret,
            municipalities: municipalities.map { MunicipalityName(code: $0.code, name: $0.name, domain: $0.domain) })
    }
}

/// Each new day the match book is read anew, because a pause may have ended or a season begun.
private struct NewDay: Service {
    let workplace: Workplace
    let clock: @Sendable () -> Date
    let logger: Logger

    func run() async throws {
        var day = CalendarDate(clock())
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(60)) }
            let today = CalendarDate(clock())
            guard today != day else { continue }
            do {
                try await workplace.matches.rebuild(from: workplace.driver)
                day = today
            } catch {
                logger.error("a new day could not be begun", metadata: ["error": "\(type(of: error))"])
            }
        }
    }
}

/// Writes what waits for the log of processing, a moment after it came, so that what comes together is written together; and all of it at the end.
private struct LogKeeper: Service {
    let log: ProcessingLog
    private static let gathering = Duration.milliseconds(20)

    func run() async throws {
        for await _ in log.arrivals.cancelOnGracefulShutdown() {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.gathering) }
            await log.write()
        }
        await log.finish()
    }
}

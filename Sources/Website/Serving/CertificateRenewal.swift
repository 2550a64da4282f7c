import Logging
import Neighbourhood
import ServiceLifecycle

/// Looks every minute whether there is another certificate.
struct CertificateRenewal: Service {
    let certificate: Certificate
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(60)) }
            do {
                if try certificate.renew() { logger.notice("another certificate is shown from now on") }
            } catch {
                logger.error("the new certificate cannot be used; the former one stays")
            }
        }
    }
}

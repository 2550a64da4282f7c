import HummingbirdCore
import HummingbirdTLS

/// Where and how a site listens.
public struct Listening: Sendable {
    public var host: String
    /// 0 takes one that is free.
    public var port: Int
    /// Nil where a proxy in front does TLS, or nobody does.
    public var certificate: Certificate?
    /// The port on which browsers that came without TLS are sent on; nil for none.
    public var redirectPort: Int?
    public var limits: LineLimits

    public init(
        host: String, port: Int, certificate: Certificate? = nil, redirectPort: Int? = nil, limits: LineLimits = LineLimits()
    ) {
        self.host = host
        self.port = port
        self.certificate = certificate
        self.redirectPort = redirectPort
        self.limits = limits
    }

    /// The line as the site speaks it: HTTP/1.1, in TLS when there is a certificate.
    func server() throws -> HTTPServerBuilder {
        guard let certificate else { return plain }
        return try .tls(plain, tlsConfiguration: certificate.configuration)
    }

    /// HTTP/1.1 in the clear.
    var plain: HTTPServerBuilder {
        .http1(
            configuration: .init(
                additionalChannelHandlers: [Patience(limits)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.field, maxHeaderListSize: limits.fields, maxHeaderFieldCount: limits.fieldCount)))
    }
}

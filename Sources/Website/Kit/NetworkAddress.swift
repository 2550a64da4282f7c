import Foundation
import HTTPTypes
import Hummingbird
import Neighbourhood

/// An address on the network, written in one way only.
struct NetworkAddress: Sendable, Equatable {
    /// "::ffff:10.0.0.1" and "10.0.0.1" are one address, and "[2001:db8::1]:443" is one with its port.
    let plain: String
    /// Who shares a limit: one IPv4 address, or the first four groups of an IPv6 address, because one house has all that follow.
    let household: String

    /// What is not an address, as the name of a local connection, stays as it is.
    init(_ text: String) {
        let host = Self.withoutPort(text)
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, host, &bytes) == 1 else {
            (plain, household) = (host, host)
            return
        }
        if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
            plain = bytes.suffix(4).map { String($0) }.joined(separator: ".")
            household = plain
        } else {
            plain = bytes.hexadecimal
            household = bytes.prefix(8).hexadecimal
        }
    }

    private static func withoutPort(_ text: String) -> String {
        let text = text.trimmingPrefix { $0 == " " }.prefix { $0 != " " && $0 != "%" }
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return String(parts.count == 2 ? parts[0] : text)
    }
}

extension SiteSettings {
    /// Whether a text is one IPv4 or IPv6 address, as `trustedProxies` needs them.
    public static func isNetworkAddress(_ text: String) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET, text, &bytes) == 1 || inet_pton(AF_INET6, text, &bytes) == 1
    }
}

extension Site {
    /// Whose line this is, for rate limits only. A proxy that we trust says for whom it asks; what anybody else says of that is not believed.
    func household(_ request: Request, _ visit: Visit) -> String {
        let trusted = settings.trustedProxies.map { NetworkAddress($0).plain }
        let peer = NetworkAddress(visit.remoteAddress)
        guard trusted.contains(peer.plain) else { return peer.household }
        let path = request.headers[values: Self.forwardedFor].flatMap { $0.split(separator: ",") }.map { NetworkAddress(String($0)) }
        return (path.last { !trusted.contains($0.plain) } ?? peer).household
    }

    private static let forwardedFor: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Forwarded-For") else { preconditionFailure("not a header name") }
        return name
    }()
}

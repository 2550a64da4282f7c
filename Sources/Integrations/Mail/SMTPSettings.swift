public import Foundation
public import Neighbourhood

/// How a mail server is reached: "smtps://omzien@mail.wilgenoord.nl:465" for TLS from the first byte, "smtp://…:587" for STARTTLS, which is never left out.
public struct SMTPSettings: Sendable {
    /// As libcurl wants it, with the name under which we greet.
    let url: String
    let user: String?
    let password: String?
    public let sender: MailAddress
    /// Certificates to trust instead of those of the system, for a municipality with its own authority.
    let authorities: String?
    /// Without TLS: only to this machine itself, where there is nobody in between.
    let isPlain: Bool

    /// - Throws: `Problem.setting` when the address is none, or would send in the clear over a network.
    public init(
        _ address: String, password: String? = nil, sender: MailAddress, authorities: String? = nil, isPlain: Bool = false
    ) throws(Problem) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme),
            let host = parts.host, !host.isEmpty, parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.password == nil
        else {
            throw .setting(
                name: "OMZIEN_SMTP",
                advice: "Dit is geen adres van een mailserver. Geef het zonder wachtwoord, zoals smtps://omzien@mail.wilgenoord.nl:465.")
        }
        guard !isPlain || ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host) else {
            throw .setting(name: "OMZIEN_SMTP_TLS", advice: "Zonder TLS kan alleen naar een mailserver op deze machine zelf.")
        }
        url = "\(scheme)://\(host):\(parts.port ?? (scheme == "smtps" ? 465 : 587))/\(sender.domain)"
        user = parts.user?.removingPercentEncoding
        self.password = password
        self.sender = sender
        self.authorities = authorities
        self.isPlain = isPlain
    }
}

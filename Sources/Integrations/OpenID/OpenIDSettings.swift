public import Foundation
public import Neighbourhood

/// What a municipality's own sign-in needs to know of Omzien, and the other way round.
public struct OpenIDSettings: Sendable {
    /// How the client shows that it is this installation.
    public enum ClientProof: Sendable {
        /// A shared secret, in the header of the request (RFC 6749, 2.3.1).
        case secret(String)
        /// A signed statement with an EC key on P-256, in PEM (RFC 7523; the NLGov profile of OpenID Connect asks for this or for mutual TLS).
        case privateKey(pem: String, id: String)
    }

    public let issuer: String
    public let clientID: String
    public let proof: ClientProof
    /// Exactly as it is registered at the broker.
    public let redirectURI: String
    /// As workers know it.
    public let name: String
    /// The levels of assurance that are enough; empty when the broker decides.
    public let levels: [String]

    /// - Throws: `Problem.setting` when the issuer is not served over TLS; only a broker on this machine, in a test, may be.
    public init(issuer: String, clientID: String, proof: ClientProof, redirectURI: String, name: String, levels: [String] = []) throws(Problem) {
        guard let parts = URLComponents(string: issuer), let host = parts.host, parts.query == nil, parts.fragment == nil,
            parts.scheme == "https" || (parts.scheme == "http" && ["localhost", "127.0.0.1", "[::1]"].contains(host))
        else { throw .setting(name: "OMZIEN_OIDC_ISSUER", advice: "‘\(issuer)’ is geen adres van een aanmeldsysteem. Het begint met https://.") }
        self.issuer = issuer
        self.clientID = clientID
        self.proof = proof
        self.redirectURI = redirectURI
        self.name = name
        self.levels = levels
    }
}

public import Foundation

/// The municipality's own sign-in, through which its workers come in. It asks for their second step itself.
public protocol IdentityBroker: Sendable {
    /// As workers know it: "de gemeente Wilgenoord".
    var name: String { get }

    /// Where a browser is sent to sign in.
    ///
    /// - Throws: `Problem.brokerUnavailable`.
    func address(for journey: BrokerJourney) async throws -> String

    /// Who came back, when everything about the answer is as it should be.
    ///
    /// - Throws: `Problem.brokerRefused` with the reason, for the log; `Problem.brokerUnavailable`.
    func identity(from code: String, of journey: BrokerJourney) async throws -> BrokerIdentity
}

/// One way to the broker and back. Its three secrets tie the answer to the question, to this browser and to this server.
public struct BrokerJourney: Sendable, Equatable {
    /// When it began.
    public let begunAt: Date
    /// Comes back with the browser (RFC 6749, 10.12).
    public let state: String
    /// Comes back inside the token (OpenID Connect Core, 3.1.2.1).
    public let nonce: String
    /// Known to this server alone until the code is exchanged (RFC 7636).
    public let verifier: String
    /// What somebody was doing who has to show anew that it is them, sealed; nil for who signs in.
    public let carried: String?

    public init(state: String, nonce: String, verifier: String, begunAt: Date, carried: String? = nil) {
        self.begunAt = begunAt
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.carried = carried
    }

    /// The broker has to ask who it is, whatever it knows from before.
    public var isAnew: Bool { carried != nil }
}

/// Somebody as the broker knows them. The mail address that a broker may tell is not here: an address changes hands, a subject does not.
public struct BrokerIdentity: Hashable, Sendable {
    public let issuer: String
    public let subject: String

    public init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}

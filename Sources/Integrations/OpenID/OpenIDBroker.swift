import Crypto
public import Foundation
public import Neighbourhood

/// Sign-in for workers through the municipality's own OpenID provider: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0;
/// profile OIDC NLGov 1.0.1, 2023).
public struct OpenIDBroker: IdentityBroker {
    public var name: String { settings.name }
    let settings: OpenIDSettings
    let provider: OpenIDProvider
    let clock: @Sendable () -> Date

    public init(settings: OpenIDSettings, clock: @escaping @Sendable () -> Date = { Date() }) {
        self.init(settings: settings, line: WebLine(), clock: clock)
    }

    /// - Parameter line: how the provider is reached.
    init(settings: OpenIDSettings, line: any ProviderLine, clock: @escaping @Sendable () -> Date) {
        self.settings = settings
        self.clock = clock
        provider = OpenIDProvider(issuer: settings.issuer, line: line, clock: clock)
    }

    public func address(for journey: BrokerJourney) async throws -> String {
        let endpoint = try await provider.metadata().authorizationEndpoint
        var question = [
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", settings.redirectURI), ("scope", "openid"),
            ("state", journey.state), ("nonce", journey.nonce), ("code_challenge", Self.challenge(of: journey.verifier)),
            ("code_challenge_method", "S256"),
        ]
        // OpenID Connect Core 1.0, 3.1.2.1: ask who it is, and say when that was asked, which a maximum age makes a duty. Not zero: some providers go round
        // for ever with that.
        if journey.isAnew { question += [("prompt", "login"), ("max_age", "600")] }
        if !settings.levels.isEmpty { question.append(("acr_values", settings.levels.joined(separator: " "))) }
        return endpoint + (endpoint.contains("?") ? "&" : "?") + FormText.encoded(question)
    }

    public func identity(from code: String, of journey: BrokerJourney) async throws -> BrokerIdentity {
        guard (1...2048).contains(code.utf8.count) else { throw Problem.brokerRefused(.codeRefused) }
        let token = try await exchange(code, journey)
        let claims = try await provider.verified(token)
        try TokenRules(settings: settings, now: clock()).check(claims, of: journey)
        return BrokerIdentity(issuer: claims.iss, subject: claims.sub)
    }

    /// The code for a token, over a line of our own, so that the token never passes through the browser.
    private func exchange(_ code: String, _ journey: BrokerJourney) async throws -> String {
        let endpoint = try await provider.metadata().tokenEndpoint
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirectURI), ("code_verifier", journey.verifier),
        ]
        var authorization: String?
        switch settings.proof {
        case .secret(let secret):
            let pair = FormText.encoded(settings.clientID) + ":" + FormText.encoded(secret)
            authorization = "Basic " + Data(pair.utf8).base64EncodedString()
        case .privateKey(let pem, let id):
            form += [
                ("client_id", settings.clientID), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                ("client_assertion", try await ClientStatement.signed(settings, audience: endpoint, pem: pem, id: id, now: clock())),
            ]
        }
        let answer = try await provider.line.post(endpoint, form: FormText.encoded(form), authorization: authorization)
        guard answer.status == 200 else { throw answer.status >= 500 ? Problem.brokerUnavailable : .brokerRefused(.codeRefused) }
        struct Tokens: Decodable {
            let token: String

            enum CodingKeys: String, CodingKey {
                case token = "id_token"
            }
        }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: answer.body) else { throw Problem.brokerRefused(.malformedToken) }
        return tokens.token
    }

    /// RFC 7636, 4.2.
    static func challenge(of verifier: String) -> String { Data(SHA256.hash(data: Data(verifier.utf8))).base64URL }
}

extension Data {
    /// RFC 4648, 5, without padding.
    var base64URL: String {
        base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_").replacingOccurrences(
            of: "=", with: "")
    }

    init?(base64URL text: some StringProtocol) {
        var plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        plain += String(repeating: "=", count: (4 - plain.count % 4) % 4)
        self.init(base64Encoded: plain)
    }
}

/// `application/x-www-form-urlencoded`.
enum FormText {
    static func encoded(_ pairs: [(String, String)]) -> String {
        pairs.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

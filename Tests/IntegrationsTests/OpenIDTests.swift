import Foundation
import JWTKit
import Neighbourhood
import Synchronization
import Testing

@testable import Integrations

@Suite("Signing in through the municipality's OpenID provider")
struct OpenIDTests {
    private static let journey = BrokerJourney(
        state: "the-state", nonce: "the-nonce", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", begunAt: Provider.now)
    /// Of somebody who is in, and is to show anew that it is them.
    private static let anew = BrokerJourney(
        state: "the-state", nonce: "the-nonce", verifier: journey.verifier, begunAt: Provider.now, carried: "what they were doing")

    private func identity(_ provider: Provider, levels: [String] = [], of journey: BrokerJourney = journey) async throws -> BrokerIdentity {
        try await provider.broker(levels: levels).identity(from: "a-code", of: journey)
    }

    private func refusal(_ provider: Provider, levels: [String] = [], of journey: BrokerJourney = journey) async -> BrokerFault? {
        do {
            _ = try await identity(provider, levels: levels, of: journey)
            return nil
        } catch Problem.brokerRefused(let fault) {
            return fault
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    @Test("leads there with a code flow, PKCE, state, nonce and the address that is registered")
    func address() async throws {
        let provider = try await Provider()
        let address = try await provider.broker().address(for: Self.journey)
        let parts = try #require(URLComponents(string: address))
        let question = Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        #expect(address.hasPrefix("https://broker.voorbeeld.nl/authorize?"))
        #expect(question["response_type"] == "code" && question["redirect_uri"] == "https://omzien.voorbeeld.nl/aanmelden/organisatie/terug")
        #expect(question["state"] == "the-state" && question["nonce"] == "the-nonce")
        // RFC 7636, appendix B.
        #expect(question["code_challenge"] == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" && question["code_challenge_method"] == "S256")
        #expect(!address.contains(Self.journey.verifier) && question["prompt"] == nil)
    }

    @Test("asks anew of whoever has to show that it is still them, and takes no answer from before they were asked")
    func anew() async throws {
        let address = try await Provider().broker().address(for: Self.anew)
        #expect(address.contains("&prompt=login&max_age=600"))
        let began = Provider.now.timeIntervalSince1970
        #expect(await refusal(try await Provider { $0["auth_time"] = .number(began + 20) }, of: Self.anew) == nil)
        #expect(await refusal(try await Provider { $0["auth_time"] = .number(began - 59) }, of: Self.anew) == nil, "clocks differ")
        #expect(await refusal(try await Provider { $0["auth_time"] = .number(began - 3600) }, of: Self.anew) == .notAnew)
        #expect(await refusal(try await Provider(), of: Self.anew) == .notAnew, "one that does not say when")
        #expect(await refusal(try await Provider { $0["auth_time"] = .number(began - 3600) }) == nil, "who signs in may come with this morning's")
    }

    @Test("gives who it is when everything is right, with the verifier in the exchange")
    func right() async throws {
        let provider = try await Provider()
        #expect(try await identity(provider) == BrokerIdentity(issuer: "https://broker.voorbeeld.nl", subject: "fatma-1"))
        let sent = try #require(provider.sent.last)
        #expect(sent.form.contains("grant_type=authorization_code") && sent.form.contains("code_verifier=" + Self.journey.verifier))
        #expect(sent.authorization == "Basic " + Data("omzien:een%20geheim".utf8).base64EncodedString())
    }

    @Test("shows a signed statement instead of a secret, where the municipality asks for it")
    func privateKey() async throws {
        let provider = try await Provider()
        let pem = ES256PrivateKey().pemRepresentation
        _ = try await provider.broker(proof: .privateKey(pem: pem, id: "omzien-1")).identity(from: "a-code", of: Self.journey)
        let sent = try #require(provider.sent.last)
        #expect(
            sent.authorization == nil && sent.form.contains("client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"))
        await #expect(throws: Problem.self) {
            try await provider.broker(proof: .privateKey(pem: "geen sleutel", id: "x")).identity(from: "a-code", of: Self.journey)
        }
    }

    @Test(
        "refuses a token of which one thing is not right",
        arguments: [
            ("iss", "https://ander.voorbeeld.nl", BrokerFault.wrongIssuer), ("aud", "een-ander", .wrongAudience),
            ("azp", "een-ander", .wrongAudience),
            ("nonce", "another-nonce", .wrongNonce), ("sub", "", .malformedToken),
        ])
    func wrongClaim(name: String, value: String, fault: BrokerFault) async throws {
        let provider = try await Provider { $0[name] = .text(value) }
        #expect(await refusal(provider) == fault)
    }

    @Test(
        "refuses a token of another time",
        arguments: [
            ("exp", -61.0, BrokerFault.expired), ("iat", -700.0, .expired), ("iat", 120.0, .notYet), ("nbf", 120.0, .notYet),
        ])
    func wrongTime(name: String, offset: Double, fault: BrokerFault) async throws {
        let provider = try await Provider { $0[name] = .number(Provider.now.timeIntervalSince1970 + offset) }
        #expect(await refusal(provider) == fault)
    }

    @Test("refuses a token without nonce, for several without saying for whom, or in somebody else's name")
    func missing() async throws {
        #expect(await refusal(try await Provider { $0["nonce"] = nil }) == .wrongNonce)
        #expect(await refusal(try await Provider { $0["aud"] = .list(["omzien", "een-ander"]) }) == .wrongAudience)
        #expect(await refusal(try await Provider { $0["aud"] = .list([]) }) == .wrongAudience)
        #expect(await refusal(try await Provider { $0["aud"] = .list(["omzien"]) }) == nil)
        #expect(await refusal(try await Provider { $0["represents"] = .object(["sub": "een-ander"]) }) == .unknownWorker)
    }

    @Test("refuses a lower level of assurance than was asked for")
    func level() async throws {
        let high = "http://eidas.europa.eu/LoA/substantial"
        #expect(await refusal(try await Provider(), levels: [high]) == .wrongLevel)
        #expect(await refusal(try await Provider { $0["acr"] = .text(high) }, levels: [high]) == nil)
    }

    @Test("refuses a token without signature, with a shared secret for one, or signed by another key under the same name")
    func forged() async throws {
        let provider = try await Provider()
        let good = try await provider.token()
        let parts = good.split(separator: ".").map(String.init)
        let none = Data(#"{"alg":"none","kid":"key-1"}"#.utf8).base64URL
        provider.answer(with: none + "." + parts[1] + ".")
        #expect(await refusal(provider) == .wrongAlgorithm)
        provider.answer(with: try await provider.tokenWithSharedSecret())
        #expect(await refusal(provider) == .wrongAlgorithm)
        provider.answer(with: try await Provider(key: ES256PrivateKey()).token())
        #expect(await refusal(provider) == .wrongSignature)
        provider.answer(with: parts[0] + "." + Data(#"{"sub":"beheer"}"#.utf8).base64URL + "." + parts[2])
        #expect(await refusal(provider) != nil)
        for broken in ["", "a.b", "a.b.c.d", good + "x", String(repeating: "a", count: 30_000)] {
            provider.answer(with: broken)
            #expect(await refusal(provider) != nil, "\(broken.prefix(20))")
        }
        provider.answer(with: good)
        #expect(await refusal(provider) == nil)
    }

    @Test("refuses a token of another kind, though its signature, its sender and what it says are right", arguments: ["at+jwt", "logout+jwt", "JWE"])
    func otherKind(kind: String) async throws {
        let provider = try await Provider()
        provider.answer(with: try await provider.token(of: kind))
        #expect(await refusal(provider) == .malformedToken)
        provider.answer(with: try await provider.token(of: "JWT"))
        #expect(await refusal(provider) == nil)
    }

    @Test("finds a new key of the provider, and does not ask for keys at every unknown name")
    func rotation() async throws {
        let provider = try await Provider()
        let broker = try provider.broker()
        _ = try await broker.identity(from: "a-code", of: Self.journey)
        provider.turnKey(to: "key-2")
        provider.answer(with: try await provider.token())
        await #expect(throws: Problem.brokerRefused(.unknownKey)) { try await broker.identity(from: "a-code", of: Self.journey) }
        let asked = provider.keyRequests
        for _ in 0..<5 { _ = try? await broker.identity(from: "a-code", of: Self.journey) }
        #expect(provider.keyRequests == asked, "not within a minute")
        provider.pass(seconds: 61)
        provider.answer(with: try await provider.token())
        #expect(try await broker.identity(from: "a-code", of: Self.journey).subject == "fatma-1")
    }

    @Test("believes no provider that says it is another, and says so when there is none")
    func provider() async throws {
        let provider = try await Provider()
        provider.callItself("https://ander.voorbeeld.nl")
        await #expect(throws: Problem.brokerRefused(.wrongIssuer)) { try await provider.broker().address(for: Self.journey) }
        provider.fallSilent()
        await #expect(throws: Problem.brokerUnavailable) { try await provider.broker().address(for: Self.journey) }
        #expect(throws: Problem.self) {
            try OpenIDSettings(issuer: "http://broker.voorbeeld.nl", clientID: "x", proof: .secret("x"), redirectURI: "x", name: "x")
        }
    }
}

/// A provider in this process: real keys, real tokens, and whatever somebody would put into them.
private final class Provider: ProviderLine {
    enum Value: Encodable, Sendable {
        case text(String)
        case number(Double)
        case list([String])
        case object([String: String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(Int(number))
            case .list(let list): try container.encode(list)
            case .object(let object): try container.encode(object)
            }
        }
    }

    struct Claims: JWTPayload {
        let values: [String: Value]
        init(values: [String: Value]) { self.values = values }
        init(from decoder: any Decoder) throws { values = [:] }
        func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    static let now = Date(timeIntervalSince1970: 1_795_000_000)

    private struct State {
        var now = Provider.now
        var issuer = "https://broker.voorbeeld.nl"
        var kid = "key-1"
        var answer = ""
        var isSilent = false
        var keyRequests = 0
        var sent: [(form: String, authorization: String?)] = []
    }

    private let state = Mutex(State())
    private let key: ES256PrivateKey
    private let change: @Sendable (inout [String: Value]) -> Void

    init(key: ES256PrivateKey = ES256PrivateKey(), _ change: @escaping @Sendable (inout [String: Value]) -> Void = { _ in }) async throws {
        self.key = key
        self.change = change
        answer(with: try await token())
    }

    var sent: [(form: String, authorization: String?)] { state.withLock { $0.sent } }
    var keyRequests: Int { state.withLock { $0.keyRequests } }
    func answer(with token: String) { state.withLock { $0.answer = token } }
    func turnKey(to kid: String) { state.withLock { $0.kid = kid } }
    func callItself(_ issuer: String) { state.withLock { $0.issuer = issuer } }
    func fallSilent() { state.withLock { $0.isSilent = true } }
    func pass(seconds: Double) { state.withLock { $0.now += seconds } }

    func broker(levels: [String] = [], proof: OpenIDSettings.ClientProof = .secret("een geheim")) throws -> OpenIDBroker {
        let settings = try OpenIDSettings(
            issuer: "https://broker.voorbeeld.nl", clientID: "omzien", proof: proof,
            redirectURI: "https://omzien.voorbeeld.nl/aanmelden/organisatie/terug", name: "de gemeente", levels: levels)
        return OpenIDBroker(settings: settings, line: self, clock: { self.state.withLock { $0.now } })
    }

    private var claims: [String: Value] {
        let now = state.withLock { $0.now }.timeIntervalSince1970
        var claims: [String: Value] = [
            "iss": .text("https://broker.voorbeeld.nl"), "sub": .text("fatma-1"), "aud": .text("omzien"), "nonce": .text("the-nonce"),
            "iat": .number(now), "exp": .number(now + 300),
        ]
        change(&claims)
        return claims
    }

    /// - Parameter kind: what the header says that it is; usually JWT.
    func token(of kind: String = "JWT") async throws -> String {
        let kid = JWKIdentifier(string: state.withLock { $0.kid })
        let keys = JWTKeyCollection()
        await keys.add(ecdsa: key, kid: kid)
        return try await keys.sign(Claims(values: claims), kid: kid, header: ["typ": .string(kind)])
    }

    /// The public key as if it were a shared secret: the oldest trick there is (RFC 8725, 2.1).
    func tokenWithSharedSecret() async throws -> String {
        let kid = JWKIdentifier(string: "key-1")
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(stringLiteral: key.publicKey.pemRepresentation), digestAlgorithm: .sha256, kid: kid)
        return try await keys.sign(Claims(values: claims), kid: kid)
    }

    func get(_ address: String) async throws -> ProviderAnswer {
        let (issuer, kid, isSilent) = state.withLock { ($0.issuer, $0.kid, $0.isSilent) }
        guard !isSilent else { throw Problem.brokerUnavailable }
        guard address.hasSuffix("/keys") else {
            return ProviderAnswer(
                status: 200,
                body: Data(
                    """
                    {"issuer":"\(issuer)","authorization_endpoint":"https://broker.voorbeeld.nl/authorize",
                    "token_endpoint":"https://broker.voorbeeld.nl/token","jwks_uri":"https://broker.voorbeeld.nl/keys"}
                    """.utf8))
        }
        state.withLock { $0.keyRequests += 1 }
        let parameters = key.publicKey.parameters
        return ProviderAnswer(
            status: 200,
            body: Data(
                """
                {"keys":[{"kty":"oct","k":"AA"},{"kty":"EC","crv":"P-256","alg":"ES256","kid":"\(kid)","x":"\(Self.url(parameters?.x))","y":"\(Self.url(parameters?.y))"}]}
                """.utf8))
    }

    private static func url(_ base64: String?) -> String { Data(base64URL: base64 ?? "")?.base64URL ?? "" }

    func post(_ address: String, form: String, authorization: String?) async throws -> ProviderAnswer {
        let token = state.withLock { state in
            state.sent.append((form, authorization))
            return state.answer
        }
        return ProviderAnswer(status: 200, body: Data("{\"id_token\":\"\(token)\",\"token_type\":\"Bearer\"}".utf8))
    }
}

import Foundation
import JWTKit
import Neighbourhood

/// What is known of one provider: its addresses and its keys, both as it published them. Guards nothing else.
actor OpenIDProvider {
    /// OpenID Connect Discovery 1.0, 3.
    struct Metadata: Decodable, Sendable {
        let issuer: String
        let authorizationEndpoint: String
        let tokenEndpoint: String
        let keysAddress: String

        enum CodingKeys: String, CodingKey {
            case issuer
            case authorizationEndpoint = "authorization_endpoint"
            case tokenEndpoint = "token_endpoint"
            case keysAddress = "jwks_uri"
        }
    }

    /// Signatures that a token may have: none with a shared secret, and not the absence of one (RFC 8725, 3.1).
    static let algorithms: Set<String> = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
    /// Keys that are not known are asked for again at most so often, in seconds, however many tokens name one.
    static let patience: TimeInterval = 60
    /// Addresses and keys are read anew after an hour.
    static let freshness: TimeInterval = 3600

    nonisolated let line: any ProviderLine
    private let issuer: String
    private let clock: @Sendable () -> Date
    private var known: (metadata: Metadata, at: Date)?
    private var keys: (keys: [JWK], at: Date)?

    init(issuer: String, line: any ProviderLine, clock: @escaping @Sendable () -> Date) {
        self.issuer = issuer
        self.line = line
        self.clock = clock
    }

    /// - Throws: `Problem.brokerUnavailable`; `Problem.brokerRefused(.wrongIssuer)` when the provider says that it is another.
    func metadata() async throws -> Metadata {
        if let known, clock().timeIntervalSince(known.at) < Self.freshness { return known.metadata }
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let answer = try await line.get(base + "/.well-known/openid-configuration")
        guard answer.status == 200, let metadata = try? JSONDecoder().decode(Metadata.self, from: answer.body) else {
            throw Problem.brokerUnavailable
        }
        guard metadata.issuer == issuer else { throw Problem.brokerRefused(.wrongIssuer) }
        known = (metadata, clock())
        return metadata
    }

    /// The claims of a token whose signature is right. What they say is not looked at yet.
    func verified(_ token: String) async throws -> TokenClaims {
        let header = try Self.header(of: token)
        let key = try await key(for: header)
        let collection = JWTKeyCollection()
        do {
            try await collection.add(jwk: key)
            return try await collection.verify(token, as: TokenClaims.self)
        } catch let error as JWTError where error.errorType == .malformedToken {
            throw Problem.brokerRefused(.malformedToken)
        } catch {
            throw Problem.brokerRefused(.wrongSignature)
        }
    }

    struct Header: Decodable, Sendable {
        let alg: String
        let kid: String?
        let typ: String?
        let crit: [String]?
    }

    private static func header(of token: String) throws(Problem) -> Header {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, token.utf8.count < 20_000, let bytes = Data(base64URL: parts[0]),
            let header = try? JSONDecoder().decode(Header.self, from: bytes), header.crit == nil
        else { throw .brokerRefused(.malformedToken) }
        // Another kind of token than one that says who somebody is: for access, for signing out (RFC 8725, 3.11).
        guard header.typ.map({ $0.uppercased() == "JWT" }) ?? true else { throw .brokerRefused(.malformedToken) }
        guard algorithms.contains(header.alg) else { throw .brokerRefused(.wrongAlgorithm) }
        return header
    }

    /// The key that the header names. A name that is not known may be of a new key, so the keys are read again, but not for every token.
    private func key(for header: Header) async throws -> JWK {
        if let keys, clock().timeIntervalSince(keys.at) < Self.freshness, let key = Self.pick(header, from: keys.keys) { return key }
        if let keys, clock().timeIntervalSince(keys.at) < Self.patience { throw Problem.brokerRefused(.unknownKey) }
        let fresh = try await readKeys()
        keys = (fresh, clock())
        guard let key = Self.pick(header, from: fresh) else { throw Problem.brokerRefused(.unknownKey) }
        return key
    }

    /// Only a key that is made for this kind of signature; of several without a name none is taken.
    private static func pick(_ header: Header, from keys: [JWK]) -> JWK? {
        let fitting = keys.filter { key in
            (header.kid == nil || key.keyIdentifier?.string == header.kid) && (key.algorithm == nil || key.algorithm?.rawValue == header.alg)
                && key.keyType.rawValue == (header.alg.hasPrefix("ES") ? "EC" : "RSA")
        }
        guard fitting.count == 1, var key = fitting.first else { return nil }
        if key.keyIdentifier == nil { key.keyIdentifier = JWKIdentifier(string: header.kid ?? "only") }
        return key
    }

    /// Keys of kinds that we do not use are passed over, one by one.
    private func readKeys() async throws -> [JWK] {
        let answer = try await line.get(metadata().keysAddress)
        struct Listed: Decodable {
            let key: JWK?
            init(from decoder: any Decoder) { key = try? JWK(from: decoder) }
        }
        struct KeySet: Decodable {
            let keys: [Listed]
        }
        guard answer.status == 200, let set = try? JSONDecoder().decode(KeySet.self, from: answer.body) else { throw Problem.brokerUnavailable }
        return set.keys.compactMap(\.key)
    }
}

import Foundation
import JWTKit
import Neighbourhood

/// What an identity token says (OpenID Connect Core 1.0, 2).
struct TokenClaims: JWTPayload, Equatable {
    let iss: String
    let sub: String
    let aud: Audience
    let exp: Double
    let iat: Double
    var nbf: Double?
    var nonce: String?
    var azp: String?
    var acr: String?
    /// When the broker asked who it is, in seconds since 1970.
    var authenticatedAt: Double?
    /// Somebody acts for another here (OIDC NLGov, `represents`); a worker signs in as themselves.
    var represents: Represents?

    enum CodingKeys: String, CodingKey {
        case iss, sub, aud, exp, iat, nbf, nonce, azp, acr, represents
        case authenticatedAt = "auth_time"
    }

    /// One, several or none (RFC 7519, 4.1.3). Not the library's own claim, which ends the program at an empty list.
    struct Audience: Codable, Sendable, Equatable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            values = try (try? container.decode(String.self)).map { [$0] } ?? container.decode([String].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(values)
        }
    }

    struct Represents: Codable, Sendable, Equatable {
        let sub: String?
    }

    /// The signature is all that the library is asked for; what is said is for `TokenRules`, with our own clock.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

/// The rules that a token has to meet once its signature is right (OpenID Connect Core 1.0, 3.1.3.7).
struct TokenRules {
    let settings: OpenIDSettings
    let now: Date
    /// Clocks differ, in seconds.
    static let leeway: Double = 60
    /// A token for signing in is used at once; one that was made longer ago was kept by somebody, in seconds.
    static let oldest: Double = 600

    func check(_ claims: TokenClaims, of journey: BrokerJourney) throws(Problem) {
        if let fault = fault(claims, journey) { throw .brokerRefused(fault) }
    }

    private func fault(_ claims: TokenClaims, _ journey: BrokerJourney) -> BrokerFault? {
        let now = now.timeIntervalSince1970
        if claims.iss != settings.issuer { return .wrongIssuer }
        if !claims.aud.values.contains(settings.clientID) { return .wrongAudience }
        if claims.azp.map({ $0 != settings.clientID }) ?? (claims.aud.values.count > 1) { return .wrongAudience }
        if claims.nonce.map({ !isSameSecret($0, journey.nonce) }) ?? true { return .wrongNonce }
        if claims.exp <= now - Self.leeway || claims.iat < now - Self.oldest { return .expired }
        if claims.iat > now + Self.leeway || (claims.nbf ?? 0) > now + Self.leeway { return .notYet }
        if !settings.levels.isEmpty, !settings.levels.contains(claims.acr ?? "") { return .wrongLevel }
        if claims.represents != nil { return .unknownWorker }
        // A broker that knew the worker from this morning, or says nothing of when, did not ask them anew.
        if journey.isAnew, (claims.authenticatedAt ?? 0) < journey.begunAt.timeIntervalSince1970 - Self.leeway { return .notAnew }
        return claims.sub.isEmpty || claims.sub.utf8.count > 255 ? .malformedToken : nil
    }
}

import Foundation
import JWTKit
import Neighbourhood

/// "This is Omzien of this municipality", signed and good for a minute (RFC 7523, 3).
enum ClientStatement {
    private struct Claims: JWTPayload {
        let iss: String
        let sub: String
        let aud: String
        let jti: String
        let iat: Int
        let exp: Int

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    /// - Throws: `Problem.setting` when the key is not an EC key on P-256.
    static func signed(_ settings: OpenIDSettings, audience: String, pem: String, id: String, now: Date) async throws -> String {
        guard let key = try? ES256PrivateKey(pem: pem) else {
            throw Problem.setting(
                name: "OMZIEN_OIDC_PRIVATE_KEY_FILE", advice: "Dit is geen sleutel op P-256 in PEM. Maak er een met openssl ecparam.")
        }
        let keys = JWTKeyCollection()
        let seconds = Int(now.timeIntervalSince1970)
        let claims = Claims(
            iss: settings.clientID, sub: settings.clientID, aud: audience, jti: UUID().uuidString, iat: seconds, exp: seconds + 60)
        await keys.add(ecdsa: key, kid: JWKIdentifier(string: id))
        return try await keys.sign(claims, kid: JWKIdentifier(string: id))
    }
}

import Foundation
import Integrations
import Neighbourhood
import Website

/// The settings of signing in with the municipality's own account.
enum SignInSettings {
    /// Nil when no issuer is set.
    static func broker(baseURL: String) throws -> (any IdentityBroker)? {
        guard let issuer = Environment["OMZIEN_OIDC_ISSUER"] else { return nil }
        let settings = try OpenIDSettings(
            issuer: issuer, clientID: try Environment.needed("OMZIEN_OIDC_CLIENT_ID", "Geef de naam waaronder Omzien daar is ingeschreven."),
            proof: try proof(),
            redirectURI: SiteSettings.brokerReturn(baseURL), name: Environment["OMZIEN_OIDC_NAME"] ?? "je organisatie",
            levels: (Environment["OMZIEN_OIDC_LEVELS"] ?? "").split(separator: " ").map(String.init))
        return OpenIDBroker(settings: settings)
    }

    private static func proof() throws -> OpenIDSettings.ClientProof {
        if let path = Environment["OMZIEN_OIDC_PRIVATE_KEY_FILE"] {
            return .privateKey(pem: try Environment.contents("OMZIEN_OIDC_PRIVATE_KEY_FILE", path), id: Environment["OMZIEN_OIDC_KEY_ID"] ?? "omzien")
        }
        let path = try Environment.needed(
            "OMZIEN_OIDC_CLIENT_SECRET_FILE", "Geef het bestand met het geheim, of met OMZIEN_OIDC_PRIVATE_KEY_FILE een sleutel.")
        return .secret(try Environment.contents("OMZIEN_OIDC_CLIENT_SECRET_FILE", path).trimmingCharacters(in: .whitespacesAndNewlines))
    }

}

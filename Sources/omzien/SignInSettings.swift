import Foundation
import Integrations
import Neighbourhood
import Website

/// The settings of signing in: the municipality's own sign-in, and the post that carries codes.
enum SignInSettings {
    /// Nil when no issuer is set.
    static func broker(baseURL: String) throws -> (any IdentityBroker)? {
        guard let issuer = Environment["OMZIEN_OIDC_ISSUER"] else { return nil }
        let settings = try OpenIDSettings(
            issuer: issuer, clientID: try needed("OMZIEN_OIDC_CLIENT_ID", "Geef de naam waaronder Omzien daar is ingeschreven."), proof: try proof(),
            redirectURI: SiteSettings.brokerReturn(baseURL), name: Environment["OMZIEN_OIDC_NAME"] ?? "je organisatie",
            levels: (Environment["OMZIEN_OIDC_LEVELS"] ?? "").split(separator: " ").map(String.init))
        return OpenIDBroker(settings: settings)
    }

    private static func proof() throws -> OpenIDSettings.ClientProof {
        if let path = Environment["OMZIEN_OIDC_PRIVATE_KEY_FILE"] {
            return .privateKey(pem: try contents("OMZIEN_OIDC_PRIVATE_KEY_FILE", path), id: Environment["OMZIEN_OIDC_KEY_ID"] ?? "omzien")
        }
        let path = try needed("OMZIEN_OIDC_CLIENT_SECRET_FILE", "Geef het bestand met het geheim, of met OMZIEN_OIDC_PRIVATE_KEY_FILE een sleutel.")
        return .secret(try contents("OMZIEN_OIDC_CLIENT_SECRET_FILE", path).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Nil when no folder is set.
    static func post() throws -> (any Post)? {
        guard let path = Environment["OMZIEN_POST_FOLDER"] else { return nil }
        let sender = try needed("OMZIEN_MAIL_FROM", "Geef het adres waar de berichten vandaan komen.")
        guard let address = MailAddress(sender) else { throw Problem.setting(name: "OMZIEN_MAIL_FROM", advice: "‘\(sender)’ is geen e-mailadres.") }
        return try PostFolder(folder: URL(filePath: path), sender: address)
    }

    private static func needed(_ name: String, _ advice: String) throws -> String {
        guard let value = Environment[name] else { throw Problem.setting(name: name, advice: advice) }
        return value
    }

    private static func contents(_ name: String, _ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
            throw Problem.setting(name: name, advice: "Het bestand \(path) is er niet, is leeg, of mag niet worden gelezen.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

import Foundation
import Integrations
import Neighbourhood

/// The settings of what carries messages to people.
enum PostSettings {
    /// What carries mail, and what carries text messages. Nil when neither is set.
    static func read() throws -> (any Post)? {
        guard let path = Environment["OMZIEN_SMS_FILE"] else { return try mail() }
        let gateway = try SMSGateway(template: Data(try Environment.contents("OMZIEN_SMS_FILE", path).utf8))
        return try mail().map { PostOffice(mail: $0, sms: gateway) } ?? gateway
    }

    /// What a gateway shows when it brings an answer.
    static func smsReplySecret() throws -> String? {
        guard let path = Environment["OMZIEN_SMS_REPLY_SECRET_FILE"] else { return nil }
        let secret = try Environment.contents("OMZIEN_SMS_REPLY_SECRET_FILE", path).trimmingCharacters(in: .whitespacesAndNewlines)
        guard secret.utf8.count >= 16 else {
            throw Problem.setting(name: "OMZIEN_SMS_REPLY_SECRET_FILE", advice: "Geef een geheim van ten minste zestien tekens.")
        }
        return secret
    }

    /// A mail server, or a folder that a mail program empties.
    private static func mail() throws -> (any Post)? {
        if let address = Environment["OMZIEN_SMTP"] { return try SMTPPost(smtp(address)) }
        guard let path = Environment["OMZIEN_POST_FOLDER"] else { return nil }
        return try PostFolder(folder: URL(filePath: path), sender: sender())
    }

    private static func smtp(_ address: String) throws -> SMTPSettings {
        let authorities = Environment["OMZIEN_SMTP_CA_FILE"]
        if let authorities { _ = try Environment.contents("OMZIEN_SMTP_CA_FILE", authorities) }
        return try SMTPSettings(
            address, password: password(), sender: sender(), authorities: authorities, isPlain: Environment["OMZIEN_SMTP_TLS"] == "nee")
    }

    private static func password() throws -> String? {
        guard let path = Environment["OMZIEN_SMTP_PASSWORD_FILE"] else { return Environment["OMZIEN_SMTP_PASSWORD"] }
        return try Environment.contents("OMZIEN_SMTP_PASSWORD_FILE", path).trimmingCharacters(in: .newlines)
    }

    private static func sender() throws -> MailAddress {
        let sender = try Environment.needed("OMZIEN_MAIL_FROM", "Geef het adres waar de berichten vandaan komen.")
        guard let address = MailAddress(sender) else { throw Problem.setting(name: "OMZIEN_MAIL_FROM", advice: "‘\(sender)’ is geen e-mailadres.") }
        return address
    }
}

import Foundation
import Neighbourhood

/// A message in the form in which mail travels (RFC 5322, MIME): what a server is handed, and what lies in a pickup folder.
///
/// Everything that people chose goes into base64, so that no name can become a header.
struct MailText {
    private static let lineEnd = "\r\n"
    let message: Message
    let address: MailAddress
    let sender: MailAddress
    let sentAt: Date

    /// Nil for what is not mail, and for an address that could break out of its line.
    init?(_ message: Message, from sender: MailAddress, at sentAt: Date) {
        guard case .mail(let address) = message.destination, MailAddress(address.text) != nil else { return nil }
        self.message = message
        self.address = address
        self.sender = sender
        self.sentAt = sentAt
    }

    var data: Data { Data((headers + body).joined(separator: Self.lineEnd).utf8) }

    private var headers: [String] {
        var headers = [
            "From: Omzien <\(sender.text)>", "To: <\(address.text)>", "Subject: " + Self.encoded(message.subject), "Date: " + Self.date(sentAt),
            "Message-ID: <\(message.id)@\(sender.domain)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
        ]
        if let refusal = message.refusal, refusal.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ">") }) {
            headers += ["List-Unsubscribe: <\(refusal)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
        }
        return headers
    }

    /// The text alone, or the text and the same with buttons; a mail program shows the last that it can (RFC 2046, 5.1.4).
    private var body: [String] {
        guard let html = message.html else { return Self.part(message.text, "plain") + [""] }
        let boundary = "omzien-" + message.id
        let parts = Self.part(message.text, "plain") + ["--" + boundary] + Self.part(html, "html")
        return ["Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "", "--" + boundary] + parts + ["--" + boundary + "--", ""]
    }

    private static func part(_ text: String, _ kind: String) -> [String] {
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: lineEnd)
        return [
            "Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: base64", "",
            Data(lines.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]),
        ]
    }

    /// RFC 2047 where a word is not plain: words of at most 75 characters, cut between characters and folded.
    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy({ (32..<127).contains($0) }), text.utf8.count < 60, !text.contains("=?") { return text }
        var words: [[UInt8]] = [[]]
        for character in text {
            let bytes = Array(character.utf8.prefix(40))
            if words[words.count - 1].count + bytes.count > 42 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?" + Data($0).base64EncodedString() + "?=" }.joined(separator: lineEnd + " ")
    }

    private static func date(_ moment: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return format.string(from: moment)
    }
}

extension MailAddress {
    var domain: String { text.split(separator: "@").last.map(String.init) ?? "localhost" }
}

import Foundation

/// What came back about a mail: a delivery status notification (RFC 3464), as a mail server hands it on.
public struct DeliveryStatus: Sendable, Equatable {
    /// The part before the @ of the Message-ID of the mail that came back.
    public let message: String
    /// It did not arrive and will not: "failed", with a status that begins with 5 or none.
    public let isFinal: Bool

    /// Nil for what is no such notification, or names no message. Read line by line: what servers write is seldom the letter of the standard.
    public init?(_ mail: String) {
        let unfolded = mail.replacingOccurrences(of: "\r\n", with: "\n").replacing(/\n[ \t]/, with: " ")
        let lines = unfolded.split(separator: "\n", omittingEmptySubsequences: false)
        func value(_ name: String, after start: Int) -> String? {
            lines.dropFirst(start).first { $0.lowercased().hasPrefix(name + ":") }.map { line in
                line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
            }
        }
        guard unfolded.lowercased().contains(/report-type="?delivery-status/),
            let report = lines.firstIndex(where: { $0.lowercased().hasPrefix("content-type: message/delivery-status") }),
            let action = value("action", after: report),
            let original = value("message-id", after: report) ?? value("x-original-message-id", after: report),
            let id = original.trimmingCharacters(in: CharacterSet(charactersIn: "<> ")).split(separator: "@").first
        else { return nil }
        message = String(id)
        isFinal = action.lowercased() == "failed" && !(value("status", after: report) ?? "5").hasPrefix("4")
    }
}

/// A telephone number, kept as it is dialled: "0612345678" or "+32470123456". Spaces, dashes and brackets are for people and are left out.
public struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil unless it is ten digits after a zero, or international with 8 to 15 digits (ITU-T E.164).
    public init?(_ raw: String) {
        var text = String(raw.filter { !" -()./\u{a0}".contains($0) })
        if text.hasPrefix("00") { text = "+" + text.dropFirst(2) }
        for dutch in ["+310", "+31"] where text.hasPrefix(dutch) {
            text = "0" + text.dropFirst(dutch.count)
            break
        }
        let digits = text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        let fits = text.hasPrefix("+") ? (8...15).contains(digits.count) : text.hasPrefix("0") && digits.count == 10
        guard fits else { return nil }
        self.text = text
    }

    public init(stored text: String) { self.text = text }

    /// "06 12 34 56 78", as people read it aloud.
    public var shown: String {
        guard text.hasPrefix("06"), text.count == 10 else { return text }
        let digits = Array(text)
        return "06 " + stride(from: 2, to: 10, by: 2).map { String(digits[$0..<$0 + 2]) }.joined(separator: " ")
    }

    public var description: String { text }
}

/// A mail address. Not an identity: couples share one.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil unless it has one @ with something sensible at both sides; whether it arrives only sending can tell.
    public init?(_ raw: String) {
        let parts = raw.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (3...190).contains(parts[1].utf8.count), parts[1].contains("."),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !parts[1].contains(".."),
            raw.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !"<>\"(),;:\\[]".unicodeScalars.contains($0) })
        else { return nil }
        text = parts[0] + "@" + parts[1].lowercased()
    }

    public init(stored text: String) { self.text = text }
    public var description: String { text }
}

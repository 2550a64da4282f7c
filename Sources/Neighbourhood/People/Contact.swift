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

    /// As people read it aloud: "06 12 34 56 78", "088 123 45 67", "0318 12 34 56". A number of another country stays in one piece.
    public var shown: String {
        guard text.hasPrefix("0"), text.count == 10 else { return text }
        let prefix = Self.prefixLength(of: text)
        var groups = [text.prefix(prefix)]
        var rest = text.dropFirst(prefix)
        while !rest.isEmpty {
            let length = rest.count % 2 == 0 ? 2 : 3
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: " ")
    }

    /// How many digits are read first: mobile two, a large town or a company's number three, a smaller place or a paid number four.
    private static func prefixLength(of text: String) -> Int {
        if text.hasPrefix("06") { return 2 }
        return threeDigits.contains(String(text.prefix(3))) ? 3 : 4
    }

    /// Numbering plan for telephone services (Nummerplan telefoon- en ISDN-diensten): area codes of three digits, and 082 to 088.
    private static let threeDigits: Set<String> = [
        "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043", "045", "046", "050", "053", "055", "058",
        "070", "071", "072", "073", "074", "075", "076", "077", "078", "079", "082", "084", "085", "087", "088",
    ]

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

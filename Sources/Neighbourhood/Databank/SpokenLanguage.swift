/// A language somebody speaks, by its ISO 639-1 code (or 639-3 where 639-1 has none): "nl", "tr", "ar".
public struct SpokenLanguage: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    public let code: String

    public init?(_ raw: String) {
        let code = raw.lowercased()
        guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return nil }
        self.code = code
    }

    public static let dutch = SpokenLanguage(stored: "nl")
    /// A code read back from our own databank.
    public init(stored code: String) { self.code = code }

    /// Codes as one column holds them: "nl tr".
    public static func list(_ stored: String) -> [SpokenLanguage] {
        stored.split(separator: " ").compactMap { SpokenLanguage(String($0)) }
    }

    public var description: String { code }
    public static func < (left: Self, right: Self) -> Bool { left.code < right.code }
}

extension Sequence<SpokenLanguage> {
    /// The inverse of `SpokenLanguage.list`.
    public var stored: String { map(\.code).joined(separator: " ") }
}

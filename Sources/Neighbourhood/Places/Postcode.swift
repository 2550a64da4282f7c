/// A Dutch postcode, stored as "1234AB" and shown as "1234 AB".
///
/// The first digit is never 0, and the letters SA, SD and SS are not given out (BAG catalogue, Locatieserver).
public struct Postcode: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    public let text: String

    /// Reads "1234 ab", "1234AB" and the like. Nil when it cannot be a postcode.
    public init?(_ raw: String) {
        let bytes = raw.uppercased().utf8.filter { $0 != 0x20 && $0 != 0x09 }
        guard bytes.count == 6, bytes[0] != UInt8(ascii: "0"),
            bytes[0..<4].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            bytes[4..<6].allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        let letters = String(decoding: bytes[4..<6], as: UTF8.self)
        guard !["SA", "SD", "SS"].contains(letters) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    public var shown: String { text.prefix(4) + " " + text.suffix(2) }
    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

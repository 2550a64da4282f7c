/// The code of a municipality as CBS gives it: "GM0363". It is also the tenant: every row of the databank belongs to one.
public struct MunicipalityCode: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    public let text: String

    public init?(_ text: String) {
        guard text.utf8.count == 6, text.hasPrefix("GM"), text.utf8.dropFirst(2).allSatisfy(isDigit) else { return nil }
        self.text = text
    }

    public init(stored text: String) { self.text = text }

    public var description: String { text }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The code of a municipality, a wijk or a buurt as CBS gives it. Borders and codes change each year, so an area is code and year.
///
/// Patterns: `GM` and 4 digits; `WK`, 4 digits and 2 digits or capitals; `BU`, 4 digits and 4 digits or capitals.
public struct AreaCode: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case municipality, district, neighbourhood
    }

    public let text: String
    public let kind: Kind

    public init?(_ text: String) {
        let kinds: [(String, Kind, Int)] = [("GM", .municipality, 0), ("WK", .district, 2), ("BU", .neighbourhood, 4)]
        guard let (_, kind, tail) = kinds.first(where: { text.hasPrefix($0.0) }) else { return nil }
        let rest = Array(text.utf8.dropFirst(2))
        guard rest.count == 4 + tail, rest.prefix(4).allSatisfy(isDigit),
            rest.suffix(tail).allSatisfy({ isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        self.text = text
        self.kind = kind
    }

    /// The area itself and those that it lies in, as CBS writes that into the code: a buurt in its wijk, a wijk in its municipality.
    public var enclosing: [AreaCode] {
        let digits = text.dropFirst(2)
        let around = [(4, AreaCode("GM" + digits.prefix(4))), (6, AreaCode("WK" + digits.prefix(6)))]
        return [self] + around.filter { digits.count > $0.0 }.compactMap(\.1)
    }

    /// The municipality that the code names in its digits.
    public var municipality: MunicipalityCode { MunicipalityCode(stored: "GM" + text.dropFirst(2).prefix(4)) }

    public var description: String { text }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// An amount of money in whole euro cents. Never a fraction, so that sums are exact.
public struct Cents: Hashable, Sendable, Comparable {
    public let count: Int

    public init(_ count: Int) { self.count = count }

    /// Reads "12,50", "€ 12.50" and "12". Nil for anything else, for less than nothing, and from a million euros on.
    public init?(typed raw: String) {
        let text = raw.filter { !" €\u{a0}".contains($0) }.replacing(".", with: ",")
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), (1...6).contains(parts[0].utf8.count), parts.allSatisfy(\.isPlainDigits), let euros = Int(parts[0])
        else {
            return nil
        }
        let rest = parts.count == 2 ? parts[1] : "00"
        guard (1...2).contains(rest.utf8.count), let cents = Int(rest) else { return nil }
        count = euros * 100 + (rest.utf8.count == 1 ? cents * 10 : cents)
    }

    public static let none = Cents(0)

    /// "12.50", as files for banks and bookkeepers want it.
    public var decimal: String { "\(count / 100)." + (count % 100 < 10 ? "0" : "") + "\(count % 100)" }

    public static func < (left: Cents, right: Cents) -> Bool { left.count < right.count }
    public static func + (left: Cents, right: Cents) -> Cents { Cents(left.count + right.count) }
    public static func - (left: Cents, right: Cents) -> Cents { Cents(left.count - right.count) }
}

extension String {
    /// Only 0 to 9; empty is well.
    var isPlainDigits: Bool { utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}

/// The twenty-one parts of a week: seven days from Monday, each with morning, afternoon and evening.
///
/// Bit `day * 3 + part`, day 0 is Monday, part 0 is morning. A night counts as evening.
public struct DayParts: OptionSet, Hashable, Sendable, Codable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue & 0x1F_FFFF }

    public init(day: Int, part: Int) { self.init(rawValue: 1 << UInt32(day * 3 + part)) }

    public static let none = DayParts([])
    public static let all = DayParts(rawValue: 0x1F_FFFF)
    public static let weekdays = DayParts(rawValue: 0x7FFF)
    public static let weekend = DayParts(rawValue: 0x1F_8000)
    public static let mornings = DayParts(rawValue: 0x04_9249)
    public static let afternoons = DayParts(rawValue: 0x09_2492)
    public static let evenings = DayParts(rawValue: 0x12_4924)

    public static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    public static let partNames = ["morning", "afternoon", "evening"]

    /// Reads slots such as `"tue-evening"`. Nil when one is not a slot.
    public init?(slots: some Sequence<String>) {
        var parts = DayParts.none
        for slot in slots {
            let words = slot.split(separator: "-")
            guard words.count == 2, let day = Self.dayNames.firstIndex(of: String(words[0])),
                let part = Self.partNames.firstIndex(of: String(words[1]))
            else { return nil }
            parts.insert(DayParts(day: day, part: part))
        }
        self = parts
    }

    /// The slots in the order of the week.
    public var slots: [String] {
        (0..<21).filter { rawValue & (1 << UInt32($0)) != 0 }.map { Self.dayNames[$0 / 3] + "-" + Self.partNames[$0 % 3] }
    }

    public var count: Int { rawValue.nonzeroBitCount }
    public func contains(day: Int, part: Int) -> Bool { contains(DayParts(day: day, part: part)) }
}

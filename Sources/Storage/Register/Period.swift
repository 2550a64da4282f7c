/// A length of time as policy and law say it, written as ISO 8601 does: "P1Y", "P6M", "P14D".
public struct Period: Sendable, Hashable, CustomStringConvertible {
    public let years: Int
    public let months: Int
    public let days: Int

    /// Nil unless it is years, months and days in that order, each at most once, and at least one of them.
    public init?(_ text: String) {
        guard let parts = text.wholeMatch(of: /P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,4})D)?/), text.count > 1 else { return nil }
        years = parts.1.flatMap { Int($0) } ?? 0
        months = parts.2.flatMap { Int($0) } ?? 0
        days = parts.3.flatMap { Int($0) } ?? 0
    }

    public var isNothing: Bool { years == 0 && months == 0 && days == 0 }

    public var description: String {
        let parts = [(years, "Y"), (months, "M"), (days, "D")].filter { $0.0 > 0 }
        return "P" + (parts.isEmpty ? "0D" : parts.map { "\($0.0)\($0.1)" }.joined())
    }
}

extension Period: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let period = Period(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "\(text) is no period such as P1Y or P14D"))
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

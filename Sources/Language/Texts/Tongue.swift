/// A language in which residents read what Omzien itself says. What people wrote is never translated, and pages for work are in Dutch.
public enum Tongue: String, CaseIterable, Sendable, Codable {
    case dutch = "nl"
    case english = "en"
    case turkish = "tr"
    case arabic = "ar"
    case polish = "pl"
    case ukrainian = "uk"

    /// ISO 639-1.
    public var code: String { rawValue }

    /// As its own speakers call it.
    public var ownName: String {
        switch self {
        case .dutch: "Nederlands"
        case .english: "English"
        case .turkish: "Türkçe"
        case .arabic: "العربية"
        case .polish: "Polski"
        case .ukrainian: "Українська"
        }
    }

    public var isRightToLeft: Bool { self == .arabic }

    /// As HTML writes it: "rtl" or "ltr".
    public var direction: String { isRightToLeft ? "rtl" : "ltr" }

    /// The first of these languages that there are texts in.
    ///
    /// - Parameter codes: ISO 639, the dearest first.
    public static func first(of codes: some Sequence<String>) -> Tongue? { codes.lazy.compactMap { Tongue(rawValue: $0) }.first }

    /// What a browser says that its owner reads (RFC 9110, 12.5.4): the best of ours, by weight and then by order; nil when there is none among them.
    public static func best(accepting header: String) -> Tongue? {
        let ranges = header.prefix(500).split(separator: ",").compactMap { part -> (tongue: Tongue, weight: Double)? in
            let pieces = part.split(separator: ";")
            guard let range = pieces.first, let code = range.split(separator: "-").first else { return nil }
            let name = code.filter { !$0.isWhitespace }.lowercased()
            let weight = pieces.dropFirst().compactMap { quality($0) }.first ?? 1
            return Tongue(rawValue: name).map { ($0, weight) }
        }
        // The first among equals: `max` would take the last.
        return ranges.filter { $0.weight > 0 }.reduce(nil) { best, one in best.map { one.weight > $0.weight ? one : $0 } ?? one }?.tongue
    }

    private static func quality(_ parameter: Substring) -> Double? {
        let text = parameter.filter { !$0.isWhitespace }
        return text.hasPrefix("q=") ? Double(text.dropFirst(2)) ?? 0 : nil
    }
}

/// The forms that a language has for counted things (Unicode CLDR, plural rules for cardinal whole numbers).
public enum Plural: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other

    /// Which form goes with a count of zero or more.
    public static func of(_ count: Int, in tongue: Tongue) -> Plural {
        switch tongue {
        case .dutch, .english, .turkish: count == 1 ? .one : .other
        case .arabic: arabic(count)
        case .polish: slavic(count, isOne: count == 1)
        case .ukrainian: slavic(count, isOne: count % 10 == 1 && count % 100 != 11)
        }
    }

    /// The forms that a text must have to be whole in a language.
    public static func forms(of tongue: Tongue) -> Set<Plural> {
        switch tongue {
        case .dutch, .english, .turkish: [.one, .other]
        case .arabic: Set(allCases)
        case .polish, .ukrainian: [.one, .few, .many]
        }
    }

    private static func arabic(_ count: Int) -> Plural {
        switch (count, count % 100) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
    }

    private static func slavic(_ count: Int, isOne: Bool) -> Plural {
        if isOne { return .one }
        return (2...4).contains(count % 10) && !(12...14).contains(count % 100) ? .few : .many
    }
}

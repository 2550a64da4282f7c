import Foundation

/// How far two colours lie apart, as WCAG 2.2 reckons it: from 1 to 21.
enum Contrast {
    /// Nil for what is not written as #rgb or #rrggbb.
    static func between(_ one: String, _ other: String) -> Double? {
        guard let one = luminance(one), let other = luminance(other) else { return nil }
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    /// Relative luminance (WCAG 2.2, definitions).
    private static func luminance(_ colour: String) -> Double? {
        var digits = colour.dropFirst()
        if digits.count == 3 { digits = Substring(digits.flatMap { [$0, $0] }) }
        guard colour.hasPrefix("#"), digits.count == 6, let number = Int(digits, radix: 16) else { return nil }
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { Double($0) / 255 }
        let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

extension StyleTokens {
    /// Two colours that lie on each other somewhere, and how far apart they have to be: 4.5 for words, 3 for the border of what can be filled in.
    struct Pair: Sendable {
        let front: String
        let back: String
        let least: Double

        init(_ front: String, on back: String, _ least: Double = 4.5) {
            self.front = "--omzien-" + front
            self.back = "--omzien-" + back
            self.least = least
        }
    }

    static let pairs: [Pair] =
        ["color-page", "color-surface", "color-sunken"].flatMap { [Pair("color-ink", on: $0), Pair("color-ink-subtle", on: $0)] }
        + ["ask", "offer", "info", "warning", "danger"].flatMap {
            [Pair("color-\($0)", on: "color-\($0)-subtle"), Pair("color-\($0)", on: "color-surface")]
        }
        + [
            Pair("link-color", on: "color-page"), Pair("link-color", on: "color-surface"), Pair("button-color", on: "button-background-color"),
            Pair("button-color", on: "button-hover-background-color"), Pair("footer-color", on: "footer-background-color"),
            Pair("field-border-color", on: "field-background-color", 3), Pair("color-control", on: "color-page", 3),
            Pair("color-focus", on: "color-page", 3),
            Pair("color-focus", on: "color-surface", 3),
        ]

    /// A colour as it comes out, with these tokens laid over ours; nil for two that name each other.
    func colour(_ name: String, isNight: Bool, depth: Int = 5) -> String? {
        let ours = StyleTokens.ours
        let value = isNight ? night[name] ?? ours.night[name] ?? ours.day[name] : day[name] ?? ours.day[name]
        guard let value, let inner = value.firstMatch(of: /var\((--[a-z-]+)\)/)?.1 else { return value }
        return depth == 0 ? nil : colour(String(inner), isNight: isNight, depth: depth - 1)
    }

    func contrast(_ pair: Pair, isNight: Bool) -> Double? {
        guard let front = colour(pair.front, isNight: isNight), let back = colour(pair.back, isNight: isNight) else { return nil }
        return Contrast.between(front, back)
    }

    /// What is hard to read with these colours, a sentence for each pair: somebody should know of it, and decide.
    public var warnings: [String] {
        [false, true].flatMap { isNight in
            Self.pairs.compactMap { pair in
                guard let contrast = contrast(pair, isNight: isNight), contrast < pair.least else { return nil }
                let place = isNight ? " in het donker" : ""
                return "\(pair.front) op \(pair.back) heeft\(place) een contrast van \(Self.shown(contrast)); \(Self.shown(pair.least)) is nodig."
            }
        }
    }

    /// Rounded down, but for what reckoning itself leaves: 4.49 is not 4.5.
    static func shown(_ contrast: Double) -> String {
        let tenths = Int(contrast * 10 + 1e-9)
        return "\(tenths / 10),\(tenths % 10)"
    }
}

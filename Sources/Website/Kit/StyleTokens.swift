import Foundation
public import Neighbourhood

/// Design tokens: what `:root` declares in a style sheet, by day and by night. Of Omzien itself, or what a municipality lays over them.
public struct StyleTokens: Sendable, Equatable {
    /// Values by name: "--omzien-color-ink" is "#2b231e".
    private(set) var day: [String: String] = [:]
    private(set) var night: [String: String] = [:]
    /// In the order they were written.
    private(set) var names: [String] = []

    /// What stands in `omzien.css`.
    static let ours: StyleTokens = {
        let sheet = String(decoding: Asset.style.bytes, as: UTF8.self)
        var tokens = StyleTokens()
        if let block = sheet.firstMatch(of: /:root\s*\{([^}]*)\}/) { tokens.take(block.1, at: \.day) }
        if let block = sheet.firstMatch(of: /@media \(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}/) {
            tokens.take(block.1, at: \.night)
        }
        return tokens
    }()

    init() {}

    /// The sheet of a municipality: `:root { … }`, and for the night the same within `@media (prefers-color-scheme: dark) { … }`. Nothing else may stand in
    /// it, no name that Omzien does not know and no value that is more than a colour, a size or letters: it can change how a page looks, and nothing else.
    ///
    /// - Throws: `Problem.setting` with the first thing that is wrong, and what would be right.
    public init(file: String, _ text: String) throws(Problem) {
        let bare = text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
        var rest = bare.replacing(/@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{\s*:root\s*\{([^{}]*)\}\s*\}/) { found -> String in
            take(found.1, at: \.night)
            return ""
        }
        rest = rest.replacing(/:root\s*\{([^{}]*)\}/) { found -> String in
            take(found.1, at: \.day)
            return ""
        }
        let left = rest.trimmingCharacters(in: .whitespacesAndNewlines)
        guard left.isEmpty else {
            throw Self.wrong(
                file,
                "‘\(left.prefix(40))’ kan niet. Alleen :root { --omzien-…: waarde; } kan, en hetzelfde binnen @media (prefers-color-scheme: dark) { … }."
            )
        }
        for (name, value) in names.flatMap({ name in [day[name], night[name]].compactMap(\.self).map { (name, $0) } }) {
            try Self.check(name, value, file)
        }
    }

    /// Values by name; of two with one name the last one counts, as in a browser.
    private mutating func take(_ block: Substring, at part: WritableKeyPath<StyleTokens, [String: String]>) {
        for line in block.split(separator: ";") {
            let halves = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            guard let name = halves.first, !name.isEmpty else { continue }
            if day[name] == nil, night[name] == nil { names.append(name) }
            self[keyPath: part][name] = halves.count > 1 ? halves[1] : ""
        }
    }

    private static func check(_ name: String, _ value: String, _ file: String) throws(Problem) {
        guard name.hasPrefix("--omzien-"), ours.day[name] != nil else {
            throw wrong(file, "‘\(name)’ kent Omzien niet. De namen staan in omzien.css en in de galerij.")
        }
        if let advice = advice(name, value) { throw wrong(file, "‘\(name): \(value.prefix(40))’ kan niet. \(advice)") }
    }

    /// What the value of a token should look like; nil when it does.
    private static func advice(_ name: String, _ value: String) -> String? {
        if isColour(name) {
            let isRight =
                value.wholeMatch(of: /#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}/) != nil || ours.day.keys.contains { value == "var(\($0))" && isColour($0) }
            return isRight ? nil : "Geef een kleur als #7a3b2e, of var(--omzien-color-…)."
        }
        if name.hasSuffix("font-family") {
            let isRight = value.wholeMatch(of: /("[A-Za-z0-9 -]+"|[A-Za-z0-9 -]+)(,\s*("[A-Za-z0-9 -]+"|[A-Za-z0-9 -]+)){0,20}/) != nil
            return isRight ? nil : "Geef namen van lettertypen met komma’s ertussen."
        }
        if name.contains("shadow") { return value == "none" ? nil : "Geef none, of laat hem weg." }
        let isRight = value.wholeMatch(of: /0|([0-9]{1,2}|[0-9]{0,2}\.[0-9]{1,4})(rem|em|px)|var\(--omzien-radius-[a-z]+\)/) != nil
        return isRight ? nil : "Geef een maat in rem of px, zoals .5rem."
    }

    static func isColour(_ name: String) -> Bool { name.contains("color") }

    private static func wrong(_ file: String, _ advice: String) -> Problem { .setting(name: file, advice: advice) }

    /// As it is served: written anew from what was understood. On paper, and for who asked for more contrast or for colours of their own, ours stay.
    var sheet: [UInt8] {
        let others = names.filter { !Self.isColour($0) }.compactMap { name in day[name].map { "\(name):\($0)" } }
        let byDay = names.filter(Self.isColour).compactMap { name in day[name].map { "\(name):\($0)" } }
        let byNight = names.filter(Self.isColour).compactMap { name in night[name].map { "\(name):\($0)" } }
        let blocks = [("screen", others), ("screen and (prefers-color-scheme:light)", byDay), ("screen and (prefers-color-scheme:dark)", byNight)]
        return Array(
            blocks.filter { !$0.1.isEmpty }.map { "@media \($0.0) and (prefers-contrast:no-preference){:root{\($0.1.joined(separator: ";"))}}" }
                .joined(separator: "\n").utf8)
    }
}

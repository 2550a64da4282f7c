/// One text of the catalogue, taken apart once: words, the places where something comes, stress and links.
///
/// Translators write `{name}` for what comes in its place, `**so**` for what is stressed and `[these words](there)` for a link; where "there" is, the page
/// knows. Nothing else has a meaning, so that no text can put an element into a page.
public struct Wording: Sendable, Equatable {
    public indirect enum Piece: Sendable, Equatable {
        case text(String)
        case place(String)
        case strong([Piece])
        case link([Piece], to: String)
    }

    /// By the form of what is counted; `other` alone where nothing is.
    private let forms: [Plural: [Piece]]

    /// - Parameter text: as translators write it.
    public init(_ text: String) { forms = [.other: Self.pieces(text[...])] }

    /// - Parameter texts: one for each form of what is counted.
    public init(_ texts: [Plural: String]) { forms = texts.mapValues { Self.pieces($0[...]) } }

    /// The pieces for a count; the last resort is the form that a language always has.
    public func pieces(for form: Plural = .other) -> [Piece] { forms[form] ?? forms[.other] ?? forms[.many] ?? [] }

    /// The forms there are texts for.
    public var counted: Set<Plural> { Set(forms.keys) }

    /// The names of places and links in every form.
    public var names: Set<String> { Set(forms.values.flatMap { $0.flatMap(Self.names) }) }

    /// Without any stress, the words of a link without the way; for titles, attributes and messages.
    public func plain(for form: Plural = .other, _ filled: (String) -> String?) -> String { Self.plain(pieces(for: form), filled) }

    private static func plain(_ pieces: [Piece], _ filled: (String) -> String?) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let words): text += words
            case .place(let name): text += filled(name) ?? "{\(name)}"
            case .strong(let inner), .link(let inner, _): text += plain(inner, filled)
            }
        }
    }

    private static func names(_ piece: Piece) -> [String] {
        switch piece {
        case .text: []
        case .place(let name): [name]
        case .strong(let inner): inner.flatMap(names)
        case .link(let inner, let name): inner.flatMap(names) + [name]
        }
    }

    /// What stands between marks; a mark that nothing closes is a character like any other.
    private static func pieces(_ text: Substring) -> [Piece] {
        var (pieces, words, rest) = ([Piece](), "", text)
        while let start = rest.firstIndex(where: { $0 == "{" || $0 == "*" || $0 == "[" }) {
            words += rest[..<start]
            rest = rest[start...]
            guard let (piece, after) = marked(rest) else {
                words.append(rest.removeFirst())
                continue
            }
            if !words.isEmpty { pieces.append(.text(words)) }
            pieces.append(piece)
            (words, rest) = ("", after)
        }
        words += rest
        return words.isEmpty ? pieces : pieces + [.text(words)]
    }

    private static func marked(_ text: Substring) -> (Piece, Substring)? {
        switch text.first {
        case "{": name(text, "{", "}").map { (.place($0.inner), $0.after) }
        case "[":
            between(text, "[", "]").flatMap { words in
                name(words.after, "(", ")").map { (.link(pieces(words.inner[...]), to: $0.inner), $0.after) }
            }
        default: between(text, "**", "**").map { (.strong(pieces($0.inner[...])), $0.after) }
        }
    }

    /// Letters only.
    private static func name(_ text: Substring, _ open: String, _ close: String) -> (inner: String, after: Substring)? {
        between(text, open, close).flatMap { found in found.inner.allSatisfy { $0.isASCII && $0.isLetter } ? found : nil }
    }

    private static func between(_ text: Substring, _ open: String, _ close: String) -> (inner: String, after: Substring)? {
        guard text.hasPrefix(open) else { return nil }
        let inside = text.dropFirst(open.count)
        guard let end = inside.firstRange(of: close), end.lowerBound > inside.startIndex else { return nil }
        return (String(inside[..<end.lowerBound]), inside[end.upperBound...])
    }
}

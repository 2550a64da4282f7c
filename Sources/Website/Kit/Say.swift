import Language
import Neighbourhood

extension Tongue {
    /// What this page is put together in. Bound once for each answer (`Site.page`), so that every piece of a page speaks one language; Dutch elsewhere.
    @TaskLocal static var spoken = Tongue.dutch
}

/// A text of the catalogue in the language of this page.
///
/// - Parameters:
///   - count: what is counted, for a text that has a form for one and a form for more; it fills `{n}`.
///   - filled: what comes in the place of each `{name}`, and where each `[link](name)` leads.
func say(_ key: TextKey, count: Int? = nil, _ filled: KeyValuePairs<String, HTML> = [:]) -> HTML {
    let (wording, form) = spoken(key, count)
    return HTML(escaping: TextMarks.mark(key)) + Piecing(count: count, filled: filled).html(wording.pieces(for: form))
}

/// The same without marks, for titles and attributes.
func plain(_ key: TextKey, count: Int? = nil, _ filled: KeyValuePairs<String, String> = [:]) -> String {
    let (wording, form) = spoken(key, count)
    return TextMarks.mark(key) + wording.plain(for: form) { name in name == "n" ? count.map(String.init) : filled.first { $0.key == name }?.value }
}

private func spoken(_ key: TextKey, _ count: Int?) -> (wording: Wording, form: Plural) {
    let tongue = Tongue.spoken
    return (Catalogue.of(tongue)[key], count.map { Plural.of($0, in: tongue) } ?? .other)
}

/// Puts pieces of a text together with what fills them.
private struct Piecing {
    let count: Int?
    let filled: KeyValuePairs<String, HTML>

    func html(_ pieces: [Wording.Piece]) -> HTML { pieces.html(html) }

    private func html(_ piece: Wording.Piece) -> HTML {
        switch piece {
        case .text(let text): HTML(escaping: text)
        case .place(let name): value(name)
        case .strong(let inner): "<strong>\(html(inner))</strong>"
        case .link(let inner, let name): "<a href=\"\(value(name))\">\(html(inner))</a>"
        }
    }

    private func value(_ name: String) -> HTML {
        if name == "n", let count { return HTML(escaping: String(count)) }
        return filled.first { $0.key == name }?.value ?? .none
    }
}

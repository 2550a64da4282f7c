/// A filling for a part of a map or a bar: a pattern and a colour together, so that it is told apart in black and white, by night and by who sees no colours.
///
/// More dots mean more; lines from upper left to lower right mean that it is not shown; the other patterns tell kinds apart.
enum Tone: Hashable, Sendable {
    /// How much, from 1 to 4.
    case step(Int)
    /// A count that may not be shown.
    case hidden
    /// One of some kinds, from 0; after five they come round again.
    case kind(Int)

    /// Patterns for a drawing, to be put inside its `svg`.
    ///
    /// - Parameters:
    ///   - drawing: a name that no other drawing on the page has.
    ///   - scale: points of the drawing in one unit of the pattern.
    static func definitions(_ tones: some Sequence<Tone>, for drawing: String, scale: Int = 1) -> HTML {
        let patterns = Set(tones).sorted { $0.mark < $1.mark }.html { tone in
            """
            <pattern id="\(tone.name(in: drawing))" width="8" height="8" patternUnits="userSpaceOnUse"\(when: scale > 1, " patternTransform=\"scale(\(scale))\"")>\
            <g class="tone \(tone.colour)"><rect width="8" height="8" fill-opacity="\(tone.depth)" stroke="none"/>\(tone.drawing)</g></pattern>
            """
        }
        return patterns.isEmpty ? .none : "<defs>\(patterns)</defs>"
    }

    /// What stands in the `fill` of whatever has this tone.
    func fill(in drawing: String) -> String { "url(#" + name(in: drawing) + ")" }

    /// A small piece of it, for a legend or a list.
    func swatch(in drawing: String) -> HTML {
        "<svg class=\"swatch\" width=\"25\" height=\"20\" viewBox=\"0 0 40 32\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"38\" height=\"30\" rx=\"4\" stroke-width=\"2\" fill=\"\(fill(in: drawing))\"/></svg>"
    }

    private func name(in drawing: String) -> String { drawing + "-" + mark }

    private var mark: String {
        switch self {
        case .step(let step): "s\(step)"
        case .hidden: "x"
        case .kind(let number): "k\(number % 5)"
        }
    }

    /// The class that has its colour; none for the colour of figures.
    private var colour: String {
        switch self {
        case .step: ""
        case .hidden: "x"
        case .kind(let number): ["", "b", "c", "", "x"][number % 5]
        }
    }

    private var depth: String {
        switch self {
        case .step(let step): [".1", ".22", ".42", ".66"][max(1, min(4, step)) - 1]
        case .hidden: "0"
        case .kind: ".22"
        }
    }

    private var drawing: HTML {
        switch self {
        case .step(let step) where step > 1:
            "<path d=\"M2 2h0M6 6h0\" stroke-width=\"\([1.4, 2.2, 3.2][min(4, step) - 2].description)\" stroke-linecap=\"round\"/>"
        case .step: .none
        case .hidden: "<path opacity=\".5\" d=\"M0 0l8 8M6-2l4 4M-2 6l4 4\"/>"
        case .kind(let number): Self.lines[number % 5]
        }
    }

    private static let lines: [HTML] = [
        .none, "<path opacity=\".6\" d=\"M0 8l8-8M-2 2l4-4M6 10l4-4\"/>", "<path opacity=\".6\" d=\"M0 4h8\"/>",
        "<path opacity=\".6\" d=\"M4 0v8\"/>",
        "<path opacity=\".5\" d=\"M0 4h8M4 0v8\"/>",
    ]
}

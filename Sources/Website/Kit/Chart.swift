import Neighbourhood

/// A number as a chart may draw it.
enum ChartValue: Sendable, Equatable {
    case number(Int)
    /// Fewer than this many; how many is not told.
    case fewer(than: Int)
    /// There is one, and it is not shown.
    case withheld
    /// There is none, as no waiting time where nobody was introduced.
    case none

    init(_ count: ShownCount?, smallest: Int) {
        switch count {
        case .count(let number): self = .number(number)
        case .tooFew: self = .fewer(than: smallest)
        case .withheld: self = .withheld
        case nil: self = .none
        }
    }

    var number: Int? { if case .number(let number) = self { number } else { nil } }
    var isHidden: Bool { if case .fewer = self { true } else { self == .withheld } }

    /// How high it is drawn. What is not told is drawn as high as it can be at most, or, when that is not told either, as a mark of the same height on
    /// which no number stands.
    fileprivate func drawn(smallest: Int) -> Int {
        switch self {
        case .number(let number): number
        case .fewer(let limit): limit
        case .withheld: smallest
        case .none: 0
        }
    }

    /// As it stands in a table.
    var words: String {
        switch self {
        case .number(let number): String(number)
        case .fewer(let limit): "minder dan \(limit)"
        case .withheld: "niet getoond"
        case .none: "–"
        }
    }

    fileprivate var label: String {
        switch self {
        case .number(let number): String(number)
        case .fewer(let limit): "<\(limit)"
        case .withheld: "?"
        case .none: ""
        }
    }
}

/// Upright bars over time, from nought, each with its number on top: SVG made of numbers, that prints. The table with the same numbers stands beside it.
struct ColumnChart: Sendable {
    struct Column: Sendable {
        /// Short, as "jan".
        let label: String
        let value: ChartValue
    }

    /// What is counted, as the heading above the bars.
    let title: String
    /// What a screen reader says instead of the bars: where the same numbers stand.
    let spoken: String
    let columns: [Column]
    /// A name that no other drawing on the page has.
    let name: String

    private static let width = 360
    private static let height = 150
    private static let base = 128
    private static let top = 18

    var html: HTML {
        """
        <figure><figcaption><strong>\(title)</strong></figcaption>\(drawing)</figure>
        """
    }

    /// Whether there is anything to see.
    var hasNumbers: Bool { columns.contains { $0.value.number != nil } }

    private var smallest: Int {
        columns.compactMap { if case .fewer(let limit) = $0.value { limit } else { nil } }.max() ?? max(1, highest / 4)
    }
    private var highest: Int { columns.compactMap(\.value.number).max() ?? 1 }

    private var drawing: HTML {
        """
        <svg class="chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(spoken)">\
        \(Tone.definitions(columns.contains { $0.value.isHidden } ? [.step(3), .hidden] : [.step(3)], for: name))\
        <path class="axis" d="M0 \(Self.base)h\(Self.width)"/>\(columns.enumerated().map { $0 }.html(column))</svg>
        """
    }

    private func column(_ place: Int, _ column: Column) -> HTML {
        let step = Double(Self.width) / Double(columns.count)
        let middle = Int((step * (Double(place) + 0.5)).rounded())
        let half = max(2, min(22, Int(step * 0.36)))
        let full = max(highest, smallest, 1)
        let tall = column.value.drawn(smallest: smallest) * (Self.base - Self.top) / full
        return """
            \(when: tall > 0, bar(column.value, middle - half, Self.base - tall, half * 2, tall))\
            <text\(when: column.value.isHidden, " class=\"when\"") x="\(middle)" y="\(Self.base - tall - 5)">\(column.value.label)</text><text class="when" x="\(middle)" y="\(Self.height - 6)">\(column.label)</text>
            """
    }

    private func bar(_ value: ChartValue, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
        """
        <rect\(when: value.isHidden, " class=\"hidden\"") x="\(x)" y="\(y)" width="\(width)" height="\(height)" fill="\((value.isHidden ? Tone.hidden : .step(3)).fill(in: name))"/>
        """
    }
}

/// A bar lying beside its number, in a table or a list: the number stands in words next to it, so the bar itself is hidden from screen readers.
struct Bar: Sendable {
    let value: ChartValue
    /// The number that fills the whole width.
    let most: Int
    /// The drawing on the same page that holds the patterns.
    let name: String

    var html: HTML {
        let drawn = value.drawn(smallest: value.number ?? 1)
        guard drawn > 0, most > 0 else { return .none }
        let part = min(100, max(1, drawn * 100 / most))
        return """
            <svg width="100%" height="14" aria-hidden="true"><rect\(when: value.isHidden, " class=\"hidden\"") width="\(part)%" height="100%" fill="\((value.isHidden ? Tone.hidden : .step(3)).fill(in: name))"/></svg>
            """
    }

    /// The patterns of all bars with this name; it takes no room.
    static func patterns(for name: String) -> HTML {
        "<svg class=\"unseen\" aria-hidden=\"true\">\(Tone.definitions([.step(3), .hidden], for: name))</svg>"
    }
}

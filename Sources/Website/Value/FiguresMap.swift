import Neighbourhood

/// One measure by buurt: the map, and beside it the list with the same counts. Both are made of what may be shown, and of nothing else.
struct FiguresMap: Sendable {
    let measure: Measure
    let table: FigureTable
    let areaNames: [String: String]
    let smallest: Int
    let plan: MapPlan?

    private static let drawing = "buurten"

    private var lines: [(code: AreaCode, count: ShownCount)] {
        table.lines.compactMap { line in AreaCode(line.group).flatMap { code in line.counts[measure].map { (code, $0) } } }
    }
    private var steps: CountSteps { CountSteps(lines.map(\.count)) }

    var html: HTML {
        guard let plan, !plan.shapes.isEmpty else { return .none }
        return """
            <h3 id="kaart">\(FiguresPage.name(measure)) op de kaart</h3>\(choice)<div class="columns">\(map.html)\(list)</div>
            """
    }

    private var choice: HTML {
        """
        <nav class="screen-only" aria-label="Wat op de kaart"><ul class="filter">\(Measure.allCases.html { other in
            "<li><a href=\"\(Link.figures)?kaart=\(other.rawValue)#kaart\"\(when: other == measure, " aria-current=\"true\"")>\(FiguresPage.name(other))</a></li>"
        })</ul></nav>
        """
    }

    private var map: NeighbourhoodMap {
        let steps = steps
        let lands = lines.map { line in
            (
                line.code,
                NeighbourhoodMap.Land(tone: tone(line.count, steps), tip: "\(name(line.code)): \(words(line.count))")
            )
        }
        return NeighbourhoodMap(
            plan: plan, spoken: "Kaart van de buurten, donkerder waar er meer is. Dezelfde aantallen staan in de lijst ernaast.", name: Self.drawing,
            lands: Dictionary(lands, uniquingKeysWith: { first, _ in first }), keys: keys(steps))
    }

    private func keys(_ steps: CountSteps) -> [NeighbourhoodMap.Key] {
        let told = steps.used.map { step in
            let range = steps.range(of: step)
            return NeighbourhoodMap.Key.tone(.step(step), "\(max(range.lowerBound, smallest)) tot en met \(range.upperBound)")
        }
        return lines.contains { $0.count.isHidden } ? told + [.tone(.hidden, "te klein om te laten zien, of niet getoond")] : told
    }

    private func tone(_ count: ShownCount, _ steps: CountSteps) -> Tone { steps.step(of: count).map { .step($0) } ?? .hidden }

    private var list: HTML {
        let (steps, lines) = (steps, lines)
        return """
            <table class="table beside"><thead><tr><th scope="col">Buurt</th><th scope="col">\(FiguresPage.name(measure))</th></tr></thead><tbody>\(lines.html { line in
                "<tr><th scope=\"row\">\(tone(line.count, steps).swatch(in: Self.drawing))\(name(line.code))</th><td data-label=\"\(FiguresPage.name(measure))\">\(FiguresPage.cell(line.count, smallest: smallest))</td></tr>"
            })</tbody></table>
            """
    }

    private func name(_ code: AreaCode) -> String { areaNames[code.text] ?? code.text }

    private func words(_ count: ShownCount) -> String {
        switch count {
        case .count(let number): String(number)
        case .tooFew: "minder dan \(smallest)"
        case .withheld: "niet getoond"
        }
    }
}

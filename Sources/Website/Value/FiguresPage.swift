import Neighbourhood

/// Cijfers: what happened in twelve whole months, for who makes policy. Never about one person, and it prints.
struct FiguresPage: Page {
    let figures: Figures
    let areaNames: [String: String]
    /// The borders; nil when none were read in.
    let plan: MapPlan?
    /// What the map is shaded by.
    let onMap: Measure

    var title: String { "Cijfers" }
    var place: String? { Link.figures }

    var main: HTML {
        """
        <h1>Cijfers</h1><p class="lead">Wat er gebeurde van \(Spoken.month(figures.first)) tot en met \(Spoken.month(figures.last)).</p>\
        <p>Een getal onder de \(figures.smallest) staat er niet: dan zou iemand zich kunnen herkennen. “Niet getoond” betekent dat dit getal verklapt zou hebben \
        wat een ander getal was. De wachttijd is het aantal dagen van vraag tot kennismaking, van wie in het midden zit.</p>\(figures.tables.html(section))
        """
    }

    /// What people would rather look at first, and the numbers themselves below it.
    private func section(_ table: FigureTable) -> HTML {
        let id = table.breakdown.rawValue
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(Self.heading(table.breakdown))</h2>\(picture(of: table))<details class="more" open><summary>Alle getallen in een tabel</summary>\(numbers(table))</details></section>
            """
    }

    private func picture(of table: FigureTable) -> HTML {
        switch table.breakdown {
        case .month: charts(table)
        case .area: FiguresMap(measure: onMap, table: table, areaNames: areaNames, smallest: figures.smallest, plan: plan).html
        case .theme: .none
        }
    }

    private func charts(_ table: FigureTable) -> HTML {
        let all = Self.charted.map { chart($0, table.lines) } + [waiting(table.lines)]
        let (shown, empty) = (all.filter(\.hasNumbers), all.filter { !$0.hasNumbers })
        let isHidden = shown.contains { $0.columns.contains(where: \.value.isHidden) }
        return """
            <div class="charts">\(shown.html(\.html))</div>\
            \(when: isHidden, "<p class=\"hint\">Een gestreepte staaf is een maand met minder dan \(figures.smallest). Staat er een vraagteken boven, dan is het aantal niet getoond.</p>")\
            \(when: !empty.isEmpty, "<p class=\"hint\">Nog te weinig om te laten zien: \(Spoken.list(empty.map { $0.title.lowercased() })).</p>")
            """
    }

    private static let months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]

    /// Small beside each other, so that they are compared at one glance.
    private static let charted: [Measure] = [.asks, .offers, .introductions]

    private func chart(_ measure: Measure, _ lines: [FigureTable.Line]) -> ColumnChart {
        chart(Self.name(measure), name: "per-" + measure.rawValue, lines) { ChartValue($0.counts[measure], smallest: figures.smallest) }
    }

    private func waiting(_ lines: [FigureTable.Line]) -> ColumnChart {
        chart("Wachttijd in dagen", name: "per-wait", lines) { $0.waited.map { .number($0) } ?? .none }
    }

    private func chart(_ title: String, name: String, _ lines: [FigureTable.Line], _ value: (FigureTable.Line) -> ChartValue) -> ColumnChart {
        let columns = lines.map { line in
            ColumnChart.Column(label: CalendarDate(line.group + "-01").map { Self.months[$0.month - 1] } ?? "", value: value(line))
        }
        return ColumnChart(
            title: title, spoken: "Staven, een voor elke maand: \(title). Dezelfde getallen staan in de tabel.", columns: columns, name: name)
    }

    private func numbers(_ table: FigureTable) -> HTML {
        """
        \(Table(
            columns: [Self.column(table.breakdown)] + Measure.allCases.map(Self.name) + ["Wachttijd"],
            lines: table.lines.map { row($0, name($0.group, in: table.breakdown)) }, total: row(table.total, "Alles bij elkaar")
        ).html)
        """
    }

    private func row(_ line: FigureTable.Line, _ name: String) -> Table.Line {
        let counts = Measure.allCases.map { line.counts[$0].map { Self.cell($0, smallest: figures.smallest) } ?? HTML.none }
        return Table.Line("\(name)", counts + ["\(line.waited.map { $0 == 1 ? "1 dag" : "\($0) dagen" } ?? "–")"])
    }

    static func cell(_ count: ShownCount, smallest: Int) -> HTML {
        switch count {
        case .count(let number): "\(number)"
        case .tooFew: "<span class=\"hint\">minder dan \(smallest)</span>"
        case .withheld: "<span class=\"hint\">niet getoond</span>"
        }
    }

    private func name(_ group: String, in breakdown: Breakdown) -> String {
        switch breakdown {
        case .month: CalendarDate(group + "-01").map(Spoken.month) ?? group
        case .area: group.isEmpty ? "Buurt niet bekend" : areaNames[group] ?? group
        case .theme: Dutch.theme(group)
        }
    }

    private static func heading(_ breakdown: Breakdown) -> String {
        switch breakdown {
        case .month: "Per maand"
        case .area: "Per buurt"
        case .theme: "Per onderwerp"
        }
    }

    private static func column(_ breakdown: Breakdown) -> String {
        switch breakdown {
        case .month: "Maand"
        case .area: "Buurt"
        case .theme: "Onderwerp"
        }
    }

    static func name(_ measure: Measure) -> String {
        switch measure {
        case .asks: "Vragen"
        case .offers: "Aanbod"
        case .proposals: "Voorstellen"
        case .introductions: "Kennismakingen"
        case .walkIns: "Inloop"
        case .talks: "Gesprekjes"
        }
    }
}

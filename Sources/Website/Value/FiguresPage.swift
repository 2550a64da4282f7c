import Neighbourhood

/// Cijfers: what happened in twelve whole months, for who makes policy. Never about one person, and it prints.
struct FiguresPage: Page {
    let figures: Figures
    let areaNames: [String: String]

    var title: String { "Cijfers" }
    var place: String? { Link.figures }

    var main: HTML {
        """
        <h1>Cijfers</h1><p class="lead">Wat er gebeurde van \(Spoken.month(figures.first)) tot en met \(Spoken.month(figures.last)).</p>\
        <p>Een getal onder de \(figures.smallest) staat er niet: dan zou iemand zich kunnen herkennen. “Niet getoond” betekent dat dit getal verklapt zou hebben \
        wat een ander getal was. De wachttijd is het aantal dagen van vraag tot kennismaking, van wie in het midden zit.</p>\(figures.tables.html(table))
        """
    }

    private func table(_ table: FigureTable) -> HTML {
        """
        <section aria-labelledby="\(table.breakdown.rawValue)"><h2 id="\(table.breakdown.rawValue)">\(Self.heading(table.breakdown))</h2>\
        <table class="table figures"><thead><tr><th scope="col">\(Self.column(table.breakdown))</th>\
        \(Measure.allCases.html { "<th scope=\"col\">\(Self.name($0))</th>" })<th scope="col">Wachttijd</th></tr></thead>\
        <tbody>\(table.lines.html { row($0, name($0.group, in: table.breakdown)) })</tbody><tfoot>\(row(table.total, "Alles bij elkaar"))</tfoot></table></section>
        """
    }

    private func row(_ line: FigureTable.Line, _ name: String) -> HTML {
        """
        <tr><th scope="row">\(name)</th>\(Measure.allCases.html { measure in "<td data-label=\"\(Self.name(measure))\">\(line.counts[measure].map(cell))</td>" })\
        <td data-label="Wachttijd">\(line.waited.map { $0 == 1 ? "1 dag" : "\($0) dagen" } ?? "–")</td></tr>
        """
    }

    private func cell(_ count: ShownCount) -> HTML {
        switch count {
        case .count(let number): "\(number)"
        case .tooFew: "<span class=\"hint\">minder dan \(figures.smallest)</span>"
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

    private static func name(_ measure: Measure) -> String {
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

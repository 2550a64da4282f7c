/// Counts by name as bars lying below each other, most first: a table whose bars are for the eye and whose numbers are for everybody.
struct TallyBars: Sendable {
    struct Line: Sendable {
        let name: String
        let value: ChartValue
    }

    /// What the names are, and what is counted: the heads of the two columns.
    let heads: (name: String, count: String)
    let lines: [Line]
    /// A name that no other drawing on the page has.
    let drawing: String

    var html: HTML {
        let most = lines.compactMap(\.value.number).max() ?? 1
        return """
            \(Bar.patterns(for: drawing))<table class="table"><thead><tr><th scope="col">\(heads.name)</th><th scope="col">\(heads.count)</th></tr></thead><tbody>\(lines.html { line in
                "<tr><th scope=\"row\">\(line.name)</th><td data-label=\"\(heads.count)\">\(line.value.words)\(Bar(value: line.value, most: most, name: drawing).html)</td></tr>"
            })</tbody></table>
            """
    }
}

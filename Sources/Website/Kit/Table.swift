/// Facts in rows and columns. On a telephone every row becomes a card in which each cell says its own name.
struct Table {
    struct Line {
        /// What the row is about.
        var head: HTML
        var cells: [HTML]

        init(_ head: HTML, _ cells: [HTML]) {
            self.head = head
            self.cells = cells
        }
    }

    /// The first one names the rows. One without a name holds what can be done with a row, on a screen.
    let columns: [String]
    let lines: [Line]
    /// Counted together, under the others.
    var total: Line?
    var caption: String?

    var html: HTML {
        """
        <table class="table">\(caption.map { "<caption>\($0)</caption>" as HTML })<thead><tr>\(columns.html(column))</tr></thead>\
        <tbody>\(lines.html(row))</tbody>\(total.map { "<tfoot>\(row($0))</tfoot>" as HTML })</table>
        """
    }

    private func column(_ name: String) -> HTML { name.isEmpty ? "<td class=\"screen-only\"></td>" : "<th scope=\"col\">\(name)</th>" }

    private func row(_ line: Line) -> HTML {
        "<tr><th scope=\"row\">\(line.head)</th>\(zip(columns.dropFirst(), line.cells).map { $0 }.html(cell))</tr>"
    }

    /// One with nothing in it has no name, so that a telephone does not read out what there is not.
    private func cell(_ column: String, _ cell: HTML) -> HTML {
        if column.isEmpty { return "<td class=\"screen-only\">\(cell)</td>" }
        return cell.isEmpty ? "<td></td>" : "<td data-label=\"\(column)\">\(cell)</td>"
    }
}

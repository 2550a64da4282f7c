import Neighbourhood

/// The rows of a file with their values under the names an import knows, whichever form the file had.
struct Table: Sendable {
    struct Row: Sendable {
        let line: Int
        /// Only what is not empty.
        let values: [String: String]
        let fault: RowFault?
    }

    let rows: [Row]
    /// Columns of the file that are not understood and are left alone.
    let unknown: [String]
    let delimiter: Character?

    static func read(_ file: FileText, as kind: ImportKind) -> Result<Table, FileFault> {
        guard file.text.contains(where: { !$0.isWhitespace }) else { return .failure(.empty) }
        let names = ColumnNames(kind)
        return JSONLines.isLikely(file.text) ? readJSON(file, names) : readSheet(file, names)
    }

    private static func readSheet(_ file: FileText, _ names: ColumnNames) -> Result<Table, FileFault> {
        Sheet(file.text, isCutOff: file.isCutOff).map { read($0, names) } ?? .failure(.noHeader)
    }

    /// The table of a spreadsheet.
    static func read(_ sheet: Sheet, as kind: ImportKind) -> Result<Table, FileFault> { read(sheet, ColumnNames(kind)) }

    private static func read(_ sheet: Sheet, _ names: ColumnNames) -> Result<Table, FileFault> {
        guard sheet.header.count <= Sheet.widest else { return .failure(.tooWide(limit: Sheet.widest)) }
        let choice = ColumnChoice(guessing: sheet.header, for: names.kind)
        if let fault = names.fault(in: choice.chosen.compactMap(\.self)) { return .failure(fault) }
        let rows = sheet.rows.map { Row(line: $0.line, values: choice.values(of: $0.cells), fault: $0.fault) }
        let unknown = zip(sheet.header, choice.chosen).filter { $0.1 == nil }.map { Words.tidy($0.0) }.filter { !$0.isEmpty }
        return .success(Table(rows: rows, unknown: unknown, delimiter: sheet.delimiter))
    }

    private static func readJSON(_ file: FileText, _ names: ColumnNames) -> Result<Table, FileFault> {
        var unknown: Set<String> = []
        let rows = JSONLines.rows(file.text, isCutOff: file.isCutOff).map { row in
            var values: [String: String] = [:]
            for (name, value) in row.values {
                if let known = names.known(name) { values[known] = Words.tidied(value) } else { unknown.insert(name) }
            }
            return Row(line: row.line, values: values, fault: row.fault)
        }
        let present = Set(rows.flatMap(\.values.keys))
        if rows.contains(where: { $0.fault == nil }), let fault = names.fault(in: Array(present)) { return .failure(fault) }
        return .success(Table(rows: rows, unknown: unknown.sorted(), delimiter: nil))
    }
}

/// Finds the column a header means.
struct ColumnNames {
    let kind: ImportKind
    private let byPlainName: [String: String]

    init(_ kind: ImportKind) {
        self.kind = kind
        // A column's own name goes before another column's nickname.
        let own = kind.columns.map { (Column.plain($0.name), $0.name) }
        let others = kind.columns.flatMap { column in column.others.map { (Column.plain($0), column.name) } }
        byPlainName = Dictionary(own + others, uniquingKeysWith: { first, _ in first })
    }

    func known(_ header: String) -> String? { byPlainName[Column.plain(header)] }

    /// The column each header means. Where two mean the same, the one with the column's own name is used, and otherwise the first.
    func known(in headers: [String]) -> [String?] {
        var taken: Set<String> = []
        let owners = headers.map { header in known(header).flatMap { Column.plain($0) == Column.plain(header) ? $0 : nil } }
        let own = Set(owners.compactMap(\.self))
        return zip(headers, owners).map { header, owner in
            guard let name = owner ?? known(header).flatMap({ own.contains($0) ? nil : $0 }) else { return nil }
            return taken.insert(name).inserted ? name : nil
        }
    }

    func fault(in present: [String]) -> FileFault? {
        let missing = kind.needed.filter { group in !group.contains(where: present.contains) }
        return missing.isEmpty ? nil : .missingColumns(missing.map { group in group.flatMap(understood) })
    }

    private func understood(_ name: String) -> [String] { kind.columns.first { $0.name == name }?.names ?? [name] }
}

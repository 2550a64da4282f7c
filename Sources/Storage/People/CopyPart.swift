import Foundation
import Neighbourhood

/// What is copied for somebody of one table: which rows are about them, and every column, in the copy or left out with the reason.
struct CopyPart: Sendable {
    let table: SQL
    /// What follows FROM. `$1` is the municipality and `$2` the person; where today comes before them they are `$2` and `$3`.
    let from: SQL
    /// Whether the columns ask which day it is, as `$1`: parameters come in the order of the text.
    let needsToday: Bool
    let columns: [CopyColumn]
    /// Columns that are not in the copy, parted by spaces, and why.
    let leftOut: [String: String]

    init(_ table: SQL, from: SQL, needsToday: Bool = false, _ columns: [[CopyColumn]], leftOut: [String: String] = [:]) {
        self.table = table
        self.from = from
        self.needsToday = needsToday
        self.columns = columns.flatMap(\.self)
        self.leftOut = leftOut
    }

    var select: SQL {
        var list: SQL = ""
        for (place, column) in columns.enumerated() { list += (place == 0 ? "" : ", ") + column.expression }
        return "SELECT " + list + " FROM " + from
    }

    /// Every column of the table that is answered here, with the reason when it is left out.
    var answered: [String: String?] {
        let left = leftOut.flatMap { names, reason in names.split(separator: " ").map { (String($0), reason as String?) } }
        return Dictionary(left + columns.map { ($0.name.text, nil) }, uniquingKeysWith: { _, last in last })
    }
}

/// One column of a copy: what is read, and what kind of value it is.
struct CopyColumn: Sendable {
    let name: SQL
    let expression: SQL
    let kind: Kind

    enum Kind: Sendable {
        case text
        case sealed(SealedColumn)
        case worker, number, integer, yes, moment, day, forms, dayParts
    }

    private init(_ name: SQL, _ expression: SQL, _ kind: Kind) {
        self.name = name
        self.expression = expression
        self.kind = kind
    }

    static func text(_ names: SQL..., of table: SQL) -> [CopyColumn] { columns(names, table, .text) }
    static func integers(_ names: SQL..., of table: SQL) -> [CopyColumn] { columns(names, table, .integer) }
    static func numbers(_ names: SQL..., of table: SQL) -> [CopyColumn] { columns(names, table, .number) }
    static func yes(_ names: SQL..., of table: SQL) -> [CopyColumn] { columns(names, table, .yes) }
    static func moments(_ names: SQL..., of table: SQL) -> [CopyColumn] { columns(names, table, .moment) }
    static func days(_ names: SQL..., of table: SQL) -> [CopyColumn] { columns(names, table, .day) }
    static func forms(_ name: SQL, of table: SQL) -> [CopyColumn] { columns([name], table, .forms) }
    static func dayParts(_ name: SQL, of table: SQL) -> [CopyColumn] { columns([name], table, .dayParts) }

    /// Colleagues by the name under which residents know them.
    static func workers(_ names: SQL..., of table: SQL) -> [CopyColumn] {
        names.map { name in
            CopyColumn(
                name,
                "(SELECT worker.call_name FROM person worker WHERE worker.municipality = " + table + ".municipality AND worker.id = " + table + "."
                    + name
                    + ")", .worker)
        }
    }

    /// Words that lie sealed.
    ///
    /// - Parameter row: what the seal knows the row by, when that is not its id.
    static func sealed(_ name: SQL, _ column: SealedColumn, of table: SQL, row: SQL? = nil, shown: SQL? = nil) -> [CopyColumn] {
        [CopyColumn(name, (row ?? table + ".id") + ", " + (shown ?? table + "." + name), .sealed(column))]
    }

    /// A text of a note, which nobody gets before its day.
    static func shown(_ name: SQL, _ column: SealedColumn, of table: SQL, row: SQL? = nil) -> [CopyColumn] {
        sealed(
            name, column, of: table, row: row,
            shown: "CASE WHEN note.hidden_until IS NULL OR note.hidden_until <= $1 THEN " + table + "." + name + " END")
    }

    private static func columns(_ names: [SQL], _ table: SQL, _ kind: Kind) -> [CopyColumn] {
        names.map { CopyColumn($0, table + "." + $0, kind) }
    }

    func read(_ row: inout Row) -> CopyValue? {
        switch kind {
        case .text, .worker: row.next(String?.self).map { .text($0) }
        case .sealed(let column): readSealed(column, &row).map { .text($0) }
        case .number: row.next(Double?.self).map { .number($0) }
        case .integer: row.next(Int?.self).map { .integer($0) }
        case .yes: row.next(Bool?.self).map { .yes($0) }
        case .moment: row.next(Date?.self).map { .text($0.formatted(.iso8601)) }
        case .day: row.next(CalendarDate?.self).map { .text($0.description) }
        case .forms: row.next(HelpForms?.self).map { .text($0.names.joined(separator: " ")) }
        case .dayParts: row.next(DayParts?.self).map { .text($0.slots.joined(separator: " ")) }
        }
    }

    private func readSealed(_ column: SealedColumn, _ row: inout Row) -> String? {
        let id: String = row.next()
        return row.next(opened: column, of: id)
    }
}

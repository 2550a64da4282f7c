public import Neighbourhood

/// What an import would do, line by line, before anything is done.
public struct ImportPlan: Sendable {
    public let kind: ImportKind
    public let municipality: MunicipalityCode
    /// Nil when the file is no text at all.
    public let encoding: FileEncoding?
    /// Nil for JSON Lines.
    public let delimiter: Character?
    /// Columns that are not understood and are left alone.
    public let unknownColumns: [String]
    /// When set, nothing of the file can be imported.
    public let fault: FileFault?
    public let lines: [ImportLine]
    let rows: [PlannedRow]

    public var accepted: Int { rows.count }
    public var refused: [ImportLine] { lines.filter { if case .refused = $0.verdict { true } else { false } } }
    public var alreadyThere: Int { lines.count - rows.count - refused.count }
    /// Whether every line can be imported, or was before.
    public var isClean: Bool { fault == nil && refused.isEmpty }
}

/// One line of a file and what becomes of it.
public struct ImportLine: Sendable, Equatable {
    public enum Verdict: Sendable, Equatable {
        case accepted
        case refused([RowFault])
        /// A row with this key was imported before.
        case importedEarlier
        /// This key stands in the same file, on that line.
        case sameAsLine(Int)
    }

    /// Counted from 1, the header included.
    public let number: Int
    public let verdict: Verdict
}

struct PlannedRow: Sendable {
    let key: String
    let draft: ImportDraft
}

/// Judges the rows one after the other.
struct ImportPlanner {
    let kind: ImportKind
    let keys: ImportedKeys
    let today: CalendarDate
    private(set) var lines: [ImportLine] = []
    private(set) var rows: [PlannedRow] = []
    private var lineOfKey: [String: Int] = [:]

    init(_ kind: ImportKind, keys: ImportedKeys, today: CalendarDate) {
        self.kind = kind
        self.keys = keys
        self.today = today
    }

    mutating func judge(_ row: Table.Row) {
        if let fault = row.fault { return note(row, .refused([fault])) }
        let key = row.values["key"] ?? Fingerprint.of(row.values)
        if keys.taken.contains(key) { return note(row, .importedEarlier) }
        if let line = lineOfKey[key] { return note(row, .sameAsLine(line)) }
        var reader = RowReader(row.values, today: today)
        if key.count > 200 { reader.refuse([FieldError("key", .tooLong(limit: 200))]) }
        let draft = draft(&reader)
        guard reader.faults.isEmpty, let draft else { return note(row, .refused(reader.faults)) }
        lineOfKey[key] = row.line
        rows.append(PlannedRow(key: key, draft: draft))
        note(row, .accepted)
    }

    private mutating func note(_ row: Table.Row, _ verdict: ImportLine.Verdict) {
        lines.append(ImportLine(number: row.line, verdict: verdict))
    }

    private func draft(_ reader: inout RowReader) -> ImportDraft? {
        switch kind {
        case .people: .person(reader.person())
        case .organisations: .organisation(reader.organisation())
        case .houses: .house(reader.house())
        case .offers: reader.offer(keys).map(ImportDraft.offer)
        case .asks: reader.ask(keys).map(ImportDraft.ask)
        }
    }
}

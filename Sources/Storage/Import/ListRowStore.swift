public import Neighbourhood

/// A row of a list with what stands in its cells.
public struct KeptRow: Sendable, Equatable {
    public var row: ListRow
    /// As it was kept; nil when the file is gone.
    public let cells: String?
    public let offer: Offer.ID?
    public let note: Note.ID?
    /// What was known of the person before, as it was kept; nil when the row changed nothing of what was known.
    public let former: String?
    /// The version of the person after this row.
    public let versionAfter: Int?
}

/// Which rows of a list are shown.
public enum RowSelection: Sendable, Equatable {
    case all
    case verdict(ListRow.Verdict)
    case outcome(ListRow.Outcome)
    /// Neither taken in nor left out yet.
    case waiting
    /// What did not come in.
    case leftOut
    /// What an undone list left where it is.
    case stayed

    var clause: SQL {
        switch self {
        case .all: ""
        case .verdict(.new): " AND verdict = 'new'"
        case .verdict(.known): " AND verdict = 'known'"
        case .verdict(.doubt): " AND verdict = 'doubt'"
        case .verdict(.fault): " AND verdict = 'fault'"
        case .outcome(.made): " AND outcome = 'made'"
        case .outcome(.joined): " AND outcome = 'joined'"
        case .outcome(.skipped): " AND outcome = 'skipped'"
        case .outcome(.fault): " AND outcome = 'fault'"
        case .outcome(.open): " AND outcome = 'open'"
        case .waiting: " AND outcome IS NULL"
        case .leftOut: " AND outcome IN ('skipped', 'fault', 'open')"
        case .stayed: " AND fate IN ('changed', 'used')"
        }
    }
}

/// How many rows of a list are what, and what became of them.
public struct ListCounts: Sendable, Equatable {
    public var verdicts: [ListRow.Verdict: Int] = [:]
    public var outcomes: [ListRow.Outcome: Int] = [:]
    /// Rows of which nothing became anything yet.
    public var waiting = 0
    public var fates: [ListRow.Fate: Int] = [:]

    public init() {}
}

extension Connection {
    /// Rows of a list in the order of its lines, from one line on.
    ///
    /// - Parameter after: the line before the first that is wanted.
    public func rows(
        of list: ListImport.ID, _ selection: RowSelection = .all, after line: Int = 0, limit: Int, in municipality: MunicipalityCode
    ) throws -> [KeptRow] {
        try rows(
            "SELECT " + KeptRow.columns + " FROM list_row WHERE municipality = $1 AND list = $2 AND line > $3" + selection.clause
                + " ORDER BY line LIMIT $4", [municipality, list, line, limit]
        ) { KeptRow(row: &$0, of: list) }
    }

    /// The lines on which the pages of a list begin, each as the line before it.
    public func pageStarts(of list: ListImport.ID, _ selection: RowSelection, size: Int, in municipality: MunicipalityCode) throws -> [Int] {
        let lines = try rows(
            "SELECT line FROM list_row WHERE municipality = $1 AND list = $2" + selection.clause + " ORDER BY line", [municipality, list]
        ) { $0.next(Int.self) }
        return stride(from: 0, to: lines.count, by: size).map { $0 == 0 ? 0 : lines[$0 - 1] }
    }

    public func counts(of list: ListImport.ID, in municipality: MunicipalityCode) throws -> ListCounts {
        let groups = try rows(
            "SELECT verdict, outcome, fate, count(*) FROM list_row WHERE municipality = $1 AND list = $2 GROUP BY verdict, outcome, fate",
            [municipality, list]
        ) { row in (row.next(ListRow.Verdict?.self), row.next(ListRow.Outcome?.self), row.next(ListRow.Fate?.self), row.next(Int.self)) }
        return groups.reduce(into: ListCounts()) { counts, group in
            if let verdict = group.0 { counts.verdicts[verdict, default: 0] += group.3 }
            if let outcome = group.1 { counts.outcomes[outcome, default: 0] += group.3 } else { counts.waiting += group.3 }
            if let fate = group.2 { counts.fates[fate, default: 0] += group.3 }
        }
    }

    /// Keeps what a row seems to be. A choice for somebody else than it looks like now is let go.
    public func keep(verdict row: ListRow, of list: ListImport.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE list_row SET verdict = $1, candidate = $2, twin = $3, choice = $4, outcome = $5 WHERE municipality = $6 AND list = $7 AND line = $8
            """, [row.verdict, row.candidate, row.twin, row.choice, row.outcome, municipality, list, row.line])
    }

    /// Keeps what a worker said of a row that was not taken in yet.
    public func keep(choice: ListRow.Choice?, ofLine line: Int, of list: ListImport.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE list_row SET choice = $1, outcome = NULL WHERE municipality = $2 AND list = $3 AND line = $4
                AND (outcome IS NULL OR outcome IN ('open', 'skipped'))
            """, [choice, municipality, list, line])
    }

    /// Keeps what became of a row. What stood in its cells goes once it is somebody.
    public func keep(
        outcome row: ListRow, offer: Offer.ID?, note: Note.ID?, former: String?, versionAfter: Int?, of list: ListImport.ID,
        in municipality: MunicipalityCode
    ) throws {
        let sealed = try row.person.flatMap { person in
            try seal(former, for: .person(person), at: .rowFormer, of: list.row(row.line), in: municipality)
        }
        try execute(
            """
            UPDATE list_row SET outcome = $1, person = $2, offer = $3, note = $4, former = $5, version_after = $6,
                cells = CASE WHEN $7 = 1 THEN NULL ELSE cells END
            WHERE municipality = $8 AND list = $9 AND line = $10
            """,
            [row.outcome, row.person, offer, note, sealed, versionAfter, row.person != nil, municipality, list, row.line])
    }

    /// Who a line of a list became.
    public func person(ofLine line: Int, of list: ListImport.ID, in municipality: MunicipalityCode) throws -> Person.ID? {
        try first("SELECT person FROM list_row WHERE municipality = $1 AND list = $2 AND line = $3", [municipality, list, line]) {
            $0.next(Person.ID?.self)
        } ?? nil
    }
}

extension KeptRow {
    static let columns: SQL = "line, cells, verdict, candidate, twin, choice, outcome, person, fate, offer, note, former, version_after"

    init(row: inout Row, of list: ListImport.ID) {
        let line: Int = row.next()
        // Whoever stands in it has no id here yet, and was looked at all the same.
        row.isAboutSomebody()
        cells = row.next(opened: .rowCells, of: list.row(line))
        self.row = ListRow(
            line: line, verdict: row.next(), candidate: row.next(), twin: row.next(), choice: row.next(), outcome: row.next(), person: row.next(),
            fate: row.next())
        (offer, note) = (row.next(), row.next())
        former = row.next(opened: .rowFormer, of: list.row(line))
        versionAfter = row.next()
    }
}

extension Connection {
    /// These lines of a list.
    package func rows(of list: ListImport.ID, lines: [Int], in municipality: MunicipalityCode) throws -> [KeptRow] {
        try stride(from: 0, to: lines.count, by: SQL.longestList).flatMap { start in
            let portion = lines[start..<min(lines.count, start + SQL.longestList)]
            return try rows(
                "SELECT " + KeptRow.columns + " FROM list_row WHERE municipality = $1 AND list = $2 AND line IN ("
                    + .placeholders(from: 3, count: portion.count) + ")", [municipality, list] + portion.map { $0 as any SQLBindable }
            ) { KeptRow(row: &$0, of: list) }
        }
    }
}

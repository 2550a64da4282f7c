public import Foundation
public import Neighbourhood

/// A list as its overview shows it.
public struct ListLine: Sendable, Equatable {
    public let list: ListImport
    /// By whom, under the name colleagues know; nil when they were erased.
    public let bringer: String?
}

extension Connection {
    /// One list, for a deed with it. Who brought it may, who stands in for them, and who works for the whole municipality: a list holds people of every
    /// neighbourhood.
    ///
    /// - Throws: `Problem.notFound(.list)`, `Problem.notAllowed`.
    public func list(_ id: ListImport.ID, for viewer: Viewer, to deed: Deed = .bringList) throws -> ListImport {
        try Access.allowSomewhere(viewer, deed)
        let found = try first(
            "SELECT " + ListImport.columns + " FROM list_import WHERE municipality = $1 AND id = $2", [viewer.municipality, id],
            decode: ListImport.init(row:))
        guard let found else { throw Problem.notFound(.list) }
        guard found.isOpen(to: viewer, for: deed) else { throw Problem.notAllowed(.outsideYourWork) }
        return found
    }

    /// The lists that somebody may see, newest first.
    public func lists(for viewer: Viewer, limit: Int = 30) throws -> [ListLine] {
        try Access.allowSomewhere(viewer, .bringList)
        let lines = try rows(
            "SELECT " + ListImport.columns
                + """
                , bringer.name FROM list_import LEFT JOIN person bringer ON bringer.municipality = list_import.municipality
                    AND bringer.id = list_import.brought_by
                WHERE list_import.municipality = $1 ORDER BY list_import.brought_at DESC LIMIT $2
                """, [viewer.municipality, limit]
        ) { row in ListLine(list: ListImport(row: &row), bringer: row.next()) }
        return lines.filter { $0.list.isOpen(to: viewer, for: .bringList) }
    }

    /// Keeps a list as it was brought: its headings and its rows sealed under a key of its own.
    public func insert(_ list: ListImport, headings: String, cells: [(line: Int, text: String)], in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO list_import (municipality, id, brought_by, brought_at, origin, aware, headings, state, row_count)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                municipality, list.id, list.broughtBy, list.broughtAt,
                seal(list.draft.origin, for: .list(list.id), at: .listOrigin, of: list.id.text, in: municipality), list.draft.aware,
                seal(headings, for: .list(list.id), at: .listHeadings, of: list.id.text, in: municipality), list.state, list.rows,
            ])
        for (line, text) in cells {
            try execute(
                "INSERT INTO list_row (municipality, list, line, cells) VALUES ($1, $2, $3, $4)",
                [municipality, list.id, line, seal(text, for: .list(list.id), at: .rowCells, of: list.id.row(line), in: municipality)])
        }
    }

    /// What stands above the columns and what each was said to mean, as it was kept; nil when the file is gone.
    public func headings(of list: ListImport.ID, in municipality: MunicipalityCode) throws -> String? {
        try first("SELECT headings FROM list_import WHERE municipality = $1 AND id = $2", [municipality, list]) { row in
            row.next(opened: .listHeadings, of: list.text)
        } ?? nil
    }

    /// Keeps what the columns were said to mean, and goes on to a state.
    public func keep(headings: String, of list: ListImport.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE list_import SET headings = $1, state = 'checked' WHERE municipality = $2 AND id = $3",
            [seal(headings, for: .list(list), at: .listHeadings, of: list.text, in: municipality), municipality, list])
    }

    /// Goes on to another state, from one in which that can be.
    ///
    /// - Returns: false when the list was not in such a state any more: somebody else was first.
    @discardableResult
    public func move(_ list: ListImport.ID, to state: ListImport.State, from states: [ListImport.State], in municipality: MunicipalityCode) throws
        -> Bool
    {
        try execute(
            "UPDATE list_import SET state = $1 WHERE municipality = $2 AND id = $3 AND state IN ("
                + .placeholders(from: 4, count: states.count) + ")", [state, municipality, list] + states.map { $0 as any SQLBindable }) == 1
    }

    /// Writes down that a list was taken in, at the moment it was first complete.
    public func noteTaken(_ list: ListImport.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE list_import SET state = 'taken', taken_at = COALESCE(taken_at, $1) WHERE municipality = $2 AND id = $3",
            [now, municipality, list])
    }

    /// From here on the term of undoing runs.
    public func noteTaking(_ list: ListImport.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE list_import SET taken_at = COALESCE(taken_at, $1) WHERE municipality = $2 AND id = $3", [now, municipality, list])
    }

    public func noteUndone(_ list: ListImport.ID, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        try execute(
            "UPDATE list_import SET state = 'undone', undone_at = $1, undone_by = $2 WHERE municipality = $3 AND id = $4",
            [now, worker, municipality, list])
    }

    /// Takes a list away with its rows and its key. What it made stays.
    public func remove(list: ListImport.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, list])
        try execute("DELETE FROM list_import WHERE municipality = $1 AND id = $2", [municipality, list])
    }
}

extension ListImport {
    static let columns: SQL = """
        list_import.id, list_import.brought_by, list_import.brought_at, list_import.origin, list_import.aware, list_import.state,
        list_import.row_count, list_import.taken_at, list_import.undone_at
        """

    init(row: inout Row) {
        let id: ListImport.ID = row.next()
        let (bringer, moment): (Person.ID?, Date) = (row.next(), row.next())
        let draft = ListDraft(origin: row.next(opened: .listOrigin, of: id.text), aware: row.next())
        self.init(
            id: id, broughtBy: bringer, broughtAt: moment, draft: draft, state: row.next(), rows: row.next(), takenAt: row.next(),
            undoneAt: row.next())
    }

    fileprivate func isOpen(to viewer: Viewer, for deed: Deed) -> Bool {
        if viewer.isSystem || Access.sight(of: viewer, for: deed) == .everything { return true }
        return broughtBy.map { $0 == viewer.person || viewer.covers.contains($0) } ?? false
    }
}

extension ListImport.ID {
    /// A row of the list, as the seal knows it.
    func row(_ line: Int) -> String { text + "." + String(line) }
}

extension ListImport.State: SQLColumn {}
extension ListRow.Verdict: SQLColumn {}
extension ListRow.Choice: SQLColumn {}
extension ListRow.Outcome: SQLColumn {}
extension ListRow.Fate: SQLColumn {}

extension Connection {
    /// Lets go of the files of lists that were brought before a moment: of what was taken in the words, of what never was the whole list.
    ///
    /// - Returns: how many rows it touched.
    func letGoOfFiles(broughtBefore moment: Date, limit: Int, in municipality: MunicipalityCode) throws -> Int {
        let forgotten = try rows(
            "SELECT id FROM list_import WHERE municipality = $1 AND brought_at < $2 AND taken_at IS NULL ORDER BY brought_at LIMIT $3",
            [municipality, moment, limit]
        ) { $0.next(ListImport.ID.self) }
        for list in forgotten { try remove(list: list, in: municipality) }
        let headings = try execute(
            "UPDATE list_import SET headings = NULL WHERE municipality = $1 AND brought_at < $2 AND headings IS NOT NULL", [municipality, moment])
        let cells = try execute(
            """
            UPDATE list_row SET cells = NULL WHERE municipality = $1 AND cells IS NOT NULL AND list IN
                (SELECT id FROM list_import WHERE municipality = $1 AND brought_at < $2)
            """, [municipality, moment])
        return min(limit, forgotten.count + headings + cells)
    }
}

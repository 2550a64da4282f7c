public import Neighbourhood

/// One thing as the search box knows it.
public struct SearchEntry: Sendable {
    public let thing: Thing
    public let title: String
    /// A second line: an address, the name of who offers.
    public let note: String
    /// Further words by which it is found, not shown.
    public let text: String

    public init(thing: Thing, title: String, note: String, text: String) {
        self.thing = thing
        self.title = title
        self.note = note
        self.text = text
    }
}

/// One line of what was found.
public struct Found: Sendable, Equatable {
    public let thing: Thing
    public let title: String
    public let note: String
}

extension Connection {
    /// Adds a thing to the search box, or replaces what it knew.
    func index(_ entry: SearchEntry, in municipality: MunicipalityCode) throws {
        let words = Words.foldedWords([entry.title, entry.note, entry.text].joined(separator: " "))
        let fold = ([Self.marker(entry.thing.kind)] + words).joined(separator: " ")
        try execute(
            """
            INSERT INTO search_entry (municipality, kind, id, title, note, fold) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (municipality, kind, id) DO UPDATE SET title = excluded.title, note = excluded.note, fold = excluded.fold
            """,
            [municipality, entry.thing.kind, entry.thing.id, entry.title, entry.note, fold])
    }

    func removeFromSearch(_ thing: Thing, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM search_entry WHERE municipality = $1 AND kind = $2 AND id = $3", [municipality, thing.kind, thing.id])
    }

    /// Things in which every typed word begins a word, best first.
    ///
    /// - Parameter kinds: one kind, or empty for all that the viewer may search.
    public func search(_ typed: String, kinds: [Thing.Kind] = [], for viewer: Viewer, limit: Int = 20) throws -> [Found] {
        try Access.allow(viewer, .searchDatabank)
        let words = Words.foldedWords(typed).filter { $0.count > 1 || $0.first?.isNumber == true }.prefix(8)
        guard !words.isEmpty else { return [] }
        let markers = kinds.map(Self.marker)
        switch engine {
        case .sqlite: return try withoutFrozen(searchOnSQLite(Array(words), markers, viewer, limit), in: viewer.municipality)
        case .postgres: return try withoutFrozen(searchOnPostgres(Array(words), markers, viewer, limit), in: viewer.municipality)
        }
    }

    /// A word no text contains, so that a search for people does not wade through offers.
    private static func marker(_ kind: Thing.Kind) -> String { "zq" + kind.rawValue }

    private func searchOnSQLite(_ words: [String], _ markers: [String], _ viewer: Viewer, _ limit: Int) throws -> [Found] {
        let query =
            words.map { "\"\($0)\"*" }.joined(separator: " AND ")
            + (markers.isEmpty ? "" : " AND (" + markers.joined(separator: " OR ") + ")")
        return try rows(
            """
            SELECT kind, id, title, note FROM search_text JOIN search_entry ON search_entry.number = search_text.rowid
            WHERE search_text MATCH $1 AND municipality = $2 ORDER BY search_text.rank LIMIT $3
            """,
            [query, viewer.municipality, limit], decode: Found.init(row:))
    }

    private func searchOnPostgres(_ words: [String], _ markers: [String], _ viewer: Viewer, _ limit: Int) throws -> [Found] {
        let query =
            words.map { "'\($0)':*" }.joined(separator: " & ")
            + (markers.isEmpty ? "" : " & (" + markers.joined(separator: " | ") + ")")
        return try rows(
            """
            SELECT kind, id, title, note FROM search_entry, to_tsquery('simple', $1) AS query
            WHERE vector @@ query AND municipality = $2 ORDER BY ts_rank(vector, query) DESC, title LIMIT $3
            """,
            [query, viewer.municipality, limit], decode: Found.init(row:))
    }
}

extension Found {
    init(row: inout Row) {
        let kind: Thing.Kind = row.next()
        thing = Thing(kind, row.next())
        title = row.next()
        note = row.next()
    }
}

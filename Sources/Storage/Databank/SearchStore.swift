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

    /// Things in which every typed word begins a word, best first: names, addresses and telephone numbers from the full text, and what people said in
    /// their own words from the word book, because those lie sealed in the databank.
    ///
    /// - Parameter kinds: one kind, or empty for all that the viewer may search.
    public func search(_ typed: String, kinds: [Thing.Kind] = [], for viewer: Viewer, limit: Int = 20) throws -> [Found] {
        try Access.allow(viewer, .searchDatabank)
        let isNarrow = Access.sight(of: viewer, for: .lookAtPerson) != .everything
        let found = try find(typed, kinds: kinds, for: viewer, limit: isNarrow ? limit * 3 : limit)
        return isNarrow ? Array(try inSight(found, of: viewer).prefix(limit)) : found
    }

    private func find(_ typed: String, kinds: [Thing.Kind], for viewer: Viewer, limit: Int) throws -> [Found] {
        let names = try findNames(typed, kinds: kinds, for: viewer, limit: limit)
        guard names.count < limit else { return names }
        let known = Set(names.map(\.thing))
        let told = try withoutFrozen(searchWords(Self.wordsToFind(typed), kinds, in: viewer.municipality, limit), in: viewer.municipality)
        return Array((names + told.filter { !known.contains($0.thing) }).prefix(limit))
    }

    /// The people and asks among what was found that lie where the viewer works; offers, houses and organisations are everybody's who searches.
    private func inSight(_ found: [Found], of viewer: Viewer) throws -> [Found] {
        let asks = Set(try askLines(found.filter { $0.thing.kind == .ask }.map(\.thing.id), for: viewer).map(\.id.text))
        let people = try peopleInSight(found.filter { $0.thing.kind == .person }.map(\.thing.id), of: viewer)
        return found.filter { found in
            switch found.thing.kind {
            case .ask: asks.contains(found.thing.id)
            case .person: people.contains(found.thing.id)
            default: true
            }
        }
    }

    private func peopleInSight(_ ids: [String], of viewer: Viewer) throws -> Set<String> {
        Set(
            try found(
                ids, in: viewer.municipality, "SELECT person.id FROM person WHERE person.municipality = $1 AND person.id IN",
                sight: { .people(viewer, .lookAtPerson, from: $0) }, id: \.self
            ) { $0.next(String.self) })
    }

    /// By names, addresses and telephone numbers alone, among everything: for who may recognise a caller anywhere.
    func findNames(_ typed: String, kinds: [Thing.Kind], for viewer: Viewer, limit: Int) throws -> [Found] {
        let words = Self.wordsToFind(typed)
        let named = kinds.filter { [Thing.Kind.person, .house, .organisation].contains($0) }
        guard !words.isEmpty, kinds.isEmpty || !named.isEmpty else { return [] }
        switch engine {
        case .sqlite: return try withoutFrozen(searchOnSQLite(words, named.map(Self.marker), viewer, limit), in: viewer.municipality)
        case .postgres: return try withoutFrozen(searchOnPostgres(words, named.map(Self.marker), viewer, limit), in: viewer.municipality)
        }
    }

    private static func wordsToFind(_ typed: String) -> [String] {
        Array(Words.foldedWords(typed).filter { $0.count > 1 || $0.first?.isNumber == true }.prefix(8))
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
        thing = Thing(kind, kind == .person ? row.subject().text : row.next())
        title = row.next()
        note = row.next()
    }
}

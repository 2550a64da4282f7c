/// Which statements are prepared on one connection, by their text. Holds a limited number; the one unused for longest goes first.
struct PreparedStatements {
    private struct Entry {
        let name: String
        var lastUse: Int
    }

    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var uses = 0
    private var names = 0

    init(limit: Int) { self.limit = limit }

    mutating func name(of sql: String) -> String? {
        uses += 1
        guard let place = entries.index(forKey: sql) else { return nil }
        entries.values[place].lastUse = uses
        return entries.values[place].name
    }

    /// The name of the statement to let go, if another has to make room.
    mutating func removeOldestWhenFull() -> String? {
        guard entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
        entries[oldest.key] = nil
        return oldest.value.name
    }

    /// A name never given before on this connection, so that one forgotten here cannot stand in the way.
    mutating func freshName() -> String {
        names += 1
        return "s\(names)"
    }

    mutating func remember(_ name: String, of sql: String) {
        entries[sql] = Entry(name: name, lastUse: uses)
    }

    mutating func removeAll() { entries = [:] }
}

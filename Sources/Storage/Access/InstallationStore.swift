extension Connection {
    /// A secret of the installation by its name; nil when it was not made yet.
    public func secret(_ name: String) throws -> String? {
        try first("SELECT value FROM installation WHERE name = $1", [name]) { $0.next() }
    }

    /// A secret of the installation by its name; made when there is none yet.
    public func secret(_ name: String, orMake fresh: String) throws -> String {
        try execute("INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [name, fresh])
        return try first("SELECT value FROM installation WHERE name = $1", [name]) { $0.next() } ?? fresh
    }

    /// The same secret in another wrapping.
    public func replaceSecret(_ name: String, with sealed: String) throws {
        try execute("UPDATE installation SET value = $1 WHERE name = $2", [sealed, name])
    }
}

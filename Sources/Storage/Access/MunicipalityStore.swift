public import Neighbourhood

extension Connection {
    /// The municipalities of this installation.
    public func municipalities() throws -> [MunicipalityLine] {
        try rows("SELECT id, name, domain, is_demo FROM municipality ORDER BY id", []) { row in
            MunicipalityLine(code: row.next(), name: row.next(), domain: row.next(), isDemo: row.next())
        }
    }

    /// Whether the people of a municipality are invented.
    public func isPractice(_ municipality: MunicipalityCode) throws -> Bool {
        try count("SELECT count(*) FROM municipality WHERE id = $1 AND is_demo = 1", [municipality]) > 0
    }

    public func insertMunicipality(_ line: MunicipalityLine) throws {
        try execute(
            "INSERT INTO municipality (id, name, domain, is_demo) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            [line.code, line.name, line.domain, line.isDemo])
    }
}

/// A municipality that works with this installation.
public struct MunicipalityLine: Sendable, Equatable {
    public let code: MunicipalityCode
    public let name: String
    /// The host name under which its residents find it; nil for the only one.
    public let domain: String?
    public let isDemo: Bool

    public init(code: MunicipalityCode, name: String, domain: String? = nil, isDemo: Bool = false) {
        self.code = code
        self.name = name
        self.domain = domain
        self.isDemo = isDemo
    }
}

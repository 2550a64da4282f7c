import Foundation
public import Neighbourhood

/// Where the databank is: one setting, a file for the embedded engine or the URL of a PostgreSQL server.
public enum DatabankAddress: Sendable, Equatable {
    case file(path: String)
    case server(url: String)

    /// - Throws: `Problem.setting` when it is neither a path nor a postgres:// URL.
    public init(_ text: String) throws(Problem) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .server(url: text)
        } else if text.isEmpty || text.contains("://") {
            throw .setting(
                name: "OMZIEN_DATABASE", advice: "Geef een pad, zoals ./var/omzien.sqlite, of een adres dat begint met postgres://.")
        } else {
            self = .file(path: (text as NSString).expandingTildeInPath)
        }
    }

    /// As a person may read it: without the password.
    public var shown: String {
        switch self {
        case .file(let path): path
        case .server(let url): PostgresTools.withoutPassword(url).url
        }
    }
}

import Foundation
import Neighbourhood

/// PostgreSQL's own programs for copying a databank, told to see the rows of every municipality.
struct PostgresTools {
    private let url: String
    private let environment: [String: String]

    init(url: String) {
        let (bare, password) = Self.withoutPassword(url)
        self.url = bare
        // Row-level security holds for these programs too: without this setting they would copy nothing.
        var environment = ["PGOPTIONS": "-c omzien.municipality=*"]
        if let password { environment["PGPASSWORD"] = password }
        self.environment = environment
    }

    static func withoutPassword(_ url: String) -> (url: String, password: String?) {
        guard var parts = URLComponents(string: url) else { return (url, nil) }
        let password = parts.password
        parts.password = nil
        return (parts.string ?? url, password)
    }

    func dump(to path: String) async throws {
        try await run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--enable-row-security", "--file", path, "--dbname", url])
    }

    /// The names of the tables whose rows a copy holds. Fails when the copy is not whole.
    static func tables(in path: String) async throws -> Set<String> {
        let outcome = try await checked("pg_restore", ["--list", path], [:])
        return Set(
            outcome.output.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "DATA"), place > 0, words[place - 1] == "TABLE", words.count > place + 2 else { return nil }
                return String(words[place + 2])
            })
    }

    /// All of it or nothing, in one transaction.
    func restore(from path: String, replacing: Bool) async throws {
        let cleaning = replacing ? ["--clean", "--if-exists"] : []
        try await run(
            "pg_restore",
            ["--no-owner", "--no-privileges", "--enable-row-security", "--single-transaction", "--exit-on-error"] + cleaning + [
                "--dbname", url, path,
            ])
    }

    private func run(_ name: String, _ arguments: [String]) async throws {
        _ = try await Self.checked(name, arguments, environment)
    }

    private static func checked(_ name: String, _ arguments: [String], _ environment: [String: String]) async throws -> Tool.Outcome {
        let outcome = try await Tool.run(name, arguments, extra: environment)
        if outcome.isMissing { throw Problem.setting(name: name, advice: "Dit programma ontbreekt. Installeer het: apt install postgresql-client.") }
        guard outcome.code == 0 else { throw trouble(outcome.complaint) }
        return outcome
    }

    private static func trouble(_ complaint: String) -> Problem {
        if complaint.contains("No space left") { return .databankUnavailable(.full) }
        if complaint.contains("could not connect") || complaint.contains("connection to server") { return .databankUnavailable(.unreachable) }
        if complaint.contains("valid archive") || complaint.contains("end of file") { return .databankUnavailable(.damaged) }
        let first = complaint.split(separator: "\n").first.map(String.init) ?? ""
        return .setting(name: "PostgreSQL", advice: "Het kopiëren lukte niet: \(first)")
    }
}

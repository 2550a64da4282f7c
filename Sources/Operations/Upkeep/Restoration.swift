import Foundation
import Neighbourhood
public import Storage

/// A databank put back from a copy, and checked after writing.
public struct Restoration: Sendable, Equatable {
    public let rows: Int
    /// Where the databank that stood there before is kept; nil when there was none, and on PostgreSQL.
    public let former: String?

    /// Puts a copy back at an address where nothing is yet, unless it may replace what is there. Nobody may be working in it.
    ///
    /// - Throws: `Problem.setting` when the copy is missing or there is a databank already; `Problem.databankUnavailable(.damaged)` when the copy
    ///   is not whole, and then nothing was changed.
    public static func make(
        from copy: String, at address: DatabankAddress, replacing: Bool, open: @escaping @Sendable (DatabankAddress) throws -> any Driver
    ) async throws -> Restoration {
        guard FileManager.default.fileExists(atPath: copy) else {
            throw Problem.setting(name: copy, advice: "Dit bestand is er niet. Geef het pad van een kopie.")
        }
        switch address {
        case .file(let path): return try await file(copy, to: path, replacing: replacing, open: open)
        case .server(let url): return try await server(copy, url, replacing: replacing, open: open)
        }
    }

    private static func file(
        _ copy: String, to path: String, replacing: Bool, open: @Sendable (DatabankAddress) throws -> any Driver
    ) async throws -> Restoration {
        let isTaken = FileManager.default.fileExists(atPath: path)
        guard !isTaken || replacing else { throw taken(path) }
        let unfinished = UnfinishedFile(path)
        defer { unfinished.remove() }
        try unfinished.prepare()
        try Data(contentsOf: URL(filePath: copy), options: .mappedIfSafe).write(to: URL(filePath: unfinished.path))
        let expected = try await FileCheck.pass(unfinished.path, open: open)
        let former = isTaken ? try moveAway(path) : nil
        try unfinished.finish()
        guard try await FileCheck.pass(path, open: open) == expected else { throw Problem.databankUnavailable(.damaged) }
        return Restoration(rows: expected.total, former: former)
    }

    /// The file and what belongs to it keep their names behind a number that is free, so that nothing is lost when the copy was the wrong one.
    private static func moveAway(_ path: String) throws -> String {
        let files = FileManager.default
        let former = (1...).lazy.map { "\(path).oud-\($0)" }.first { !files.fileExists(atPath: $0) } ?? path + ".oud"
        for tail in ["", "-wal", "-shm"] where files.fileExists(atPath: path + tail) {
            try files.moveItem(atPath: path + tail, toPath: former + tail)
        }
        return former
    }

    private static func server(
        _ copy: String, _ url: String, replacing: Bool, open: @Sendable (DatabankAddress) throws -> any Driver
    ) async throws -> Restoration {
        let expected = try await PostgresTools.tables(in: copy)
        let driver = try open(.server(url: url))
        do {
            let isEmpty = try await driver.read(in: nil) { try $0.tableNames().isEmpty }
            guard isEmpty || replacing else { throw taken(DatabankAddress.server(url: url).shown) }
            try await PostgresTools(url: url).restore(from: copy, replacing: replacing)
            _ = try await Migrations.check(driver)
            let found = try await TableCounts.of(driver)
            guard expected.isSubset(of: found.counts.keys) else { throw Problem.databankUnavailable(.damaged) }
            try await driver.close()
            return Restoration(rows: found.total, former: nil)
        } catch {
            try? await driver.close()
            throw error
        }
    }

    private static func taken(_ name: String) -> Problem {
        .setting(name: name, advice: "Hier staat al een databank. Kies een lege plek, of zet er --replace bij als die weg mag.")
    }
}

import Foundation
import Neighbourhood
public import Storage

/// A copy of the whole databank, made while people go on working, and checked before it gets its name.
public struct Backup: Sendable, Equatable {
    public let path: String
    public let bytes: Int
    /// Rows in all tables together.
    public let rows: Int

    /// Copies a databank to a new file that only its owner may read.
    ///
    /// - Parameter open: opens a databank by its address; the check opens the copy with it.
    /// - Throws: `Problem.setting` when the file exists already or a program is missing; `Problem.databankUnavailable(.damaged)` when the copy
    ///   does not pass its check, and then no file is left behind.
    public static func make(
        of address: DatabankAddress, at path: String, open: @escaping @Sendable (DatabankAddress) throws -> any Driver
    ) async throws -> Backup {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Problem.setting(name: path, advice: "Dit bestand bestaat al. Kies een andere naam voor de kopie.")
        }
        let unfinished = UnfinishedFile(path)
        defer { unfinished.remove() }
        try unfinished.prepare()
        let source = try open(address)
        let rows: Int
        do {
            rows = try await copy(source, at: address, to: unfinished.path, open: open)
        } catch {
            try? await source.close()
            throw error
        }
        try await source.close()
        try unfinished.finish()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return Backup(path: path, bytes: size ?? 0, rows: rows)
    }

    private static func copy(
        _ source: any Driver, at address: DatabankAddress, to path: String, open: @Sendable (DatabankAddress) throws -> any Driver
    ) async throws -> Int {
        guard try await Migrations.check(source) > 0 else {
            throw Problem.setting(name: address.shown, advice: "Deze databank is leeg. Er is niets om te kopiëren.")
        }
        let before = try await TableCounts.of(source)
        switch address {
        case .file: return try await copyFile(source, to: path, before, open: open)
        case .server(let url): return try await copyServer(url, to: path, before)
        }
    }

    private static func copyFile(
        _ source: any Driver, to path: String, _ before: TableCounts, open: @Sendable (DatabankAddress) throws -> any Driver
    ) async throws -> Int {
        guard let sqlite = source as? SQLiteDriver else { throw Problem.databankUnavailable(.unreachable) }
        try sqlite.copy(to: path)
        let after = try await TableCounts.of(source)
        let found = try await FileCheck.pass(path, open: open)
        guard found.lies(between: before, and: after) else { throw Problem.databankUnavailable(.damaged) }
        return found.total
    }

    private static func copyServer(_ url: String, to path: String, _ before: TableCounts) async throws -> Int {
        try await PostgresTools(url: url).dump(to: path)
        guard try await PostgresTools.tables(in: path).isSuperset(of: before.counts.keys) else { throw Problem.databankUnavailable(.damaged) }
        return before.total
    }
}

/// A file that gets its name when it is whole.
struct UnfinishedFile {
    private let target: String
    var path: String { target + ".deel" }

    init(_ target: String) { self.target = target }

    /// Makes the folder, and the file itself so that nobody else may read it from the first byte on.
    func prepare() throws {
        let folder = URL(filePath: target).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Problem.setting(name: folder.path, advice: "In deze map kan niet worden geschreven. Kies een andere map, of geef jezelf het recht.")
        }
        remove()
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw Problem.setting(name: folder.path, advice: "In deze map kan niet worden geschreven. Kies een andere map, of geef jezelf het recht.")
        }
    }

    func finish() throws { try FileManager.default.moveItem(atPath: path, toPath: target) }

    func remove() {
        for tail in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + tail) }
    }
}

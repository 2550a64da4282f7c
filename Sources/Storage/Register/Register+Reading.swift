public import Foundation
import Neighbourhood

/// A file of the register says something that leads nowhere.
public struct RegisterFault: Error, Equatable, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}

extension Register {
    /// The register that comes with this version.
    ///
    /// - Throws: `RegisterFault`, or the error of a file that cannot be read.
    public static func bundled() throws -> Register {
        let folder = Bundle.module.bundleURL.appending(path: "Resources/Register")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "json" }
        let basis = try Data(contentsOf: folder.appending(path: "basis.json"))
        let tables = files.filter { $0.lastPathComponent != "basis.json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        return try Register(basis: basis, capabilities: tables.map { try Data(contentsOf: $0) })
    }

    /// - Parameters:
    ///   - basis: activities, grounds, persons, recipients, terms and measures, by the names that the other files use.
    ///   - capabilities: the tables of each capability.
    /// - Throws: `RegisterFault` when a name leads nowhere.
    public init(basis: Data, capabilities: [Data]) throws {
        let basis = try JSONDecoder().decode(BasisFile.self, from: basis)
        let files = try capabilities.map { try JSONDecoder().decode(CapabilityFile.self, from: $0) }
        validFrom = try files.map { try Self.day($0.validFrom) }.reduce(Self.day(basis.validFrom), max)
        activities = basis.activities
        terms = basis.terms
        measures = basis.measures
        remarks = basis.remarks
        columns = try files.flatMap(\.tables).flatMap { table in
            try table.columns.flatMap { group in try group.names.map { try basis.column($0, in: group, of: table) } }
        }
    }

    private static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else { throw RegisterFault(description: "‘\(text)’ is no date") }
        return day
    }
}

/// `basis.json`: what the tables refer to.
private struct BasisFile: Decodable {
    let validFrom: String
    let activities: [Register.Activity]
    let grounds: [String: Register.Ground]
    let persons: [String: String]
    let recipients: [String: String]
    let terms: [String: Register.Term]
    let measures: [String]
    let remarks: [String]

    /// A group says for its columns what differs from the table; the table says the rest.
    func column(_ name: String, in group: ColumnGroup, of table: TableEntry) throws -> Register.Column {
        let place = table.table + "." + name
        return try Register.Column(
            table: table.table, name: name, engine: group.engine ?? table.engine, activity: group.activity ?? table.activity, what: group.what,
            kind: group.kind, purpose: group.purpose ?? table.purpose,
            grounds: (group.grounds ?? table.grounds).map { try find($0, in: grounds, for: place) },
            persons: (group.persons ?? table.persons).map { try find($0, in: persons, for: place) },
            recipients: (group.recipients ?? table.recipients).map { try find($0, in: recipients, for: place) },
            term: find(group.term ?? table.term, in: terms, for: place), termName: group.term ?? table.term, isSealed: group.sealed ?? false,
            clearBecause: group.clear)
    }

    private func find<Value>(_ name: String, in known: [String: Value], for place: String) throws -> Value {
        guard let value = known[name] else { throw RegisterFault(description: "\(place) refers to ‘\(name)’, which is not in basis.json") }
        return value
    }
}

private struct CapabilityFile: Decodable {
    let validFrom: String
    let tables: [TableEntry]
}

private struct TableEntry: Decodable {
    let table: String
    let engine: Engine?
    let activity: String
    let purpose: String
    let grounds: [String]
    let persons: [String]
    let recipients: [String]
    let term: String
    let columns: [ColumnGroup]
}

private struct ColumnGroup: Decodable {
    let names: [String]
    let what: String
    let kind: Register.DataKind
    let engine: Engine?
    let activity: String?
    let purpose: String?
    let grounds: [String]?
    let persons: [String]?
    let recipients: [String]?
    let term: String?
    let sealed: Bool?
    let clear: String?
}

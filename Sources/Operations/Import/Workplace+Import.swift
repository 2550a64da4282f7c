public import Foundation
public import Neighbourhood
import Storage

/// What an import did.
public struct ImportResult: Sendable, Equatable {
    public var added: Int
    /// Rows that somebody else imported between the plan and now.
    public var alreadyThere: Int

    public init(added: Int, alreadyThere: Int) {
        self.added = added
        self.alreadyThere = alreadyThere
    }
}

extension Workplace {
    /// Reads a file and says of every line what would become of it; saves nothing. Who may import may.
    ///
    /// - Throws: `Problem.tooLarge`, `Problem.notAllowed`. Whatever is wrong with the file itself stands in the plan.
    public func planImport(of kind: ImportKind, from data: Data, by viewer: Viewer) async throws -> ImportPlan {
        try Access.allow(viewer, .importRows)
        let municipality = viewer.municipality
        if Spreadsheet.isLikely(data) {
            switch Spreadsheet.sheet(in: data).flatMap({ Table.read($0, as: kind) }) {
            case .failure(let fault): return ImportPlan(kind, municipality, file: nil, fault: fault)
            case .success(let table): return try await plan(table, of: kind, encoding: nil, in: municipality)
            }
        }
        switch try FileText.read(data) {
        case .failure(let fault): return ImportPlan(kind, municipality, file: nil, fault: fault)
        case .success(let file):
            switch Table.read(file, as: kind) {
            case .failure(let fault): return ImportPlan(kind, municipality, file: file, fault: fault)
            case .success(let table): return try await plan(table, of: kind, encoding: file.encoding, in: municipality)
            }
        }
    }

    private func plan(
        _ table: Table, of kind: ImportKind, encoding: FileEncoding?, in municipality: MunicipalityCode
    ) async throws -> ImportPlan {
        let (keys, today) = try await driver.read(in: municipality) { connection in
            (try connection.importedKeys(for: kind, in: municipality), connection.today)
        }
        var planner = ImportPlanner(kind, keys: keys, today: today)
        for row in table.rows { planner.judge(row) }
        return ImportPlan(
            kind: kind, municipality: municipality, encoding: encoding, delimiter: table.delimiter, unknownColumns: table.unknown, fault: nil,
            lines: planner.lines, rows: planner.rows)
    }

    /// Does what a plan says: every accepted row, 500 to a transaction. A second run of the same file adds nothing. Who may import may.
    ///
    /// When it stops half-way, what was saved stays, and running it again adds the rest.
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.municipality)` when this installation does not know the municipality.
    public func carryOut(_ plan: ImportPlan, by viewer: Viewer, request: RequestMark = .none) async throws -> ImportResult {
        try Access.allow(viewer, .importRows)
        guard viewer.municipality == plan.municipality else { throw Problem.notFound(.municipality) }
        let areas = try await areas(of: plan.municipality)
        var result = ImportResult(added: 0, alreadyThere: 0)
        for start in stride(from: 0, to: plan.rows.count, by: 500) {
            let portion = Array(plan.rows[start..<min(plan.rows.count, start + 500)])
            let added = try await perform(by: viewer, request: request) { connection in
                try connection.settle(plan.municipality, named: nil, by: viewer)
                var porter = ImportPorter(connection, municipality: plan.municipality, areas: areas)
                for row in portion { try porter.bring(row) }
                let whole = Event(.importRows, Thing(.municipality, plan.municipality.text))
                return Done(porter.added, events: porter.events + (porter.added > 0 ? [whole] : []))
            }
            result.added += added
            result.alreadyThere += portion.count - added
        }
        return result
    }
}

extension ImportPlan {
    fileprivate init(_ kind: ImportKind, _ municipality: MunicipalityCode, file: FileText?, fault: FileFault) {
        self.init(
            kind: kind, municipality: municipality, encoding: file?.encoding, delimiter: nil, unknownColumns: [], fault: fault, lines: [], rows: [])
    }
}

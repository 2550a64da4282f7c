import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@Suite("The register of what is kept")
struct RegisterTests {
    @Test("knows every column of every table, and none that is not there", arguments: TestDatabanks.engines)
    func complete(engine: Engine) async throws {
        let schema = try await TestDatabanks.fresh(engine).read(in: nil) { try $0.schema() }
        #expect(schema.count > 20)
        let faults = try Register.bundled().faults(against: schema, on: engine)
        #expect(faults.isEmpty, "\(faults.joined(separator: "; "))")
    }

    @Test("says of each column what it is for, on what ground, whose it is, who sees it, and who set its term")
    func answered() throws {
        let gaps = try Register.bundled().gaps
        #expect(gaps.isEmpty, "\(gaps.joined(separator: "; "))")
    }

    @Test("says in a sentence which column it lacks, and which one went away")
    func sentences() throws {
        let faults = try small().faults(against: ["tent": ["pole", "flag"]], on: .sqlite)
        #expect(
            faults == [
                "tent.flag is not in the register: say what it is for, on what ground, and until when",
                "tent.peg is in the register, but sqlite has no such column", "a term runs from tent.pitched_at, and there is no such column",
            ])
    }

    @Test("says which term has no source")
    func unsourced() throws {
        #expect(try small(source: "").gaps.contains("tent.pole lacks a source for its term"))
        #expect(try small().gaps == [])
    }

    @Test("says of every column with people's own words that it is sealed, or why not, and the vault seals the same ones")
    func sealed() throws {
        let sealed = try Register.bundled().columns.filter(\.isSealed).map { $0.table + "." + $0.name }
        #expect(Set(sealed) == Set(SealedColumn.allCases.map(\.rawValue)))
    }

    @Test("refuses a name that leads nowhere")
    func dangling() throws {
        #expect(throws: RegisterFault(description: "tent.pole refers to ‘forever’, which is not in basis.json")) { try small(term: "forever") }
    }

    @Test("holds the terms that the law sets as the law's, and calls every other a policy that the municipality may change")
    func sources() throws {
        let terms = try Register.bundled().columns.map(\.term)
        #expect(terms.filter { $0.source.kind == .law }.allSatisfy { $0.source.text.contains("art.") })
        #expect(terms.contains { $0.source.kind == .policy })
    }

    @Test("reads a length of time as ISO 8601 writes it", arguments: ["P1Y", "P6M", "P14D", "P1Y6M", "P0D"])
    func periods(text: String) {
        #expect(Period(text)?.description == text)
    }

    @Test("takes nothing else for a length of time", arguments: ["", "P", "1Y", "P1", "P1D1Y", "P-1Y", "één jaar"])
    func noPeriods(text: String) {
        #expect(Period(text) == nil)
    }

    /// Two columns of one table.
    private func small(source: String = "beleid", term: String = "season") throws -> Register {
        let basis = """
            {"validFrom": "2026-01-01", "remarks": [], "measures": [], "activities": [{"id": "camp", "name": "Kamp", "purpose": "Kamperen", "deeds": []}],
             "grounds": {"task": {"name": "taak", "article": "art. 6"}}, "persons": {"campers": "kampeerders"}, "recipients": {"all": "iedereen"},
             "terms": {"season": {"length": "P6M", "end": "erase", "since": {"occasion": "opgezet", "column": "tent.pitched_at"},
                "source": {"kind": "policy", "text": "\(source)"}}}}
            """
        let tables = """
            {"validFrom": "2026-02-01", "tables": [{"table": "tent", "activity": "camp", "purpose": "slapen", "grounds": ["task"],
             "persons": ["campers"], "recipients": ["all"], "term": "\(term)",
             "columns": [{"names": ["pole", "peg"], "what": "stok en haring", "kind": "ordinary"}]}]}
            """
        return try Register(basis: Data(basis.utf8), capabilities: [Data(tables.utf8)])
    }
}

extension Connection {
    /// The tables and columns as the engine itself tells them. SQLite's own tables, and those in which its full text keeps its index, hold
    /// nothing under a name of ours.
    fileprivate func schema() throws -> [String: Set<String>] {
        let columns =
            switch engine {
            case .sqlite:
                try rows(
                    """
                    SELECT listed.name, info.name FROM pragma_table_list listed JOIN pragma_table_xinfo(listed.name) info
                    WHERE listed.schema = 'main' AND listed.type IN ('table', 'virtual') AND listed.name NOT LIKE 'sqlite_%' AND info.hidden <> 1
                    """, [], decode: Self.pair)
            case .postgres:
                try rows(
                    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()", [], decode: Self.pair)
            }
        return Dictionary(grouping: columns, by: \.0).mapValues { Set($0.map(\.1)) }
    }

    private static func pair(row: inout Row) -> (String, String) { (row.next(), row.next()) }
}

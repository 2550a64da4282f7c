import Foundation
import Matching
import Neighbourhood
import TestDatabanks
import Testing

@testable import Operations
@testable import Storage

@Suite("Undoing a list")
struct UndoTests {
    private static let list = """
        Naam;Telefoon;E-mail;Geboortejaar;Postcode;Wat wil je doen;Beschikbaar;Opmerkingen
        Truus van Dalen;0881234103;ander@voorbeeld.nl;1939;;Soep koken;zaterdag;Altijd vrolijk
        Nieuwe Buur;0687654321;buur@voorbeeld.nl;1960;4991AC;Ik wandel graag;weekend;Heeft een hond
        nieuwe buur;0687654321;;;;;;Nog een keer
        Kees Klaar;0687654322;;;;;;
        Fout Nummer;1;;;;;;
        """

    @Test("leaves the databank as it was before, but for what was done and when", arguments: TestDatabanks.engines)
    func exact(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let before = try await town.everything()
        let id = try await town.looked(Self.list)
        try await town.workplace.takeIn(id, by: town.fatma)
        #expect(try await town.counts(id).outcomes == [.made: 2, .joined: 2, .fault: 1])
        #expect(try await town.everything() != before)
        try await town.workplace.undo(id, by: town.fatma)
        let after = try await town.everything()
        for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
        let view = try await town.view(id, .stayed)
        #expect(view.list.state == .undone && view.counts.fates == [.undone: 4] && view.rows.isEmpty)
        #expect(town.workplace.matches.book.index.count(in: Town.code) == town.matched)
    }

    @Test("that stopped halfway goes on where it was", arguments: TestDatabanks.engines)
    func killed(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let before = try await town.everything()
        let id = try await town.looked("Naam;Telefoon\n" + (100..<500).map { "Bewoner Nr\($0);0655000\($0)\n" }.joined())
        try await town.workplace.takeIn(id, by: town.fatma)
        _ = try await town.workplace.driver.write(in: Town.code) { try $0.move(id, to: .undoing, from: [.taken], in: Town.code) }
        #expect(try await town.workplace.undoPortion(of: id, by: town.fatma))
        let half = try await town.view(id)
        #expect(half.list.state == .undoing && half.counts.fates == [.undone: Workplace.portion])
        try await Town.workplace(town.workplace.driver).undo(id, by: town.fatma)
        #expect(try await town.everything() == before)
    }

    @Test("leaves what somebody changed or used since, and says with whom", arguments: TestDatabanks.engines)
    func stays(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked(Self.list)
        try await town.workplace.takeIn(id, by: town.fatma)
        var truus = try await town.person("Truus van Dalen")
        truus.facts.loves = "Zwemmen"
        try await town.workplace.correct(truus.id, to: truus.facts, version: truus.version, by: town.fatma)
        let kees = try await town.person("Kees Klaar")
        _ = try await town.workplace.write(NoteDraft(words: "Belde"), about: kees.id, submission: "n", by: town.fatma)
        try await town.workplace.undo(id, by: town.fatma)
        let view = try await town.view(id, .stayed)
        #expect(view.rows.map(\.row.fate) == [.changed, .used] && view.rows.map(\.name) == ["Truus van Dalen", "Kees Klaar"])
        #expect(try await town.person("Truus van Dalen").facts.mail?.text == "ander@voorbeeld.nl", "all or nothing with each person")
        #expect(try await town.workplace.count("SELECT count(*) FROM person WHERE municipality = $1 AND name = 'Nieuwe Buur'") == 0)
    }

    @Test("leaves an offer that somebody changed since, and who offers it", arguments: TestDatabanks.engines)
    func changedOffer(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let id = try await town.looked("Naam;Wat wil je doen\nNieuwe Buur;Ik wandel graag\n", aware: .yes)
        try await town.workplace.takeIn(id, by: town.fatma)
        let person = try await town.person("Nieuwe Buur")
        let offer = try await town.offer(of: person.id)
        try await town.workplace.pause(offer, until: nil, by: town.fatma)
        try await town.workplace.undo(id, by: town.fatma)
        #expect(try await town.view(id, .stayed).rows.map(\.row.fate) == [.used])
        #expect(try await town.person("Nieuwe Buur").id == person.id)
    }

    @Test("of the older of two lists leaves whom the younger joined", arguments: TestDatabanks.engines)
    func twoLists(engine: Engine) async throws {
        let town = try await ListTown(on: engine)
        let first = try await town.looked("Naam;Telefoon\nNieuwe Buur;0687654321\n")
        try await town.workplace.takeIn(first, by: town.fatma)
        let second = try await town.looked("Naam;Telefoon;Geboortejaar\nNieuwe Buur;0687654321;1960\n")
        try await town.workplace.takeIn(second, by: town.fatma)
        try await town.workplace.undo(first, by: town.fatma)
        #expect(try await town.view(first, .stayed).rows.map(\.row.fate) == [.changed])
        try await town.workplace.undo(second, by: town.fatma)
        #expect(try await town.person("Nieuwe Buur").facts.bornYear == nil)
    }

    @Test("knows every column that leads to a person", arguments: [Engine.sqlite])
    func everyTrace(engine: Engine) async throws {
        let driver = try await TestDatabanks.fresh(engine)
        let known = Set(PersonTraces.columns.map { $0.table.text + "." + $0.column.text }).union(PersonTraces.apart)
        let there = try await driver.read(in: nil) { connection in
            try connection.rows(
                """
                SELECT listed.name, key."from" FROM pragma_table_list listed JOIN pragma_foreign_key_list(listed.name) key
                WHERE listed.schema = 'main' AND key."table" = 'person' AND key."from" <> 'municipality'
                """, []
            ) { row in row.next(String.self) + "." + row.next(String.self) }
        }
        #expect(there.count > 40)
        #expect(Set(there).subtracting(known).sorted() == [], "put these in PersonTraces, or nobody knows that somebody is used there")
    }
}

extension ListTown {
    /// All that stands in the databank, but for what tells of deeds and of lists. The version of a person only goes up.
    func everything() async throws -> [String: [String]] {
        let left: Set<String> = [
            "event", "processing", "processing_user", "list_import", "list_row", "submission", "vault_key", "migration", "installation",
        ]
        let columns = Dictionary(grouping: try Register.bundled().columns, by: \.table)
        return try await workplace.driver.read(in: nil) { connection in
            var all: [String: [String]] = [:]
            for table in TableCounts.tables where !left.contains(table.text) {
                let width = (columns[table.text] ?? []).filter { $0.engine == nil || $0.engine == connection.engine }.count
                all[table.text] = try connection.rows("SELECT * FROM " + table, []) { row in
                    (0..<width).map { _ in Self.opened(row.next(String?.self)) }.joined(separator: "|")
                }.sorted()
            }
            all["person"] = try connection.rows(
                """
                SELECT id, name, call_name, born_year, phone, mail, street, house_number, postcode, reach, languages, area, imported_as,
                    CASE WHEN loves IS NULL THEN 0 ELSE 1 END, CASE WHEN wishes IS NULL THEN 0 ELSE 1 END FROM person ORDER BY id
                """, []
            ) { row in (0..<15).map { _ in row.next(String?.self) ?? "" }.joined(separator: "|") }
            all["keys"] = try connection.rows("SELECT holder FROM vault_key WHERE holder NOT IN (SELECT id FROM list_import) ORDER BY holder", []) {
                $0.next(String.self)
            }
            return all
        }
    }

    /// A text that was sealed anew is the same text under another nonce.
    private static func opened(_ text: String?) -> String {
        guard let text else { return "" }
        return text.hasPrefix("sealed1:") ? String(text.prefix { $0 != ":" }) + String(text.dropFirst(8).prefix { $0 != ":" }) : text
    }
}

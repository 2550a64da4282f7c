import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("Bad luck")
struct BadLuckTests {
    @Test("a full disk is answered with a clear page, nothing is half saved, and all is well again without a restart")
    func fullDisk() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let before = try await counts(town)
        let seal = try await fatma.get("/gesprek").value(of: "seal")
        try await town.workplace.driver.write(in: nil) { try $0.executeScript("PRAGMA max_page_count = 1") }
        var fields = [("seal", seal), ("asks", "8"), ("name", "Piet Vol"), ("do", "save")]
        for number in 1...8 { fields.append(("words-\(number)", String(repeating: "Een lange vraag. ", count: 110))) }
        var answer = try await fatma.post(fields, to: "/gesprek")
        // A few free pages may be left in the file; then the first calls still fit.
        for _ in 0..<20 where answer.status != .serviceUnavailable {
            let again = try await fatma.get("/gesprek").value(of: "seal")
            answer = try await fatma.post([("seal", again)] + fields.dropFirst(), to: "/gesprek")
        }
        #expect(answer.status == .serviceUnavailable && answer.contains("Er is niets half bewaard"))
        try await town.workplace.driver.write(in: nil) { try $0.executeScript("PRAGMA max_page_count = 1073741823") }
        let after = try await counts(town)
        #expect(after.people - before.people == (after.asks - before.asks) / 8, "every saved call has its person and all its asks")
        let saved = try await fatma.post([("seal", try await fatma.get("/gesprek").value(of: "seal"))] + fields.dropFirst(), to: "/gesprek")
        #expect(saved.status == .ok)
    }

    private func counts(_ town: Town) async throws -> (people: Int, asks: Int) {
        try await town.workplace.driver.read(in: nil) { connection in
            (try connection.count("SELECT count(*) FROM person WHERE name = 'Piet Vol'"), try connection.count("SELECT count(*) FROM ask"))
        }
    }
}

@Suite(
    "PostgreSQL that goes away in the middle of a request",
    .enabled(if: TestDatabanks.engines.contains(.postgres), "needs Scripts/postgres-for-tests"))
struct LostDatabankTests {
    @Test("leaves nothing half saved; the words stay on the form, and sending again saves them once, without a restart")
    func lost() async throws {
        let town = try await Town.open(on: .postgres)
        // The server ends the line itself, in the middle of the transaction that saves the ask.
        try await town.workplace.driver.write(in: nil) { connection in
            try connection.executeScript(
                """
                CREATE FUNCTION lose_the_line() RETURNS trigger LANGUAGE plpgsql AS $body$
                    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $body$;
                CREATE TRIGGER lost BEFORE INSERT ON ask FOR EACH ROW EXECUTE FUNCTION lose_the_line();
                """)
        }
        let words = "Wie helpt mij de heg te knippen voor de winter?"
        let visitor = town.visitor()
        let fields = [("words", words), ("name", "Lieke Heg"), ("contact", "06 12345678"), ("languages", "nl")]
        let refused = try await visitor.submit(fields, from: "/hulp-vragen", to: "/hulp-vragen")
        #expect(refused.status == .serviceUnavailable && refused.contains(words) && refused.contains("Lieke Heg"))
        #expect(try await count(town, "SELECT count(*) FROM person WHERE name = 'Lieke Heg'") == 0)
        #expect(try await town.signedIn("fatma").get("/vandaag").status == .ok)

        try await town.workplace.driver.write(in: nil) { try $0.executeScript("DROP TRIGGER lost ON ask") }
        let again = [("seal", try refused.value(of: "seal"))] + fields
        #expect(try await visitor.post(again, to: "/hulp-vragen").path == "/hulp-vragen/bedankt")
        #expect(try await visitor.post(again, to: "/hulp-vragen").path == "/hulp-vragen/bedankt")
        #expect(try await count(town, "SELECT count(*) FROM ask JOIN person ON person.id = ask.subject WHERE name = 'Lieke Heg'") == 1)
    }

    private func count(_ town: Town, _ sql: SQL) async throws -> Int { try await town.workplace.driver.read(in: nil) { try $0.count(sql) } }
}

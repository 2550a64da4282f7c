import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Storage
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

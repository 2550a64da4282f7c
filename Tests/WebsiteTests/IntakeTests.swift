import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("The telephone intake")
struct IntakeTests {
    @Test("from three fields to a proposal that stands in Vandaag")
    func fromCallToProposal() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let fields = [
            ("asks", "1"), ("name", "Corrie Bakker"), ("postcode", "4990 AB"), ("words-1", "Mijn moeder zit de hele dag alleen en praat met niemand"),
        ]
        let fits = try await fatma.submit(fields + [("do", "fits")], from: "/gesprek", to: "/gesprek")
        #expect(fits.status == .ok && fits.contains("Wie past er bij deze vraag?"))
        #expect(fits.contains("Mijn moeder zit de hele dag alleen"))
        let choice = try #require(try Regex("name=\"choice-1\" value=\"([a-z0-9]{20})\"").firstMatch(in: fits.text)?[1].substring)
        let saved = try await fatma.post(
            fields + [("seal", try fits.value(of: "seal")), ("choice-1", String(choice)), ("do", "save")], to: "/gesprek")
        #expect(saved.contains("Voorgesteld. Vraag nu aan allebei"))
        let today = try await fatma.get("/vandaag")
        #expect(today.contains("Corrie Bakker"))
    }

    @Test("without a name or words: 422, the fault above and at the field, and nothing typed is lost")
    func refused() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let answer = try await fatma.submit(
            [("asks", "1"), ("name", ""), ("postcode", "12 AB"), ("words-1", "Wie maakt <b>mijn</b> heg?"), ("do", "save")], from: "/gesprek",
            to: "/gesprek")
        #expect(answer.status == .unprocessableContent)
        #expect(answer.contains("<title>Fout: Nieuw gesprek"))
        #expect(answer.contains("href=\"#name\"") && answer.contains("href=\"#postcode\""))
        #expect(answer.contains("value=\"12 AB\"") && answer.contains("Wie maakt &lt;b&gt;mijn&lt;/b&gt; heg?"))
    }

    @Test("a megabyte pasted by mistake is answered in words and comes back whole")
    func megabyte() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let paste = String(repeating: "woord ", count: 170_000)
        let answer = try await fatma.submit([("asks", "1"), ("name", "Piet"), ("words-1", paste), ("do", "save")], from: "/gesprek", to: "/gesprek")
        #expect(answer.status == .unprocessableContent)
        #expect(answer.contains("hooguit 2000 tekens") && answer.text.utf8.count > 1_000_000)
    }

    @Test("what was typed is there again after a reload, for its owner only")
    func draft() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let kept = try await fatma.submit([("asks", "1"), ("words-1", "Half een zin")], from: "/gesprek", to: "/gesprek/bewaren")
        #expect(kept.status == .noContent)
        #expect(try await fatma.get("/gesprek").contains("Half een zin"))
        #expect(try await town.signedIn("bram").get("/gesprek").contains("Half een zin") == false)
    }

    @Test("finds the caller while the name is typed")
    func callers() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let found = try await fatma.post([("name", "truus")], to: "/gesprek/wie")
        #expect(found.contains("Truus van Dalen"))
    }

    @Test("emoji, right-to-left marks and scripts are kept as words and never run")
    func hostile() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let words = "👵🏽 \u{202E}evil\u{202C} <script>alert(1)</script> \"quoted\" مرحبا"
        let saved = try await fatma.submit(
            [("asks", "1"), ("name", "O'Neill <i>"), ("words-1", words), ("do", "save")], from: "/gesprek", to: "/gesprek")
        #expect(saved.status == .ok)
        #expect(saved.contains("👵🏽") && saved.contains("مرحبا") && saved.contains("O&#39;Neill &lt;i&gt;"))
        #expect(!saved.contains("<script>alert") && !saved.text.unicodeScalars.contains("\u{202E}"))
    }

    @Test("the desk takes a call and does not propose")
    func desk() async throws {
        let town = try await Town.open()
        let ria = try await town.signedIn("ria")
        let page = try await ria.submit(
            [("asks", "1"), ("name", "Jan"), ("words-1", "Ik zoek iemand om mee te wandelen"), ("do", "fits")], from: "/gesprek", to: "/gesprek")
        #expect(page.contains("Bewaar dit gesprek") && !page.contains("name=\"choice-1\" value=\"0"))
    }
}

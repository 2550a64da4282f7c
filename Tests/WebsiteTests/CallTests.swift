import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("A call that does not go as planned")
struct CallTests {
    private static let call = [("asks", "1"), ("name", "Corrie Bakker"), ("words-1", "Wie leest mij de krant voor?")]

    @Test("what is too long comes back with its fault at the field and every word kept")
    func tooLong() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let fields = Self.call + [("subject_name", "Opa"), ("relation", String(repeating: "x", count: 61)), ("do", "save")]
        let answer = try await fatma.submit(fields, from: "/gesprek", to: "/gesprek")
        #expect(answer.status == .unprocessableContent && answer.contains("href=\"#relation\"") && answer.contains("hooguit 60 tekens"))
        #expect(answer.contains("Wie leest mij de krant voor?") && answer.contains("Corrie Bakker"))
    }

    @Test("a fault stands at the field that this form has for it")
    func fieldNames() {
        let faults = ["words", "when_words", "call_name", "relation"].map { IntakeForm.onForm(FieldError($0, .missing)).field }
        #expect(faults == ["words-1", "when_words-1", "name", "relation"])
    }

    @Test("a choice that cannot be any more is cleared and said; nothing is saved and no word is lost")
    func refusedChoice() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let soup: Offer.ID = try await town.id(of: "offer", "o-truus-soep")
        let fields = [("asks", "1"), ("caller", truus.text), ("words-1", "Wie kookt er soep voor mij?"), ("choice-1", soup.text), ("do", "save")]
        let answer = try await fatma.submit(fields, from: "/gesprek", to: "/gesprek")
        #expect(answer.status == .conflict && answer.contains("Deze keuze kan net niet meer. Kies iemand anders."))
        #expect(answer.contains("href=\"#choice-1\"") && answer.contains("Wie kookt er soep voor mij?"))
        #expect(!answer.contains("value=\"\(soup)\" checked"))
        #expect(try await asks(saying: "Wie kookt er soep voor mij?", in: town) == 0)
    }

    @Test("a session that ended while somebody typed: the words are kept, and there again after signing in")
    func sessionEnded() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let seal = try await fatma.get("/gesprek").value(of: "seal")
        let id = try await Samples.person("fatma", of: .wilgenoord, in: town.workplace)
        _ = try await town.workplace.driver.write(in: SampleTown.wilgenoord.municipality) { connection in
            try connection.execute("UPDATE session SET ends_at = $1 WHERE person = $2", [connection.now.addingTimeInterval(-60), id])
        }
        let answer = try await fatma.post(Self.call + [("seal", seal), ("do", "save")], to: "/gesprek")
        #expect(
            answer.status == .unauthorized && answer.contains("Wat je typte, hebben we bewaard.")
                && answer.contains("href=\"/aanmelden\">Aanmelden"))
        #expect(try await town.signedIn("fatma").get("/gesprek").contains("Wie leest mij de krant voor?"))
    }

    @Test("a form from another site does not save a call")
    func crossSite() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let answer = try await fatma.submit(Self.call, from: "/gesprek", to: "/gesprek", headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(answer.status == .forbidden)
    }

    @Test("a call for a known person begins empty when another's was half done, and that one stays until something is typed")
    func anotherCaller() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        _ = try await fatma.submit(Self.call, from: "/gesprek", to: "/gesprek/bewaren")
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = try await fatma.get("/gesprek?bewoner=\(truus)")
        #expect(page.contains("Truus van Dalen") && !page.contains("krant") && !page.contains("Dit typte je eerder"))
        #expect(try await fatma.get("/gesprek").contains("Wie leest mij de krant voor?"))
        _ = try await fatma.submit([("caller", truus.text), ("words-1", "Over de tuin")], from: "/gesprek", to: "/gesprek/bewaren")
        #expect(try await fatma.get("/gesprek?bewoner=\(truus)").contains("Over de tuin"))
    }

    @Test("a draft that arrives after its call was saved is not kept; one of the next call is")
    func lateDraft() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let page = try await fatma.get("/gesprek")
        let fields = try Self.call + [("seal", page.value(of: "seal")), ("call", page.value(of: "call"))]
        let again = try await fatma.post(fields + [("do", "fits")], to: "/gesprek")
        #expect(try again.value(of: "call") == page.value(of: "call"))
        #expect(try await fatma.post(fields + [("do", "save")], to: "/gesprek").path.hasPrefix("/vragen/"))
        _ = try await fatma.post(fields, to: "/gesprek/bewaren")
        let next = try await fatma.get("/gesprek")
        #expect(!next.contains("krant"))
        #expect(try next.value(of: "call") != page.value(of: "call"))
        _ = try await fatma.submit([("call", next.value(of: "call")), ("words-1", "De volgende")], from: "/gesprek", to: "/gesprek/bewaren")
        #expect(try await fatma.get("/gesprek").contains("De volgende"))
    }

    @Test("the page after saving names the call, so that the device lets go of its words; a page of a visitor names none")
    func arrival() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let page = try await fatma.get("/gesprek")
        let call = try page.value(of: "call")
        let fields = try Self.call + [("seal", page.value(of: "seal")), ("call", call)]
        let saved = try await fatma.post(fields + [("do", "save")], to: "/gesprek")
        #expect(saved.contains("data-arrived=\"\(call)\"") && saved.contains("/intake.js"))
        #expect(try await fatma.post(fields, to: "/gesprek/bewaren").status == .gone)
        #expect(try await !town.visitor().get("/?gedaan=saved&gesprek=\(call)").contains("data-arrived"))
    }

    @Test("a call that was put away takes no draft any more, wherever it is still open")
    func putAway() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let page = try await fatma.get("/gesprek")
        let fields = try Self.call + [("seal", page.value(of: "seal")), ("call", page.value(of: "call"))]
        #expect(try await fatma.post(fields, to: "/gesprek/bewaren").status == .noContent)
        _ = try await fatma.post(fields + [("do", "clear")], to: "/gesprek")
        #expect(try await fatma.post(fields, to: "/gesprek/bewaren").status == .gone)
        #expect(try await !fatma.get("/gesprek").contains("krant"))
    }

    @Test("a draft tells when it was kept, so that the browser can see which is newer")
    func times() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        #expect(try await fatma.get("/gesprek").contains("data-saved=\"0\""))
        let kept = try await fatma.submit(Self.call, from: "/gesprek", to: "/gesprek/bewaren")
        let marks = try Regex("data-saved=\"([0-9]{13})\" data-now=\"([0-9]{13})\"")
        let found = try #require(try await marks.firstMatch(in: fatma.get("/gesprek").text))
        let (saved, now) = try (#require(found[1].substring.flatMap { Int($0) }), #require(found[2].substring.flatMap { Int($0) }))
        #expect(saved <= now && kept.headers[HTTPField.Name("Saved-At")!] == String(saved))
        #expect(try await fatma.submit(Self.call + [("do", "fits")], from: "/gesprek", to: "/gesprek").contains(" data-sent"))
    }

    @Test("too much text to keep while somebody types is refused in a way that the page can tell them")
    func largeDraft() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let paste = String(repeating: "woord ", count: 40_000)
        let answer = try await fatma.submit([("asks", "1"), ("words-1", paste)], from: "/gesprek", to: "/gesprek/bewaren")
        #expect(answer.status == .contentTooLarge)
    }

    @Test("signing out empties what the browser holds for this site")
    func leaving() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let seal = try await fatma.get("/vandaag").value(of: "seal")
        let answer = try await fatma.send(.post, "/afmelden", body: Visitor.encode([("seal", seal)]))
        #expect(answer.status == .seeOther && answer.headers[HTTPField.Name("Clear-Site-Data")!] == "\"storage\"")
    }

    @Test("a reason that is too long to close with is refused, not cut, and the version that was typed on stays")
    func longReason() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        let fields = [("version", "1"), ("reason", String(repeating: "x", count: 501))]
        let answer = try await fatma.submit(fields, from: "/vragen/\(ask)", to: "/vragen/\(ask)/afsluiting")
        #expect(answer.status == .unprocessableContent && answer.contains("hooguit 500 tekens") && answer.contains("href=\"#reason\""))
        #expect(try answer.value(of: "version") == "1")
    }

    private func asks(saying words: String, in town: Town) async throws -> Int {
        let municipality = SampleTown.wilgenoord.municipality
        return try await town.workplace.driver.read(in: municipality) { connection in
            try connection.count("SELECT count(*) FROM ask WHERE municipality = $1 AND words = $2", [municipality, words])
        }
    }
}

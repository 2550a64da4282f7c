import Foundation
import HTTPTypes
import Neighbourhood
import Testing

@testable import Website

@Suite("Consent on paper on the pages")
struct ConsentPageTests {
    @Test("a sheet prints with the wording and room to sign, is written down when it was signed, and is taken back in one tap")
    func course() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let fatma: Person.ID = try await town.id(of: "person", "fatma")
        let page = "/bewoners/\(truus)/toestemming"
        let today = CalendarDate(Date())
        let ria = try await town.signedIn("ria")
        let empty = try await ria.get(page)
        #expect(empty.contains("Toestemming: <bdi>Truus van Dalen</bdi>") && empty.contains(page + "/blad?doel=interview"))
        let sheet = try await ria.get(page + "/blad?doel=interview")
        #expect(sheet.contains("Mogen wij bewaren wat u vertelt") && sheet.contains("Tekst van 22 november 2026") && sheet.contains("Handtekening"))
        #expect(try await ria.get(page + "/blad?doel=reclame").status == .notFound)
        let missing = try await ria.submit([("given_on", "ooit")], from: page, to: page)
        #expect(missing.status == .unprocessableContent && missing.contains("value=\"ooit\"") && missing.contains("Waarvoor: Kies"))
        let given = try await ria.submit(
            [
                ("purpose", "interview"), ("givers", "self"), ("given_on", today.description), ("text_version", "2026-11-22"),
                ("witness", fatma.text), ("until", ""),
            ], from: page, to: page)
        #expect(given.contains("Op papier gegeven op \(Spoken.fullDate(today))") && given.contains("<bdi>Fatma Yıldırım</bdi> was erbij"))
        let everything = try await town.signedIn("truus").get("/mijn/alles")
        #expect(everything.contains("Bewaren wat u vertelde en bellen als er iets past"))
        let withdrawal = String(try #require(given.text.firstMatch(of: /\/toestemmingen\/[0-9a-z]{20}\/intrekking/)).0)
        _ = try await ria.submit([], from: page, to: withdrawal)
        #expect(try await ria.get(page).contains("Er is nog geen toestemming opgeschreven"))
        for other in ["wim", "noor", "truus"] { #expect(try await town.signedIn(other).get(page).status == .forbidden, "\(other)") }
    }
}

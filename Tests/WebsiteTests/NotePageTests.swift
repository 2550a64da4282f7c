import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("Notes on the pages")
struct NotePageTests {
    @Test("a worker writes one on the page of a resident, who reads it on their own page and writes something beside it")
    func written() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let (fatma, page) = (try await town.signedIn("fatma"), "/bewoners/\(truus)")
        let answer = try await fatma.submit([("words", "Wil graag <samen> eten")], from: page, to: page + "/notities")
        #expect(answer.contains("Opgeschreven.") && answer.contains("Wil graag &lt;samen&gt; eten"))
        let own = try await town.signedIn("truus")
        let mine = try await own.get("/mijn")
        #expect(mine.contains("Notities over u") && mine.contains("Wil graag &lt;samen&gt; eten"))
        let note = try #require(mine.text.firstMatch(of: /\/notities\/[0-9a-z]{20}/)).0
        let answered = try await own.submit([("answer", "Op zondag het liefst")], from: String(note), to: note + "/antwoord")
        #expect(answered.contains("U schreef erbij") && answered.contains("Op zondag het liefst"))
        #expect(try await fatma.get(page).contains("Op zondag het liefst"))
        let corrected = try await fatma.submit([("words", "Eet graag samen"), ("version", "1")], from: String(note), to: note + "/aanpassen")
        #expect(corrected.contains("Eet graag samen") && corrected.contains("Wat er eerst stond"))
    }

    @Test("a hidden one is counted on the own page, with its day and without its words")
    func hidden() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)"
        let day = CalendarDate(Date()).adding(days: 8)
        let fields = [("words", "Vermoeden van armoede"), ("hidden_until", day.description), ("hidden_reason", "Eerst samen praten")]
        #expect(try await town.signedIn("fatma").submit(fields, from: page, to: page + "/notities").contains("Eerst samen praten"))
        let mine = try await town.signedIn("truus").get("/mijn")
        #expect(mine.contains("1 notitie nog niet zichtbaar tot"))
        #expect(!mine.contains("armoede") && !mine.contains("Eerst samen"))
    }

    @Test("what is wrong is said at its field, with every word still there")
    func faults() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)"
        let fatma = try await town.signedIn("fatma")
        for (fields, fault) in [
            ([("words", "Belde vandaag"), ("hidden_until", "2030-01-01"), ("hidden_reason", "Later")], "Dit is te laat. Kies uiterlijk"),
            ([("words", "Belde vandaag"), ("hidden_until", "morgen"), ("hidden_reason", "Later")], "Deze dag bestaat niet."),
            ([("words", "Belde vandaag"), ("hidden_reason", "Later")], "Vanaf welke dag wel: Vul dit in."),
        ] {
            let answer = try await fatma.submit(fields, from: page, to: page + "/notities")
            #expect(answer.status == .unprocessableContent && answer.contains(fault) && answer.contains("Belde vandaag") && answer.contains("Later"))
        }
    }

    @Test("the desk writes notes and reads its own; an administrator and another resident come to nothing")
    func narrow() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)"
        _ = try await town.signedIn("fatma").submit([("words", "Alleen voor het team")], from: page, to: page + "/notities")
        let ria = try await town.signedIn("ria")
        let own = try await ria.submit([("words", "Haalde een brief op")], from: page, to: page + "/notities")
        #expect(own.contains("Haalde een brief op") && !own.contains("Alleen voor het team"))
        let seen = try await town.signedIn("fatma").get(page)
        let note = try #require(seen.text.firstMatch(of: /\/notities\/[0-9a-z]{20}/)).0
        for other in ["wim", "odette", "noor"] { #expect(try await town.signedIn(other).get(String(note)).status == .notFound) }
    }
}

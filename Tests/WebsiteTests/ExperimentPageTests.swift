import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("Experiments on the screen")
struct ExperimentPageTests {
    @Test("are begun with all errors and nothing lost, counted without small numbers, and closed for others to read")
    func walk() async throws {
        let town = try await Town.open()
        let (fatma, noor) = (try await town.signedIn("fatma"), try await town.signedIn("noor"))
        let list = try await fatma.get("/proeven")
        #expect(list.contains("Koffie met een klusje") && list.contains("Een kaartje in de bus") && list.contains("gaat anders verder"))
        let wrong = try await fatma.submit(
            [("title", "Fietsen"), ("question", "Wie <b>fietst</b> mee?"), ("first_on", "straks")], from: "/proeven/nieuw", to: "/proeven/nieuw")
        #expect(
            wrong.status == .unprocessableContent && wrong.contains("Wie &lt;b&gt;fietst&lt;/b&gt; mee?</textarea>")
                && wrong.contains("value=\"straks\""))
        let owner = String(try #require(wrong.text.firstMatch(of: /<option value="([a-z0-9]{20})"[^>]*>Fatma/)?.1))
        let today = CalendarDate(Date())
        var words = [
            ("title", "Fietsen"), ("question", "Wie fietst mee?"), ("attempt", "Elke week een rondje met Karel"), ("place", ""),
            ("measures", "worries"),
            ("first_on", "\(today.adding(days: -28))"), ("last_on", "\(today)"), ("owner", owner),
        ]
        let named = try await fatma.submit(words, from: "/proeven/nieuw", to: "/proeven/nieuw")
        #expect(named.status == .unprocessableContent && named.contains("Hier staat misschien een naam in.") && named.contains("name=\"no_name\""))
        words[2].1 = "Elke week een rondje"
        let saved = try await fatma.submit(words, from: "/proeven/nieuw", to: "/proeven/nieuw")
        #expect(saved.contains("Bewaard.") && saved.contains("de hele gemeente") && saved.contains("minder dan 10"))
        let page = String(try #require(saved.path.split(separator: "?").first))
        #expect(try await fatma.get("/vandaag").contains("Fietsen"))
        let unsaid = try await fatma.submit([("outcome", "Het regende"), ("version", "1")], from: page, to: page + "/afloop")
        #expect(unsaid.status == .unprocessableContent && unsaid.contains("Het regende</textarea>"))
        let closed = try await fatma.submit([("outcome", "Het regende"), ("onward", "stops"), ("version", "1")], from: page, to: page + "/afloop")
        #expect(closed.contains("Wat er gebeurde") && closed.contains("Stopt.") && !closed.contains("Rond de proef af"))

        // Beleid and council read it without anybody in it, and change nothing.
        let read = try await noor.get(page)
        #expect(read.contains("Het regende") && !read.contains("Fatma") && !read.contains("Pas de proef aan"))
        #expect(try await noor.get("/proeven").contains("Begin een proef") == false)
        #expect(try await noor.get("/proeven/nieuw").status == .forbidden)
        #expect(try await town.signedIn("bep").get(page).status == .ok)
        #expect(try await town.signedIn("truus").get(page).status == .forbidden)
        let running = String(try #require(list.text.firstMatch(of: /href="(\/proeven\/[a-z0-9]{20})"><bdi>Koffie met/)?.1))
        let version = try await fatma.get(running + "/aanpassen").value(of: "version")
        #expect(version == "1")
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("The own calendar on the screen")
struct OwnCalendarPageTests {
    /// The page with the address, and the address.
    private func made(by visitor: Visitor) async throws -> (page: Answer, feed: String) {
        let page = try await visitor.submit([], from: "/mijn/agenda", to: "/mijn/agenda")
        return (page, String(try #require(page.text.firstMatch(of: /(\/mijn-agenda\/[0-9a-f]{64}\.ics)/)?.1)))
    }

    @Test("an address is shown once, read without signing in, kept by nobody between, and worth nothing when a new one was made")
    func link() async throws {
        let town = try await Town.open()
        let henk = try await town.signedIn("henk")
        #expect(try await henk.get("/mijn").contains("/mijn/agenda"))
        let (page, feed) = try await made(by: henk)
        #expect(page.contains("webcal://") && page.contains("<svg class=\"qr\""))
        #expect(!(try await henk.get("/mijn/agenda").contains(feed)))
        let read = try await town.visitor().get(feed)
        #expect(read.status == .ok && read.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(read.headers[.cacheControl] == "private, no-cache" && read.headers[.accessControlAllowOrigin] == nil)
        #expect(read.contains("BEGIN:VEVENT") && read.contains("TZID:Europe/Amsterdam"))
        let tag = try #require(read.headers[.eTag])
        #expect(try await town.visitor().send(.get, feed, body: nil, headers: ["If-None-Match": tag]).status == .notModified)
        let (_, newer) = try await made(by: henk)
        #expect(try await town.visitor().get(feed).status == .notFound && newer != feed)
        #expect(try await henk.submit([], from: "/mijn/agenda", to: "/mijn/agenda/einde").contains("Bewaard."))
        #expect(try await town.visitor().get(newer).status == .notFound)
        for path in ["/mijn-agenda/x.ics", "/mijn-agenda/" + String(repeating: "a", count: 64), "/mijn-agenda/.ics"] {
            #expect(try await town.visitor().get(path).status == .notFound)
        }
        #expect(try await town.visitor().send(.get, "/mijn/agenda", body: nil).headers[.location] == "/aanmelden")
    }

    @Test("who is on the rota sees the drop-in hour with the house, without who else is there")
    func rota() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        #expect(try await fatma.get("/spreekuren").contains("/mijn/agenda"))
        let page = String(try #require(try await fatma.get("/spreekuren").text.firstMatch(of: /href="(\/spreekuren\/[a-z0-9]{20})"/)?.1))
        let person: Person.ID = try await town.id(of: "person", "fatma")
        _ = try await fatma.submit([("person", person.text), ("there", "yes")], from: page, to: page + "/rooster")
        let (_, feed) = try await made(by: fatma)
        let text = try await town.visitor().get(feed).text.replacing("\r\n ", with: "")
        #expect(text.contains("SUMMARY:Spreekuur") && text.contains("De Zilverling") && text.contains(page))
        #expect(!text.contains("Lotte") && !text.contains("Ria"))
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Samples
import Storage
import Testing

@testable import Website

@Suite("What a page tells of an ask and an offer")
struct AskAndOfferPageTests {
    @Test("brick asks and green offers, on the own page too, from both sides")
    func colours() async throws {
        let town = try await Town.open()
        let asks = try await town.signedIn("lidia").get("/mijn")
        #expect(asks.contains("<div class=\"side\"><h4>U vroeg") && asks.contains("<div class=\"side offer\"><h4>De ander biedt aan"))
        let offers = try await town.signedIn("zbyszek").get("/mijn")
        #expect(offers.contains("<div class=\"side offer\"><h4>U biedt aan") && offers.contains("<div class=\"side\"><h4>De ander vraagt"))
    }

    @Test("who asked for another sees that ask on the own page, and leaves the ending to whom it is for")
    func onBehalf() async throws {
        let town = try await Town.open()
        let page = try await town.signedIn("anja").get("/mijn")
        let start = try #require(page.text.range(of: "Voor <bdi>Greet</bdi>"))
        let card = page.text[start.lowerBound...].components(separatedBy: "</article>")[0]
        #expect(card.contains("Mijn moeder is 91") && card.contains("zoekt iemand voor <bdi>Greet</bdi>") && !card.contains("Sluit mijn vraag af"))
        let ask: Ask.ID = try await town.id(of: "ask", "a-greet-boodschappen")
        let refused = try await town.signedIn("anja").submit([("version", "1")], from: "/mijn", to: "/vragen/\(ask)/afsluiting")
        #expect(refused.status == .forbidden)
    }

    @Test("a closed ask is found with its state, after what is still open")
    func closed() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        _ = try await fatma.submit([("version", "1")], from: "/vragen/\(ask)", to: "/vragen/\(ask)/afsluiting")
        let found = try await fatma.get("/zoeken?q=koffie")
        let lines = found.text.components(separatedBy: "<li class=\"line\">").filter { $0.contains("href=\"/vragen/") }
        let states = lines.map { $0.contains(">afgesloten</span>") || $0.contains(">ingetrokken</span>") }
        let firstOver = try #require(states.firstIndex(of: true))
        #expect(lines.allSatisfy { $0.contains("<span class=\"badge") })
        #expect(!states[firstOver...].contains(false))
    }

    @Test("a timeline says whose answer was written down")
    func timeline() async throws {
        let town = try await Town.open()
        let ask: Ask.ID = try await town.id(of: "ask", "a-greet-boodschappen")
        let soup: Offer.ID = try await town.id(of: "offer", "o-truus-soep")
        let fatma = try await town.signedIn("fatma")
        _ = try await fatma.submit([("offer", soup.text)], from: "/vragen/\(ask)", to: "/vragen/\(ask)/voorstellen")
        let page = try await fatma.get("/vragen/\(ask)")
        let form = try #require(try Regex("action=\"(/voorstellen/[a-z0-9]{20}/antwoorden)\"").firstMatch(in: page.text)?[1].substring)
        let answered = try await fatma.submit([("side", "ask"), ("reply", "yes")], from: "/vragen/\(ask)", to: String(form))
        #expect(answered.contains("schreef het antwoord van <bdi>Greet"))
    }

    @Test("an offer that was stopped by mistake can be brought back on its own page")
    func bringBack() async throws {
        let town = try await Town.open()
        let soup: Offer.ID = try await town.id(of: "offer", "o-truus-soep")
        let fatma = try await town.signedIn("fatma")
        let stopped = try await fatma.submit([], from: "/aanbod/\(soup)", to: "/aanbod/\(soup)/intrekking")
        #expect(stopped.contains("Was dit een vergissing?") && stopped.contains("Haal dit aanbod terug"))
        #expect(try await !town.signedIn("truus").get("/aanbod/\(soup)").contains("Haal dit aanbod terug"))
        let back = try await fatma.submit([], from: "/aanbod/\(soup)", to: "/aanbod/\(soup)/terugkeer")
        #expect(back.contains("Het aanbod is terug.") && back.contains("haalde het aanbod terug") && back.contains("Stop dit aanbod"))
    }

    @Test("a certificate of conduct that is to be seen tomorrow is refused at its field, with every word kept")
    func futureCertificate() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let fields = [
            ("name", "Nel Vog"), ("words", "Ik lees graag voor"), ("party_kind", "person"), ("vog_seen_on", "2999-01-01"), ("do", "save"),
        ]
        let answer = try await fatma.submit(fields, from: "/aanbod/nieuw", to: "/aanbod/nieuw")
        #expect(answer.status == .unprocessableContent && answer.contains("href=\"#vog_seen_on\"") && answer.contains("Deze dag moet nog komen."))
        #expect(answer.contains("Ik lees graag voor") && answer.contains("value=\"2999-01-01\""))
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Testing

@testable import Website

@Suite("Pages of who sets up")
struct ColleaguesPageTests {
    @Test("show who works here in which role, give one and end one")
    func roles() async throws {
        let town = try await Town.open()
        let wim = try await town.signedIn("wim")
        let page = try await wim.get("/medewerkers")
        #expect(
            page.contains("Fatma Yıldırım") && page.contains("<strong>Verbinder</strong>")
                && page.contains("Over je eigen rollen beslist een andere beheerder"))
        let ria: Person.ID = try await town.id(of: "person", "ria")
        let wrong = try await wim.submit([("person", ria.text), ("role", ""), ("from", "gisteren")], from: "/medewerkers", to: "/medewerkers")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Welke rol: Kies") && wrong.contains("value=\"gisteren\""))
        let day = CalendarDate(Date())
        let given = try await wim.submit(
            [("person", ria.text), ("role", "expert-by-experience"), ("place", ""), ("from", day.description), ("until", "")], from: "/medewerkers",
            to: "/medewerkers")
        #expect(given.contains("Bewaard.") && given.contains("Ervaringsdeskundige"))
        let card = try #require(given.text.components(separatedBy: "<li class=\"card\">").first { $0.contains("Ervaringsdeskundige") })
        let ending = String(try #require(card.matches(of: /\/medewerkers\/rollen\/[0-9a-z]{20}\/einde/).last).0)
        let ended = try await wim.submit([], from: "/medewerkers", to: ending)
        #expect(ended.contains("Bewaard.") && !ended.contains("<strong>Ervaringsdeskundige</strong>, <bdi>hele gemeente</bdi>: sinds vandaag"))
        for other in ["fatma", "ria", "noor", "truus"] { #expect(try await town.signedIn(other).get("/medewerkers").status == .forbidden) }
    }

    @Test("show how small a group figures tell of, and set another from a day on")
    func smallestGroup() async throws {
        let town = try await Town.open()
        let wim = try await town.signedIn("wim")
        let day = CalendarDate(Date()).adding(days: 5).description
        let small = try await wim.submit([("size", "3"), ("from", day)], from: "/cijfers/kleinste-groep", to: "/cijfers/kleinste-groep")
        #expect(small.status == .unprocessableContent && small.contains("van 5 tot en met 100") && small.contains("value=\"3\""))
        let unsaid = try await wim.submit([("size", "veel"), ("from", "")], from: "/cijfers/kleinste-groep", to: "/cijfers/kleinste-groep")
        #expect(unsaid.contains("Schrijf hier een getal") && unsaid.contains("Vanaf welke dag: Vul dit in"))
        let set = try await wim.submit([("size", "20"), ("from", day)], from: "/cijfers/kleinste-groep", to: "/cijfers/kleinste-groep")
        #expect(set.contains("Bewaard.") && set.contains("<strong>20</strong>") && set.contains("Nu: <strong>10</strong>"))
        #expect(try await town.signedIn("noor").get("/cijfers/kleinste-groep").status == .forbidden)
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Samples
import Storage
import Testing

@testable import Website

@Suite("The doors")
struct DoorTests {
    static let workerPages = ["/vandaag", "/gesprek", "/zoeken?q=truus", "/aanbod/nieuw", "/bewoners/nieuw"]

    @Test("a page for workers leads a visitor to signing in", arguments: workerPages)
    func signInFirst(path: String) async throws {
        let town = try await Town.open()
        let answer = try await town.visitor().send(.get, path, body: nil)
        #expect(answer.status == .seeOther && answer.headers[.location] == "/aanmelden")
    }

    @Test("a resident sees none of the workers' pages", arguments: workerPages)
    func residentsStayOut(path: String) async throws {
        let town = try await Town.open()
        let answer = try await town.signedIn("truus").get(path)
        #expect(answer.status == .forbidden)
        #expect(!answer.contains("Greet"))
    }

    @Test("an ask, offer or person of another municipality is not found, the same as one that does not exist")
    func otherMunicipality() async throws {
        let town = try await Town.open()
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        let person: Person.ID = try await town.id(of: "person", "truus")
        let offer: Offer.ID = try await town.id(of: "offer", "o-truus-soep")
        let sjoerd = try await town.signedIn("sjoerd", of: .duinrade)
        for path in ["/vragen/\(ask)", "/bewoners/\(person)", "/aanbod/\(offer)"] {
            let other = try await sjoerd.get(path)
            let absent = try await sjoerd.get(path.prefix(while: { $0 != "0" }) + "00000000000000000000")
            #expect(other.status == .notFound && absent.status == .notFound)
            #expect(!other.contains("Truus"))
        }
    }

    @Test("a form without a seal, with another's seal, or from another site changes nothing")
    func forgedForms() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let joost = try await town.signedIn("joost")
        let fields = [("asks", "1"), ("name", "Piet"), ("words-1", "Iets"), ("do", "save")]
        #expect(try await fatma.post(fields, to: "/gesprek").status == .forbidden)
        let stolen = try await joost.get("/gesprek").value(of: "seal")
        #expect(try await fatma.post(fields + [("seal", stolen)], to: "/gesprek").status == .forbidden)
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        let seal = try await fatma.get("/vragen/\(ask)").value(of: "seal")
        let crossSite = try await fatma.post(
            [("seal", seal), ("version", "1")], to: "/vragen/\(ask)/oppakken", headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(crossSite.status == .forbidden)
    }

    @Test("a stale form gets a clear answer, and the words of the colleague stay")
    func stale() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        let seal = try await fatma.get("/vragen/\(ask)").value(of: "seal")
        #expect(try await fatma.post([("seal", seal), ("version", "1")], to: "/vragen/\(ask)/oppakken").contains("Opgepakt"))
        let late = try await town.signedIn("bram")
        let lateSeal = try await late.get("/vragen/\(ask)").value(of: "seal")
        let answer = try await late.post([("seal", lateSeal), ("version", "1")], to: "/vragen/\(ask)/oppakken")
        #expect(answer.status == .conflict && answer.contains("Dit is net veranderd"))
    }

    @Test("every answer carries the headers that keep a page safe", arguments: ["/", "/hulp-vragen", "/vandaag", "/bestaat-niet"])
    func headers(path: String) async throws {
        let town = try await Town.open()
        let answer = try await town.visitor().send(.get, path, body: nil)
        let policy = answer.headers[HTTPField.Name("Content-Security-Policy")!] ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(answer.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
        #expect(!answer.contains("style=\"") && !answer.contains("onclick") && !answer.contains("http://"))
    }

    @Test("an unknown page is a 404 in words")
    func unknownPage() async throws {
        let answer = try await Town.open().visitor().get("/bestaat-niet")
        #expect(answer.status == .notFound && answer.contains("Dit konden we niet vinden"))
    }

    @Test("two workers with one ask open see each other's name")
    func lookouts() async throws {
        let town = try await Town.open()
        let ask: Ask.ID = try await town.id(of: "ask", "a-kimberly-meiden")
        _ = try await town.signedIn("bram").get("/vragen/\(ask)")
        #expect(try await town.signedIn("fatma").get("/vragen/\(ask)").contains("heeft deze vraag ook open"))
    }
}

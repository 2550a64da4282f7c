import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Where somebody is signed in")
struct SessionPageTests {
    @Test("a worker sees every device, knows this one, and signs another out")
    func list() async throws {
        let town = try await Town.open()
        let (here, there) = (try await town.signedIn("fatma"), try await town.signedIn("fatma"))
        let page = try await here.get("/ingelogd")
        #expect(page.contains("Waar ben je aangemeld") && page.contains("Dit apparaat") && page.contains("Meld dit apparaat af"))
        let answer = try await here.post([("seal", try page.value(of: "seal")), ("session", "others")], to: "/ingelogd")
        #expect(answer.contains("Wat daar openstond, is dicht.") && !answer.contains("Meld dit apparaat af"))
        #expect(try await there.send(.get, "/vandaag", body: nil).headers[.location] == "/aanmelden")
        #expect(try await here.get("/vandaag").status == .ok)
    }

    @Test("a form without a seal, or with the seal of another session of the same person, signs nobody out")
    func forged() async throws {
        let town = try await Town.open()
        let (here, there) = (try await town.signedIn("truus"), try await town.signedIn("truus"))
        #expect(try await here.post([("session", "others")], to: "/ingelogd").status == .forbidden)
        let stolen = try await there.get("/ingelogd").value(of: "seal")
        #expect(try await here.post([("seal", stolen), ("session", "others")], to: "/ingelogd").status == .forbidden)
        #expect(try await there.get("/mijn").status == .ok)
    }

    @Test("a cookie that somebody laid ready is not the one that signing in leads to")
    func fixation() async throws {
        let town = try await Town.open()
        let person: Person.ID = try await town.id(of: "person", "truus")
        let link = try await town.workplace.makeSignInLink(for: person, in: SampleTown.wilgenoord.municipality, lasting: 60)
        let visitor = town.visitor()
        let laidReady = "GM9901.0123456789abcdefghjk.0123456789012345678901234567890123456789012345678901234567890123"
        visitor.cookies["omzien"] = laidReady
        let answer = try await visitor.submit([], from: "/aanmelden/\(link.text)", to: "/aanmelden/link")
        #expect(answer.contains("Dag <bdi>Truus</bdi>") && visitor.cookies["omzien"] != laidReady)
        let thief = town.visitor()
        thief.cookies["omzien"] = laidReady
        #expect(try await thief.send(.get, "/mijn", body: nil).headers[.location] == "/aanmelden")
    }

    @Test("over TLS the cookie is bound to this host, out of reach of scripts, and not sent along by other sites")
    func cookie() async throws {
        let town = try await Town.open(baseURL: "https://omzien.wilgenoord.nl")
        let person: Person.ID = try await town.id(of: "person", "truus")
        let link = try await town.workplace.makeSignInLink(for: person, in: SampleTown.wilgenoord.municipality, lasting: 60)
        let visitor = town.visitor()
        let seal = try await visitor.get("/aanmelden/\(link.text)").value(of: "seal")
        let answer = try await visitor.send(.post, "/aanmelden/link", body: Visitor.encode([("seal", seal)]))
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-omzien=") })
        for mark in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(mark)) }
        #expect(!cookie.contains("Domain"))
    }
}

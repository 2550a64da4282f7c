import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("The way to the municipality's own sign-in and back")
struct BrokerPageTests {
    private static let identity = BrokerIdentity(issuer: "https://broker.voorbeeld.nl", subject: "fatma-1")

    /// Wilgenoord with a broker at which Fatma signs in, and whom Omzien knows.
    private func town(isKnown: Bool = true) async throws -> Town {
        let town = try await Town.open(broker: OpenDoor())
        let fatma: Person.ID = try await town.id(of: "person", "fatma")
        let municipality = SampleTown.wilgenoord.municipality
        if isKnown {
            try await town.workplace.driver.write(in: municipality) { try $0.link(Self.identity, to: fatma, in: municipality) }
        }
        return town
    }

    /// Through the button; where it leads to.
    private func leave(_ visitor: Visitor) async throws -> String {
        let page = try await visitor.submit([], from: "/aanmelden", to: "/aanmelden/organisatie")
        let refresh = try #require(page.headers[HTTPField.Name("Refresh")!])
        #expect(page.status == .ok && refresh.hasPrefix("0; url=https://broker.voorbeeld.nl/?state=") && page.contains("Ga verder"))
        return String(refresh.split(separator: "=").last ?? "")
    }

    @Test("lets a worker in whom the broker knows, and leaves nothing of it in the address")
    func right() async throws {
        let visitor = try await town().visitor()
        let state = try await leave(visitor)
        let before = visitor.cookies["omzien"]
        let answer = try await visitor.send(.get, "/aanmelden/organisatie/terug?state=\(state)&code=abc", body: nil)
        #expect(answer.status == .seeOther && answer.headers[.location] == "/vandaag" && visitor.cookies["omzien"] != before)
        #expect(try await visitor.get("/vandaag").status == .ok)
        let replayed = try await visitor.get("/aanmelden/organisatie/terug?state=\(state)&code=abc")
        #expect(replayed.status == .forbidden && replayed.contains("Aanmelden is niet gelukt"))
    }

    @Test("refuses an answer that this browser did not ask for, and one that says no")
    func wrong() async throws {
        let town = try await town()
        let (visitor, thief) = (town.visitor(), town.visitor())
        let state = try await leave(visitor)
        _ = try await thief.get("/aanmelden")
        #expect(try await thief.get("/aanmelden/organisatie/terug?state=\(state)&code=abc").status == .forbidden)
        #expect(try await visitor.get("/aanmelden/organisatie/terug?state=\(state)&code=abc").status == .forbidden, "it is over for both")
        let second = try await leave(visitor)
        #expect(try await visitor.get("/aanmelden/organisatie/terug?state=\(second)&error=access_denied").status == .forbidden)
        #expect(try await visitor.get("/aanmelden/organisatie/terug").status == .forbidden)
        #expect(try await visitor.send(.get, "/vandaag", body: nil).headers[.location] == "/aanmelden")
    }

    @Test("tells a worker who was never invited what to do")
    func unknown() async throws {
        let visitor = try await town(isKnown: false).visitor()
        let state = try await leave(visitor)
        let answer = try await visitor.get("/aanmelden/organisatie/terug?state=\(state)&code=abc")
        #expect(answer.status == .forbidden && answer.contains("Vraag de beheerder van Omzien om een uitnodiging"))
    }

    @Test("is not there where the municipality has none")
    func none() async throws {
        let visitor = try await Town.open().visitor()
        let page = try await visitor.get("/aanmelden")
        #expect(!page.contains("Aanmelden met"))
        #expect(try await visitor.post([("seal", try page.value(of: "seal"))], to: "/aanmelden/organisatie").status != .ok)
        #expect(try await visitor.get("/aanmelden/organisatie/terug?state=x&code=y").status == .notFound)
    }

    /// A broker that knows Fatma; what it checks of a token is proven in IntegrationsTests, and with a real one in the browser.
    private struct OpenDoor: IdentityBroker {
        let name = "de gemeente"
        func address(for journey: BrokerJourney) async throws -> String { "https://broker.voorbeeld.nl/?state=" + journey.state }
        func identity(from code: String, of journey: BrokerJourney) async throws -> BrokerIdentity { BrokerPageTests.identity }
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Synchronization
import Testing

@testable import Website

@Suite("The page that asks whether it is still them")
struct ProofPageTests {
    private static let municipality = SampleTown.wilgenoord.municipality

    /// Wilgenoord as a real municipality, on a clock of its own.
    private struct RealTown {
        let town: Town
        private let clock: Clock

        init(broker: (any IdentityBroker)? = nil) async throws {
            let clock = Clock()
            town = try await Town.open(isDemo: false, post: Silence(), broker: broker, clock: { clock.now })
            self.clock = clock
        }

        /// Somebody who signed in a quarter of an hour ago.
        func signedIn(_ key: String) async throws -> Visitor {
            let visitor = try await town.signedIn(key)
            try await town.workplace.driver.write(in: nil) { connection in
                _ = try connection.execute("UPDATE municipality SET is_demo = 0 WHERE id = $1", [municipality])
            }
            clock.pass(900)
            return visitor
        }
    }

    private final class Clock: Sendable {
        private let moment = Mutex(Date())
        var now: Date { moment.withLock { $0 } }
        func pass(_ seconds: Double) { moment.withLock { $0 += seconds } }
    }

    @Test("keeps what a resident typed until a code shows that it is them, and does nothing by itself")
    func resident() async throws {
        let real = try await RealTown()
        let ria = try await real.town.signedIn("ria")
        let id: Person.ID = try await real.town.id(of: "person", "truus")
        let card = try await ria.submit([], from: "/bewoners/\(id)", to: "/bewoners/\(id)/codekaart")
        let code = String(try #require(card.text.firstMatch(of: /class="code"><span aria-hidden="true">([^<]+)</)?.1))
        let truus = try await real.signedIn("truus")
        let before = truus.cookies["omzien"]
        let form = try await truus.get("/bewoners/\(id)/aanpassen")
        let asked = try await truus.post(
            [
                ("seal", try form.value(of: "seal")), ("version", try form.value(of: "version")), ("name", "Truus van Dalen"),
                ("loves", "Soep & <brood>"),
                ("languages", "nl"), ("languages", "tr"), ("mail", "truus.nieuw@voorbeeld.nl"),
            ], to: "/bewoners/\(id)/aanpassen")
        #expect(asked.status == .forbidden && asked.contains("Laat zien dat u het bent") && !asked.contains("truus.nieuw@voorbeeld.nl"))
        let errand = try asked.value(of: "errand")
        let wrong = try await truus.post([("seal", try asked.value(of: "seal")), ("errand", errand), ("code", "K7FM3QWP")], to: "/aanmelden/opnieuw")
        #expect(wrong.status == .unprocessableContent && wrong.contains("<title>Fout: ") && wrong.contains("Deze code werkt niet"))
        let ready = try await truus.post(
            [("seal", try wrong.value(of: "seal")), ("errand", try wrong.value(of: "errand")), ("code", code)], to: "/aanmelden/opnieuw")
        #expect(ready.status == .ok && ready.contains("Dank u, u kunt verder") && truus.cookies["omzien"] != before)
        #expect(ready.contains("name=\"loves\" value=\"Soep &amp; &lt;brood&gt;\"") && ready.contains("value=\"tr\""))
        let kept = try await real.town.workplace.driver.read(in: Self.municipality) { try $0.person(id, for: .system(of: Self.municipality)).facts }
        #expect(kept.mail?.text != "truus.nieuw@voorbeeld.nl", "not before they press the button")
        let saved = try await truus.post(Self.hidden(in: ready), to: "/bewoners/\(id)/aanpassen")
        #expect(saved.status == .ok && saved.contains("Bewaard."))
        let facts = try await real.town.workplace.driver.read(in: Self.municipality) { try $0.person(id, for: .system(of: Self.municipality)).facts }
        #expect(facts.mail?.text == "truus.nieuw@voorbeeld.nl" && facts.loves == "Soep & <brood>" && facts.languages.map(\.code) == ["nl", "tr"])
    }

    @Test("takes no errand that was made for another session, or that was changed")
    func foreign() async throws {
        let real = try await RealTown()
        let (truus, elsewhere) = (try await real.signedIn("truus"), try await real.town.signedIn("truus"))
        let page = try await truus.get("/ingelogd")
        let asked = try await truus.post([("seal", try page.value(of: "seal")), ("session", "others")], to: "/ingelogd")
        let errand = try asked.value(of: "errand")
        let seal = try await elsewhere.get("/ingelogd").value(of: "seal")
        #expect(try await elsewhere.post([("seal", seal), ("errand", errand), ("code", "K7FM3QWP")], to: "/aanmelden/opnieuw").status == .forbidden)
        let own = try await truus.get("/ingelogd").value(of: "seal")
        for bent in ["", "x", String(errand.dropLast()), "//kwaad.voorbeeld.nl"] {
            #expect(try await truus.post([("seal", own), ("errand", bent), ("code", "K7FM3QWP")], to: "/aanmelden/opnieuw").status == .forbidden)
        }
        #expect(try await elsewhere.get("/mijn").status == .ok, "nobody was signed out")
    }

    @Test("sends a worker to their own organisation, and brings them back to their form with every word in it")
    func broker() async throws {
        let broker = Counter()
        let real = try await RealTown(broker: broker)
        let id: Person.ID = try await real.town.id(of: "person", "fatma")
        try await real.town.workplace.driver.write(in: Self.municipality) { try $0.link(Counter.fatma, to: id, in: Self.municipality) }
        let fatma = try await real.signedIn("fatma")
        let there = try await real.town.signedIn("fatma")
        let page = try await fatma.get("/ingelogd")
        let asked = try await fatma.post([("seal", try page.value(of: "seal")), ("session", "others")], to: "/ingelogd")
        #expect(asked.status == .forbidden && asked.contains("Meld je opnieuw aan met de gemeente") && !asked.contains("Code van je telefoon"))
        let refused = try await leave(asked, fatma, "error=access_denied")
        #expect(refused.status == .unprocessableContent && refused.contains("Dat is niet gelukt"), "and they can try again")
        let ready = try await leave(refused, fatma, "code=abc")
        #expect(ready.status == .ok && ready.contains("Dank je, je kunt verder") && broker.anew == [true, true])
        #expect(try await there.get("/vandaag").status == .ok)
        let done = try await fatma.post(Self.hidden(in: ready), to: "/ingelogd")
        #expect(done.contains("Wat daar openstond, is dicht."))
        #expect(try await there.send(.get, "/vandaag", body: nil).headers[.location] == "/aanmelden")
    }

    /// Through the button and back.
    private func leave(_ page: Answer, _ visitor: Visitor, _ answer: String) async throws -> Answer {
        let out = try await visitor.post(
            [("seal", try page.value(of: "seal")), ("errand", try page.value(of: "errand"))], to: "/aanmelden/organisatie")
        let state = try #require(out.headers[HTTPField.Name("Refresh")!]?.split(separator: "=").last)
        return try await visitor.get("/aanmelden/organisatie/terug?state=\(state)&\(answer)")
    }

    /// Every hidden field of the form behind the one button.
    private static func hidden(in page: Answer) -> [(String, String)] {
        let form = page.text.components(separatedBy: "<main").last ?? ""
        return form.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { match in
            (String(match.1), String(match.2).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&"))
        }
    }

    /// A broker that knows Fatma, and remembers whether it was to ask anew.
    private final class Counter: IdentityBroker {
        static let fatma = BrokerIdentity(issuer: "https://broker.voorbeeld.nl", subject: "fatma-1")
        let name = "de gemeente"
        private let asked = Mutex<[Bool]>([])
        var anew: [Bool] { asked.withLock { $0 } }

        func address(for journey: BrokerJourney) async throws -> String {
            asked.withLock { $0.append(journey.isAnew) }
            return "https://broker.voorbeeld.nl/?state=" + journey.state
        }

        func identity(from code: String, of journey: BrokerJourney) async throws -> BrokerIdentity { Self.fatma }
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Signing in with a code, and looking along")
struct CodePageTests {
    private func person(_ key: String, _ town: Town) async throws -> Person.ID { try await town.id(of: "person", key) }

    @Test("the desk prints a card, and its resident comes in with it, once")
    func card() async throws {
        let town = try await Town.open()
        let truus = try await person("truus", town)
        let card = try await town.signedIn("ria").submit([], from: "/bewoners/\(truus)", to: "/bewoners/\(truus)/codekaart")
        let code = try #require(card.text.firstMatch(of: /class="code"><span aria-hidden="true">([^<]+)</)?.1)
        #expect(card.status == .ok && card.headers[.cacheControl] == "no-store" && card.path.hasSuffix("/codekaart"))
        let visitor = town.visitor()
        let page = try await visitor.submit([("code", String(code).lowercased())], from: "/aanmelden", to: "/aanmelden/code")
        #expect(page.contains("Dag <bdi>Truus</bdi>"))
        let again = try await town.visitor().submit([("code", String(code))], from: "/aanmelden", to: "/aanmelden/code")
        #expect(again.status == .unprocessableContent && again.contains("Deze code werkt niet") && again.contains("<title>Fout: "))
        #expect(!again.text.contains(String(code)), "a code is not shown again in a page")
    }

    @Test("the code drawn on the card leads to one button, which spends the same code; looking spends nothing, and it stays in no address")
    func drawn() async throws {
        let town = try await Town.open()
        let truus = try await person("truus", town)
        let card = try await town.signedIn("ria").submit([], from: "/bewoners/\(truus)", to: "/bewoners/\(truus)/codekaart")
        let code = String(try #require(card.text.firstMatch(of: /class="code"><span aria-hidden="true">([^<]+)</)?.1)).filter { $0 != " " }
        #expect(card.contains("<svg class=\"qr\" role=\"img\" aria-label=\"Code om u aan te melden\""))
        for _ in 1...2 {
            let looking = town.visitor()
            let page = try await looking.get("/aanmelden/kaart/\(code)")
            #expect(page.path == "/aanmelden/kaart" && page.contains("Ja, meld mij aan") && !page.contains(code))
        }
        let visitor = town.visitor()
        _ = try await visitor.get("/aanmelden/kaart/\(code)")
        #expect(try await visitor.submit([], from: "/aanmelden/kaart", to: "/aanmelden/kaart").contains("Dag <bdi>Truus</bdi>"))
        let late = town.visitor()
        _ = try await late.get("/aanmelden/kaart/\(code)")
        let refused = try await late.submit([], from: "/aanmelden/kaart", to: "/aanmelden/kaart")
        #expect(refused.status == .unprocessableContent && refused.contains("Deze code werkt niet"))
        #expect(try await town.visitor().get("/aanmelden/kaart/dit-is-geen-code").contains("Ja, meld mij aan") == false)
    }

    @Test("a code is not taken from an address, from another site, or without a seal")
    func postOnly() async throws {
        let town = try await Town.open()
        let visitor = town.visitor()
        #expect(try await visitor.get("/aanmelden/code?code=K7FM3QWP").contains("Deze code werkt niet") == false)
        #expect(try await visitor.post([("code", "K7FM3QWP")], to: "/aanmelden/code").status == .forbidden)
        let seal = try await visitor.get("/aanmelden").value(of: "seal")
        let crossSite = try await visitor.post(
            [("seal", seal), ("code", "K7FM3QWP")], to: "/aanmelden/code", headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(crossSite.status == .forbidden)
    }

    @Test("without a post nobody is told that a code can be sent")
    func noPost() async throws {
        let town = try await Town.open()
        let visitor = town.visitor()
        let page = try await visitor.get("/aanmelden")
        #expect(page.contains("Ik heb een code") && !page.contains("Stuur mij een code"))
        let answer = try await visitor.post([("seal", try page.value(of: "seal")), ("address", "truus@voorbeeld.nl")], to: "/aanmelden/code-vragen")
        #expect(answer.status == .notFound)
    }

    @Test("an address that is known and one that is not get the same answer, to the letter")
    func enumeration() async throws {
        let town = try await Town.open(post: Silence())
        let truus = try await person("truus", town)
        let municipality = SampleTown.wilgenoord.municipality
        _ = try await town.workplace.driver.write(in: municipality) { connection in
            try connection.execute(
                "UPDATE person SET mail = 'truus@voorbeeld.nl' WHERE municipality = $1 AND id = $2", [municipality, truus])
        }
        var answers: [String] = []
        for address in ["truus@voorbeeld.nl", "niemand@voorbeeld.nl"] {
            let visitor = town.visitor()
            let answer = try await visitor.submit([("address", address)], from: "/aanmelden", to: "/aanmelden/code-vragen")
            #expect(answer.status == .ok && answer.contains("Kennen we dit adres?") && !answer.contains(address))
            answers.append(answer.text.replacing(/value="[0-9a-f.]+"/, with: ""))
        }
        #expect(answers[0] == answers[1])
    }

    @Test("looking along shows a banner on every page, and none of the worker's pages")
    func beside() async throws {
        let town = try await Town.open()
        let truus = try await person("truus", town)
        let ria = try await town.signedIn("ria")
        let before = ria.cookies["omzien"]
        let page = try await ria.submit([], from: "/bewoners/\(truus)", to: "/bewoners/\(truus)/samen-kijken")
        #expect(page.contains("Dag <bdi>Truus</bdi>") && page.contains("kijkt samen met") && page.contains("Nog 15 minuten"))
        #expect(page.headers[HTTPField.Name("Refresh")!]?.hasSuffix("; url=/aanmelden") == true)
        let greet: Person.ID = try await town.id(of: "person", "greet")
        for path in DoorTests.workerPages + ["/bewoners/\(greet)", "/ingelogd"] {
            let answer = try await ria.get(path)
            #expect(answer.status == .forbidden && answer.contains("kijkt samen met") && !answer.contains("Greet"), "\(path)")
        }
        for path in ["/", "/wie-helpt", "/bestaat-niet"] { #expect(try await ria.get(path).contains("kijkt samen met"), "\(path)") }
        let old = town.visitor()
        old.cookies["omzien"] = before
        #expect(try await old.send(.get, "/vandaag", body: nil).headers[.location] == "/aanmelden")
        let during = ria.cookies["omzien"]
        let back = try await ria.submit([], from: "/mijn", to: "/samen-kijken/stoppen")
        #expect(back.contains("Je bent weer in je eigen werk") && back.contains("Vandaag") && !back.contains("kijkt samen met"))
        old.cookies["omzien"] = during
        #expect(try await old.send(.get, "/mijn", body: nil).headers[.location] == "/aanmelden")
    }
}

/// A post that takes messages and says nothing of them.
struct Silence: Post {
    let carriesMail = true
    let carriesSMS = false
    func take(_ message: Message) async throws(PostFault) {}
}

import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("The public side and the own page")
struct WelcomeTests {
    @Test("the start page has three doors, 112 first in danger, and the team by first name only")
    func start() async throws {
        let page = try await Town.open().visitor().get("/")
        for link in ["/hulp-vragen", "/iets-aanbieden", "/wie-helpt", "/zorgen-melden", "tel:112", "tel:08002000"] {
            #expect(page.contains("href=\"\(link)\""))
        }
        #expect(page.contains("Fatma") && !page.contains("Yıldırım"))
    }

    @Test("a telephone can put the site among its own programs, and keep whom to ring")
    func installed() async throws {
        let visitor = try await Town.open().visitor()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let manifest = try decoder.decode(Manifest.self, from: Data(try await visitor.get("/omzien.webmanifest").text.utf8))
        #expect(manifest.name == "Omzien Wilgenoord" && manifest.startUrl == "/")
        for icon in manifest.icons { #expect(try await visitor.get(icon.src).status == .ok) }
        let dutch = try await visitor.get("/offline-worker.js").text
        #expect(dutch.contains("\"/zonder-verbinding\"") && dutch.contains(Asset.style.path) && !dutch.contains("VERSION"))
        _ = try await visitor.get("/?taal=uk")
        #expect(try await visitor.get("/offline-worker.js").text != dutch, "the page it keeps is in another language")
        #expect(try await visitor.get("/zonder-verbinding").contains("lang=\"uk\""))
    }

    private struct Manifest: Decodable {
        struct Icon: Decodable { let src: String }
        let name: String
        let startUrl: String
        let icons: [Icon]
    }

    @Test("the style sheet is under 30 KB and all scripts together under 25 KB")
    func small() {
        #expect(Asset.style.bytes.count < 30_000)
        #expect((Asset.all + [.offlineWorker]).filter { $0.name.hasSuffix(".js") }.map(\.bytes.count).reduce(0, +) < 25_000)
    }

    @Test("an ask needs words and one way to be reached; all that misses is said at once and nothing typed is lost")
    func incompleteAsk() async throws {
        let visitor = try await Town.open().visitor()
        let page = try await visitor.submit(
            [("words", ""), ("name", "Jo"), ("contact", "")], from: "/hulp-vragen", to: "/hulp-vragen")
        #expect(page.status == .unprocessableContent && page.contains("<title>Fout:"))
        #expect(page.contains("href=\"#words\"") && page.contains("href=\"#contact\"") && !page.contains("href=\"#name\""))
        #expect(page.contains("value=\"Jo\""))
    }

    @Test("who leaves no name with an ask or an offer is somebody whose name is still to be asked, and nobody is told that as a name")
    func nameless() async throws {
        let town = try await Town.open()
        for (form, words) in [("/hulp-vragen", "Wie leest mij de krant voor?"), ("/iets-aanbieden", "Ik lees graag een krant voor")] {
            let thanks = try await town.visitor().submit([("words", words), ("name", " "), ("contact", "krant@voorbeeld.nl")], from: form, to: form)
            #expect(thanks.path == form + "/bedankt")
            let fatma = try await town.signedIn("fatma")
            let today = try await fatma.get("/vandaag")
            #expect(today.contains(words) && today.contains("Naam nog vragen"))
        }
    }

    @Test("looking what there already is keeps every word, shows no resident, and sends nothing")
    func lookFirst() async throws {
        let town = try await Town.open()
        let page = try await town.visitor().submit(
            [("do", "fits"), ("words", "samen eten"), ("name", "Jan <b>"), ("week", "tue-morning")], from: "/hulp-vragen", to: "/hulp-vragen")
        #expect(page.status == .ok && page.contains("samen eten</textarea>") && page.contains("Jan &lt;b&gt;"))
        #expect(page.contains("De Lange Tafel") && !page.contains("Truus"))
        #expect(try await newAsks(in: town, saying: "samen eten") == 0)
    }

    @Test("an ask that is sent twice is kept once, and the thanks name the day")
    func askOnce() async throws {
        let town = try await Town.open()
        let visitor = town.visitor()
        let seal = try await visitor.get("/hulp-vragen").value(of: "seal")
        let fields = [("seal", seal), ("words", "Wie leest mij voor?"), ("name", "Jo"), ("contact", "06 12 34 56 78")]
        for _ in 1...2 {
            let thanks = try await visitor.post(fields, to: "/hulp-vragen")
            let day = CalendarDate(Date()).adding(workingDays: 2)
            #expect(thanks.path == "/hulp-vragen/bedankt" && thanks.contains(Spoken.dayNames[day.weekday]))
        }
        #expect(try await newAsks(in: town, saying: "Wie leest mij voor?") == 1)
    }

    @Test("a field that people do not see, filled in, brings the form back with its words and that field empty")
    func trap() async throws {
        let visitor = try await Town.open().visitor()
        let fields = [("words", "Ik kook graag"), ("name", "Jo"), ("contact", "jo@voorbeeld.nl")]
        let again = try await visitor.submit(fields + [("tweede-onderwerp", "koop.nu")], from: "/iets-aanbieden", to: "/iets-aanbieden")
        #expect(again.status == .unprocessableContent && again.contains("Ik kook graag</textarea>") && !again.contains("koop.nu"))
        #expect(try await visitor.post(fields + [("seal", again.value(of: "seal"))], to: "/iets-aanbieden").path == "/iets-aanbieden/bedankt")
    }

    @Test("a postcode leads to the team of that buurt; an unknown one to all teams")
    func whoHelps() async throws {
        let visitor = try await Town.open().visitor()
        let own = try await visitor.get("/wie-helpt?postcode=4992AG")
        // The map and its list tell of every team; what stands above them is the answer.
        let answer = try #require(own.text.split(separator: "id=\"kaart\"").first)
        #expect(answer.contains("Wijkteam Muziekbuurt") && !answer.contains("Wijkteam Linde"))
        #expect(own.contains("uw buurt") && own.contains("class=\"area own\""))
        let chosen = try await visitor.get("/wie-helpt?buurt=BU99010102")
        #expect(chosen.contains("Dit team werkt in uw buurt: Lindekwartier") && chosen.contains("aria-current=\"true\""))
        #expect(try await visitor.get("/wie-helpt?buurt=BU00000000").contains("Alle teams"))
        let all = try await visitor.get("/wie-helpt?postcode=9999ZZ")
        #expect(all.contains("Wijkteam Muziekbuurt") && all.contains("Wijkteam Linde"))
        #expect(try await visitor.get("/wie-helpt?postcode=zomaar").status == .unprocessableContent)
    }

    @Test("a worry may come without a name, and one worker takes it up")
    func worry() async throws {
        let town = try await Town.open()
        let thanks = try await town.visitor().submit([("words", "De gordijnen <i>blijven dicht")], from: "/zorgen-melden", to: "/zorgen-melden")
        #expect(thanks.path == "/zorgen-melden/bedankt")
        let fatma = try await town.signedIn("fatma")
        let id = try #require(try await fatma.get("/vandaag").text.firstMatch(of: /\/zorgen\/[0-9a-z]{20}/)).output
        let page = try await fatma.get(String(id))
        #expect(page.contains("anoniem") && page.contains("De gordijnen &lt;i&gt;blijven dicht"))
        let joost = try await town.signedIn("joost")
        let seal = try await joost.get(String(id)).value(of: "seal")
        #expect(try await fatma.submit([], from: String(id), to: id + "/oppakken").contains("pakte de melding op"))
        #expect(try await joost.post([("seal", seal)], to: id + "/oppakken").status == .conflict)
        #expect(try await joost.get(String(id)).status == .forbidden)
        #expect(try await town.signedIn("ria").get(String(id)).status == .forbidden)
    }

    @Test("a sign-in link is spent by its button, not by looking at it, and once")
    func signInLink() async throws {
        let town = try await Town.open()
        let truus = try await Samples.person("truus", of: .wilgenoord, in: town.workplace)
        let token = try await town.workplace.makeSignInLink(for: truus, in: SampleTown.wilgenoord.municipality, lasting: 60)
        let address = "/aanmelden/" + token.text
        for _ in 1...2 { #expect(try await town.visitor().get(address).status == .ok) }
        #expect(try await town.visitor().submit([], from: address, to: "/aanmelden/link").path == "/mijn")
        #expect(try await town.visitor().submit([], from: address, to: "/aanmelden/link").status == .gone)
    }

    @Test("playing somebody works in the practice neighbourhood and nowhere else")
    func practice() async throws {
        let town = try await Town.open()
        let fatma = try await Samples.person("fatma", of: .wilgenoord, in: town.workplace)
        let fields = [("person", fatma.text)]
        #expect(try await town.visitor().submit(fields, from: "/aanmelden", to: "/aanmelden/oefenen").path == "/vandaag")
        let real = try await Town.open(isDemo: false)
        let someone = try await Samples.person("fatma", of: .wilgenoord, in: real.workplace)
        let refused = try await real.visitor().submit([("person", someone.text)], from: "/hulp-vragen", to: "/aanmelden/oefenen")
        #expect(refused.status == .notFound)
        await #expect(throws: Problem.notFound(.person)) {
            _ = try await town.workplace.practise(as: fatma, in: SampleTown.duinrade.municipality)
        }
    }

    @Test(
        "before the introduction the own page tells a first name and words; afterwards name, address and telephone", arguments: TestDatabanks.engines)
    func coarseUntilYes(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let helper = try await town.signedIn("zbyszek").get("/mijn")
        #expect(helper.contains("Piet") && !helper.contains("Vermeulen"))
        let lidia = try await town.signedIn("lidia").get("/mijn")
        #expect(lidia.contains("Latifa Benali") && lidia.contains("06 12 34 56 21") && lidia.contains("Zilverlindelaan 45"))
        let stranger = try await town.signedIn("greet").get("/mijn")
        #expect(!stranger.contains("Latifa") && !stranger.contains("06 12 34 56 21"))
        let over = try await town.signedIn("huub").get("/mijn")
        #expect(over.contains("Deze vraag is afgesloten") && !over.contains("Rutger") && !over.contains("06 12 34 56 49"))
    }

    private func newAsks(in town: Town, saying words: String) async throws -> Int {
        let municipality = SampleTown.wilgenoord.municipality
        return try await town.workplace.driver.read(in: municipality) { connection in
            try connection.today(for: .system(of: municipality), owner: nil, limit: 100).newAsks.filter { $0.words == words }.count
        }
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("Requests on the pages")
struct RightsPageTests {
    @Test("a visitor asks on the privacy page, and a worker takes it up, makes sure who it is, freezes and answers")
    func course() async throws {
        let town = try await Town.open()
        let asked = try await town.visitor().submit(
            [("right", "restrict"), ("name", "Truus van Dalen"), ("contact", "06 12 34 56 01"), ("words", "Even niet graag")], from: "/privacy",
            to: "/privacy")
        #expect(asked.contains("Uw verzoek is bij ons"))
        let fatma = try await town.signedIn("fatma")
        let today = try await fatma.get("/vandaag")
        let page = String(try #require(today.text.firstMatch(of: /\/verzoeken\/[0-9a-z]{20}/)).0)
        #expect(try await fatma.get("/verzoeken").contains(page))
        _ = try await fatma.submit([("version", "1")], from: page, to: page + "/oppakken")
        let who = try await fatma.get(page)
        let truus: Person.ID = try await town.id(of: "person", "truus")
        #expect(who.contains(truus.text), "somebody of that name is proposed")
        let missing = try await fatma.submit([("version", "2"), ("person", truus.text)], from: page, to: page + "/identiteit")
        #expect(missing.status == .unprocessableContent && missing.contains("Hoe weet je dat"))
        _ = try await fatma.submit([("version", "2"), ("person", truus.text), ("identity", "called-back")], from: page, to: page + "/identiteit")
        let frozen = try await fatma.submit([("version", "3")], from: page, to: page + "/bevriezen")
        #expect(frozen.contains("Deze gegevens staan stil."))
        #expect(try await town.signedIn("joost").get("/bewoners/\(truus)").contains("Deze gegevens staan stil"))
        #expect(try await town.signedIn("joost").get("/bewoners/\(truus)").status == .forbidden)
        #expect(try await fatma.get("/bewoners/\(truus)").contains("Alleen jij ziet ze"))
        #expect(try await !town.signedIn("joost").get("/zoeken?q=truus+van+dalen").contains("/bewoners/\(truus)"))
        let unsaid = try await fatma.submit([("version", "4"), ("state", "answered")], from: page, to: page + "/afronden")
        #expect(unsaid.status == .unprocessableContent && unsaid.contains("Wat heb je geantwoord"))
        let closed = try await fatma.submit(
            [("version", "4"), ("state", "answered"), ("outcome", "We gebruiken ze nu niet.")], from: page, to: page + "/afronden")
        #expect(closed.contains("beantwoord") && closed.contains("We gebruiken ze nu niet."))
        #expect(try await town.signedIn("truus").get("/mijn/alles").contains("We gebruiken ze nu niet."))
    }

    @Test("the page of what is kept promises the terms that the daily work applies, and no others")
    func terms() async throws {
        let page = try await Town.open().visitor().get("/privacy")
        let terms = try Register.bundled().terms
        for name in ["ask", "person"] { #expect(page.contains(try #require(terms[name]).length.spoken), "\(name)") }
        #expect(page.contains("Horen we 1 jaar niets van u?") && page.contains("hooguit 90 dagen"))
    }

    @Test("what is missing is said at its field, with every word still there")
    func faults() async throws {
        let town = try await Town.open()
        let answer = try await town.visitor().submit([("name", "Truus"), ("words", "Wis mij")], from: "/privacy", to: "/privacy")
        #expect(answer.status == .unprocessableContent && answer.contains("Wis mij"))
        #expect(answer.contains("Wat wilt u? Kies") && answer.contains("Uw telefoonnummer of e-mailadres: Vul dit in."))
    }

    @Test("the desk writes one down for who stands there, and does not see the list; residents and administrators see none of it")
    func narrow() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let ria = try await town.signedIn("ria")
        let page = "/bewoners/\(truus)/verzoek"
        let said = try await ria.submit([("right", "erase"), ("source", "desk")], from: page, to: page)
        #expect(said.contains("Het staat nu bij de verzoeken"))
        for other in ["ria", "wim", "odette", "noor"] { #expect(try await town.signedIn(other).get("/verzoeken").status == .forbidden) }
        let list = try await town.signedIn("fatma").get("/verzoeken")
        let request = String(try #require(list.text.firstMatch(of: /\/verzoeken\/[0-9a-z]{20}/)).0)
        for other in ["ria", "wim", "truus"] { #expect(try await town.signedIn(other).get(request).status == .forbidden) }
    }

    @Test("nobody handles a request that a colleague took up, until they take it over")
    func owner() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)/verzoek"
        _ = try await town.signedIn("ria").submit([("right", "see"), ("source", "phone")], from: page, to: page)
        let (fatma, samira) = (try await town.signedIn("fatma"), try await town.signedIn("samira"))
        let request = String(try #require(try await fatma.get("/verzoeken").text.firstMatch(of: /\/verzoeken\/[0-9a-z]{20}/)).0)
        _ = try await fatma.submit([("version", "1")], from: request, to: request + "/oppakken")
        let refused = try await samira.submit(
            [("version", "2"), ("state", "answered"), ("outcome", "Klaar")], from: request, to: request + "/afronden")
        #expect(refused.status == .forbidden && refused.contains("Een collega behandelt dit"))
        #expect(try await samira.submit([("version", "2")], from: request, to: request + "/oppakken").contains("Samira"))
    }

    @Test("who asks to be erased is erased by the owner of the request, who first sees what goes, what stays and until when")
    func erase() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        _ = try await town.signedIn("truus").submit([("right", "erase"), ("words", "Haal alles weg")], from: "/privacy", to: "/privacy")
        let (fatma, samira) = (try await town.signedIn("fatma"), try await town.signedIn("samira"))
        let request = String(try #require(try await fatma.get("/verzoeken").text.firstMatch(of: /\/verzoeken\/[0-9a-z]{20}/)).0)
        #expect(try await samira.get(request + "/wissen").status == .forbidden, "nobody owns it yet")
        _ = try await fatma.submit([("version", "1")], from: request, to: request + "/oppakken")
        #expect(try await fatma.get(request).contains(request + "/wissen"))
        let held = try await fatma.submit(
            [("reason", "Klacht bij de ombudsman"), ("until", CalendarDate(Date()).adding(days: 30).description)],
            from: "/bewoners/\(truus)/vasthouden",
            to: "/bewoners/\(truus)/vasthouden")
        #expect(held.contains("Dit wordt nu niet gewist"))
        let hindered = try await fatma.get(request + "/wissen")
        #expect(hindered.contains("Nu kan het niet") && hindered.contains("Klacht bij de ombudsman") && !hindered.contains("Wis deze bewoner"))
        let list = try await fatma.get("/vastgehouden")
        let lifting = String(try #require(list.text.firstMatch(of: /\/vastgehouden\/[0-9a-z]{20}\/einde/)).0)
        #expect(list.contains("Truus van Dalen") && list.contains("Klacht bij de ombudsman"))
        #expect(try await fatma.submit([], from: "/vastgehouden", to: lifting).contains("Losgelaten"))
        let page = try await fatma.get(request + "/wissen")
        #expect(page.contains("Dit gaat weg") && page.contains("nog 5 jaar") && page.contains("tot 2 jaar na het afronden"))
        let version = try page.value(of: "version")
        let unsure = try await fatma.submit([("version", version)], from: request + "/wissen", to: request + "/wissen")
        #expect(unsure.status == .unprocessableContent && unsure.contains("Zet een vinkje"))
        let gone = try await fatma.submit([("version", version), ("sure", "yes")], from: request + "/wissen", to: request + "/wissen")
        #expect(gone.contains("Vertel het de bewoner nog") && gone.contains("deze bewoner is gewist"))
        #expect(try await fatma.get("/bewoners/\(truus)").status == .notFound)
        #expect(try await fatma.get(request + "/wissen").status == .conflict)
        #expect(try await town.signedIn("ria").get("/vastgehouden").status == .forbidden)
    }

    @Test("why something is held is asked with until when, and what was typed is still there")
    func holdFaults() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)/vasthouden"
        let fatma = try await town.signedIn("fatma")
        let missing = try await fatma.submit([("reason", "Rechtszaak"), ("until", "ooit")], from: page, to: page)
        #expect(missing.status == .unprocessableContent && missing.contains("Rechtszaak") && missing.contains("value=\"ooit\""))
        #expect(missing.contains("Deze dag bestaat niet"))
        let empty = try await fatma.submit([("reason", ""), ("until", "")], from: page, to: page)
        #expect(empty.contains("Waarom: Vul dit in") && empty.contains("Tot en met: Vul dit in"))
    }
}

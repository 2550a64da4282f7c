import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("The page of a family, a group, a street or a company")
struct CirclePageTests {
    @Test("tells with whom to talk, who takes part and what they offer, and is found from the offer and from each of them")
    func seen() async throws {
        let town = try await Town.open()
        let (fatma, page) = (try await town.signedIn("fatma"), try await town.circle(of: "o-heuvel-gezin"))
        let text = try await fatma.get(page).text
        for words in ["Gezin Van den Heuvel", "een gezin", "Esther van den Heuvel", "Jeroen van den Heuvel", "Fenna van den Heuvel", "Bij ons is er"]
        {
            #expect(text.contains(words), "\(words)")
        }
        for other in [
            "/aanbod/\(try await town.id(of: "offer", "o-heuvel-gezin") as Offer.ID)",
            "/bewoners/\(try await town.id(of: "person", "jeroen") as Person.ID)",
        ] {
            #expect(try await fatma.get(other).contains(page), "\(other)")
        }
    }

    @Test("is corrected, and a colleague's correction in the meantime is said before it is overwritten")
    func corrected() async throws {
        let town = try await Town.open()
        let (fatma, page) = (try await town.signedIn("fatma"), try await town.circle(of: "o-heuvel-gezin"))
        let fields = [("party_kind", "family"), ("party_name", "De Heuvels"), ("size", "5"), ("version", "1")]
        #expect(try await fatma.submit(fields, from: page, to: page).contains("met ongeveer 5 mensen"))
        let late = try await fatma.submit(fields, from: page, to: page)
        #expect(late.status == .conflict && late.contains("Een collega heeft dit net aangepast"))
        let wrong = try await fatma.submit([("party_kind", "street"), ("size", "veel"), ("version", "2")], from: page, to: page)
        #expect(wrong.status == .unprocessableContent && wrong.contains("Naam: Vul dit in.") && wrong.contains("value=\"veel\""))
    }

    @Test("takes in who is known after a look at who it may be, and hands over to another")
    func members() async throws {
        let town = try await Town.open()
        let (fatma, page) = (try await town.signedIn("fatma"), try await town.circle(of: "o-heuvel-gezin"))
        let truus: Person.ID = try await town.id(of: "person", "truus")
        #expect(try await fatma.get(page + "?name=Truus").contains("value=\"\(truus)\""))
        #expect(try await fatma.submit([("known", truus.text), ("name", "Truus")], from: page, to: page + "/leden").contains("count\">4<"))
        _ = try await fatma.submit([("person", truus.text), ("do", "contact")], from: page, to: page + "/leden")
        #expect(try await town.signedIn("truus").get("/mijn").contains("U bent het contact voor <bdi>Gezin Van den Heuvel</bdi>"))
        let nobody = try await fatma.submit([("do", "newcomer"), ("name", " ")], from: page, to: page + "/leden")
        #expect(nobody.status == .unprocessableContent && nobody.contains("Vul dit in"))
        #expect(try await fatma.submit([("do", "newcomer"), ("name", "<b>Sam</b>")], from: page, to: page + "/leden").contains("&lt;b&gt;Sam"))
    }

    @Test("is left by whoever takes part, on their own page")
    func left() async throws {
        let town = try await Town.open()
        let (jeroen, page) = (try await town.signedIn("jeroen"), try await town.circle(of: "o-heuvel-gezin"))
        #expect(try await jeroen.get("/mijn").contains("U doet mee met <bdi>Gezin Van den Heuvel</bdi>. Het contact is <bdi>Esther</bdi>."))
        #expect(try await !jeroen.submit([], from: "/mijn", to: page + "/afscheid").contains("Gezin Van den Heuvel</bdi>. Het contact"))
        #expect(try await !town.signedIn("fatma").get(page).contains("Jeroen van den Heuvel"))
    }
}

extension Town {
    fileprivate func circle(of offer: String) async throws -> String {
        let (id, fatma): (Offer.ID, Visitor) = (try await id(of: "offer", offer), try await signedIn("fatma"))
        let text = try await fatma.get("/aanbod/\(id)").text
        return String(try #require(text.firstMatch(of: /\/groepen\/[0-9a-z]{20}/)).0)
    }
}

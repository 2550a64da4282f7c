import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("Welzijn op recept on the screen")
struct ReferralPageTests {
    private static let form = [
        ("words", "Ik wil weer onder de mensen"), ("preference", "wandelen"), ("name", "Jo Bakker"), ("contact", "06 12 34 56 78"),
        ("postcode", "4990 AB"), ("agrees", "yes"), ("wish", "started"),
    ]

    /// The link of a practice, as it stands on its sheet.
    private func link(in town: Town) async throws -> (practice: String, link: String, sheet: Answer) {
        let practice = "/organisaties/\(try await town.organisation("Huisartsen aan de Wal"))"
        let fatma = try await town.signedIn("fatma")
        let owner: Person.ID = try await town.id(of: "person", "fatma")
        let sheet = try await fatma.submit([("owner", owner.text)], from: practice + "/verwijslink", to: practice + "/verwijslink")
        return (practice, String(try #require(sheet.text.firstMatch(of: /(\/verwijslink\/[0-9a-f]{64})/)?.1)), sheet)
    }

    @Test("a practice gets its link once, on a sheet, and sees with it a form that no search engine lists and no cache keeps")
    func door() async throws {
        let town = try await Town.open()
        let (practice, link, sheet) = try await link(in: town)
        #expect(sheet.contains("Welzijn op recept") && sheet.contains("<svg class=\"qr\"") && sheet.headers[.cacheControl] == "no-store")
        let fatma = try await town.signedIn("fatma")
        let page = try await fatma.get(practice + "/verwijslink")
        #expect(page.contains("nog niet") && !page.contains(link))
        let opened = try await town.visitor().send(.get, link, body: nil)
        #expect(opened.status == .seeOther && opened.headers[.location] == "/verwijzen")
        let visitor = town.visitor()
        let form = try await visitor.get(link)
        #expect(form.path == "/verwijzen" && form.contains("Huisartsen aan de Wal") && !form.contains(String(link.suffix(64))))
        #expect(form.headers[.cacheControl] == "no-store" && form.headers[HTTPField.Name("X-Robots-Tag")!] == "noindex, nofollow")
        #expect(try await town.visitor().get("/verwijzen").status == .conflict)
        #expect(try await town.signedIn("ria").get(practice + "/verwijslink").status == .forbidden)
        #expect(!(try await town.signedIn("ria").get(practice).contains("verwijslink")))
    }

    @Test("whoever refers loses nothing that was typed, gets a code, and reads with it how it went")
    func referring() async throws {
        let town = try await Town.open()
        let (_, link, _) = try await link(in: town)
        let practice = town.visitor()
        _ = try await practice.get(link)
        let wrong = try await practice.submit(
            [("words", "Mijn BSN is 111222333"), ("name", "Jo Bakker")], from: "/verwijzen", to: "/verwijzen")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Mijn BSN is 111222333</textarea>") && wrong.contains("Dat vragen wij nooit"))
        #expect(
            wrong.contains("Zonder toestemming van de patiënt kunt u niet verwijzen.") && wrong.contains("Vraag de patiënt wat u terug mag horen."))
        let seal = try await practice.get("/verwijzen").value(of: "seal")
        let thanks = try await practice.post([("seal", seal)] + Self.form, to: "/verwijzen")
        let code = String(try #require(thanks.text.firstMatch(of: /<p class="code">([^<]+)</)?.1))
        #expect(try await practice.post([("seal", seal)] + Self.form, to: "/verwijzen").contains(code), "the same form sent twice")

        let answer = try await practice.submit([("code", code)], from: "/verwijzen/antwoord", to: "/verwijzen/antwoord")
        #expect(answer.contains("Er was nog geen contact."))
        #expect(
            try await practice.submit([("code", "K7FM3QWP")], from: "/verwijzen/antwoord", to: "/verwijzen/antwoord").contains(
                "Deze code kennen we niet"))
        let fatma = try await town.signedIn("fatma")
        let today = try await fatma.get("/vandaag?van=mij")
        let ask = String(
            try #require(today.text.firstMatch(of: /href="(\/vragen\/[a-z0-9]{20})"[^>]*>(?:(?!<\/li>).)*Ik wil weer onder de mensen/)?.1))
        let page = try await fatma.get(ask)
        #expect(page.contains("Verwezen") && page.contains("Huisartsen aan de Wal") && page.contains("wat er begon of stopte"))
        #expect(try await fatma.submit([], from: ask, to: ask + "/contact").contains("Bewaard."))
        #expect(try await practice.submit([("code", code)], from: "/verwijzen/antwoord", to: "/verwijzen/antwoord").contains("Er was contact, op"))
    }

    @Test("a worry that was taken up leads to an activity, in the own words of whom it is about")
    func worry() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        #expect(
            try await town.visitor().submit([("words", "De gordijnen zijn al een week dicht")], from: "/zorgen-melden", to: "/zorgen-melden").status
                == .ok)
        let system = Viewer.system(of: SampleTown.wilgenoord.municipality)
        let id = try #require(
            try await town.workplace.read(as: system) { try $0.today(for: system, owner: nil, limit: 100).worries }.first {
                $0.words.contains("gordijnen")
            }
        ).id
        let page = "/zorgen/\(id)"
        #expect(try await fatma.get(page + "/meedoen").status == .conflict)
        #expect(try await fatma.submit([], from: page, to: page + "/oppakken").contains("Laat meedoen aan een activiteit"))
        #expect(try await fatma.get(page + "/meedoen?wie=greet").contains("?bewoner="))
        let greet: Person.ID = try await town.id(of: "person", "greet")
        let form = page + "/meedoen?bewoner=\(greet)"
        let shown = try await fatma.get(form)
        let time = String(try #require(shown.text.firstMatch(of: /<option value="([a-z0-9]{20}\.\d{4}-\d\d-\d\d)"/)?.1))
        let fields = [("person", greet.text), ("time", time), ("company", "alone")]
        let wrong = try await fatma.submit(fields + [("words", "")], from: form, to: page + "/meedoen")
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"\(time)\" selected"))
        let ask = try await fatma.submit(fields + [("words", "Ik ga graag een keer mee")], from: form, to: page + "/meedoen")
        #expect(ask.contains("Ik ga graag een keer mee") && ask.contains("Doet mee"))
        #expect(try await fatma.get(page).contains("Gaat alleen."))
        #expect(try await town.signedIn("bram").get(page + "/meedoen").status == .forbidden)
    }
}

extension Town {
    func organisation(_ name: String) async throws -> String {
        let municipality = SampleTown.wilgenoord.municipality
        let found = try await workplace.driver.read(in: municipality) {
            try $0.directory(of: municipality).organisations.first { $0.facts.name == name }
        }
        guard let found else { throw Problem.notFound(.organisation) }
        return found.id.text
    }
}

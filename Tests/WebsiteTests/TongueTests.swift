import Foundation
import HTTPTypes
import Language
import Neighbourhood
import Operations
import Samples
import Testing

@testable import Website

@Suite("Pages in the language of who reads them")
struct SpokenPageTests {
    private static let publicPages = [
        "/", "/hulp-vragen", "/iets-aanbieden", "/wie-helpt", "/zorgen-melden", "/agenda", "/aanmelden", "/privacy", "/toegankelijkheid",
        "/overzicht",
        "/hulp-vragen/bedankt", "/iets-aanbieden/bedankt", "/zorgen-melden/bedankt", "/bestaat-niet",
    ]

    @Test("every public page speaks the language that is tapped, from right to left in Arabic, and remembers it", arguments: Tongue.allCases)
    func tapped(tongue: Tongue) async throws {
        let visitor = try await Town.open().visitor()
        for page in Self.publicPages {
            visitor.cookies["omzien-taal"] = nil
            let answer = try await visitor.get(page + "?taal=" + tongue.code)
            #expect(answer.contains("<html lang=\"\(tongue.code)\" dir=\"\(tongue == .arabic ? "rtl" : "ltr")\">"), "\(page)")
            #expect(answer.contains(Catalogue.of(tongue)["frame.ask"].plain { _ in nil }), "\(page)")
            if page != "/bestaat-niet" { #expect(visitor.cookies["omzien-taal"] == tongue.code, "\(page)") }
            #expect(try await visitor.get(page).contains("<html lang=\"\(visitor.cookies["omzien-taal"] ?? "nl")\""))
        }
    }

    @Test("what the browser reads best is taken, until somebody taps another")
    func browser() async throws {
        let visitor = try await Town.open().visitor()
        let headers = ["Accept-Language": "pl-PL,pl;q=0.9,nl;q=0.5"]
        #expect(try await visitor.send(.get, "/", body: nil, headers: headers).contains("<html lang=\"pl\""))
        _ = try await visitor.get("/?taal=uk")
        #expect(try await visitor.send(.get, "/", body: nil, headers: headers).contains("<html lang=\"uk\""))
        #expect(try await visitor.get("/?taal=xx").contains("<html lang=\"uk\""))
    }

    @Test("a form that comes back says in that language what is wrong, and keeps every word")
    func faults() async throws {
        let visitor = try await Town.open().visitor()
        _ = try await visitor.get("/?taal=tr")
        let page = try await visitor.submit([("words", "Yalnızım"), ("contact", "x")], from: "/hulp-vragen", to: "/hulp-vragen")
        let turkish = Catalogue.of(.turkish)
        #expect(page.status == .unprocessableContent && page.contains("Yalnızım</textarea>"))
        for key: TextKey in ["form.faulty", "fault.phone"] { #expect(page.contains(turkish[key].plain { _ in nil }), "\(key.name)") }
        #expect(!page.contains("Vul dit in.") && !page.contains("class=\"tongues\""))
    }

    @Test("who works here reads Dutch, whatever their browser says")
    func workers() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let today = try await fatma.send(.get, "/vandaag?taal=tr", body: nil, headers: ["Accept-Language": "tr"])
        #expect(today.contains("<html lang=\"nl\"") && !today.contains("class=\"tongues\"") && fatma.cookies["omzien-taal"] == nil)
    }

    @Test("a resident's own page speaks the language that they chose for messages, on every device they sign in on")
    func own() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let first = try await town.signedIn("truus")
        let saved = try await first.submit(
            [("language", "pl"), ("from_hour", "9"), ("until_hour", "20")], from: "/bewoners/\(truus)/berichten", to: "/bewoners/\(truus)/berichten")
        #expect(saved.contains("<html lang=\"pl\"") && saved.contains("Truus"))
        let second = town.visitor()
        let link = try await town.workplace.makeSignInLink(for: truus, in: SampleTown.wilgenoord.municipality, lasting: 60)
        _ = try await second.get("/aanmelden/\(link.text)")
        #expect(try await second.submit([], from: "/aanmelden/link", to: "/aanmelden/link").contains("<html lang=\"pl\""))
    }

    @Test("an address that would lead elsewhere is not in the choice of languages")
    func elsewhere() async throws {
        let page = try await Town.open().visitor().get("//kwaad.nl/?taal=tr")
        #expect(!page.contains("//kwaad.nl"))
    }

    @Test("days, walks and availability are said as that language says them")
    func spoken() throws {
        let today = try #require(CalendarDate("2026-11-21"))
        let day = today.adding(days: 3)
        Tongue.$spoken.withValue(.english) {
            #expect(Spoken.day(day, today: today) == "Tuesday 24 November" || Spoken.day(day, today: today) == "Tuesday, 24 November")
            #expect(Spoken.fullDate(day) == "24 November 2026")
        }
        Tongue.$spoken.withValue(.polish) { #expect(Spoken.fullDate(day) == "24 listopada 2026") }
        Tongue.$spoken.withValue(.ukrainian) { #expect(Spoken.date(day, today: today) == "24 листопада") }
        Tongue.$spoken.withValue(.arabic) { #expect(Spoken.fullDate(day).contains("24") && Spoken.fullDate(day).contains("نوفمبر")) }
        Tongue.$spoken.withValue(.turkish) { #expect(Spoken.dayNames[1] == "Salı" && Dutch.name(SpokenLanguage.dutch) == "Felemenkçe") }
    }
}

@Suite("Texts and pages")
struct TextUseTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources")

    /// Every literal that has the form of a key, and those among them that are asked for.
    private static func literals() throws -> (all: Set<String>, asked: Set<String>) {
        var (all, asked) = (Set<String>(), Set<String>())
        let files = FileManager.default.enumerator(at: sources.appending(path: "Website"), includingPropertiesForKeys: nil)
        for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            all.formUnion(text.matches(of: /"([a-zA-Z]+\.[a-zA-Z0-9]+)"/).map { String($0.1) })
            asked.formUnion(text.matches(of: /\b(?:say|plain)\(\s*"([^"]+)"/).map { String($0.1) })
        }
        return (all, asked)
    }

    @Test("every text that a page asks for is in the catalogue, and every text of the catalogue is asked for")
    func used() throws {
        let (all, asked) = try Self.literals()
        let keys = Catalogue.of(.dutch).keys
        let byType = keys.filter { $0.hasPrefix("message.") || $0.hasPrefix("everything.") }
        #expect(asked.count > 400 && asked.subtracting(keys).sorted() == [])
        #expect(keys.subtracting(byType).subtracting(all).sorted() == [])
    }
}

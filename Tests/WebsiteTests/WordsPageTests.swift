import HTTPTypes
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("The page with the words of here")
struct WordsPageTests {
    @Test("shows what is read in a sentence, and keeps nothing of it", arguments: TestDatabanks.engines)
    func trial(engine: Engine) async throws {
        let fatma = try await Town.open(on: engine).signedIn("fatma")
        let answer = try await fatma.submit(
            [("trial", "Mijn moeder zit de hele dag alleen"), ("side", "ask")], from: Link.words, to: Link.wordsTrial)
        #expect(answer.text.contains("Omzien leest hierin") && answer.text.contains("‘zit de hele dag alleen’"))
        #expect(try await !fatma.get(Link.words).text.contains("zit de hele dag"))
    }

    @Test("a word is added, stands in the list, and can be taken away again", arguments: TestDatabanks.engines)
    func saying(engine: Engine) async throws {
        let fatma = try await Town.open(on: engine).signedIn("fatma")
        let fields = [("words", "wij zijn blut"), ("concept", "money.poverty"), ("use", "asked"), ("language", "nl")]
        let list = try await fatma.submit(fields, from: Link.words, to: Link.wordsSayings)
        #expect(list.text.contains("Bewaard.") && list.text.contains("wij zijn blut"))
        let ending = try #require(list.text.firstMatch(of: #/action="(\/woorden\/uitdrukkingen\/[0-9a-z]{20}\/einde)"/#)?.1)
        #expect(try await !fatma.submit([], from: Link.words, to: String(ending)).text.contains("wij zijn blut"))
    }

    @Test("what cannot be used comes back as it was typed, with what to do; and no script runs")
    func refused() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let answer = try await fatma.submit(
            [("words", "<script>alert(1)</script>"), ("concept", "nergens")], from: Link.words, to: Link.wordsSayings)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\""))
        #expect(answer.text.contains("Fout:") && answer.text.contains("Kies een van de mogelijkheden."))
    }

    @Test("is for the team: the desk and residents do not come in, and a visitor is led to signing in")
    func access() async throws {
        let town = try await Town.open()
        #expect(try await town.signedIn("truus").get(Link.words).status == .forbidden)
        #expect(try await town.visitor().send(.get, Link.words, body: nil).status == .seeOther)
    }
}

import Language
import Testing

@Suite("Everything that Omzien says to residents")
struct TextCatalogueTests {
    private let dutch = Catalogue.of(.dutch)

    @Test("is there in six languages, every text of it", arguments: Tongue.allCases)
    func complete(tongue: Tongue) {
        let other = Catalogue.of(tongue)
        #expect(!other.keys.isEmpty && other.keys.symmetricDifference(dutch.keys).sorted() == [])
        for key in other.keys.sorted() {
            for form in other[TextKey(stringLiteral: key)].counted {
                let said = other[TextKey(stringLiteral: key)].plain(for: form) { _ in "x" }
                #expect(said.contains { !$0.isWhitespace }, "\(tongue.code) \(key)")
            }
        }
    }

    @Test("has in every language the same places to fill and the same links", arguments: Tongue.allCases)
    func sameMarks(tongue: Tongue) {
        for key in dutch.keys.sorted() {
            let key = TextKey(stringLiteral: key)
            #expect(Catalogue.of(tongue)[key].names == dutch[key].names, "\(tongue.code) \(key.name)")
        }
    }

    @Test("counts with every form that a language has", arguments: Tongue.allCases)
    func plurals(tongue: Tongue) {
        for key in dutch.keys.sorted() {
            let key = TextKey(stringLiteral: key)
            guard dutch[key].counted != [.other] else { continue }
            #expect(Catalogue.of(tongue)[key].counted == Plural.forms(of: tongue), "\(tongue.code) \(key.name)")
        }
    }

    @Test("gives the name of a text that nobody wrote, so that it is seen")
    func missing() { #expect(Catalogue.of(.polish)["nowhere.nothing"].plain { _ in nil } == "nowhere.nothing") }
}

@Suite("A text as translators write it")
struct WordingTests {
    @Test("has places, stress and links, one in another")
    func marks() {
        #expect(
            Wording("Bel **[wijkteam {name}](team)** op {day}.").pieces() == [
                .text("Bel "), .strong([.link([.text("wijkteam "), .place("name")], to: "team")]), .text(" op "), .place("day"), .text("."),
            ])
    }

    @Test(
        "has characters like any other where a mark is not closed or names nothing",
        arguments: ["a { b", "2 * 3 ** 4", "[x] (y)", "[x](https://kwaad.nl)", "{}", "{a-b}", ""])
    func unclosed(text: String) { #expect(Wording(text).pieces() == (text.isEmpty ? [] : [.text(text)])) }

    @Test("is read plainly, with what fills it, for titles and messages")
    func plain() { #expect(Wording("Bel **[ons](team)**, {name}").plain { $0 == "name" ? "Jo" : nil } == "Bel ons, Jo") }
}

@Suite("The language of a visitor")
struct TongueTests {
    @Test("is what their browser says they read best of what we write")
    func accepted() {
        #expect(Tongue.best(accepting: "tr-TR,tr;q=0.9,en;q=0.8") == .turkish)
        #expect(Tongue.best(accepting: "fr, en;q=0.4, uk;q=0.7") == .ukrainian)
        #expect(Tongue.best(accepting: "de;q=1, nl;q=0") == nil)
        #expect(Tongue.best(accepting: "EN-us") == .english)
        #expect(Tongue.best(accepting: "ar, pl") == .arabic)
    }

    @Test("is nothing we trip over", arguments: ["", ";;;", "tr;q=veel", "*", String(repeating: "x,", count: 100_000)])
    func hostile(header: String) { #expect(Tongue.best(accepting: header).map { $0 == .turkish } ?? true) }

    /// The examples of Unicode CLDR 45 for whole numbers.
    @Test("has the forms for counted things that its grammar has")
    func plurals() {
        #expect([0, 1, 2, 5].map { Plural.of($0, in: .dutch) } == [.other, .one, .other, .other])
        #expect(
            [0, 1, 2, 3, 10, 11, 26, 99, 100, 102, 103, 111].map { Plural.of($0, in: .arabic) }
                == [.zero, .one, .two, .few, .few, .many, .many, .many, .other, .other, .few, .many])
        #expect(
            [0, 1, 2, 4, 5, 12, 14, 21, 22, 25, 112, 122].map { Plural.of($0, in: .polish) }
                == [.many, .one, .few, .few, .many, .many, .many, .many, .few, .many, .many, .few])
        #expect(
            [0, 1, 2, 5, 11, 21, 22, 31, 111, 121].map { Plural.of($0, in: .ukrainian) }
                == [.many, .one, .few, .many, .many, .one, .few, .one, .many, .one])
    }
}

import Language
import Neighbourhood
import Testing

@Suite("Understanding what people say")
struct UnderstandingTests {
    @Test(
        "An indirect ask is understood without the need being named",
        arguments: [
            ("ik krijg mijn post niet meer op orde", "paperwork"), ("mijn man is vorig jaar gestorven en ik mis hem elke dag", "grief"),
            ("ik kan de zware tassen van de supermarkt niet meer tillen", "shopping"),
            ("de heg is veel te hoog en ik kan niet meer snoeien", "garden"),
        ])
    func indirect(text: String, domain: String) {
        #expect(ids(text).prefix(3).contains { $0.hasPrefix(domain + ".") }, "\(ids(text).prefix(5))")
    }

    @Test(
        "The same need is recognised in six languages",
        arguments: [
            ("I need someone to help me with a letter from the tax office", "en"), ("Vergi dairesinden gelen mektubu anlamıyorum", "tr"),
            ("لا أفهم رسالة الضرائب", "ar"),
            ("Nie rozumiem listu z urzędu skarbowego", "pl"), ("Я не розумію лист з податкової", "uk"),
            ("ik snap de brief van de belasting niet", "nl"),
        ])
    func languages(text: String, code: String) {
        let understanding = linguist.understand(text, as: .ask)
        #expect(understanding.language == code)
        #expect(ids(text).prefix(4).contains { $0.hasPrefix("paperwork.") }, "\(ids(text).prefix(5))")
    }

    @Test("A spelling mistake does not hide the word", arguments: ["bootschappen", "boodschapen", "boodsschappen"])
    func spelling(word: String) {
        let right = linguist.understand("boodschappen", as: .ask).tokens[0].features.map(\.key)
        let wrong = linguist.understand(word, as: .ask).tokens[0].features.map(\.key)
        #expect(!Set(right).isDisjoint(with: wrong))
    }

    @Test("A compound is split, and a compound written apart is joined")
    func compounds() {
        let parts = linguist.understand("boodschappenhulp", as: .offer).tokens[0].features.map(\.stem)
        #expect(parts.contains("boodschapp") && parts.contains("hulp"))
        let apart = linguist.understand("bij les", as: .ask).tokens.flatMap(\.features).map(\.key)
        let whole = linguist.understand("bijles", as: .ask).tokens[0].features[0].key
        #expect(apart.contains(whole))
    }

    @Test(
        "Forms of a word have one stem",
        arguments: [
            ("tuintje", "tuin"), ("gewandeld", "wandelen"), ("leest", "lezen"), ("katten", "kat"), ("opgeruimd", "opruimen"), ("hapert", "haperen"),
        ])
    func stems(form: String, word: String) {
        #expect(linguist.understand(form, as: .ask).tokens[0].stem == linguist.understand(word, as: .ask).tokens[0].stem)
    }

    @Test("Accents, capitals and composed letters make no difference")
    func folding() {
        #expect(linguist.understand("CAFÉ", as: .ask).tokens[0].text == linguist.understand("cafe\u{301}", as: .ask).tokens[0].text)
    }

    @Test("The words that led to a concept are words of the text")
    func words() throws {
        let text = "Wie wil onze babykamer behangen?"
        let found = try #require(linguist.understand(text, as: .ask).concepts.first)
        #expect(!found.words.isEmpty && found.words.allSatisfy { text.contains($0) })
    }

    @Test("Without a word list the engine still works with its own words")
    func withoutWordList() {
        #expect(ids("wie wil mijn hond uitlaten", by: bareLinguist).first == "pets.dog-walking")
    }

    @Test("A municipality's own expression leads to its concept")
    func ownExpression() throws {
        let own = bareLinguist.vocabulary.adding("naar de zwaan", to: "meals.eat-together", as: .ask)
        let local = try Linguist(vocabulary: own, lexicon: .empty)
        #expect(ids("ik wil ook eens naar De Zwaan", by: local).first == "meals.eat-together")
    }

    @Test("How far it may be is no evidence of what it is about")
    func distanceAside() {
        let understanding = linguist.understand("ik krijg mijn post niet open, niet verder dan de hoek", as: .ask)
        #expect(understanding.distance != nil)
        #expect(understanding.concepts.first.map { linguist.vocabulary.concepts[$0.concept].id } == "paperwork.mail-sorting")
        #expect(!understanding.concepts.flatMap(\.words).contains("hoek"))
    }

    @Test(
        "An everyday word is never taken for violence or for not wanting to live",
        arguments: [
            "wie heeft er nog touw over?", "ik zoek een leuke manier om te bewegen", "sorry dat ik stoor, wie helpt mij met de heg?",
            "wie haalt mij op voor een pak cornflakes?", "het is gelukkig droog, ik wil wandelen",
            "ik sta alleen nog op het balkon en wil weer eens naar beneden",
        ])
    func guarded(text: String) {
        let found = linguist.understand(text, as: .ask).concepts.filter { linguist.vocabulary.concepts[$0.concept].guarded }
        #expect(found.allSatisfy { $0.strength < 0.3 }, "\(found.map { (linguist.vocabulary.concepts[$0.concept].id, $0.strength, $0.words) })")
    }

    @Test(
        "What is said of violence or of not wanting to live is understood",
        arguments: [
            ("ik wil niet meer leven, ik denk aan de dood", "mind.suicidal"), ("ik denk aan zelfmoord", "mind.suicidal"),
            ("mijn man slaat mij en ik ben bang voor hem", "safety.domestic-violence"), ("mijn ex achtervolgt me al weken", "safety.stalking"),
        ])
    func grave(text: String, id: String) {
        #expect(ids(text).prefix(3).contains(id), "\(ids(text).prefix(5))")
    }
}

import Language
import Neighbourhood
import Testing

@Suite("Small words: when, how far, what not, who")
struct ClauseTests {
    @Test(
        "Day words and clock words become parts of the week",
        arguments: [
            ("op dinsdagmiddag", ["tue-afternoon"]), ("maandag en woensdag 's avonds", ["mon-evening", "wed-evening"]),
            ("doordeweeks na vijven", ["mon-evening", "tue-evening", "wed-evening", "thu-evening", "fri-evening"]),
            ("zaterdagochtend of zondag", ["sat-morning", "sun-morning", "sun-afternoon", "sun-evening"]),
        ])
    func time(text: String, slots: [String]) throws {
        let wish = try #require(linguist.understand(text, as: .ask).time)
        #expect(wish.parts.slots == slots && wish.certainty == 1)
    }

    @Test("Who is at work by day can in the evening and at the weekend")
    func busy() throws {
        let wish = try #require(linguist.understand("overdag heeft hij les", as: .ask).time)
        #expect(!wish.parts.contains(day: 0, part: 0) && wish.parts.contains(day: 0, part: 2) && wish.certainty < 1)
    }

    @Test("A text without time words has no wish about time")
    func noTime() { #expect(linguist.understand("ik zoek hulp in de tuin", as: .ask).time == nil) }

    @Test(
        "Distance in words becomes metres",
        arguments: [("niet verder dan de hoek", 300.0), ("op loopafstand", 1000), ("hooguit 500 meter lopen", 500), ("binnen 2 km", 2000)])
    func distance(text: String, metres: Double) { #expect(linguist.understand(text, as: .ask).distance?.metres == metres) }

    @Test(
        "What is ruled out is no evidence for wanting it",
        arguments: ["Gezelschap voor mijn oma. Geen wandelaar.", "Gezelschap, maar geen wandelaar", "Gezelschap, liever geen wandelaar"])
    func refusal(text: String) {
        let understanding = linguist.understand(text, as: .ask)
        #expect(understanding.refusals.flatMap(\.words) == ["wandelaar"])
        #expect(!understanding.concepts.contains { linguist.vocabulary.concepts[$0.concept].id == "sport.walking-group" })
    }

    @Test("'Liever geen' is a preference, 'geen' rules out")
    func degree() {
        #expect(linguist.understand("Iets doen, liever geen groep", as: .ask).refusals.first?.degree == .disfavoured)
        #expect(linguist.understand("Iets doen, geen groep", as: .ask).refusals.first?.degree == .excluded)
    }

    @Test(
        "What somebody lacks is not what they refuse",
        arguments: ["ik heb geen auto", "ze kan niet meer koken", "er is geen eten in huis", "ik weet niet hoe de wasmachine werkt"])
    func lack(text: String) { #expect(linguist.understand(text, as: .ask).refusals.isEmpty) }

    @Test("A language somebody does not want is understood")
    func refusedLanguage() {
        #expect(linguist.understand("Hulp, maar niet iemand die Turks spreekt.", as: .ask).refusals.flatMap(\.languages) == ["tr"])
    }

    @Test("For whom, and who writes")
    func people() {
        #expect(linguist.understand("mijn moeder kan niet meer koken", as: .ask).beneficiary == .mother)
        #expect(linguist.understand("Huisarts: patiënt heeft weinig contacten", as: .ask).writer == .professional)
        #expect(linguist.understand("mijn moeder kan niet meer koken", as: .ask).writer == .carer)
        #expect(linguist.understand("ik kan niet meer koken", as: .ask).writer == .resident)
    }

    @Test("Words about children ask for care")
    func safeguard() { #expect(linguist.understand("oppas voor mijn dochter", as: .ask).wordsForSafeguard == ["oppas", "dochter"]) }
}

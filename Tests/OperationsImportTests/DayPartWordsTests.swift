import Neighbourhood
import Operations
import Testing

@Suite("Parts of the week in words")
struct DayPartWordsTests {
    @Test(
        "are read as people write them",
        arguments: [
            ("dinsdagmiddag", ["tue-afternoon"]), ("dinsdag middag", ["tue-afternoon"]),
            ("tue-evening, mon-morning", ["mon-morning", "tue-evening"]),
            ("Ma-ochtend; wo", ["mon-morning", "wed-morning", "wed-afternoon", "wed-evening"]), ("zondagen 's avonds", ["sun-evening"]),
            ("vrijdagavond en zaterdagmorgen", ["fri-evening", "sat-morning"]),
            ("maandag dinsdag ochtend", ["mon-morning", "mon-afternoon", "mon-evening", "tue-morning"]),
        ])
    func words(text: String, slots: [String]) {
        #expect(DayPartWords.read(text)?.slots == slots)
    }

    @Test("stand for more at once")
    func sets() {
        #expect(DayPartWords.read("weekend") == .weekend)
        #expect(DayPartWords.read("doordeweeks") == .weekdays)
        #expect(DayPartWords.read("ochtenden") == .mornings)
        #expect(DayPartWords.read("") == DayParts.none)
    }

    @Test("that are no such thing are not guessed", arguments: ["soms", "dinsdagmiddernacht", "1 mei", "maandag ofzo"])
    func others(text: String) {
        #expect(DayPartWords.read(text) == nil)
    }
}

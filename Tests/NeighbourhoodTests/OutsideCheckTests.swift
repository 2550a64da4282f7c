import Neighbourhood
import Testing

@Suite("A text that goes outside")
struct OutsideCheckTests {
    private let check = OutsideCheck(
        names: ["Greet Mulder", "Anja Mulder"], streets: ["Beekdijk"],
        allowed: ["Wijkteam Linde", "088 123 41 28", "wijkteam@voorbeeld.nl", "Wilgenoord"])

    @Test(
        "is refused for what tells who it is about, however it is written",
        arguments: [
            ("Greet zoekt iemand om mee te wandelen", OutsideCheck.Finding.Kind.known), ("mulders kat moet eruit", .known),
            ("Aan de beekdijk woont iemand", .known), ("Bel 06 12 34 56 78", .number), ("Bel +31 6-12345678", .number), ("Het is 4990 AB", .number),
            ("Mail naar iemand@huis.nl", .number), ("Zij is vaak bij Fatima", .name), ("Mijn man heeft kanker", .delicate),
            ("Ze is net geopereerd", .delicate), ("Wij gaan naar de moskee", .delicate), ("Er zijn schulden", .delicate),
        ])
    func found(words: String, kind: OutsideCheck.Finding.Kind) {
        #expect(check.findings(in: words).contains { $0.kind == kind })
    }

    @Test(
        "may say what is asked, when, in which language, and how the team is reached",
        arguments: [
            "Wie wil er met iemand wandelen? Liefst op dinsdagmiddag.", "We zoeken iemand die Turks spreekt en graag kookt.",
            "Bel Wijkteam Linde: 088 123 41 28 of wijkteam@voorbeeld.nl.", "Samen eten in Wilgenoord, op Maandag.", "De VOG regelen wij.",
        ])
    func clean(words: String) {
        #expect(check.findings(in: words) == [])
    }

    @Test("is asked of who understands words whether a sentence is delicate, sentence by sentence")
    func understood() {
        let found = check.findings(in: "Samen koken. Het gaat niet goed met haar hoofd.") { $0.contains("hoofd") }
        #expect(found == [OutsideCheck.Finding(.delicate, "Het gaat niet goed met haar hoofd")])
    }
}

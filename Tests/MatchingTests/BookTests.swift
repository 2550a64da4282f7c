import Language
import Matching
import Neighbourhood
import Testing

@Suite("The match book")
struct BookTests {
    @Test("A changed offer is seen by the next query, an old picture keeps what it had")
    func change() {
        let book = bookOf((0..<300).map { resident("k\($0)", $0 % 2 == 0 ? "Ik snoei heggen" : "Ik laat honden uit") })
        let before = book.index
        book.put(resident("k0", "Ik repareer fietsen, banden en kettingen"))
        let ask = wish("mijn fietsband is lek")
        #expect(book.best(for: ask).first?.key == "k0")
        #expect(before.best(for: ask).first?.key != "k0")
        book.remove("k0", in: town)
        #expect(book.best(for: ask).allSatisfy { $0.key != "k0" })
        #expect(book.index.count(in: town) == 299)
    }

    @Test("An entry put twice is there once")
    func twice() {
        let book = bookOf([resident("a", "Ik snoei heggen"), resident("a", "Ik laat honden uit")])
        #expect(book.index.count() == 1)
        #expect(book.best(for: wish("hond uitlaten")).map(\.key) == ["a"])
    }

    @Test("Readers and writers at the same time see whole pictures only")
    func together() async {
        let book = bookOf((0..<50).map { resident("k\($0)", "Ik laat honden uit") })
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for round in 0..<40 { book.put([resident("k\(round)", "Ik laat uw hond uit"), resident("n\(round)", "Ik laat uw hond uit")]) }
                return true
            }
            for _ in 0..<3 {
                group.addTask { (0..<40).allSatisfy { _ in book.best(for: wish("hond uitlaten"), limit: 100).count >= 50 } }
            }
            for await isWhole in group { #expect(isWhole) }
        }
        #expect(book.index.count() == 90)
    }
}

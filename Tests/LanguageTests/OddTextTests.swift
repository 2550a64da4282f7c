import Language
import Lot
import Neighbourhood
import Testing

@Suite("Odd texts")
struct OddTextTests {
    @Test("No text whatever makes it stumble")
    func anyUnicode() {
        var lot = Lot(seed: 7)
        for length in [0, 1, 2, 5, 17, 60, 240] {
            for _ in 0..<25 {
                let text = String(String.UnicodeScalarView((0..<length).map { _ in lot.scalar() }))
                let understanding = linguist.understand(text, as: length % 2 == 0 ? .ask : .offer)
                #expect(understanding.concepts.allSatisfy { (0...1).contains($0.strength) })
            }
        }
    }

    @Test(
        "Corner cases",
        arguments: [
            "", " ", "\u{0}", "'", "''''", "\u{202E}hulp", "a\u{301}\u{301}\u{301}", String(repeating: "x", count: 5000),
            String(repeating: "je ", count: 3000), "😀👩‍👩‍👧‍👦",
            String(repeating: "\u{301}", count: 5000), "niet", "geen", "liever geen", "1234567890", "\u{FEFF}brood",
            String(repeating: "geen ", count: 500), "e'e'e'e'e",
        ])
    func corners(text: String) {
        let understanding = linguist.understand(text, as: .ask)
        #expect(understanding.tokens.count <= text.unicodeScalars.count)
    }

    @Test("A pasted book is read in bounded time: only its beginning counts")
    func book() {
        let page = String(repeating: "mijn moeder zit de hele dag alleen thuis. ", count: 2000)
        #expect(linguist.understand(page, as: .ask).tokens.count < 5000)
    }
}

extension Lot {
    /// Any scalar, with letters, marks, spaces and apostrophes drawn more often.
    mutating func scalar() -> Unicode.Scalar {
        switch next() % 4 {
        case 0: Unicode.Scalar(UInt32(next() % 128)) ?? " "
        case 1: Unicode.Scalar(UInt32(next() % 0x700)) ?? " "
        case 2: [" ", "'", "é", "\u{301}", "ا", "ж", "e", ",", "\u{200F}"][Int(next() % 9)]
        default: Unicode.Scalar(UInt32(next() % 0x110000)) ?? "n"
        }
    }
}

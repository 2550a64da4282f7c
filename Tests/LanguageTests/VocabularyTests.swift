import Foundation
import Language
import Neighbourhood
import Testing

@Suite("The vocabulary of needs and gifts")
struct VocabularyTests {
    @Test("It holds at least 250 concepts, each with a Dutch label and a note")
    func size() {
        #expect(linguist.vocabulary.concepts.count >= 250)
        #expect(linguist.vocabulary.concepts.allSatisfy { $0.label["nl"]?.isEmpty == false && !$0.note.isEmpty })
    }

    @Test("Each concept is said in at least 40 ways in Dutch and in 15 in each of the other languages")
    func saidInManyWays() {
        for concept in linguist.vocabulary.concepts {
            for (language, least) in [("nl", 40), ("en", 15), ("tr", 15), ("ar", 15), ("pl", 15), ("uk", 15)] {
                let ways = [concept.terms, concept.asked, concept.offered].flatMap { $0[language] ?? [] }
                #expect(Set(ways.map(plain)).count >= least, "\(concept.id) in \(language)")
            }
        }
    }

    @Test("Every tie leads to a concept that exists")
    func ties() {
        let vocabulary = linguist.vocabulary
        for concept in vocabulary.concepts {
            for id in concept.servedBy.map(\.id) + concept.broader + concept.related {
                #expect(vocabulary.index(of: id) != nil, "\(concept.id) names \(id)")
            }
        }
    }

    @Test("An expression of a concept is recognised as that concept: in nine of ten within the first five")
    func recognition() {
        var right = 0
        var all = 0
        for (place, concept) in linguist.vocabulary.concepts.enumerated() where place % 4 == 0 {
            for expression in (concept.asked["nl"] ?? []).prefix(2) {
                all += 1
                if linguist.understand(expression, as: .ask).concepts.prefix(5).contains(where: { $0.concept == place }) { right += 1 }
            }
        }
        #expect(right * 10 >= all * 9, "\(right) of \(all)")
    }

    @Test(
        "No expression of five words or more stands in the development collection",
        .enabled(if: developmentCollection != nil, "the collection ../shared/eval/dev is not beside this project"))
    func nothingCopied() throws {
        let folder = try #require(developmentCollection)
        let texts = try ["offers.jsonl", "requests.jsonl"].map { plain(try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
        let beginnings = Set(texts.flatMap { words in (0..<(words.count - 4)).map { Array(words[$0..<($0 + 5)]) } })
        let whole = texts.map { " " + $0.joined(separator: " ") + " " }
        for concept in linguist.vocabulary.concepts {
            for expression in [concept.terms, concept.asked, concept.offered].flatMap(\.values).joined() + concept.not {
                let words = plain(expression)
                guard words.count >= 5, beginnings.contains(Array(words[0..<5])) else { continue }
                #expect(!whole.contains { $0.contains(" " + words.joined(separator: " ") + " ") }, "\(concept.id): \(expression)")
            }
        }
    }

    /// Lower-case words.
    private func plain(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}

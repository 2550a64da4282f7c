import Foundation
import Language
import Matching
import Neighbourhood
import Testing

@Suite("Running a collection")
struct CollectionTests {
    private let offers = Data(
        #"""
        {"id":"A","kind":"offer","text":"Ik laat graag uw hond uit","neighbourhood":"x","lat":52.1,"lon":5.1,"radius_m":2000,"availability":["mon-morning"],"languages":["nl"],"role":"helper","safeguards":{"vog":false}}

        {"id":"B","kind":"activity","text":"Samen eten aan lange tafels","neighbourhood":"x","lat":52.1,"lon":5.1,"radius_m":2000,"availability":["mon-evening"],"languages":["nl"],"role":"host","safeguards":{"vog":true}}
        """#.utf8)

    @Test("It writes a run in TREC form, best first")
    func run() throws {
        let asks = Data(
            #"{"id":"Q","text":"wie kan mijn hond uitlaten","neighbourhood":"x","lat":52.101,"lon":5.1,"wanted":[],"languages":["nl"],"needs_vog":false}"#
                .utf8)
        let lines = try CollectionRun.trecRun(offers: offers, asks: asks, top: 10, linguist: linguist).split(separator: "\n")
        let first = try #require(lines.first).split(separator: " ")
        #expect(first.count == 6 && first[0] == "Q" && first[1] == "Q0" && first[2] == "A" && first[3] == "1" && Double(first[4]) != nil)
    }

    @Test("A line that cannot be read is named")
    func fault() {
        #expect(throws: CollectionRun.Fault.self) {
            try CollectionRun.trecRun(offers: offers, asks: Data("{\"id\":\"Q\"}\n".utf8), top: 10, linguist: linguist)
        }
    }
}

import Foundation
import Neighbourhood
import Storage
import Testing

@Suite("The rules about dealing with people")
struct PeopleRulesTests {
    @Test("come with this version, dated, with the wording of every consent")
    func bundled() throws {
        let rules = try PeopleRules.bundled()
        #expect(rules.longestHidingWeeks == 6)
        #expect(rules.purpose(ConsentPurpose.introduce)?.parts == ["name", "address", "phone"])
        #expect(rules.purposes.allSatisfy { CalendarDate($0.version) != nil && !$0.text.isEmpty })
    }

    @Test("are read from a file of the municipality, and refused with a date that is none")
    func own() throws {
        let file = { (day: String) in Data(#"{"validFrom": "\#(day)", "longestHidingWeeks": 2, "purposes": []}"#.utf8) }
        #expect(try PeopleRules(json: file("2027-01-01")).longestHidingWeeks == 2)
        #expect(throws: DecodingError.self) { try PeopleRules(json: file("2027-13-01")) }
    }
}

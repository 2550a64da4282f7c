import Neighbourhood
import Testing

@Suite("Whose yes it takes")
struct ConsentRuleTests {
    private static let groups: [Set<ConsentGiver>] = [
        [], [.oneself], [.parent], [.representative], [.oneself, .parent], [.oneself, .representative], [.parent, .representative],
        [.oneself, .parent, .representative],
    ]

    @Test("under twelve the parents', from twelve to fifteen the child's and the parents', from sixteen one's own", arguments: 0...20)
    func matrix(age: Int) {
        for givers in Self.groups {
            let hasParent = givers.contains(.parent) || givers.contains(.representative)
            let expected =
                switch age {
                case 0...11: hasParent
                case 12...15: hasParent && givers.contains(.oneself)
                default: givers.contains(.oneself) || givers.contains(.representative)
                }
            #expect(ConsentRule(age: age).isMet(by: givers) == expected, "\(age), \(givers)")
        }
    }

    @Test("of a year of birth the younger age counts, and nobody is taken for a child of whom nothing is known")
    func bornYear() throws {
        let day = try #require(CalendarDate("2026-11-22"))
        #expect(ConsentRule(bornYear: 2010, today: day) == .childAndParents, "may still be fifteen")
        #expect(ConsentRule(bornYear: 2009, today: day) == .person)
        #expect(ConsentRule(bornYear: 2014, today: day) == .parents, "may still be eleven")
        #expect(ConsentRule(bornYear: nil, today: day) == .person)
    }
}

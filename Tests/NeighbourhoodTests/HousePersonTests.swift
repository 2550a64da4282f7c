import Neighbourhood
import Testing

@Suite("Somebody who makes a house what it is")
struct HousePersonTests {
    private func person(_ shown: HousePersonFacts.Shown) -> HousePerson {
        HousePerson(
            id: HousePerson.ID("0000000000000000000a")!, house: House.ID("0000000000000000000b")!,
            facts: HousePersonFacts(
                firstName: "Wil", lastName: "Aalbers", part: .volunteer, task: "kookt", shown: shown, person: Person.ID("0000000000000000000c")),
            agreedOn: nil, hasPhoto: true, version: 1)
    }

    @Test("is known to everybody with no more than they agreed to")
    func everybody() {
        #expect(person(.colleagues).forEverybody == nil)
        #expect(person(.firstName).forEverybody?.facts.name == "Wil" && person(.fullName).forEverybody?.facts.name == "Wil Aalbers")
        #expect(person(.fullName).forEverybody?.facts.person == nil)
    }

    @Test("is asked anew when more is shown than before, and not when less is")
    func more() {
        let (hidden, first, full) = (person(.colleagues).facts, person(.firstName).facts, person(.fullName).facts)
        #expect(!hidden.showsMore(than: nil) && first.showsMore(than: nil) && full.showsMore(than: first))
        #expect(!first.showsMore(than: full) && !first.showsMore(than: first) && !hidden.showsMore(than: full))
    }
}

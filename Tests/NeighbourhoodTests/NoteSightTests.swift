import Foundation
import Neighbourhood
import Testing

@Suite("Who reads a note")
struct NoteSightTests {
    static let town = MunicipalityCode(stored: "GM9901")
    static let day = CalendarDate(daysSince1970: 20_000)
    static let truus = person(1)
    static let fatma = person(2)

    @Test("the person it is about, from the day on which it stops being hidden")
    func subject() {
        #expect(cover().sight(of: resident, minds: false, today: Self.day) == .words)
        let hidden = cover(hiddenUntil: Self.day.adding(days: 1))
        #expect(hidden.sight(of: resident, minds: false, today: Self.day) == .later(Self.day.adding(days: 1)))
        #expect(hidden.sight(of: resident, minds: false, today: Self.day.adding(days: 1)) == .words)
    }

    @Test("who brokers, unless it is delicate and they do not mind the person; never a role without that right", arguments: Role.allCases)
    func colleagues(role: Role) {
        let colleague = Viewer(municipality: Self.town, person: Self.person(3), name: "Iemand", roles: [role])
        let brokers = role == .connector || role == .teamMember
        #expect(cover().sight(of: colleague, minds: false, today: Self.day) == (brokers ? .words : .nothing))
        #expect(cover(isDelicate: true).sight(of: colleague, minds: false, today: Self.day) == .nothing)
        #expect(cover(isDelicate: true).sight(of: colleague, minds: true, today: Self.day) == (brokers ? .words : .nothing))
    }

    @Test("its author, for as long as they work with notes", arguments: Role.allCases)
    func author(role: Role) {
        let author = Viewer(municipality: Self.town, person: Self.fatma, name: "Fatma", roles: [role])
        let writes = [Role.connector, .teamMember, .desk].contains(role)
        #expect(cover(isDelicate: true).sight(of: author, minds: false, today: Self.day) == (writes ? .words : .nothing))
    }

    @Test("nobody who is not signed in")
    func visitor() {
        #expect(cover().sight(of: .visitor(of: Self.town), minds: true, today: Self.day) == .nothing)
    }

    @Test("with a worker beside them the person does not open what that worker may not read")
    func beside() {
        let delicate = cover(isDelicate: true)
        #expect(delicate.sight(of: accompanied(by: Self.person(3)), minds: false, today: Self.day) == .shielded)
        #expect(delicate.sight(of: accompanied(by: Self.person(3)), minds: true, today: Self.day) == .words)
        #expect(delicate.sight(of: accompanied(by: Self.fatma), minds: false, today: Self.day) == .words)
        #expect(cover().sight(of: accompanied(by: Self.person(3)), minds: false, today: Self.day) == .words)
    }

    @Test("hiding needs a reason and a day, and cannot be longer than the municipality allows")
    func hiding() {
        let rules = PeopleRules(validFrom: Self.day, longestHidingWeeks: 6)
        func faults(_ days: Int, _ reason: String) -> [String] {
            NoteDraft(words: "Belde", hiding: Hiding(until: Self.day.adding(days: days), reason: reason)).faults(written: Self.day, rules: rules)
                .map(\.field)
        }
        #expect(faults(42, "Eerst een gesprek") == [])
        #expect(faults(43, "Eerst een gesprek") == ["hidden_until"])
        #expect(faults(0, "Eerst een gesprek") == ["hidden_until"])
        #expect(faults(1, "") == ["hidden_reason"])
    }

    private var resident: Viewer { Viewer(municipality: Self.town, person: Self.truus, name: "Truus", roles: []) }

    private func accompanied(by worker: Person.ID) -> Viewer {
        Viewer(municipality: Self.town, person: Self.truus, name: "Truus", beside: Companion(person: worker, name: "Ria", until: .distantFuture))
    }

    private func cover(isDelicate: Bool = false, hiddenUntil: CalendarDate? = nil) -> NoteCover {
        NoteCover(subject: Self.truus, author: Self.fatma, isDelicate: isDelicate, hiddenUntil: hiddenUntil)
    }

    private static func person(_ number: UInt64) -> Person.ID { Person.ID(now: Date(timeIntervalSince1970: 0), chance: number) }
}

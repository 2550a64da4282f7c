import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Whose turn it is")
struct TurnTests {
    private func reasons(_ given: Given) throws -> [String] {
        let wish = Wish(
            municipality: Given.town, words: "Wie kookt er een pan soep voor mij?", place: Given.home, today: CalendarDate(given.clock.now))
        let fitting = try #require(given.workplace.matches.best(for: wish, limit: 5).first { $0.candidate.key == given.soup.text })
        return fitting.reasons
    }

    @Test("an offer is known by how often it was put to an ask in the past year, also after a no, and no longer", arguments: TestDatabanks.engines)
    func pastYear(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        #expect(try !reasons(given).contains { $0.contains("het afgelopen jaar") })
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        #expect(try reasons(given).contains("Is het afgelopen jaar één keer gevraagd."))
        try await given.workplace.record(.no, of: .ask, reason: nil, to: given.proposal(of: ask).id, by: given.fatma)
        given.clock.pass(days: 1)
        try await given.workplace.propose(given.soup, for: ask, by: given.fatma)
        #expect(try reasons(given).contains("Is het afgelopen jaar 2 keer gevraagd."))
        given.clock.pass(days: 364)
        try await given.workplace.matches.rebuild(from: given.workplace.driver)
        #expect(try reasons(given).contains("Is het afgelopen jaar één keer gevraagd."))
        given.clock.pass(days: 1)
        try await given.workplace.matches.rebuild(from: given.workplace.driver)
        #expect(try !reasons(given).contains { $0.contains("het afgelopen jaar") })
    }
}

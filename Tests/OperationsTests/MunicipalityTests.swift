import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Two municipalities on one databank")
struct MunicipalityTests {
    @Test("what belongs to the other is not found, the same as what does not exist", arguments: TestDatabanks.engines)
    func notFound(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        let stranger = Viewer(municipality: Given.otherTown, person: given.fatma.person, name: "Sjoerd", roles: [.connector])
        let workplace = given.workplace
        await #expect(throws: Problem.notFound(.ask)) { try await workplace.read(as: stranger) { try $0.ask(ask, for: stranger) } }
        await #expect(throws: Problem.notFound(.person)) { try await workplace.read(as: stranger) { try $0.person(given.greet, for: stranger) } }
        await #expect(throws: Problem.notFound(.offer)) { try await workplace.read(as: stranger) { try $0.offer(given.soup, for: stranger) } }
        await #expect(throws: Problem.notFound(.proposal)) { try await workplace.introduce(proposal.id, by: stranger) }
        let found = try await workplace.read(as: stranger) { try $0.search("Greet", for: stranger) }
        #expect(found.isEmpty)
        let none = workplace.matches.best(
            for: workplace.wish(for: try await given.ask(ask), in: Given.otherTown, today: CalendarDate(given.clock.now)), limit: 5)
        #expect(none.isEmpty)
    }

    @Test("PostgreSQL shows no row of another municipality even to a query that forgets to ask for one")
    func rowSecurity() async throws {
        guard TestDatabanks.engines.contains(.postgres) else { return }
        let given = try await Given.aStreet(on: .postgres)
        let people = try await given.workplace.driver.read(in: Given.otherTown) { try $0.count("SELECT count(*) FROM person") }
        #expect(people == 0)
        let unguarded = try await given.workplace.driver.read(in: nil) { connection in
            try connection.rows(
                """
                SELECT c.table_name FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name AND t.relkind = 'r'
                WHERE c.column_name = 'municipality' AND c.table_schema = current_schema() AND NOT (t.relrowsecurity AND t.relforcerowsecurity)
                """, []
            ) { $0.next(String.self) }
        }
        #expect(unguarded == [])
    }
}

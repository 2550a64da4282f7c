import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Figures")
struct FigureTests {
    @Test("are for who makes policy, of whole months, and tell of nobody", arguments: TestDatabanks.engines)
    func policy(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for number in 0..<12 { _ = try await given.greetAsks("Wie helpt mij met de tuin, het gras is \(number) keer te lang?") }
        let noor = Viewer(municipality: Given.town, person: given.truus, name: "Noor", roles: [.policy])
        #expect(try await asks(for: noor, given) == [.tooFew], "this month is not over yet")
        given.clock.pass(days: 40)
        #expect(try await asks(for: noor, given) == [.count(12)])
        let tables = try await given.workplace.figures(for: noor).tables
        #expect(tables.map(\.breakdown) == [.month, .area, .theme] && tables.allSatisfy { $0.total.counts[.asks] == .count(12) })
        #expect(tables.allSatisfy { $0.total.counts[.offers] == .tooFew && $0.total.waited == nil })
        #expect(tables[2].lines.count > 25, "also what nobody asked has its line, or the line would tell that somebody did")
        for viewer in [given.fatma, given.ria, Viewer(municipality: Given.town, person: given.greet, name: "Wim", roles: [.admin])] {
            await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.figures(for: viewer) }
        }
    }

    @Test("of a larger smallest group begin on its day; who sets up chooses it, not below five", arguments: TestDatabanks.engines)
    func smallestGroup(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for _ in 0..<12 { _ = try await given.greetAsks() }
        given.clock.pass(days: 40)
        let noor = Viewer(municipality: Given.town, person: given.truus, name: "Noor", roles: [.policy])
        let wim = Viewer(municipality: Given.town, person: given.greet, name: "Wim", roles: [.admin], provenAt: .distantFuture)
        let tomorrow = CalendarDate(given.clock.now).adding(days: 1)
        try await given.workplace.setSmallestGroup(15, from: tomorrow, by: wim)
        #expect(try await asks(for: noor, given) == [.count(12)])
        given.clock.pass(days: 1)
        #expect(try await asks(for: noor, given) == [.tooFew])
        await #expect(throws: Problem.invalid([FieldError("size", .outsideRange(5, 100))])) {
            try await given.workplace.setSmallestGroup(2, from: tomorrow, by: wim)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.setSmallestGroup(20, from: tomorrow, by: noor) }
        let absent = Viewer(municipality: Given.town, person: given.greet, name: "Wim", roles: [.admin])
        await #expect(throws: Problem.proofNeeded) { try await given.workplace.setSmallestGroup(20, from: tomorrow, by: absent) }
        try await given.workplace.setSmallestGroup(8, from: tomorrow.adding(days: 9), by: wim)
        let sizes = try await given.workplace.read(as: wim) { try $0.smallestGroups(for: wim) }
        #expect(sizes.map(\.size) == [15, 8] && sizes[1].from == tomorrow.adding(days: 9))
    }

    /// The different counts of asks in all totals.
    private func asks(for viewer: Viewer, _ given: Given) async throws -> Set<ShownCount> {
        Set(try await given.workplace.figures(for: viewer).tables.compactMap { $0.total.counts[.asks] })
    }
}

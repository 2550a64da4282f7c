import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("The round, from asks that wait to proposals")
struct RoundTests {
    private static let soup = "Wie kan er voor mij een pan soep koken?"

    /// Two asks for soup, and beside Truus a second one who makes it. Each helps one at a time.
    private func twoWantSoup(on engine: Engine) async throws -> (given: Given, first: Ask.ID, second: Ask.ID, other: Offer.ID) {
        let given = try await Given.aStreet(on: engine)
        let piet = try await given.workplace.register(
            PersonFacts(name: "Piet Hoekstra", postcode: Postcode("4990AB")), by: given.fatma)
        let other = try await given.workplace.place(
            OfferDraft(party: .person(piet), words: "Ik kook graag een pan soep voor een ander."), by: given.fatma)
        let first = try await given.greetAsks(Self.soup)
        let second = try await given.greetAsks(Self.soup)
        return (given, first, second, other)
    }

    @Test("every ask that waits gets its own helper, and nobody more than they take", arguments: TestDatabanks.engines)
    func divides(engine: Engine) async throws {
        let (given, first, second, other) = try await twoWantSoup(on: engine)
        let sheet = try await given.workplace.round(for: given.fatma)
        #expect(sheet.askCount == 2 && sheet.left.isEmpty)
        #expect(Set(sheet.pairs.map(\.asked.ask.id)) == [first, second])
        #expect(Set(sheet.pairs.map(\.line.card.id)) == [given.soup, other])
        #expect(sheet.pairs.allSatisfy { !$0.line.fitting.reasons.isEmpty && $0.asked.subjectName == "Greet Mulder" })
    }

    @Test("the chosen pairs are proposed, the others are not, and the same form sent twice places nothing twice", arguments: TestDatabanks.engines)
    func proposes(engine: Engine) async throws {
        let (given, _, _, _) = try await twoWantSoup(on: engine)
        let pair = try #require(try await given.workplace.round(for: given.fatma).pairs.first)
        let chosen = ChosenPair(ask: pair.asked.ask.id, offer: pair.line.card.id)
        for _ in 0..<2 {
            let outcome = try await given.workplace.propose([chosen], submission: "form-1", by: given.fatma)
            #expect(outcome.placed == 1 && outcome.refused.isEmpty)
        }
        let proposals = try await given.workplace.read(as: given.fatma) { try $0.proposals(of: chosen.ask, for: given.fatma) }
        #expect(proposals.map(\.offer) == [chosen.offer])
        #expect(try await given.ask(chosen.ask).state == .proposed)
        let after = try await given.workplace.round(for: given.fatma)
        #expect(after.askCount == 1 && !after.pairs.contains { $0.line.card.id == chosen.offer }, "who was asked has no room left")
    }

    @Test("what cannot be done any more is told, and the rest goes on", arguments: TestDatabanks.engines)
    func partly(engine: Engine) async throws {
        let (given, _, _, _) = try await twoWantSoup(on: engine)
        let pairs = try await given.workplace.round(for: given.fatma).pairs.map { ChosenPair(ask: $0.asked.ask.id, offer: $0.line.card.id) }
        try await given.workplace.withdraw(pairs[0].offer, by: given.fatma)
        let outcome = try await given.workplace.propose(pairs, submission: "form-2", by: given.fatma)
        #expect(outcome.placed == 1)
        #expect(outcome.refused.map(\.pair) == [pairs[0]] && outcome.refused.map(\.why) == [.outOfOrder(.offerNotOpen)])
        #expect(try await given.ask(pairs[0].ask).state == .waiting)
        #expect(try await given.ask(pairs[1].ask).state == .proposed)
    }

    @Test("of two rounds that lie open the second finds the helper full, or the ask spoken for", arguments: TestDatabanks.engines)
    func twoRounds(engine: Engine) async throws {
        let (given, first, second, other) = try await twoWantSoup(on: engine)
        _ = try await given.workplace.propose([ChosenPair(ask: first, offer: other)], submission: "form-3", by: given.fatma)
        let late = [ChosenPair(ask: second, offer: other), ChosenPair(ask: first, offer: given.soup)]
        let outcome = try await given.workplace.propose(late, submission: "form-4", by: given.fatma)
        #expect(outcome.placed == 0)
        #expect(outcome.refused.map(\.why) == [.outOfOrder(.helperFull), .outOfOrder(.alreadyProposed)])
    }

    @Test("who was put to an ask before is not put to it again", arguments: TestDatabanks.engines)
    func notAgain(engine: Engine) async throws {
        let (given, first, _, other) = try await twoWantSoup(on: engine)
        try await given.workplace.propose(other, for: first, by: given.fatma)
        try await given.workplace.record(.no, of: .offer, reason: nil, to: given.proposal(of: first).id, by: given.fatma)
        let sheet = try await given.workplace.round(for: given.fatma)
        #expect(sheet.pairs.first { $0.asked.ask.id == first }?.line.card.id == given.soup)
    }

    @Test("an ask that nobody fits stays without, and says so", arguments: TestDatabanks.engines)
    func nobody(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks("Mijn dakgoot lekt en ik zoek een dakdekker.")
        let sheet = try await given.workplace.round(for: given.fatma)
        #expect(sheet.pairs.isEmpty && sheet.left.map(\.asked.ask.id) == [ask] && sheet.left.map(\.hasCandidates) == [false])
    }

    @Test("only who may introduce people sees the round or proposes from it", arguments: TestDatabanks.engines)
    func whoMay(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.round(for: given.ria) }
        await #expect(throws: Problem.signInNeeded) { try await given.workplace.round(for: .visitor(of: Given.town)) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.propose([], submission: "form-5", by: given.ria)
        }
        #expect(try await given.workplace.round(for: .system(of: Given.otherTown)).askCount == 0)
    }
}

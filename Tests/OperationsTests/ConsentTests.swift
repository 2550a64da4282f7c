import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A yes to getting to know each other")
struct ConsentTests {
    @Test("is kept with its wording, and taking it back acts at once", arguments: TestDatabanks.engines)
    func withdrawn(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (ask, proposal) = try await given.bothAgree()
        try await given.workplace.introduce(proposal, by: given.fatma)
        let consent = try #require(try await given.consents(of: given.truus, for: given.residentTruus).first)
        #expect(consent.purpose == "introduce" && consent.recipient == Thing(.proposal, proposal.text) && consent.manner == .spoken)
        #expect(consent.parts == ["name", "address", "phone"] && consent.textVersion == "2026-11-22")
        let greet = given.residentGreet
        #expect(try await given.workplace.read(as: greet) { try $0.introductions(of: greet) }.count == 1)
        await #expect(throws: Problem.notFound(.consent)) { try await given.workplace.withdraw(consent.id, by: greet) }
        _ = try await given.workplace.withdraw(consent.id, by: given.residentTruus)
        _ = try await given.workplace.withdraw(consent.id, by: given.residentTruus)
        #expect(try await given.workplace.read(as: greet) { try $0.introductions(of: greet) }.isEmpty)
        let truus = given.residentTruus
        #expect(try await given.workplace.read(as: truus) { try $0.introductions(of: truus) }.count == 1, "Greet did not take hers back")
        #expect(try await given.ask(ask).state == .introduced)
    }

    @Test("that is taken back before they met asks for a new answer, and until then nobody is introduced", arguments: TestDatabanks.engines)
    func beforeMeeting(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (ask, proposal) = try await given.bothAgree()
        let consent = try #require(try await given.consents(of: given.greet, for: given.ria).first)
        _ = try await given.workplace.withdraw(consent.id, by: given.ria)
        #expect(try await given.proposal(of: ask).step == .asked)
        await #expect(throws: Problem.outOfOrder(.notBothAgreed)) { try await given.workplace.introduce(proposal, by: given.fatma) }
        try await given.workplace.record(.yes, of: .ask, reason: nil, to: proposal, by: given.residentGreet)
        #expect(try await given.consents(of: given.greet, for: given.residentGreet).map(\.manner) == [.tap, .spoken])
        try await given.workplace.introduce(proposal, by: given.fatma)
    }

    @Test("of a child needs a parent", arguments: TestDatabanks.engines)
    func child(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let year = CalendarDate(given.clock.now).year
        let child = try await given.workplace.register(PersonFacts(name: "Milan", bornYear: year - 14), by: given.fatma)
        let ask = try await given.workplace.take(
            Intake(
                caller: .known(child), subject: .known(child), relation: nil, aware: .yes, asks: [(IntakeAsk(words: "Soep"), .propose(given.soup))]),
            by: given.fatma)[0]
        let proposal = try await given.proposal(of: ask).id
        for givers: Set<ConsentGiver> in [[.oneself], [.parent]] {
            await #expect(throws: Problem.outOfOrder(.needsParents)) {
                try await given.workplace.record(.yes, of: .ask, reason: nil, to: proposal, givers: givers, by: given.fatma)
            }
        }
        try await given.workplace.record(.no, of: .ask, reason: nil, to: proposal, by: given.fatma)
        let again = try await given.again(ask)
        try await given.workplace.record(.yes, of: .ask, reason: nil, to: again, givers: [.oneself, .parent], by: given.fatma)
        #expect(try await given.consents(of: child, for: given.fatma).first?.givers == [.oneself, .parent])
    }
}

extension Given {
    func consents(of person: Person.ID, for viewer: Viewer) async throws -> [Consent] {
        try await workplace.read(as: viewer) { try $0.consents(of: person, for: viewer) }
    }

    fileprivate func bothAgree() async throws -> (Ask.ID, Proposal.ID) {
        let ask = try await greetAsks(outcome: .propose(soup))
        let proposal = try await proposal(of: ask).id
        for side in Side.allCases { try await workplace.record(.yes, of: side, reason: nil, to: proposal, by: fatma) }
        return (ask, proposal)
    }

    fileprivate func again(_ ask: Ask.ID) async throws -> Proposal.ID {
        try await workplace.propose(soup, for: ask, by: fatma)
        return try await proposal(of: ask).id
    }
}

import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A yes on paper")
struct PaperConsentTests {
    private func paper(_ given: Given, of person: Person.ID, for purpose: String, _ proposal: Proposal.ID? = nil) throws -> PaperConsent {
        let today = CalendarDate(given.clock.now)
        return PaperConsent(
            person: person, purpose: purpose, proposal: proposal, givers: [.oneself], givenOn: today.adding(days: -2),
            textVersion: today.adding(days: -9), witness: try #require(given.ria.person))
    }

    /// Ria and Fatma work here, so that they can be witnesses.
    private func street(_ engine: Engine) async throws -> Given {
        let given = try await Given.aStreet(on: engine)
        let (ria, fatma) = (try #require(given.ria.person), try #require(given.fatma.person))
        try await given.workplace.driver.write(in: Given.town) { connection in
            try connection.insert(RoleGrant(role: .desk, from: connection.now), to: ria, in: Given.town)
            try connection.insert(RoleGrant(role: .connector, from: connection.now), to: fatma, in: Given.town)
        }
        return given
    }

    @Test("is written down for every purpose of the catalogue, with its day, its wording and who was there", arguments: TestDatabanks.engines)
    func everyPurpose(engine: Engine) async throws {
        let given = try await street(engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask).id
        for purpose in given.workplace.rules.purposes where purpose.isOnPaper {
            let sheet = try paper(given, of: given.truus, for: purpose.id, purpose.id == ConsentPurpose.introduce ? proposal : nil)
            try await given.workplace.record(sheet, by: given.fatma)
            let kept = try #require(try await given.consents(of: given.truus, for: given.fatma).first { $0.purpose == purpose.id })
            #expect(kept.manner == .paper && kept.givenOn == sheet.givenOn && kept.textVersion == sheet.textVersion.description, "\(purpose.id)")
            #expect(kept.witness == given.ria.person && kept.givers == [.oneself] && kept.parts == purpose.parts)
        }
        #expect(try await given.proposal(of: ask).offerSide?.reply == .yes, "it is their answer to the proposal as well")
        try await given.workplace.record(paper(given, of: given.greet, for: ConsentPurpose.introduce, proposal), by: given.fatma)
        try await given.workplace.introduce(proposal, by: given.fatma)
    }

    @Test("takes the place of an earlier one, and taking it back acts at once", arguments: TestDatabanks.engines)
    func withdrawn(engine: Engine) async throws {
        let given = try await street(engine)
        var sheet = try paper(given, of: given.truus, for: ConsentPurpose.interview)
        try await given.workplace.record(sheet, by: given.ria)
        sheet.until = CalendarDate(given.clock.now).adding(days: 5)
        try await given.workplace.record(sheet, by: given.ria)
        let today = CalendarDate(given.clock.now)
        let all = try await given.consents(of: given.truus, for: given.ria)
        let holding = all.filter { $0.holds(on: today) }
        #expect(all.count == 2 && holding.count == 1 && holding[0].holds(on: today.adding(days: 5)) && !holding[0].holds(on: today.adding(days: 6)))
        #expect(try await given.offer(given.soup).state == .open)
        _ = try await given.workplace.withdraw(holding[0].id, by: given.ria)
        #expect(try await given.consents(of: given.truus, for: given.ria).allSatisfy { !$0.holds(on: today) })
        #expect(try await given.offer(given.soup).state == .withdrawn, "who takes back that words are kept offers nothing any more")
    }

    @Test(
        "of a child needs a parent's signature, of anybody a real day, a real wording and a witness who works here", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await street(engine)
        let today = CalendarDate(given.clock.now)
        let child = try await given.workplace.register(PersonFacts(name: "Milan", bornYear: today.year - 14), by: given.fatma)
        var sheet = try paper(given, of: child, for: ConsentPurpose.interview)
        let alone = sheet
        await #expect(throws: Problem.outOfOrder(.needsParents)) { try await given.workplace.record(alone, by: given.ria) }
        sheet.givers = [.oneself, .parent]
        try await given.workplace.record(sheet, by: given.ria)
        sheet.givers = []
        (sheet.givenOn, sheet.textVersion) = (today.adding(days: 1), today.adding(days: 2))
        (sheet.until, sheet.witness, sheet.proposal) = (today, given.greet, Proposal.ID(stored: "x"))
        let faults = Problem.invalid([
            FieldError("purpose", .notAChoice), FieldError("givers", .notAChoice), FieldError("given_on", .afterToday),
            FieldError("text_version", .afterDay(today.adding(days: 1))), FieldError("until", .beforeTomorrow), FieldError("witness", .notAChoice),
        ])
        let wrong = sheet
        await #expect(throws: faults) { try await given.workplace.record(wrong, by: given.ria) }
        let unknown = try paper(given, of: given.truus, for: "advertising")
        await #expect(throws: Problem.invalid([FieldError("purpose", .notAChoice)])) { try await given.workplace.record(unknown, by: given.ria) }
    }

    @Test("to meet somebody is who brokers to write down, in a proposal of that person only; residents write none", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await street(engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask).id
        let sheet = try paper(given, of: given.truus, for: ConsentPurpose.introduce, proposal)
        await #expect(throws: Problem.self) { try await given.workplace.record(sheet, by: given.ria) }
        let ria = given.ria
        let hidden = try await given.workplace.read(as: ria) { try $0.openProposals(of: given.truus, for: ria).count }
        #expect(hidden == 0)
        let seen = try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in
            try $0.openProposals(of: given.truus, for: fatma).map(\.other)
        }
        #expect(seen == ["Greet"])
        let stranger = try await given.workplace.register(PersonFacts(name: "Piet"), by: given.fatma)
        let another = try paper(given, of: stranger, for: ConsentPurpose.introduce, proposal)
        await #expect(throws: Problem.notFound(.proposal)) { try await given.workplace.record(another, by: given.fatma) }
        let own = try paper(given, of: given.truus, for: ConsentPurpose.interview)
        await #expect(throws: Problem.self) { try await given.workplace.record(own, by: given.residentTruus) }
    }
}

import Foundation
import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("What comes in from the public side")
struct PublicTests {
    @Test("an ask waits for the broker with its source, and gets an owner when it is taken up", arguments: TestDatabanks.engines)
    func publicAsk(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let entry = VisitorEntry(facts: PersonFacts(name: "Kim", phone: PhoneNumber("0612345602")), words: "Zijn hier meer moeders met een baby?")
        try await given.workplace.placePublicAsk(entry, submission: "form-1", in: Given.town)
        try await given.workplace.placePublicAsk(entry, submission: "form-1", in: Given.town)
        let board = try await given.workplace.read(as: given.fatma) { try $0.today(for: given.fatma, owner: nil) }
        let line = try #require(board.newAsks.first)
        #expect(board.newAsks.count == 1 && line.source == .public && line.owner == nil)
        try await given.workplace.takeUp(line.id, version: 1, by: given.fatma)
        #expect(try await given.ask(line.id).care?.owner == given.fatma.person)
        try await given.workplace.takeUp(line.id, version: 1, by: given.fatma)
        let joost = Viewer(municipality: Given.town, person: given.truus, name: "Joost", roles: [.teamMember])
        await #expect(throws: Problem.stale(Thing(.ask, line.id.text))) { try await given.workplace.takeUp(line.id, version: 1, by: joost) }
    }

    @Test("an offer is not proposed to anybody before a worker has confirmed it", arguments: TestDatabanks.engines)
    func publicOffer(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let entry = VisitorEntry(facts: PersonFacts(name: "Ben", phone: PhoneNumber("0612345603")), words: "Ik schaak graag met iemand")
        try await given.workplace.placePublicOffer(entry, submission: "form-2", in: Given.town)
        let today = CalendarDate(given.clock.now)
        let chess = try await given.ask(given.greetAsks("Mijn vader zoekt iemand om mee te schaken"))
        let wish = given.workplace.wish(for: chess, in: Given.town, today: today)
        let board = try await given.workplace.read(as: given.fatma) { try $0.today(for: given.fatma, owner: nil) }
        let id = try #require(board.newOffers.first?.id)
        #expect(!given.workplace.matches.best(for: wish, limit: 5).contains { $0.candidate.key == id.text })
        try await given.workplace.confirm(id, by: given.fatma)
        #expect(given.workplace.matches.best(for: wish, limit: 5).first?.candidate.key == id.text)
        try await given.workplace.pause(id, until: nil, by: given.fatma)
        #expect(!given.workplace.matches.best(for: wish, limit: 5).contains { $0.candidate.key == id.text })
        try await given.workplace.resume(id, by: given.fatma)
        #expect(given.workplace.matches.best(for: wish, limit: 5).first?.candidate.key == id.text)
    }

    @Test("a worry needs no name, and one worker takes it up", arguments: TestDatabanks.engines)
    func worry(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.recordWorry(WorryDraft(words: "De gordijnen zijn al dagen dicht"), submission: "form-3", in: Given.town)
        let board = try await given.workplace.read(as: given.fatma) { try $0.today(for: given.fatma, owner: nil) }
        let worry = try #require(board.worries.first)
        try await given.workplace.takeUp(worry.id, by: given.fatma)
        try await given.workplace.takeUp(worry.id, by: given.fatma)
        let joost = Viewer(municipality: Given.town, person: given.truus, name: "Joost", roles: [.teamMember])
        await #expect(throws: Problem.stale(Thing(.worry, worry.id.text))) { try await given.workplace.takeUp(worry.id, by: joost) }
        let deskBoard = try await given.workplace.read(as: given.ria) { try $0.today(for: given.ria, owner: nil) }
        #expect(deskBoard.worries.isEmpty)
    }
}

@Suite("Signing in by a link")
struct SignInTests {
    @Test("works once, and signing out really ends it", arguments: TestDatabanks.engines)
    func link(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let link = try await given.workplace.makeSignInLink(for: given.truus, in: Given.town, lasting: 3600)
        let key = try await given.workplace.signIn(by: link)
        #expect(try await given.workplace.viewer(of: key)?.name == "Truus van Dalen")
        await #expect(throws: Problem.linkSpent) { try await given.workplace.signIn(by: link) }
        try await given.workplace.signOut(key)
        #expect(try await given.workplace.viewer(of: key) == nil)
    }

    @Test("ends after a working day, and what was being typed is kept for its owner", arguments: TestDatabanks.engines)
    func expiry(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let fatma = try #require(given.fatma.person)
        let key = try await given.workplace.signIn(by: given.workplace.makeSignInLink(for: fatma, in: Given.town, lasting: 3600))
        given.clock.pass(days: 1)
        #expect(try await given.workplace.viewer(of: key) == nil)
        try await given.workplace.keepDraft("name=Greet", afterSession: key)
        let draft = try await given.workplace.read(as: given.fatma) { try $0.intakeDraft(for: given.fatma) }
        #expect(draft?.fields == "name=Greet")
    }

    @Test("an old link lets nobody in", arguments: TestDatabanks.engines)
    func oldLink(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let link = try await given.workplace.makeSignInLink(for: given.truus, in: Given.town, lasting: 60)
        given.clock.pass(days: 1)
        await #expect(throws: Problem.linkSpent) { try await given.workplace.signIn(by: link) }
    }
}

import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("From proposal to introduction")
struct ProposalTests {
    @Test("two times yes, and they are introduced; the next talk stands in the agenda", arguments: TestDatabanks.engines)
    func bothSayYes(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        #expect(try await given.ask(ask).state == .proposed)
        let proposal = try await given.proposal(of: ask)
        try await given.workplace.record(.yes, of: .ask, reason: nil, to: proposal.id, by: given.fatma)
        await #expect(throws: Problem.outOfOrder(.notBothAgreed)) { try await given.workplace.introduce(proposal.id, by: given.fatma) }
        try await given.workplace.record(.yes, of: .offer, reason: nil, to: proposal.id, by: given.fatma)
        #expect(try await given.ask(ask).care?.nextStep == NextStep.introduce.rawValue)
        try await given.workplace.introduce(proposal.id, by: given.fatma)
        let introduced = try await given.ask(ask)
        #expect(introduced.state == .introduced)
        #expect(introduced.care?.nextOn == CalendarDate(given.clock.now).adding(days: NextStep.planAcquaintance.days).orFirstWorkingDayAfter)
        try await given.workplace.introduce(proposal.id, by: given.fatma)
        let offer = try await given.workplace.read(as: given.fatma) { try $0.offer(given.soup, for: given.fatma) }
        #expect(offer.running == 1, "a second tap introduces nobody twice")
    }

    @Test("a no ends it without harm: the ask waits on, the offer stays open, and the same two can be tried later", arguments: TestDatabanks.engines)
    func safeNo(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        try await given.workplace.record(.no, of: .offer, reason: "Ik heb griep", to: proposal.id, by: given.fatma)
        #expect(try await given.proposal(of: ask).step == .declined)
        #expect(try await given.ask(ask).state == .waiting)
        let offer = try await given.workplace.read(as: given.fatma) { try $0.offer(given.soup, for: given.fatma) }
        #expect(offer.state == .open && offer.running == 0)
        await #expect(throws: Problem.outOfOrder(.proposalClosed)) {
            try await given.workplace.record(.yes, of: .ask, reason: nil, to: proposal.id, by: given.fatma)
        }
        try await given.workplace.propose(given.soup, for: ask, by: given.fatma)
        #expect(try await given.ask(ask).state == .proposed)
    }

    @Test("that is over leaves neither side anything of the other", arguments: TestDatabanks.engines, [true, false])
    func over(engine: Engine, isStopped: Bool) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: proposal.id, by: given.fatma) }
        try await given.workplace.introduce(proposal.id, by: given.fatma)
        let sides = [given.greet, given.truus].map { Viewer(municipality: Given.town, person: $0, name: "", duties: []) }
        for side in sides { #expect(try await given.seen(by: side) == [1, 1]) }
        if isStopped {
            try await given.workplace.move(proposal.id, MoveDraft(.endMatch), by: sides[1])
            #expect(try await given.ask(ask).state == .waiting)
            #expect(try await given.offer(given.soup).running == 0)
        } else {
            _ = try await given.workplace.driver.write(in: Given.town) { connection in
                try connection.execute("UPDATE ask SET state = 'closed' WHERE municipality = $1 AND id = $2", [Given.town, ask])
            }
        }
        for side in sides {
            #expect(try await given.seen(by: side) == [0, 0])
            await #expect(throws: Problem.notAllowed(.notYourRelation)) {
                _ = try await given.workplace.read(as: side) { try $0.proposal(proposal.id, for: side) }
            }
        }
    }

    @Test("the history says whose answer was written down, and who answered for themselves", arguments: TestDatabanks.engines)
    func whoseAnswer(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        try await given.workplace.record(.yes, of: .ask, reason: nil, to: proposal.id, by: given.fatma)
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus van Dalen", roles: [.resident])
        try await given.workplace.record(.yes, of: .offer, reason: nil, to: proposal.id, by: truus)
        let history = try await given.workplace.read(as: given.fatma) { try $0.history(of: Thing(.ask, ask.text), for: given.fatma) }
        let answers = history.filter { $0.deed == .recordAnswer }
        #expect(answers.map(\.onBehalfOf) == ["Greet Mulder", "Truus van Dalen"])
        #expect(answers.map(\.isForOneself) == [false, true])
    }

    @Test("the answer of a house is told under its name", arguments: TestDatabanks.engines)
    func answerOfHouse(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let house = try await given.workplace.driver.write(in: Given.town) { connection in
            let house = House(id: connection.freshID(), facts: HouseFacts(name: "De Zilverling"), version: 1)
            try connection.insert(house, in: Given.town)
            return house.id
        }
        let table = try await given.workplace.place(
            OfferDraft(kind: .activity, party: Party(kind: .house, house: house), words: "Elke dinsdag eten we samen soep aan de lange tafel."),
            by: given.fatma)
        let ask = try await given.greetAsks(outcome: .propose(table))
        try await given.workplace.record(.yes, of: .offer, reason: nil, to: given.proposal(of: ask).id, by: given.fatma)
        let history = try await given.workplace.read(as: given.fatma) { try $0.history(of: Thing(.ask, ask.text), for: given.fatma) }
        #expect(history.last?.onBehalfOf == "De Zilverling")
    }

    @Test("later means a week", arguments: TestDatabanks.engines)
    func later(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        try await given.workplace.record(.later, of: .offer, reason: "Eerst op vakantie", to: proposal.id, by: given.fatma)
        #expect(try await given.ask(ask).care?.nextOn == CalendarDate(given.clock.now).adding(days: 7))
        try await given.workplace.record(.yes, of: .offer, reason: nil, to: proposal.id, by: given.fatma)
        #expect(try await given.proposal(of: ask).offerSide?.reply == .yes)
    }

    @Test("the same two are not proposed twice at once", arguments: TestDatabanks.engines)
    func notTwice(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        try await given.workplace.propose(given.soup, for: ask, by: given.fatma)
        let joost = Viewer(municipality: Given.town, person: given.ria.person, name: "Joost", roles: [.teamMember])
        await #expect(throws: Problem.outOfOrder(.alreadyProposed)) { try await given.workplace.propose(given.soup, for: ask, by: joost) }
        let proposals = try await given.workplace.read(as: given.fatma) { try $0.proposals(of: ask, for: given.fatma) }
        #expect(proposals.count == 1)
    }

    @Test("a helper who stops before the introduction is never introduced, and the ask waits on", arguments: TestDatabanks.engines)
    func stoppedMeanwhile(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: proposal.id, by: given.fatma) }
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [.resident])
        try await given.workplace.withdraw(given.soup, by: truus)
        await #expect(throws: Problem.outOfOrder(.proposalClosed)) { try await given.workplace.introduce(proposal.id, by: given.fatma) }
        #expect(try await given.ask(ask).state == .waiting)
    }

    @Test("somebody on a pause is not proposed", arguments: TestDatabanks.engines)
    func paused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.pause(given.soup, until: nil, by: given.fatma)
        let ask = try await given.greetAsks()
        await #expect(throws: Problem.outOfOrder(.offerNotOpen)) { try await given.workplace.propose(given.soup, for: ask, by: given.fatma) }
    }

    @Test("nobody is proposed to themselves", arguments: TestDatabanks.engines)
    func notToOneself(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let intake = Intake(caller: .known(given.truus), asks: [(IntakeAsk(words: "Soep"), .propose(given.soup))])
        await #expect(throws: Problem.outOfOrder(.sameParty)) { try await given.workplace.take(intake, by: given.fatma) }
    }

    @Test("each side answers for itself and for nobody else", arguments: TestDatabanks.engines)
    func ownAnswer(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [.resident])
        try await given.workplace.record(.yes, of: .offer, reason: nil, to: proposal.id, by: truus)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.workplace.record(.yes, of: .ask, reason: nil, to: proposal.id, by: truus)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.introduce(proposal.id, by: truus) }
    }

    @Test("closing an ask ends its open proposals", arguments: TestDatabanks.engines)
    func closing(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.greetAsks(outcome: .propose(given.soup))
        let ask = try await given.ask(id)
        try await given.workplace.close(id, reason: "De buurvrouw kookt nu", version: ask.version, by: given.fatma)
        #expect(try await given.proposal(of: id).step == .withdrawn)
        #expect(try await given.ask(id).state == .closed)
        try await given.workplace.reopen(id, version: try await given.ask(id).version, by: given.fatma)
        #expect(try await given.ask(id).state == .waiting)
    }

    @Test("two workers who change one ask: the second hears it, and nothing is overwritten", arguments: TestDatabanks.engines)
    func stale(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.greetAsks()
        let seen = try await given.ask(id)
        let tomorrow = CalendarDate(given.clock.now).adding(days: 1)
        try await given.workplace.keepWaiting(id, nextStep: "Bellen", on: tomorrow, version: seen.version, by: given.fatma)
        await #expect(throws: Problem.stale(Thing(.ask, id.text))) {
            try await given.workplace.keepWaiting(id, nextStep: "Langsgaan", on: tomorrow, version: seen.version, by: given.fatma)
        }
        #expect(try await given.ask(id).care?.nextStep == "Bellen")
    }

    @Test("every deed leaves one line of history, with who did it", arguments: TestDatabanks.engines)
    func history(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: id)
        try await given.workplace.record(.no, of: .ask, reason: nil, to: proposal.id, by: given.fatma)
        let lines = try await given.workplace.read(as: given.fatma) { try $0.history(of: Thing(.ask, id.text), for: given.fatma) }
        #expect(lines.map(\.deed) == [.placeAsk, .propose, .recordAnswer])
        #expect(lines.allSatisfy { $0.actor == "Fatma Yıldırım" })
    }

    @Test("history can be neither changed nor removed", arguments: TestDatabanks.engines)
    func appendOnly(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        await #expect(throws: SQLError.self) { try await given.workplace.driver.write(in: Given.town) { try $0.execute("DELETE FROM event", []) } }
        await #expect(throws: SQLError.self) {
            try await given.workplace.driver.write(in: Given.town) { try $0.execute("UPDATE event SET deed = 'propose'", []) }
        }
    }
}

extension Given {
    /// How many matches, and how many names and addresses, somebody reads on their own page.
    fileprivate func seen(by viewer: Viewer) async throws -> [Int] {
        try await workplace.read(as: viewer) { [try $0.ownMatches(of: viewer).count, try $0.introductions(of: viewer).count] }
    }
}

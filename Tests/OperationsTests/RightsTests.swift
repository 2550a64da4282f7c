import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A request about one's data")
struct RightsTests {
    @Test("comes without an account, gets an owner, and is answered when a worker made sure who asked", arguments: TestDatabanks.engines)
    func course(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.asks(.copy, by: .visitor(of: Given.town))
        #expect(try await given.request(id).draft.person == nil, "a visitor does not say whom it is about")
        await #expect(throws: Problem.notAllowed(.notYourRequest)) {
            try await given.workplace.identify(id, as: given.truus, by: .document, version: 1, by: given.fatma)
        }
        try await given.workplace.takeUp(id, version: 1, by: given.fatma)
        await #expect(throws: Problem.outOfOrder(.identityUnknown)) {
            try await given.workplace.close(id, as: .answered, outcome: "Meegegeven", version: 2, by: given.fatma)
        }
        try await given.workplace.identify(id, as: given.truus, by: .document, version: 2, by: given.fatma)
        #expect(try await given.request(id).care?.nextStep == NextStep.answerRequest.rawValue)
        try await given.workplace.close(id, as: .answered, outcome: "Meegegeven", version: 3, by: given.fatma)
        let closed = try await given.request(id)
        #expect(closed.state == .answered && closed.outcome == "Meegegeven")
        await #expect(throws: Problem.outOfOrder(.requestClosed)) { try await given.workplace.takeUp(id, version: 4, by: given.fatma) }
    }

    @Test("of a resident who is signed in is known at once; the desk writes one down and does not handle it", arguments: TestDatabanks.engines)
    func ways(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let own = try await given.request(given.asks(.see, by: given.residentTruus))
        #expect(own.draft.person == given.truus && own.identity == .signedIn)
        let atDesk = try await given.asks(.erase, about: given.greet, by: given.ria)
        #expect(try await given.request(atDesk).identity == nil)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.takeUp(atDesk, version: 1, by: given.ria) }
        let colleague = Viewer(municipality: Given.town, person: given.greet, name: "Greet Mulder", roles: [.teamMember])
        await #expect(throws: Problem.notAllowed(.notYourRequest)) { try await given.workplace.takeUp(atDesk, version: 1, by: colleague) }
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.workplace.read(as: given.residentTruus) { try $0.rightsRequests(areOpen: true, for: given.residentTruus) }
        }
    }

    @Test("is on the day's list until somebody takes it up, and again when its day comes", arguments: TestDatabanks.engines)
    func today(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.asks(.see, by: given.residentTruus)
        #expect(try await given.requestsToday().map(\.id) == [id])
        try await given.workplace.takeUp(id, version: 1, by: given.fatma)
        #expect(try await given.requestsToday().isEmpty)
        given.clock.pass(days: 10)
        #expect(try await given.requestsToday().map(\.id) == [id])
    }

    @Test("can take two months longer, once, in the first month, with what the person was told", arguments: TestDatabanks.engines)
    func extended(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ids = [try await given.asks(.see, by: given.residentTruus), try await given.asks(.copy, by: given.residentTruus)]
        for id in ids { try await given.workplace.takeUp(id, version: 1, by: given.fatma) }
        await #expect(throws: Problem.invalid([FieldError("extended_because", .missing)])) {
            try await given.workplace.extend(ids[0], because: "", version: 2, by: given.fatma)
        }
        let first = try await given.request(ids[0]).dueOn
        try await given.workplace.extend(ids[0], because: "Veel papier", version: 2, by: given.fatma)
        #expect(try await given.request(ids[0]).dueOn > first.adding(days: 55))
        await #expect(throws: Problem.outOfOrder(.tooLateToExtend)) {
            try await given.workplace.extend(ids[0], because: "Nog meer", version: 3, by: given.fatma)
        }
        given.clock.pass(days: 40)
        await #expect(throws: Problem.outOfOrder(.tooLateToExtend)) {
            try await given.workplace.extend(ids[1], because: "Te laat bedacht", version: 2, by: given.fatma)
        }
    }
}

@Suite("Somebody whose data are frozen")
struct FrozenTests {
    @Test("is in no match, list, search or round, and is there for who handles the request", arguments: TestDatabanks.engines)
    func absent(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks("Ik wil graag soep, ik kook niet meer")
        #expect(try await given.sight(of: ask) == Sight(asks: 1, found: 2, candidates: true, round: 1))
        let id = try await given.freeze(given.greet)
        #expect(try await given.sight(of: ask) == Sight(asks: 0, found: 0, candidates: true, round: 0))
        try await given.unfreeze(id)
        let truus = try await given.freeze(given.truus)
        #expect(try await given.sight(of: ask).candidates == false)
        let joost = Viewer(municipality: Given.town, person: given.ria.person, name: "Joost", roles: [.teamMember])
        await #expect(throws: Problem.notAllowed(.frozen)) { try await given.workplace.read(as: joost) { try $0.person(given.truus, for: joost) } }
        await #expect(throws: Problem.notAllowed(.frozen)) { try await given.workplace.read(as: joost) { try $0.offer(given.soup, for: joost) } }
        let seen = try await given.workplace.read(as: given.fatma) { try $0.person(given.truus, for: given.fatma) }
        #expect(seen.frozenAt != nil, "Fatma handles the request")
        let own = try await given.workplace.read(as: given.residentTruus) { try $0.person(given.truus, for: given.residentTruus) }
        #expect(own.frozenAt != nil)
        await #expect(throws: Problem.outOfOrder(.frozen)) { try await given.workplace.propose(given.soup, for: ask, by: given.fatma) }
        try await given.unfreeze(truus)
        #expect(try await given.sight(of: ask) == Sight(asks: 1, found: 2, candidates: true, round: 1))
    }

    @Test("stays out of the matches after a new start", arguments: TestDatabanks.engines)
    func restart(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks("Ik wil graag soep, ik kook niet meer")
        _ = try await given.freeze(given.truus)
        try await given.workplace.matches.rebuild(from: given.workplace.driver)
        #expect(try await given.sight(of: ask).candidates == false)
    }

    @Test("is not seen any more by the other of an introduction, and cannot be introduced", arguments: TestDatabanks.engines)
    func otherSide(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: proposal.id, by: given.fatma) }
        let frozen = try await given.freeze(given.truus)
        await #expect(throws: Problem.outOfOrder(.frozen)) { try await given.workplace.introduce(proposal.id, by: given.fatma) }
        try await given.unfreeze(frozen)
        try await given.workplace.introduce(proposal.id, by: given.fatma)
        let greet = given.residentGreet
        #expect(try await given.workplace.read(as: greet) { try $0.introductions(of: greet) }.count == 1)
        _ = try await given.freeze(given.truus)
        #expect(try await given.workplace.read(as: greet) { try $0.introductions(of: greet) }.isEmpty)
        #expect(try await given.workplace.read(as: greet) { try $0.ownMatches(of: greet) }.isEmpty)
    }
}

/// What there is to see of Greet's ask and of who may answer it.
private struct Sight: Equatable {
    var asks: Int
    var found: Int
    var candidates: Bool
    var round: Int
}

extension Given {
    func asks(_ right: PersonalRight, about person: Person.ID? = nil, by viewer: Viewer) async throws -> RightsRequest.ID {
        try await workplace.request(
            RightsDraft(right: right, name: "Mevrouw Mulder", contact: "06 12 34 56 78", person: person), submission: "\(right)|\(UUID())", by: viewer
        )
    }

    func request(_ id: RightsRequest.ID) async throws -> RightsRequest {
        try await workplace.read(as: fatma) { [fatma] in try $0.rightsRequest(id, for: fatma) }
    }

    func requestsToday() async throws -> [RightsLine] {
        try await workplace.read(as: fatma) { [fatma] in try $0.rightsRequestsToday(for: fatma) }
    }

    /// Fatma handles the request of somebody who asked for it at the desk.
    func freeze(_ person: Person.ID) async throws -> RightsRequest.ID {
        let id = try await asks(.restrict, about: person, by: ria)
        try await workplace.takeUp(id, version: 1, by: fatma)
        try await workplace.identify(id, as: person, by: .known, version: 2, by: fatma)
        try await workplace.freeze(true, for: id, version: 3, by: fatma)
        return id
    }

    func unfreeze(_ id: RightsRequest.ID) async throws { try await workplace.freeze(false, for: id, version: 4, by: fatma) }

    fileprivate func sight(of ask: Ask.ID) async throws -> Sight {
        let round = try await workplace.round(for: fatma)
        let wish = try await workplace.read(as: .system(of: Self.town)) { [workplace] connection in
            workplace.wish(for: try connection.ask(ask, for: .system(of: Self.town)), in: Self.town, today: connection.today)
        }
        let fits = workplace.matches.best(for: wish, limit: 10).map(\.candidate.key)
        return try await workplace.read(as: fatma) { [fatma, soup] connection in
            let board = try connection.today(for: fatma, owner: nil)
            return Sight(
                asks: board.waiting.count + board.newAsks.count, found: try connection.search("Greet", for: fatma).count,
                candidates: fits.contains(soup.text), round: round.askCount)
        }
    }
}

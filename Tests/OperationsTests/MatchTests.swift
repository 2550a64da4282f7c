import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A match as a guarded relation")
struct MatchTests {
    @Test("goes from acquaintance through a trial to running and to a farewell with thanks", arguments: TestDatabanks.engines)
    func wholeLife(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        let today = CalendarDate(given.clock.now)
        try await given.move(id, .planAcquaintance, day: today.adding(days: 2))
        #expect(try await given.ask(given.match(id).ask).care?.nextStep == NextStep.hearOfAcquaintance.rawValue, "the ask waits for the same")
        given.clock.pass(days: 3)
        try await given.move(id, .startTrial, day: CalendarDate(given.clock.now).adding(days: 30))
        given.clock.pass(days: 25)
        try await given.move(id, .agreeOnMatch, day: CalendarDate(given.clock.now).adding(days: 3))
        given.clock.pass(days: 3)
        try await given.move(id, .startMatch)
        #expect(try await given.match(id).startedAt == given.clock.now)
        try await given.move(id, .pauseMatch, day: CalendarDate(given.clock.now).adding(days: 14))
        #expect(try await given.openTalks(id).isEmpty, "nobody is asked how it goes while it rests")
        try await given.move(id, .resumeMatch)
        try await given.move(id, .prepareEnding, day: CalendarDate(given.clock.now).adding(days: 7))
        #expect(try await given.openTalks(id).map(\.occasion) == [.ending, .ending])
        try await given.workplace.move(id, MoveDraft(.endMatch, staysInTouch: true, searchesOn: false), by: given.fatma)
        let ended = try await given.match(id)
        #expect(ended.step == .ended && ended.staysInTouch == true && ended.care?.nextStep == NextStep.thankBoth.rawValue)
        #expect(try await given.ask(ended.ask).state == .closed)
        #expect(try await given.offer(given.soup).running == 0)
        try await given.move(id, .thankMatch)
        #expect(try await given.match(id).care == nil)
        #expect(try await given.openTalks(id).isEmpty)
        let moves = try await given.workplace.read(as: given.fatma) { try $0.moves(of: id, in: Given.town) }
        #expect(moves.map(\.step) == [.acquaintance, .acquaintance, .trial, .agreed, .running, .paused, .running, .ending, .ended, .ended])
        #expect(moves.allSatisfy { $0.by == given.fatma.person })
    }

    @Test(
        "either side stops at once, without a reason; the other sees nothing of them any more, and somebody else is looked for",
        arguments: TestDatabanks.engines, Side.allCases)
    func stop(engine: Engine, side: Side) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        let stopper = given.resident(side == .ask ? given.greet : given.truus)
        try await given.workplace.move(id, MoveDraft(.endMatch, staysInTouch: true, searchesOn: false), by: stopper)
        let match = try await given.match(id)
        #expect(match.step == .ended && match.staysInTouch == nil)
        #expect(try await given.ask(match.ask).state == .waiting, "what becomes of the ask is not for one side to say")
        let move = try await given.workplace.read(as: given.fatma) { try $0.moves(of: id, in: Given.town).last }
        #expect(move?.side == side && move?.means == .page)
        for person in [given.greet, given.truus] {
            let viewer = given.resident(person)
            #expect(try await given.workplace.read(as: viewer) { try $0.introductions(of: viewer) }.isEmpty)
            #expect(try await given.workplace.read(as: viewer) { try $0.ownMatches(of: viewer) }.isEmpty)
        }
        try await given.workplace.move(id, MoveDraft(.endMatch), by: given.fatma)
        #expect(try await given.offer(given.soup).running == 0, "stopping twice is stopping once")
    }

    @Test("one of the two may rest and stop and nothing else, and a stranger finds nothing", arguments: TestDatabanks.engines)
    func whoMay(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        let today = CalendarDate(given.clock.now)
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.move(id, MoveDraft(.startMatch), by: given.resident(given.truus))
        }
        try await given.move(id, .startMatch)
        try await given.workplace.move(id, MoveDraft(.pauseMatch, day: today.adding(days: 9), side: .ask), by: given.resident(given.truus))
        let move = try await given.workplace.read(as: given.fatma) { try $0.moves(of: id, in: Given.town).last }
        #expect(move?.side == .offer, "whatever the form says, one speaks for one's own side")
        let stranger = Viewer(municipality: Given.otherTown, person: given.truus, name: "", roles: [.connector])
        await #expect(throws: Problem.notFound(.match)) { try await given.workplace.move(id, MoveDraft(.resumeMatch), by: stranger) }
    }

    @Test(
        "a colleague who moved it meanwhile is not overwritten, and a day that cannot be is told with every other fault",
        arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        let seen = try await given.match(id).version
        try await given.move(id, .startMatch)
        await #expect(throws: Problem.stale(Thing(.match, id.text))) {
            try await given.workplace.move(id, MoveDraft(.endMatch, version: seen), by: given.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("day", .missing), FieldError("reason", .tooLong(limit: 500))])) {
            try await given.workplace.move(id, MoveDraft(.pauseMatch, reason: String(repeating: "a", count: 501)), by: given.fatma)
        }
        await #expect(throws: Problem.outOfOrder(.notAtThisStep)) { try await given.workplace.move(id, MoveDraft(.resumeMatch), by: given.fatma) }
    }

    @Test("an ask with a match is not closed by itself, and what is next for the two stands with the match", arguments: TestDatabanks.engines)
    func closing(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        let ask = try await given.ask(given.match(id).ask)
        await #expect(throws: Problem.outOfOrder(.hasMatch)) {
            try await given.workplace.keepWaiting(
                ask.id, nextStep: "Bellen", on: CalendarDate(given.clock.now), version: ask.version, by: given.fatma)
        }
        await #expect(throws: Problem.outOfOrder(.hasMatch)) {
            try await given.workplace.close(ask.id, reason: nil, version: ask.version, by: given.fatma)
        }
        let tomorrow = CalendarDate(given.clock.now).adding(days: 1)
        try await given.workplace.mind(id, nextStep: "Samen koffie drinken", on: tomorrow, version: given.match(id).version, by: given.fatma)
        #expect(try await given.ask(ask.id).care?.nextStep == "Samen koffie drinken", "where the ask is listed, the same is next")
    }

    @Test(
        "says that it goes well, and the next question follows; says that it does not, and it is with its owner today",
        arguments: TestDatabanks.engines)
    func talks(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        try await given.move(id, .startMatch)
        given.clock.pass(days: 15)
        let today = CalendarDate(given.clock.now)
        #expect(try await given.callList().count == 2, "whom nobody asked yet is called")
        let own = try await given.workplace.read(as: given.resident(given.greet)) { [viewer = given.resident(given.greet)] in
            try $0.ownTalks(of: viewer)
        }
        #expect(own.map(\.otherName) == ["Truus"])
        try await given.workplace.answer(own[0].id, TalkDraft(.good), by: given.resident(given.greet))
        let guidance = try await given.workplace.read(as: given.fatma) { try $0.roles(in: Given.town).role(.helper, version: 1)?.facts.guidance }
        let next = guidance?.next(after: today, startedOn: today.adding(days: -15)).orFirstWorkingDayAfter
        #expect(try await given.openTalks(id).first { $0.side == .ask }?.dueOn == next, "on the rhythm of the role")
        let hers = try #require(try await given.openTalks(id).first { $0.side == .offer })
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.answer(hers.id, TalkDraft(.good), by: given.resident(given.greet))
        }
        try await given.workplace.answer(hers.id, TalkDraft(.soSo, words: "Ze belt ’s nachts", means: .phone), by: given.fatma)
        let match = try await given.match(id)
        #expect(match.care?.nextStep == NextStep.callToday.rawValue && match.care?.nextOn == today.orFirstWorkingDayAfter)
        await #expect(throws: Problem.outOfOrder(.talkClosed)) {
            try await given.workplace.answer(hers.id, TalkDraft(.good), by: given.resident(given.truus))
        }
        let board = try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.today(for: fatma, owner: nil) }
        #expect(board.matches.map(\.match.id) == [id] && board.calls == 0)
    }

    @Test("a former side can still say how it was, and nothing else", arguments: TestDatabanks.engines)
    func howItWas(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        try await given.move(id, .endMatch)
        given.clock.pass(days: 2)
        let truus = given.resident(given.truus)
        let own = try await given.workplace.read(as: truus) { try $0.ownTalks(of: truus) }
        #expect(own.map(\.occasion) == [.ending])
        try await given.workplace.answer(own[0].id, TalkDraft(.good, words: "Ik mis haar wel"), by: truus)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.move(id, MoveDraft(.thankMatch), by: truus) }
    }

    @Test("in a role that asks something does not begin without it, stage by stage", arguments: TestDatabanks.engines)
    func requirements(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let role = HelpRole.Key(rawValue: "after-school")
        let offer = try await given.workplace.place(
            OfferDraft(party: .person(given.truus), words: "Na school is er hier altijd thee", role: role), by: given.fatma)
        let ask = try await given.greetAsks("Mijn dochter zit na school alleen", outcome: .propose(offer))
        let id = try await given.proposal(of: ask).id
        for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: id, by: given.fatma) }
        var refused = 0
        func go(_ stage: Requirement.Stage, _ deed: () async throws -> Void) async throws {
            let unmet = try await given.workplace.read(as: given.fatma) { connection in
                let roles = try connection.roles(in: Given.town)
                let version = roles.role(role, on: connection.today)?.version ?? 1
                return try connection.unmet(role: role, version: version, among: roles, stage: stage, offer: offer, in: Given.town)
            }
            if !unmet.isEmpty {
                refused += 1
                await #expect(throws: Problem.outOfOrder(.requirementsUnmet)) { try await deed() }
                try await given.meet(unmet, role)
            }
            try await deed()
        }
        try await given.workplace.introduce(id, by: given.fatma)
        #expect(try await given.match(id).role == RoleVersion(key: role, version: 1))
        try await go(.acquaintance) { try await given.move(id, .planAcquaintance, day: CalendarDate(given.clock.now)) }
        try await go(.trial) { try await given.move(id, .startTrial, day: CalendarDate(given.clock.now).adding(days: 20)) }
        await #expect(throws: Problem.self, "without their agreement on paper") { try await given.move(id, .startMatch) }
        try await given.bothAgree(id)
        try await go(.running) { try await given.move(id, .startMatch) }
        #expect(refused >= 2)
        let match = try await given.match(id)
        #expect(match.step == .running && match.termOn != nil)
        given.clock.pass(days: 800)
        for talk in try await given.openTalks(id) { try await given.workplace.answer(talk.id, TalkDraft(.good), by: given.fatma) }
        #expect(try await given.match(id).care?.nextStep == NextStep.decideToGoOn.rawValue, "the term of the role is over")
        try await given.move(id, .renewMatch)
        #expect(try await given.match(id).termOn ?? CalendarDate(given.clock.now) > CalendarDate(given.clock.now))
    }

    @Test("is handed over to a colleague who may guide it, and to nobody else", arguments: TestDatabanks.engines)
    func handOver(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        await #expect(throws: Problem.invalid([FieldError("owner", .notAChoice)])) {
            try await given.workplace.handOver(id, to: given.truus, by: given.fatma)
        }
        let bram = try await given.workplace.register(PersonFacts(name: "Bram de Wit"), by: .system(of: Given.town))
        try await given.workplace.driver.write(in: Given.town) { try $0.insert(RoleGrant(role: .teamMember, from: $0.now), to: bram, in: Given.town) }
        try await given.workplace.handOver(id, to: bram, by: given.fatma)
        #expect(try await given.match(id).care?.owner == bram)
    }

    @Test(
        "that ended a year ago is forgotten with all that was said of it; that they were introduced stays for the counts",
        arguments: TestDatabanks.engines)
    func forgotten(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.introduced()
        try await given.workplace.move(id, MoveDraft(.endMatch, side: .offer, reason: "Verhuisd"), by: given.fatma)
        try await given.move(id, .thankMatch)
        let rule = try #require(RetentionRule.all.first { $0.term == "match" })
        let year = try #require(Period("P1Y"))
        given.clock.pass(days: 364)
        #expect(try await given.workplace.driver.write(in: Given.town) { try $0.letGo(rule, after: year, in: Given.town, limit: 10) } == 0)
        given.clock.pass(days: 3)
        #expect(try await given.workplace.driver.write(in: Given.town) { try $0.letGo(rule, after: year, in: Given.town, limit: 10) } == 1)
        await #expect(throws: Problem.notFound(.match)) { try await given.match(id) }
        let proposal = try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.proposal(id, for: fatma) }
        #expect(proposal.introducedAt != nil && proposal.step == .ended)
    }
}

extension Given {
    /// Greet and Truus know each other.
    func introduced() async throws -> Match.ID {
        let ask = try await greetAsks(outcome: .propose(soup))
        let proposal = try await proposal(of: ask)
        for side in Side.allCases { try await workplace.record(.yes, of: side, reason: nil, to: proposal.id, by: fatma) }
        try await workplace.introduce(proposal.id, by: fatma)
        return proposal.id
    }

    func move(_ id: Match.ID, _ deed: Deed, day: CalendarDate? = nil) async throws {
        try await workplace.move(id, MoveDraft(deed, day: day, version: match(id).version), by: fatma)
    }

    /// Their agreement is drawn up, and both say yes to it.
    func bothAgree(_ match: Match.ID) async throws {
        let draft = AgreementDraft(
            goal: "Na school niet alleen", rhythm: "Elke dinsdag", call: "Fatma, 088 123 41 38", lastDay: CalendarDate(clock.now).adding(days: 90))
        try await workplace.drawUp(draft, for: match, after: 0, by: fatma)
        for side in Side.allCases { try await workplace.agree(to: 1, of: match, for: side, as: AssentDraft(.spoken), by: fatma) }
    }

    /// Whatever is asked is made sure of.
    func meet(_ unmet: [Unmet], _ role: HelpRole.Key) async throws {
        let today = CalendarDate(clock.now)
        if unmet.contains(where: { $0.lack == .houseUnknown }) { try await workplace.tell(housemates: [], of: truus, by: fatma) }
        for (number, lack) in unmet.enumerated() where lack.lack != .houseUnknown {
            let requirement = lack.requirement
            let draft = SafeguardDraft(
                kind: requirement.kind, training: requirement.training, profiles: requirement.profiles, organisation: "Welzijn", metOn: today,
                renewOn: requirement.kind == .vog ? today.adding(days: 900) : nil, role: role, roleVersion: 1)
            try await workplace.record(draft, of: lack.person, submission: "\(number)-\(role.rawValue)-\(today)-\(requirement.kind)", by: fatma)
        }
    }

    func match(_ id: Match.ID) async throws -> Match {
        try await workplace.read(as: fatma) { [fatma] in try $0.match(id, for: fatma) }
    }

    func openTalks(_ id: Match.ID) async throws -> [Talk] {
        try await workplace.read(as: fatma) { try $0.talks(of: id, in: Given.town) }.filter { $0.answeredAt == nil }
    }

    func callList() async throws -> [CallLine] {
        try await workplace.read(as: fatma) { [fatma] in try $0.callList(for: fatma, owners: nil, limit: 50) }
    }

    func resident(_ person: Person.ID) -> Viewer { Viewer(municipality: Given.town, person: person, name: "", roles: [.resident]) }
}

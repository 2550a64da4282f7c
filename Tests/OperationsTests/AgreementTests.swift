import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("The agreement of two people")
struct AgreementTests {
    @Test("holds when both said yes, each in their own way, until its last day", arguments: TestDatabanks.engines)
    func both(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        #expect(try await given.lacksAgreement(match))
        try await given.workplace.agree(to: 1, of: match, for: .offer, as: AssentDraft(.tap), by: given.residentTruus)
        #expect(try await given.lacksAgreement(match))
        let signed = CalendarDate(given.clock.now).adding(days: -2)
        try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.paper, on: signed), by: given.fatma)
        try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.spoken), by: given.fatma)
        let sheet = try await given.sheet(of: match, for: given.residentGreet)
        let agreement = try #require(sheet.versions.first)
        #expect(agreement.assents[.ask]?.manner == .paper && agreement.assents[.ask]?.day == signed, "the first yes is the yes")
        #expect(agreement.assents[.offer]?.manner == .tap && agreement.draft.goal == "Samen eten")
        #expect(sheet.ownSide == .ask)
        #expect(try await !given.lacksAgreement(match))
        given.clock.pass(days: 91)
        #expect(try await given.lacksAgreement(match), "it has to be renewed")
    }

    @Test("and what the role asks of who helps come before the match runs", arguments: TestDatabanks.engines)
    func guarded(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        let today = CalendarDate(given.clock.now)
        await #expect(throws: Problem.outOfOrder(.requirementsUnmet)) {
            try await given.workplace.move(match, MoveDraft(.planAcquaintance, day: today), by: given.fatma)
        }
        for kind in [Requirement.Kind.talk, .reference, .vog, .training] {
            if kind == .vog { try await given.workplace.move(match, MoveDraft(.planAcquaintance, day: today), by: given.fatma) }
            if kind == .training { try await given.workplace.move(match, MoveDraft(.startTrial, day: today.adding(days: 30)), by: given.fatma) }
            await #expect(throws: Problem.outOfOrder(.requirementsUnmet)) {
                try await given.workplace.move(match, MoveDraft(.startMatch), by: given.fatma)
            }
            let draft = SafeguardDraft(
                kind: kind, training: kind == .training ? "Basistraining maatje" : nil, profiles: kind == .vog ? ["85"] : [],
                organisation: kind == .vog ? "Welzijn" : nil, metOn: today, renewOn: kind == .vog ? today.adding(days: 900) : nil,
                role: HelpRole.Key(rawValue: "buddy"), roleVersion: 1)
            try await given.workplace.record(draft, of: given.truus, submission: kind.rawValue, by: given.fatma)
        }
        await #expect(throws: Problem.outOfOrder(.agreementMissing)) {
            try await given.workplace.move(match, MoveDraft(.startMatch), by: given.fatma)
        }
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        for side in Side.allCases {
            await #expect(throws: Problem.outOfOrder(.agreementMissing)) {
                try await given.workplace.move(match, MoveDraft(.startMatch), by: given.fatma)
            }
            try await given.workplace.agree(to: 1, of: match, for: side, as: AssentDraft(.spoken), by: given.fatma)
        }
        try await given.workplace.move(match, MoveDraft(.startMatch), by: given.fatma)
        let running = try await given.workplace.read(as: given.fatma) { [given] in try $0.match(match, for: given.fatma) }
        #expect(running.step == .running)
    }

    @Test("that changes is a new version, to which both agree again; the earlier one stays", arguments: TestDatabanks.engines)
    func changed(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        for side in Side.allCases { try await given.workplace.agree(to: 1, of: match, for: side, as: AssentDraft(.spoken), by: given.fatma) }
        await #expect(throws: Problem.self, "a colleague was first") {
            try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        }
        try await given.workplace.drawUp(given.page(goal: "Samen koken"), for: match, after: 1, by: given.fatma)
        #expect(try await given.lacksAgreement(match))
        await #expect(throws: Problem.stale(Thing(.proposal, match.text)), "a yes to what was read, not to what it became") {
            try await given.workplace.agree(to: 1, of: match, for: .offer, as: AssentDraft(.tap), by: given.residentTruus)
        }
        let sheet = try await given.sheet(of: match, for: given.fatma)
        #expect(sheet.versions.map(\.draft.goal) == ["Samen koken", "Samen eten"] && sheet.versions.map(\.isAgreed) == [false, true])
    }

    @Test("is drawn up by who guides them, and each of the two says yes for themselves alone", arguments: TestDatabanks.engines)
    func narrow(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.residentTruus)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.ria)
        }
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.tap), by: given.residentTruus)
        }
        await #expect(throws: Problem.invalid([FieldError("manner", .notAChoice)]), "a worker does not tap for another") {
            try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.tap), by: given.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("day", .afterToday)])) {
            let tomorrow = CalendarDate(given.clock.now).adding(days: 1)
            try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.paper, on: tomorrow), by: given.fatma)
        }
        let stranger = Viewer(municipality: Given.town, person: given.fatma.person, name: "Fatma", roles: [])
        for viewer in [given.ria, stranger] {
            await #expect(throws: Problem.self) { _ = try await given.sheet(of: match, for: viewer) }
        }
    }

    @Test("of somebody young takes the yes of a parent as well", arguments: TestDatabanks.engines)
    func young(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        try await given.workplace.driver.write(in: Given.town) { [given] in
            let year = CalendarDate(given.clock.now).year - 14
            _ = try $0.execute("UPDATE person SET born_year = $1 WHERE municipality = $2 AND id = $3", [year, Given.town, given.greet])
        }
        await #expect(throws: Problem.outOfOrder(.needsParents)) {
            try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.tap), by: given.residentGreet)
        }
        try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.spoken, givers: [.oneself, .parent]), by: given.fatma)
        #expect(try await given.sheet(of: match, for: given.fatma).versions.first?.assents[.ask]?.givers == [.oneself, .parent])
    }

    @Test("lasts no longer than its role, and says what it is for", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        let last = CalendarDate(given.clock.now).adding(months: 12)
        var page = given.page(goal: "")
        (page.rhythm, page.call, page.lastDay) = ("", "", last.adding(days: 1))
        await #expect(
            throws: Problem.invalid([
                FieldError("goal", .missing), FieldError("rhythm", .missing), FieldError("call", .missing), FieldError("last_day", .afterDay(last)),
            ])
        ) { try await given.workplace.drawUp(page, for: match, after: 0, by: given.fatma) }
    }

    @Test("is not there before two people know each other, and not for them when it is over", arguments: TestDatabanks.engines)
    func when(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let match = try await given.proposal(of: ask).id
        await #expect(throws: Problem.outOfOrder(.notBothAgreed)) { _ = try await given.sheet(of: match, for: given.fatma) }
        for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: match, by: given.fatma) }
        try await given.workplace.introduce(match, by: given.fatma)
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        let own = try await given.workplace.read(as: given.residentTruus) { [given] in try $0.ownAgreements(of: given.residentTruus) }
        #expect(own[match]?.isOwnYes == false && own[match]?.version == 1)
        try await given.workplace.move(match, MoveDraft(.endMatch), by: given.residentTruus)
        await #expect(throws: Problem.self) { _ = try await given.sheet(of: match, for: given.residentTruus) }
    }

    @Test("goes whole when either of the two is erased, with the key of its words", arguments: TestDatabanks.engines)
    func erased(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introducedToABuddy()
        try await given.workplace.drawUp(given.page(), for: match, after: 0, by: given.fatma)
        try await given.workplace.agree(to: 1, of: match, for: .ask, as: AssentDraft(.spoken), by: given.fatma)
        let id = try #require(try await given.sheet(of: match, for: given.fatma).versions.first).id
        try await given.workplace.driver.write(in: Given.town) { [given] in try $0.erase(given.truus, in: Given.town) }
        let left = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM agreement") + connection.count("SELECT count(*) FROM agreement_assent")
                + connection.count("SELECT count(*) FROM vault_key WHERE municipality = $1 AND holder = $2", [Given.town, id])
        }
        #expect(left == 0)
    }
}

extension Given {
    /// Greet and Truus know each other; the offer is that of a buddy, whose role asks for an agreement.
    fileprivate func introducedToABuddy() async throws -> Proposal.ID {
        try await workplace.driver.write(in: Self.town) { [soup] in
            _ = try $0.execute("UPDATE offer SET role = 'buddy' WHERE municipality = $1 AND id = $2", [Self.town, soup])
        }
        let match = try await proposal(of: greetAsks(outcome: .propose(soup))).id
        for side in Side.allCases { try await workplace.record(.yes, of: side, reason: nil, to: match, by: fatma) }
        try await workplace.introduce(match, by: fatma)
        return match
    }

    fileprivate func page(goal: String = "Samen eten") -> AgreementDraft {
        AgreementDraft(
            goal: goal, frame: "Bij Greet thuis", rhythm: "Elke dinsdag", call: "Fatma, 088 123 41 38", houseRules: "Niet roken",
            lastDay: CalendarDate(clock.now).adding(days: 90))
    }

    fileprivate func sheet(of match: Proposal.ID, for viewer: Viewer) async throws -> AgreementSheet {
        try await workplace.read(as: viewer) { try $0.agreementSheet(of: match, for: viewer) }
    }

    fileprivate func lacksAgreement(_ match: Proposal.ID) async throws -> Bool {
        try await workplace.read(as: fatma) { connection in
            let role = try connection.roles(in: Self.town).role(HelpRole.Key(rawValue: "buddy"), version: 1)
            return try role.map { try connection.lacksAgreement(match, role: $0, for: .running, in: Self.town) } ?? false
        }
    }
}

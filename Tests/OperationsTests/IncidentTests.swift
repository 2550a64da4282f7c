import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("What went wrong in a match")
struct IncidentTests {
    @Test("lies with the guide today, also in the weekend, and rests the match at once when that is asked", arguments: TestDatabanks.engines)
    func reported(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        try await given.move(match, .startMatch)
        while CalendarDate(given.clock.now).weekday != 6 { given.clock.pass(days: 1) }
        let today = CalendarDate(given.clock.now)
        let id = try await given.report(match, by: given.residentTruus, pauses: true)
        #expect(try await given.match(match).step == .paused)
        #expect(try await given.match(match).until == today.adding(days: 14))
        let line = try #require(try await given.open(given.fatma).first)
        #expect(line.incident.id == id && line.incident.side == .offer && line.incident.draft.hurt == .somebody)
        #expect(line.incident.care == Care(owner: try #require(given.fatma.person), nextStep: "call-today", nextOn: today))
        #expect(try await given.report(match, by: given.residentTruus, pauses: true) == id, "the same form twice is one")
    }

    @Test("is read by who guides them and by who wrote it, and never by the other side", arguments: TestDatabanks.engines)
    func narrow(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        let id = try await given.report(match, by: given.residentTruus)
        #expect(try await given.read(id, given.fatma).incident.draft.words == "Hij gooide een bord")
        for viewer in [given.residentGreet, given.residentTruus, given.ria] {
            await #expect(throws: Problem.self) { _ = try await given.read(id, viewer) }
            #expect(try await given.workplace.read(as: viewer) { try $0.incidents(of: match, for: viewer) } == [])
        }
        let own = try await given.own(match, given.residentTruus)
        #expect(own.map(\.words) == ["Hij gooide een bord"] && own.first?.isOpen == true && own.first?.workerName == "Fatma")
        #expect(try await given.own(match, given.residentGreet) == [])
        let asked = try await given.match(match).ask
        let history = try await given.workplace.read(as: given.fatma) { [given] in
            try $0.history(of: Thing(.ask, asked.text), for: given.fatma).map(\.deed)
        }
        #expect(!history.contains(.reportIncident), "the history of an ask is read by who asked it")
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.report(match, by: Viewer(municipality: Given.town, person: given.ria.person, name: "", roles: [.desk]))
        }
    }

    @Test("stays in sight until somebody says what came of it, and closing twice is closing once", arguments: TestDatabanks.engines)
    func dealtWith(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        let id = try await given.report(match, by: given.fatma)
        let today = CalendarDate(given.clock.now)
        await #expect(throws: Problem.invalid([FieldError("next_on", .beforeToday)])) {
            try await given.workplace.mind(id, nextStep: "Bellen", on: today.adding(days: -1), version: 1, by: given.fatma)
        }
        try await given.workplace.mind(id, nextStep: "Langsgaan", on: today.adding(days: 3), version: 1, by: given.fatma)
        #expect(try await given.open(given.fatma).first?.incident.care?.nextStep == "Langsgaan")
        await #expect(throws: Problem.stale(Thing(.incident, id.text))) {
            try await given.workplace.close(id, outcome: "Uitgepraat", version: 1, by: given.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("outcome", .missing)])) {
            try await given.workplace.close(id, outcome: "", version: 2, by: given.fatma)
        }
        for _ in 0..<2 { try await given.workplace.close(id, outcome: "Uitgepraat", version: 2, by: given.fatma) }
        #expect(try await given.open(given.fatma) == [])
        #expect(try await given.read(id, given.fatma).incident.outcome == "Uitgepraat")
        await #expect(throws: Problem.outOfOrder(.notAtThisStep)) {
            try await given.workplace.mind(id, nextStep: "Bellen", on: today, version: 3, by: given.fatma)
        }
    }

    @Test("says every fault at once, and that a match before its beginning cannot rest", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        let tomorrow = CalendarDate(given.clock.now).adding(days: 1)
        let draft = IncidentDraft(words: "", happenedOn: tomorrow, pauses: true)
        await #expect(
            throws: Problem.invalid([FieldError("words", .missing), FieldError("happened_on", .afterToday), FieldError("pauses", .notAChoice)])
        ) { _ = try await given.workplace.report(draft, of: match, submission: "f", by: given.residentGreet) }
    }

    @Test("is gone a year after it was closed, and whole when either of the two is erased", arguments: TestDatabanks.engines)
    func goes(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        let first = try await given.report(match, by: given.fatma)
        try await given.workplace.close(first, outcome: "Uitgepraat", version: 1, by: given.fatma)
        given.clock.pass(days: 400)
        let second = try await given.report(match, by: given.residentTruus)
        let rule = try #require(RetentionRule.all.first { $0.term == "incident" })
        let term = try #require(Register.bundled().terms["incident"]).length
        let gone = try await given.workplace.driver.write(in: Given.town) { try $0.letGo(rule, after: term, in: Given.town, limit: 10) }
        #expect(gone == 1, "what is open stays")
        #expect(try await given.read(second, given.fatma).incident.care != nil)
        try await given.workplace.driver.write(in: Given.town) { [given] in try $0.erase(given.truus, in: Given.town) }
        let left = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM incident")
                + connection.count("SELECT count(*) FROM vault_key WHERE municipality = $1 AND holder IN ($2, $3)", [Given.town, first, second])
        }
        #expect(left == 0)
    }
}

extension Given {
    @discardableResult
    fileprivate func report(_ match: Match.ID, by viewer: Viewer, pauses: Bool = false) async throws -> Incident.ID {
        let draft = IncidentDraft(
            words: "Hij gooide een bord", happenedOn: CalendarDate(clock.now), hurt: .somebody, told: "Mijn dochter", needed: "Een gesprek",
            pauses: pauses)
        return try await workplace.report(draft, of: match, submission: "incident-\(viewer.name)-\(clock.now)", by: viewer)
    }

    fileprivate func read(_ id: Incident.ID, _ viewer: Viewer) async throws -> IncidentLine {
        try await workplace.read(as: viewer) { try $0.incident(id, for: viewer) }
    }

    fileprivate func own(_ match: Match.ID, _ viewer: Viewer) async throws -> [OwnIncident] {
        try await workplace.read(as: viewer) { try $0.ownIncidents(of: match, by: viewer) }
    }

    fileprivate func open(_ viewer: Viewer) async throws -> [IncidentLine] {
        try await workplace.read(as: viewer) { try $0.today(for: viewer, owner: viewer.person).incidents }
    }
}

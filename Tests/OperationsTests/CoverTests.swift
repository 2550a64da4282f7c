import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Standing in for who is away")
struct CoverTests {
    @Test("a colleague carries what the other minds, from the first day to the last and not after", arguments: TestDatabanks.engines)
    func carries(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks()
        try await given.workplace.driver.write(in: Given.town) { connection in
            _ = try connection.execute("UPDATE ask SET area = 'BU99010101' WHERE municipality = $1", [Given.town])
        }
        let lotte = try await given.worker("Lotte", of: "BU99010201")
        #expect(try await given.viewer(of: lotte).covers.isEmpty)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await given.read(ask, as: given.viewer(of: lotte)) }

        let fatma = try #require(given.fatma.person)
        try await given.workplace.driver.write(in: Given.town) { try $0.insert(RoleGrant(role: .connector, from: $0.now), to: fatma, in: Given.town) }
        let today = CalendarDate(given.clock.now)
        try await given.workplace.arrangeCover(
            AbsenceDraft(person: fatma, cover: lotte, first: today.adding(days: 1), last: today.adding(days: 2)), by: given.fatma)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await given.read(ask, as: given.viewer(of: lotte)) }
        for _ in 1...2 {
            given.clock.pass(days: 1)
            let viewer = try await given.viewer(of: lotte)
            #expect(viewer.covers == [fatma])
            let board = try await given.workplace.read(as: viewer) { try $0.today(for: viewer, owner: lotte) }
            #expect(board.waiting.map(\.id) == [ask] && board.absences.count == 1)
            try await given.read(ask, as: viewer)
        }
        given.clock.pass(days: 1)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { try await given.read(ask, as: given.viewer(of: lotte)) }
    }

    @Test("both may end it, it is in the history, and a new arrangement takes the place of the old", arguments: TestDatabanks.engines)
    func ending(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (lotte, bram) = (try await given.worker("Lotte", of: "BU99010201"), try await given.worker("Bram", of: "BU99010202"))
        let today = CalendarDate(given.clock.now)
        let away = try await given.viewer(of: lotte)
        for last in [3, 5] {
            try await given.workplace.arrangeCover(
                AbsenceDraft(person: lotte, cover: bram, first: today, last: today.adding(days: last)), by: away)
        }
        let arranged = try await given.workplace.read(as: away) { try $0.absences(about: bram, in: Given.town) }
        #expect(arranged.map(\.absence.draft.last) == [today.adding(days: 5)])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.endCover(arranged[0].absence.id, by: given.ria) }
        try await given.workplace.endCover(arranged[0].absence.id, by: given.viewer(of: bram))
        #expect(try await given.viewer(of: bram).covers.isEmpty)
        let told = try await given.workplace.read(as: away) { try $0.history(of: Thing(.person, lotte.text), for: away).map(\.deed) }
        #expect(told.suffix(3) == [.arrangeCover, .arrangeCover, .endCover])
    }

    @Test("only a colleague who is there then can, and only who sets up arranges it for another", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (lotte, bram) = (try await given.worker("Lotte", of: "BU99010201"), try await given.worker("Bram", of: "BU99010202"))
        let today = CalendarDate(given.clock.now)
        let (away, other) = (try await given.viewer(of: lotte), try await given.viewer(of: bram))
        func draft(_ person: Person.ID, _ cover: Person.ID, _ days: Int = 1) -> AbsenceDraft {
            AbsenceDraft(person: person, cover: cover, first: today, last: today.adding(days: days))
        }
        try await given.workplace.arrangeCover(draft(bram, lotte), by: other)
        for (wrong, field) in [
            (draft(lotte, lotte), "cover"), (draft(lotte, given.greet), "cover"), (draft(lotte, bram), "cover"), (draft(lotte, bram, 200), "last_on"),
        ] {
            let faults = await #expect(throws: Problem.self) { try await given.workplace.arrangeCover(wrong, by: away) }
            guard case .invalid(let errors) = faults else { continue }
            #expect(errors.first?.field == field)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.arrangeCover(draft(bram, lotte), by: away) }
        let wim = Viewer(municipality: Given.town, person: given.truus, name: "Wim", roles: [.admin])
        try await given.workplace.arrangeCover(draft(bram, lotte, 3), by: wim)
        #expect(try await given.viewer(of: lotte).covers == [bram])
    }
}

extension Given {
    /// A professional of a team in one area, who is known by their grant alone.
    fileprivate func worker(_ name: String, of area: String) async throws -> Person.ID {
        let person = try await workplace.register(PersonFacts(name: name), by: .system(of: Given.town))
        try await workplace.driver.write(in: Given.town) { connection in
            let team = Team(id: connection.freshID(), name: name, phone: nil, mail: nil, house: nil, areas: [AreaCode(area)].compactMap(\.self))
            try connection.insert(team, in: Given.town)
            try connection.insert(RoleGrant(role: .teamMember, scope: Thing(.team, team.id.text), from: connection.now), to: person, in: Given.town)
        }
        return person
    }

    fileprivate func viewer(of person: Person.ID) async throws -> Viewer {
        let (duties, covers) = try await workplace.driver.read(in: Given.town) { try $0.duties(of: person, in: Given.town) }
        return Viewer(municipality: Given.town, person: person, name: "", duties: duties, covers: covers)
    }

    fileprivate func read(_ ask: Ask.ID, as viewer: Viewer) async throws {
        _ = try await workplace.read(as: viewer) { try $0.ask(ask, for: viewer) }
    }
}

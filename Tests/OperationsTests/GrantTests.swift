import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("The role of a colleague")
struct GrantTests {
    /// Wim and Odette set up; Fatma works here as connector.
    private struct House {
        let given: Given
        let fatma: Person.ID
        let wim: Viewer
        let odette: Person.ID
        let team: Thing

        init(_ engine: Engine) async throws {
            given = try await Given.aStreet(on: engine)
            let (fatma, wim, odette) = (try #require(given.fatma.person), given.greet, given.truus)
            let team = Team(id: Team.ID(stored: "t0000000000000000001"), name: "Team Oost", phone: nil, mail: nil, house: nil, areas: [])
            try await given.workplace.driver.write(in: Given.town) { connection in
                try connection.insert(team, in: Given.town)
                try connection.insert(RoleGrant(role: .connector, from: connection.now), to: fatma, in: Given.town)
                for admin in [wim, odette] { try connection.insert(RoleGrant(role: .admin, from: connection.now), to: admin, in: Given.town) }
            }
            self.fatma = fatma
            self.odette = odette
            self.team = Thing(.team, team.id.text)
            self.wim = Viewer(municipality: Given.town, person: wim, name: "Wim", roles: [.admin], provenAt: .distantFuture)
        }

        var today: CalendarDate { CalendarDate(given.clock.now) }

        func lines() async throws -> [GrantLine] { try await given.workplace.read(as: wim) { [wim] in try $0.grants(for: wim) } }
        func give(_ draft: GrantDraft) async throws { try await given.workplace.give(draft, by: wim) }
        func roles() async throws -> Set<Role> {
            try await given.workplace.driver.read(in: Given.town) { [fatma] in try $0.roles(of: fatma, in: Given.town) }
        }
    }

    @Test("is given from a day until and with another, in a place, and stands in the list until it is over", arguments: TestDatabanks.engines)
    func give(engine: Engine) async throws {
        let house = try await House(engine)
        let draft = GrantDraft(
            person: house.fatma, role: .teamMember, place: house.team, from: house.today.adding(days: 2), until: house.today.adding(days: 3))
        try await house.give(draft)
        try await house.give(draft)
        let lines = try await house.lines().filter { $0.person == house.fatma }
        #expect(lines.map(\.grant.role) == [.connector, .teamMember] && lines.map(\.placeName) == [nil, "Team Oost"])
        #expect(try await house.roles() == [.connector], "not yet")
        house.given.clock.pass(days: 3)
        #expect(try await house.roles() == [.connector, .teamMember], "its last day")
        house.given.clock.pass(days: 1)
        #expect(try await house.roles() == [.connector])
        #expect(try await house.lines().filter { $0.person == house.fatma }.count == 1)
    }

    @Test("is given to who works here, as work, where it can be, and with every fault told at once", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let house = try await House(engine)
        let stranger = try await house.given.workplace.register(PersonFacts(name: "Piet"), by: .system(of: Given.town))
        let yesterday = house.today.adding(days: -1)
        let wrong = GrantDraft(person: stranger, role: .admin, place: Thing(.team, "elsewhere"), from: yesterday, until: yesterday.adding(days: -1))
        await #expect(
            throws: Problem.invalid([
                FieldError("person", .notAChoice), FieldError("place", .notAChoice), FieldError("from", .beforeToday),
                FieldError("until", .endsBeforeItStarts), FieldError("place", .notAChoice),
            ])
        ) { try await house.give(wrong) }
        await #expect(throws: Problem.invalid([FieldError("role", .notAChoice)])) {
            try await house.give(GrantDraft(person: house.fatma, role: .resident, from: house.today))
        }
    }

    @Test("is not given or ended by who holds it, by who does not set up, or without showing anew who they are", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let house = try await House(engine)
        let own = try #require(house.wim.person)
        let workplace = house.given.workplace
        await #expect(throws: Problem.notAllowed(.notYourself)) { try await house.give(GrantDraft(person: own, role: .connector, from: house.today)) }
        let mine = try #require(try await house.lines().first { $0.person == own })
        await #expect(throws: Problem.notAllowed(.notYourself)) { try await workplace.endRole(mine.id, by: house.wim) }
        let draft = GrantDraft(person: house.fatma, role: .desk, from: house.today)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await workplace.give(draft, by: house.given.fatma) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await workplace.endRole(mine.id, by: house.given.fatma) }
        let absent = Viewer(municipality: Given.town, person: own, name: "Wim", roles: [.admin])
        await #expect(throws: Problem.proofNeeded) { try await workplace.give(draft, by: absent) }
        let stranger = Viewer(municipality: Given.otherTown, person: own, name: "Sjoerd", roles: [.admin], provenAt: .distantFuture)
        await #expect(throws: Problem.notFound(.page)) { try await workplace.endRole(mine.id, by: stranger) }
    }

    @Test("that is ended ends the sessions of the last one with it, and somebody always sets up", arguments: TestDatabanks.engines)
    func end(engine: Engine) async throws {
        let house = try await House(engine)
        let workplace = house.given.workplace
        let key = try await house.given.workerSignsIn(house.fatma, as: .connector)
        house.given.clock.pass(minutes: 1)
        for line in try await house.lines() where line.person == house.fatma { try await workplace.endRole(line.id, by: house.wim) }
        house.given.clock.pass(minutes: 1)
        #expect(try await workplace.viewer(of: key) == nil)
        let odettes = try #require(try await house.lines().first { $0.person == house.odette })
        try await workplace.endRole(odettes.id, by: house.wim)
        await #expect(throws: Problem.notFound(.page), "it is over already") { try await workplace.endRole(odettes.id, by: house.wim) }
        let wims = try #require(try await house.lines().first { $0.grant.role == .admin })
        let other = Viewer(municipality: Given.town, person: house.odette, name: "Odette", roles: [.admin], provenAt: .distantFuture)
        await #expect(throws: Problem.outOfOrder(.lastAdmin)) { try await workplace.endRole(wims.id, by: other) }
        let deeds = try await workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM event WHERE municipality = $1 AND deed = 'end-role'", [Given.town])
        }
        #expect(deeds == 3)
    }
}

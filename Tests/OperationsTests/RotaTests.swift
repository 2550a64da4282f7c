import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Who is on call")
struct RotaTests {
    @Test("is named to both sides and to who guides them: by the rota, whoever stands in, or else the guide", arguments: TestDatabanks.engines)
    func now(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        let team = try await given.team()
        #expect(try await given.who(match, given.residentTruus).onCall == nil)
        #expect(try await given.who(match, given.residentTruus).guideName == "Fatma")
        try await given.shift(of: team, person: given.ria.person)
        for viewer in [given.residentTruus, given.residentGreet, given.fatma] {
            #expect(try await given.who(match, viewer).onCall?.worker.id == given.ria.person)
        }
        try await given.riaIsAway()
        let covered = try await given.who(match, given.residentGreet)
        #expect(covered.onCall?.worker.id == given.fatma.person && covered.onCall?.standsInFor == "Ria")
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { _ = try await given.who(match, given.ria) }
        try await given.move(match, .endMatch)
        await #expect(throws: Problem.self, "what is over shows nobody's number") { _ = try await given.who(match, given.residentTruus) }
    }

    @Test("of a team goes before that of the municipality, and who does not work here any more is nobody", arguments: TestDatabanks.engines)
    func order(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let match = try await given.introduced()
        let team = try await given.team()
        try await given.shift(of: nil, person: given.fatma.person)
        #expect(try await given.who(match, given.residentGreet).onCall?.worker.id == given.fatma.person)
        try await given.shift(of: team, person: given.ria.person)
        #expect(try await given.who(match, given.residentGreet).onCall?.worker.id == given.ria.person)
        try await given.workplace.driver.write(in: Given.town) { [given] in
            _ = try $0.execute(
                "UPDATE role_grant SET until_at = $1 WHERE municipality = $2 AND person = $3", [given.clock.now, Given.town, given.ria.person])
        }
        #expect(try await given.who(match, given.residentGreet).onCall?.worker.id == given.fatma.person)
    }

    @Test("with a gap in the promised hours is on Vandaag of who keeps the rota, until it is filled", arguments: TestDatabanks.engines)
    func gaps(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        #expect(try await given.gaps(given.fatma) == [], "nothing is promised")
        try await given.lines()
        #expect(try await given.who(given.introduced(), given.fatma).isWithinHours == Given.isOfficeHour(given.clock.now))
        let week = try await given.gaps(given.fatma)
        #expect(week.count == 5 && week.allSatisfy { $0.hours == Hours(from: 540, until: 1020) })
        #expect(try await given.gaps(given.ria) == [], "the desk does not keep it")
        try await given.shift(of: nil, person: given.fatma.person)
        #expect(try await given.gaps(given.fatma) == [])
        let team = try await given.team()
        let morning = ShiftDraft(team: team, day: .weekly(0), hours: Hours(from: 540, until: 600)!, person: given.fatma.person)
        try await given.workplace.add(morning, by: given.fatma)
        #expect(try await given.gaps(given.fatma) == [], "where the team has nobody, the municipality has")
        let day = try #require(week.last?.day)
        let nobody = ShiftDraft(team: nil, day: .on(day), hours: .wholeDay, person: nil)
        try await given.workplace.add(nobody, by: given.fatma)
        #expect(try await Set(given.gaps(given.fatma).map(\.day)) == [day])
    }

    @Test("is kept where one works, and the numbers by who sets up; what cannot be is said at its field", arguments: TestDatabanks.engines)
    func narrow(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let draft = ShiftDraft(team: nil, day: .weekly(0), hours: .wholeDay, person: given.fatma.person)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.add(draft, by: given.ria) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.add(draft, by: given.residentTruus) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.set(Given.help, after: 0, by: given.fatma) }
        for wrong in [
            ShiftDraft(team: nil, day: .weekly(0), hours: .wholeDay, person: nil),
            ShiftDraft(team: nil, day: .weekly(0), hours: .wholeDay, person: given.truus),
        ] {
            await #expect(throws: Problem.invalid([FieldError("person", .notAChoice)])) { try await given.workplace.add(wrong, by: given.fatma) }
        }
        try await given.shift(of: nil, person: given.fatma.person)
        let shift = try #require(try await given.board().lines.first?.shift)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.end(shift.id, by: given.ria) }
        try await given.workplace.end(shift.id, by: given.fatma)
        #expect(try await given.board().lines.allSatisfy { $0.shift.id != shift.id })
        try await given.lines()
        await #expect(throws: Problem.stale(Thing(.municipality, Given.town.text))) {
            var other = Given.help
            other.fallbackName = "Iemand anders"
            try await given.workplace.set(other, after: 0, by: Given.admin(given))
        }
    }
}

extension Given {
    static let help = HelpLines(
        fallbackName: "de avonddienst", fallbackPhone: PhoneNumber("088 123 41 00")!, doctorPhone: PhoneNumber("088 123 41 12"),
        promised: Hours(from: 540, until: 1020)!, insurance: "U bent verzekerd bij de gemeente.")

    static func admin(_ given: Given) -> Viewer { Viewer(municipality: town, person: given.ria.person, name: "Ria", roles: [.admin]) }

    /// Written out once more, by hand: nine to five on Monday to Friday.
    fileprivate static func isOfficeHour(_ moment: Date) -> Bool {
        (9..<17).contains(DutchTime.clock(at: moment).hour) && CalendarDate(moment).weekday < 5
    }

    fileprivate func lines() async throws { try await workplace.set(Self.help, after: 0, by: Self.admin(self)) }

    /// A team where Greet lives, and roles for Fatma and Ria in the databank.
    fileprivate func team() async throws -> Team.ID {
        try await workplace.driver.write(in: Self.town) { [fatma, ria, greet] connection in
            let area = AreaCode("BU99010101")!
            _ = try connection.execute("UPDATE person SET area = $1 WHERE municipality = $2 AND id = $3", [area, Self.town, greet])
            _ = try connection.execute("UPDATE ask SET area = $1 WHERE municipality = $2", [area, Self.town])
            let team = Team(
                id: connection.freshID(), name: "Team Linde", phone: PhoneNumber("088 123 41 28"), mail: nil, house: nil, areas: [area])
            try connection.insert(team, in: Self.town)
            for (person, role) in [(fatma.person, Role.connector), (ria.person, .desk)] {
                guard let person else { continue }
                try connection.insert(RoleGrant(role: role, from: connection.now.addingTimeInterval(-60)), to: person, in: Self.town)
            }
            return team.id
        }
    }

    /// Every day of the week, all day.
    fileprivate func shift(of team: Team.ID?, person: Person.ID?) async throws {
        try await grantRoles()
        for day in 0..<7 {
            try await workplace.add(ShiftDraft(team: team, day: .weekly(day), hours: .wholeDay, person: person), by: fatma)
        }
    }

    private func grantRoles() async throws {
        try await workplace.driver.write(in: Self.town) { [fatma] connection in
            guard let person = fatma.person, try connection.roles(of: person, in: Self.town).isEmpty else { return }
            try connection.insert(RoleGrant(role: .connector, from: connection.now.addingTimeInterval(-60)), to: person, in: Self.town)
        }
    }

    fileprivate func riaIsAway() async throws {
        let today = CalendarDate(clock.now)
        guard let person = ria.person, let cover = fatma.person else { return }
        try await workplace.arrangeCover(AbsenceDraft(person: person, cover: cover, first: today, last: today), by: ria)
    }

    fileprivate func board() async throws -> RotaBoard { try await workplace.read(as: fatma) { try $0.rotaBoard(in: Self.town) } }

    fileprivate func who(_ match: Match.ID, _ viewer: Viewer) async throws -> WhoToCall {
        try await workplace.read(as: viewer) { try $0.whoToCall(for: match, viewer) }
    }

    fileprivate func gaps(_ viewer: Viewer) async throws -> [RotaGap] {
        try await workplace.read(as: viewer) { try $0.today(for: viewer, owner: viewer.person).rotaGaps }
    }
}

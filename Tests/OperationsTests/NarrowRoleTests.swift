import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("An invitation for a part of the work")
struct NarrowRoleTests {
    @Test("is for the whole municipality, or for one team, house or organisation by its name", arguments: TestDatabanks.engines)
    func places(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let area = try #require(AreaCode("BU99010101"))
        let team: Team.ID = try await given.workplace.driver.write(in: Given.town) { connection in
            let team = Team(id: connection.freshID(), name: "Wijkteam Linde", phone: nil, mail: nil, house: nil, areas: [area])
            try connection.insert(team, in: Given.town)
            return team.id
        }
        let system = Viewer.system(of: Given.town)
        for place in ["Wijkteam Linde", "Wijkteam Linde", nil] {
            _ = try await given.workplace.invite(PersonFacts(name: "Joost Verhagen"), as: .teamMember, at: place, by: system)
        }
        let joost = try await given.workplace.invite(PersonFacts(name: "Joost Verhagen"), as: .teamMember, by: system).person
        let duties = try await given.workplace.driver.read(in: Given.town) { try $0.duties(of: joost, in: Given.town).duties }
        #expect(duties == [Duty(.teamMember, .part(Thing(.team, team.text), areas: [area])), Duty(.teamMember)])
        await #expect(throws: Problem.invalid([FieldError("place", .unknown)])) {
            _ = try await given.workplace.invite(PersonFacts(name: "Lotte"), as: .teamMember, at: "Wijkteam Nergens", by: system)
        }
    }
}

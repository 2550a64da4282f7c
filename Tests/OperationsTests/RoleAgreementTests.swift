import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("The role agreement of a house and a team")
struct RoleAgreementTests {
    @Test("is drawn up, signed by both, and followed by a new version while the old stays readable", arguments: TestDatabanks.engines)
    func versions(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let (workplace, henk, fatma) = (given.house.street.workplace, given.house.henk, given.house.street.fatma)
        let first = try await given.drawUp(after: 0, by: fatma)
        await #expect(throws: Problem.stale(Thing(.house, given.house.house.text))) { _ = try await given.drawUp(after: 0, by: henk) }
        try await workplace.sign(first, as: given.signature("Gré Postuma"), for: .board, by: fatma)
        try await workplace.sign(first, as: given.signature("Iemand anders"), for: .board, by: henk)
        try await workplace.sign(first, as: given.signature("Fatma", onPaper: false), for: .team, by: fatma)
        var known = try await given.all()
        #expect(known.count == 1 && known[0].agreement.isSigned && known[0].agreement.signatures[.board]?.name == "Gré Postuma")
        #expect(known[0].agreement.signatures[.team]?.isOnPaper == false && known[0].ownerName == "Fatma")

        let second = try await given.drawUp("Het huis opent ook op zaterdag", after: 1, by: henk)
        known = try await given.all()
        #expect(known.map(\.agreement.version) == [2, 1] && known.map(\.agreement.isSigned) == [false, true])
        #expect(known[0].agreement.id == second && known[1].agreement.replacedOn == given.house.today)
        #expect(known[1].agreement.draft.houseDoes == "Koffie en een open deur")
        await #expect(throws: Problem.stale(Thing(.house, given.house.house.text))) {
            try await workplace.sign(first, as: given.signature("Te laat"), for: .team, by: fatma)
        }
    }

    @Test("says all that is wrong, and nobody signs for the other on the screen", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let (workplace, henk, fatma) = (given.house.street.workplace, given.house.henk, given.house.street.fatma)
        let empty = RoleAgreementDraft(houseDoes: "", teamDoes: "x", help: "x", net: "x", reviewOn: given.house.today.adding(days: 30))
        await #expect(throws: Problem.invalid([FieldError("house_does", .missing), FieldError("owner", .notAChoice)])) {
            _ = try await workplace.drawUp(empty, between: given.house.house, and: given.team, owner: given.house.street.greet, after: 0, by: fatma)
        }
        let id = try await given.drawUp(after: 0, by: henk)
        await #expect(throws: Problem.invalid([FieldError("manner", .notAChoice)])) {
            try await workplace.sign(id, as: given.signature("Gré", onPaper: false), for: .board, by: fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("manner", .notAChoice)])) {
            try await workplace.sign(id, as: given.signature("Fatma", onPaper: false), for: .team, by: henk)
        }
        try await workplace.sign(id, as: given.signature("Henk", onPaper: false), for: .board, by: henk)
        try await workplace.sign(id, as: given.signature("Fatma"), for: .team, by: henk)
        #expect(try await given.all().first?.agreement.isSigned == true, "what was signed on paper either may write down")
    }

    @Test("is seen at the desk, kept by the house and the team, and by nobody of another house", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let id = try await given.drawUp(after: 0, by: given.house.street.fatma)
        let (workplace, ria) = (given.house.street.workplace, given.house.street.ria)
        #expect(try await workplace.read(as: ria) { try $0.roleAgreement(id, for: ria) }.agreement.id == id)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { _ = try await given.drawUp(after: 1, by: ria) }
        let els = try await given.house.manager("Els", of: given.house.otherHouse)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { _ = try await workplace.read(as: els) { try $0.roleAgreement(id, for: els) } }
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) {
            try await workplace.sign(id, as: given.signature("Els"), for: .board, by: els)
        }
    }

    @Test("is on Vandaag of its owner when it waits for a signature and when it is to be looked at anew", arguments: TestDatabanks.engines)
    func reminded(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let (street, workplace) = (given.house.street, given.house.street.workplace)
        let fatma = street.fatma
        let id = try await given.drawUp(after: 0, by: fatma)
        func due() async throws -> [RoleAgreementStep?] {
            let today = given.house.today
            return try await workplace.read(as: fatma) { try $0.roleAgreementsToday(for: fatma, owner: fatma.person) }.map {
                $0.agreement.due(on: today)?.step
            }
        }
        #expect(try await due() == [])
        street.clock.pass(days: 8)
        #expect(try await due() == [.sign])
        for party in RoleParty.allCases { try await workplace.sign(id, as: given.signature("Iemand"), for: party, by: fatma) }
        #expect(try await due() == [])
        street.clock.pass(days: 340)
        #expect(try await due() == [.review])
        let other = Viewer(municipality: Given.town, person: street.ria.person, name: "Bram", roles: [.connector])
        let elsewhere = try await workplace.read(as: other) { try $0.roleAgreementsToday(for: other, owner: other.person) }
        #expect(elsewhere.isEmpty)
        _ = try await given.drawUp(after: 1, by: fatma)
        #expect(try await due() == [])
        street.clock.pass(days: 6 * 366)
        _ = try await workplace.keepUp(as: "here")
        #expect(try await given.all().map(\.agreement.version) == [2], "what was replaced goes after five years, what holds stays")
    }
}

/// A house with a team beside it, in which Fatma works.
struct RoleGiven: Sendable {
    let house: HouseGiven
    let team: Team.ID

    static func open(on engine: Engine) async throws -> RoleGiven {
        let house = try await HouseGiven.open(on: engine)
        let fatma = try #require(house.street.fatma.person)
        let team = try await house.street.workplace.driver.write(in: Given.town) { connection in
            let team = Team(id: connection.freshID(), name: "Wijkteam Linde", phone: nil, mail: nil, house: nil, areas: [])
            try connection.insert(team, in: Given.town)
            try connection.insert(RoleGrant(role: .connector, from: connection.now), to: fatma, in: Given.town)
            return team.id
        }
        return RoleGiven(house: house, team: team)
    }

    func drawUp(_ houseDoes: String = "Koffie en een open deur", after version: Int, by viewer: Viewer) async throws -> RoleAgreement.ID {
        let draft = RoleAgreementDraft(
            houseDoes: houseDoes, teamDoes: "Spreekuur op dinsdag", help: "De balie belt", net: "Het wijkteam",
            reviewOn: house.today.adding(days: 360))
        return try await house.street.workplace.drawUp(
            draft, between: house.house, and: team, owner: house.street.fatma.person, after: version, by: viewer)
    }

    func signature(_ name: String, onPaper: Bool = true) -> RoleSignature {
        RoleSignature(name: name, behalf: "het bestuur", on: house.today, isOnPaper: onPaper)
    }

    func all() async throws -> [KnownRoleAgreement] {
        let henk = house.henk
        return try await house.street.workplace.read(as: henk) { [house] in try $0.roleAgreements(of: house.house, for: henk) }
    }
}

import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A role in a municipality")
struct RoleTests {
    private let buddy = HelpRole.Key(rawValue: "buddy")

    @Test("gets a new version by the administrator, and what was begun keeps the old one", arguments: TestDatabanks.engines)
    func versions(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        var facts = try #require(try await given.roles().role(buddy, version: 1)).facts
        facts.requirements.append(Requirement(.homeVisit, for: .acquaintance))
        facts.isChosen = true
        let tomorrow = CalendarDate(given.clock.now).adding(days: 1)
        try await given.workplace.make(facts, of: buddy, after: 1, from: tomorrow, by: given.wim)
        let now = try await given.roles()
        #expect(now.role(buddy, on: tomorrow.adding(days: -1))?.version == 1)
        #expect(now.role(buddy, on: tomorrow)?.version == 2)
        #expect(now.role(buddy, version: 2)?.facts.isChosen == false, "that belongs to the role itself")
        #expect(now.role(buddy, version: 1)?.facts.requirements.count == 5)
        await #expect(throws: Problem.stale(Thing(.page, "buddy"))) {
            try await given.workplace.make(facts, of: buddy, after: 1, from: tomorrow, by: given.wim)
        }
        let unmet = try await given.unmet(for: .acquaintance, version: 1).count
        #expect(try await given.unmet(for: .acquaintance, version: 2).count == unmet + 1)
        await #expect(throws: Problem.notFound(.page)) { _ = try await given.unmet(for: .acquaintance, version: 3) }
    }

    @Test("is not changed by who works with it, not in the past, and not into nothing", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let facts = try #require(try await given.roles().role(buddy, version: 1)).facts
        let today = CalendarDate(given.clock.now)
        for viewer in [given.fatma, given.ria] {
            await #expect(throws: Problem.notAllowed(.notYourRole)) {
                try await given.workplace.make(facts, of: buddy, after: 1, from: today, by: viewer)
            }
        }
        await #expect(throws: Problem.invalid([FieldError("from", .beforeToday)])) {
            try await given.workplace.make(facts, of: buddy, after: 1, from: today.adding(days: -1), by: given.wim)
        }
        var empty = facts
        (empty.name, empty.mayNot) = ("", [])
        await #expect(throws: Problem.invalid([FieldError("name", .missing), FieldError("may_not", .missing)])) {
            try await given.workplace.make(empty, of: buddy, after: 1, from: today, by: given.wim)
        }
        await #expect(throws: Problem.notFound(.page)) {
            try await given.workplace.make(facts, of: HelpRole.Key(rawValue: "nobody"), after: 1, from: today, by: given.wim)
        }
    }

    @Test("of a mentor is named by a young person: nobody offers it", arguments: TestDatabanks.engines)
    func chosen(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for role in ["jim", "koning"] {
            await #expect(throws: Problem.invalid([FieldError("role", .notAChoice)])) {
                _ = try await given.workplace.place(
                    OfferDraft(party: .person(given.truus), words: "Ik ben er", role: HelpRole.Key(rawValue: role)), by: given.fatma)
            }
        }
        // One that an earlier version let in is still not proposed.
        try await given.workplace.driver.write(in: Given.town) { [given] in
            _ = try $0.execute("UPDATE offer SET role = 'jim' WHERE municipality = $1 AND id = $2", [Given.town, given.soup])
        }
        let ask = try await given.greetAsks()
        await #expect(throws: Problem.outOfOrder(.roleIsChosen)) { try await given.workplace.propose(given.soup, for: ask, by: given.fatma) }
    }
}

@Suite("What is made sure of somebody")
struct SafeguardTests {
    private let buddy = HelpRole.Key(rawValue: "buddy")

    @Test("lets a stage begin when it is written down, and until it ends", arguments: TestDatabanks.engines)
    func met(engine: Engine) async throws {
        let given = try await Given.aBuddy(on: engine)
        #expect(try await given.unmet(for: .acquaintance).map(\.requirement.kind) == [.talk, .reference])
        try await given.record(.talk)
        try await given.record(.reference)
        #expect(try await given.unmet(for: .acquaintance).isEmpty)
        try await given.record(.vog)
        try await given.record(.vog)
        #expect(try await given.unmet(for: .trial).isEmpty)
        #expect(try await given.unmet(for: .running).map(\.requirement.kind) == [.training])
        given.clock.pass(days: 800)
        #expect(try await given.unmet(for: .trial).map(\.lack) == [.ended(given.day(730))])
        let own = try await given.workplace.read(as: given.residentTruus) { [given] in try $0.safeguards(of: given.truus, for: given.residentTruus) }
        #expect(own.count == 3 && own.allSatisfy { $0.draft.role == buddy && $0.draft.roleVersion == 1 }, "the form that was sent twice is one line")
    }

    @Test("is not kept where no role asks it, and not by somebody of themselves", arguments: TestDatabanks.engines)
    func unasked(engine: Engine) async throws {
        let given = try await Given.aBuddy(on: engine)
        await #expect(throws: Problem.invalid([FieldError("kind", .notAChoice)])) { try await given.record(.homeVisit) }
        await #expect(throws: Problem.invalid([FieldError("kind", .notAChoice)])) { try await given.record(.vog, of: given.greet) }
        let standings = try await given.workplace.read(as: given.fatma) { [given] in try $0.roleStandings(of: given.greet, for: given.fatma) }
        #expect(standings.isEmpty)
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [.connector])
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.record(.talk, by: truus) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.record(.talk, by: given.ria) }
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            _ = try await given.workplace.read(as: given.ria) { [given] in try $0.safeguards(of: given.truus, for: given.ria) }
        }
    }

    @Test("is asked for anew eight weeks before it ends, by whoever wrote it down, until there is a new one", arguments: TestDatabanks.engines)
    func renewed(engine: Engine) async throws {
        let given = try await Given.aBuddy(on: engine)
        try await given.record(.vog)
        given.clock.pass(days: 730 - 57)
        #expect(try await given.renewals().isEmpty)
        given.clock.pass(days: 1)
        #expect(try await given.renewals().map(\.personName) == ["Truus van Dalen"])
        #expect(try await given.renewals(owner: given.greet).isEmpty)
        try await given.record(.vog, submission: "again")
        #expect(try await given.renewals().isEmpty)
        given.clock.pass(days: 730)
        #expect(try await given.renewals().count == 1)
        try await given.workplace.withdraw(given.soup, by: given.fatma)
        #expect(try await given.renewals().isEmpty, "no role asks for it any more")
    }

    @Test("in a guest family is asked of every adult in the house", arguments: TestDatabanks.engines)
    func house(engine: Engine) async throws {
        let given = try await Given.aBuddy(on: engine, role: "after-school")
        let school = HelpRole.Key(rawValue: "after-school")
        for kind in [Requirement.Kind.talk, .homeVisit, .reference, .vog] { try await given.record(kind, role: school) }
        #expect(try await given.unmet(for: .trial, role: school).map(\.lack) == [.houseUnknown])
        await #expect(throws: Problem.invalid([FieldError("kind", .notAChoice)])) { try await given.record(.vog, of: given.greet, role: school) }
        try await given.workplace.tell(housemates: ["Greet Mulder"], of: given.truus, by: given.fatma)
        let unmet = try await given.unmet(for: .trial, role: school)
        #expect(unmet.map(\.person) == [given.greet] && unmet.map(\.requirement.kind) == [.vog])
        try await given.record(.vog, of: given.greet, role: school)
        #expect(try await given.unmet(for: .trial, role: school).isEmpty)
        await #expect(throws: Problem.invalid([FieldError("kind", .notAChoice)]), "that is asked of one adult") {
            try await given.record(.reference, of: given.greet, role: school)
        }
        try await given.workplace.tell(housemates: [], of: given.truus, by: given.fatma)
        #expect(try await given.unmet(for: .trial, role: school).isEmpty)
        await #expect(throws: Problem.invalid([FieldError("housemates", .notAChoice)])) {
            try await given.workplace.tell(housemates: ["truus van dalen"], of: given.truus, by: given.fatma)
        }
    }

    @Test("of a house or an organisation is theirs to see to", arguments: TestDatabanks.engines)
    func ofAHouse(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let house = try await given.workplace.driver.write(in: Given.town) { connection in
            let house = House(id: connection.freshID(), facts: HouseFacts(name: "De Zilverling"), version: 1)
            try connection.insert(house, in: Given.town)
            return house.id
        }
        let id = try await given.workplace.place(
            OfferDraft(kind: .activity, party: Party(kind: .house, house: house), words: "Samen eten", role: buddy), by: given.fatma)
        #expect(try await given.unmet(for: .running, of: id).isEmpty)
    }

    @Test("goes with whoever is erased, and stands without the name of a worker who is", arguments: TestDatabanks.engines)
    func erased(engine: Engine) async throws {
        let given = try await Given.aBuddy(on: engine)
        try await given.record(.talk)
        try await given.workplace.tell(housemates: ["Greet Mulder"], of: given.truus, by: given.fatma)
        try await given.workplace.driver.write(in: Given.town) { [given] in try $0.erase(given.truus, in: Given.town) }
        let left = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM safeguard") + connection.count("SELECT count(*) FROM housemate")
                + connection.count("SELECT count(*) FROM house_told")
        }
        #expect(left == 0)
    }
}

extension Given {
    fileprivate var wim: Viewer { Viewer(municipality: Given.town, person: greet, name: "Wim", roles: [.admin]) }

    /// The street, with Truus as somebody's buddy.
    fileprivate static func aBuddy(on engine: Engine, role: String = "buddy") async throws -> Given {
        let given = try await aStreet(on: engine)
        try await given.workplace.driver.write(in: town) {
            _ = try $0.execute("UPDATE offer SET role = $1 WHERE municipality = $2 AND id = $3", [role, town, given.soup])
        }
        return given
    }

    fileprivate func roles() async throws -> RoleCatalogue {
        try await workplace.read(as: fatma) { [fatma] in try $0.roles(for: fatma) }
    }

    fileprivate func unmet(
        for stage: Requirement.Stage, role: HelpRole.Key = HelpRole.Key(rawValue: "buddy"), version: Int = 1, of offer: Offer.ID? = nil
    ) async throws -> [Unmet] {
        try await workplace.read(as: fatma) { [soup] in
            try $0.unmet(role: role, version: version, among: $0.roles(in: Given.town), stage: stage, offer: offer ?? soup, in: Given.town)
        }
    }

    fileprivate func renewals(owner: Person.ID? = nil) async throws -> [RenewalLine] {
        try await workplace.read(as: fatma) { [fatma] in try $0.renewals(for: fatma, owner: owner ?? fatma.person) }
    }

    fileprivate func day(_ days: Int) -> CalendarDate { CalendarDate(Date(timeIntervalSince1970: 1_795_000_000)).adding(days: days) }

    fileprivate func record(
        _ kind: Requirement.Kind, of person: Person.ID? = nil, role: HelpRole.Key = HelpRole.Key(rawValue: "buddy"), by viewer: Viewer? = nil,
        submission: String? = nil
    ) async throws {
        let today = CalendarDate(clock.now)
        let isVog = kind == .vog
        let draft = SafeguardDraft(
            kind: kind, profiles: isVog ? ["84", "85"] : [], organisation: isVog ? "Welzijn Wilgenoord" : nil, metOn: today,
            renewOn: isVog ? today.adding(days: 730) : nil, role: role, roleVersion: 1)
        try await workplace.record(
            draft, of: person ?? truus, submission: submission ?? kind.rawValue + (person ?? truus).text, by: viewer ?? fatma)
    }
}

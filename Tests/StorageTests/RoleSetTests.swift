import Foundation
import Neighbourhood
import Storage
import Testing

@Suite("The roles that come with Omzien")
struct RoleSetTests {
    @Test("are all there, each once, and nothing in them is wrong")
    func whole() throws {
        let set = try RoleSet.bundled()
        #expect(
            set.roles.filter { $0.version == 1 }.map(\.key.rawValue) == [
                "helper", "signaller", "buddy", "money-buddy", "handyman", "after-school", "family-home", "expert-by-experience", "jim",
                "team-resident", "desk", "host",
            ])
        #expect(Set(set.roles.map { "\($0.key.rawValue) \($0.version)" }).count == set.roles.count)
        let profiles = Set(set.profiles.map(\.code))
        for role in set.roles { #expect(role.facts.faults(profiles: profiles) == [], "\(role.key.rawValue)") }
    }

    @Test("say what each is in two or three sentences, and stay on one page", arguments: try RoleSet.bundled().roles)
    func short(role: HelpRole) {
        let sentences = role.facts.about.split(separator: ".").count
        #expect((2...3).contains(sentences), "\(role.facts.about)")
        #expect((3...7).contains(role.facts.may.count) && (5...8).contains(role.facts.mayNot.count))
    }

    @Test("leave medication and reserved acts to those who were trained for them", arguments: try RoleSet.bundled().roles)
    func borders(role: HelpRole) {
        #expect(role.facts.mayNot.contains { $0.hasPrefix("Medicijnen geven") })
        #expect(role.facts.mayNot.contains { $0.hasPrefix("Medische handelingen") })
        #expect(!role.facts.may.contains { $0.localizedCaseInsensitiveContains("medicijn") })
    }

    @Test(
        "begin with a talk, but for a neighbour who helps out; ask for more as more depends on it, and have somebody ask how it goes",
        arguments: try RoleSet.bundled().roles)
    func stages(role: HelpRole) {
        #expect(role.requirements(for: .acquaintance).contains { $0.kind == .talk } == (role.key != .helper))
        #expect(role.facts.requirements.filter { $0.kind == .vog }.allSatisfy { $0.stage == .trial && ($0.validMonths ?? .max) <= 36 })
        #expect(!role.facts.guidance.days.isEmpty && role.facts.guidance.weeks != nil)
    }

    @Test("ask of every adult in a house where somebody comes to live or to eat")
    func houses() throws {
        for role in try RoleSet.bundled().roles {
            let isHouse = ["after-school", "family-home"].contains(role.key.rawValue)
            #expect(role.facts.requirements.contains { $0.kind == .vog && $0.ofAllAdults } == isHouse, "\(role.key.rawValue)")
            #expect(role.facts.requirements.contains { $0.kind == .homeVisit } == isHouse)
        }
    }

    @Test("have one that is chosen and never picked: the mentor a young person names")
    func chosen() throws {
        let set = try RoleSet.bundled()
        #expect(Set(set.roles.filter(\.facts.isChosen).map(\.key.rawValue)) == ["jim"])
        let offered = RoleCatalogue(set.roles, profiles: set.profiles).offered(on: CalendarDate("2026-11-22")!)
        #expect(offered.count == 11 && !offered.contains { $0.key.rawValue == "jim" })
    }

    @Test("have plainer words from a day on, and the older version as it was for who agreed under it")
    func versions() throws {
        let set = try RoleSet.bundled()
        let catalogue = RoleCatalogue(set.roles, profiles: set.profiles)
        let desk = HelpRole.Key(rawValue: "desk")
        #expect(catalogue.role(desk, on: CalendarDate("2026-11-22")!)?.version == 1)
        #expect(catalogue.role(desk, on: CalendarDate("2026-11-23")!)?.facts.about.contains("verwelkomt") == true)
        #expect(catalogue.role(desk, version: 1)?.facts.about.contains("ontvangt") == true)
    }

    @Test("are refused with a date that is none")
    func dates() throws {
        #expect(throws: DecodingError.self) {
            let facts = try #require(String(data: JSONEncoder().encode(RoleSet.bundled().roles[0].facts), encoding: .utf8))
            _ = try RoleSet(json: Data(#"{"profiles": [], "roles": [{"key": "x", "version": 1, "from": "2026-13-01", "facts": \#(facts)}]}"#.utf8))
        }
    }
}

import Foundation
import Neighbourhood
import Testing

@Suite("What a role asks")
struct RequirementTests {
    private let day = CalendarDate("2026-11-22")!
    private let esther = Person.ID(stored: "esther")

    @Test("keeps a stage from beginning until it is met, and every later stage too")
    func stages() {
        let role = role(Requirement(.talk, for: .acquaintance), Requirement(.vog, for: .trial, profiles: ["85"], validMonths: 36))
        let none = adults([])
        #expect(role.unmet(for: .acquaintance, by: none, on: day).map(\.requirement.kind) == [.talk])
        #expect(role.unmet(for: .running, by: none, on: day).map(\.requirement.kind) == [.talk, .vog])
        let talked = adults([safeguard(.talk, "2026-11-22")])
        #expect(role.unmet(for: .acquaintance, by: talked, on: day).isEmpty)
        #expect(role.unmet(for: .trial, by: talked, on: day).map(\.lack) == [.missing])
        #expect(role.unmet(for: .acquaintance, by: adults([safeguard(.talk, "2026-11-23")]), on: day).map(\.lack) == [.missing])
    }

    @Test("ends on the day the role says or the day the worker wrote, whichever is first")
    func validity() {
        let role = role(Requirement(.vog, for: .trial, profiles: ["84"], validMonths: 36))
        let seen = adults([safeguard(.vog, "2023-11-23", profiles: ["84"], renewOn: "2030-01-01")])
        #expect(role.unmet(for: .trial, by: seen, on: day).isEmpty)
        #expect(role.unmet(for: .trial, by: seen, on: day.adding(days: 1)).map(\.lack) == [.ended(day.adding(days: 1))])
        let shorter = adults([safeguard(.vog, "2026-01-01", profiles: ["84"], renewOn: "2026-11-22")])
        #expect(role.unmet(for: .trial, by: shorter, on: day.adding(days: -1)).isEmpty)
        #expect(role.unmet(for: .trial, by: shorter, on: day).map(\.lack) == [.ended(day)])
        let renewed = adults([safeguard(.vog, "2022-01-01", profiles: ["84"]), safeguard(.vog, "2026-01-01", profiles: ["84"])])
        #expect(role.unmet(for: .trial, by: renewed, on: day).isEmpty)
    }

    @Test("of a certificate of conduct is every profile, on one certificate")
    func profiles() {
        let role = role(Requirement(.vog, for: .trial, profiles: ["12", "43", "85"]))
        let part = adults([safeguard(.vog, "2026-01-01", profiles: ["12", "85"]), safeguard(.vog, "2026-01-02", profiles: ["43"])])
        #expect(role.unmet(for: .trial, by: part, on: day).map(\.lack) == [.lacksProfiles(["43"])])
        let whole = adults([safeguard(.vog, "2026-01-01", profiles: ["12", "43", "84", "85"])])
        #expect(role.unmet(for: .trial, by: whole, on: day).isEmpty)
    }

    @Test("is that very training, however its name was typed")
    func training() {
        let role = role(Requirement(.training, for: .running, training: "Basistraining maatje"))
        #expect(role.unmet(for: .running, by: adults([safeguard(.training, "2026-01-01", training: "basistraining Maatje")]), on: day).isEmpty)
        #expect(role.unmet(for: .running, by: adults([safeguard(.training, "2026-01-01", training: "EHBO")]), on: day).count == 1)
    }

    @Test("of a whole house is asked of every adult in it, and nobody may begin before somebody wrote down who they are")
    func house() {
        let role = role(Requirement(.vog, for: .trial, profiles: ["84"], ofAllAdults: true), Requirement(.talk, for: .trial, ofAllAdults: true))
        let own = [safeguard(.vog, "2026-01-01", profiles: ["84"]), safeguard(.talk, "2026-01-01")]
        #expect(role.unmet(for: .trial, by: adults(own, others: nil), on: day).map(\.lack) == [.houseUnknown])
        #expect(role.unmet(for: .trial, by: adults(own, others: []), on: day).isEmpty)
        let jeroen = PartyMember(person: Person.ID(stored: "jeroen"), name: "Jeroen", safeguards: [safeguard(.talk, "2026-01-01")])
        let unmet = role.unmet(for: .trial, by: adults(own, others: [jeroen]), on: day)
        #expect(unmet.map(\.name) == ["Jeroen"] && unmet.map(\.requirement.kind) == [.vog])
        let alone = self.role(Requirement(.vog, for: .trial, profiles: ["84"]))
        #expect(alone.unmet(for: .trial, by: adults(own, others: [jeroen]), on: day).isEmpty)
    }

    @Test("with an agreement is of the match: no person can lack it")
    func agreement() {
        let role = role(Requirement(.agreement, for: .running))
        #expect(role.unmet(for: .running, by: adults([]), on: day).isEmpty)
        #expect(role.needsAgreement(for: .running) && !role.needsAgreement(for: .trial))
    }

    @Test("is written down without the paper: a certificate with its profiles, for an organisation, and until when")
    func drafts() {
        func faults(_ draft: SafeguardDraft) -> [String] { draft.faults(profiles: ["84"], today: day).map(\.field) }
        #expect(faults(draft(.vog, "2026-11-22")) == ["profiles", "organisation", "renew_on"])
        #expect(
            faults(draft(.vog, "2026-11-22", profiles: ["84", "99"], organisation: "Welzijn", renewOn: "2026-11-22")) == ["profiles", "renew_on"])
        #expect(faults(draft(.talk, "2026-11-23")) == ["met_on"])
        #expect(faults(draft(.training, "2026-11-22")) == ["training"])
        #expect(faults(draft(.agreement, "2026-11-22")) == ["kind"])
        #expect(faults(draft(.vog, "2026-11-22", profiles: ["84"], organisation: "Welzijn", renewOn: "2029-11-22")).isEmpty)
    }

    // MARK: Given

    private func role(_ requirements: Requirement...) -> HelpRole {
        let facts = HelpRole.Facts(
            name: "Maatje", wanting: "maatje zijn", about: "Gezelschap.", may: ["Wandelen."], mayNot: ["Medicijnen geven."],
            requirements: requirements,
            guidance: .init(days: [7]), term: RoleTerm(months: 12, ending: .evaluate), insurance: "Gemeente.")
        return HelpRole(key: HelpRole.Key(rawValue: "buddy"), version: 1, from: day, facts: facts)
    }

    private func adults(_ safeguards: [Safeguard], others: [PartyMember]? = []) -> PartyAdults {
        PartyAdults(contact: PartyMember(person: esther, name: "Esther", safeguards: safeguards), others: others)
    }

    private func draft(
        _ kind: Requirement.Kind, _ metOn: String, training: String? = nil, profiles: [String] = [], organisation: String? = nil,
        renewOn: String? = nil
    ) -> SafeguardDraft {
        SafeguardDraft(
            kind: kind, training: training, profiles: profiles, organisation: organisation, metOn: CalendarDate(metOn)!,
            renewOn: renewOn.flatMap { CalendarDate($0) }, role: HelpRole.Key(rawValue: "buddy"), roleVersion: 1)
    }

    private func safeguard(
        _ kind: Requirement.Kind, _ metOn: String, training: String? = nil, profiles: [String] = [], renewOn: String? = nil
    ) -> Safeguard {
        Safeguard(
            id: Safeguard.ID(stored: metOn), person: esther, draft: draft(kind, metOn, training: training, profiles: profiles, renewOn: renewOn),
            recordedBy: nil, recordedAt: day.start)
    }
}

@Suite("The catalogue of roles")
struct RoleCatalogueTests {
    @Test("gives the version that holds on a day, and keeps the others")
    func dated() {
        let catalogue = RoleCatalogue([role(1, "2026-01-01")], own: [role(2, "2026-06-01"), role(3, "2027-01-01")], profiles: [])
        #expect(catalogue.role(buddy, on: CalendarDate("2025-12-31")!) == nil)
        #expect(catalogue.role(buddy, on: CalendarDate("2026-05-31")!)?.version == 1)
        #expect(catalogue.role(buddy, on: CalendarDate("2026-06-01")!)?.version == 2)
        #expect(catalogue.role(buddy, on: CalendarDate("2027-01-01")!)?.version == 3)
        #expect(catalogue.role(buddy, version: 1)?.from == CalendarDate("2026-01-01"))
        #expect(catalogue.versions(of: buddy).map(\.version) == [3, 2, 1])
    }

    @Test("of a municipality that made a version of its own does not change with a newer one that comes with Omzien")
    func own() {
        let set = [role(1, "2026-01-01"), role(2, "2027-01-01", "Nieuw maatje")]
        let catalogue = RoleCatalogue(set, own: [role(2, "2026-06-01", "Ons maatje")], profiles: [])
        #expect(catalogue.role(buddy, on: CalendarDate("2028-01-01")!)?.facts.name == "Ons maatje")
        #expect(catalogue.versions(of: buddy).count == 2)
    }

    private let buddy = HelpRole.Key(rawValue: "buddy")

    private func role(_ version: Int, _ from: String, _ name: String = "Maatje") -> HelpRole {
        HelpRole(
            key: buddy, version: version, from: CalendarDate(from)!,
            facts: .init(
                name: name, wanting: "maatje zijn", about: "Gezelschap.", may: ["Wandelen."], mayNot: ["Medicijnen geven."],
                guidance: .init(days: [7]), term: RoleTerm(months: 12, ending: .evaluate), insurance: "Gemeente."))
    }
}

import Foundation
import Neighbourhood
import Testing

@Suite("The table of rights")
struct AccessTableTests {
    @Test("stands in docs/access.md to the letter: every role, every deed and every relation, so that a change of right is seen as one")
    func golden() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/access.md").standardized
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: RightsTable.mark)
        try #require(parts.count == 3, "docs/access.md has lost the marks round its table")
        if ProcessInfo.processInfo.environment["OMZIEN_RECORD"] != nil {
            try Data([parts[0], "\n" + RightsTable.text, parts[2]].joined(separator: RightsTable.mark).utf8).write(to: file)
        }
        let (written, real) = (Self.lines(parts[1]), Self.lines(RightsTable.text))
        for (line, other) in zip(written, real) where line != other { Issue.record("the code says: \(other)\nthe page says: \(line)") }
        #expect(written.count == real.count, "write it anew with OMZIEN_RECORD=1, and read the difference")
    }

    private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init).filter { !$0.isEmpty } }

    @Test("gives nothing by default: who is not signed in has the public deeds, and a resident nothing of another's", arguments: Deed.allCases)
    func defaultDeny(deed: Deed) {
        let isPublic = Rights.ofVisitors.contains(deed)
        #expect(Access.allows(.visitor(of: RightsTable.town), deed) == isPublic)
        for role in [Role.resident, .expertByExperience] { #expect(Access.allows(RightsTable.worker(role), deed) == isPublic, "\(role)") }
        #expect(Access.allows(RightsTable.worker(.council), deed) == (isPublic || deed == .seeExperiments), "a council reads what tells of nobody")
        for relation in Relation.allCases { #expect(Access.allows(.visitor(of: RightsTable.town), deed, relation) == isPublic, "\(relation)") }
    }

    @Test("lets who sets up and who makes policy read nothing of anybody")
    func blind() {
        let content: Set<Deed> = [
            .lookAtPerson, .correctPerson, .lookAtAsk, .correctAsk, .lookAtOffer, .lookAtProposal, .seeContact, .lookAtWorry, .searchDatabank,
            .recogniseCaller, .seeCandidates, .seeToday, .recordAnswer, .openBeside, .makeCode,
        ]
        for role in [Role.admin, .policy] {
            for relation in Relation.allCases { #expect(Rights.of(role, relation).isDisjoint(with: content), "\(role) \(relation)") }
        }
    }

    @Test("leaves a former side nothing but to say how it was, and who is asked no contact")
    func sides() {
        #expect(Rights.of(.formerSide) == [.answerTalk])
        for relation in Relation.allCases where relation != .sideIntroduced { #expect(!Rights.of(relation).contains(.seeContact), "\(relation)") }
        #expect(Relation(sideAt: .declined) == .formerSide && Relation(sideAt: .withdrawn) == .formerSide)
    }
}

/// The rights as a page tells them: asked of the policy itself, once for every role, deed and relation.
enum RightsTable {
    static let mark = "<!-- the table of rights -->\n"
    static let town = MunicipalityCode(stored: "GM9901")
    private static let person = Person.ID(now: Date(timeIntervalSince1970: 0), chance: 1)
    private static let sides: [Relation] = [.own, .onBehalf, .interviewer, .sideAsked, .sideAgreed, .sideIntroduced, .formerSide]

    /// Somebody who plays this role in one team only.
    static func worker(_ role: Role) -> Viewer {
        Viewer(municipality: town, person: person, name: "", duties: [Duty(role, .part(Thing(.team, "t"), areas: []))])
    }

    static var text: String {
        let resident = Viewer(municipality: town, person: person, name: "", duties: [])
        let people = rows(sides.map(\.rawValue)) { deed in
            sides.map { Access.allows(resident, deed, $0) ? "yes" : "–" }
        }
        let roles = rows(Role.allCases.map(\.rawValue)) { deed in
            Role.allCases.map { cell(deed, $0) }
        }
        let open = Deed.allCases.filter(Rights.ofVisitors.contains).map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let beside = Deed.allCases.filter(Rights.notBeside.contains).map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let proven = [Proof.ofOwnDoor, Proof.ofWork].map { deeds in
            Deed.allCases.filter(deeds.contains).map { "`\($0.rawValue)`" }.joined(separator: ", ")
        }
        return """
            **Everybody, signed in or not:** \(open).

            **Never with a worker beside them:** \(beside).

            **Only within ten minutes of showing anew that it is them:** of oneself \(proven[0]); of work \(proven[1]).

            ### What people may do with what they stand in

            \(people)

            ### What a role adds

            `everywhere`: with whatever the databank holds of the municipality. `near`: where its holder works, with what they mind, and with what they stand in
            for.

            \(roles)

            """
    }

    private static func rows(_ heads: [String], _ cells: (Deed) -> [String]) -> String {
        let lines = Deed.allCases.filter { !Rights.ofVisitors.contains($0) }.map { ($0, cells($0)) }.filter { $0.1.contains { $0 != "–" } }
        return
            (["| Deed | \(heads.joined(separator: " | ")) |", "|---|\(heads.map { _ in "---|" }.joined())"]
            + lines.map { "| `\($0.0.rawValue)` | \($0.1.joined(separator: " | ")) |" }).joined(separator: "\n")
    }

    /// What a role may do with this, over every relation; any pattern but the usual three is written out.
    private static func cell(_ deed: Deed, _ role: Role) -> String {
        let mine = Relation.allCases.filter { relation in
            Rights.of(role, relation).contains(deed)
        }
        if mine.isEmpty { return "–" }
        if mine == Relation.allCases { return "everywhere" }
        return mine == [.within, .owner, .cover] ? "near" : mine.map(\.rawValue).joined(separator: ", ")
    }
}

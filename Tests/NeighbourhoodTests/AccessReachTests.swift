import Foundation
import Lot
import Neighbourhood
import Testing

@Suite("How far somebody's work reaches")
struct AccessReachTests {
    private static let town = MunicipalityCode(stored: "GM9901")
    private static let areas = ["BU99010101", "BU99010102", "BU99010201", "WK990102"].compactMap { AreaCode($0) }
    private static let (me, colleague, truus, anja): (Person.ID, Person.ID, Person.ID, Person.ID) = (id(1), id(2), id(3), id(4))

    private static func id<Thing>(_ number: UInt64) -> Identifier<Thing> {
        Identifier(now: Date(timeIntervalSince1970: 0), chance: number)
    }

    private func worker(_ role: Role, _ scope: Scope, covers: Set<Person.ID> = []) -> Viewer {
        Viewer(municipality: Self.town, person: Self.me, name: "Joost", duties: [Duty(role, scope)], covers: covers)
    }

    private static func team(_ codes: String...) -> Scope { .part(Thing(.team, "linde"), areas: Set(codes.compactMap { AreaCode($0) })) }

    @Test("a connector of one team has the asks of its areas, and of who lives nowhere on record; of another team's neither sight nor deed")
    func team() {
        let joost = worker(.connector, Self.team("BU99010101"))
        for deed in [Deed.lookAtAsk, .takeUpAsk, .propose, .lookAtPerson] {
            #expect(Access.allows(joost, deed, Ties(people: [Self.truus], area: Self.areas[0])))
            #expect(Access.allows(joost, deed, Ties(people: [Self.truus])))
            #expect(throws: Problem.notAllowed(.outsideYourWork)) { try Access.allow(joost, deed, Ties(people: [Self.truus], area: Self.areas[2])) }
            #expect(!Access.allows(joost, deed), "a question without a thing is answered for none")
        }
    }

    @Test("a team of a wijk has every buurt in it")
    func district() {
        let lotte = worker(.teamMember, Self.team("WK990102"))
        #expect(Access.allows(lotte, .lookAtAsk, Ties(area: Self.areas[2])) && Access.allows(lotte, .lookAtAsk, Ties(area: Self.areas[3])))
        #expect(!Access.allows(lotte, .lookAtAsk, Ties(area: Self.areas[0])))
    }

    @Test("who minds an ask keeps it wherever it lies, and so does who stands in, as long as they do")
    func minding() {
        let far = Ties(people: [Self.truus], minders: [Self.colleague], area: Self.areas[2])
        #expect(!Access.allows(worker(.connector, Self.team("BU99010101")), .lookAtAsk, far))
        #expect(Access.allows(worker(.connector, Self.team("BU99010101"), covers: [Self.colleague]), .closeAsk, far))
        #expect(Access.allows(worker(.desk, Self.team("BU99010101")), .lookAtAsk, Ties(minders: [Self.me], area: Self.areas[2])))
    }

    @Test("standing in lends no role: a front desk that stands in for a connector proposes nobody")
    func coverKeepsRole() {
        let ria = worker(.desk, Self.team("BU99010101"), covers: [Self.colleague])
        let ties = Ties(minders: [Self.colleague], area: Self.areas[2])
        #expect(Access.allows(ria, .lookAtAsk, ties) && !Access.allows(ria, .propose, ties) && !Access.allows(ria, .seeContact, ties))
    }

    @Test("a worry that was taken up is of who took it up and who stands in, not even of colleagues of the whole municipality")
    func worry() {
        let draft = WorryDraft(words: "De gordijnen blijven dicht")
        let said = Date(timeIntervalSince1970: 0)
        let new = Worry(id: Self.id(9), draft: draft, takenUpBy: nil, saidAt: said)
        let taken = Worry(id: Self.id(9), draft: draft, takenUpBy: Self.colleague, saidAt: said)
        #expect(Access.allows(worker(.connector, .municipality), .lookAtWorry, new.ties))
        #expect(!Access.allows(worker(.connector, .municipality), .lookAtWorry, taken.ties))
        #expect(Access.allows(worker(.teamMember, .municipality, covers: [Self.colleague]), .lookAtWorry, taken.ties))
        #expect(!Access.allows(worker(.desk, .municipality), .lookAtWorry, new.ties))
    }

    @Test("whoever runs a house keeps its activities up to date and nothing else; a partner its services")
    func house() {
        let (linde, other): (House.ID, House.ID) = (Self.id(20), Self.id(21))
        let henk = worker(.houseManager, .part(Thing(.house, linde.text), areas: [Self.areas[0]]))
        #expect(
            Access.allows(henk, .correctOffer, Ties(house: linde)) && !Access.allows(henk, .correctOffer, Ties(area: Self.areas[2], house: other)))
        #expect(!Access.allows(henk, .lookAtAsk, Ties(area: Self.areas[0])) && !Access.allows(henk, .lookAtPerson, Ties(people: [Self.truus])))
        let practice: Organisation.ID = Self.id(30)
        let annemiek = worker(.partner, .part(Thing(.organisation, practice.text), areas: []))
        #expect(Access.allows(annemiek, .confirmOffer, Ties(organisation: practice)) && !Access.allows(annemiek, .confirmOffer, Ties()))
        #expect(!Access.allows(annemiek, .seeToday) && !Access.allowsSomewhere(annemiek, .searchDatabank))
    }

    @Test("a role in one match reaches that match; a role in something this version knows no rules for reaches nothing")
    func match() {
        let (one, other): (Proposal.ID, Proposal.ID) = (Self.id(40), Self.id(41))
        let roy = worker(.connector, .part(Thing(.proposal, one.text), areas: []))
        #expect(Access.allows(roy, .lookAtProposal, Ties(match: one)) && !Access.allows(roy, .lookAtProposal, Ties(match: other)))
        #expect(!Access.allows(worker(.connector, .unknown), .lookAtProposal, Ties(match: one)))
        #expect(Access.sight(of: worker(.policy, .unknown), for: .lookAtAsk) == .nothing)
    }

    @Test("each side of a proposal has what its step gives, and whoever asked for another sees that ask and no more")
    func people() {
        let truus = Viewer(municipality: Self.town, person: Self.truus, name: "Truus", duties: [])
        let asked = Ties(sides: [Self.truus], sideRelation: .sideAsked)
        #expect(Access.allows(truus, .recordAnswer, asked) && !Access.allows(truus, .seeContact, asked))
        #expect(Access.allows(truus, .seeContact, Ties(sides: [Self.truus], sideRelation: .sideIntroduced)))
        #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try Access.allow(truus, .recordAnswer, Ties(sides: [Self.truus], sideRelation: .formerSide))
        }
        let anja = Viewer(municipality: Self.town, person: Self.anja, name: "Anja", duties: [])
        let ask = Ties(people: [Self.truus], askedBy: Self.anja)
        #expect(Access.allows(anja, .lookAtAsk, ask) && !Access.allows(anja, .closeAsk, ask) && !Access.allows(anja, .lookAtPerson, ask))
    }

    @Test("a list keeps to exactly what may be seen one by one", arguments: 0..<60)
    func sight(seed: Int) {
        var lot = Lot(seed: UInt64(seed))
        let codes = Self.areas.filter { _ in lot.below(2) == 0 }
        let roles = Role.allCases.filter { _ in lot.below(4) == 0 }
        let scopes: [Scope] = [.part(Thing(.team, "a"), areas: Set(codes)), .part(Thing(.house, "b"), areas: []), .unknown]
        let duties = roles.map { Duty($0, scopes[lot.below(3)]) }
        let covers: Set<Person.ID> = lot.below(2) == 0 ? [Self.colleague] : []
        let viewer = Viewer(municipality: Self.town, person: Self.me, name: "", duties: Set(duties), covers: covers)
        for deed in [Deed.lookAtAsk, .propose, .takeUpAsk] {
            let sight = Access.sight(of: viewer, for: deed)
            for area in Self.areas.map(Optional.some) + [nil] {
                for minder in [nil, Self.me, Self.colleague, Self.truus] {
                    let ties = Ties(people: [Self.anja], minders: Set([minder].compactMap(\.self)), area: area)
                    #expect(sight.holds(area: area, minder: minder) == Access.allows(viewer, deed, ties), "\(deed) \(area?.text ?? "–") \(duties)")
                }
            }
        }
    }
}

extension Sight {
    /// As a query reads it.
    fileprivate func holds(area: AreaCode?, minder: Person.ID?) -> Bool {
        switch self {
        case .nothing: false
        case .everything: true
        case .part(let areas, let minders):
            minder.map(minders.contains) ?? false || (!areas.isEmpty && (area.map { $0.enclosing.contains(where: areas.contains) } ?? true))
        }
    }
}

import Neighbourhood
import Testing

@Suite("What a house and a team agree on")
struct RoleAgreementRuleTests {
    static let today = CalendarDate(year: 2026, month: 11, day: 23)!
    static let house = House.ID(stored: "house")
    static let team = Team.ID(stored: "team")

    static func agreement(
        drawnUp daysAgo: Int, review inDays: Int, signed: [RoleParty] = RoleParty.allCases, replaced: Bool = false
    ) -> RoleAgreement {
        let draft = RoleAgreementDraft(houseDoes: "Koffie", teamDoes: "Spreekuur", help: "Bel", net: "Wij", reviewOn: today.adding(days: inDays))
        let signature = RoleSignature(name: "Gré", behalf: "het bestuur", on: today, isOnPaper: true)
        return RoleAgreement(
            id: Identifier(stored: "a"), house: house, team: team, version: 1, draft: draft, owner: nil, drawnUpOn: today.adding(days: -daysAgo),
            signatures: Dictionary(uniqueKeysWithValues: signed.map { ($0, signature) }), replacedOn: replaced ? today : nil)
    }

    @Test("fits on one sheet, is looked at anew within two years, and says all that is wrong at once")
    func faults() {
        let draft = RoleAgreementDraft(
            houseDoes: String(repeating: "a", count: 501), teamDoes: "", together: nil, help: "Bel", net: "", reviewOn: Self.today)
        #expect(
            draft.faults(today: Self.today) == [
                FieldError("house_does", .tooLong(limit: 500)), FieldError("team_does", .missing), FieldError("net", .missing),
                FieldError("review_on", .beforeTomorrow),
            ])
        var good = Self.agreement(drawnUp: 0, review: 365).draft
        #expect(good.faults(today: Self.today) == [])
        good.reviewOn = Self.today.adding(months: 24).adding(days: 1)
        #expect(good.faults(today: Self.today) == [FieldError("review_on", .afterDay(Self.today.adding(months: 24)))])
    }

    @Test("is asked for when it is not signed for a week, and two weeks before the review; a replaced one never")
    func due() {
        #expect(Self.agreement(drawnUp: 3, review: 300, signed: []).due(on: Self.today) == nil)
        #expect(Self.agreement(drawnUp: 8, review: 300, signed: [.team]).due(on: Self.today)?.step == .sign)
        #expect(Self.agreement(drawnUp: 300, review: 15).due(on: Self.today) == nil)
        let review = Self.agreement(drawnUp: 300, review: 14).due(on: Self.today)
        #expect(review?.step == .review && review?.on == Self.today.adding(days: 14))
        #expect(Self.agreement(drawnUp: 800, review: -100, replaced: true).due(on: Self.today) == nil)
    }

    @Test("is signed with a name, on whose behalf, not before it was there and not ahead")
    func signature() {
        func faults(_ name: String, _ behalf: String, _ days: Int) -> [FieldError] {
            RoleSignature(name: name, behalf: behalf, on: Self.today.adding(days: days), isOnPaper: true).faults(
                drawnUpOn: Self.today.adding(days: -2), today: Self.today)
        }
        #expect(faults("Gré", "het bestuur", -2) == [])
        #expect(faults("", "", 1) == [FieldError("name", .missing), FieldError("behalf", .missing), FieldError("day", .afterToday)])
        #expect(faults("Gré", "het bestuur", -3) == [FieldError("day", .endsBeforeItStarts)])
    }

    @Test("is signed on the screen by who runs the house for the board, and by who works in the team for the team")
    func whoSigns() {
        func viewer(_ role: Role, _ scope: Scope) -> Viewer {
            Viewer(municipality: MunicipalityCode(stored: "GM9901"), person: Identifier(stored: "p"), name: "P", duties: [Duty(role, scope)])
        }
        func part(_ thing: Thing) -> Scope { .part(thing, areas: []) }
        let agreement = Self.agreement(drawnUp: 0, review: 300)
        let (henk, els) = (viewer(.houseManager, part(Thing(.house, "house"))), viewer(.houseManager, part(Thing(.house, "other"))))
        let (fatma, bram) = (viewer(.connector, part(Thing(.team, "team"))), viewer(.teamMember, part(Thing(.team, "other"))))
        #expect([henk, els, fatma, bram].map { $0.maySign(agreement, for: .board) } == [true, false, false, false])
        #expect([henk, els, fatma, bram].map { $0.maySign(agreement, for: .team) } == [false, false, true, false])
        #expect(viewer(.connector, .municipality).maySign(agreement, for: .team) && !viewer(.desk, .municipality).maySign(agreement, for: .team))
    }
}

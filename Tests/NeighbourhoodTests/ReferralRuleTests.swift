import Foundation
import Neighbourhood
import Testing

@Suite("A referral by a practice")
struct ReferralRuleTests {
    private static let today = CalendarDate("2026-11-23")!

    private func draft(_ change: (inout ReferralDraft) -> Void = { _ in }) -> ReferralDraft {
        var draft = ReferralDraft(
            facts: PersonFacts(name: "Jo Bakker", phone: PhoneNumber("06 12 34 56 78")), words: "Ik wil weer onder de mensen komen", agrees: true,
            wish: .contact)
        change(&draft)
        return draft
    }

    @Test("tells the practice as much as the person agreed to, and no more")
    func told() {
        let state = ReferralState(contactOn: Self.today, joined: ["Koffie"], hasMatch: true, isOver: true)
        #expect(state.told(to: .nothing) == .silent)
        #expect(state.told(to: .contact) == .told(ReferralState(contactOn: Self.today)))
        #expect(state.told(to: .started) == .told(state))
        for wish in AnswerWish.allCases { #expect(AnswerWish(parts: wish.parts) == wish) }
    }

    @Test("needs the person's yes, words, a name and one way to reach them")
    func faults() {
        #expect(draft().faults(today: Self.today).isEmpty)
        #expect(draft { $0.agrees = false }.faults(today: Self.today) == [FieldError("agrees", .missing)])
        #expect(draft { $0.words = "" }.faults(today: Self.today) == [FieldError("words", .missing)])
        #expect(draft { $0.facts.phone = nil }.faults(today: Self.today) == [FieldError("contact", .needsOneOf(["phone", "mail", "call_back"]))])
        let reachable = draft {
            $0.facts.phone = nil
            $0.callBack = "via dochter Anja"
        }
        #expect(reachable.faults(today: Self.today).isEmpty)
        #expect(draft { $0.preference = "wandelen" }.said == "Ik wil weer onder de mensen komen\n\nLiefst: wandelen")
    }

    @Test(
        "takes no number by which the state knows people, however it is written",
        arguments: ["111222333", "BSN 1112.22.333", "1112 22 333 graag", "bsn:111222333."])
    func citizenNumber(text: String) {
        #expect(CitizenNumber.stands(in: text))
        #expect(draft { $0.words = text }.faults(today: Self.today) == [FieldError("words", .citizenNumber)])
    }

    @Test(
        "takes a telephone number, a postcode, a date and nine digits that are nobody's number",
        arguments: ["0612345678", "06 12 34 56 78", "4990 AB 12", "23-11-2026", "111222334", "000000000", "1112223330"])
    func otherNumbers(text: String) {
        #expect(!CitizenNumber.stands(in: text))
    }
}

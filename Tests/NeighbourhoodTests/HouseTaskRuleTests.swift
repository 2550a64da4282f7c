import Neighbourhood
import Testing

@Suite("A task of a house")
struct HouseTaskRuleTests {
    static let today = CalendarDate(year: 2026, month: 11, day: 23)!

    @Test("has a name, words and places, and says all that is wrong at once")
    func faults() {
        #expect(HouseTaskDraft(title: "Koffie schenken", words: "Twee kannen", places: 2).faults() == [])
        #expect(
            HouseTaskDraft(title: "", words: String(repeating: "a", count: 601), places: 0).faults() == [
                FieldError("title", .missing), FieldError("words", .tooLong(limit: 600)), FieldError("places", .outsideRange(1, 20)),
            ])
    }

    @Test("is sought with what somebody loves and offers, when they can, and what they said they cannot")
    func wish() {
        var soup = OfferDraft(party: Party(kind: .person), words: "Ik kook graag soep")
        soup.availability.weekly = DayParts(slots: ["tue-morning"])!
        soup.conditions = Conditions(words: "Brengen kan ik niet, mijn knieën", noStairs: true, lightOnly: true)
        var coffee = OfferDraft(kind: .activity, party: Party(kind: .house), words: "Koffieochtend")
        coffee.availability.weekly = DayParts(slots: ["fri-evening"])!
        let wish = TaskWish(loves: "Een vol huis", offers: [soup, coffee])
        #expect(wish.loves == "Een vol huis\nIk kook graag soep" && wish.wanted == DayParts(slots: ["tue-morning"]))
        #expect(wish.needs == [.light, .noStairs] && wish.avoids == "Brengen kan ik niet, mijn knieën")
        #expect(TaskWish(loves: nil, offers: []) == TaskWish(loves: ""))
    }

    @Test("is not what somebody would rather not, also when they only name it")
    func refusals() {
        #expect(TaskWish(loves: "Koken", avoids: "drukte, tillen").words == "Koken.\nLiever geen drukte.\nLiever geen tillen")
        #expect(TaskWish(loves: "Koken", avoids: "geen trappen\nniet alleen").words == "Koken.\ngeen trappen.\nniet alleen")
        #expect(TaskWish(loves: "Koken", avoids: " ").words == "Koken")
    }

    @Test("is tried from today or later, for one to twelve weeks, with somebody else beside them")
    func trial() {
        func faults(_ change: (inout TrialDraft) -> Void) -> [FieldError] {
            var draft = TrialDraft(task: Identifier(stored: "t"), person: Identifier(stored: "p"), company: .sought, startsOn: Self.today)
            change(&draft)
            return draft.faults(today: Self.today)
        }
        #expect(faults { _ in } == [])
        #expect(faults { $0.startsOn = Self.today.adding(days: -1) } == [FieldError("starts_on", .beforeToday)])
        #expect(faults { $0.startsOn = Self.today.adding(days: 93) } == [FieldError("starts_on", .afterDay(Self.today.adding(days: 92)))])
        #expect(faults { $0.weeks = 13 } == [FieldError("weeks", .outsideRange(1, 12))])
        #expect(faults { $0.company = .person(Identifier(stored: "p")) } == [FieldError("company", .notAChoice)])
    }

    @Test("goes on as a regular task or for some weeks more, and leaves nothing of what was said when it ends")
    func goesOn() {
        let owner = Person.ID(stored: "w")
        var trial = TaskTrial(
            id: Identifier(stored: "x"), task: Identifier(stored: "t"), person: Identifier(stored: "p"), startedOn: Self.today,
            company: .person(Identifier(stored: "c")), care: TrialCare(owner: owner, askOn: Self.today))
        let talk = TrialTalk(on: Self.today, helper: .otherwise, companion: .well)
        trial.goOn(after: talk, weeks: 2, today: Self.today)
        #expect(trial.step == .trying && trial.care == TrialCare(owner: owner, askOn: Self.today.adding(days: 14)) && trial.heard == talk)
        trial.goOn(after: talk, weeks: nil, today: Self.today)
        #expect(trial.step == .regular && trial.care?.askOn == Self.today.adding(days: 91))
        trial.end()
        #expect(trial.step == .ended && trial.care == nil && trial.heard == nil && trial.company == .alone)
    }
}

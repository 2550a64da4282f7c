import Neighbourhood
import Testing

@Suite("An experiment in prevention")
struct ExperimentRuleTests {
    /// A Monday.
    static let today = CalendarDate(year: 2026, month: 11, day: 23)!

    static func draft(from daysAgo: Int, days: Int, measures: Set<ExperimentMeasure> = [.guests], house: House.ID? = nil) -> ExperimentDraft {
        let first = today.adding(days: -daysAgo)
        return ExperimentDraft(
            title: "Soep", question: "Blijven ze?", attempt: "Soep na het spreekuur", house: house, measures: measures, first: first,
            last: first.adding(days: days))
    }

    @Test("has a question, what is tried and a beginning and an end within a year, and counts worries only where they have a place")
    func faults() {
        #expect(Self.draft(from: 0, days: 28).faults() == [])
        var draft = Self.draft(from: 0, days: -1, measures: [.worries], house: Identifier(stored: "h"))
        (draft.title, draft.question, draft.attempt) = ("", "", "")
        #expect(
            draft.faults() == [
                FieldError("title", .missing), FieldError("question", .missing), FieldError("attempt", .missing), FieldError("measures", .notAChoice),
                FieldError("last_on", .endsBeforeItStarts),
            ])
        #expect(Self.draft(from: 0, days: 367).faults() == [FieldError("last_on", .afterDay(Self.today.adding(days: 366)))])
        #expect(Self.draft(from: 0, days: 28, measures: [.worries]).faults() == [])
    }

    @Test("is counted in whole weeks while it goes on, beside as many days before it; at its end as far as it came")
    func period() {
        var experiment = Experiment(id: Identifier(stored: "e"), draft: Self.draft(from: 10, days: 84), owner: nil)
        let sunday = Self.today.adding(days: -1)
        #expect(experiment.period(on: Self.today)?.last == sunday)
        #expect(experiment.period(on: Self.today.adding(days: 6))?.last == sunday, "until the next Sunday is over it says the same")
        let before = experiment.period(on: Self.today)?.before
        #expect(before?.last == Self.today.adding(days: -11) && before?.first == Self.today.adding(days: -20))
        #expect(Experiment(id: Identifier(stored: "e"), draft: Self.draft(from: 0, days: 84), owner: nil).period(on: Self.today) == nil)
        experiment.outcome = ExperimentOutcome(words: "Goed", onward: .goesOn, closedOn: Self.today, counts: [])
        #expect(experiment.period(on: Self.today.adding(days: 300))?.last == Self.today)
    }

    @Test("tells no number below the smallest group")
    func concealed() {
        let shown = ExperimentCount(.guests, before: 9, during: 10).shown(smallest: 10)
        #expect(shown.before == .tooFew && shown.during == .count(10))
    }
}

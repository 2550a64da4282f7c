import Foundation
import Neighbourhood
import Storage

extension Dutch {
    static func name(_ group: TargetGroup) -> String {
        switch group {
        case .earlyDementia: "mensen die beginnen te vergeten, en wie bij hen hoort"
        case .carers: "mantelzorgers"
        case .youngMothers: "jonge moeders"
        case .families: "gezinnen"
        case .children: "kinderen"
        case .youth: "jongeren"
        case .men: "mannen"
        case .women: "vrouwen"
        case .seniors: "ouderen"
        case .newcomers: "wie nieuw is in Nederland"
        case .learners: "wie Nederlands leert"
        case .bereaved: "wie iemand mist"
        case .disability: "wie leeft met een beperking of een lange ziekte"
        }
    }
}

extension Spoken {
    /// "elke dinsdag", "om de week op donderdag", "elke laatste donderdag van de maand", "dinsdag 1 december".
    static func rhythm(_ plan: ActivityPlan, today: CalendarDate) -> String {
        guard let recurrence = plan.recurrence else { return dayNames[plan.first.weekday] + " " + date(plan.first, today: today) }
        guard let parts = recurrence.parts else { return "vanaf " + date(plan.first, today: today) }
        let days = parts.days.map { day in [ordinals[day.ordinal], dayNames[day.weekday]].compactMap(\.self).joined(separator: " ") }
        if parts.isMonthly { return "elke \(list(days)) van de maand" }
        switch parts.interval {
        case 1: return "elke " + list(days)
        case 2: return "om de week op " + list(days)
        case let weeks: return "elke \(weeks) weken op " + list(days)
        }
    }

    private static let ordinals = [1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", -1: "laatste"]

    /// "9:30 tot 12:00".
    static func hours(_ from: ClockTime, _ until: ClockTime) -> String { minute(from.minutes) + " tot " + minute(until.minutes) }

    /// "elke dinsdag, 9:30 tot 12:00, niet in de schoolvakanties, tot en met 1 juni".
    static func when(_ plan: ActivityPlan, today: CalendarDate) -> String {
        let begin = plan.recurrence != nil && plan.first > today ? "vanaf \(date(plan.first, today: today))" : nil
        let end = plan.recurrence == nil ? nil : plan.last.map { "tot en met \(date($0, today: today))" }
        let parts = [rhythm(plan, today: today), hours(plan.from, plan.until), plan.skipsHolidays ? "niet in de schoolvakanties" : nil, begin, end]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// "gratis", "€ 2,50 per keer. Met koffie."; nil when nothing was said of it.
    static func cost(_ facts: ActivityFacts) -> String? {
        let amount = facts.cost.map { $0 == .none ? "gratis" : "\(money($0)) per keer" }
        let spoken = [amount, facts.costNote].compactMap(\.self).joined(separator: ". ")
        return spoken.isEmpty ? nil : spoken
    }
}

extension ActivityDraft {
    func written(today: CalendarDate) -> [Fact] {
        [
            Fact("Naam", title), Fact("In eigen woorden", words), Fact("Wanneer", Spoken.when(facts.plan, today: today)),
            Fact("Plekken", facts.capacity.map { "\($0)" + (facts.hasWaitingList ? ", met wachtlijst" : "") }),
            Fact("Voor wie", Spoken.list(facts.groups.map(Dutch.name))), Fact("Kosten", Spoken.cost(facts)),
            Fact("Talen", Spoken.list(languages.map(Dutch.name))), Fact("Organisatie", facts.organiser.name),
            Fact("De eerste keer", facts.welcome.name),
        ].compactMap(\.self)
    }
}

extension KnownActivity: Correctable {
    var version: Int { series.version }
    func written(today: CalendarDate) -> [Fact] { draft.written(today: today) }
}

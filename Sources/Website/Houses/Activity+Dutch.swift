import Foundation
import Language
import Neighbourhood
import Storage

extension Dutch {
    static func name(_ group: TargetGroup) -> String {
        switch group {
        case .earlyDementia: plain("group.earlyDementia")
        case .carers: plain("group.carers")
        case .youngMothers: plain("group.youngMothers")
        case .families: plain("group.families")
        case .children: plain("group.children")
        case .youth: plain("group.youth")
        case .men: plain("group.men")
        case .women: plain("group.women")
        case .seniors: plain("group.seniors")
        case .newcomers: plain("group.newcomers")
        case .learners: plain("group.learners")
        case .bereaved: plain("group.bereaved")
        case .disability: plain("group.disability")
        }
    }
}

extension Spoken {
    /// "elke dinsdag", "om de week op donderdag", "elke laatste donderdag van de maand", "dinsdag 1 december".
    static func rhythm(_ plan: ActivityPlan, today: CalendarDate) -> String {
        guard let recurrence = plan.recurrence else { return dayAndDate(plan.first, today: today) }
        guard let parts = recurrence.parts else { return plain("rhythm.from", ["day": date(plan.first, today: today)]) }
        let days = list(parts.days.map { day in ordinals[day.ordinal].map { plain($0, ["day": dayNames[day.weekday]]) } ?? dayNames[day.weekday] })
        if parts.isMonthly { return plain("rhythm.monthly", ["days": days]) }
        switch parts.interval {
        case 1: return plain("rhythm.weekly", ["days": days])
        case 2: return plain("rhythm.everyOtherWeek", ["days": days])
        case let weeks: return plain("rhythm.weeks", count: weeks, ["days": days])
        }
    }

    private static let ordinals: [Int: TextKey] = [
        1: "rhythm.first", 2: "rhythm.second", 3: "rhythm.third", 4: "rhythm.fourth", 5: "rhythm.fifth", -1: "rhythm.last",
    ]

    /// "9:30 tot 12:00".
    static func hours(_ from: ClockTime, _ until: ClockTime) -> String {
        plain("rhythm.hours", ["from": minute(from.minutes), "until": minute(until.minutes)])
    }

    /// "elke dinsdag, 9:30 tot 12:00, niet in de schoolvakanties, tot en met 1 juni".
    static func when(_ plan: ActivityPlan, today: CalendarDate) -> String {
        let begin = plan.recurrence != nil && plan.first > today ? plain("rhythm.from", ["day": date(plan.first, today: today)]) : nil
        let end = plan.recurrence == nil ? nil : plan.last.map { plain("rhythm.until", ["day": date($0, today: today)]) }
        let parts = [rhythm(plan, today: today), hours(plan.from, plan.until), plan.skipsHolidays ? plain("rhythm.notInHolidays") : nil, begin, end]
        return parts.compactMap(\.self).joined(separator: plain("spoken.comma"))
    }

    /// "gratis", "€ 2,50 per keer. Met koffie."; nil when nothing was said of it.
    static func cost(_ facts: ActivityFacts) -> String? {
        let amount = facts.cost.map { $0 == .none ? plain("rhythm.free") : plain("rhythm.each", ["amount": money($0)]) }
        let spoken = [amount, facts.costNote].compactMap(\.self).joined(separator: ". ")
        return spoken.isEmpty ? nil : spoken
    }

    /// The same with what the house wrote about it as the Dutch that it is.
    static func costPiece(_ facts: ActivityFacts, isCapitalized: Bool = false) -> HTML {
        let begun = { (text: String) in isCapitalized ? capitalized(text) : text }
        let amount: HTML? = facts.cost.map { "\(begun($0 == .none ? plain("rhythm.free") : plain("rhythm.each", ["amount": money($0)])))" }
        return joined([amount, facts.costNote.map { inDutch(amount == nil ? begun($0) : $0) }].compactMap(\.self), by: ". ")
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

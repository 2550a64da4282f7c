import Neighbourhood

/// How an event of another calendar becomes an activity of ours: in a rhythm where its times have one, with what differs from it beside it.
struct FeedPlan: Equatable {
    let plan: ActivityPlan
    /// Times that are off, moved or besides the rhythm, first to last.
    let different: [Difference]

    struct Difference: Equatable {
        let planned: CalendarDate
        let day: CalendarDate
        let from: ClockTime
        let until: ClockTime
        let fate: ActivityTime.Fate
    }

    /// - Parameters:
    ///   - former: what it was made into before, which is kept where it says the same, so that nothing changes for who subscribed.
    init(_ event: FeedEvent, former: ActivityPlan? = nil, today: CalendarDate) {
        let hours = Self.usualHours(of: event)
        let days = event.times.map(\.planned)
        let rhythm = Self.rhythm(of: days)
        let last = rhythm == nil || event.goesOn ? nil : days.last
        var plan = ActivityPlan(
            first: days.first ?? today, from: ClockTime(stored: hours.from), until: ClockTime(stored: hours.until), recurrence: rhythm?.rule,
            last: last)
        if let former, Self.goesOn(former, as: plan, today: today) { plan.first = former.first }
        self.plan = plan
        let inRhythm = rhythm?.days ?? [plan.first]
        let known = Set(days)
        let gone = inRhythm.filter { !known.contains($0) && $0 >= today }.map {
            Difference(planned: $0, day: $0, from: plan.from, until: plan.until, fate: .cancelled)
        }
        different = (event.times.compactMap { Self.difference($0, plan, isInRhythm: inRhythm.contains($0.planned)) } + gone).sorted {
            $0.planned < $1.planned
        }
    }

    private static func difference(_ time: FeedEvent.Time, _ plan: ActivityPlan, isInRhythm: Bool) -> Difference? {
        let isAsPlanned = time.day == time.planned && time.from == plan.from.minutes && time.until == plan.until.minutes
        if isInRhythm, isAsPlanned, !time.isOff { return nil }
        return Difference(
            planned: time.planned, day: time.day, from: ClockTime(stored: time.from), until: ClockTime(stored: time.until),
            fate: time.isOff ? .cancelled : isInRhythm ? .moved : .extra)
    }

    /// The hours that most of its times have; of as many the earliest.
    private static func usualHours(of event: FeedEvent) -> (from: Int, until: Int) {
        let counts = Dictionary(event.times.map { ([$0.from, $0.until], 1) }, uniquingKeysWith: +)
        let usual = counts.max { ($0.value, $1.key[0]) < ($1.value, $0.key[0]) }?.key ?? [0, 60]
        return (usual[0], usual[1])
    }

    /// Whether a former plan says the same of the days from today on.
    private static func goesOn(_ former: ActivityPlan, as plan: ActivityPlan, today: CalendarDate) -> Bool {
        guard former.recurrence == plan.recurrence, former.first <= plan.first else { return false }
        guard let recurrence = former.recurrence else { return former.first < today }
        return recurrence.days(from: former.first, through: plan.first, limit: 20_000)?.contains(plan.first) ?? false
    }

    /// The rule that fits the days best, when at most one in three differs from it; nil for days without a rhythm.
    private static func rhythm(of days: [CalendarDate]) -> (rule: Recurrence, days: Set<CalendarDate>)? {
        guard let first = days.first, let last = days.last, days.count > 1 else { return nil }
        let wanted = Set(days)
        let fits = candidates(first, days).map { rule in
            let fallen = Set(rule.days(from: first, through: last, limit: 20_000) ?? [])
            return (rule: rule, days: fallen, apart: fallen.symmetricDifference(wanted).count)
        }
        guard let best = fits.min(by: { $0.apart < $1.apart }), best.apart * 3 <= days.count else { return nil }
        return (best.rule, best.days)
    }

    private static func candidates(_ first: CalendarDate, _ days: [CalendarDate]) -> [Recurrence] {
        func week(_ day: CalendarDate) -> Int { (day.daysSince1970 - day.weekday) / 7 }
        let weeks = days.map(week)
        let every = zip(weeks, weeks.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.reduce(0, divisor)
        let counts = Dictionary(days.map { ($0.weekday, 1) }, uniquingKeysWith: +)
        let often = Set(counts.filter { $0.value * 4 >= days.count }.keys)
        let weekly = (1...12).contains(every) && !often.isEmpty ? [Recurrence.weekly(on: often, every: every), .weekly(on: often)] : []
        return weekly + [.monthly(on: first), .monthlyOnLast(first)]
    }

    private static func divisor(_ one: Int, _ other: Int) -> Int { one == 0 ? other : divisor(other % one, one) }
}

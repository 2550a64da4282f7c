public import Foundation

/// Who is on call when: of one team, or of the whole municipality. A week that repeats, with dates that differ.
public struct Rota: Sendable, Equatable {
    public let shifts: [Shift]

    public init(_ shifts: [Shift]) { self.shifts = shifts }

    /// What holds on one day, by the clock: what is written for the date, or else the week.
    public func shifts(on day: CalendarDate) -> [Shift] {
        let dated = shifts.filter { $0.draft.day == .on(day) }
        let held = dated.isEmpty ? shifts.filter { $0.draft.day == .weekly(day.weekday) } : dated
        return held.sorted { ($0.draft.hours, $0.id) < ($1.draft.hours, $1.id) }
    }

    /// Whose shift it is at a moment, on the Dutch clock. Of two at once the one that began last.
    public func shift(at moment: Date) -> Shift? {
        let (hour, minute) = DutchTime.clock(at: moment)
        return shifts(on: CalendarDate(moment)).last { $0.draft.person != nil && $0.draft.hours.contains(hour * 60 + minute) }
    }

    /// What is promised of a day and is nobody's.
    ///
    /// - Parameter isHere: whether somebody still works here.
    public func gaps(on day: CalendarDate, promised: Hours, isHere: (Person.ID) -> Bool) -> [Hours] {
        promised.without(shifts(on: day).filter { $0.draft.person.map(isHere) ?? false }.map(\.draft.hours))
    }
}

/// What a municipality tells whoever needs help with a match: numbers, hours and insurance. Each change is a version of its own.
public struct HelpLines: Sendable, Equatable {
    /// Where to call when nobody is on call: a name and a number.
    public var fallbackName: String
    public var fallbackPhone: PhoneNumber
    /// The doctor for the evening, the night and the weekend; differs by region.
    public var doctorPhone: PhoneNumber?
    /// On working days somebody is on call in these hours.
    public var promised: Hours
    /// What the insurance of the municipality covers, in plain words.
    public var insurance: String

    public init(fallbackName: String, fallbackPhone: PhoneNumber, doctorPhone: PhoneNumber?, promised: Hours, insurance: String) {
        self.fallbackName = fallbackName
        self.fallbackPhone = fallbackPhone
        self.doctorPhone = doctorPhone
        self.promised = promised
        self.insurance = insurance
    }

    /// All faults at once, in the order of the form.
    public func faults() -> [FieldError] {
        Words.faults(in: fallbackName, field: "fallback_name", limit: 60, required: true)
            + Words.faults(in: insurance, field: "insurance", limit: 600, required: true)
    }
}

extension Team {
    /// For the policy: who works in one of its areas works with its rota.
    public var ties: Ties { Ties(area: areas.first) }

    /// Whether it works where a thing is.
    public func works(in area: AreaCode?) -> Bool { area?.enclosing.contains(where: areas.contains) ?? false }
}

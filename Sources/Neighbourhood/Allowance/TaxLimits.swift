/// What a volunteer may get in one year without telling the tax office: by the hour, the month and the year together. Dated data with its source; not a
/// payment is promised by it.
public struct TaxLimits: Sendable, Equatable {
    public let year: Int
    /// For whoever is 21 or older, and for who is younger.
    public let hour: Cents
    public let hourUnder21: Cents
    public let month: Cents
    public let wholeYear: Cents
    public let source: String

    public init(year: Int, hour: Cents, hourUnder21: Cents, month: Cents, wholeYear: Cents, source: String) {
        self.year = year
        self.hour = hour
        self.hourUnder21 = hourUnder21
        self.month = month
        self.wholeYear = wholeYear
        self.source = source
    }

    public func hour(isAdult: Bool) -> Cents { isAdult ? hour : hourUnder21 }
}

/// The limits of every year that is known.
public struct TaxTable: Sendable, Equatable {
    public let years: [TaxLimits]

    public init(_ years: [TaxLimits]) { self.years = years }

    /// Nil for a year of which nothing is known yet, or nothing any more.
    public func limits(of year: Int) -> TaxLimits? { years.first { $0.year == year } }

    /// Whether somebody was 21 all through a year, by the year of their birth alone; nil when that does not tell.
    public static func isAdult(bornYear: Int?, in year: Int) -> Bool? {
        guard let bornYear else { return nil }
        switch year - bornYear {
        case 22...: return true
        case ..<21: return false
        default: return nil
        }
    }
}

/// How much of the limits somebody has used in a month and in its year, with everybody who pays them together.
public struct AllowanceRoom: Sendable, Equatable {
    public let limits: TaxLimits
    public let inMonth: Cents
    public let inYear: Cents

    public init(limits: TaxLimits, inMonth: Cents, inYear: Cents) {
        self.limits = limits
        self.inMonth = inMonth
        self.inYear = inYear
    }

    /// What is still possible in that month.
    public var left: Cents { max(.none, min(limits.month - inMonth, limits.wholeYear - inYear)) }

    /// What is still possible in that year.
    public var leftInYear: Cents { max(.none, limits.wholeYear - inYear) }

    /// What keeps a claim for hours from it; nothing for one of other kinds.
    public func faults(of draft: ClaimDraft) -> [FieldError] {
        guard draft.kind == .allowance, let rate = draft.rate, let isAdult = draft.isAdult else { return [] }
        var faults: [FieldError] = []
        if rate > limits.hour(isAdult: isAdult) { faults.append(FieldError("rate", .overHour(limits.hour(isAdult: isAdult)))) }
        if inMonth + draft.amount > limits.month {
            faults.append(FieldError("hours", .overMonth(left: left)))
        } else if inYear + draft.amount > limits.wholeYear {
            faults.append(FieldError("hours", .overYear(left: left)))
        }
        return faults
    }
}

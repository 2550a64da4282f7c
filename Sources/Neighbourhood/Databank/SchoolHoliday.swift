/// Days on which the schools of a municipality are closed. Each municipality writes down its own, since schools may choose their days in autumn and spring.
public struct SchoolHoliday: Sendable, Equatable {
    /// "Herfstvakantie".
    public var name: String
    public var days: DateSpan

    public init(name: String, days: DateSpan) {
        self.name = name
        self.days = days
    }

    public static let longest = 70

    public func faults() -> [FieldError] {
        var faults = Words.faults(in: name, field: "name", limit: 60, required: true)
        if days.last < days.first { faults.append(FieldError("last_on", .endsBeforeItStarts)) }
        if days.first.days(until: days.last) >= Self.longest { faults.append(FieldError("last_on", .outsideRange(1, Self.longest))) }
        return faults
    }
}

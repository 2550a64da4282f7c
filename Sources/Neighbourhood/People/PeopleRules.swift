/// What a municipality sets about dealing with people: dated data, not code.
public struct PeopleRules: Sendable, Equatable {
    /// The day from which all of it holds.
    public let validFrom: CalendarDate
    /// How long a note may be hidden from the person it is about, in weeks after it was written.
    public let longestHidingWeeks: Int
    /// For what data are shared when the person agrees.
    public let purposes: [ConsentPurpose]

    /// As strict as it gets, for where no file was read.
    public static let strictest = PeopleRules(validFrom: CalendarDate(daysSince1970: 0), longestHidingWeeks: 0)

    public init(validFrom: CalendarDate, longestHidingWeeks: Int, purposes: [ConsentPurpose] = []) {
        self.validFrom = validFrom
        self.longestHidingWeeks = longestHidingWeeks
        self.purposes = purposes
    }

    public func purpose(_ id: String) -> ConsentPurpose? { purposes.first { $0.id == id } }
}

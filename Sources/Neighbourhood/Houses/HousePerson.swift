/// Somebody who makes a house what it is: on its board, paid, or a volunteer. Only who said yes is shown to everybody.
public struct HousePerson: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<HousePerson>

    public let id: ID
    public let house: House.ID
    public var facts: HousePersonFacts
    /// The day on which they said yes to what is shown; nil when nothing asked for it.
    public var agreedOn: CalendarDate?
    public var hasPhoto: Bool
    public var version: Int

    public init(id: ID, house: House.ID, facts: HousePersonFacts, agreedOn: CalendarDate?, hasPhoto: Bool, version: Int) {
        self.id = id
        self.house = house
        self.facts = facts
        self.agreedOn = agreedOn
        self.hasPhoto = hasPhoto
        self.version = version
    }

    /// As everybody may know them: nil for who is there for colleagues only, and no more of the name than they agreed to.
    public var forEverybody: HousePerson? {
        guard facts.shown != .colleagues else { return nil }
        var shown = self
        (shown.facts.person, shown.agreedOn) = (nil, nil)
        if facts.shown == .firstName { shown.facts.lastName = nil }
        return shown
    }
}

public struct HousePersonFacts: Sendable, Equatable {
    public enum Part: String, Sendable, CaseIterable, Decodable {
        case board, paid, volunteer
    }

    /// Who may see them. Each shows more than the one before it.
    public enum Shown: String, Sendable, CaseIterable, Decodable {
        case colleagues
        case firstName = "first-name"
        case fullName = "full-name"
    }

    public var firstName: String
    public var lastName: String?
    public var part: Part
    /// What they do for the house: "beheerder", "kookt op woensdag", "penningmeester".
    public var task: String
    /// Days of the week on which somebody can find them, 0 is Monday.
    public var days: [Int]
    public var shown: Shown
    /// Who it is, when they have a role in the house; what is kept here then goes with them.
    public var person: Person.ID?

    public init(
        firstName: String, lastName: String? = nil, part: Part, task: String, days: [Int] = [], shown: Shown, person: Person.ID? = nil
    ) {
        self.firstName = firstName
        self.lastName = lastName
        self.part = part
        self.task = task
        self.days = days
        self.shown = shown
        self.person = person
    }

    public var name: String { [firstName, lastName].compactMap(\.self).joined(separator: " ") }

    public func faults() -> [FieldError] {
        Words.faults(in: firstName, field: "first_name", limit: 80, required: true) + Words.faults(in: lastName, field: "last_name", limit: 80)
            + Words.faults(in: task, field: "task", limit: 120, required: true)
    }

    /// Whether they have to be asked anew: they are shown to more people than before, or with more of their name.
    public func showsMore(than former: HousePersonFacts?) -> Bool {
        func rank(_ shown: Shown) -> Int { Shown.allCases.firstIndex(of: shown) ?? 0 }
        return rank(shown) > rank(former?.shown ?? .colleagues)
    }

    /// Of one house, so that its page stays one page.
    public static let most = 40
    /// In bytes: a page with faces has to open on an old telephone.
    public static let largestPhoto = 1_000_000
}

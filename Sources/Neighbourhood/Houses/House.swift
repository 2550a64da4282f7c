/// A community centre: buurthuis, MFA, kulturhus.
public struct House: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<House>

    public let id: ID
    public var facts: HouseFacts
    public var version: Int

    public init(id: ID, facts: HouseFacts, version: Int) {
        self.id = id
        self.facts = facts
        self.version = version
    }
}

public struct HouseFacts: Sendable, Equatable {
    public var name: String
    public var about: String?
    public var phone: PhoneNumber?
    /// When it is open in an ordinary week.
    public var openings: OpeningTimes
    /// What there is to say of its hours besides, as people write it on the door: "verder op afspraak".
    public var hours: String?
    /// How somebody reaches its board: a telephone number, an address for mail, or words.
    public var boardReach: String?
    /// What makes it easy to get in and to be there, each in a few words (`accessibility.description` in HSDS 3.1).
    public var access: [String]
    /// What there is to use: a kitchen, sewing machines, a piano.
    public var facilities: [String]
    public var address: Address
    public var confirmedOn: CalendarDate?

    public init(
        name: String, about: String? = nil, phone: PhoneNumber? = nil, openings: OpeningTimes = .none, hours: String? = nil,
        boardReach: String? = nil, access: [String] = [], facilities: [String] = [], address: Address = Address(), confirmedOn: CalendarDate? = nil
    ) {
        self.name = name
        self.about = about
        self.phone = phone
        self.openings = openings
        self.hours = hours
        self.boardReach = boardReach
        self.access = access
        self.facilities = facilities
        self.address = address
        self.confirmedOn = confirmedOn
    }

    public func faults() -> [FieldError] {
        Words.faults(in: name, field: "name", limit: 160, required: true) + Words.faults(in: about, field: "about", limit: 4000)
            + Words.faults(in: hours, field: "hours", limit: 1000) + Words.faults(in: access.joined(separator: "\n"), field: "access", limit: 1000)
            + Words.faults(in: facilities.joined(separator: "\n"), field: "facilities", limit: 1000)
            + Words.faults(in: boardReach, field: "board_reach", limit: 200)
    }

    /// The words for access that houses use most; a house may add its own.
    public static let usualAccess = [
        "rolstoeltoegankelijk", "zonder drempel", "lift", "invalidentoilet", "ringleiding", "stille ruimte", "hulphond welkom",
        "parkeren bij de deur",
    ]
}

/// A neighbourhood team with the areas it works in.
public struct Team: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Team>

    public let id: ID
    public var name: String
    public var phone: PhoneNumber?
    public var mail: MailAddress?
    public var house: House.ID?
    public var areas: [AreaCode]

    public init(id: ID, name: String, phone: PhoneNumber?, mail: MailAddress?, house: House.ID?, areas: [AreaCode]) {
        self.id = id
        self.name = name
        self.phone = phone
        self.mail = mail
        self.house = house
        self.areas = areas
    }
}

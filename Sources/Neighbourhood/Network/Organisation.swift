/// A partner around the team: a GP, a school, a housing corporation, a mosque.
public struct Organisation: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Organisation>

    public let id: ID
    public var facts: OrganisationFacts
    public var version: Int

    public init(id: ID, facts: OrganisationFacts, version: Int) {
        self.id = id
        self.facts = facts
        self.version = version
    }
}

public struct OrganisationFacts: Sendable, Equatable {
    public var name: String
    public var kind: String
    public var about: String?
    public var phone: PhoneNumber?
    public var mail: MailAddress?
    public var website: String?
    public var address: Address
    public var confirmedOn: CalendarDate?

    public init(
        name: String, kind: String = "other", about: String? = nil, phone: PhoneNumber? = nil, mail: MailAddress? = nil, website: String? = nil,
        address: Address = Address(), confirmedOn: CalendarDate? = nil
    ) {
        self.name = name
        self.kind = kind
        self.about = about
        self.phone = phone
        self.mail = mail
        self.website = website
        self.address = address
        self.confirmedOn = confirmedOn
    }

    public func faults() -> [FieldError] {
        Words.faults(in: name, field: "name", limit: 160, required: true) + Words.faults(in: about, field: "about", limit: 4000)
    }
}

/// Where something stands.
public struct Address: Sendable, Equatable {
    public var street: String?
    public var houseNumber: String?
    public var postcode: Postcode?
    public var place: Coordinate?
    public var area: AreaCode?

    public init(street: String? = nil, houseNumber: String? = nil, postcode: Postcode? = nil, place: Coordinate? = nil, area: AreaCode? = nil) {
        self.street = street
        self.houseNumber = houseNumber
        self.postcode = postcode
        self.place = place
        self.area = area
    }
}

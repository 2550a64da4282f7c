public import Foundation

/// What somebody would do for another, or what a house or an organisation has to give.
public struct Offer: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Offer>

    public let id: ID
    public var draft: OfferDraft
    public var place: Coordinate?
    public var area: AreaCode?
    public var state: OfferState
    /// Matches that run now.
    public var running: Int
    public var confirmedOn: CalendarDate?
    public var version: Int
    public var placedAt: Date

    public init(
        id: ID, draft: OfferDraft, place: Coordinate?, area: AreaCode?, state: OfferState, running: Int, confirmedOn: CalendarDate?, version: Int,
        placedAt: Date
    ) {
        self.id = id
        self.draft = draft
        self.place = place
        self.area = area
        self.state = state
        self.running = running
        self.confirmedOn = confirmedOn
        self.version = version
        self.placedAt = placedAt
    }
}

/// New offers from the public side wait until a worker has seen them; sleeping ones were not confirmed for too long.
public enum OfferState: String, Sendable, CaseIterable, Codable {
    case new, open, asleep, withdrawn
}

public enum OfferKind: String, Sendable, CaseIterable, Codable {
    case resident, activity, service
}

/// Who offers: equal kinds of party, each with one person to talk to where there is one.
public enum PartyKind: String, Sendable, CaseIterable, Codable {
    case person, couple, family, group, street, company, house, organisation
}

/// Who stands behind an offer.
public struct Party: Sendable, Equatable {
    public var kind: PartyKind
    /// The person themselves, or whom to talk to for a group, a street or a company.
    public var person: Person.ID?
    public var house: House.ID?
    public var organisation: Organisation.ID?
    /// "Familie Yıldız", "de Lindestraat".
    public var name: String?
    /// Those who offer as one; nil for a single person, a house or an organisation, and until the offer is kept.
    public var circle: Circle.ID?

    public init(
        kind: PartyKind, person: Person.ID? = nil, house: House.ID? = nil, organisation: Organisation.ID? = nil, name: String? = nil,
        circle: Circle.ID? = nil
    ) {
        self.kind = kind
        self.person = person
        self.house = house
        self.organisation = organisation
        self.name = name
        self.circle = circle
    }

    public static func person(_ id: Person.ID) -> Party { Party(kind: .person, person: id) }
}

/// What is written down when an offer is placed or corrected.
public struct OfferDraft: Sendable, Equatable {
    public var kind: OfferKind
    public var party: Party
    /// A short name for an activity or a service.
    public var title: String?
    public var words: String
    public var forms: HelpForms
    public var rhythm: Rhythm
    public var availability: Availability
    /// How far, in metres as the crow flies. For an activity: from how far people may come.
    public var range: Int
    public var nearness: Nearness
    public var conditions: Conditions
    public var languages: [SpokenLanguage]
    /// What whoever offers wants to be for another.
    public var role: HelpRole.Key
    /// A certificate of conduct was seen on this day. Never the paper itself.
    public var vogSeenOn: CalendarDate?
    /// How many matches at once.
    public var atOnce: Int
    public var source: Source

    public init(
        kind: OfferKind = .resident, party: Party, title: String? = nil, words: String, forms: HelpForms = [], rhythm: Rhythm = .structural,
        availability: Availability = Availability(), range: Int = 2000, nearness: Nearness = .any, conditions: Conditions = Conditions(),
        languages: [SpokenLanguage] = [.dutch], role: HelpRole.Key = .helper, vogSeenOn: CalendarDate? = nil, atOnce: Int = 1, source: Source = .desk
    ) {
        self.kind = kind
        self.party = party
        self.title = title
        self.words = words
        self.forms = forms
        self.rhythm = rhythm
        self.availability = availability
        self.range = range
        self.nearness = nearness
        self.conditions = conditions
        self.languages = languages
        self.role = role
        self.vogSeenOn = vogSeenOn
        self.atOnce = atOnce
        self.source = source
    }

    public func faults(today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: words, field: "words", limit: 2000, required: true)
        faults += Words.faults(in: title, field: "title", limit: 120) + Words.faults(in: party.name, field: "party_name", limit: 120)
        faults += availability.faults() + Words.faults(in: conditions.words, field: "conditions", limit: 1000)
        if !(50...100_000).contains(range) { faults.append(FieldError("range", .outsideRange(50, 100_000))) }
        if let vogSeenOn, vogSeenOn > today { faults.append(FieldError("vog_seen_on", .afterToday)) }
        if !(1...500).contains(atOnce) { faults.append(FieldError("at_once", .outsideRange(1, 500))) }
        return faults
    }
}

/// What people attach to helping: it has to fit their life.
public struct Conditions: Sendable, Equatable {
    public var words: String?
    public var noStairs: Bool
    public var noPets: Bool
    public var lightOnly: Bool
    public var wantsAllowance: Bool

    public init(words: String? = nil, noStairs: Bool = false, noPets: Bool = false, lightOnly: Bool = false, wantsAllowance: Bool = false) {
        self.words = words
        self.noStairs = noStairs
        self.noPets = noPets
        self.lightOnly = lightOnly
        self.wantsAllowance = wantsAllowance
    }
}

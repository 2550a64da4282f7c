public import Foundation

/// That somebody agreed to something with their data: for one purpose, one recipient and some parts, until they say otherwise.
public struct Consent: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Consent>

    public let id: ID
    public let person: Person.ID
    /// The id of a `ConsentPurpose`.
    public let purpose: String
    /// Who gets it.
    public let recipient: Thing
    /// What they get: "name", "address", "phone".
    public let parts: [String]
    /// Which wording they agreed to.
    public let textVersion: String
    public let manner: ConsentManner
    public let givers: Set<ConsentGiver>
    public let from: Date
    /// Nil when it holds until it is withdrawn.
    public let until: CalendarDate?
    public let endedAt: Date?
    /// On paper: the day that stands on it, and which worker saw it being signed.
    public let givenOn: CalendarDate?
    public let witness: Person.ID?

    public init(
        id: ID, person: Person.ID, purpose: String, recipient: Thing, parts: [String], textVersion: String, manner: ConsentManner,
        givers: Set<ConsentGiver>, from: Date, until: CalendarDate? = nil, endedAt: Date? = nil, givenOn: CalendarDate? = nil,
        witness: Person.ID? = nil
    ) {
        self.id = id
        self.person = person
        self.purpose = purpose
        self.recipient = recipient
        self.parts = parts
        self.textVersion = textVersion
        self.manner = manner
        self.givers = givers
        self.from = from
        self.until = until
        self.endedAt = endedAt
        self.givenOn = givenOn
        self.witness = witness
    }

    public func holds(on day: CalendarDate) -> Bool { endedAt == nil && (until.map { day < $0 } ?? true) }
}

/// What a sheet of paper says on which somebody agreed, as a worker writes it down. The paper itself is not kept here.
public struct PaperConsent: Sendable, Equatable {
    public var person: Person.ID
    /// The id of a `ConsentPurpose`.
    public var purpose: String
    /// The proposal in which they get to know another; nil for what the municipality itself does.
    public var proposal: Proposal.ID?
    public var givers: Set<ConsentGiver>
    public var givenOn: CalendarDate
    /// The day of the wording, which stands at the foot of the sheet.
    public var textVersion: CalendarDate
    /// The worker who saw it being signed.
    public var witness: Person.ID
    /// The last day on which it holds; nil until it is withdrawn.
    public var until: CalendarDate?

    public init(
        person: Person.ID, purpose: String, proposal: Proposal.ID? = nil, givers: Set<ConsentGiver>, givenOn: CalendarDate, textVersion: CalendarDate,
        witness: Person.ID, until: CalendarDate? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.proposal = proposal
        self.givers = givers
        self.givenOn = givenOn
        self.textVersion = textVersion
        self.witness = witness
        self.until = until
    }

    /// All faults at once, in the order of the form.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if (purpose == ConsentPurpose.introduce) != (proposal != nil) { faults.append(FieldError("purpose", .notAChoice)) }
        if givers.isEmpty { faults.append(FieldError("givers", .notAChoice)) }
        if givenOn > today { faults.append(FieldError("given_on", .afterToday)) }
        if textVersion > givenOn { faults.append(FieldError("text_version", .afterDay(givenOn))) }
        if let until, until <= today { faults.append(FieldError("until", .beforeTomorrow)) }
        return faults
    }
}

/// How consent was given.
public enum ConsentManner: String, Sendable, CaseIterable, Codable {
    case spoken, tap, paper
}

/// Who gave it.
public enum ConsentGiver: String, Sendable, CaseIterable, Codable {
    case oneself = "self"
    case parent, representative
}

/// Something for which data are shared when the person agrees: dated data of the municipality.
public struct ConsentPurpose: Sendable, Equatable, Codable {
    public let id: String
    public let name: String
    /// The one plain sentence that is asked.
    public let text: String
    /// The day of that wording.
    public let version: String
    public let parts: [String]

    public init(id: String, name: String, text: String, version: String, parts: [String]) {
        self.id = id
        self.name = name
        self.text = text
        self.version = version
        self.parts = parts
    }

    /// Two people get to know each other's name, address and telephone number.
    public static let introduce = "introduce"
    /// What somebody says in a conversation about what they love is kept, and they are rung when something fits.
    public static let interview = "interview"
    /// The practice that referred somebody hears what came of it, as far as they choose.
    public static let referral = "referral"

    /// Whether it is agreed to on a sheet. What a practice hears is said to the practice itself.
    public var isOnPaper: Bool { id != Self.referral }
}

/// Whose yes it takes, by age: under twelve the parents, from twelve to fifteen the child and the parents, from sixteen the person (Jeugdwet 7.3.4,
/// 7.3.5 and 7.3.15). A representative stands where a parent would.
public enum ConsentRule: Sendable, Equatable, CaseIterable {
    case parents, childAndParents, person

    /// - Parameter age: in whole years; nil when nobody knows, and then the person decides.
    public init(age: Int?) {
        switch age ?? 16 {
        case ..<12: self = .parents
        case 12..<16: self = .childAndParents
        default: self = .person
        }
    }

    /// Of a year of birth the younger of the two ages that it allows, so that nobody decides too early.
    public init(bornYear: Int?, today: CalendarDate) {
        self.init(age: bornYear.map { today.year - $0 - 1 })
    }

    public func isMet(by givers: Set<ConsentGiver>) -> Bool {
        let hasParent = !givers.isDisjoint(with: [.parent, .representative])
        return switch self {
        case .parents: hasParent
        case .childAndParents: hasParent && givers.contains(.oneself)
        case .person: givers.contains(.oneself) || givers.contains(.representative)
        }
    }
}

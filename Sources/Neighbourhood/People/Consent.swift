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

    public init(
        id: ID, person: Person.ID, purpose: String, recipient: Thing, parts: [String], textVersion: String, manner: ConsentManner,
        givers: Set<ConsentGiver>, from: Date, until: CalendarDate? = nil, endedAt: Date? = nil
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
    }

    public func holds(on day: CalendarDate) -> Bool { endedAt == nil && (until.map { day < $0 } ?? true) }
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

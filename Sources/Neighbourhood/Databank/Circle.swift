public import Foundation

/// Several people who do something for another as one: a couple, a family, a group, a street, a company. One of them is whom to talk to; whoever does not
/// want to any more hands that over, and the offers stay.
public struct Circle: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Circle>

    public let id: ID
    public var draft: CircleDraft
    /// Whom to talk to; one of the members.
    public var contact: Person.ID
    public var version: Int
    public let madeAt: Date

    public init(id: ID, draft: CircleDraft, contact: Person.ID, version: Int, madeAt: Date) {
        self.id = id
        self.draft = draft
        self.contact = contact
        self.version = version
        self.madeAt = madeAt
    }
}

/// What is written down of a circle, apart from who is in it.
public struct CircleDraft: Sendable, Equatable {
    public var kind: PartyKind
    /// "Gezin Van den Heuvel", "de Lindestraat". A couple or a family may go without.
    public var name: String?
    /// About how many take part, also those whom nobody wrote down by name.
    public var size: Int?

    public init(kind: PartyKind, name: String? = nil, size: Int? = nil) {
        self.kind = kind
        self.name = name
        self.size = size
    }

    public static let sizes = 2...10_000

    public func faults() -> [FieldError] {
        var faults = Words.faults(in: name, field: "party_name", limit: 120, required: kind.needsName)
        if !kind.isCircle { faults.append(FieldError("party_kind", .notAChoice)) }
        if let size, !Self.sizes.contains(size) { faults.append(FieldError("size", .outsideRange(Self.sizes.lowerBound, Self.sizes.upperBound))) }
        return faults
    }
}

/// Somebody who takes part.
public struct CircleMember: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    public let joinedAt: Date

    public init(person: Person.ID, name: String, joinedAt: Date) {
        self.person = person
        self.name = name
        self.joinedAt = joinedAt
    }
}

extension PartyKind {
    /// Several people who offer as one.
    public static let circles: [PartyKind] = [.couple, .family, .group, .street, .company]
    public var isCircle: Bool { Self.circles.contains(self) }
    /// Whether nobody would know it without a name of its own.
    public var needsName: Bool { [.group, .street, .company].contains(self) }
}

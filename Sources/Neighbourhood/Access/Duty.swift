/// A role in force now, and how far it reaches.
public struct Duty: Hashable, Sendable {
    public let role: Role
    public let scope: Scope

    public init(_ role: Role, _ scope: Scope = .municipality) {
        self.role = role
        self.scope = scope
    }
}

/// How far a role reaches.
public enum Scope: Hashable, Sendable {
    case municipality
    /// One team, house, organisation or match; of a team, or of a team that has its place in the house, with the areas it works in.
    case part(Thing, areas: Set<AreaCode>)
    /// Something this version knows no rules for, a plan for instance. It reaches nothing.
    case unknown

    var house: House.ID? {
        guard case .part(let thing, _) = self, thing.kind == .house else { return nil }
        return House.ID(thing.id)
    }

    /// Whoever has no area on record belongs to every team, so that nobody's ask is nobody's.
    func reaches(_ ties: Ties) -> Bool {
        switch self {
        case .municipality: true
        case .unknown: false
        case .part(let thing, let areas):
            contains(thing, ties) || (!ties.isInside && !areas.isEmpty && (ties.area?.enclosing.contains(where: areas.contains) ?? true))
        }
    }

    private func contains(_ thing: Thing, _ ties: Ties) -> Bool {
        switch thing.kind {
        case .house: ties.house?.text == thing.id
        case .organisation: ties.organisation?.text == thing.id
        case .proposal, .match: ties.match?.text == thing.id
        default: false
        }
    }
}

extension Duty {
    /// How its holder stands to a thing. Whoever minds it comes first: that they keep, wherever it lies.
    func relation(of viewer: Viewer, to ties: Ties) -> Relation {
        if let person = viewer.person, ties.minders.contains(person) { return .owner }
        if !viewer.covers.isDisjoint(with: ties.minders) { return .cover }
        return !ties.isHeld && scope.reaches(ties) ? .within : .sameMunicipality
    }
}

/// How far somebody's rights to one deed reach, for a list to keep to. The same rule as `Access`, turned about.
public enum Sight: Sendable, Equatable {
    case nothing
    case everything
    /// What lies in these areas or in none, and what these workers mind.
    case part(areas: Set<AreaCode>, minders: Set<Person.ID>)
}

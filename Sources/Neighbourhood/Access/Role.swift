public import Foundation

/// The part somebody plays in a municipality, a team or a house. A role belongs to the relation and ends with it.
public enum Role: String, Sendable, CaseIterable, Codable {
    /// bewoner
    case resident
    /// baliemedewerker, often a resident
    case desk
    /// verbinder: coordinator of volunteers, matchmaker
    case connector
    /// wijkteamlid
    case teamMember = "team-member"
    /// huisbeheer
    case houseManager = "house-manager"
    case partner
    /// ervaringsdeskundige
    case expertByExperience = "expert-by-experience"
    /// adviesraad
    case council
    /// beleid
    case policy
    /// beheer
    case admin

    /// Who may stand in for each other: everybody at the desk or in a team.
    public static let standIns: [Role] = [.desk, .connector, .teamMember]
}

/// A role held from one moment until another, for the whole municipality or for one team, house or organisation.
public struct RoleGrant: Hashable, Sendable {
    public let role: Role
    public let scope: Thing?
    public let from: Date
    public let until: Date?

    public init(role: Role, scope: Thing? = nil, from: Date, until: Date? = nil) {
        self.role = role
        self.scope = scope
        self.from = from
        self.until = until
    }

    public func holds(at moment: Date) -> Bool {
        from <= moment && (until.map { moment < $0 } ?? true)
    }
}

/// Which role somebody gets, where, and from which day until and with which: what an administrator decides.
public struct GrantDraft: Sendable, Equatable {
    public var person: Person.ID
    public var role: Role
    /// A team, house or organisation; nil for the whole municipality.
    public var place: Thing?
    public var from: CalendarDate
    /// The last day; nil when no end is agreed.
    public var until: CalendarDate?

    public init(person: Person.ID, role: Role, place: Thing? = nil, from: CalendarDate, until: CalendarDate? = nil) {
        self.person = person
        self.role = role
        self.place = place
        self.from = from
        self.until = until
    }

    /// All faults at once. Setting up and making policy are for the whole municipality.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults: [FieldError] = []
        if !role.isOfWork { faults.append(FieldError("role", .notAChoice)) }
        if place != nil, role == .admin || role == .policy { faults.append(FieldError("place", .notAChoice)) }
        if from < today { faults.append(FieldError("from", .beforeToday)) }
        if let until, until < from { faults.append(FieldError("until", .endsBeforeItStarts)) }
        return faults
    }
}

/// Who is looking or doing. An argument of every read and every deed.
public struct Viewer: Sendable, Equatable {
    public let municipality: MunicipalityCode
    /// Nil for somebody on the public side who did not sign in, and for the system itself.
    public let person: Person.ID?
    public let name: String
    /// Roles in force now, with how far they reach; ended ones are left out when the viewer is made.
    public let duties: Set<Duty>
    /// Colleagues who are away and for whom the viewer stands in today.
    public let covers: Set<Person.ID>

    /// Whose work a list shows that keeps to one worker: theirs, and that of whom the viewer stands in for; nil where the list keeps to nobody.
    public func minders(keepingTo owner: Person.ID?) -> [Person.ID]? { owner.map { [$0] + covers.sorted() } }
    /// The municipality's own machine: a daily job, an import from the command line.
    public let isSystem: Bool
    /// The worker who looks along with this resident; nil when they are on their own.
    public let companion: Companion?
    /// When they last showed in this session that it is them; nil when that is not known.
    public let provenAt: Date?

    public init(
        municipality: MunicipalityCode, person: Person.ID?, name: String, duties: Set<Duty>, covers: Set<Person.ID> = [], provenAt: Date? = nil
    ) {
        self.municipality = municipality
        self.person = person
        self.name = name
        self.duties = duties
        self.covers = covers
        self.provenAt = provenAt
        isSystem = false
        companion = nil
    }

    /// Somebody whose roles hold for the whole municipality.
    public init(municipality: MunicipalityCode, person: Person.ID?, name: String, roles: Set<Role>, provenAt: Date? = nil) {
        self.init(municipality: municipality, person: person, name: name, duties: Set(roles.map { Duty($0) }), provenAt: provenAt)
    }

    /// Somebody with a worker beside them. Their roles are left at home: whoever looks along with a colleague learns nothing of that colleague's work.
    public init(municipality: MunicipalityCode, person: Person.ID, name: String, beside companion: Companion) {
        self.municipality = municipality
        self.person = person
        self.name = name
        (duties, covers) = ([], [])
        isSystem = false
        self.companion = companion
        provenAt = nil
    }

    private init(system municipality: MunicipalityCode) {
        self.municipality = municipality
        person = nil
        name = "Omzien"
        (duties, covers) = ([], [])
        isSystem = true
        companion = nil
        provenAt = nil
    }

    /// A visitor of the public pages.
    public static func visitor(of municipality: MunicipalityCode) -> Viewer {
        Viewer(municipality: municipality, person: nil, name: "", roles: [])
    }

    public static func system(of municipality: MunicipalityCode) -> Viewer {
        Viewer(system: municipality)
    }

    public var roles: Set<Role> { Set(duties.map(\.role)) }

    /// The community centre that they run; nil for who runs none or several.
    public var ownHouse: House.ID? {
        let run = Set(duties.compactMap { $0.role == .houseManager ? $0.scope.house : nil })
        return run.count == 1 ? run.first : nil
    }
}

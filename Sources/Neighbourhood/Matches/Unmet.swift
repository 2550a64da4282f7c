/// Something that a role asks and that is not there: of whom, and what is wrong with it.
public struct Unmet: Sendable, Equatable {
    public enum Lack: Sendable, Equatable {
        case missing
        /// What there was does not count any more since this day.
        case ended(CalendarDate)
        /// The certificate was given for other work: these profiles are not on it.
        case lacksProfiles([String])
        /// Nobody wrote down who else lives in the house.
        case houseUnknown
    }

    public let requirement: Requirement
    /// The call name of whom it is asked.
    public let name: String
    public let person: Person.ID
    public let lack: Lack

    public init(_ requirement: Requirement, of member: PartyMember, _ lack: Lack) {
        self.requirement = requirement
        name = member.name
        person = member.person
        self.lack = lack
    }
}

/// An adult behind an offer, with what was made sure of them.
public struct PartyMember: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    public let safeguards: [Safeguard]

    public init(person: Person.ID, name: String, safeguards: [Safeguard]) {
        self.person = person
        self.name = name
        self.safeguards = safeguards
    }
}

/// The adults of whom a role may ask something.
public struct PartyAdults: Sendable, Equatable {
    /// Whoever offers, or whom to talk to for a family or a group.
    public let contact: PartyMember
    /// The other adults of the house; nil as long as nobody wrote down who they are.
    public let others: [PartyMember]?

    public init(contact: PartyMember, others: [PartyMember]? = nil) {
        self.contact = contact
        self.others = others
    }
}

extension HelpRole {
    /// What keeps a stage from beginning, in the order in which the role asks it; empty when nothing does. The agreement is not among it: that is of the
    /// match (`needsAgreement`).
    public func unmet(for stage: Requirement.Stage, by adults: PartyAdults, on day: CalendarDate) -> [Unmet] {
        let asked = requirements(for: stage).filter { $0.kind != .agreement }
        let unmet = asked.flatMap { requirement in
            ([adults.contact] + (requirement.ofAllAdults ? adults.others ?? [] : [])).compactMap { member in
                requirement.lack(in: member.safeguards, on: day).map { Unmet(requirement, of: member, $0) }
            }
        }
        guard adults.others == nil, let first = asked.first(where: \.ofAllAdults) else { return unmet }
        return unmet + [Unmet(first, of: adults.contact, .houseUnknown)]
    }
}

extension Requirement {
    /// What is wrong with what there is; nil when one of it will do.
    public func lack(in safeguards: [Safeguard], on day: CalendarDate) -> Unmet.Lack? {
        let known = safeguards.filter { $0.answers(self) && $0.draft.metOn <= day }
        guard !known.isEmpty else { return .missing }
        let holding = known.filter { safeguard in safeguard.ends(for: self).map { day < $0 } ?? true }
        guard !holding.isEmpty else { return known.compactMap { $0.ends(for: self) }.max().map { .ended($0) } }
        let lacking = holding.map { safeguard in profiles.filter { !safeguard.draft.profiles.contains($0) } }
        return lacking.contains(where: \.isEmpty) ? nil : .lacksProfiles(lacking.min { $0.count < $1.count } ?? profiles)
    }
}

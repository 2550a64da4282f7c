/// How a viewer stands to a thing. Rights follow it: the same connector may do more with an ask that is theirs to mind than with one of another team.
public enum Relation: String, Sendable, CaseIterable {
    /// It is about the viewer, or the viewer made it for themselves.
    case own
    /// The viewer asked it for another.
    case onBehalf = "on-behalf"
    /// Listens to somebody, until what was said is handed in.
    case interviewer
    /// One side of a proposal that is still being asked.
    case sideAsked = "side-asked"
    /// One side of a proposal to which both said yes; the introduction is next.
    case sideAgreed = "side-agreed"
    /// One side of an introduction that holds.
    case sideIntroduced = "side-introduced"
    /// Was one side: of a proposal that was declined or withdrawn, or of an introduction whose ask is over.
    case formerSide = "former-side"
    /// Works where the thing is: in the team of that area, in that house, organisation or match, or for the whole municipality.
    case within
    /// Minds it.
    case owner
    /// Stands in for whoever minds it, for as long as that one is away.
    case cover
    /// Nothing but living or working in the same municipality.
    case sameMunicipality = "same-municipality"
}

extension Relation {
    /// How one side of a proposal stands to it at a step.
    public init(sideAt step: ProposalStep) {
        self =
            switch step {
            case .asked: .sideAsked
            case .agreed: .sideAgreed
            case .introduced: .sideIntroduced
            case .ended, .declined, .withdrawn: .formerSide
            }
    }
}

/// What ties a thing to people and places: all that the policy has to know of it.
public struct Ties: Sendable, Equatable {
    /// Whose it is: the person themselves, who asks, who offers.
    public var people: Set<Person.ID>
    public var askedBy: Person.ID?
    /// Who holds an interview that is not handed in yet.
    public var interviewer: Person.ID?
    /// The two sides of a proposal, and how they stand to it.
    public var sides: Set<Person.ID>
    public var sideRelation: Relation
    /// Who minds it.
    public var minders: Set<Person.ID>
    /// Nobody but who minds it, and their cover: a worry that was taken up.
    public var isHeld: Bool
    public var area: AreaCode?
    public var house: House.ID?
    /// Of the house alone: who works in the areas around it has no say for that.
    public var isInside: Bool
    public var organisation: Organisation.ID?
    public var match: Proposal.ID?

    public init(
        people: Set<Person.ID> = [], askedBy: Person.ID? = nil, interviewer: Person.ID? = nil, sides: Set<Person.ID> = [],
        sideRelation: Relation = .formerSide, minders: Set<Person.ID> = [], isHeld: Bool = false, area: AreaCode? = nil, house: House.ID? = nil,
        isInside: Bool = false, organisation: Organisation.ID? = nil,
        match: Proposal.ID? = nil
    ) {
        self.people = people
        self.askedBy = askedBy
        self.interviewer = interviewer
        self.sides = sides
        self.sideRelation = sideRelation
        self.minders = minders
        self.isHeld = isHeld
        self.area = area
        self.house = house
        self.isInside = isInside
        self.organisation = organisation
        self.match = match
    }

    /// What is of a house itself, its rooms and who has them.
    public static func inside(_ house: House.ID, minders: Set<Person.ID> = []) -> Ties {
        Ties(minders: minders, house: house, isInside: true)
    }

    /// How somebody stands to the thing as a person, whatever their work is.
    func relation(of person: Person.ID) -> Relation? {
        if people.contains(person) { return .own }
        if sides.contains(person) { return sideRelation }
        if interviewer == person { return .interviewer }
        return askedBy == person ? .onBehalf : nil
    }
}

extension Person {
    /// - Parameter minders: the workers who mind an open ask or match in which this person stands.
    public func ties(minders: Set<ID> = []) -> Ties { Ties(people: [id], minders: minders, area: area) }
}

extension Ask {
    public var ties: Ties {
        Ties(people: [draft.subject], askedBy: draft.askedBy, minders: Set([care?.owner].compactMap(\.self)), area: area)
    }
}

extension Offer {
    public var ties: Ties { draft.party.ties(area: area) }
}

extension Party {
    public func ties(area: AreaCode?) -> Ties {
        Ties(people: Set([person].compactMap(\.self)), area: area, house: house, organisation: organisation)
    }
}

extension Worry {
    /// Until somebody takes it up it is everybody's whose work it is; from then on it is theirs.
    public var ties: Ties { Ties(minders: Set([takenUpBy].compactMap(\.self)), isHeld: takenUpBy != nil) }
}

extension Proposal {
    /// - Parameters:
    ///   - sides: who asks and who offers.
    ///   - isAskOver: the ask was closed or withdrawn; the introduction that came of it does not hold any more.
    ///   - area: where the ask is.
    public func ties(sides: Set<Person.ID>, isAskOver: Bool, area: AreaCode?) -> Ties {
        Ties(
            sides: sides, sideRelation: isAskOver ? .formerSide : Relation(sideAt: step), minders: [care.owner], area: area, match: id)
    }
}

extension Match {
    /// - Parameters:
    ///   - sides: who asks and who offers.
    ///   - area: where the ask is.
    public func ties(sides: Set<Person.ID>, area: AreaCode?) -> Ties {
        Ties(
            sides: sides, sideRelation: step.isAlive ? .sideIntroduced : .formerSide, minders: Set([care?.owner].compactMap(\.self)), area: area,
            match: id)
    }
}

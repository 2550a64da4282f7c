/// Why something may not be done; each has its own sentence on the page.
public enum Refusal: String, Sendable, Equatable {
    /// The viewer is not signed in.
    case signInFirst
    /// None of the viewer's roles includes this.
    case notYourRole
    /// The role includes it, but for other people than these.
    case notYourRelation
    /// The role includes it, but this lies with another team, or with a colleague alone.
    case outsideYourWork
    /// It would let a worker in as a colleague.
    case notForColleagues
    /// The person asked that their data are kept and not used.
    case frozen
    /// It is for the person alone, without anybody who looks along.
    case notBeside
    /// Another handles this request.
    case notYourRequest
    /// Nobody decides what they may do themselves.
    case notYourself
}

/// The one policy: viewer, deed and what ties the thing to people in; yes, or no with its reason out. Pure, default deny.
///
/// A thing of another municipality never reaches this policy: storage does not find it. The rights themselves are in `Rights`, role by role and
/// relation by relation; docs/access.md prints them.
public enum Access {
    /// Whether somebody may do a deed with this thing.
    ///
    /// - Throws: `Problem.signInNeeded` for a visitor, `Problem.notAllowed` for anyone else.
    public static func allow(_ viewer: Viewer, _ deed: Deed, _ ties: Ties) throws(Problem) {
        try enforce(refusal(viewer, deed, personal: viewer.person.flatMap(ties.relation)) { $0.relation(of: viewer, to: ties) })
    }

    public static func allows(_ viewer: Viewer, _ deed: Deed, _ ties: Ties) -> Bool {
        refusal(viewer, deed, personal: viewer.person.flatMap(ties.relation)) { $0.relation(of: viewer, to: ties) } == nil
    }

    /// Whether somebody may do a deed with a thing to which they stand like this. Whoever works for the whole municipality works where the thing is.
    public static func allow(_ viewer: Viewer, _ deed: Deed, _ relation: Relation = .sameMunicipality) throws(Problem) {
        try enforce(refusal(viewer, deed, personal: relation) { $0.relation(knownAs: relation) })
    }

    public static func allows(_ viewer: Viewer, _ deed: Deed, _ relation: Relation = .sameMunicipality) -> Bool {
        refusal(viewer, deed, personal: relation) { $0.relation(knownAs: relation) } == nil
    }

    /// Whether there is work in which somebody does this at all: for a menu, and for the answer to an id that is not there. Never instead of the question
    /// about the thing itself.
    public static func allowSomewhere(_ viewer: Viewer, _ deed: Deed) throws(Problem) {
        try enforce(refusal(viewer, deed, personal: nil) { _ in .owner })
    }

    public static func allowsSomewhere(_ viewer: Viewer, _ deed: Deed) -> Bool {
        refusal(viewer, deed, personal: nil) { _ in .owner } == nil
    }

    /// How far the rights of somebody's work reach, so that a list holds what may be seen and no more.
    public static func sight(of viewer: Viewer, for deed: Deed) -> Sight {
        if viewer.isSystem { return .everything }
        let duties = viewer.duties.filter { Rights.of($0.role, .within).contains(deed) }
        if duties.contains(where: { $0.scope == .municipality }) { return .everything }
        let areas = duties.reduce(into: Set<AreaCode>()) { areas, duty in
            if case .part(_, let own) = duty.scope { areas.formUnion(own) }
        }
        let minds = viewer.duties.contains { Rights.of($0.role, .owner).contains(deed) }
        let minders = minds ? viewer.covers.union([viewer.person].compactMap(\.self)) : []
        return areas.isEmpty && minders.isEmpty ? .nothing : .part(areas: areas, minders: minders)
    }

    private static func enforce(_ refusal: Refusal?) throws(Problem) {
        guard let refusal else { return }
        throw refusal == .signInFirst ? .signInNeeded : .notAllowed(refusal)
    }

    private static func refusal(_ viewer: Viewer, _ deed: Deed, personal: Relation?, _ relation: (Duty) -> Relation) -> Refusal? {
        if viewer.isSystem || Rights.ofVisitors.contains(deed) { return nil }
        guard viewer.person != nil || !viewer.duties.isEmpty else { return .signInFirst }
        if viewer.companion != nil, Rights.notBeside.contains(deed) { return .notYourRelation }
        if viewer.person != nil, let personal, Rights.of(personal).contains(deed) { return nil }
        if viewer.duties.contains(where: { Rights.of($0.role, relation($0)).contains(deed) }) { return nil }
        if viewer.duties.contains(where: { Rights.of($0.role, .owner).contains(deed) }) { return .outsideYourWork }
        return Rights.ofPeople.contains(deed) ? .notYourRelation : .notYourRole
    }
}

extension Duty {
    fileprivate func relation(knownAs relation: Relation) -> Relation {
        relation == .sameMunicipality && scope == .municipality ? .within : relation
    }
}

extension Viewer {
    /// Works with what residents ask and offer: is addressed with "je", and comes back to the working pages.
    public var isAtWork: Bool { Access.allows(self, .seeToday) }
}

/// Why something may not be done; each has its own sentence on the page.
public enum Refusal: String, Sendable, Equatable {
    /// The viewer is not signed in.
    case signInFirst
    /// None of the viewer's roles includes this.
    case notYourRole
    /// The role includes it, but for other people than these.
    case notYourRelation
    /// It would let a worker in as a colleague.
    case notForColleagues
    /// The person asked that their data are kept and not used.
    case frozen
    /// It is for the person alone, without anybody who looks along.
    case notBeside
    /// Another handles this request.
    case notYourRequest
}

/// How the viewer stands to the thing.
public enum Relation: Sendable, CaseIterable {
    /// It is about the viewer, or the viewer made it for themselves.
    case own
    /// Nothing but living or working in the same municipality.
    case sameMunicipality
}

/// The one policy: viewer, deed and relation in; yes, or no with its reason out. Pure, default deny.
///
/// A thing of another municipality never reaches this table: storage does not find it.
public enum Access {
    /// - Throws: `Problem.signInNeeded` for a visitor, `Problem.notAllowed` for anyone else.
    public static func allow(_ viewer: Viewer, _ deed: Deed, _ relation: Relation = .sameMunicipality) throws(Problem) {
        guard let refusal = refusal(viewer, deed, relation) else { return }
        throw refusal == .signInFirst ? .signInNeeded : .notAllowed(refusal)
    }

    public static func allows(_ viewer: Viewer, _ deed: Deed, _ relation: Relation = .sameMunicipality) -> Bool {
        refusal(viewer, deed, relation) == nil
    }

    static func refusal(_ viewer: Viewer, _ deed: Deed, _ relation: Relation) -> Refusal? {
        if viewer.isSystem || openToVisitors.contains(deed) { return nil }
        if viewer.companion != nil, notBeside.contains(deed) { return .notYourRelation }
        if relation == .own, viewer.person != nil, openToOwners.contains(deed) { return nil }
        if viewer.roles.contains(where: { deeds(of: $0).contains(deed) }) { return nil }
        if viewer.person == nil { return .signInFirst }
        return openToOwners.contains(deed) ? .notYourRelation : .notYourRole
    }

    /// What the public pages offer to everybody, without an account.
    static let openToVisitors: Set<Deed> = [.askPublicly, .offerPublicly, .recordWorry, .seeNeighbourhood, .requestRight, .signIn, .signOut]

    /// What anyone may do with what is theirs.
    static let openToOwners: Set<Deed> = [
        .lookAtPerson, .correctPerson, .lookAtAsk, .correctAsk, .closeAsk, .lookAtOffer, .correctOffer, .confirmOffer, .pauseOffer,
        .resumeOffer, .withdrawOffer, .recordAnswer, .withdrawProposal, .endSession, .readNote, .answerNote,
        .handleRights, .copyPerson, .withdrawConsent,
    ]

    /// What is left to somebody alone, also when a worker looks along.
    static let notBeside: Set<Deed> = [.endSession]

    /// What each role adds, for everybody in the municipality.
    static func deeds(of role: Role) -> Set<Deed> {
        switch role {
        case .connector, .teamMember: brokering
        case .desk: desk
        case .houseManager: [.registerHouse, .placeOffer]
        case .admin: [.seeWords, .changeWords, .setUp, .invite, .importRows, .registerOrganisation, .registerHouse]
        case .resident, .partner, .expertByExperience, .council, .policy: []
        }
    }

    /// The front desk takes things in and hands them on; it does not introduce people to each other.
    private static let desk: Set<Deed> = [
        .registerPerson, .correctPerson, .lookAtPerson, .placeAsk, .correctAsk, .lookAtAsk, .putAskOnWaitingList, .placeOffer, .correctOffer,
        .lookAtOffer,
        .confirmOffer, .pauseOffer, .resumeOffer, .searchDatabank, .seeCandidates, .seeToday, .recordWorry, .makeCode, .openBeside,
        .writeNote, .correctNote, .recordRight, .withdrawConsent,
    ]

    private static let brokering: Set<Deed> = desk.union([
        .takeUpAsk, .closeAsk, .reopenAsk, .withdrawOffer, .bringBackOffer, .registerOrganisation, .registerHouse, .propose, .recordAnswer,
        .introduce, .withdrawProposal, .takeUpWorry, .importRows, .erasePerson, .hold, .liftHold,
        .seeWords, .changeWords, .readNote, .hideNote, .showNote,
        .handleRights, .takeUpRight, .checkIdentity, .extendRight, .closeRight, .freezePerson, .thawPerson, .copyPerson,
    ])
}

extension Viewer {
    /// Works with what residents ask and offer: is addressed with "je", and comes back to the working pages.
    public var isAtWork: Bool { Access.allows(self, .seeToday) }
}

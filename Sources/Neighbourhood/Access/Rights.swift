/// The table of rights: what somebody may do with a thing to which they stand in some relation, and what each role adds.
///
/// A right that is not here is not there. A golden file holds the whole table (`AccessTableTests`), so that every change of right is seen as one.
public enum Rights {
    /// What the public pages offer to everybody, without an account.
    public static let ofVisitors: Set<Deed> = [
        .askPublicly, .offerPublicly, .recordWorry, .seeNeighbourhood, .requestRight, .signIn, .failToSignIn, .signOut,
        .answerByMessage, .refuseMessages, .referPatient, .readReferralAnswer,
        .readCalendarLink,
    ]

    /// What is left to somebody alone, also when a worker looks along.
    public static let notBeside: Set<Deed> = [.endSession, .setSecondStep, .makeRecoveryCodes, .keepCalendarLink]

    /// What people may do with what they stand in themselves.
    public static func of(_ relation: Relation) -> Set<Deed> { byRelation[relation] ?? [] }

    /// What a role adds with a thing to which its holder stands like this.
    public static func of(_ role: Role, _ relation: Relation) -> Set<Deed> {
        switch relation {
        case .within, .owner, .cover: whereTheyWork[role] ?? []
        default: everywhere[role] ?? []
        }
    }

    // Put together once: a page asks the policy dozens of times, a list for every line.
    private static let everywhere = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, anywhere($0)) })
    private static let whereTheyWork = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, anywhere($0).union(near($0))) })

    private static let byRelation: [Relation: Set<Deed>] = [
        .own: own, .onBehalf: [.lookAtAsk], .interviewer: [.holdInterview, .handInInterview, .putInterviewAway], .sideAsked: answering,
        .sideAgreed: answering,
        .sideIntroduced: [
            .lookAtProposal, .lookAtAgreement, .agree, .seeContact, .pauseMatch, .resumeMatch, .endMatch, .answerTalk, .seeWhoToCall, .reportIncident,
        ],
        .formerSide: [.answerTalk],
    ]
    private static let answering: Set<Deed> = [.lookAtProposal, .recordAnswer, .withdrawProposal]

    /// All that people may do with something of theirs, in whatever relation.
    static let ofPeople: Set<Deed> = Relation.allCases.reduce(into: []) { $0.formUnion(of($1)) }

    /// Whether people may do this with something of theirs, without any role.
    public static func isOfPeople(_ deed: Deed) -> Bool { ofPeople.contains(deed) }

    private static let own: Set<Deed> = [
        .lookAtPerson, .correctPerson, .lookAtAsk, .correctAsk, .closeAsk, .lookAtOffer, .correctOffer, .confirmOffer, .pauseOffer,
        .resumeOffer, .withdrawOffer, .recordAnswer, .withdrawProposal, .endSession, .setSecondStep, .makeRecoveryCodes, .closeBeside, .readNote,
        .answerNote,
        .handleRights, .copyPerson, .withdrawConsent, .chooseChannel, .seeSafeguards, .claim, .addReceipt,
        .withdrawClaim, .lookAtClaim, .setBankAccount, .leaveCircle, .keepPresence, .keepCalendarLink, .endTrial,
    ]

    /// What belongs to a role wherever the thing is: taking in who comes, and the databank of gifts, which serves the whole municipality because help
    /// often comes from another neighbourhood. An offer tells a name and words; address and telephone are the person's.
    private static func anywhere(_ role: Role) -> Set<Deed> {
        switch role {
        case .desk: desk
        case .connector: team.union(paying)
        case .teamMember: team
        case .admin:
            paying.union([
                .seeWords, .changeWords, .seeRoles, .changeRoles, .setUp, .invite, .importRows, .registerOrganisation, .registerHouse,
                .arrangeCoverOfColleague, .endCover, .seeRota, .keepRota, .setHelpLines, .keepHolidays,
                .setPayerAccount, .registerRoom, .seeRooms, .keepHouse, .seeColleagues, .giveRole, .endRole, .setSmallestGroup,
            ])
        case .policy: [.seeFigures, .seeExperiments]
        case .houseManager, .council: [.seeExperiments]
        case .resident, .partner, .expertByExperience: []
        }
    }

    /// What belongs to a role only where its holder works: in the area, the house, the organisation, or what they mind or stand in for.
    private static func near(_ role: Role) -> Set<Deed> {
        switch role {
        case .desk: deskNear
        case .connector, .teamMember: brokering
        case .houseManager: offersOfTheHouse.union(rooms)
        case .partner: offersOfTheHouse
        case .resident, .expertByExperience, .council, .policy, .admin: []
        }
    }

    /// Who approved does not pay, which storage asks.
    private static let paying: Set<Deed> = [.makePaymentRun, .exportPaymentRun, .markPaid, .cancelPaymentRun]

    /// The front desk takes things in and hands them on.
    private static let desk: Set<Deed> = [
        .registerPerson, .recogniseCaller, .placeAsk, .placeOffer, .lookAtOffer, .searchDatabank, .seeCandidates, .seeToday, .recordWorry,
        .arrangeCover, .endCover, .seeRoles, .seeRota, .seeRooms, .bookRoom, .startActivity, .seeDropIns, .tallyWalkIn, .seeTalkNotes, .noteTalk,
        .seeHouseTasks, .keepHouseTasks, .seeRoleAgreement, .seeExperiments,
    ]

    /// Rights are exercised by people of the whole municipality; only the owner of a request gets to do anything with it, which storage asks.
    private static let team: Set<Deed> = desk.union([
        .keepRoleAgreement, .signRoleAgreement, .keepExperiment, .registerOrganisation, .registerHouse, .keepReferralDoor, .keepHolidays,
        .keepDropIns, .importRows,
        .bringList, .undoList, .seeWords,
        .changeWords,
        .handleRights,
        .takeUpRight,
        .checkIdentity, .extendRight,
        .closeRight, .freezePerson, .thawPerson, .copyPerson, .hold, .liftHold,
    ])

    private static let deskNear: Set<Deed> = [
        .lookAtCircle, .keepCircle,
        .correctPerson, .lookAtPerson, .correctAsk, .lookAtAsk, .putAskOnWaitingList, .correctOffer, .confirmOffer, .pauseOffer, .resumeOffer,
        .lookAtProposal, .makeCode, .openBeside, .writeNote, .correctNote, .recordRight, .withdrawConsent, .recordConsent, .handlePost,
        .chooseChannel,
        .claim, .addReceipt, .withdrawClaim, .lookAtClaim, .setBankAccount, .tellPerson,
        .seeInterviews, .giveInterview, .holdInterview, .handInInterview, .lookAtInterview, .takeInInterview, .putInterviewAway, .keepPromise,
        .moveBooking, .cancelBooking, .keepHouse, .bringCalendar, .changeActivity, .endActivity, .keepPresence,
    ]

    private static let brokering: Set<Deed> = deskNear.union([
        .joinActivity, .tellPractice, .planInterviews, .postOutside, .recordOutsideReply, .settleOutsideReply, .takeUpAsk, .closeAsk, .reopenAsk,
        .withdrawOffer,
        .bringBackOffer,
        .propose, .recordAnswer, .introduce, .withdrawProposal,
        .seeContact,
        .seeSafeguards, .recordSafeguard, .tellHouse, .lookAtAgreement, .drawUpAgreement, .agree,
        .lookAtMatch, .planAcquaintance, .startTrial, .agreeOnMatch, .startMatch, .renewMatch, .pauseMatch, .resumeMatch, .prepareEnding, .carryOn,
        .endMatch,
        .thankMatch, .thankHelper, .mindMatch, .handOverMatch, .recordTalk, .lookAtWorry, .takeUpWorry, .readNote, .hideNote, .showNote, .erasePerson,
        .seeWhoToCall, .reportIncident,
        .lookAtIncident, .handleIncident, .closeIncident, .keepRota, .approveClaim, .refuseClaim, .tryTask, .guideTrial, .endTrial,
    ])

    /// Whoever runs a house or speaks for an organisation keeps what it offers up to date. Nothing of who asks.
    private static let offersOfTheHouse: Set<Deed> = [
        .placeOffer, .lookAtOffer, .correctOffer, .confirmOffer, .pauseOffer, .resumeOffer, .withdrawOffer,
    ]

    private static let rooms: Set<Deed> = [
        .keepHouse, .seeRooms, .registerRoom, .bookRoom, .moveBooking, .cancelBooking, .startActivity, .changeActivity, .endActivity, .keepPresence,
        .seeDropIns, .tallyWalkIn, .seeHouseTasks, .keepHouseTasks, .seeRoleAgreement, .keepRoleAgreement, .signRoleAgreement,
        .bringCalendar,
        .keepExperiment,
    ]
}

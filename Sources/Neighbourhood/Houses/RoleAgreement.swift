/// What the board of a house and a neighbourhood team agreed on: who does what, help on call, and who is the safety net. A changed one is a new version, which
/// both sign again; earlier ones are kept as they were.
public struct RoleAgreement: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<RoleAgreement>

    public let id: ID
    public let house: House.ID
    public let team: Team.ID
    /// Counts up from 1 between a house and a team.
    public let version: Int
    public let draft: RoleAgreementDraft
    /// The worker who has the next step; nil when that one went.
    public let owner: Person.ID?
    public let drawnUpOn: CalendarDate
    public var signatures: [RoleParty: RoleSignature]
    /// When a new version took its place; nil for the one that holds.
    public let replacedOn: CalendarDate?

    public init(
        id: ID, house: House.ID, team: Team.ID, version: Int, draft: RoleAgreementDraft, owner: Person.ID?, drawnUpOn: CalendarDate,
        signatures: [RoleParty: RoleSignature] = [:], replacedOn: CalendarDate? = nil
    ) {
        self.id = id
        self.house = house
        self.team = team
        self.version = version
        self.draft = draft
        self.owner = owner
        self.drawnUpOn = drawnUpOn
        self.signatures = signatures
        self.replacedOn = replacedOn
    }

    public var isSigned: Bool { RoleParty.allCases.allSatisfy { signatures[$0] != nil } }

    /// Days before the review on which its owner is reminded, and after which an unsigned one is asked for.
    public static let (daysAhead, daysToSign) = (14, 7)

    /// What is to be done for it on a day, and since when; nil for nothing.
    public func due(on today: CalendarDate) -> (step: RoleAgreementStep, on: CalendarDate)? {
        guard replacedOn == nil else { return nil }
        let signing = drawnUpOn.adding(days: Self.daysToSign)
        if !isSigned, signing <= today { return (.sign, signing) }
        return draft.reviewOn.adding(days: -Self.daysAhead) <= today ? (.review, draft.reviewOn) : nil
    }
}

public enum RoleAgreementStep: Sendable, Equatable {
    case sign, review
}

/// The two who agree.
public enum RoleParty: String, Sendable, CaseIterable {
    /// The board of the house.
    case board
    case team
}

/// That one of the two signed: who, on whose behalf and on which day.
public struct RoleSignature: Sendable, Equatable {
    public let name: String
    /// "het bestuur, als voorzitter"
    public let behalf: String
    public let on: CalendarDate
    /// Signed on paper, which whoever wrote it down saw.
    public let isOnPaper: Bool

    public init(name: String, behalf: String, on day: CalendarDate, isOnPaper: Bool) {
        self.name = name
        self.behalf = behalf
        on = day
        self.isOnPaper = isOnPaper
    }

    /// - Parameter drawnUpOn: of what is signed: nobody signs what was not there.
    public func faults(drawnUpOn: CalendarDate, today: CalendarDate) -> [FieldError] {
        var faults =
            Words.faults(in: name, field: "name", limit: 80, required: true) + Words.faults(in: behalf, field: "behalf", limit: 80, required: true)
        if on > today { faults.append(FieldError("day", .afterToday)) }
        if on < drawnUpOn { faults.append(FieldError("day", .endsBeforeItStarts)) }
        return faults
    }
}

/// What is typed on a role agreement. The limits keep it on one sheet.
public struct RoleAgreementDraft: Sendable, Equatable {
    public var houseDoes: String
    public var teamDoes: String
    public var together: String?
    /// How the house reaches the team when it needs help, and how soon it comes.
    public var help: String
    /// Who catches whom the house cannot help.
    public var net: String
    public var reviewOn: CalendarDate

    public init(houseDoes: String, teamDoes: String, together: String? = nil, help: String, net: String, reviewOn: CalendarDate) {
        self.houseDoes = houseDoes
        self.teamDoes = teamDoes
        self.together = together
        self.help = help
        self.net = net
        self.reviewOn = reviewOn
    }

    /// All faults at once, in the order of the form. It is looked at anew within two years.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: houseDoes, field: "house_does", limit: 500, required: true)
        faults += Words.faults(in: teamDoes, field: "team_does", limit: 500, required: true)
        faults += Words.faults(in: together, field: "together", limit: 300)
        faults += Words.faults(in: help, field: "help", limit: 300, required: true) + Words.faults(in: net, field: "net", limit: 300, required: true)
        let last = today.adding(months: 24)
        if reviewOn <= today { faults.append(FieldError("review_on", .beforeTomorrow)) }
        if reviewOn > last { faults.append(FieldError("review_on", .afterDay(last))) }
        return faults
    }
}

extension Viewer {
    /// Whether somebody may sign for one of the two on the screen: who runs the house for the board, who works in the team for the team. What was signed on
    /// paper anybody may write down who keeps the agreement.
    public func maySign(_ agreement: RoleAgreement, for party: RoleParty) -> Bool {
        duties.contains { duty in
            switch (party, duty.role, duty.scope) {
            case (.board, .houseManager, .municipality), (.team, .connector, .municipality), (.team, .teamMember, .municipality): true
            case (.board, .houseManager, .part(let thing, _)): thing == Thing(.house, agreement.house.text)
            case (.team, .connector, .part(let thing, _)), (.team, .teamMember, .part(let thing, _)): thing == Thing(.team, agreement.team.text)
            default: false
            }
        }
    }
}

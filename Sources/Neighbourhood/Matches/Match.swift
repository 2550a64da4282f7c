public import Foundation

/// Two people who know each other through us, and what guards it: a step, who minds it, what is next and when. It keeps the id of the proposal from
/// which it came, and no names: who they are stands with the ask and the offer.
public struct Match: Sendable, Equatable, Identifiable {
    public typealias ID = Proposal.ID

    public let id: ID
    public let ask: Ask.ID
    public let offer: Offer.ID
    /// In which role, in the version under which they were introduced; nil where the municipality knows no such role.
    public let role: RoleVersion?
    public var step: MatchStep
    /// When this step began.
    public var since: Date
    /// The day that belongs to the step: of the meeting, the end of the trial, the beginning, the end of the rest, the last time.
    public var until: CalendarDate?
    /// The step to which a rest or a farewell that is called off goes back.
    public var before: MatchStep?
    public let introducedAt: Date
    /// When they really began together.
    public var startedAt: Date?
    /// The day on which both decide whether they go on, as the role has it.
    public var termOn: CalendarDate?
    public var endedAt: Date?
    /// They go on by themselves, without us.
    public var staysInTouch: Bool?
    /// Nil when nothing has to be done any more.
    public var care: Care?
    public var version: Int

    public init(
        id: ID, ask: Ask.ID, offer: Offer.ID, role: RoleVersion? = nil, step: MatchStep = .acquaintance, since: Date, until: CalendarDate? = nil,
        before: MatchStep? = nil, introducedAt: Date, startedAt: Date? = nil, termOn: CalendarDate? = nil, endedAt: Date? = nil,
        staysInTouch: Bool? = nil, care: Care?, version: Int = 1
    ) {
        self.id = id
        self.ask = ask
        self.offer = offer
        self.role = role
        self.step = step
        self.since = since
        self.until = until
        self.before = before
        self.introducedAt = introducedAt
        self.startedAt = startedAt
        self.termOn = termOn
        self.endedAt = endedAt
        self.staysInTouch = staysInTouch
        self.care = care
        self.version = version
    }

    /// Goes one way of the life cycle.
    ///
    /// - Parameters:
    ///   - day: as the way asks for; its fault was looked for before.
    ///   - owner: who minds it from now on.
    ///   - role: the version it keeps.
    /// - Throws: `Problem.outOfOrder(.notAtThisStep)` when no way leads on from here.
    public mutating func go(_ deed: Deed, day: CalendarDate?, owner: Person.ID, role: HelpRole?, at now: Date) throws(Problem) {
        guard let way = LifeCycle.way(deed, from: step) else { throw .outOfOrder(.notAtThisStep) }
        let (earlier, today) = (step, CalendarDate(now))
        step = deed == .resumeMatch || deed == .carryOn ? before ?? way.to : way.to
        before = step == .paused || step == .ending ? earlier == .paused ? before : earlier : nil
        if step != earlier { since = now }
        until = way.day == .none ? nil : day
        if deed == .startMatch { startedAt = startedAt ?? now }
        if deed == .startMatch || deed == .renewMatch { termOn = role?.facts.term.isDue(from: today) }
        if deed == .endMatch { endedAt = now }
        guard let next = way.next else {
            care = nil
            return
        }
        care = next == .hearHowItGoes ? hearing(owner, role, today) : Care(owner: owner, step: next, on: dueDay(of: next, today), today: today)
    }

    /// When both are asked again how it goes; when the term of the role is over before that, whether they go on.
    public func hearing(_ owner: Person.ID, _ role: HelpRole?, _ today: CalendarDate) -> Care {
        let next = (role?.facts.guidance ?? .usual).next(after: today, startedOn: startedAt.map { CalendarDate($0) })
        if let termOn, termOn <= next { return Care(owner: owner, step: .decideToGoOn, on: max(termOn, today), today: today) }
        return Care(owner: owner, step: .hearHowItGoes, on: next, today: today)
    }

    /// On which day the next step is due.
    private func dueDay(of next: NextStep, _ today: CalendarDate) -> CalendarDate? {
        switch next {
        // The day after, so that there is something to tell.
        case .hearOfAcquaintance: until?.adding(days: 1)
        // Some days before the trial is over, so that nobody stands there on the last day without knowing how it goes on.
        case .closeTrial: until.map { max(today, $0.adding(days: -7)) }
        case .beginTogether, .takeUpAgain, .sayGoodbye: until
        default: nil
        }
    }
}

/// A role in one of its versions, as an approval or a match keeps it.
public struct RoleVersion: Sendable, Equatable {
    public let key: HelpRole.Key
    public let version: Int

    public init(key: HelpRole.Key, version: Int) {
        self.key = key
        self.version = version
    }
}

extension HelpRole.Guidance {
    /// For a match without a role.
    public static let usual = HelpRole.Guidance(days: [14], weeks: 6)

    /// The next day on which both are asked how it goes. A role that asks no further still has somebody look twice a year: nothing goes on unseen.
    ///
    /// - Parameter startedOn: when they began together; nil when they have not.
    public func next(after today: CalendarDate, startedOn: CalendarDate?) -> CalendarDate {
        let start = startedOn ?? today
        let first = days.sorted().map { start.adding(days: $0) }.first { $0 > today }
        return first ?? today.adding(days: (weeks ?? 26) * 7)
    }
}

/// One step of a match as it was taken: who, on whose side, by what way. The history of a match is these; none is ever changed.
public struct MatchMove: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<MatchMove>

    public let id: ID
    public let match: Match.ID
    public let deed: Deed
    public let step: MatchStep
    public let at: Date
    /// Who wrote it down; nil for the system.
    public let by: Person.ID?
    /// Whose wish it was; nil when it was the worker's own doing.
    public let side: Side?
    public let means: Means
    public let reason: String?

    public init(
        id: ID, match: Match.ID, deed: Deed, step: MatchStep, at: Date, by: Person.ID?, side: Side?, means: Means, reason: String?
    ) {
        self.id = id
        self.match = match
        self.deed = deed
        self.step = step
        self.at = at
        self.by = by
        self.side = side
        self.means = means
        self.reason = reason
    }
}

/// By what somebody let us know.
public enum Means: String, Sendable, CaseIterable, Codable {
    /// Their own page, signed in.
    case page
    /// A link in a mail or letter.
    case link
    case sms
    /// Told to a worker, who wrote it down.
    case phone
    /// Told to a worker who sat across the table.
    case talk
    case paper
}

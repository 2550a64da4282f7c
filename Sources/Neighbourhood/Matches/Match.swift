public import Foundation

/// Two people who know each other through us, and what guards it: a step, who minds it, what is next and when. It keeps the id of the proposal from
/// which it came, and no names: who they are stands with the ask and the offer.
public struct Match: Sendable, Equatable, Identifiable {
    public typealias ID = Proposal.ID

    public let id: ID
    public let ask: Ask.ID
    public let offer: Offer.ID
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
    public var endedAt: Date?
    /// They go on by themselves, without us.
    public var staysInTouch: Bool?
    /// Nil when nothing has to be done any more.
    public var care: Care?
    public var version: Int

    public init(
        id: ID, ask: Ask.ID, offer: Offer.ID, step: MatchStep = .acquaintance, since: Date, until: CalendarDate? = nil, before: MatchStep? = nil,
        introducedAt: Date, startedAt: Date? = nil, endedAt: Date? = nil, staysInTouch: Bool? = nil, care: Care?, version: Int = 1
    ) {
        self.id = id
        self.ask = ask
        self.offer = offer
        self.step = step
        self.since = since
        self.until = until
        self.before = before
        self.introducedAt = introducedAt
        self.startedAt = startedAt
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
    /// - Throws: `Problem.outOfOrder(.notAtThisStep)` when no way leads on from here.
    public mutating func go(_ deed: Deed, day: CalendarDate?, owner: Person.ID, rhythm: GuidanceRhythm, at now: Date) throws(Problem) {
        guard let way = LifeCycle.way(deed, from: step) else { throw .outOfOrder(.notAtThisStep) }
        let (earlier, today) = (step, CalendarDate(now))
        step = deed == .resumeMatch || deed == .carryOn ? before ?? way.to : way.to
        before = step == .paused || step == .ending ? earlier == .paused ? before : earlier : nil
        if step != earlier { since = now }
        until = way.day == .none ? nil : day
        if step == .running, startedAt == nil { startedAt = now }
        if deed == .endMatch { endedAt = now }
        care = way.next.map { Care(owner: owner, step: $0, on: dueDay(of: $0, rhythm, today), today: today) }
    }

    /// On which day the next step is due.
    private func dueDay(of next: NextStep, _ rhythm: GuidanceRhythm, _ today: CalendarDate) -> CalendarDate? {
        switch next {
        // The day after, so that there is something to tell.
        case .hearOfAcquaintance: until?.adding(days: 1)
        // Some days before the trial is over, so that nobody stands there on the last day without knowing how it goes on.
        case .closeTrial: until.map { max(today, $0.adding(days: -7)) }
        case .beginTogether, .takeUpAgain, .sayGoodbye: until
        case .hearHowItGoes: rhythm.next(after: today, startedOn: startedAt.map { CalendarDate($0) })
        default: nil
        }
    }
}

/// How often the worker who minds a match asks both how it goes.
public struct GuidanceRhythm: Sendable, Equatable {
    /// Days from the beginning to the first talk.
    public let first: Int
    /// Weeks from each talk to the next.
    public let weeks: Int

    public init(first: Int, weeks: Int) {
        self.first = first
        self.weeks = weeks
    }

    /// For a match without a role of which the municipality says otherwise.
    public static let usual = GuidanceRhythm(first: 14, weeks: 6)

    /// - Parameter startedOn: when they began together; nil when they have not.
    public func next(after today: CalendarDate, startedOn: CalendarDate?) -> CalendarDate {
        if let startedOn, startedOn.adding(days: first) > today { return startedOn.adding(days: first) }
        return today.adding(days: startedOn == today ? first : weeks * 7)
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

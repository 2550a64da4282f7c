import Matching
public import Neighbourhood
public import Storage

/// A pair of the round that a worker chose to propose.
public struct ChosenPair: Hashable, Sendable {
    public let ask: Ask.ID
    public let offer: Offer.ID

    public init(ask: Ask.ID, offer: Offer.ID) {
        self.ask = ask
        self.offer = offer
    }
}

/// What came of proposing a round: how many proposals stand, and which could not be made and why.
public struct RoundOutcome: Sendable {
    public var placed = 0
    public var refused: [(pair: ChosenPair, why: Problem)] = []
}

extension Workplace {
    /// How many asks a round holds, and how many candidates it looks at for each.
    public static let asksInRound = 500
    static let candidatesInRound = 20

    /// All asks that wait, divided over all helpers at once, as a proposal to go through. Connectors and team members may see it; nothing changes.
    ///
    /// Candidates are those of the match desk that are no weak fit and were not put to the ask before. Room is what the offer says it takes at
    /// once, less what runs and less the proposals that wait for an answer.
    public func round(for viewer: Viewer) async throws -> RoundSheet {
        try Access.allowSomewhere(viewer, .propose)
        let (asks, circles, today) = try await read(as: viewer) { connection in
            (
                try connection.asksInRound(for: viewer, limit: Self.asksInRound), try connection.circlesByPerson(in: viewer.municipality),
                connection.today
            )
        }
        let index = matches.book.index
        let candidates = candidates(for: asks, circles, in: viewer.municipality, of: index, today: today)
        let keys = Set(candidates.joined().map(\.key)).sorted()
        let (cards, waiting) = try await read(as: viewer) { connection in
            (try connection.cards(keys, for: viewer), try connection.openProposalCounts(in: viewer.municipality))
        }
        return RoundMaker(asks: asks, candidates: candidates, cards: cards, waiting: waiting, linguist: index.linguist(of: viewer.municipality))
            .sheet()
    }

    private func candidates(
        for asks: [RoundAsk], _ circles: [Person.ID: [Circle.ID]], in municipality: MunicipalityCode, of index: MatchIndex, today: CalendarDate
    ) -> [[Candidate]] {
        asks.map { asked in
            let wish = wish(
                for: asked.ask, in: municipality, today: today, excluding: Set(asked.earlier.map(\.text)),
                circles: circles[asked.ask.draft.subject] ?? [])
            return index.best(for: wish, limit: Self.candidatesInRound).filter(\.fits)
        }
    }

    /// Puts the chosen pairs to each other, one transaction for each, so that one that cannot be does not hold up the others. Connectors and team
    /// members may.
    ///
    /// - Parameter submission: the form's token; what the same form placed before is not placed again, and counts as placed.
    /// - Throws: what stops all of them. What stops one, an ask or helper that is not free any more, is in the outcome.
    public func propose(
        _ pairs: [ChosenPair], submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> RoundOutcome {
        try Access.allowSomewhere(viewer, .propose)
        var outcome = RoundOutcome()
        for pair in pairs {
            do {
                try await propose(pair, submission: submission + "." + pair.ask.text, by: viewer, request: request)
                outcome.placed += 1
            } catch let why as Problem where why.isAboutOnePair {
                outcome.refused.append((pair, why))
            }
        }
        return outcome
    }

    private func propose(_ pair: ChosenPair, submission: String, by viewer: Viewer, request: RequestMark) async throws {
        try await perform(by: viewer, request: request) { connection in
            guard try connection.resultOfSubmission(submission, in: viewer.municipality) == nil else { return Done(()) }
            let ask = try connection.ask(pair.ask, for: viewer, to: .propose)
            guard ask.state != .proposed else { throw Problem.outOfOrder(.alreadyProposed) }
            let offer = try connection.offer(pair.offer, for: viewer)
            let waiting = try connection.openProposals(with: pair.offer, in: viewer.municipality).count
            guard offer.draft.atOnce > offer.running + waiting else { throw Problem.outOfOrder(.helperFull) }
            let event = try connection.propose(pair.offer, for: ask, on: matches, by: viewer)
            try connection.keepSubmission(submission, result: "saved", in: viewer.municipality)
            return Done((), event)
        }
    }
}

extension Problem {
    /// Whether it is about the two people only, so that other pairs can go on.
    fileprivate var isAboutOnePair: Bool {
        switch self {
        case .outOfOrder, .notFound, .stale: true
        default: false
        }
    }
}

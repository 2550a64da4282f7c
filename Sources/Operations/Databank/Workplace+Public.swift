public import Neighbourhood
import Storage

/// What a visitor fills in who asks or offers without an account. Two things are needed: words, and a way to reach them.
public struct VisitorEntry: Sendable, Equatable {
    public var facts: PersonFacts
    public var words: String
    public var whenWords: String?
    public var wanted: DayParts
    /// Asked on behalf of another: whom, as the visitor names them.
    public var forWhom: String?
    public var aware: Awareness

    public init(
        facts: PersonFacts, words: String, whenWords: String? = nil, wanted: DayParts = .none, forWhom: String? = nil, aware: Awareness = .yes
    ) {
        self.facts = facts
        self.words = words
        self.whenWords = whenWords
        self.wanted = wanted
        self.forWhom = forWhom
        self.aware = aware
    }
}

extension Workplace {
    /// An ask from the public side, in the queue of new ones with its source. Anybody may.
    ///
    /// - Throws: `Problem.invalid`.
    public func placePublicAsk(
        _ entry: VisitorEntry, submission: String, in municipality: MunicipalityCode, request: RequestMark = .none
    ) async throws {
        try await place(entry, .askPublicly, submission, in: municipality, request) { connection, person, _ in
            let draft = AskDraft(
                subject: person.id, relation: entry.forWhom, aware: entry.forWhom == nil ? .yes : entry.aware, words: entry.words,
                wanted: entry.wanted, whenWords: entry.whenWords, languages: entry.facts.languages, source: .public)
            let ask = try connection.placeAsk(draft, of: person, care: nil, in: municipality)
            return Event(.placeAsk, Thing(.ask, ask.id.text))
        }
    }

    /// An offer from the public side: it waits until a worker has spoken with the person and confirmed it. Anybody may.
    public func placePublicOffer(
        _ entry: VisitorEntry, submission: String, in municipality: MunicipalityCode, request: RequestMark = .none
    ) async throws {
        try await place(entry, .offerPublicly, submission, in: municipality, request) { connection, person, spot in
            let draft = OfferDraft(
                party: .person(person.id), words: entry.words, availability: Availability(weekly: entry.wanted, words: entry.whenWords),
                languages: entry.facts.languages, source: .public)
            let offer = try connection.placeOffer(draft, at: spot, state: .new, in: municipality)
            return Event(.placeOffer, Thing(.offer, offer.id.text))
        }
    }

    /// What a visitor leaves behind, with the visitor as a person of the databank.
    private func place(
        _ entry: VisitorEntry, _ deed: Deed, _ submission: String, in municipality: MunicipalityCode, _ request: RequestMark,
        _ body: @escaping @Sendable (any Connection, Person, Spot) throws -> Event
    ) async throws {
        let visitor = Viewer.visitor(of: municipality)
        try Access.allow(visitor, deed)
        let spot = try await locate(entry.facts.postcode, in: municipality)
        try await performOnce(submission, by: visitor, request: request) { connection in
            [try body(connection, try connection.admit(entry.facts, at: spot, in: municipality), spot)]
        }
    }

    /// A worry from the public side. Anybody may, also without a name.
    public func recordWorry(
        _ draft: WorryDraft, submission: String, in municipality: MunicipalityCode, by viewer: Viewer? = nil, request: RequestMark = .none
    ) async throws {
        let viewer = viewer ?? .visitor(of: municipality)
        try Access.allow(viewer, .recordWorry)
        let faults = draft.faults()
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        try await performOnce(submission, by: viewer, request: request) { connection in
            let worry = Worry(id: connection.freshID(), draft: draft, takenUpBy: nil, saidAt: connection.now)
            try connection.insert(worry, in: municipality)
            return [Event(.recordWorry, Thing(.worry, worry.id.text))]
        }
    }

    /// Takes a worry up. Connectors and team members may. Throws `Problem.stale` when a colleague was first.
    public func takeUp(_ id: Worry.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .takeUpWorry)
        try await perform(by: viewer, request: request) { connection in
            guard try connection.takeUp(id, by: viewer) else { return Done(()) }
            return Done((), Event(.takeUpWorry, Thing(.worry, id.text)))
        }
    }

    private func performOnce(
        _ submission: String, by viewer: Viewer, request: RequestMark, _ body: @escaping @Sendable (any Connection) throws -> [Event]
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            guard try connection.resultOfSubmission(submission, in: viewer.municipality) == nil else { return Done(()) }
            let events = try body(connection)
            try connection.keepSubmission(submission, result: "saved", in: viewer.municipality)
            return Done((), events: events)
        }
    }
}

public import Neighbourhood
import Storage

/// One telephone call: who calls, for whom, and everything they ask.
public struct Intake: Sendable, Equatable {
    public enum Caller: Sendable, Equatable {
        case known(Person.ID)
        case new(PersonFacts)
    }

    /// What becomes of one ask at the end of the call.
    public enum Outcome: Sendable, Equatable {
        case waitingList
        case propose(Offer.ID)
    }

    public var caller: Caller
    /// Whom the asks are for, when that is not the caller.
    public var subject: Caller?
    public var relation: String?
    public var aware: Awareness
    public var asks: [(draft: IntakeAsk, outcome: Outcome)]

    public init(
        caller: Caller, subject: Caller? = nil, relation: String? = nil, aware: Awareness = .yes, asks: [(draft: IntakeAsk, outcome: Outcome)]
    ) {
        self.caller = caller
        self.subject = subject
        self.relation = relation
        self.aware = aware
        self.asks = asks
    }

    public static func == (left: Intake, right: Intake) -> Bool {
        left.caller == right.caller && left.subject == right.subject && left.relation == right.relation && left.aware == right.aware
            && left.asks.map(\.draft) == right.asks.map(\.draft) && left.asks.map(\.outcome) == right.asks.map(\.outcome)
    }
}

/// One ask of a call, before it is known under which person it will stand.
public struct IntakeAsk: Sendable, Equatable {
    public var words: String
    public var forms: HelpForms
    public var wanted: DayParts
    public var whenWords: String?
    public var callBack: String?
    public var languages: [SpokenLanguage]
    public var needsVog: Bool
    public var nearness: Nearness
    public var source: Source

    public init(
        words: String, forms: HelpForms = [], wanted: DayParts = .none, whenWords: String? = nil, callBack: String? = nil,
        languages: [SpokenLanguage] = [.dutch], needsVog: Bool = false, nearness: Nearness = .any, source: Source = .phone
    ) {
        self.words = words
        self.forms = forms
        self.wanted = wanted
        self.whenWords = whenWords
        self.callBack = callBack
        self.languages = languages
        self.needsVog = needsVog
        self.nearness = nearness
        self.source = source
    }
}

extension Workplace {
    /// Saves a whole call at once: the people who are new, each ask with an owner and a next date, and the proposals chosen during the call.
    ///
    /// Desk, connectors and team members may; only the last two may propose. The caller's asks get the viewer as owner.
    ///
    /// - Parameters:
    ///   - submission: the form's token; the same form sent twice is saved once and gives the same answer.
    ///   - call: the name of this call, so that a draft of it that arrives late is not kept any more.
    /// - Returns: the asks, in the order of the call.
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`, `Problem.outOfOrder(.offerNotOpen)`.
    public func take(
        _ intake: Intake, submission: String? = nil, call: String? = nil, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> [Ask.ID] {
        try Access.allow(viewer, .placeAsk)
        try Access.allowSomewhere(viewer, .putAskOnWaitingList)
        guard let owner = viewer.person else { throw Problem.signInNeeded }
        let callerSpot = try await locate(intake.caller.postcode, in: viewer.municipality)
        let subjectSpot = try await locate(intake.subject?.postcode, in: viewer.municipality)
        return try await perform(by: viewer, request: request) { connection in
            if let submission, let earlier = try connection.resultOfSubmission(submission, in: viewer.municipality) {
                return Done(earlier.split(separator: " ").compactMap { Ask.ID(String($0)) })
            }
            var events: [Event] = []
            let caller = try connection.resolve(intake.caller, at: callerSpot, for: viewer, noting: &events)
            let subject = try intake.subject.map { try connection.resolve($0, at: subjectSpot, for: viewer, noting: &events) } ?? caller
            var asks: [Ask.ID] = []
            for (draft, outcome) in intake.asks {
                let ask = try connection.placeAsk(
                    draft.full(for: subject.id, askedBy: intake.subject == nil ? nil : caller.id, intake), of: subject,
                    care: Care(owner: owner, step: .findSomeone, today: connection.today), in: viewer.municipality)
                events.append(Event(.placeAsk, Thing(.ask, ask.id.text), onBehalfOf: subject.id))
                if case .propose(let offer) = outcome { events.append(try connection.propose(offer, for: ask, on: matches, by: viewer)) }
                asks.append(ask.id)
            }
            try connection.end(call ?? "", as: "saved", for: viewer)
            if let submission {
                try connection.keepSubmission(submission, result: asks.map(\.text).joined(separator: " "), in: viewer.municipality)
            }
            return Done(asks, events: events)
        }
    }
}

extension Intake.Caller {
    fileprivate var postcode: Postcode? {
        if case .new(let facts) = self { facts.postcode } else { nil }
    }
}

extension IntakeAsk {
    fileprivate func full(for subject: Person.ID, askedBy: Person.ID?, _ intake: Intake) -> AskDraft {
        AskDraft(
            subject: subject, askedBy: askedBy, relation: askedBy == nil ? nil : intake.relation, aware: askedBy == nil ? .yes : intake.aware,
            words: words, forms: forms, wanted: wanted, whenWords: whenWords, callBack: callBack, languages: languages, needsVog: needsVog,
            nearness: nearness, source: source)
    }
}

extension Connection {
    fileprivate func resolve(_ caller: Intake.Caller, at spot: Spot, for viewer: Viewer, noting events: inout [Event]) throws -> Person {
        switch caller {
        case .known(let id): return try person(id, for: viewer, to: .placeAsk)
        case .new(let facts):
            let person = try admit(facts, at: spot, in: viewer.municipality)
            events.append(Event(.registerPerson, Thing(.person, person.id.text)))
            return person
        }
    }

    /// A new ask at the place of the person it is for. With care it waits; without it lies in the queue of new ones.
    func placeAsk(
        _ draft: AskDraft, of subject: Person, care: Care?, in municipality: MunicipalityCode, importedAs: String? = nil
    ) throws -> Ask {
        let faults = draft.faults()
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        let ask = Ask(
            id: freshID(), draft: draft, place: subject.place, area: subject.area, state: care == nil ? .new : .waiting, care: care, version: 1,
            placedAt: now)
        try insert(ask, in: municipality, importedAs: importedAs)
        return ask
    }
}

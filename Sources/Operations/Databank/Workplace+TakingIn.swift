public import Neighbourhood
import Storage

/// What a worker makes of an interview that was handed in.
public struct TakenInterview: Sendable, Equatable {
    /// Somebody of the databank, or somebody new.
    public var who: Intake.Caller
    /// In their own words; for somebody who is known they come behind what stands there.
    public var loves: String?
    public var wishes: String?
    /// What they would do for another or with another; its party is filled in.
    public var gift: OfferDraft?
    /// What they ask now.
    public var ask: IntakeAsk?
    /// What else was said, which the person reads as well.
    public var note: String?
    /// How they said that this may be kept.
    public var consent: ConsentManner
    /// For which day they were told that they hear from us.
    public var promisedOn: CalendarDate

    public init(
        who: Intake.Caller, loves: String? = nil, wishes: String? = nil, gift: OfferDraft? = nil, ask: IntakeAsk? = nil, note: String? = nil,
        consent: ConsentManner, promisedOn: CalendarDate
    ) {
        self.who = who
        self.loves = loves
        self.wishes = wishes
        self.gift = gift
        self.ask = ask
        self.note = note
        self.consent = consent
        self.promisedOn = promisedOn
    }
}

extension Workplace {
    /// Takes an interview in: the person, what they would do, what they ask, what they wish, their consent and what was promised, all at once or not at all.
    /// Desk and team may, where it was held. The words of the sheet itself are gone with it. The viewer keeps the promise and minds the ask.
    ///
    /// - Parameter submission: the form's token; the same form sent twice is taken in once and gives the same answer.
    /// - Returns: the person.
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.outOfOrder(.interviewOver)`, `Problem.notFound(.interview)`, `Problem.notAllowed`.
    public func takeIn(
        _ id: Interview.ID, as taken: TakenInterview, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Person.ID {
        try Access.allowSomewhere(viewer, .takeInInterview)
        guard let worker = viewer.person else { throw Problem.signInNeeded }
        let spot = try await locate(taken.who.newcomer?.postcode, in: viewer.municipality)
        let purpose = rules.purpose(ConsentPurpose.interview)
        return try await perform(by: viewer, request: request) { connection in
            if let earlier: Person.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let interview = try connection.interview(id, for: viewer, to: .takeInInterview)
            guard interview.state.isOpen else { throw Problem.outOfOrder(.interviewOver) }
            guard taken.promisedOn > connection.today else { throw Problem.invalid([FieldError("promised_on", .beforeTomorrow)]) }
            var events = [Event(.takeInInterview, Thing(.interview, id.text))]
            let person = try connection.settle(taken, at: spot, by: viewer, noting: &events)
            try connection.keep(taken, of: person, owner: worker, by: viewer, noting: &events)
            if let purpose {
                try connection.keepConsent(
                    of: person.id, for: purpose, to: Thing(.municipality, viewer.municipality.text), manner: taken.consent, recordedBy: worker,
                    in: viewer.municipality)
            }
            let outcome = InterviewOutcome(
                person: person.id, area: person.area, gifts: taken.gift == nil ? 0 : 1,
                wishes: [taken.wishes, taken.ask?.words].compactMap(\.self).count,
                promise: Care(owner: worker, step: .keepPromise, on: taken.promisedOn, today: connection.today))
            try connection.settle(interview, as: outcome, by: worker, in: viewer.municipality)
            try connection.keepSubmission(submission, result: person.id.text, in: viewer.municipality)
            return Done(person.id, events: events)
        }
    }
}

extension Intake.Caller {
    var newcomer: PersonFacts? { if case .new(let facts) = self { facts } else { nil } }
}

extension Connection {
    /// Who it was: somebody new with what they said, or somebody known to whom it is added.
    fileprivate func settle(_ taken: TakenInterview, at spot: Spot, by viewer: Viewer, noting events: inout [Event]) throws -> Person {
        switch taken.who {
        case .new(var facts):
            (facts.loves, facts.wishes) = (taken.loves, taken.wishes)
            let person = try admit(facts, at: spot, in: viewer.municipality)
            events.append(Event(.registerPerson, Thing(.person, person.id.text)))
            return person
        case .known(let id):
            var person = try person(id, for: viewer, to: .correctPerson)
            let (loves, wishes) = (person.facts.loves.followed(by: taken.loves), person.facts.wishes.followed(by: taken.wishes))
            guard (loves, wishes) != (person.facts.loves, person.facts.wishes) else { return person }
            (person.facts.loves, person.facts.wishes) = (loves, wishes)
            let faults = person.facts.faults(today: today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try update(person, in: viewer.municipality)
            events.append(Event(.correctPerson, Thing(.person, id.text)))
            return person
        }
    }

    /// The gift, the ask and the note, each as anybody's.
    fileprivate func keep(
        _ taken: TakenInterview, of person: Person, owner: Person.ID, by viewer: Viewer, noting events: inout [Event]
    ) throws {
        if var gift = taken.gift {
            gift.party.person = person.id
            let offer = try placeOffer(gift, at: Spot(place: person.place, area: person.area), state: .open, in: viewer.municipality)
            events.append(Event(.placeOffer, Thing(.offer, offer.id.text), onBehalfOf: person.id))
        }
        if let ask = taken.ask {
            let draft = AskDraft(subject: person.id, words: ask.words, languages: ask.languages, source: ask.source)
            let placed = try placeAsk(
                draft, of: person, care: Care(owner: owner, step: .findSomeone, today: today), in: viewer.municipality)
            events.append(Event(.placeAsk, Thing(.ask, placed.id.text), onBehalfOf: person.id))
        }
        if let words = taken.note {
            let note = Note(id: freshID(), subject: person.id, author: viewer.person, draft: NoteDraft(words: words), writtenAt: now)
            try insert(note, in: viewer.municipality)
            events.append(Event(.writeNote, Thing(.note, note.id.text), onBehalfOf: person.id))
        }
    }
}

extension String? {
    /// Two texts under each other; the same words are not written twice.
    fileprivate func followed(by other: String?) -> String? {
        guard let other else { return self }
        guard let first = self, !first.isEmpty else { return other }
        return first.contains(other) ? first : first + "\n" + other
    }
}

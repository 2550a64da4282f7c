public import Matching
public import Neighbourhood
public import Storage

/// What is known so far about an ask that is still being typed.
public struct FitQuestion: Sendable {
    public var words: String
    public var subject: Person.ID?
    public var postcode: Postcode?
    public var wanted: DayParts
    public var forms: HelpForms
    public var languages: [SpokenLanguage]
    public var needsVog: Bool
    public var nearness: Nearness

    public init(
        words: String, subject: Person.ID? = nil, postcode: Postcode? = nil, wanted: DayParts = .none, forms: HelpForms = [],
        languages: [SpokenLanguage] = [.dutch], needsVog: Bool = false, nearness: Nearness = .any
    ) {
        self.words = words
        self.subject = subject
        self.postcode = postcode
        self.wanted = wanted
        self.forms = forms
        self.languages = languages
        self.needsVog = needsVog
        self.nearness = nearness
    }
}

/// A candidate with its card.
public struct FitLine: Sendable {
    public let card: OfferCard
    public let fitting: Fitting
}

extension Workplace {
    /// Who fits words that are being typed, and whether this worker may propose them: for the worker at the telephone.
    ///
    /// - Parameter key: the worker's session; who holds it is found in the same transaction as the cards.
    /// - Throws: `Problem.signInNeeded`, `Problem.notAllowed`.
    public func fits(_ question: FitQuestion, with key: SessionKey, limit: Int = 6) async throws -> (lines: [FitLine], mayPropose: Bool) {
        let matches = matches
        return try await read(with: key) { connection, viewer in
            (try connection.fits(question, matches, for: viewer, limit: limit), Access.allowsSomewhere(viewer, .propose))
        }
    }

    /// What a visitor may see before sending an ask: activities and services that fit. Residents' offers are not shown to strangers.
    public func publicFits(
        _ words: String, at place: Coordinate?, in municipality: MunicipalityCode, today: CalendarDate, limit: Int = 5
    ) async throws -> [FitLine] {
        let wish = Wish(municipality: municipality, words: words, place: place, kinds: [.activity, .service], today: today)
        let fits = matches.best(for: wish, limit: limit).filter(\.candidate.fits)
        let cards = try await driver.read(in: municipality) { try $0.publicCards(fits.map(\.candidate.key), in: municipality) }
        return pair(cards, fits)
    }

    /// What an ask that is written down looks for.
    ///
    /// - Parameters:
    ///   - excluding: offers that were already proposed.
    ///   - circles: in which whoever asks takes part: nobody is put to themselves.
    public func wish(
        for ask: Ask, in municipality: MunicipalityCode, today: CalendarDate, excluding: Set<String> = [], circles: [Circle.ID] = [],
        kinds: Set<Entry.Kind> = [.resident, .activity, .service]
    ) -> Wish {
        Wish(
            municipality: municipality, words: ask.draft.words, place: ask.place, areaCode: ask.area?.text, forms: ask.draft.forms,
            wanted: ask.draft.wanted, languages: ask.draft.languages, needsVog: ask.draft.needsVog, nearness: ask.draft.nearness, kinds: kinds,
            excludedParties: Set([ask.draft.subject.text] + circles.map(\.text)), excludedKeys: excluding, today: today)
    }

    /// Open asks of others that are much like this one, and not far: who want the same may do it together, or do something for each other.
    public func asks(like ask: Ask, in municipality: MunicipalityCode, today: CalendarDate, limit: Int = 6) -> [Fitting] {
        let wish = Wish(
            municipality: municipality, words: ask.draft.words, place: ask.place, areaCode: ask.area?.text, languages: ask.draft.languages,
            hasVog: true, range: Self.strollingDistance, kinds: [.ask], excludedParties: [ask.draft.subject.text], excludedKeys: [ask.id.text],
            today: today, readAs: .ask)
        // What serves many needs makes many asks seem alike: only the very need counts here.
        let enough = matches.book.index.weights.threshold
        return matches.best(for: wish, limit: limit).filter { $0.candidate.pointsForSameNeed >= enough }
    }

    /// How far people go to do something together, in metres.
    private static let strollingDistance = 2000

    /// The open asks that an offer may answer: the other way round.
    ///
    /// - Parameter members: who takes part in the circle behind it: nobody is put to themselves.
    public func asks(
        fitting offer: Offer, members: [Person.ID] = [], in municipality: MunicipalityCode, today: CalendarDate, limit: Int = 8
    ) -> [Fitting] {
        let draft = offer.draft
        let wish = Wish(
            municipality: municipality, words: [draft.title, draft.words].compactMap(\.self).joined(separator: ". "), place: offer.place,
            areaCode: offer.area?.text, forms: draft.forms, wanted: draft.availability.weekly, languages: draft.languages,
            hasVog: draft.vogSeenOn != nil, range: draft.range, nearness: draft.nearness, kinds: [.ask],
            excludedParties: Set((members + [draft.party.person].compactMap(\.self)).map(\.text)), today: today)
        return matches.best(for: wish, limit: limit)
    }
}

extension Connection {
    func fits(_ question: FitQuestion, _ matches: MatchDesk, for viewer: Viewer, limit: Int) throws -> [FitLine] {
        try Access.allow(viewer, .seeCandidates)
        var spot = Spot()
        var own: Set<String> = []
        if let subject = question.subject {
            let person = try person(subject, for: viewer, to: .placeAsk)
            spot = Spot(place: person.place, area: person.area)
            own = Set([subject.text] + (try circles(with: subject, in: viewer.municipality)).map(\.id.text))
        } else if let postcode = question.postcode {
            spot.place = try place(of: postcode, in: viewer.municipality)
        }
        let wish = Wish(
            municipality: viewer.municipality, words: question.words, place: spot.place, areaCode: spot.area?.text, forms: question.forms,
            wanted: question.wanted, languages: question.languages, needsVog: question.needsVog, nearness: question.nearness,
            excludedParties: own, today: today)
        return try lines(matches.best(for: wish, limit: limit), for: viewer)
    }

    /// Candidates with their cards; an offer that was withdrawn a moment ago is left out.
    public func lines(_ fits: [Fitting], for viewer: Viewer) throws -> [FitLine] {
        pair(try cards(fits.map(\.candidate.key), for: viewer), fits)
    }
}

private func pair(_ cards: [OfferCard], _ fits: [Fitting]) -> [FitLine] {
    let byKey = Dictionary(uniqueKeysWithValues: cards.map { ($0.id.text, $0) })
    return fits.compactMap { fit in byKey[fit.candidate.key].map { FitLine(card: $0, fitting: fit) } }
}

import Language
public import Neighbourhood
public import Storage

/// What a ready text for outside begins with: sentences of the ask that tell of nobody, and those that were left out, with why.
public struct OutsideSentences: Sendable, Equatable {
    public let kept: [String]
    public let left: [(sentence: String, why: OutsideCheck.Finding.Kind)]

    public static func == (one: OutsideSentences, other: OutsideSentences) -> Bool {
        one.kept == other.kept && one.left.map(\.sentence) == other.left.map(\.sentence) && one.left.map(\.why) == other.left.map(\.why)
    }
}

extension Workplace {
    /// Sorts the sentences of an ask into what may go outside and what would tell who it is about. Pure but for the reading of words.
    public func sentences(of words: String, by check: OutsideCheck, in municipality: MunicipalityCode) -> OutsideSentences {
        let found = OutsideCheck.sentences(words).map { sentence in
            (sentence, check.findings(in: sentence, isDelicate: { isDelicate($0, in: municipality) }).first?.kind)
        }
        return OutsideSentences(
            kept: found.filter { $0.1 == nil }.map(\.0), left: found.compactMap { sentence, why in why.map { (sentence: sentence, why: $0) } })
    }

    /// Whether words are about something of which nobody should hear by way of a message board. "Ik zoek iemand om mee te wandelen" is as near to walking as to
    /// a walk with somebody who forgets; only what is clearly nearer to the delicate thing counts.
    func isDelicate(_ sentence: String, in municipality: MunicipalityCode) -> Bool {
        let linguist = matches.linguist(of: municipality)
        let found = linguist.understand(sentence, as: .ask).concepts.map { concept in
            (isDelicate: Self.delicateDomains.contains(linguist.vocabulary.concepts[concept.concept].domain), strength: concept.strength)
        }
        guard let delicate = found.filter(\.isDelicate).map(\.strength).max() else { return false }
        return found.allSatisfy { $0.isDelicate || $0.strength * 1.2 < delicate }
    }

    private static let delicateDomains: Set<String> = [
        "care", "dementia", "endoflife", "faith", "grief", "identity", "migration", "mind", "money", "safety",
    ]

    /// Everything in a text that could tell who it is about, for who edits it.
    public func findings(in text: String, by check: OutsideCheck, in municipality: MunicipalityCode) -> [OutsideCheck.Finding] {
        check.findings(in: text) { isDelicate($0, in: municipality) }
    }

    /// What words are about, without what nobody should hear by way of a message board.
    public func harmlessThemes(of words: String, in municipality: MunicipalityCode) -> [String] {
        let linguist = matches.linguist(of: municipality)
        let found = linguist.understand(words, as: .ask).concepts.sorted { $0.strength > $1.strength }
        return found.map { linguist.vocabulary.concepts[$0.concept].domain }.filter { !Self.delicateDomains.contains($0) }.reduce(into: []) {
            list, domain in
            if !list.contains(domain), list.count < 3 { list.append(domain) }
        }
    }

    /// Writes down that an ask was put outside, in the words as they went, and when somebody looks what came back. Connectors and team members may, where
    /// the ask is; the person has to know of it.
    ///
    /// - Throws: `Problem.invalid`, on `words` for what would tell who it is about (`.tellsOfSomebody`); `Problem.outOfOrder(.askNotOpen)`, `.subjectUnaware`; `Problem.stale`.
    public func post(
        _ draft: OutsidePostDraft, of id: Ask.ID, version: Int, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try Access.allowSomewhere(viewer, .postOutside)
        try await perform(by: viewer, request: request) { connection in
            guard try connection.resultOfSubmission(submission, in: viewer.municipality) == nil else { return Done(()) }
            var ask = try connection.ask(id, for: viewer, to: .postOutside)
            guard ask.version == version else { throw Problem.stale(Thing(.ask, id.text)) }
            guard ask.state == .waiting || ask.state == .proposed, let owner = ask.care?.owner else { throw Problem.outOfOrder(.askNotOpen) }
            guard ask.draft.aware == .yes else { throw Problem.outOfOrder(.subjectUnaware) }
            var faults = draft.faults(today: connection.today)
            let check = try connection.outsideCheck(of: ask, for: viewer)
            if check.findings(in: draft.words).contains(where: { $0.kind == .known || $0.kind == .number }) {
                faults.append(FieldError("words", .tellsOfSomebody))
            }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let post = OutsidePost(id: connection.freshID(), ask: id, draft: draft, postedOn: connection.today, postedBy: viewer.person)
            try connection.insert(post, of: ask.draft.subject, in: viewer.municipality)
            ask.care = Care(owner: owner, step: .lookOutside, on: draft.lookOn, today: connection.today)
            try connection.update(ask, in: viewer.municipality)
            try connection.keepSubmission(submission, result: post.id.text, in: viewer.municipality)
            return Done((), Event(.postOutside, Thing(.ask, id.text)))
        }
    }

    /// Writes down who answered, and what they said. Connectors and team members may, where the ask is.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notFound(.ask)`.
    public func record(
        _ draft: OutsideReplyDraft, to post: OutsidePost.ID, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Ask.ID {
        try await perform(by: viewer, request: request) { connection in
            let ask = try connection.outsidePost(post, for: viewer, to: .recordOutsideReply)
            guard try connection.resultOfSubmission(submission, in: viewer.municipality) == nil else { return Done(ask.id) }
            let faults = draft.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let reply = OutsideReply(id: connection.freshID(), post: post, draft: draft, cameOn: connection.today)
            try connection.insert(reply, by: viewer.person, in: viewer.municipality)
            try connection.keepSubmission(submission, result: reply.id.text, in: viewer.municipality)
            return Done(ask.id, Event(.recordOutsideReply, Thing(.ask, ask.id.text)))
        }
    }

    /// What somebody answered becomes an offer of theirs: they are in the databank now, or were already. What was noted of them beside the ask goes.
    /// Connectors and team members may, where the ask is. The offer can be put to the ask like any other.
    ///
    /// - Parameter person: who it is, when it is somebody we know; nil for somebody new.
    /// - Throws: `Problem.outOfOrder(.replySettled)`, `Problem.invalid`, `Problem.notFound(.ask)`.
    public func takeUp(
        _ id: OutsideReply.ID, as person: Person.ID?, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Offer.ID {
        try await perform(by: viewer, request: request) { connection in
            let (reply, ask) = try connection.outsideReply(id, for: viewer, to: .settleOutsideReply)
            guard reply.state == .open else { throw Problem.outOfOrder(.replySettled) }
            var events = [Event(.settleOutsideReply, Thing(.ask, ask.id.text))]
            let giver = try connection.giver(of: reply, person, for: viewer, noting: &events)
            let draft = OfferDraft(party: .person(giver.id), words: reply.draft.words, source: .partner)
            let offer = try connection.placeOffer(
                draft, at: Spot(place: giver.place, area: giver.area), state: .open, in: viewer.municipality)
            events.append(Event(.placeOffer, Thing(.offer, offer.id.text), onBehalfOf: giver.id))
            try connection.settle(reply, as: offer.id, in: viewer.municipality)
            return Done(offer.id, events: events)
        }
    }

    /// Nothing came of an answer: what was noted of who gave it goes. Connectors and team members may, where the ask is.
    public func letGo(_ id: OutsideReply.ID, by viewer: Viewer, request: RequestMark = .none) async throws -> Ask.ID {
        try await perform(by: viewer, request: request) { connection in
            let (reply, ask) = try connection.outsideReply(id, for: viewer, to: .settleOutsideReply)
            try connection.settle(reply, as: nil, in: viewer.municipality)
            return Done(ask.id, Event(.settleOutsideReply, Thing(.ask, ask.id.text)))
        }
    }
}

extension Connection {
    /// What must not go outside of an ask: names and streets of whom it is for and who asked. What the team says of itself may.
    public func outsideCheck(of ask: Ask, for viewer: Viewer) throws -> OutsideCheck {
        let people = try [ask.draft.subject, ask.draft.askedBy].compactMap(\.self).map { try person($0, for: .system(of: viewer.municipality)) }
        let teams = try teams(in: viewer.municipality)
        let places = try areas(in: viewer.municipality).map(\.name) + municipalities().filter { $0.code == viewer.municipality }.map(\.name)
        return OutsideCheck(
            names: people.flatMap { [$0.facts.name, $0.facts.callName] }, streets: people.compactMap(\.facts.street),
            allowed: teams.flatMap { [$0.name, $0.phone?.shown, $0.phone?.text, $0.mail?.text].compactMap(\.self) } + places)
    }

    fileprivate func giver(
        of reply: OutsideReply, _ known: Person.ID?, for viewer: Viewer, noting events: inout [Event]
    ) throws -> Person {
        if let known { return try person(known, for: viewer, to: .placeOffer) }
        let facts = PersonFacts(name: reply.draft.name, phone: reply.draft.phone, mail: reply.draft.mail)
        let person = try admit(facts, at: Spot(), in: viewer.municipality)
        events.append(Event(.registerPerson, Thing(.person, person.id.text)))
        return person
    }
}

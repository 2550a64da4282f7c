public import Neighbourhood
import Storage

extension Workplace {
    /// Takes a match one way of the life cycle further. Who guides it may, for both sides; either of the two may pause, take up again and stop at once,
    /// without a reason and whatever the other wants.
    ///
    /// Each move leaves an owner and a next day, and plans the question to both how it goes. Stopping twice is stopping once.
    /// - Throws: `Problem.notFound(.match)`, `.notAllowed`; `.outOfOrder(.notAtThisStep)` when it does not stand where this can be done; `.invalid` with
    ///   every fault at once; `.stale` when a colleague moved it since; `.outOfOrder(.requirementsUnmet)` and `.agreementMissing` when the role asks for
    ///   something before this stage that is not there.
    public func move(_ id: Match.ID, _ draft: MoveDraft, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let match = try connection.match(id, for: viewer, to: draft.deed)
            if match.step == .ended, draft.deed == .endMatch || match.care == nil { return Done(()) }
            if let version = draft.version, version != match.version { throw Problem.stale(Thing(.match, id.text)) }
            guard LifeCycle.way(draft.deed, from: match.step) != nil else { throw Problem.outOfOrder(.notAtThisStep) }
            let faults = draft.faults(from: match.step, today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.allowStage(begunBy: draft.deed, of: match, in: viewer.municipality)
            return Done((), events: try connection.move(match, connection.ascribed(draft, to: match, viewer), by: viewer))
        }
    }

    /// Writes down what is done next for a match, in the words of who guides it.
    ///
    /// - Throws: `Problem.invalid` for no step or a day before today, `Problem.stale`.
    public func mind(
        _ id: Match.ID, nextStep: String, on day: CalendarDate, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var match = try connection.match(id, for: viewer, to: .mindMatch)
            guard match.version == version else { throw Problem.stale(Thing(.match, id.text)) }
            guard let owner = match.care?.owner else { throw Problem.outOfOrder(.notAtThisStep) }
            let care = Care(owner: owner, nextStep: nextStep, nextOn: day)
            let faults = care.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            match.care = care
            try connection.save(match, in: viewer.municipality)
            return Done((), match.event(.mindMatch))
        }
    }

    /// Gives a match to a colleague to guide.
    ///
    /// - Throws: `Problem.invalid` when the colleague does not broker here.
    public func handOver(_ id: Match.ID, to worker: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var match = try connection.match(id, for: viewer, to: .handOverMatch)
            guard let care = match.care else { throw Problem.outOfOrder(.notAtThisStep) }
            guard try connection.colleagues(in: viewer.municipality, as: [.connector, .teamMember]).contains(where: { $0.id == worker }) else {
                throw Problem.invalid([FieldError("owner", .notAChoice)])
            }
            match.care = Care(owner: worker, nextStep: care.nextStep, nextOn: care.nextOn)
            try connection.save(match, in: viewer.municipality)
            return Done((), match.event(.handOverMatch))
        }
    }
}

extension Connection {
    /// Whatever the role asks has to be there before a stage begins, and on the day on which it begins.
    fileprivate func allowStage(begunBy deed: Deed, of match: Match, in municipality: MunicipalityCode) throws {
        guard let stage = Requirement.Stage(begunBy: deed) else { return }
        let obstacles = try obstacles(to: stage, of: match, among: roles(in: municipality), in: municipality)
        guard obstacles.unmet.isEmpty else { throw Problem.outOfOrder(.requirementsUnmet) }
        guard !obstacles.lacksAgreement else { throw Problem.outOfOrder(.agreementMissing) }
    }

    /// One of the two speaks for their own side alone, whatever the form says.
    fileprivate func ascribed(_ draft: MoveDraft, to match: Match, _ viewer: Viewer) throws -> MoveDraft {
        let people = try people(of: match.ask, match.offer, in: viewer.municipality)
        guard let person = viewer.person, let side = people.side(of: person) else { return draft }
        var own = draft
        own.side = side
        own.staysInTouch = nil
        own.searchesOn = true
        return own
    }

    /// Moves a match within a running transaction: the match, its history, the questions to both, and the ask and offer it came from.
    func move(_ match: Match, _ draft: MoveDraft, by viewer: Viewer) throws -> [Event] {
        let municipality = viewer.municipality
        var moved = match
        guard let owner = match.care?.owner else { throw Problem.outOfOrder(.notAtThisStep) }
        try moved.go(draft.deed, day: draft.day, owner: owner, role: role(of: match, among: roles(in: municipality), in: municipality), at: now)
        if draft.deed == .endMatch { moved.staysInTouch = draft.staysInTouch }
        try update(moved, in: municipality)
        try insert(
            MatchMove(
                id: freshID(), match: match.id, deed: draft.deed, step: moved.step, at: now, by: viewer.person, side: draft.side, means: draft.means,
                reason: draft.reason), in: municipality)
        try planTalks(of: moved, after: draft.deed, in: municipality)
        var events = [moved.event(draft.deed, onBehalfOf: try draft.side.flatMap(people(of: match.ask, match.offer, in: municipality).person))]
        if draft.deed == .endMatch { events += try close(moved, searchesOn: draft.searchesOn, in: municipality) }
        try settle(ask: match.ask, in: municipality)
        return events
    }

    /// What an ending does to the ask and the offer: there is room again, and somebody else is looked for or nobody is.
    private func close(_ match: Match, searchesOn: Bool, in municipality: MunicipalityCode) throws -> [Event] {
        try changeRunning(match.offer, by: -1, in: municipality)
        var ask = try ask(match.ask, for: .system(of: municipality))
        guard !searchesOn, ask.state == .introduced, try liveMatches(of: match.ask, in: municipality).isEmpty else { return [] }
        ask.state = .closed
        try update(ask, in: municipality)
        return [Event(.closeAsk, Thing(.ask, match.ask.text))]
    }

    /// Ends every match of an ask, because whom it is for is not here any more.
    func endMatches(of ask: Ask.ID, by viewer: Viewer) throws -> [Event] {
        try liveMatches(of: ask, in: viewer.municipality).flatMap { match in
            try move(match, MoveDraft(.endMatch, side: .ask, means: .page, searchesOn: false), by: viewer)
        }
    }

    /// Ends every match in which an offer stands.
    func endMatches(with offer: Offer.ID, by viewer: Viewer) throws -> [Event] {
        try liveMatches(with: offer, in: viewer.municipality).flatMap { match in
            try move(match, MoveDraft(.endMatch, side: .offer, means: .page), by: viewer)
        }
    }

    /// Saves what is next for a match, also with the ask it is for.
    func save(_ match: Match, in municipality: MunicipalityCode) throws {
        try update(match, in: municipality)
        try settle(ask: match.ask, in: municipality)
    }

    /// Plans, moves or drops the question to both, as the move asks for.
    private func planTalks(of match: Match, after deed: Deed, in municipality: MunicipalityCode) throws {
        let planned = match.talk(after: deed, on: today)
        let open = try talks(of: match.id, in: municipality).filter { $0.answeredAt == nil }
        // Who was asked the very same already is not asked again.
        let asked = open.filter { $0.askedAt != nil && $0.occasion == planned?.0 }.map(\.side)
        // What was asked before this move is not the question any more.
        for talk in open where !asked.contains(talk.side) { try dropPost(about: Thing(.talk, talk.id.text), in: municipality) }
        guard let (occasion, day) = planned else {
            if deed != .endMatch { try dropTalks(of: match.id, in: municipality) }
            return
        }
        for side in Side.allCases where !asked.contains(side) {
            try plan(Talk(id: freshID(), match: match.id, side: side, occasion: occasion, dueOn: day), in: municipality)
        }
    }
}

extension Match {
    func event(_ deed: Deed, onBehalfOf person: Person.ID? = nil) -> Event {
        Event(deed, Thing(.ask, ask.text), onBehalfOf: person, with: Thing(.offer, offer.text))
    }

    /// Of what and when both are asked after a move; nil when nothing is asked then.
    fileprivate func talk(after deed: Deed, on today: CalendarDate) -> (TalkOccasion, CalendarDate)? {
        switch (deed, step) {
        case (.planAcquaintance, _): until.map { (.acquaintance, $0.adding(days: 1)) }
        case (_, .trial): until.map { (.trial, max(today, $0.adding(days: -7))) }
        case (_, .running): care.map { (.rhythm, $0.nextOn) }
        case (.prepareEnding, _): until.map { (.ending, $0) }
        case (.endMatch, _): (.ending, today.adding(days: 1))
        default: nil
        }
    }
}

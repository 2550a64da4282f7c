public import Neighbourhood
import Storage

extension Workplace {
    /// Arranges that who asks joins an activity: a place on the list or on the waiting list, and who walks along. The ask stays with whoever minds it: first to find
    /// somebody who walks along where nobody is known yet, and two weeks after the first time to hear whether they come back. Connectors and team members may.
    ///
    /// - Throws: `Problem.outOfOrder(.askNotOpen)`, `.activityFull`, `.joinsAlready`, `.activityEnded`; `Problem.stale`, `Problem.notAllowed`,
    ///   `Problem.notFound`.
    public func join(
        _ ask: Ask.ID, to draft: JoinDraft, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Participation.ID {
        try await perform(by: viewer, request: request) { connection in
            let ask = try connection.ask(ask, for: viewer, to: .joinActivity)
            guard ask.state.isOpen, ask.care != nil || viewer.person != nil else { throw Problem.outOfOrder(.askNotOpen) }
            guard ask.version == version else { throw Problem.stale(Thing(.ask, ask.id.text)) }
            let participation = try connection.join(ask, to: draft, from: nil, by: viewer)
            return Done(participation.id, Event(.joinActivity, Thing(.ask, ask.id.text), with: Thing(.activity, draft.activity.text)))
        }
    }

    /// Arranges that somebody about whom there was a worry joins an activity: what they would like becomes an ask of theirs, which lies with whoever arranges it, and
    /// goes on as any other. Whoever took up the worry may, and their cover.
    ///
    /// - Returns: the ask.
    /// - Throws: what joining from an ask throws; `Problem.invalid` on `words`; `Problem.outOfOrder(.worryNotTakenUp)`; `Problem.notFound(.worry)`.
    public func join(
        from id: Worry.ID, _ draft: WorryJoinDraft, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Ask.ID {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            if let known = try connection.resultOfSubmission(submission, in: town) { return Done(Ask.ID(stored: known)) }
            let worry = try connection.worry(id, for: viewer)
            guard worry.takenUpBy != nil, let owner = viewer.person else { throw Problem.outOfOrder(.worryNotTakenUp) }
            try Access.allow(viewer, .joinActivity, worry.ties)
            let person = try connection.person(draft.person, for: viewer)
            let ask = try connection.placeAsk(
                AskDraft(subject: person.id, words: Words.tidy(draft.words), languages: person.facts.languages, source: worry.draft.source),
                of: person, care: Care(owner: owner, step: .hearOfActivity, today: connection.today), in: town)
            _ = try connection.join(ask, to: draft.join, from: id, by: viewer)
            try connection.keepSubmission(submission, result: ask.id.text, in: town)
            return Done(
                ask.id,
                events: [
                    Event(.placeAsk, Thing(.ask, ask.id.text)),
                    Event(.joinActivity, Thing(.worry, id.text), with: Thing(.activity, draft.join.activity.text)),
                ])
        }
    }

    /// Somebody was found who walks along the first time.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound`.
    public func accompany(_ id: Participation.ID, by companion: Person.ID, viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, by: viewer, request: request) { participation, ask, connection in
            _ = try connection.person(companion, for: viewer)
            participation.company = .person(companion)
            let day = try connection.time(of: participation.activity, plannedOn: participation.firstOn, in: viewer.municipality).day
            guard let owner = ask.care?.owner else { return }
            ask.care = Care(joining: participation.company, on: day, owner: owner, today: connection.today)
        }
    }

    /// Writes down what came of it. Who comes back keeps the place; otherwise it is free again. The ask goes on, to find somebody or something else, until it is
    /// closed.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound`.
    public func settle(_ id: Participation.ID, as outcome: Participation.Outcome, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, by: viewer, request: request) { participation, ask, connection in
            participation.outcome = outcome
            guard ask.state.isOpen, let owner = ask.care?.owner else { return }
            ask.care = Care(owner: owner, step: outcome == .comesBack ? .hearHowItGoes : .findSomeone, today: connection.today)
        }
    }

    /// Who waited gets a place. Whoever keeps the list of the activity may.
    ///
    /// - Throws: `Problem.outOfOrder(.activityFull)`, `Problem.notAllowed`, `Problem.notFound(.activity)`.
    public func givePlace(
        _ id: Participation.ID, at activity: ActivitySeries.ID, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let series = try connection.activity(activity, in: viewer.municipality).series
            guard let line = try connection.participations(of: series, for: viewer).first(where: { $0.participation.id == id }) else {
                throw Problem.notFound(.activity)
            }
            guard try connection.placesLeft(at: series, in: viewer.municipality) != 0 else { throw Problem.outOfOrder(.activityFull) }
            var participation = line.participation
            participation.isWaiting = false
            try connection.update(participation, in: viewer.municipality)
            try connection.tellPractice(of: participation.ask, since: .started, in: viewer.municipality)
            return Done((), Event(.keepPresence, Thing(.activity, activity.text)))
        }
    }

    private func change(
        _ id: Participation.ID, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (inout Participation, inout Ask, any Connection) throws -> Void
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let (line, before) = try connection.participation(id, for: viewer, to: .joinActivity)
            var (participation, ask) = (line.participation, before)
            try body(&participation, &ask, connection)
            try connection.update(participation, in: viewer.municipality)
            if ask != before { try connection.update(ask, in: viewer.municipality) }
            return Done((), Event(.joinActivity, Thing(.ask, ask.id.text), with: Thing(.activity, participation.activity.text)))
        }
    }
}

extension Connection {
    /// Keeps a place for who asks, and what is next for the ask.
    ///
    /// - Parameter worry: that it came of.
    fileprivate func join(_ asked: Ask, to draft: JoinDraft, from worry: Worry.ID?, by viewer: Viewer) throws -> Participation {
        let town = viewer.municipality
        guard let owner = asked.care?.owner ?? viewer.person else { throw Problem.outOfOrder(.askNotOpen) }
        let series = try activity(draft.activity, in: town).series
        let time = try time(of: series.id, plannedOn: draft.firstOn, in: town)
        guard series.endedAt == nil, !time.isCancelled, time.day >= today else { throw Problem.outOfOrder(.activityEnded) }
        guard try !joins(asked.draft.subject, series.id, in: town) else { throw Problem.outOfOrder(.joinsAlready) }
        let isFull = try placesLeft(at: series, in: town) == 0
        if isFull, !series.facts.hasWaitingList { throw Problem.outOfOrder(.activityFull) }
        if let companion = draft.company.person { _ = try person(companion, for: viewer) }
        let participation = Participation(
            id: freshID(), activity: series.id, person: asked.draft.subject, ask: asked.id, worry: worry, firstOn: draft.firstOn, isWaiting: isFull,
            company: draft.company)
        try insert(participation, in: town)
        var ask = asked
        if ask.state == .new { ask.state = .waiting }
        ask.care = Care(joining: draft.company, on: time.day, owner: owner, today: today)
        try update(ask, in: town)
        if !isFull { try tellPractice(of: ask.id, since: .started, in: town) }
        return participation
    }
}

extension Care {
    /// What is next for somebody who joins an activity: to find who walks along, some days before; or to hear two weeks after the first time.
    fileprivate init(joining company: Participation.Company, on day: CalendarDate, owner: Person.ID, today: CalendarDate) {
        if company == .sought {
            self.init(owner: owner, step: .findCompany, on: max(today, day.adding(days: -3)), today: today)
        } else {
            self.init(owner: owner, step: .hearOfActivity, on: day.adding(days: NextStep.hearOfActivity.days), today: today)
        }
    }
}

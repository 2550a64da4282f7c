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
            let town = viewer.municipality
            var ask = try connection.ask(ask, for: viewer, to: .joinActivity)
            guard ask.state.isOpen, let owner = ask.care?.owner ?? viewer.person else { throw Problem.outOfOrder(.askNotOpen) }
            guard ask.version == version else { throw Problem.stale(Thing(.ask, ask.id.text)) }
            let series = try connection.activity(draft.activity, in: town).series
            let time = try connection.time(of: series.id, plannedOn: draft.firstOn, in: town)
            guard series.endedAt == nil, !time.isCancelled, time.day >= connection.today else { throw Problem.outOfOrder(.activityEnded) }
            guard try !connection.joins(ask.draft.subject, series.id, in: town) else { throw Problem.outOfOrder(.joinsAlready) }
            let isFull = try connection.placesLeft(at: series, in: town) == 0
            if isFull, !series.facts.hasWaitingList { throw Problem.outOfOrder(.activityFull) }
            if let companion = draft.company.person { _ = try connection.person(companion, for: viewer) }
            let participation = Participation(
                id: connection.freshID(), activity: series.id, person: ask.draft.subject, ask: ask.id, firstOn: draft.firstOn, isWaiting: isFull,
                company: draft.company)
            try connection.insert(participation, in: town)
            if ask.state == .new { ask.state = .waiting }
            ask.care = Care(joining: draft.company, on: time.day, owner: owner, today: connection.today)
            try connection.update(ask, in: town)
            return Done(participation.id, Event(.joinActivity, Thing(.ask, ask.id.text), with: Thing(.activity, series.id.text)))
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

public import Neighbourhood
public import Storage

extension Workplace {
    /// Puts an activity of a house in the agenda, once or in a rhythm, with the room it takes. It is an offer of the house from then on, confirmed today. The
    /// desk and the teams may, and whoever runs the house.
    ///
    /// - Throws: `Problem.invalid` with every fault, or with `.taken` on `from` when the room is taken on some of the days: which, and when it is free next;
    ///   `Problem.notAllowed`, `Problem.notFound` for a house, a room or somebody who is not here.
    public func start(
        _ draft: ActivityDraft, in house: House.ID, submission: String? = nil, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> ActivitySeries.ID {
        try await onceMoreWhenTaken {
            try await perform(by: viewer, request: request) { connection in
                let town = viewer.municipality
                if let submission, let earlier: ActivitySeries.ID = try connection.made(by: submission, in: town) { return Done(earlier) }
                try Access.allow(viewer, .startActivity, .inside(house))
                let faults = draft.faults(today: connection.today)
                guard faults.isEmpty else { throw Problem.invalid(faults) }
                try connection.check(draft.facts, in: house, for: viewer)
                let spot = try connection.spot(of: Party(kind: .house, house: house), for: viewer)
                let offer = try connection.placeOffer(draft.offer(of: house), at: spot, state: .open, in: town)
                let series = ActivitySeries(
                    id: connection.freshID(), offer: offer.id, house: house, facts: draft.facts, changedAt: connection.now)
                try connection.insert(series, in: town)
                try connection.plan(series, named: draft.title, isLenient: draft.skipsTaken, by: viewer)
                if let submission { try connection.keepSubmission(submission, result: series.id.text, in: town) }
                return Done(series.id, series.event(.startActivity))
            }
        }
    }

    /// Changes what is known of an activity. With another rhythm or other hours the times that are still to come are worked out anew; what was moved, is off
    /// or was added by hand stays as it is. It counts as confirmed today.
    ///
    /// - Parameter version: the one that was changed.
    /// - Throws: as `start`; `Problem.stale`, `Problem.outOfOrder(.activityEnded)`.
    public func change(
        activity id: ActivitySeries.ID, to draft: ActivityDraft, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(id, by: viewer, request: request) { known, connection in
            var series = known.series
            let faults = draft.faults(today: connection.today, former: series.facts.plan)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.check(draft.facts, besides: series.facts, in: series.house, for: viewer)
            // Days that went without a room before are no reason to refuse another price.
            let isElsewhere = draft.facts.plan != series.facts.plan || draft.facts.room != series.facts.room
            (series.facts, series.version) = (draft.facts, version)
            try connection.update(series, in: viewer.municipality)
            try connection.bringUpToDate(series, with: draft, for: viewer)
            try connection.plan(series, named: draft.title, isLenient: draft.skipsTaken || !isElsewhere, by: viewer)
        }
    }

    /// Moves one time to another day or hour, and its room along.
    ///
    /// - Parameter plannedOn: the day on which it was planned at first.
    /// - Throws: `Problem.invalid`, with `.taken` when the room is taken then; `Problem.notAllowed`, `Problem.notFound(.activity)`.
    public func move(
        _ id: ActivitySeries.ID, plannedOn: CalendarDate, to day: CalendarDate, from: ClockTime, until: ClockTime, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await changeTime(of: id, by: viewer, request: request) { known, connection in
            let plan = ActivityPlan(first: day, from: from, until: until)
            let faults = plan.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            var time = try connection.time(of: id, plannedOn: plannedOn, in: viewer.municipality)
            (time.day, time.from, time.until, time.reason) = (day, from, until, nil)
            if time.fate != .extra { time.fate = .moved }
            return time
        }
    }

    /// Says that one time is off, and why. It stays in the agenda as such, so that nobody stands before a closed door; the room is free again.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`, `Problem.notFound(.activity)`.
    public func cancel(
        _ id: ActivitySeries.ID, plannedOn: CalendarDate, because reason: String?, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await changeTime(of: id, by: viewer, request: request) { _, connection in
            if let reason, reason.unicodeScalars.count > 200 { throw Problem.invalid([FieldError("reason", .tooLong(limit: 200))]) }
            var time = try connection.time(of: id, plannedOn: plannedOn, in: viewer.municipality)
            (time.fate, time.reason) = (.cancelled, reason)
            return time
        }
    }

    /// One that was off is on after all, at the hours it had. Its room is asked for anew.
    ///
    /// - Throws: as `move`.
    public func restore(_ id: ActivitySeries.ID, plannedOn: CalendarDate, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeTime(of: id, by: viewer, request: request) { _, connection in
            var time = try connection.time(of: id, plannedOn: plannedOn, in: viewer.municipality)
            (time.fate, time.reason) = (.moved, nil)
            return time
        }
    }

    /// One time more, besides the rhythm.
    ///
    /// - Throws: as `move`; `.onThatDayAlready` on `day` when it was planned on that day already.
    public func addTime(
        to id: ActivitySeries.ID, on day: CalendarDate, from: ClockTime, until: ClockTime, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await changeTime(of: id, by: viewer, request: request) { known, connection in
            let faults = ActivityPlan(first: day, from: from, until: until).faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            guard try connection.planned(of: id, from: day, in: viewer.municipality).allSatisfy({ $0.plannedOn != day }) else {
                throw Problem.invalid([FieldError("day", .onThatDayAlready)])
            }
            return ActivityTime(activity: id, plannedOn: day, day: day, from: from, until: until, fate: .extra)
        }
    }

    /// Ends an activity: what is still to come goes from the agenda, its rooms are free, and the offer stops when nothing else hangs on it. What was stays.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.activity)`.
    public func end(activity id: ActivitySeries.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            let known = try connection.activity(id, in: town)
            try Access.allow(viewer, .endActivity, known.series.ties)
            guard known.series.endedAt == nil else { return Done(()) }
            try connection.end(known.series, in: town)
            if try connection.activities(of: known.series.offer, in: town).isEmpty { try connection.stop(known.series.offer, for: viewer) }
            return Done((), known.series.event(.endActivity))
        }
    }

    private func change(
        _ id: ActivitySeries.ID, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (KnownActivity, any Connection) throws -> Void
    ) async throws {
        try await onceMoreWhenTaken {
            try await perform(by: viewer, request: request) { connection in
                let known = try connection.activity(id, in: viewer.municipality)
                try Access.allow(viewer, .changeActivity, known.series.ties)
                guard known.series.endedAt == nil else { throw Problem.outOfOrder(.activityEnded) }
                try body(known, connection)
                return Done((), known.series.event(.changeActivity))
            }
        }
    }

    private func changeTime(
        of id: ActivitySeries.ID, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (KnownActivity, any Connection) throws -> ActivityTime
    ) async throws {
        try await change(id, by: viewer, request: request) { known, connection in
            let town = viewer.municipality
            let time = try body(known, connection)
            try connection.keep(time, in: town)
            try connection.noteChange(of: id, in: town)
            try connection.noteEnd(of: id, in: town)
            try connection.takeRoom(for: known.series, named: known.title, needing: [time.plannedOn], by: viewer)
        }
    }
}

extension ActivitySeries {
    func event(_ deed: Deed) -> Event { Event(deed, Thing(.activity, id.text), with: Thing(.offer, offer.text)) }
}

public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down that something went wrong in a match. Either of the two may, and who guides them. It lies with the guide today, and is in sight of the
    /// team until somebody closes it; the other side does not read it. When it is asked for, the match rests from this moment.
    ///
    /// - Parameter submission: the form's token; the same form sent twice writes one.
    /// - Throws: `Problem.notFound(.match)`, `.notAllowed`; `.invalid` with every fault at once, on `pauses` when the match cannot rest where it stands.
    @discardableResult
    public func report(
        _ draft: IncidentDraft, of match: Match.ID, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Incident.ID {
        try await perform(by: viewer, request: request) { connection in
            if let earlier: Incident.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let match = try connection.match(match, for: viewer, to: .reportIncident)
            let faults = draft.faults(today: connection.today) + match.faults(ofPause: draft)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let incident = try connection.incident(draft, of: match, by: viewer)
            try connection.insert(incident, in: viewer.municipality)
            try connection.keepSubmission(submission, result: incident.id.text, in: viewer.municipality)
            let rested = draft.pauses && match.step != .paused ? try connection.rest(match, side: incident.side, by: viewer) : []
            return Done(incident.id, events: [Event(.reportIncident, Thing(.incident, incident.id.text))] + rested)
        }
    }

    /// Writes down what is done next about an incident. Who guides the two may, and the team.
    ///
    /// - Throws: `Problem.invalid` for no step or a day before today; `.outOfOrder(.notAtThisStep)` when it is closed; `.stale`, `.notFound(.incident)`.
    public func mind(
        _ id: Incident.ID, nextStep: String, on day: CalendarDate, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var incident = try connection.incident(id, for: viewer, to: .handleIncident).incident
            guard incident.version == version else { throw Problem.stale(Thing(.incident, id.text)) }
            guard incident.care != nil, let worker = viewer.person else { throw Problem.outOfOrder(.notAtThisStep) }
            // Whoever takes the next step has it from now on.
            let care = Care(owner: worker, nextStep: nextStep, nextOn: day)
            let faults = care.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            incident.care = care
            try connection.update(incident, closedBy: nil, in: viewer.municipality)
            return Done((), Event(.handleIncident, Thing(.incident, id.text)))
        }
    }

    /// Closes an incident with what came of it. Closing twice is closing once.
    ///
    /// - Throws: `Problem.invalid` on `outcome` when nothing is said of it; `.stale`, `.notFound(.incident)`, `.notAllowed`.
    public func close(_ id: Incident.ID, outcome: String, version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var incident = try connection.incident(id, for: viewer, to: .closeIncident).incident
            guard incident.closedAt == nil else { return Done(()) }
            guard incident.version == version else { throw Problem.stale(Thing(.incident, id.text)) }
            let faults = Incident.faults(ofOutcome: outcome)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            (incident.care, incident.outcome, incident.closedAt) = (nil, outcome, connection.now)
            try connection.update(incident, closedBy: viewer.person, in: viewer.municipality)
            return Done((), Event(.closeIncident, Thing(.incident, id.text)))
        }
    }
}

extension Match {
    /// Whether it can rest now; resting already is well.
    fileprivate func faults(ofPause draft: IncidentDraft) -> [FieldError] {
        guard draft.pauses, step != .paused, LifeCycle.way(.pauseMatch, from: step) == nil else { return [] }
        return [FieldError("pauses", .notAChoice)]
    }
}

extension Connection {
    /// With the guide as its owner, today, also on a Sunday. Of a match that nobody guides any more whoever writes it down minds it.
    fileprivate func incident(_ draft: IncidentDraft, of match: Match, by viewer: Viewer) throws -> Incident {
        guard let owner = match.care?.owner ?? viewer.person else { throw Problem.outOfOrder(.notAtThisStep) }
        let side = try viewer.person.flatMap { try people(of: match.ask, match.offer, in: viewer.municipality).side(of: $0) }
        return Incident(
            id: freshID(), match: match.id, draft: draft, reportedBy: viewer.person, side: side, reportedAt: now,
            care: Care(owner: owner, nextStep: NextStep.callToday.rawValue, nextOn: today))
    }

    fileprivate func rest(_ match: Match, side: Side?, by viewer: Viewer) throws -> [Event] {
        try move(match, MoveDraft(.pauseMatch, day: today.adding(days: IncidentDraft.rest), side: side), by: viewer)
    }
}

public import Neighbourhood
import Storage

extension Workplace {
    /// Arranges that somebody tries a task for some weeks: who walks along, and the day on which both are asked how it goes, which whoever arranges it has on
    /// Vandaag. Connectors and team members may, for people whom their work reaches.
    ///
    /// - Throws: `Problem.invalid`; `.outOfOrder(.taskClosed)`, `.taskFull`, `.triesAlready`; `.notAllowed`, `.notFound`.
    public func begin(_ draft: TrialDraft, by viewer: Viewer, request: RequestMark = .none) async throws -> TaskTrial.ID {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            _ = try connection.person(draft.person, for: viewer, to: .tryTask)
            let line = try connection.houseTask(draft.task, for: viewer)
            let faults = draft.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            guard let owner = viewer.person, !line.task.isClosed else { throw Problem.outOfOrder(.taskClosed) }
            guard try !connection.does(draft.person, draft.task, in: town) else { throw Problem.outOfOrder(.triesAlready) }
            guard line.room > 0 else { throw Problem.outOfOrder(.taskFull) }
            if let companion = draft.company.person { _ = try connection.person(companion, for: viewer) }
            let trial = TaskTrial(
                id: connection.freshID(), task: draft.task, person: draft.person, startedOn: draft.startsOn, company: draft.company,
                care: TrialCare(owner: owner, askOn: draft.askOn))
            try connection.insert(trial, in: town)
            return Done(trial.id, Event(.tryTask, Thing(.person, draft.person.text), with: Thing(.task, draft.task.text)))
        }
    }

    /// Somebody was found who walks along. Who guides it may.
    ///
    /// - Throws: `Problem.invalid` on `person` for who tries it themselves; `.outOfOrder(.notAtThisStep)` once it ended; `.notAllowed`, `.notFound`.
    public func accompany(_ id: TaskTrial.ID, by companion: Person.ID, viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, to: .guideTrial, by: viewer, request: request) { trial, connection in
            guard trial.person != companion else { throw Problem.invalid([FieldError("person", .notAChoice)]) }
            _ = try connection.person(companion, for: viewer)
            trial.company = .person(companion)
        }
    }

    /// Writes down what both said, and that it goes on: some weeks more, or as a regular task, of which both are asked again after three months.
    ///
    /// - Parameter weeks: so many more to try; nil to make it a regular task.
    /// - Throws: `Problem.invalid` on `companion_said` and `weeks`; `.stale`, `.outOfOrder(.notAtThisStep)`, `.notAllowed`, `.notFound`.
    public func hear(
        _ id: TaskTrial.ID, helper: TrialTalk.Answer, companion: TrialTalk.Answer?, weeks: Int?, version: Int, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await change(id, to: .guideTrial, by: viewer, request: request) { trial, connection in
            trial.version = version
            let range = TaskTrial.weeksRange
            if let weeks, !range.contains(weeks) { throw Problem.invalid([FieldError("weeks", .outsideRange(range.lowerBound, range.upperBound))]) }
            let walksAlong = trial.company.person != nil
            if walksAlong, companion == nil { throw Problem.invalid([FieldError("companion_said", .notAChoice)]) }
            let talk = TrialTalk(on: connection.today, helper: helper, companion: walksAlong ? companion : nil)
            trial.goOn(after: talk, weeks: weeks, today: connection.today)
        }
    }

    /// Somebody does a task no more, tried or regular. No reason is asked, what was said of it goes, and what they offer stays open for something else. The
    /// person themselves may, and who guides it. A second time does nothing.
    ///
    /// - Throws: `Problem.notAllowed`, `Problem.notFound(.trial)`.
    public func end(_ id: TaskTrial.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var trial = try connection.trial(id, for: viewer, to: .endTrial).trial
            if trial.step == .ended { return Done(()) }
            trial.end()
            try connection.update(trial, in: viewer.municipality)
            return Done((), Event(.endTrial, Thing(.person, trial.person.text), with: Thing(.task, trial.task.text)))
        }
    }

    private func change(
        _ id: TaskTrial.ID, to deed: Deed, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (inout TaskTrial, any Connection) throws -> Void
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var trial = try connection.trial(id, for: viewer, to: deed).trial
            guard trial.step != .ended else { throw Problem.outOfOrder(.notAtThisStep) }
            try body(&trial, connection)
            try connection.update(trial, in: viewer.municipality)
            return Done((), Event(deed, Thing(.person, trial.person.text), with: Thing(.task, trial.task.text)))
        }
    }
}

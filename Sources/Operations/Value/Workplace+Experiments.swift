public import Neighbourhood
import Storage

extension Workplace {
    /// Begins an experiment. The team may, and who runs the house that it is in. It tells of nobody: numbers are refused, and a word that may be a name until
    /// who writes it says that it is none.
    ///
    /// - Parameter submission: the form's token; the same form sent twice is one experiment.
    /// - Throws: `Problem.invalid` with every fault at once, on `owner` for who does not work here; `Problem.notAllowed`.
    public func begin(
        _ draft: ExperimentDraft, owner: Person.ID?, namesNobody: Bool, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Experiment.ID {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            try Access.allow(viewer, .keepExperiment, draft.ties)
            if let known = try connection.resultOfSubmission(submission, in: town) { return Done(Experiment.ID(stored: known)) }
            try connection.check(draft, owner: owner, namesNobody: namesNobody, in: town)
            let experiment = Experiment(id: connection.freshID(), draft: draft, owner: owner)
            try connection.insert(experiment, in: town)
            try connection.keepSubmission(submission, result: experiment.id.text, in: town)
            return Done(experiment.id, Event(.keepExperiment, Thing(.experiment, experiment.id.text)))
        }
    }

    /// Changes an experiment that goes on.
    ///
    /// - Throws: `Problem.outOfOrder(.experimentOver)`; `Problem.invalid`, `.stale`, `.notAllowed`, `.notFound(.experiment)`.
    public func change(
        experiment id: Experiment.ID, to draft: ExperimentDraft, owner: Person.ID?, namesNobody: Bool, version: Int, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var experiment = try connection.experiment(id, for: viewer, to: .keepExperiment).experiment
            try Access.allow(viewer, .keepExperiment, draft.ties)
            guard experiment.outcome == nil else { throw Problem.outOfOrder(.experimentOver) }
            try connection.check(draft, owner: owner, namesNobody: namesNobody, in: viewer.municipality)
            (experiment.draft, experiment.owner, experiment.version) = (draft, owner, version)
            try connection.update(experiment, in: viewer.municipality)
            return Done((), Event(.keepExperiment, Thing(.experiment, id.text)))
        }
    }

    /// Writes down what happened, for others to read; the counts stay as they are on that day.
    ///
    /// - Throws: `Problem.outOfOrder(.experimentOver)`, `.notYetThere` before its first day; `Problem.invalid` on `outcome`; `.stale`, `.notAllowed`,
    ///   `.notFound(.experiment)`.
    public func close(
        experiment id: Experiment.ID, with words: String, onward: ExperimentOutcome.Onward, namesNobody: Bool, version: Int, by viewer: Viewer,
        request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            var experiment = try connection.experiment(id, for: viewer, to: .keepExperiment).experiment
            guard experiment.outcome == nil else { throw Problem.outOfOrder(.experimentOver) }
            guard experiment.draft.first <= connection.today else { throw Problem.outOfOrder(.notYetThere) }
            var faults = words.isEmpty ? [FieldError("outcome", .missing)] : []
            if words.count > 1000 { faults.append(FieldError("outcome", .tooLong(limit: 1000))) }
            if faults.isEmpty { faults = try connection.traces(in: ["outcome": words], namesNobody: namesNobody, of: town) }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let period = ExperimentPeriod(first: experiment.draft.first, last: min(experiment.draft.last, connection.today))
            experiment.version = version
            experiment.outcome = ExperimentOutcome(
                words: words, onward: onward, closedOn: connection.today, counts: try connection.counts(of: experiment.draft, in: period, of: town))
            try connection.update(experiment, in: town)
            return Done((), Event(.keepExperiment, Thing(.experiment, id.text)))
        }
    }
}

extension Connection {
    fileprivate func check(_ draft: ExperimentDraft, owner: Person.ID?, namesNobody: Bool, in town: MunicipalityCode) throws {
        var faults = draft.faults()
        if let house = draft.house { _ = try self.house(house, in: town) }
        if let area = draft.area, try !areas(in: town).contains(where: { $0.code == area }) { faults.append(FieldError("place", .notAChoice)) }
        if try !colleagues(in: town).contains(where: { $0.id == owner }) { faults.append(FieldError("owner", .notAChoice)) }
        let texts = ["title": draft.title, "question": draft.question, "attempt": draft.attempt]
        if faults.isEmpty { faults = try traces(in: texts, namesNobody: namesNobody, of: town) }
        guard faults.isEmpty else { throw Problem.invalid(faults) }
    }

    /// What in texts that others read could tell of somebody.
    fileprivate func traces(in texts: [String: String], namesNobody: Bool, of town: MunicipalityCode) throws -> [FieldError] {
        let names = try areas(in: town).map(\.name) + houses(in: town).map(\.facts.name) + teams(in: town).map(\.name)
        let check = OutsideCheck(names: [], streets: [], allowed: names)
        return texts.sorted { $0.key < $1.key }.compactMap { field, text in
            let kinds = Set(check.findings(in: text).map(\.kind))
            if kinds.contains(.number) { return FieldError(field, .tellsOfSomebody) }
            return !namesNobody && kinds.contains(.name) ? FieldError(field, .mayNameSomebody) : nil
        }
    }
}

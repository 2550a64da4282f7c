public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down what needs doing in a house. Whoever runs it may, the desk and the team.
    ///
    /// - Parameter submission: the form's token; the same form sent twice is one task.
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.notAllowed`, `Problem.notFound(.house)`.
    public func write(
        _ draft: HouseTaskDraft, in house: House.ID, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> HouseTask.ID {
        try await perform(by: viewer, request: request) { connection in
            let town = viewer.municipality
            try Access.allow(viewer, .keepHouseTasks, .inside(house))
            _ = try connection.house(house, in: town)
            if let known = try connection.resultOfSubmission(submission, in: town) { return Done(HouseTask.ID(stored: known)) }
            try draft.check()
            let task = HouseTask(id: connection.freshID(), house: house, draft: draft, confirmedOn: connection.today)
            try connection.insert(task, in: town)
            try connection.keepSubmission(submission, result: task.id.text, in: town)
            return Done(task.id, Event(.keepHouseTasks, Thing(.task, task.id.text), with: Thing(.house, house.text)))
        }
    }

    /// Changes a task, or leaves it as it is: from today on it says that it still needs doing.
    ///
    /// - Throws: `Problem.outOfOrder(.taskClosed)`; `Problem.invalid`, `Problem.stale`, `Problem.notAllowed`, `Problem.notFound(.task)`.
    public func change(
        task id: HouseTask.ID, to draft: HouseTaskDraft, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var task = try connection.houseTask(id, for: viewer, to: .keepHouseTasks).task
            if task.isClosed { throw Problem.outOfOrder(.taskClosed) }
            try draft.check()
            (task.draft, task.version, task.confirmedOn) = (draft, version, connection.today)
            try connection.update(task, in: viewer.municipality)
            return Done((), Event(.keepHouseTasks, Thing(.task, id.text)))
        }
    }

    /// A task needs no doing any more. A second time does nothing.
    ///
    /// - Throws: `Problem.outOfOrder(.taskIsDone)` while somebody does it; `Problem.notAllowed`, `Problem.notFound(.task)`.
    public func close(task id: HouseTask.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let line = try connection.houseTask(id, for: viewer, to: .keepHouseTasks)
            if line.task.isClosed { return Done(()) }
            guard line.taken == 0 else { throw Problem.outOfOrder(.taskIsDone) }
            try connection.close(task: id, in: viewer.municipality)
            return Done((), Event(.keepHouseTasks, Thing(.task, id.text)))
        }
    }
}

extension HouseTaskDraft {
    fileprivate func check() throws(Problem) {
        let faults = faults()
        guard faults.isEmpty else { throw .invalid(faults) }
    }
}

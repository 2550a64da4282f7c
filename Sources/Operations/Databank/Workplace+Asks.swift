public import Neighbourhood
import Storage

extension Workplace {
    /// Takes an ask out of the queue of new ones: from now on it has an owner and a next date. Connectors and team members may.
    ///
    /// - Throws: `Problem.stale` when a colleague was first, `Problem.outOfOrder(.askNotOpen)` when it is not new any more.
    public func takeUp(_ id: Ask.ID, version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .takeUpAsk)
        guard let owner = viewer.person else { throw Problem.signInNeeded }
        try await perform(by: viewer, request: request) { connection in
            var ask = try connection.ask(id, for: viewer, to: .takeUpAsk)
            // Pressed twice: it was taken up already, by the same worker.
            if ask.state == .waiting, ask.care?.owner == owner { return Done(()) }
            guard ask.version == version else { throw Problem.stale(Thing(.ask, id.text)) }
            guard ask.state == .new else { throw Problem.outOfOrder(.askNotOpen) }
            ask.state = .waiting
            ask.care = Care(owner: owner, step: .callBack, today: connection.today)
            try connection.update(ask, in: viewer.municipality)
            return Done((), Event(.takeUpAsk, Thing(.ask, id.text)))
        }
    }

    /// Writes down what happens next and when: the ask stays on, or goes back to, the waiting list.
    ///
    /// - Throws: `Problem.invalid` for a day before today or no step; `Problem.outOfOrder(.hasMatch)` once two were introduced.
    public func keepWaiting(
        _ id: Ask.ID, nextStep: String, on day: CalendarDate, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(id, version: version, .putAskOnWaitingList, by: viewer, request: request) { ask, connection in
            // What is next for two who know each other stands with their match.
            guard ask.state != .introduced else { throw Problem.outOfOrder(.hasMatch) }
            guard ask.state.isOpen, let owner = ask.care?.owner ?? viewer.person else { throw Problem.outOfOrder(.askNotOpen) }
            let care = Care(owner: owner, nextStep: nextStep, nextOn: day)
            let faults = care.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            if ask.state == .new { ask.state = .waiting }
            ask.care = care
        }
    }

    /// Corrects the words and conditions of an ask; desk and team may, and the person it is for.
    public func correct(_ id: Ask.ID, to draft: AskDraft, version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        let faults = draft.faults()
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        try await change(id, version: version, .correctAsk, by: viewer, request: request) { ask, _ in
            var corrected = draft
            corrected.subject = ask.draft.subject
            corrected.askedBy = ask.draft.askedBy
            corrected.source = ask.draft.source
            ask.draft = corrected
        }
    }

    /// Closes an ask, with a reason if one is given. Connectors, team members and the person it is for may. Open proposals end
    /// with it; an ask that has a match ends with the match.
    ///
    /// - Throws: `Problem.outOfOrder(.hasMatch)`.
    public func close(
        _ id: Ask.ID, reason: String?, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var ask = try connection.ask(id, for: viewer, to: .closeAsk)
            if ask.state == .closed { return Done(()) }
            guard ask.state != .introduced else { throw Problem.outOfOrder(.hasMatch) }
            guard ask.state.isOpen else { throw Problem.outOfOrder(.askNotOpen) }
            if let reason, reason.unicodeScalars.count > 500 { throw Problem.invalid([FieldError("reason", .tooLong(limit: 500))]) }
            ask.state = .closed
            ask.version = version
            var events = [Event(.closeAsk, Thing(.ask, id.text))]
            for proposal in try connection.proposals(of: id, for: viewer) where proposal.step.isOpen {
                events.append(try connection.withdraw(proposal, in: viewer.municipality))
            }
            try connection.update(ask, in: viewer.municipality, closedReason: reason)
            try connection.tellPractice(of: id, since: .started, in: viewer.municipality)
            return Done((), events: events)
        }
    }

    /// Opens a closed ask again: undo for a closing that was a mistake.
    public func reopen(_ id: Ask.ID, version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .reopenAsk)
        guard let owner = viewer.person else { throw Problem.signInNeeded }
        try await change(id, version: version, .reopenAsk, by: viewer, request: request) { ask, connection in
            guard ask.state == .closed || ask.state == .withdrawn else { throw Problem.outOfOrder(.askNotOpen) }
            ask.state = .waiting
            ask.care = Care(owner: ask.care?.owner ?? owner, step: .findSomeone, today: connection.today)
        }
    }

    private func change(
        _ id: Ask.ID, version: Int, _ deed: Deed, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (inout Ask, any Connection) throws -> Void
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var ask = try connection.ask(id, for: viewer, to: deed)
            guard ask.version == version else { throw Problem.stale(Thing(.ask, id.text)) }
            try body(&ask, connection)
            try connection.update(ask, in: viewer.municipality)
            return Done((), Event(deed, Thing(.ask, id.text)))
        }
    }
}

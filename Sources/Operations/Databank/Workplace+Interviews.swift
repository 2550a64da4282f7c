public import Neighbourhood
import Storage

extension Workplace {
    /// Plans a round along the doors. Connectors and team members may, where they work; whoever plans it sees to it that nothing of it lies still.
    ///
    /// - Parameter submission: the form's token; the same form sent twice plans one round.
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`.
    public func plan(
        _ draft: InterviewRoundDraft, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> InterviewRound.ID {
        try Access.allow(viewer, .planInterviews, Ties(area: draft.area))
        return try await perform(by: viewer, request: request) { connection in
            if let earlier: InterviewRound.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let faults = draft.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let round = InterviewRound(id: connection.freshID(), draft: draft, owner: viewer.person)
            try connection.insert(round, in: viewer.municipality)
            try connection.keepSubmission(submission, result: round.id.text, in: viewer.municipality)
            return Done(round.id, Event(.planInterviews, Thing(.interviewRound, round.id.text)))
        }
    }

    /// Corrects a round: its streets, its days, the day that is promised from now on. Whoever may plan one there.
    ///
    /// - Throws: `Problem.stale`, `Problem.invalid`, `Problem.notFound(.interviewRound)`.
    public func correct(
        _ id: InterviewRound.ID, to draft: InterviewRoundDraft, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            var round = try connection.interviewRound(id, for: viewer, to: .planInterviews)
            try Access.allow(viewer, .planInterviews, Ties(minders: round.ties.minders, area: draft.area))
            let faults = draft.faults()
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            (round.draft, round.version) = (draft, version)
            try connection.update(round, in: viewer.municipality)
            return Done((), Event(.planInterviews, Thing(.interviewRound, id.text)))
        }
    }

    /// Gives out sheets: to somebody who listens, a resident or a colleague, or to nobody yet, to lie ready on paper. Desk and team may, where the round is.
    /// Whoever gets one sees that conversation and nothing else of the databank.
    ///
    /// - Parameter count: 1 to `Interview.mostAtOnce`.
    /// - Throws: `Problem.invalid` on `count`, `Problem.notFound(.interviewRound)`, `Problem.notFound(.person)`.
    public func giveInterviews(
        _ count: Int, of round: InterviewRound.ID?, to interviewer: Person.ID?, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> [Interview.ID] {
        try Access.allowSomewhere(viewer, .giveInterview)
        return try await perform(by: viewer, request: request) { connection in
            if let earlier = try connection.resultOfSubmission(submission, in: viewer.municipality) {
                return Done(earlier.split(separator: " ").compactMap { Interview.ID(String($0)) })
            }
            guard (1...Interview.mostAtOnce).contains(count) else {
                throw Problem.invalid([FieldError("count", .outsideRange(1, Interview.mostAtOnce))])
            }
            let area = try round.map { try connection.interviewRound($0, for: viewer, to: .giveInterview) }?.draft.area
            if let interviewer { try connection.findListener(interviewer, for: viewer) }
            let given = try (0..<count).map { _ in try connection.give(round: round, area: area, to: interviewer, by: viewer) }
            try connection.keepSubmission(submission, result: given.map(\.text).joined(separator: " "), in: viewer.municipality)
            return Done(
                given, events: given.map { Event(.giveInterview, Thing(.interview, $0.text), with: interviewer.map { Thing(.person, $0.text) }) })
        }
    }

    /// Keeps what was said so far, to go on with later. Whoever holds it may, and desk and team for what came on paper.
    ///
    /// - Parameter fields: the form as it was typed.
    /// - Throws: `Problem.stale` when it was written in elsewhere since `version`; `Problem.tooLarge`, `Problem.notFound(.interview)`.
    public func keep(
        _ fields: String, of id: Interview.ID, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await write(fields, id, version, .given, .holdInterview, viewer, request)
    }

    /// Hands in what was said. From here on it is for a worker of the place, and whoever listened sees it no more.
    ///
    /// - Throws: as `keep`.
    public func handIn(
        _ fields: String, of id: Interview.ID, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await write(fields, id, version, .handedIn, .handInInterview, viewer, request)
    }

    private func write(
        _ fields: String, _ id: Interview.ID, _ version: Int, _ state: InterviewState, _ deed: Deed, _ viewer: Viewer, _ request: RequestMark
    ) async throws {
        guard fields.utf8.count <= Interview.longest else { throw Problem.tooLarge(limit: Interview.longest) }
        try await perform(by: viewer, request: request) { connection in
            var interview = try connection.interview(id, for: viewer, to: deed)
            guard interview.state == .given else { throw Problem.outOfOrder(.interviewOver) }
            interview.version = version
            try connection.keep(fields, of: interview, state: state, in: viewer.municipality)
            return Done((), Event(deed, Thing(.interview, id.text)))
        }
    }

    /// Puts a conversation away: nobody was at home, or the person would rather not. Its words are gone at once. Whoever holds it may, and desk and team.
    ///
    /// - Throws: `Problem.outOfOrder(.interviewOver)`, `Problem.notFound(.interview)`.
    public func putAway(_ id: Interview.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let interview = try connection.interview(id, for: viewer, to: .putInterviewAway)
            try connection.settle(interview, as: .putAway, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.putInterviewAway, Thing(.interview, id.text)))
        }
    }

    /// What was promised was done, or is promised for another day. Desk and team may, where the person lives.
    ///
    /// - Parameter day: nil when it is done.
    /// - Throws: `Problem.invalid` for a day that is over, `Problem.notFound(.interview)`.
    public func keepPromise(_ id: Interview.ID, until day: CalendarDate?, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let interview = try connection.interview(id, for: viewer, to: .keepPromise)
            guard let promise = interview.promise else { throw Problem.outOfOrder(.interviewOver) }
            if let day, day <= connection.today { throw Problem.invalid([FieldError("promised_on", .beforeTomorrow)]) }
            let next = day.map { Care(owner: viewer.person ?? promise.owner, step: .keepPromise, on: $0, today: connection.today) }
            try connection.settle(promise: id, next: next, in: viewer.municipality)
            return Done((), Event(.keepPromise, Thing(.interview, id.text)))
        }
    }
}

extension Connection {
    /// Whoever can be recognised on the telephone can be asked to listen; more of them is not read.
    fileprivate func findListener(_ person: Person.ID, for viewer: Viewer) throws {
        try Access.allow(viewer, .recogniseCaller)
        guard try names(of: [person], for: viewer)[person] != nil else { throw Problem.notFound(.person) }
    }

    fileprivate func give(
        round: InterviewRound.ID?, area: AreaCode?, to interviewer: Person.ID?, by viewer: Viewer
    ) throws -> Interview.ID {
        var chance = SystemRandomNumberGenerator()
        let interview = Interview(
            id: freshID(), code: SheetCode(using: &chance), round: round, area: area, interviewer: interviewer, givenAt: now)
        try insert(interview, by: viewer.person, in: viewer.municipality)
        return interview.id
    }
}

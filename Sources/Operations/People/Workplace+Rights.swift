public import Neighbourhood
import Storage

extension Workplace {
    /// Takes a request about what is written about somebody. Anybody may, without an account; desk and team write down what was asked at the desk or by
    /// telephone. The month runs from now.
    ///
    /// A resident who is signed in is known, on their own or with a worker beside them; whoever asks in any other way is not, until a worker has made
    /// sure.
    /// - Throws: `Problem.invalid` with every fault at once.
    @discardableResult
    public func request(
        _ draft: RightsDraft, submission: String, by viewer: Viewer, request mark: RequestMark = .none
    ) async throws -> RightsRequest.ID {
        try Access.allow(viewer, .requestRight)
        var draft = draft
        let isOwn = viewer.person != nil && !viewer.isAtWork
        if isOwn { draft.person = viewer.person }
        if !isOwn, !Access.allowsSomewhere(viewer, .recordRight) { draft.person = nil }
        let faults = draft.faults()
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        return try await perform(by: viewer, request: mark) { [draft] connection in
            if let earlier: RightsRequest.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            // That somebody asked before that their data are not used keeps nobody from asking again.
            if let person = draft.person {
                _ = try connection.person(person, for: .system(of: viewer.municipality))
                if !isOwn { try Access.allow(viewer, .recordRight, connection.ties(of: person, in: viewer.municipality)) }
            }
            let check: IdentityCheck? = isOwn ? (viewer.companion == nil ? .signedIn : .known) : nil
            let request = RightsRequest(
                id: connection.freshID(), draft: draft, identity: check, identityBy: isOwn ? viewer.companion?.person : nil,
                receivedAt: connection.now)
            try connection.insert(request, in: viewer.municipality)
            try connection.keepSubmission(submission, result: request.id.text, in: viewer.municipality)
            return Done(request.id, Event(.requestRight, Thing(.request, request.id.text), onBehalfOf: draft.person))
        }
    }

    /// Makes a request one's own, also one of a colleague who is away. Who handles requests may.
    public func takeUp(_ id: RightsRequest.ID, version: Int, by viewer: Viewer, request mark: RequestMark = .none) async throws {
        try await change(id, .takeUpRight, version: version, needsOwner: false, by: viewer, request: mark) { request, connection in
            guard let worker = viewer.person else { throw Problem.signInNeeded }
            let step = request.identity == nil ? NextStep.checkIdentity : .answerRequest
            request.care = Care(owner: worker, step: step, today: connection.today)
            return []
        }
    }

    /// Writes down whom a request is about and how that was made sure. Only its owner may.
    ///
    /// - Throws: `Problem.notFound(.person)`.
    public func identify(
        _ id: RightsRequest.ID, as person: Person.ID, by check: IdentityCheck, version: Int, by viewer: Viewer, request mark: RequestMark = .none
    ) async throws {
        try await change(id, .checkIdentity, version: version, by: viewer, request: mark) { request, connection in
            _ = try connection.person(person, for: .system(of: viewer.municipality))
            request.draft.person = person
            request.identity = check
            request.identityBy = viewer.person
            request.care = request.care.map { Care(owner: $0.owner, step: .answerRequest, today: connection.today) }
            return []
        }
    }

    /// Takes two months more. Only within the first month, once, and after the person was told why (article 12(3) AVG). Only its owner may.
    ///
    /// - Throws: `Problem.invalid` without a reason; `Problem.outOfOrder(.tooLateToExtend)` after the first month, and when it was extended before.
    public func extend(
        _ id: RightsRequest.ID, because reason: String, version: Int, by viewer: Viewer, request mark: RequestMark = .none
    ) async throws {
        guard !reason.isEmpty else { throw Problem.invalid([FieldError("extended_because", .missing)]) }
        guard reason.unicodeScalars.count <= 500 else { throw Problem.invalid([FieldError("extended_because", .tooLong(limit: 500))]) }
        try await change(id, .extendRight, version: version, by: viewer, request: mark) { request, connection in
            guard request.extended == nil, connection.today <= request.lastDayToExtend else { throw Problem.outOfOrder(.tooLateToExtend) }
            request.extended = RightsRequest.Extension(reason: reason, toldOn: connection.today)
            return []
        }
    }

    /// Ends a request: answered, refused with the reason, or taken back by the person. Only its owner may.
    ///
    /// - Throws: `Problem.invalid` without words for what was answered; `Problem.outOfOrder(.identityUnknown)` for an answer to somebody of whom
    ///   nobody made sure who they are.
    public func close(
        _ id: RightsRequest.ID, as state: RequestState, outcome: String, version: Int, by viewer: Viewer, request mark: RequestMark = .none
    ) async throws {
        guard state != .open else { throw Problem.invalid([FieldError("state", .notAChoice)]) }
        guard !outcome.isEmpty else { throw Problem.invalid([FieldError("outcome", .missing)]) }
        guard outcome.unicodeScalars.count <= 2000 else { throw Problem.invalid([FieldError("outcome", .tooLong(limit: 2000))]) }
        try await change(id, .closeRight, version: version, by: viewer, request: mark) { request, connection in
            guard state != .answered || request.identity != nil else { throw Problem.outOfOrder(.identityUnknown) }
            request.state = state
            request.outcome = outcome
            request.closedAt = connection.now
            return []
        }
    }

    /// Keeps somebody's data without using them from now on (article 18 AVG), or uses them again after the person was told. Only the owner of a
    /// request of theirs may, when it is known who asked.
    ///
    /// - Throws: `Problem.outOfOrder(.identityUnknown)`.
    public func freeze(
        _ isFrozen: Bool, for id: RightsRequest.ID, version: Int, by viewer: Viewer, request mark: RequestMark = .none
    ) async throws {
        let deed: Deed = isFrozen ? .freezePerson : .thawPerson
        try await change(id, deed, version: version, isForClosed: true, by: viewer, request: mark) { request, connection in
            guard let person = request.draft.person, request.identity != nil else { throw Problem.outOfOrder(.identityUnknown) }
            let theirs = try connection.freeze(person, isFrozen, in: viewer.municipality)
            return [Event(deed, Thing(.person, person.text))] + theirs.map { Event(deed, $0, onBehalfOf: person) }
        }
    }

    /// One change of a request within one transaction, with the event that tells of it.
    ///
    /// - Parameters:
    ///   - needsOwner: only the owner may; on by default.
    ///   - isForClosed: also when it was answered before.
    private func change(
        _ id: RightsRequest.ID, _ deed: Deed, version: Int, needsOwner: Bool = true, isForClosed: Bool = false, by viewer: Viewer,
        request mark: RequestMark, _ body: @escaping @Sendable (inout RightsRequest, any Connection) throws -> [Event]
    ) async throws {
        try Access.allow(viewer, .handleRights)
        try await perform(by: viewer, request: mark) { connection in
            var request = try connection.rightsRequest(id, for: viewer)
            guard isForClosed || request.state == .open else { throw Problem.outOfOrder(.requestClosed) }
            guard !needsOwner || (viewer.person != nil && request.care?.owner == viewer.person) else { throw Problem.notAllowed(.notYourRequest) }
            // Nobody handles what is about themselves.
            guard request.draft.person == nil || request.draft.person != viewer.person else { throw Problem.notAllowed(.notYourRequest) }
            request.version = version
            let events = try body(&request, connection)
            try connection.update(request, by: viewer.person, in: viewer.municipality)
            return Done((), events: [Event(deed, Thing(.request, id.text), onBehalfOf: request.draft.person)] + events)
        }
    }
}

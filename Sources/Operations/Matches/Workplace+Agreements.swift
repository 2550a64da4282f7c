public import Neighbourhood
import Storage

extension Workplace {
    /// Draws up the page of a match, or a new version of it, under the role of the offer as it holds today. Who brokers may. Both sides have to agree to it, again
    /// when it changed.
    ///
    /// - Parameter version: the newest one that the drawer had before them; 0 for none.
    /// - Throws: `Problem.stale` when a colleague drew one up meanwhile; `.invalid` with every fault at once; `.outOfOrder(.notBothAgreed)` before the
    ///   two were introduced; `.notFound(.page)` where no such role holds today.
    public func drawUp(
        _ draft: AgreementDraft, for match: Proposal.ID, after version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let sheet = try connection.agreementSheet(of: match, for: viewer, to: .drawUpAgreement)
            guard (sheet.versions.first?.version ?? 0) == version else { throw Problem.stale(Thing(.proposal, match.text)) }
            guard let role = sheet.roles.role(sheet.offeredRole, on: connection.today) else { throw Problem.notFound(.page) }
            let faults = draft.faults(today: connection.today, last: role.facts.term.isDue(from: connection.today))
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.insert(
                Agreement(
                    id: connection.freshID(), match: match, version: version + 1, role: role.key, roleVersion: role.version, draft: draft,
                    drawnUpAt: connection.now), by: viewer)
            return Done((), Event(.drawUpAgreement, Thing(.ask, sheet.match.ask.text), with: Thing(.offer, sheet.match.offer.text)))
        }
    }

    /// Says yes to the page as it stands. Each of the two for themselves, on their own page; who brokers writes down what one of them said, or that they
    /// signed. Saying it twice is saying it once.
    ///
    /// - Parameter version: the version that was read; a yes to another is none.
    /// - Throws: `Problem.stale`, `.outOfOrder(.needsParents)` for somebody who does not decide that alone, `.invalid` for a day that is still to come.
    public func agree(
        to version: Int, of match: Proposal.ID, for side: Side, as assent: AssentDraft, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            let sheet = try connection.agreementSheet(of: match, for: viewer, to: .agree, of: side)
            guard let agreement = sheet.versions.first, agreement.version == version else { throw Problem.stale(Thing(.proposal, match.text)) }
            if agreement.assents[side] != nil { return Done(()) }
            let own = sheet.ownSide == side
            if !own, assent.manner == .tap { throw Problem.invalid([FieldError("manner", .notAChoice)]) }
            let day = own ? connection.today : assent.day ?? connection.today
            if day > connection.today { throw Problem.invalid([FieldError("day", .afterToday)]) }
            try connection.allowYes(of: side, to: sheet.match, from: assent.givers, in: viewer.municipality)
            try connection.insert(
                Assent(manner: own ? .tap : assent.manner, day: day, givers: assent.givers, recordedBy: viewer.person), of: side, to: agreement.id,
                in: viewer.municipality)
            let people = try connection.people(in: sheet.match, for: viewer.municipality)
            return Done(
                (),
                Event(
                    .agree, Thing(.ask, sheet.match.ask.text), onBehalfOf: side == .ask ? people.asker : people.helper,
                    with: Thing(.offer, sheet.match.offer.text)))
        }
    }
}

/// How somebody says yes, as it was typed.
public struct AssentDraft: Sendable, Equatable {
    public var manner: ConsentManner
    /// Nil for today.
    public var day: CalendarDate?
    public var givers: Set<ConsentGiver>

    public init(_ manner: ConsentManner, on day: CalendarDate? = nil, givers: Set<ConsentGiver> = [.oneself]) {
        self.manner = manner
        self.day = day
        self.givers = givers
    }
}

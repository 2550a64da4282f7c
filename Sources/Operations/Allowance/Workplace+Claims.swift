public import Neighbourhood
public import Storage

extension Workplace {
    /// Writes down what somebody asks back, or what another organisation paid them. Everybody may for themselves, and desk and team for whoever brings it on
    /// paper.
    ///
    /// The limits of the tax office are looked after in this one transaction, over everybody who pays them here; two claims at once cannot pass them together.
    /// What another organisation paid is a fact, so it may be above them; then nothing more is approved.
    /// - Parameter submission: the form's token; the same form sent twice claims once.
    /// - Throws: `Problem.invalid` with every fault at once, on `rate` and `hours` for what is above a limit, with what is left; `Problem.notFound(.person)`,
    ///   `Problem.notAllowed`.
    @discardableResult
    public func claim(
        _ draft: ClaimDraft, for person: Person.ID, submission: String, by viewer: Viewer, table: TaxTable = .ofThisVersion,
        request: RequestMark = .none
    ) async throws -> Claim.ID {
        try await perform(by: viewer, request: request) { connection in
            if let earlier: Claim.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            _ = try connection.person(person, for: viewer, to: .claim)
            let isOwn = viewer.person == person
            if isOwn, draft.isPaperSeen { throw Problem.invalid([FieldError("paper", .notAChoice)]) }
            try connection.allow(draft, of: person, table: table, in: viewer.municipality)
            let claim = Claim(
                id: connection.freshID(), person: person, draft: draft, state: draft.kind == .elsewhere ? .noted : .claimed,
                claimedAt: connection.now, claimedBy: isOwn ? viewer.companion?.person : viewer.person)
            try connection.insert(claim, in: viewer.municipality)
            try connection.keepSubmission(submission, result: claim.id.text, in: viewer.municipality)
            return Done(claim.id, Event(.claim, Thing(.claim, claim.id.text), onBehalfOf: person))
        }
    }

    /// Adds the photo of the receipt to a claim for costs, as long as nothing is decided.
    ///
    /// - Throws: `Problem.outOfOrder(.claimDecided)`; `Problem.notFound(.claim)`, `Problem.notAllowed`.
    public func add(_ photo: PlainPhoto, to id: Claim.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let claim = try connection.claim(id, for: viewer, to: .addReceipt).claim
            guard claim.state == .claimed, claim.draft.kind == .costs else { throw Problem.outOfOrder(.claimDecided) }
            try connection.keep(photo, of: claim, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.addReceipt, Thing(.claim, id.text), onBehalfOf: claim.person))
        }
    }

    /// Takes a claim back before anything is decided, or what was noted. Withdrawing twice is withdrawing once.
    ///
    /// - Throws: `Problem.outOfOrder(.claimDecided)`; `Problem.notFound(.claim)`, `Problem.notAllowed`.
    public func withdraw(_ id: Claim.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var claim = try connection.claim(id, for: viewer, to: .withdrawClaim).claim
            if claim.state == .withdrawn { return Done(()) }
            guard claim.state == .claimed || claim.state == .noted else { throw Problem.outOfOrder(.claimDecided) }
            (claim.state, claim.decidedAt) = (.withdrawn, connection.now)
            try connection.update(claim, isMixed: false, in: viewer.municipality)
            return Done((), Event(.withdrawClaim, Thing(.claim, id.text), onBehalfOf: claim.person))
        }
    }

    /// Approves or refuses a claim. Who brokers where the person lives may, never for themselves. Nothing is approved above the limits, nor costs without proof;
    /// where a month has costs beside an allowance, whoever approves has to know.
    ///
    /// - Parameter version: the one that was looked at.
    /// - Throws: `Problem.invalid` on `mix`, `rate`, `hours`, `receipt` or `refusal`; `Problem.stale`; `.outOfOrder(.claimDecided)`; `.notFound(.claim)`,
    ///   `Problem.notAllowed`.
    public func decide(
        _ id: Claim.ID, _ decision: ClaimDecision, version: Int, by viewer: Viewer, table: TaxTable = .ofThisVersion, request: RequestMark = .none
    ) async throws {
        let deed: Deed = if case .refuse = decision { .refuseClaim } else { .approveClaim }
        try await perform(by: viewer, request: request) { connection in
            var claim = try connection.claim(id, for: viewer, to: deed).claim
            guard claim.person != viewer.person else { throw Problem.notAllowed(.notYourRelation) }
            guard claim.state == .claimed else { throw Problem.outOfOrder(.claimDecided) }
            guard claim.version == version else { throw Problem.stale(Thing(.claim, id.text)) }
            let isMixed = try connection.isMixed(claim, in: viewer.municipality)
            let faults = try connection.faults(of: decision, about: claim, isMixed: isMixed, table: table, in: viewer.municipality)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            (claim.decidedBy, claim.decidedAt) = (viewer.person, connection.now)
            if case .refuse(let reason) = decision { (claim.state, claim.refusal) = (.refused, reason) } else { claim.state = .approved }
            try connection.update(claim, isMixed: isMixed, in: viewer.municipality)
            return Done((), Event(deed, Thing(.claim, id.text), onBehalfOf: claim.person))
        }
    }

    /// Writes down where somebody is paid.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notFound(.person)`, `Problem.notAllowed`.
    public func set(_ account: BankAccount, of person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.person(person, for: viewer, to: .setBankAccount)
            guard account.faults().isEmpty else { throw Problem.invalid(account.faults()) }
            if try connection.bankAccount(of: person, in: viewer.municipality) == account { return Done(()) }
            try connection.set(account, of: person, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.setBankAccount, Thing(.person, person.text)))
        }
    }
}

extension Connection {
    /// - Throws: `Problem.invalid` with what was typed wrong, and what is above a limit.
    fileprivate func allow(_ draft: ClaimDraft, of person: Person.ID, table: TaxTable, in municipality: MunicipalityCode) throws {
        let faults = draft.faults(today: today, table: table)
        let room = try room(of: person, in: draft.month, table: table, municipality: municipality)
        // Above a limit by the rate that was typed wrong says nothing twice.
        let above = room?.faults(of: draft).filter { fault in !faults.contains { $0.field == fault.field } } ?? []
        guard faults.isEmpty, above.isEmpty else { throw Problem.invalid(faults + above) }
    }

    fileprivate func faults(
        of decision: ClaimDecision, about claim: Claim, isMixed: Bool, table: TaxTable, in municipality: MunicipalityCode
    ) throws -> [FieldError] {
        guard case .approve(let isMixAccepted) = decision else {
            if case .refuse(let reason) = decision { return Claim.faults(ofRefusal: reason) }
            return []
        }
        var faults: [FieldError] = []
        if !claim.isProven { faults.append(FieldError("receipt", .missing)) }
        if isMixed, !isMixAccepted { faults.append(FieldError("mix", .missing)) }
        let room = try room(
            of: claim.person, in: claim.draft.month, table: table, except: claim.id, decidedOnly: true, municipality: municipality)
        guard let room else { return faults + [FieldError("month", .unknown)] }
        return faults + room.faults(of: claim.draft)
    }
}

import Logging
public import Neighbourhood
public import Storage

extension Workplace {
    /// Erases a person: their key is destroyed, and with it every sealed word of theirs in every copy; what the register says is theirs goes from every
    /// table; the match book forgets them. What stays leads to nobody. Connectors and team members may, on a decision about a request.
    ///
    /// Their open asks and offers end first. A second time does nothing.
    ///
    /// - Throws: `Problem.notFound`; `Problem.outOfOrder(.held)` when they, or an ask or offer of theirs, may not be erased now;
    ///   `Problem.outOfOrder(.mindsSomething)` for a colleague who still minds asks of others.
    public func erase(_ person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .erasePerson)
        try await perform(by: viewer, request: request) { connection in
            Done((), events: try connection.eraseIfFree(person, by: viewer))
        }
        await forget([person], in: viewer.municipality)
    }

    /// Erases whom a request is about: one to be erased, or not to be used any more. Only the owner of the request may, when it is known who asked. The
    /// request stays open, so that the person is told; what it says stays until its own term ends.
    ///
    /// - Throws: what `erase(_:by:)` throws; `Problem.notAllowed(.notYourRequest)`; `Problem.outOfOrder` with `.requestClosed`, `.identityUnknown` or
    ///   `.notToErase`; `Problem.stale`.
    public func erase(for id: RightsRequest.ID, version: Int, by viewer: Viewer, request mark: RequestMark = .none) async throws {
        try Access.allow(viewer, .handleRights)
        let person = try await perform(by: viewer, request: mark) { connection in
            let request = try connection.requestToErase(id, for: viewer)
            guard request.version == version else { throw Problem.stale(Thing(.request, id.text)) }
            guard let person = request.draft.person else { throw Problem.outOfOrder(.identityUnknown) }
            let events = try connection.eraseIfFree(person, by: viewer)
            return Done(person, events: [Event(.erasePerson, Thing(.request, id.text))] + events)
        }
        await forget([person], in: viewer.municipality)
    }

    /// Keeps a thing from being erased, with the reason why, until and with a day. Connectors and team members may.
    ///
    /// - Parameter day: nil when it stands until somebody lifts it.
    /// - Throws: `Problem.invalid` on the fields `reason` and `until`.
    public func hold(
        _ thing: Thing, because reason: String, until day: CalendarDate? = nil, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Hold.ID {
        try Access.allow(viewer, .hold)
        return try await perform(by: viewer, request: request) { connection in
            let faults = Hold.faults(reason: reason, until: day, today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            return Done(try connection.hold(thing, because: reason, until: day, by: viewer), Event(.hold, thing))
        }
    }

    /// Lifts a hold. The history keeps who did.
    ///
    /// - Throws: `Problem.notFound`; `Problem.proofNeeded`.
    public func liftHold(_ id: Hold.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .liftHold)
        try await perform(by: viewer, request: request) { connection in
            Done((), Event(.liftHold, try connection.lift(id, by: viewer)))
        }
    }

    /// Tells the vault and the list outside the databank who was erased. What cannot be written down now, is at the next upkeep.
    func forget(_ people: [Person.ID], in municipality: MunicipalityCode) async {
        do {
            try vault?.forget(people, in: municipality, on: CalendarDate(try await driver.read(in: municipality) { $0.now }))
        } catch {
            logger.error("an erasure could not be written on the list beside the master key", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Brings the databank and the list outside it in step: whoever was erased and came back with a copy is erased again, and whoever the list lacks is
    /// put on it. Done at each start and each day.
    ///
    /// - Returns: how many people were erased again.
    @discardableResult
    public func catchUpOnErasures() async throws -> Int {
        guard let vault else { return 0 }
        var again = 0
        for town in try await driver.read(in: nil, { try $0.municipalities() }).map(\.code) {
            let known = try await driver.read(in: town) { Set(try $0.erased(in: town)) }
            let lost = (vault.erased?.all ?? []).filter { $0.municipality == town }.map { Person.ID(stored: $0.id) }.filter { !known.contains($0) }
            for person in lost {
                try await perform(by: .system(of: town), request: .none) { connection in
                    Done((), events: try connection.endAndErase(person, in: town))
                }
            }
            again += lost.count
            await forget(Array(known), in: town)
        }
        return again
    }
}

extension Connection {
    /// Erases somebody whom nothing keeps from it.
    fileprivate func eraseIfFree(_ person: Person.ID, by viewer: Viewer) throws -> [Event] {
        _ = try self.person(person, for: .system(of: viewer.municipality))
        try Access.allow(viewer, .erasePerson, ties(of: person, in: viewer.municipality))
        guard try !isHeld(person, in: viewer.municipality) else { throw Problem.outOfOrder(.held) }
        guard try !mindsSomething(person, in: viewer.municipality) else { throw Problem.outOfOrder(.mindsSomething) }
        return try endAndErase(person, in: viewer.municipality)
    }

    /// A request on which its owner may erase somebody.
    public func requestToErase(_ id: RightsRequest.ID, for viewer: Viewer) throws -> RightsRequest {
        let request = try rightsRequest(id, for: viewer)
        guard viewer.person != nil, request.care?.owner == viewer.person, request.draft.person != viewer.person else {
            throw Problem.notAllowed(.notYourRequest)
        }
        guard request.state == .open else { throw Problem.outOfOrder(.requestClosed) }
        guard request.draft.right == .erase || request.draft.right == .object else { throw Problem.outOfOrder(.notToErase) }
        guard request.draft.person != nil, request.identity != nil else { throw Problem.outOfOrder(.identityUnknown) }
        return request
    }

    /// Withdraws what is open and ends every match, so that nobody waits for an answer that will not come, and erases.
    func endAndErase(_ person: Person.ID, in municipality: MunicipalityCode) throws -> [Event] {
        let system = Viewer.system(of: municipality)
        var events = [Event(.erasePerson, Thing(.person, person.text))]
        for ask in try openAsks(of: person, in: municipality) {
            events.append(Event(.closeAsk, Thing(.ask, ask.text)))
            for proposal in try proposals(of: ask, for: system) where proposal.step.isOpen {
                events.append(try withdraw(proposal, in: municipality))
            }
            events += try endMatches(of: ask, by: system)
        }
        var others: Set<Ask.ID> = []
        for offer in try openOffers(ofPerson: person, in: municipality) {
            events.append(Event(.withdrawOffer, Thing(.offer, offer.text)))
            for proposal in try openProposals(with: offer, in: municipality) {
                events.append(try withdraw(proposal, in: municipality))
                others.insert(proposal.ask)
            }
            events += try endMatches(with: offer, by: system)
        }
        try erase(person, in: municipality)
        for ask in others { try settle(ask: ask, in: municipality) }
        return events
    }
}

private let logger = Logger(label: "omzien.upkeep")

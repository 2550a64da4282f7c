public import Neighbourhood
import Storage

extension Workplace {
    /// Places an offer for a person, a house or an organisation. Desk, team and house managers may; it is open, and confirmed today.
    ///
    /// - Throws: `Problem.invalid`, `Problem.notAllowed`, `Problem.notFound` for a party that is not of this municipality.
    public func place(
        _ draft: OfferDraft, submission: String? = nil, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Offer.ID {
        try Access.allowSomewhere(viewer, .placeOffer)
        return try await perform(by: viewer, request: request) { connection in
            if let submission, let earlier: Offer.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let spot = try connection.spot(of: draft.party, for: viewer)
            try Access.allow(viewer, .placeOffer, draft.party.ties(area: spot.area))
            let offer = try connection.placeOffer(draft, at: spot, state: .open, in: viewer.municipality)
            if let submission { try connection.keepSubmission(submission, result: offer.id.text, in: viewer.municipality) }
            return Done(offer.id, Event(.placeOffer, Thing(.offer, offer.id.text), onBehalfOf: draft.party.person))
        }
    }

    /// Corrects an offer; desk and team may, and whose it is. A corrected offer counts as confirmed today.
    public func correct(
        _ id: Offer.ID, to draft: OfferDraft, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try await change(id, .correctOffer, version: version, by: viewer, request: request) { offer, connection in
            let faults = draft.faults(today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            var corrected = draft
            corrected.party.person = offer.draft.party.person
            corrected.party.house = offer.draft.party.house
            corrected.party.organisation = offer.draft.party.organisation
            corrected.party.circle = try connection.keptCircle(of: offer.draft.party, now: corrected.party, for: viewer)
            corrected.kind = offer.draft.kind
            corrected.source = offer.draft.source
            // When it is, the activity says.
            if try !connection.activities(of: id, in: viewer.municipality).isEmpty { corrected.availability = offer.draft.availability }
            // Who saw a certificate is the team's to say, not its owner's.
            if !Access.allows(viewer, .placeOffer) { corrected.vogSeenOn = offer.draft.vogSeenOn }
            if corrected.role != offer.draft.role { try connection.allowOffered(corrected.role, in: viewer.municipality) }
            offer.draft = corrected
            offer.confirmedOn = connection.today
        }
    }

    /// "Klopt dit nog?" Yes: awake, and confirmed today. Also lets in a new offer from the public side.
    public func confirm(_ id: Offer.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { Done((), try $0.confirm(id, by: viewer)) }
    }

    /// Not for a while, in one tap. `until` nil: until they say otherwise.
    public func pause(_ id: Offer.ID, until day: CalendarDate?, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { Done((), try $0.pause(id, until: day, by: viewer)) }
    }

    public func resume(_ id: Offer.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await change(id, .resumeOffer, by: viewer, request: request) { offer, _ in
            offer.draft.availability.pausedUntil = nil
        }
    }

    /// Stops offering: at any moment, without a reason. What was only proposed is withdrawn; running matches go on until somebody ends them.
    /// An activity with times of its own ends with it.
    public func withdraw(_ id: Offer.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { Done((), events: try $0.withdraw(id, by: viewer)) }
    }

    /// Brings back an offer that was stopped by mistake: connectors and team members may. Proposals that ended with it stay ended.
    ///
    /// Doing it twice is doing it once. One from the public side that nobody had let in yet is new again, and so is one that its owner stopped: then somebody
    /// speaks with the owner first.
    public func bringBack(_ id: Offer.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var offer = try connection.offer(id, for: viewer, to: .bringBackOffer)
            guard offer.state == .withdrawn else { return Done(()) }
            let isOwnersWish =
                try connection.lastActor(of: .withdrawOffer, Thing(.offer, id.text), in: viewer.municipality) == offer.draft.party.person
            offer.state = offer.confirmedOn == nil || isOwnersWish ? .new : .open
            try connection.update(offer, in: viewer.municipality)
            return Done((), Event(.bringBackOffer, Thing(.offer, id.text)))
        }
    }

    private func change(
        _ id: Offer.ID, _ deed: Deed, version: Int? = nil, by viewer: Viewer, request: RequestMark,
        _ body: @escaping @Sendable (inout Offer, any Connection) throws -> Void
    ) async throws {
        try await perform(by: viewer, request: request) { connection in
            Done((), try connection.change(id, deed, version: version, by: viewer) { try body(&$0, connection) })
        }
    }
}

extension Offer {
    /// Whether calendars with an activity of it say something else from now on.
    fileprivate func isOtherwise(than former: Offer) -> Bool {
        (draft.title, draft.words, state, draft.availability.pausedUntil)
            != (former.draft.title, former.draft.words, former.state, former.draft.availability.pausedUntil)
    }
}

extension Connection {
    /// One change of an offer within a running transaction. Whatever is done with it also answers whether it still holds.
    fileprivate func change(
        _ id: Offer.ID, _ deed: Deed, version: Int? = nil, by viewer: Viewer, _ body: (inout Offer) throws -> Void
    ) throws -> Event {
        var offer = try offer(id, for: viewer, to: deed)
        if let version, version != offer.version { throw Problem.stale(Thing(.offer, id.text)) }
        let former = offer
        try body(&offer)
        try update(offer, in: viewer.municipality)
        if offer.isOtherwise(than: former) { try noteChange(ofOffer: id, in: viewer.municipality) }
        try settleRecheck(of: offer, in: viewer.municipality)
        return Event(deed, Thing(.offer, id.text))
    }

    func confirm(_ id: Offer.ID, by viewer: Viewer) throws -> Event {
        try change(id, .confirmOffer, by: viewer) { offer in
            guard offer.state != .withdrawn else { throw Problem.outOfOrder(.offerNotOpen) }
            // A new one is let in by a worker who has spoken with the person, not by its owner.
            // Its sender is not the one who lets it in.
            if offer.state == .new, viewer.person == offer.draft.party.person { try Access.allow(viewer, .confirmOffer, Ties(area: offer.area)) }
            // Who came with a list is not shown to others before they know it.
            if let person = offer.draft.party.person, try isUntold(person, in: viewer.municipality) { throw Problem.outOfOrder(.notTold) }
            offer.state = .open
            offer.confirmedOn = today
        }
    }

    func pause(_ id: Offer.ID, until day: CalendarDate?, by viewer: Viewer) throws -> Event {
        try change(id, .pauseOffer, by: viewer) { offer in
            if let day, day <= today { throw Problem.invalid([FieldError("until", .beforeToday)]) }
            offer.draft.availability.pausedUntil = day ?? Availability.whenever
        }
    }

    func withdraw(_ id: Offer.ID, by viewer: Viewer) throws -> [Event] {
        var events = [try change(id, .withdrawOffer, by: viewer) { $0.state = .withdrawn }]
        for known in try activities(of: id, in: viewer.municipality) {
            try end(known.series, in: viewer.municipality)
            events.append(known.series.event(.endActivity))
        }
        for proposal in try openProposals(with: id, in: viewer.municipality) {
            events.append(try withdraw(proposal, in: viewer.municipality))
            try settle(ask: proposal.ask, in: viewer.municipality)
        }
        return events
    }

    func placeOffer(
        _ draft: OfferDraft, at spot: Spot, state: OfferState, in municipality: MunicipalityCode, importedAs: String? = nil
    ) throws -> Offer {
        let faults = draft.faults(today: today)
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        try allowOffered(draft.role, in: municipality)
        let offer = Offer(
            id: freshID(), draft: draft, place: spot.place, area: spot.area, state: state, running: 0, confirmedOn: state == .open ? today : nil,
            version: 1, placedAt: now)
        try insert(offer, in: municipality, importedAs: importedAs)
        return offer
    }

    /// People offer a role that holds today, and never one that the other side names.
    fileprivate func allowOffered(_ role: HelpRole.Key, in municipality: MunicipalityCode) throws {
        guard role != .helper, try !roles(in: municipality).offered(on: today).contains(where: { $0.key == role }) else { return }
        throw Problem.invalid([FieldError("role", .notAChoice)])
    }

    /// An offer lies where its party lives or stands.
    func spot(of party: Party, for viewer: Viewer) throws -> Spot {
        if let id = party.house {
            let address = try house(id, in: viewer.municipality).facts.address
            return Spot(place: address.place, area: address.area)
        }
        if let id = party.organisation {
            let address = try organisation(id, in: viewer.municipality).facts.address
            return Spot(place: address.place, area: address.area)
        }
        guard let id = party.person else { throw Problem.invalid([FieldError("person", .missing)]) }
        let person = try person(id, for: viewer, to: .placeOffer)
        return Spot(place: person.place, area: person.area)
    }
}

import Hummingbird
import Matching
import Neighbourhood
import Operations
import Storage

extension Site {
    func addOffers(to doors: Doors) {
        addNewOffer(to: doors)
        doors.get("/aanbod/:offer", to: .lookAtOffer) { request, visit in try await showOffer(visit.offerID(), FormWords(), errors: [], request) }
        addOfferCorrection(to: doors)
        addFreshness(to: doors)
        addOfferDeeds(to: doors)
    }

    private func addOfferDeeds(to doors: Doors) {
        doors.post("/aanbod/:offer/bevestiging", to: .confirmOffer) { request, visit in try await confirmOffer(request, visit) }
        doors.post("/aanbod/:offer/pauze", to: .pauseOffer) { request, visit in try await pauseOffer(request, visit) }
        doors.post("/aanbod/:offer/hervatting", to: .resumeOffer) { request, visit in
            try await change(request, visit, .resumed) { try await workplace.resume($0, by: $1, request: visit.mark) }
        }
        doors.post("/aanbod/:offer/intrekking", to: .withdrawOffer) { request, visit in
            try await change(request, visit, .stopped) { try await workplace.withdraw($0, by: $1, request: visit.mark) }
        }
        doors.post("/aanbod/:offer/terugkeer", to: .bringBackOffer) { request, visit in
            try await change(request, visit, .broughtBack) { try await workplace.bringBack($0, by: $1, request: visit.mark) }
        }
    }

    /// An offer that came in from the public side is let in by a worker, after a talk; its sender cannot do that alone.
    private func confirmOffer(_ request: Request, _ visit: Visit) async throws -> Response {
        try await change(request, visit, .confirmed) { id, viewer in
            let offer = try await workplace.read(as: viewer) { try $0.offer(id, for: viewer) }
            guard viewer.isAtWork || offer.state != .new else { throw Problem.notAllowed(.notYourRole) }
            try await workplace.confirm(id, by: viewer, request: visit.mark)
        }
    }

    private func pauseOffer(_ request: Request, _ visit: Visit) async throws -> Response {
        let (id, (words, viewer)) = (try visit.offerID(), try await form(request, visit))
        do {
            var errors: [FieldError] = []
            let day = words.optional("until", .notADate, into: &errors) { CalendarDate($0) }
            guard errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.pause(id, until: day, by: viewer, request: visit.mark)
            return back(to: id, viewer, .paused)
        } catch Problem.invalid(let errors) {
            return try await showOffer(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func change(
        _ request: Request, _ visit: Visit, _ notice: Notice, _ deed: (Offer.ID, Viewer) async throws -> Void
    ) async throws -> Response {
        let (id, (_, viewer)) = (try visit.offerID(), try await form(request, visit))
        try await deed(id, viewer)
        return back(to: id, viewer, viewer.isAtWork && notice == .stopped ? .offerStopped : notice)
    }

    /// A worker comes back to the offer, a resident to their own page.
    private func back(to id: Offer.ID, _ viewer: Viewer, _ notice: Notice) -> Response {
        .seeOther(viewer.isAtWork ? Link.offer(id) : Link.mine, notice: notice)
    }

    /// Everything the page needs in one transaction; the match itself runs in memory within it.
    private func showOffer(
        _ id: Offer.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let workplace = workplace
        let (sheet, viewer) = try await read(request) { connection, viewer in try connection.sheet(of: id, workplace, for: viewer) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ["until": "Vanaf welke dag weer"])
        return page(OfferPage(sheet: sheet, viewer: viewer, form: form, now: now), status: status, for: viewer, request)
    }
}

extension Connection {
    fileprivate func sheet(of id: Offer.ID, _ workplace: Workplace, for viewer: Viewer) throws -> OfferSheet {
        let offer = try offer(id, for: viewer)
        let history = try history(of: Thing(.offer, id.text), for: viewer)
        let roles = try roles(in: viewer.municipality)
        guard viewer.isAtWork else { return OfferSheet(offer: offer, roles: roles, name: nil, person: nil, asks: [], history: history) }
        return OfferSheet(
            offer: offer, roles: roles, name: try cards([id.text], for: viewer).first?.name,
            person: try offer.draft.party.person.flatMap { try personInSight($0, for: viewer) },
            asks: try asks(fitting: offer, workplace, for: viewer), history: history)
    }

    /// Whom the offer is of, when the viewer's work reaches them; of others the card is enough until there is a proposal.
    private func personInSight(_ id: Person.ID, for viewer: Viewer) throws -> Person? {
        do { return try person(id, for: viewer) } catch Problem.notAllowed { return nil }
    }

    private func asks(fitting offer: Offer, _ workplace: Workplace, for viewer: Viewer) throws -> [(line: AskLine, fitting: Fitting)] {
        guard offer.state != .withdrawn else { return [] }
        let members = try offer.draft.party.circle.map { try self.members(of: $0, in: viewer.municipality).map(\.person) } ?? []
        let fits = workplace.asks(fitting: offer, members: members, in: viewer.municipality, today: today).filter(\.candidate.fits)
        return try pair(fits, for: viewer)
    }
}

extension Visit {
    func offerID() throws(Problem) -> Offer.ID { try identifier("offer", orNo: .offer) }
}

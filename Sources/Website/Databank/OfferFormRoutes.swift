import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addNewOffer(to doors: Doors) {
        doors.get(Link.newOffer, to: .placeOffer) { request, _ in try await newOffer(request) }
        doors.post(Link.newOffer, to: .placeOffer) { request, visit in try await takeOffer(request, visit) }
    }

    func addOfferCorrection(to doors: Doors) {
        doors.get("/aanbod/:offer/aanpassen", to: .correctOffer) { request, visit in try await openOffer(request, visit) }
        doors.post("/aanbod/:offer/aanpassen", to: .correctOffer) { request, visit in try await correctOffer(request, visit) }
    }

    private func newOffer(_ request: Request) async throws -> Response {
        let (_, viewer) = try await read(request) { _, viewer in try Access.allowSomewhere(viewer, .lookAtPerson) }
        var words = OfferForm.empty.words
        words["caller"] = request.question["bewoner"]
        return try await showNew(words, errors: [], viewer, request)
    }

    /// Saves the offer, or shows the form again with what was asked for: people it may be, or room for more days away.
    private func takeOffer(_ request: Request, _ visit: Visit) async throws -> Response {
        var (words, viewer) = try await form(request, visit)
        try Access.allowSomewhere(viewer, .lookAtPerson)
        switch words["do"] {
        case "find":
            return try await showNew(words, errors: [], viewer, request)
        case "other":
            words["caller"] = ""
            return try await showNew(words, errors: [], viewer, request)
        case "away":
            return try await showNew(words.withMoreAway, errors: [], viewer, request)
        default:
            return try await saveOffer(words, viewer, request, visit)
        }
    }

    private func saveOffer(_ words: FormWords, _ viewer: Viewer, _ request: Request, _ visit: Visit) async throws -> Response {
        let form = OfferForm(words: words)
        var (draft, errors) = form.read(today: today)
        let newcomer = form.newcomer(today: today)
        if form.giver == nil {
            errors += newcomer.errors
            if try await mayBeKnown(words, viewer) { errors.append(FieldError("caller", .notAChoice)) }
        }
        guard errors.isEmpty else {
            return try await showNew(words, errors: errors.inOrder(OfferForm.order), viewer, request, status: .unprocessableContent)
        }
        draft.source = .desk
        let id =
            form.giver == nil
            ? try await workplace.place(draft, from: newcomer.facts, submission: words.submission("new-offer"), by: viewer, request: visit.mark)
            : try await workplace.place(draft, submission: words.submission("new-offer"), by: viewer, request: visit.mark)
        return .seeOther(Link.offer(id), notice: .saved)
    }

    /// Somebody of that name is known, and the worker has not yet seen the list of who it may be.
    private func mayBeKnown(_ words: FormWords, _ viewer: Viewer) async throws -> Bool {
        guard !words.has("caller") else { return false }
        return try await !peopleLike(words, viewer).isEmpty
    }

    /// By name and postcode first; when nobody is found so, by telephone.
    private func peopleLike(_ words: FormWords, _ viewer: Viewer) async throws -> [CallerLine] {
        let name = Words.tidy(words["name"])
        let typed = name.count < 2 ? "" : SearchWords(name + " " + (Postcode(words["postcode"])?.text ?? "")).text
        let number = PhoneNumber(words["phone"])?.text ?? ""
        return try await workplace.read(as: viewer) { connection in
            let byName = try connection.callers(like: typed, for: viewer)
            return byName.isEmpty ? try connection.callers(like: number, for: viewer) : byName
        }
    }

    private func showNew(
        _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id = OfferForm(words: words).giver
        let (giver, roles) = try await workplace.read(as: viewer) { connection in
            (try id.map { try connection.person($0, for: viewer) }, try connection.roles(in: viewer.municipality))
        }
        let known = giver == nil ? try await peopleLike(words, viewer) : []
        let form = FormView(words: words, errors: errors, seal: seal(request))
        return page(NewOfferPage(form: form, giver: giver, known: known, roles: roles.offered(on: today)), status: status, for: viewer, request)
    }

    private func openOffer(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.offerID()
        let (saved, viewer) = try await read(request) { connection, viewer in try connection.offerToCorrect(id, for: viewer) }
        return show(saved, OfferForm(saved.offer).words, viewer, request)
    }

    private func correctOffer(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.offerID()
        let (words, viewer) = try await form(request, visit)
        let before = try await workplace.read(as: viewer) { try $0.offerToCorrect(id, for: viewer) }
        if words["do"] == "away" { return show(before, words.withMoreAway, viewer, request) }
        var (draft, errors) = OfferForm(words: words).read(for: before.offer.draft.party, today: today)
        guard errors.isEmpty else {
            return show(before, words, errors: errors.inOrder(OfferForm.order), viewer, request, status: .unprocessableContent)
        }
        draft.keep(from: before.offer.draft, by: viewer)
        let again = try await correct(words, typed: draft.written(today: today, roles: before.roles), by: viewer) { [draft] in
            try await workplace.correct(id, to: draft, version: words.version, by: viewer, request: visit.mark)
        } again: {
            try $0.offerToCorrect(id, for: viewer)
        } show: { saved, words, meanwhile in
            show(saved, words, meanwhile: meanwhile, viewer, request, status: .conflict)
        }
        return again ?? .seeOther(viewer.isAtWork ? Link.offer(id) : Link.mine, notice: .saved)
    }

    private func show(
        _ saved: SavedOffer, _ words: FormWords, errors: [FieldError] = [], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request))
        let offered = saved.roles.offered(on: today)
        let page = CorrectOfferPage(form: form, offer: saved.offer, meanwhile: meanwhile, isWorker: viewer.isAtWork, roles: offered)
        return self.page(page, status: status, for: viewer, request)
    }
}

extension OfferDraft {
    /// What the form does not ask stays as it was: a pause, and for a resident the day a worker saw their certificate of conduct.
    fileprivate mutating func keep(from saved: OfferDraft, by viewer: Viewer) {
        kind = saved.kind
        availability.pausedUntil = saved.availability.pausedUntil
        if !viewer.isAtWork { vogSeenOn = saved.vogSeenOn }
    }
}

extension Connection {
    fileprivate func offerToCorrect(_ id: Offer.ID, for viewer: Viewer) throws -> SavedOffer {
        SavedOffer(offer: try offer(id, for: viewer, to: .correctOffer), roles: try roles(in: viewer.municipality))
    }
}

extension FormWords {
    /// The same form with room for one more time away.
    fileprivate var withMoreAway: FormWords {
        var longer = self
        longer["aways"] = String(OfferForm(words: self).awayCount + 1)
        return longer
    }
}

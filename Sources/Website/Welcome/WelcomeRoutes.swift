import Hummingbird
import Neighbourhood
import Operations

extension Site {
    func addWelcome(to doors: Doors) {
        doors.get(Link.start, to: .seeNeighbourhood) { request, _ in
            let sheet = try await sheet(request)
            return try await publicPage(request) { _, _ in sheet.start }
        }
        doors.get(Link.whoHelps, to: .seeNeighbourhood) { request, _ in try await whoHelps(request) }
        doors.get(Link.privacy, to: .seeNeighbourhood) { request, _ in
            let known = try await sheet(request).neighbourhood
            return try await publicPage(request) { _, seal in
                PrivacyPage(neighbourhood: known, form: FormView(words: FormWords(), errors: [], seal: seal))
            }
        }
        doors.get(Link.accessibility, to: .seeNeighbourhood) { request, _ in
            let known = try await sheet(request).neighbourhood
            return try await publicPage(request) { _, _ in AccessibilityPage(neighbourhood: known) }
        }
        doors.get(Link.overview, to: .seeNeighbourhood) { request, _ in
            let houses = try await sheet(request).neighbourhood.houses
            return try await publicPage(request) { _, _ in OverviewPage(houses: houses) }
        }
        addPublicAsk(to: doors)
        addPublicOffer(to: doors)
    }

    private func sheet(_ request: Request) async throws -> NoticeBoard.Sheet {
        let municipality = municipality(of: request)
        return try await board.sheet(of: municipality, named: municipalityName(municipality))
    }

    private func addPublicAsk(to doors: Doors) {
        doors.get(Link.askPublic, to: .askPublicly) { request, _ in
            try await show(.ask, VisitorForm.fresh(in: tongue(of: request, for: nil)), request)
        }
        doors.post(Link.askPublic, to: .askPublicly) { request, visit in try await takePublicAsk(request, visit) }
        doors.get(Link.thanksAsk, to: .askPublicly) { request, _ in try await thanks(.ask, request) }
    }

    private func addPublicOffer(to doors: Doors) {
        doors.get(Link.offerPublic, to: .offerPublicly) { request, _ in
            try await show(.offer, VisitorForm.fresh(in: tongue(of: request, for: nil)), request)
        }
        doors.post(Link.offerPublic, to: .offerPublicly) { request, visit in try await takePublicOffer(request, visit) }
        doors.get(Link.thanksOffer, to: .offerPublicly) { request, _ in try await thanks(.offer, request) }
    }

    private func thanks(_ sent: ThanksPage.Sent, _ request: Request) async throws -> Response {
        let known = try await sheet(request).neighbourhood
        return try await publicPage(request) { _, _ in ThanksPage(sent: sent, neighbourhood: known, today: today) }
    }

    /// Sends the ask, or shows what there already is; either way no word is lost.
    private func takePublicAsk(_ request: Request, _ visit: Visit) async throws -> Response {
        try await take(.ask, request, visit) { words, guest in
            let form = VisitorForm(words: words)
            if words["do"] == "fits" { return try await showFits(form, guest, request) }
            let (entry, errors) = form.read()
            guard let entry else { return try await show(.ask, words, errors: errors, request) }
            try await admit(.ask, request, visit)
            try await workplace.placePublicAsk(entry, submission: words.submission("ask"), in: guest.municipality, request: visit.mark)
            return .seeOther(Link.thanksAsk)
        }
    }

    /// The form again with its own seal: it is still the same form.
    private func showFits(_ form: VisitorForm, _ guest: Guest, _ request: Request) async throws -> Response {
        guard !form.said.isEmpty else { return try await show(.ask, form.words, errors: [FieldError("words", .missing)], request) }
        let place = try await place(of: form.postcode, in: guest.municipality)?.place
        let fits = try await workplace.publicFits(String(form.said.prefix(2000)), at: place, in: guest.municipality, today: today)
        return try await publicPage(request) { _, _ in
            PublicAskPage(form: FormView(words: form.words, errors: [], seal: form.words["seal"]), fits: fits)
        }
    }

    private func takePublicOffer(_ request: Request, _ visit: Visit) async throws -> Response {
        try await take(.offer, request, visit) { words, guest in
            let (entry, errors) = VisitorForm(words: words).read()
            guard let entry else { return try await show(.offer, words, errors: errors, request) }
            try await admit(.offer, request, visit)
            try await workplace.placePublicOffer(entry, submission: words.submission("offer"), in: guest.municipality, request: visit.mark)
            return .seeOther(Link.thanksOffer)
        }
    }

    private func whoHelps(_ request: Request) async throws -> Response {
        let words = request.question
        var errors: [FieldError] = []
        let postcode = words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) }
        let known = try await sheet(request).neighbourhood
        let chosen = AreaCode(words["buurt"]).flatMap { known.name(of: $0) == nil ? nil : $0 }
        let area = postcode == nil ? chosen : try await place(of: postcode, in: municipality(of: request))?.area
        return try await publicPage(request, status: errors.isEmpty ? .ok : .unprocessableContent) { [errors] _, seal in
            WhoHelpsPage(neighbourhood: known, form: FormView(words: words, errors: errors, seal: seal), postcode: postcode, area: area)
        }
    }

    /// Where a visitor's postcode lies; nil without one, and when it is not known here.
    private func place(of postcode: Postcode?, in municipality: MunicipalityCode) async throws -> (place: Coordinate, area: AreaCode?)? {
        guard let postcode else { return nil }
        return try await workplace.place(of: postcode, in: municipality)
    }
}

extension PublicForm {
    static let ask = PublicForm(name: "ask") { PublicAskPage(form: $0, fits: nil) }
    static let offer = PublicForm(name: "offer") { PublicOfferPage(form: $0) }
}

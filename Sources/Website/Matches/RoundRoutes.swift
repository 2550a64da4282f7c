import Hummingbird
import Neighbourhood
import Operations

extension Site {
    func addRound(to doors: Doors) {
        doors.get(Link.round, to: .propose) { request, _ in try await round(request, FormWords(), nil) }
        doors.post(Link.round, to: .propose) { request, visit in try await proposeRound(request, visit) }
    }

    private func round(
        _ request: Request, _ words: FormWords, _ outcome: RoundOutcome?, errors: [FieldError] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (_, viewer) = try await read(request) { _, _ in () }
        let sheet = try await workplace.round(for: viewer)
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ["pairs": "Voorstellen"])
        return page(RoundPage(sheet: sheet, outcome: outcome, form: form, today: today), status: status, for: viewer, request)
    }

    /// When every chosen pair was proposed, on to Vandaag, where they stand; otherwise the round as it is now, with what could not be done on top.
    private func proposeRound(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let pairs = words.all("pairs").compactMap(ChosenPair.init(text:))
        guard !pairs.isEmpty else {
            return try await round(request, words, nil, errors: [FieldError("pairs", .missing)], status: .unprocessableContent)
        }
        let outcome = try await workplace.propose(pairs, submission: words["seal"], by: viewer, request: visit.mark)
        guard !outcome.refused.isEmpty else { return .seeOther(Link.today, notice: .roundProposed) }
        return try await round(request, FormWords(), outcome, status: .conflict)
    }
}

extension ChosenPair {
    /// As a box of the form has it: ask, point, offer.
    init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let ask = Ask.ID(parts[0]), let offer = Offer.ID(parts[1]) else { return nil }
        self.init(ask: ask, offer: offer)
    }

    var text: String { "\(ask).\(offer)" }
}

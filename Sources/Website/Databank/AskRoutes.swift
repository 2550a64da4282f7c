import Hummingbird
import Matching
import Neighbourhood
import Operations
import Storage

extension Site {
    func addAsks(to doors: Doors) {
        doors.get("/vragen/:ask", to: .lookAtAsk) { request, visit in try await ask(request, visit) }
        doors.post("/vragen/:ask/oppakken", to: .takeUpAsk) { request, visit in
            try await change(request, visit, .takenUp) { id, words, viewer in
                try await workplace.takeUp(id, version: words.version, by: viewer, request: visit.mark)
            }
        }
        doors.post("/vragen/:ask/wachten", to: .putAskOnWaitingList) { request, visit in try await keepWaiting(request, visit) }
        doors.post("/vragen/:ask/afsluiting", to: .closeAsk) { request, visit in try await close(request, visit) }
        doors.post("/vragen/:ask/heropening", to: .reopenAsk) { request, visit in
            try await change(request, visit, .reopened) { id, words, viewer in
                try await workplace.reopen(id, version: words.version, by: viewer, request: visit.mark)
            }
        }
    }

    private func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
        return try await show(id, FormWords(), errors: [], request)
    }

    private func keepWaiting(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
        let (words, viewer) = try await form(request, visit)
        do {
            guard let day = CalendarDate(Words.tidy(words["next_on"])) else {
                throw Problem.invalid([FieldError("next_on", words["next_on"].isEmpty ? .missing : .notADate)])
            }
            try await workplace.keepWaiting(
                id, nextStep: Words.tidy(words["next_step"]), on: day, version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.ask(id), notice: .waiting)
        } catch Problem.invalid(let errors) {
            return try await show(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    /// A resident, who is asked for no reason, comes back to their own page.
    private func close(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
        let (words, viewer) = try await form(request, visit)
        let reason = Words.tidied(words["reason"])
        if let reason, reason.count > 500 {
            let errors = [FieldError("reason", .tooLong(limit: 500))]
            guard viewer.isAtWork else { throw Problem.invalid(errors) }
            return try await show(id, words, errors: errors, request, status: .unprocessableContent)
        }
        try await workplace.close(id, reason: reason, version: words.version, by: viewer, request: visit.mark)
        return .seeOther(viewer.isAtWork ? Link.ask(id) : Link.mine, notice: .closed)
    }

    private func change(
        _ request: Request, _ visit: Visit, _ notice: Notice, _ deed: (Ask.ID, FormWords, Viewer) async throws -> Void
    ) async throws -> Response {
        let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
        let (words, viewer) = try await form(request, visit)
        try await deed(id, words, viewer)
        return .seeOther(viewer.isAtWork ? Link.ask(id) : Link.mine, notice: notice)
    }

    /// Everything the page needs in one transaction; the match itself runs in memory within it.
    private func show(
        _ id: Ask.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let kinds = request.question["soort"]
        let (workplace, moment) = (workplace, now)
        let plan = try await workplace.mapPlan(of: session(request).municipality)
        let form = FormView(words: words, errors: errors, seal: seal(request))
        let (parts, viewer) = try await read(request) { connection, viewer in try connection.parts(of: id, kinds, workplace, for: viewer) }
        let others = await lookouts.look(at: Thing(.ask, id.text), viewer, now: moment)
        let map = NeighbourhoodMap(around: parts.ask.area, of: parts.candidates.map(\.card), on: plan)
        let page = AskPage(
            ask: parts.ask, subject: parts.subject, askedBy: parts.askedBy, ownerName: parts.ownerName, proposals: parts.proposals,
            candidates: parts.candidates, alike: parts.alike, helpers: parts.helpers, outside: parts.outside, joins: parts.joins,
            referral: parts.referral,
            joinable: parts.joinable, history: parts.history, map: map,
            kinds: kinds,
            othersHere: others, viewer: viewer,
            form: form, now: moment)
        return self.page(page, status: status, for: viewer, request)
    }
}

/// What the page of an ask reads.
private struct AskParts: Sendable {
    let ask: Ask
    let subject: Person
    let askedBy: String?
    let ownerName: String?
    let proposals: [ProposalLine]
    let candidates: [FitLine]
    let alike: [(line: AskLine, fitting: Fitting)]
    let helpers: [Proposal.ID: HelperContact]
    let outside: [OutsidePostLine]
    let joins: [ParticipationLine]
    let referral: (line: ReferralLine, state: ReferralState)?
    let joinable: Set<String>
    let history: [HistoryLine]
}

extension Connection {
    fileprivate func parts(of id: Ask.ID, _ kinds: String, _ workplace: Workplace, for viewer: Viewer) throws -> AskParts {
        let ask = try ask(id, for: viewer)
        let names = try names(of: [ask.draft.askedBy, ask.care?.owner].compactMap(\.self), for: viewer)
        let proposals = try proposalLines(of: ask, for: viewer)
        let taken = Set(proposals.map(\.proposal.offer.text))
        let wish = workplace.wish(
            for: ask, in: viewer.municipality, today: today, excluding: taken,
            circles: try circles(with: ask.draft.subject, in: viewer.municipality).map(\.id), kinds: Entry.Kind.chosen(kinds))
        let isAlike = kinds == AskPage.asksAlike
        let fits = ask.state.isOpen && !isAlike ? workplace.matches.best(for: wish, limit: 10) : []
        let alike = ask.state.isOpen && isAlike ? workplace.asks(like: ask, in: viewer.municipality, today: today) : []
        let candidates = try lines(fits, for: viewer)
        return AskParts(
            ask: ask, subject: try person(ask.draft.subject, for: viewer), askedBy: ask.draft.askedBy.flatMap { names[$0] },
            ownerName: (ask.care?.owner).flatMap { names[$0] }, proposals: proposals, candidates: candidates,
            alike: try pair(alike, for: viewer),
            helpers: try helperContacts(of: ask, for: viewer), outside: try outsidePosts(of: ask, for: viewer),
            joins: try participations(of: id, for: viewer),
            referral: try referral(of: id, in: viewer.municipality).map { ($0, try state(of: $0.referral, in: viewer.municipality)) },
            joinable: try joinable(among: candidates.map(\.card.id.text), in: viewer.municipality),
            history: try history(of: Thing(.ask, id.text), for: viewer))
    }
}

extension Connection {
    /// Asks that a match gave, with their lines, in the order of the match.
    func pair(_ fits: [Fitting], for viewer: Viewer) throws -> [(line: AskLine, fitting: Fitting)] {
        let lines = try askLines(fits.map(\.candidate.key), for: viewer)
        let byID = Dictionary(uniqueKeysWithValues: lines.map { ($0.id.text, $0) })
        return fits.compactMap { fit in byID[fit.candidate.key].map { (line: $0, fitting: fit) } }
    }
}

extension Entry.Kind {
    fileprivate static func chosen(_ word: String) -> Set<Entry.Kind> {
        switch word {
        case "bewoners": [.resident]
        case "activiteiten": [.activity]
        case "organisaties": [.service]
        default: [.resident, .activity, .service]
        }
    }
}

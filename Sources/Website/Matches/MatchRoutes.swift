import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addMatches(to doors: Doors) {
        doors.get("/koppelingen/:match", to: .lookAtMatch) { request, visit in try await openMatch(request, visit) }
        doors.post(
            "/koppelingen/:match/stappen", to: .startMatch, or: .planAcquaintance, .startTrial, .agreeOnMatch, .renewMatch, .pauseMatch, .resumeMatch,
            .prepareEnding,
            .carryOn, .endMatch, .thankMatch
        ) { request, visit in try await moveMatch(request, visit) }
        doors.post("/koppelingen/:match/volgende-stap", to: .mindMatch) { request, visit in try await mindMatch(request, visit) }
        doors.post("/koppelingen/:match/overdracht", to: .handOverMatch) { request, visit in try await handOverMatch(request, visit) }
        doors.post("/gesprekken/:talk", to: .recordTalk, or: .answerTalk) { request, visit in try await answerTalk(request, visit) }
        doors.get(Link.calls, to: .recordTalk) { request, _ in
            let isOwn = request.question["van"] != "iedereen"
            let (lines, viewer) = try await read(request) { connection, viewer in
                try Access.allowSomewhere(viewer, .recordTalk)
                let owners = viewer.minders(keepingTo: isOwn ? viewer.person : nil)
                return try connection.callList(for: viewer, owners: owners, limit: 200)
            }
            return page(CallListPage(lines: lines, isOwn: isOwn, today: today), for: viewer, request)
        }
    }

    private func openMatch(_ request: Request, _ visit: Visit) async throws -> Response {
        try await showMatch(visit.matchID(), FormWords(), errors: [], request)
    }

    private func moveMatch(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.matchID()
        let (words, viewer) = try await form(request, visit)
        let (draft, errors) = MoveForm(words: words).read()
        do {
            guard errors.isEmpty, let draft else { throw Problem.invalid(errors) }
            try await workplace.move(id, draft, by: viewer, request: visit.mark)
            return viewer.isAtWork ? .seeOther(Link.match(id), notice: .saved) : .seeOther(Link.mine, notice: MoveForm.notice(of: draft.deed))
        } catch Problem.invalid(let errors) where viewer.isAtWork {
            return try await showMatch(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func mindMatch(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.matchID()
        let (words, viewer) = try await form(request, visit)
        do {
            var errors: [FieldError] = []
            guard let day = words.optional("next_on", .notADate, into: &errors, { CalendarDate($0) }), errors.isEmpty else {
                throw Problem.invalid(errors.isEmpty ? [FieldError("next_on", .missing)] : errors)
            }
            try await workplace.mind(
                id, nextStep: Words.tidy(words["next_step"]), on: day, version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.match(id), notice: .waiting)
        } catch Problem.invalid(let errors) {
            return try await showMatch(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func handOverMatch(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.matchID()
        let (words, viewer) = try await form(request, visit)
        do {
            guard let owner = Person.ID(words["owner"]) else { throw Problem.invalid([FieldError("owner", .notAChoice)]) }
            try await workplace.handOver(id, to: owner, by: viewer, request: visit.mark)
            return .seeOther(Link.match(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showMatch(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func answerTalk(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Talk.ID = try visit.identifier("talk", orNo: .match)
        let (words, viewer) = try await form(request, visit)
        // A worker has the two sides beside each other on one page, so their fields have other names.
        let suffix = Side.allCases.map { "_" + $0.rawValue }.first { words.has("answer" + $0) || words.has("words" + $0) } ?? ""
        let match = try await workplace.read(as: viewer) { try $0.talk(id, for: viewer).match.id }
        do {
            guard let answer = TalkAnswer(rawValue: words["answer" + suffix]) else {
                throw Problem.invalid([FieldError("answer" + suffix, .missing)])
            }
            let draft = TalkDraft(answer, words: Words.tidied(words["words" + suffix]), means: viewer.isAtWork ? .phone : .page)
            try await workplace.answer(id, draft, by: viewer, request: visit.mark)
            return viewer.isAtWork ? .seeOther(Link.match(match), notice: .answered) : .seeOther(Link.mine, notice: .told)
        } catch Problem.invalid(let errors) where viewer.isAtWork {
            let own = errors.map { $0.field == "words" ? FieldError("words" + suffix, $0.fault) : $0 }
            return try await showMatch(match, words, errors: own, request, status: .unprocessableContent)
        }
    }

    private func showMatch(
        _ id: Match.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ((folder, who, incidents), viewer) = try await read(request) { connection, viewer in
            (try connection.matchFolder(id, for: viewer), try connection.whoToCall(for: id, viewer), try connection.incidents(of: id, for: viewer))
        }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: MoveForm.labels, sentences: ["deed": "Kies hoe het verdergaat."])
        return page(
            MatchPage(
                folder: folder, help: HelpNow(who: who, match: id, isWorker: true), incidents: incidents, form: form, viewer: viewer, today: today),
            status: status,
            for: viewer, request)
    }
}

/// A move as it was typed.
struct MoveForm: Sendable {
    let words: FormWords

    static let labels = [
        "deed": "Hoe gaat het verder", "day": "Welke dag", "reason": "Waarom", "end_reason": "Waarom", "owner": "Wie",
        "answer_ask": "Gaat het goed samen",
        "answer_offer": "Gaat het goed samen", "words_ask": "In eigen woorden", "words_offer": "In eigen woorden",
    ]

    func read() -> (draft: MoveDraft?, errors: [FieldError]) {
        guard let deed = Deed(rawValue: words["deed"]), LifeCycle.ways.contains(where: { $0.deed == deed }) else {
            return (nil, [FieldError("deed", .notAChoice)])
        }
        var errors: [FieldError] = []
        let day = words.optional("day", .notADate, into: &errors) { CalendarDate($0) }
        let ends = deed == .endMatch
        let draft = MoveDraft(
            deed, day: day, side: Side(rawValue: words[ends ? "end_side" : "side"]), reason: Words.tidied(words[ends ? "end_reason" : "reason"]),
            staysInTouch: ends ? words["stays"] == "yes" : nil, searchesOn: words["search"] != "no", version: Int(words["version"]))
        return (draft, errors)
    }

    /// What somebody hears on their own page.
    static func notice(of deed: Deed) -> Notice {
        switch deed {
        case .endMatch: .withdrawn
        case .pauseMatch: .rests
        default: .saved
        }
    }
}

extension Visit {
    func matchID() throws(Problem) -> Match.ID { try identifier("match", orNo: .match) }
}

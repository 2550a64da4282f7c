import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addIntake(to doors: Doors) {
        doors.get(Link.intake, to: .placeAsk) { request, _ in try await intake(request) }
        doors.post(Link.intake, to: .placeAsk) { request, visit in try await takeIntake(request, visit) }
        doors.post(Link.intakeCallers, to: .recogniseCaller) { request, visit in try await callers(request, visit) }
        doors.post(Link.intakeFits, to: .seeCandidates) { request, visit in try await fits(request, visit) }
        doors.post(Link.intakeDraft, to: .placeAsk) { request, visit in try await keepDraft(request, visit) }
    }

    /// The form as it was left, or an empty one.
    private func intake(_ request: Request) async throws -> Response {
        let preset = Person.ID(request.question["bewoner"])
        let ((draft, person), viewer) = try await read(request) { connection, viewer in
            try Access.allow(viewer, .placeAsk)
            try Access.allowSomewhere(viewer, .putAskOnWaitingList)
            return (try connection.intakeDraft(for: viewer), try preset.map { try connection.person($0, for: viewer, to: .placeAsk) })
        }
        var words = draft.map { FormWords(urlEncoded: $0.fields.utf8) } ?? FormWords()
        // A draft of another caller stays where it is until something is typed here.
        let isLeft = person.map { IntakeForm(words: words).isFromAnother(than: $0) } ?? false
        if isLeft { words = FormWords() }
        if let person {
            words["name"] = person.facts.name
            words["caller"] = person.id.text
        }
        let origin: IntakePage.Origin = isLeft ? .empty : draft.map { .draft($0.savedAt) } ?? .empty
        return try await show(words, errors: [], viewer, request, origin: origin, resident: preset)
    }

    /// Saves the call, or shows the form again with what was asked for: fits, another block, or what is wrong.
    private func takeIntake(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await workerForm(request, visit)
        switch words["do"] {
        case "clear":
            try await workplace.forgetDraft(of: viewer, call: IntakeForm(words: words).call)
            return .seeOther(Link.intake)
        case "more":
            var longer = words
            longer["asks"] = String(IntakeForm(words: words).askCount + 1)
            return try await show(longer, errors: [], viewer, request)
        case "fits":
            return try await show(words, errors: [], viewer, request)
        default:
            return try await save(words, viewer, request, visit)
        }
    }

    private func save(_ words: FormWords, _ viewer: Viewer, _ request: Request, _ visit: Visit) async throws -> Response {
        let form = IntakeForm(words: words)
        let (intake, errors) = form.read()
        guard let intake else { return try await show(words, errors: errors, viewer, request, status: .unprocessableContent) }
        do {
            let asks = try await workplace.take(
                intake, submission: words.submission("intake"), call: form.call, by: viewer, request: visit.mark)
            return Self.saved(asks, intake, form.call)
        } catch Problem.invalid(let errors) {
            return try await show(words, errors: errors.map(IntakeForm.onForm), viewer, request, status: .unprocessableContent)
        } catch Problem.outOfOrder(let why) where [.offerNotOpen, .sameParty, .alreadyProposed].contains(why) {
            return try await showWithoutChoice(form, viewer, request)
        }
    }

    private static func saved(_ asks: [Ask.ID], _ intake: Intake, _ call: String) -> Response {
        guard let first = asks.first, asks.count == 1 else { return .seeOther(Link.today, notice: .saved, call: call) }
        let proposed = intake.asks.contains { $0.outcome != .waitingList }
        return .seeOther(Link.ask(first), notice: proposed ? .proposed : .saved, call: call)
    }

    /// Whoever was chosen cannot be asked any more. Nothing was saved; the call goes on with the others who fit.
    private func showWithoutChoice(_ form: IntakeForm, _ viewer: Viewer, _ request: Request) async throws -> Response {
        let fields = form.chosen.map { "choice-\($0)" }
        var words = form.words
        for field in fields { words[field] = "" }
        let sentence =
            fields.count == 1
            ? "Deze keuze kan net niet meer. Kies iemand anders." : "Een van de keuzes kan net niet meer. Kies bij elke vraag opnieuw."
        return try await show(
            words, errors: fields.map { FieldError($0, .unknown) }, sentences: Dictionary(uniqueKeysWithValues: fields.map { ($0, sentence) }),
            viewer,
            request, status: .conflict)
    }

    private func show(
        _ typedWords: FormWords, errors: [FieldError], sentences: [String: String] = [:], _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok, origin: IntakePage.Origin = .sent, resident: Person.ID? = nil
    ) async throws -> Response {
        var words = typedWords
        if IntakeForm(words: words).call.isEmpty { words["call"] = Token().text }
        let form = IntakeForm(words: words)
        let key = try session(request)
        var fits: [Int: [FitLine]] = [:]
        for number in 1...form.askCount {
            let question = form.question(number)
            guard !question.words.isEmpty else { continue }
            fits[number] = try await workplace.fits(question, with: key).lines
        }
        let typed = Self.callerWords(words)
        let callers = try await workplace.read(as: viewer) { try $0.callers(like: typed, for: viewer) }
        let page = IntakePage(
            form: FormView(words: words, errors: errors, seal: seal(request), sentences: sentences), callers: callers, fits: fits,
            mayPropose: Access.allowsSomewhere(viewer, .propose), origin: origin, resident: resident, now: now, owner: viewer.person?.text ?? "")
        return self.page(page, status: status, for: viewer, request)
    }

    /// While the caller's name is typed: people it may be.
    private func callers(_ request: Request, _ visit: Visit) async throws -> Response {
        let words = try await request.form(visit)
        let typed = Self.callerWords(words)
        let (found, _) = try await read(request) { connection, viewer in try connection.callers(like: typed, for: viewer) }
        return html(CallerList(callers: found, chosen: words["caller"]).html)
    }

    /// While the ask is typed: who fits. Reads only, so it needs no seal.
    private func fits(_ request: Request, _ visit: Visit) async throws -> Response {
        let words = try await request.form(visit)
        let key = try session(request)
        let number = Int(words["ask"]) ?? 1
        let question = IntakeForm(words: words).question(number)
        guard question.words.count > 2 else {
            _ = try await read(request) { _, viewer in try Access.allow(viewer, .seeCandidates) }
            return html(FitList(number: number, lines: nil, chosen: "", today: today, mayPropose: false).html)
        }
        let (lines, mayPropose) = try await workplace.fits(question, with: key)
        return html(
            FitList(number: number, lines: lines, chosen: words["choice-\(number)"], today: today, mayPropose: mayPropose).html)
    }

    /// Every few seconds: what is typed so far, so that nothing is lost. Gone when the call was saved or put away: it has no draft any more.
    private func keepDraft(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let moment = try await workplace.keepDraft(words.encoded(without: ["seal", "do"]), of: viewer, call: IntakeForm(words: words).call)
        guard let moment else { return Response(status: .gone) }
        return Response(status: .noContent, headers: [Self.savedAt: String(moment.milliseconds)])
    }

    /// The moment that the page with this draft bears as well.
    private static let savedAt: HTTPField.Name = {
        guard let name = HTTPField.Name("Saved-At") else { preconditionFailure("not a header name") }
        return name
    }()

    /// The form of a worker. When the session has just ended, the words are kept for them before they are asked to sign in again.
    private func workerForm(_ request: Request, _ visit: Visit) async throws -> (FormWords, Viewer) {
        let key = try session(request)
        try checkOrigin(request)
        let words = try await request.form(visit)
        let viewer = try await workplace.viewer(of: key)
        _ = try seals.age(of: words["seal"], from: key.id.text, now: now)
        guard let viewer else { throw try await sessionEnded(key, words) }
        try Access.allow(viewer, .placeAsk)
        return (words, viewer)
    }

    /// Who signed out left nothing behind, so only what was really kept is promised.
    private func sessionEnded(_ key: SessionKey, _ words: FormWords) async throws -> any Error {
        let isKept = try await workplace.keepDraft(words.encoded(without: ["seal", "do"]), afterSession: key)
        return isKept ? SessionEnded() : Problem.signInNeeded
    }

    private static func callerWords(_ words: FormWords) -> String {
        let phone = PhoneNumber(words["phone"])?.text ?? ""
        let postcode = Postcode(words["postcode"])?.text ?? ""
        return phone.isEmpty ? (words["name"] + (words["name"].count < 2 ? "" : " " + postcode)) : phone
    }
}

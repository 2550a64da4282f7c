import Foundation
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addInterviewRounds(to doors: Doors) {
        doors.get(Link.interviews, to: .seeInterviews) { request, _ in
            let (_, viewer) = try await read(request) { _, viewer in try Access.allowSomewhere(viewer, .seeInterviews) }
            return try await showInterviews(FormWords(), errors: [], viewer, request)
        }
        doors.get(Link.newInterviewRound, to: .planInterviews) { request, _ in
            let (_, viewer) = try await read(request) { _, viewer in try Access.allowSomewhere(viewer, .planInterviews) }
            return try await showRoundForm(nil, FormWords(), errors: [], viewer, request)
        }
        doors.post(Link.newInterviewRound, to: .planInterviews) { request, visit in try await planRound(request, visit) }
        doors.get("/interviews/rondes/:round", to: .seeInterviews) { request, visit in
            let id = try visit.interviewRoundID()
            let (_, viewer) = try await read(request) { connection, viewer in try connection.interviewRound(id, for: viewer) }
            return try await showRound(id, FormWords(), errors: [], viewer, request)
        }
        doors.get("/interviews/rondes/:round/aanpassen", to: .planInterviews) { request, visit in
            let id = try visit.interviewRoundID()
            let (round, viewer) = try await read(request) { connection, viewer in try connection.interviewRound(id, for: viewer, to: .planInterviews)
            }
            return try await showRoundForm(round, InterviewRoundForm.words(of: round), errors: [], viewer, request)
        }
        doors.post("/interviews/rondes/:round/aanpassen", to: .planInterviews) { request, visit in try await correctRound(request, visit) }
        doors.post("/interviews/rondes/:round/uitgeven", to: .giveInterview) { request, visit in try await giveInterviews(request, visit) }
        doors.get("/interviews/rondes/:round/papier", to: .giveInterview) { request, visit in try await roundSheets(request, visit) }
    }

    func showInterviews(
        _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (rounds, loose, today) = try await workplace.read(as: viewer) { connection in
            (
                try connection.interviewRounds(for: viewer), try connection.interviewLines(of: nil, for: viewer),
                try connection.interviewsToday(for: viewer, owner: nil, limit: 100)
            )
        }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), sentences: ["code": "Deze code kennen we niet. Kijk nog eens op het blad."])
        return page(
            InterviewsPage(rounds: rounds, loose: loose, todo: today, form: form, viewer: viewer, today: self.today), status: status, for: viewer,
            request)
    }

    private func planRound(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        try Access.allowSomewhere(viewer, .planInterviews)
        let (draft, errors) = InterviewRoundForm(words: words).read()
        do {
            guard let draft, errors.isEmpty else { throw Problem.invalid(errors) }
            let id = try await workplace.plan(draft, submission: words.submission("round"), by: viewer, request: visit.mark)
            return .seeOther(Link.interviewRound(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRoundForm(nil, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func correctRound(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewRoundID()
        let (words, viewer) = try await form(request, visit)
        let round = try await workplace.read(as: viewer) { try $0.interviewRound(id, for: viewer, to: .planInterviews) }
        let (draft, errors) = InterviewRoundForm(words: words).read()
        do {
            guard let draft, errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.correct(id, to: draft, version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.interviewRound(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRoundForm(round, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func showRoundForm(
        _ round: InterviewRound?, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: InterviewRoundForm.labels)
        let areas = try await workplace.areas(of: viewer.municipality).filter { $0.code.kind == .neighbourhood && mayPlan(in: $0.code, viewer) }
        return page(InterviewRoundFormPage(round: round, form: form, areas: areas), status: status, for: viewer, request)
    }

    private func mayPlan(in area: AreaCode, _ viewer: Viewer) -> Bool { Access.allows(viewer, .planInterviews, Ties(area: area)) }

    /// Gives sheets out, or shows who the listener may be.
    private func giveInterviews(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewRoundID()
        let (words, viewer) = try await form(request, visit)
        let name = Words.tidy(words["name"])
        let listener = Person.ID(words["caller"])
        if words["do"] == "find" || (listener == nil && !name.isEmpty && words["do"] != "paper") {
            let errors = words["do"] == "find" ? [] : [FieldError("caller", .notAChoice)]
            return try await showRound(id, words, errors: errors, viewer, request, status: errors.isEmpty ? .ok : .unprocessableContent)
        }
        do {
            guard let count = Int(Words.tidy(words["count"])) else { throw Problem.invalid([FieldError("count", .notANumber)]) }
            _ = try await workplace.giveInterviews(
                count, of: id, to: words["do"] == "paper" ? nil : listener, submission: words.submission("give"), by: viewer, request: visit.mark)
            return .seeOther(Link.interviewRound(id), notice: .interviewsGiven)
        } catch Problem.invalid(let errors) {
            return try await showRound(id, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func showRound(
        _ id: InterviewRound.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let name = SearchWords(Words.tidy(words["name"])).text
        let (round, lines, tallies, smallest, known) = try await workplace.read(as: viewer) { connection in
            (
                try connection.interviewRound(id, for: viewer), try connection.interviewLines(of: id, for: viewer),
                try connection.tallies(of: id, for: viewer), try connection.smallestGroup(in: viewer.municipality),
                name.count < 2 ? [] : try connection.callers(like: name, for: viewer)
            )
        }
        let areas = try await workplace.areas(of: viewer.municipality)
        let names = Dictionary(areas.map { ($0.code, $0.name) }) { first, _ in first }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ["caller": "Wie luistert", "count": "Hoeveel bladen"])
        let page = InterviewRoundPage(
            round: round, lines: lines, tallies: tallies, smallest: smallest, areaNames: names, known: known, form: form, viewer: viewer,
            today: today)
        return self.page(page, status: status, for: viewer, request)
    }

    /// Every sheet of a round that is still out, to print.
    private func roundSheets(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewRoundID()
        let ((round, interviews), viewer) = try await read(request) { connection, viewer in
            let round = try connection.interviewRound(id, for: viewer, to: .giveInterview)
            return (round, try connection.sheetsOut(of: id, for: viewer))
        }
        return page(InterviewSheetsPage(interviews: interviews, round: round, consentText: consentText), for: viewer, request)
    }
}

/// A round as it was typed.
struct InterviewRoundForm: Sendable {
    let words: FormWords

    static let labels = [
        "name": "Naam van de ronde", "streets": "Welke straten", "area": "Buurt", "first_on": "Vanaf welke dag", "last_on": "Tot en met welke dag",
        "promised_on": "Bewoners horen van ons op",
    ]

    func read() -> (draft: InterviewRoundDraft?, errors: [FieldError]) {
        var errors: [FieldError] = []
        let days = ["first_on", "last_on", "promised_on"].map { words.neededDay($0, into: &errors) }
        guard let first = days[0], let last = days[1], let promised = days[2] else { return (nil, errors) }
        let draft = InterviewRoundDraft(
            name: Words.tidy(words["name"]), streets: Words.tidied(words["streets"]), area: AreaCode(words["area"]), first: first, last: last,
            promisedOn: promised)
        return (draft, errors + draft.faults())
    }

    static func words(of round: InterviewRound) -> FormWords {
        let draft = round.draft
        return FormWords([
            "name": draft.name, "streets": draft.streets ?? "", "area": draft.area?.text ?? "", "first_on": draft.first.description,
            "last_on": draft.last.description, "promised_on": draft.promisedOn.description, "version": String(round.version),
        ])
    }
}

extension Visit {
    func interviewRoundID() throws(Problem) -> InterviewRound.ID { try identifier("round", orNo: .interviewRound) }
}

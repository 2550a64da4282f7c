import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addWords(to doors: Doors) {
        doors.get(Link.words, to: .seeWords) { request, _ in try await wordsOfHere(request) }
        doors.post(Link.words + "/proef", to: .seeWords) { request, visit in try await tryWords(request, visit) }
        doors.post(Link.words + "/uitdrukkingen", to: .changeWords) { request, visit in try await addSaying(request, visit) }
        doors.post(Link.words + "/begrippen", to: .changeWords) { request, visit in try await addConcept(request, visit) }
        doors.post(Link.words + "/uitdrukkingen/:saying/einde", to: .changeWords) { request, visit in try await endSaying(request, visit) }
        doors.post(Link.words + "/begrippen/:concept/einde", to: .changeWords) { request, visit in try await endConcept(request, visit) }
        doors.post(Link.words + "/leren", to: .changeWords) { request, visit in try await chooseLearning(request, visit) }
    }

    private func wordsOfHere(_ request: Request) async throws -> Response {
        let (local, viewer) = try await read(request) { connection, viewer in try connection.localWords(for: viewer) }
        return try show(local, FormWords(), viewer, request)
    }

    /// What is read in a sentence. Sent, not asked in the address: it may be somebody's own words.
    private func tryWords(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let local = try await workplace.read(as: viewer) { try $0.localWords(for: viewer) }
        return try show(local, words, viewer, request)
    }

    private func addSaying(_ request: Request, _ visit: Visit) async throws -> Response {
        try await keep(request, visit) { words, viewer in
            try await workplace.add(WordsForm(words: words).saying, submission: words.submission("saying"), by: viewer, request: visit.mark)
        }
    }

    private func addConcept(_ request: Request, _ visit: Visit) async throws -> Response {
        try await keep(request, visit) { words, viewer in
            try await workplace.add(WordsForm(words: words).concept, submission: words.submission("concept"), by: viewer, request: visit.mark)
        }
    }

    private func endSaying(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: LocalSaying.ID = try visit.identifier("saying", orNo: .page)
        return try await keep(request, visit) { _, viewer in try await workplace.end(saying: id, by: viewer, request: visit.mark) }
    }

    private func endConcept(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = visit.parameters.get("concept") ?? ""
        return try await keep(request, visit) { _, viewer in try await workplace.end(concept: id, by: viewer, request: visit.mark) }
    }

    private func chooseLearning(_ request: Request, _ visit: Visit) async throws -> Response {
        try await keep(request, visit) { words, viewer in
            try await workplace.choose(learns: words["learns"] == "yes", by: viewer, request: visit.mark)
        }
    }

    /// Does the deed and comes back to the page; what cannot be used comes back in the form as it was typed.
    private func keep(_ request: Request, _ visit: Visit, _ deed: (FormWords, Viewer) async throws -> Void) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        do {
            try await deed(words, viewer)
            return .seeOther(Link.words, notice: .saved)
        } catch Problem.invalid(let errors) {
            let local = try await workplace.read(as: viewer) { try $0.localWords(for: viewer) }
            return try show(local, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func show(
        _ local: LocalWords, _ words: FormWords, errors: [FieldError] = [], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let form = WordsForm(words: words)
        let board = try workplace.wordsBoard(local, trying: form.trial.isEmpty ? nil : (form.trial, form.trialSide), for: viewer)
        let view = FormView(words: words, errors: errors, seal: seal(request), labels: WordsPage.labels)
        return page(WordsPage(board: board, form: view, now: now), status: status, for: viewer, request)
    }
}

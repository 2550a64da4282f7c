import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addNotes(to doors: Doors) {
        doors.post("/bewoners/:person/notities", to: .writeNote) { request, visit in try await writeNote(request, visit) }
        doors.get("/notities/:note", to: .readNote, or: .correctNote) { request, visit in try await openNote(request, visit) }
        doors.post("/notities/:note/aanpassen", to: .correctNote) { request, visit in try await correctNote(request, visit) }
        doors.post("/notities/:note/antwoord", to: .answerNote) { request, visit in try await answerNote(request, visit) }
        doors.post("/notities/:note/tonen", to: .showNote) { request, visit in try await showNote(request, visit) }
    }

    private func writeNote(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        let (draft, errors) = NoteForm(words: words).read()
        do {
            guard errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.write(draft, about: id, submission: words.submission("note"), by: viewer, request: visit.mark)
            return .seeOther(Link.person(id), notice: .noteWritten)
        } catch Problem.invalid(let errors) {
            return try await showPerson(id, words, errors: errors.inOrder(NotesSection.order), request, status: .unprocessableContent)
        }
    }

    private func openNote(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.noteID()
        let (seen, viewer) = try await read(request) { connection, viewer in try connection.note(id, for: viewer) }
        return show(seen, NoteForm.words(of: seen.note), viewer, request)
    }

    private func correctNote(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.noteID()
        let (words, viewer) = try await form(request, visit)
        try Access.allowSomewhere(viewer, .correctNote)
        let seen = try await workplace.read(as: viewer) { try $0.note(id, for: viewer) }
        let (draft, _) = NoteForm(words: words).read()
        do {
            let again = try await correct(words, typed: SeenNote.facts(of: draft), by: viewer) {
                try await workplace.correct(
                    id, words: draft.words, isDelicate: draft.isDelicate, version: words.version, by: viewer, request: visit.mark)
            } again: {
                try $0.note(id, for: viewer)
            } show: { saved, words, meanwhile in
                show(saved, words, meanwhile: meanwhile, viewer, request, status: .conflict)
            }
            return again ?? .seeOther(Link.person(seen.note.subject), notice: .saved)
        } catch Problem.invalid(let errors) {
            return show(seen, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func answerNote(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.noteID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await workplace.answer(id, with: Words.tidy(words["answer"]), by: viewer, request: visit.mark)
            return .seeOther(Link.mine, notice: .saved)
        } catch Problem.invalid(let errors) {
            let seen = try await workplace.read(as: viewer) { try $0.note(id, for: viewer) }
            return show(seen, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func showNote(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.noteID()
        let (_, viewer) = try await form(request, visit)
        try await workplace.show(id, by: viewer, request: visit.mark)
        return .seeOther(Link.note(id), notice: .noteShown)
    }

    private func show(
        _ seen: SeenNote, _ words: FormWords, errors: [FieldError] = [], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ["words": "Notitie"])
        return page(NotePage(seen: seen, form: form, meanwhile: meanwhile, viewer: viewer, today: today), status: status, for: viewer, request)
    }
}

/// A note as it was typed: raw words in; a draft, and what cannot be read of it, out.
struct NoteForm: Sendable {
    let words: FormWords

    func read() -> (draft: NoteDraft, errors: [FieldError]) {
        var errors: [FieldError] = []
        let day = words.optional("hidden_until", .notADate, into: &errors) { CalendarDate($0) }
        let reason = Words.tidy(words["hidden_reason"])
        if day == nil, !reason.isEmpty, errors.isEmpty { errors.append(FieldError("hidden_until", .missing)) }
        let hiding = day.map { Hiding(until: $0, reason: reason) }
        return (NoteDraft(words: Words.tidy(words["words"]), isDelicate: words["delicate"] == "yes", hiding: hiding), errors)
    }

    /// The form as it is when somebody opens what is saved.
    static func words(of note: Note) -> FormWords {
        FormWords([
            "words": note.draft.words, "delicate": note.draft.isDelicate ? "yes" : "", "version": String(note.version),
            "answer": note.answer?.words ?? "",
        ])
    }
}

extension Visit {
    func noteID() throws(Problem) -> Note.ID { try identifier("note", orNo: .note) }
}

import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addTalkNotes(to doors: Doors) {
        doors.get(Link.talkNotes, to: .seeTalkNotes) { request, _ in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showTalkNotes(FormWords(["area": request.question["buurt"]]), errors: [], viewer, request)
        }
        doors.post(Link.talkNotes, to: .noteTalk) { request, visit in
            let (words, viewer) = try await form(request, visit)
            do {
                guard let area = AreaCode(words["area"]) else { throw Problem.invalid([FieldError("area", .notAChoice)]) }
                _ = try await workplace.note(
                    words["words"], in: area, namesNobody: words["no_name"] == "yes", submission: words.submission("talk"), by: viewer,
                    request: visit.mark)
                return .seeOther(Link.talkNotes(in: area), notice: .saved)
            } catch Problem.invalid(let errors) {
                return try await showTalkNotes(words, errors: errors, viewer, request)
            }
        }
        doors.post("/wat-speelt-er/:talk/einde", to: .noteTalk) { request, visit in
            let id: TalkNote.ID = try visit.identifier("talk", orNo: .page)
            let (_, viewer) = try await form(request, visit)
            try await workplace.remove(id, by: viewer, request: visit.mark)
            return .seeOther(Link.talkNotes, notice: .saved)
        }
    }

    private func showTalkNotes(_ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request) async throws -> Response {
        try Access.allowSomewhere(viewer, .seeTalkNotes)
        let areas = try await workplace.areas(of: viewer.municipality).filter { $0.code.kind == .neighbourhood }
        let chosen = AreaCode(request.question["buurt"])
        let notes = try await workplace.read(as: viewer) { try $0.talkNotes(in: chosen, limit: TalkNotePage.limit, for: viewer) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: TalkNotePage.labels, sentences: TalkNotePage.sentences)
        let page = TalkNotePage(notes: notes, areas: areas, chosen: chosen, form: form, today: today)
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addCover(to doors: Doors) {
        doors.get(Link.cover, to: .arrangeCover, or: .arrangeCoverOfColleague) { request, _ in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showCover(FormWords(), errors: [], viewer, request)
        }
        doors.post(Link.cover, to: .arrangeCover, or: .arrangeCoverOfColleague) { request, visit in try await arrangeCover(request, visit) }
        doors.post(Link.endingCoverAny, to: .endCover) { request, visit in try await endCover(request, visit) }
    }

    private func arrangeCover(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        do {
            guard let draft = try words.absence(of: viewer) else { throw Problem.signInNeeded }
            try await workplace.arrangeCover(draft, by: viewer, request: visit.mark)
            return .seeOther(Link.cover, notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showCover(words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func endCover(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, viewer) = try await form(request, visit)
        let id: Absence.ID = try visit.identifier("absence", orNo: .page)
        try await workplace.endCover(id, by: viewer, request: visit.mark)
        return .seeOther(Link.cover, notice: .saved)
    }

    private func showCover(
        _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (absences, colleagues) = try await workplace.read(as: viewer) { try $0.coverBoard(for: viewer) }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: CoverPage.labels, sentences: CoverPage.sentences(errors))
        let page = CoverPage(absences: absences, colleagues: colleagues, viewer: viewer, form: form, today: today)
        return self.page(page, status: status, for: viewer, request)
    }
}

extension CoverPage {
    static func sentences(_ errors: [FieldError]) -> [String: String] {
        var sentences = ["person": "Kies wie er niet is.", "cover": "Kies een collega."]
        if errors.contains(FieldError("cover", .unknown)) { sentences["cover"] = "Deze collega is dan zelf ook weg. Kies een ander." }
        if errors.contains(where: { $0 == FieldError("last_on", .outsideRange(1, AbsenceDraft.longest)) }) {
            sentences["last_on"] = "Dit is langer dan drie maanden. Draag het werk dan over."
        }
        return sentences
    }
}

extension FormWords {
    /// - Throws: `Problem.invalid` with every fault at once.
    fileprivate func absence(of viewer: Viewer) throws(Problem) -> AbsenceDraft? {
        guard let own = viewer.person else { return nil }
        var errors: [FieldError] = []
        let first = neededDay("first_on", into: &errors)
        let last = neededDay("last_on", into: &errors)
        // Whom it is for is asked of who arranges it for others alone; for anybody else it is themselves.
        let person = has("person") && Access.allows(viewer, .arrangeCoverOfColleague) ? Person.ID(self["person"]) : own
        if person == nil { errors.append(FieldError("person", .missing)) }
        let cover = Person.ID(self["cover"])
        if cover == nil { errors.append(FieldError("cover", .missing)) }
        guard let first, let last, let person, let cover else { throw .invalid(errors) }
        return AbsenceDraft(person: person, cover: cover, first: first, last: last)
    }
}

extension Connection {
    /// What is arranged, as far as it is the viewer's to know, and who may stand in.
    fileprivate func coverBoard(for viewer: Viewer) throws -> (absences: [AbsenceLine], colleagues: [Colleague]) {
        let isForOthers = Access.allows(viewer, .arrangeCoverOfColleague)
        if !isForOthers { try Access.allow(viewer, .arrangeCover) }
        guard let person = viewer.person else { throw Problem.signInNeeded }
        let absences = isForOthers ? try absences(in: viewer.municipality) : try absences(about: person, in: viewer.municipality)
        return (absences, try colleagues(in: viewer.municipality))
    }
}

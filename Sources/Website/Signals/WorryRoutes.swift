import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addWorries(to doors: Doors) {
        doors.get(Link.worryPublic, to: .recordWorry) { request, _ in try await show(.worry, FormWords(), request) }
        doors.post(Link.worryPublic, to: .recordWorry) { request, visit in try await takeWorry(request, visit) }
        doors.get(Link.thanksWorry, to: .recordWorry) { request, _ in
            try await publicPage(request) { _, _ in WorryThanksPage(today: today) }
        }
        doors.get("/zorgen/:worry", to: .lookAtWorry) { request, visit in try await worry(request, visit) }
        doors.post("/zorgen/:worry/oppakken", to: .takeUpWorry) { request, visit in try await takeUpWorry(request, visit) }
    }

    /// Kept as from a visitor, also when somebody is signed in: who reports may stay unknown.
    private func takeWorry(_ request: Request, _ visit: Visit) async throws -> Response {
        try await take(.worry, request, visit) { words, guest in
            let (draft, errors) = WorryForm(words: words).read()
            guard let draft else { return try await show(.worry, words, errors: errors, request) }
            try await admit(.worry, request, visit)
            try await workplace.recordWorry(draft, submission: words.submission("worry"), in: guest.municipality, request: visit.mark)
            return .seeOther(Link.thanksWorry)
        }
    }

    private func worry(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.worryID(visit)
        let (page, viewer) = try await read(request) { [seal = seal(request), now] connection, viewer in
            WorryPage(
                worry: try connection.worry(id, for: viewer), history: try connection.history(of: Thing(.worry, id.text), for: viewer),
                joins: try connection.participations(from: id, for: viewer), viewer: viewer, seal: seal, now: now)
        }
        return self.page(page, for: viewer, request)
    }

    private func takeUpWorry(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.worryID(visit)
        let (_, viewer) = try await form(request, visit)
        try await workplace.takeUp(id, by: viewer, request: visit.mark)
        return .seeOther(Link.worry(id), notice: .takenUp)
    }

    static func worryID(_ visit: Visit) throws(Problem) -> Worry.ID {
        try visit.identifier("worry", orNo: .worry)
    }
}

extension PublicForm {
    static let worry = PublicForm(name: "worry") { WorryFormPage(form: $0) }
}

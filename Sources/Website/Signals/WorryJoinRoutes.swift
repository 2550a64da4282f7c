import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addWorryJoining(to doors: Doors) {
        doors.get("/zorgen/:worry/meedoen", to: .joinActivity) { request, visit in
            try await showWorryJoin(Self.worryID(visit), request.question, errors: [], request)
        }
        doors.post("/zorgen/:worry/meedoen", to: .joinActivity) { request, visit in try await joinFromWorry(request, visit) }
    }

    private func joinFromWorry(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.worryID(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            guard let person = Person.ID(words["person"]) else { throw Problem.notFound(.person) }
            let draft = WorryJoinDraft(person: person, words: words["words"], join: try words.join())
            let ask = try await workplace.join(from: id, draft, submission: words.submission("worry-join"), by: viewer, request: visit.mark)
            return .seeOther(Link.ask(ask), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showWorryJoin(id, words, errors: errors, request)
        }
    }

    private func showWorryJoin(_ id: Worry.ID, _ words: FormWords, errors: [FieldError], _ request: Request) async throws -> Response {
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: WorryJoinPage.labels, sentences: WorryJoinPage.sentences)
        let (page, viewer) = try await read(request) { [today] connection, viewer in
            let worry = try connection.worry(id, for: viewer)
            guard worry.takenUpBy != nil else { throw Problem.outOfOrder(.worryNotTakenUp) }
            try Access.allow(viewer, .joinActivity, worry.ties)
            let person = try Person.ID(words.has("person") ? words["person"] : words["bewoner"]).map { try connection.person($0, for: viewer) }
            let lines =
                try person == nil ? [] : connection.agenda(from: today, through: today.adding(days: WorryJoinPage.ahead), in: viewer.municipality)
            return WorryJoinPage(
                worry: worry, person: person, found: try connection.people(named: words["wie"], for: viewer),
                lines: lines.filter { !$0.time.isCancelled && $0.time.starts > connection.now }, form: form, today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

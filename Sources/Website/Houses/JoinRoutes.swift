import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addJoining(to doors: Doors) {
        doors.get("/vragen/:ask/meedoen", to: .joinActivity) { request, visit in
            let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
            return try await showJoin(id, on: Offer.ID(request.question["aanbod"]), FormWords(["wie": request.question["wie"]]), errors: [], request)
        }
        doors.post("/vragen/:ask/meedoen", to: .joinActivity) { request, visit in try await join(request, visit) }
        doors.get("/meedoen/:participation", to: .joinActivity) { request, visit in
            let id = try Self.participation(visit)
            let words = FormWords(["wie": request.question["wie"]])
            let form = FormView(words: words, errors: [], seal: seal(request), labels: JoinPage.labels)
            let (page, viewer) = try await read(request) { [today] connection, viewer in
                CompanyPage(
                    line: try connection.participation(id, for: viewer, to: .joinActivity).line,
                    found: try connection.people(named: words["wie"], for: viewer), form: form, today: today)
            }
            return self.page(page, for: viewer, request)
        }
        doors.post("/meedoen/:participation", to: .joinActivity) { request, visit in
            try await settle(request, visit) { id, words, viewer in
                guard let person = Person.ID(words["person"]) else { throw Problem.notFound(.person) }
                try await workplace.accompany(id, by: person, viewer: viewer, request: visit.mark)
            }
        }
        doors.post("/meedoen/:participation/afloop", to: .joinActivity) { request, visit in
            try await settle(request, visit) { id, words, viewer in
                guard let outcome = Participation.Outcome(rawValue: words["outcome"]) else { throw Problem.notFound(.activity) }
                try await workplace.settle(id, as: outcome, by: viewer, request: visit.mark)
            }
        }
        doors.post("/activiteiten/:activity/plek", to: .keepPresence) { request, visit in
            let id = try Self.activity(visit)
            let (words, viewer) = try await form(request, visit)
            guard let participation = Participation.ID(words["participation"]) else { throw Problem.notFound(.activity) }
            try await workplace.givePlace(participation, at: id, by: viewer, request: visit.mark)
            return .seeOther(Link.activity(id), notice: .saved)
        }
    }

    private static func participation(_ visit: Visit) throws -> Participation.ID { try visit.identifier("participation", orNo: .activity) }

    private func settle(
        _ request: Request, _ visit: Visit, _ deed: (Participation.ID, FormWords, Viewer) async throws -> Void
    ) async throws -> Response {
        let id = try Self.participation(visit)
        let (words, viewer) = try await form(request, visit)
        let ask = try await workplace.read(as: viewer) { try $0.participation(id, for: viewer, to: .joinActivity).ask.id }
        try await deed(id, words, viewer)
        return .seeOther(Link.ask(ask), notice: .saved)
    }

    private func join(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
        let (words, viewer) = try await form(request, visit)
        do {
            _ = try await workplace.join(id, to: words.join(), version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.ask(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showJoin(id, on: Offer.ID(words["offer"]), words, errors: errors, request)
        }
    }

    private func showJoin(
        _ id: Ask.ID, on offer: Offer.ID?, _ words: FormWords, errors: [FieldError], _ request: Request
    ) async throws -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: JoinPage.labels)
        let (page, viewer) = try await read(request) { [today] connection, viewer in
            let ask = try connection.ask(id, for: viewer, to: .joinActivity)
            guard let offer else { throw Problem.notFound(.offer) }
            let activities = try connection.joinable(on: offer, in: viewer.municipality)
            if activities.isEmpty { throw Problem.notFound(.offer) }
            return JoinPage(
                ask: ask, subject: try connection.person(ask.draft.subject, for: viewer).facts.name, offer: offer, activities: activities,
                found: try connection.people(named: words["wie"], for: viewer), form: form, today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

extension Connection {
    /// People whom the search box finds, when something was typed.
    func people(named typed: String, for viewer: Viewer) throws -> [Found] {
        let typed = Words.tidy(typed)
        return typed.isEmpty ? [] : try search(typed, kinds: [.person], for: viewer, limit: 8)
    }
}

extension FormWords {
    /// - Throws: `Problem.invalid` when nothing was chosen.
    func join() throws(Problem) -> JoinDraft {
        let parts = self["time"].split(separator: ".").map(String.init)
        guard parts.count == 2, let activity = ActivitySeries.ID(parts[0]), let day = CalendarDate(parts[1]) else {
            throw .invalid([FieldError("time", .notAChoice)])
        }
        let company: Participation.Company? =
            switch self["company"] {
            case "alone": .alone
            case "sought": .sought
            case let id: Person.ID(id).map { .person($0) }
            }
        guard let company else { throw .invalid([FieldError("company", .notAChoice)]) }
        return JoinDraft(activity: activity, firstOn: day, company: company)
    }
}

import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addIncidents(to doors: Doors) {
        doors.get("/koppelingen/:match/mis", to: .seeWhoToCall) { request, visit in
            let words = FormWords(["happened_on": today.description])
            return try await showWhoToCall(visit.matchID(), words, errors: [], request)
        }
        doors.post("/koppelingen/:match/voorvallen", to: .reportIncident) { request, visit in try await reportIncident(request, visit) }
        doors.get("/voorvallen/:incident", to: .lookAtIncident) { request, visit in
            try await showIncident(visit.incidentID(), FormWords(), errors: [], request)
        }
        doors.post("/voorvallen/:incident/volgende-stap", to: .handleIncident) { request, visit in try await mindIncident(request, visit) }
        doors.post("/voorvallen/:incident/afronding", to: .closeIncident) { request, visit in try await closeIncident(request, visit) }
    }

    private func showWhoToCall(
        _ id: Match.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (page, viewer) = try await read(request) { [self] connection, viewer in
            let match = try connection.match(id, for: viewer, to: .seeWhoToCall)
            let sheet = try connection.agreementSheet(of: id, for: viewer)
            let role = try match.role.flatMap { try connection.roles(in: viewer.municipality).role($0.key, version: $0.version) }
            return WhoToCallPage(
                match: match, who: try connection.whoToCall(for: id, viewer), agreed: sheet.versions.first?.draft.call,
                roleInsurance: role?.facts.insurance, own: try connection.ownIncidents(of: id, by: viewer), viewer: viewer,
                form: FormView(words: words, errors: errors, seal: seal(request), labels: IncidentForm.labels, sentences: IncidentForm.sentences),
                today: today)
        }
        return self.page(page, status: status, for: viewer, request)
    }

    private func reportIncident(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.matchID()
        let (words, viewer) = try await form(request, visit)
        do {
            let draft = try IncidentForm(words: words).read()
            let incident = try await workplace.report(draft, of: id, submission: words.submission("incident"), by: viewer, request: visit.mark)
            return .seeOther(viewer.isAtWork ? Link.incident(incident) : Link.whoToCall(id), notice: .incidentReported)
        } catch Problem.invalid(let errors) {
            return try await showWhoToCall(id, words, errors: errors.inOrder(IncidentForm.order), request, status: .unprocessableContent)
        }
    }

    private func showIncident(
        _ id: Incident.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (line, viewer) = try await read(request) { try $0.incident(id, for: $1) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: IncidentForm.labels)
        return page(IncidentPage(line: line, form: form, viewer: viewer, today: today), status: status, for: viewer, request)
    }

    private func mindIncident(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (words, viewer) = try await form(request, visit)
        do {
            var errors: [FieldError] = []
            let day = words.optional("next_on", .notADate, into: &errors) { CalendarDate($0) }
            guard let day else { throw Problem.invalid(errors.isEmpty ? [FieldError("next_on", .missing)] : errors) }
            try await workplace.mind(
                id, nextStep: Words.tidy(words["next_step"]), on: day, version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.incident(id), notice: .waiting)
        } catch Problem.invalid(let errors) {
            return try await showIncident(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func closeIncident(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await workplace.close(id, outcome: Words.tidy(words["outcome"]), version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.incident(id), notice: .incidentClosed)
        } catch Problem.invalid(let errors) {
            return try await showIncident(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }
}

/// An incident as it was typed.
struct IncidentForm: Sendable {
    let words: FormWords

    static let order = ["words", "happened_on", "hurt", "told", "needed", "pauses"]
    static let labels = [
        "words": "Wat gebeurde er", "happened_on": "Op welke dag", "hurt": "Is er iemand gewond", "told": "Wie weet het al",
        "needed": "Wat is er nu nodig", "pauses": "Op pauze", "outcome": "Wat kwam ervan",
    ]
    static let sentences = ["pauses": "Dit contact kan nu niet op pauze. Bel als het meteen moet stoppen."]

    /// - Throws: `Problem.invalid` for what cannot be read, with what else is wrong.
    func read() throws(Problem) -> IncidentDraft {
        var errors: [FieldError] = []
        let day = words.optional("happened_on", .notADate, into: &errors) { CalendarDate($0) }
        if day == nil, errors.isEmpty { errors.append(FieldError("happened_on", .missing)) }
        let draft = IncidentDraft(
            words: Words.tidy(words["words"]), happenedOn: day ?? CalendarDate(daysSince1970: 0),
            hurt: IncidentDraft.Hurt(rawValue: words["hurt"]) ?? .unknown, told: Words.tidied(words["told"]),
            needed: Words.tidied(words["needed"]), pauses: words["pauses"] == "yes")
        guard errors.isEmpty else {
            throw .invalid((draft.words.isEmpty ? [FieldError("words", .missing)] : []) + errors)
        }
        return draft
    }
}

extension Visit {
    func incidentID() throws(Problem) -> Incident.ID { try identifier("incident", orNo: .incident) }
}

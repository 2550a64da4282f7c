import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addErasure(to doors: Doors) {
        doors.get(Link.erasureAny, to: .erasePerson) { request, visit in try await showErasure(visit.requestID(), FormWords(), errors: [], request) }
        doors.post(Link.erasureAny, to: .erasePerson) { request, visit in try await erase(request, visit) }
    }

    private func erase(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.requestID()
        return try await proven(request, visit) { words, viewer in
            guard words["sure"] == "yes" else {
                return try await showErasure(id, words, errors: [FieldError("sure", .notAChoice)], request, status: .unprocessableContent)
            }
            try await workplace.erase(for: id, version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.request(id), notice: .erased)
        }
    }

    private func showErasure(
        _ id: RightsRequest.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let terms = try Register.bundled().terms
        let (file, viewer) = try await read(request) { connection, viewer in
            let request = try connection.requestToErase(id, for: viewer)
            guard let known = request.draft.person else { throw Problem.outOfOrder(.identityUnknown) }
            return (request, try connection.person(known, for: viewer, to: .erasePerson), try connection.erasureOutlook(of: known, for: viewer))
        }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: ["sure": "Dit kan niet terug"],
            sentences: ["sure": "Zet een vinkje als je zeker weet dat dit weg mag."])
        let page = ErasurePage(
            request: file.0, person: file.1, outlook: file.2, history: terms["history"]?.length, answered: terms["request"]?.length, form: form,
            now: now)
        return self.page(page, status: status, for: viewer, request)
    }
}

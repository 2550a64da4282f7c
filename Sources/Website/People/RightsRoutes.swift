import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addRights(to doors: Doors) {
        doors.post(Link.privacy, to: .requestRight) { request, visit in try await takePublicRequest(request, visit) }
        doors.get(Link.thanksRequest, to: .requestRight) { request, _ in
            try await publicPage(request) { _, _ in RightsThanksPage(today: today) }
        }
        doors.get("/bewoners/:person/verzoek", to: .recordRight) { request, visit in try await newRequest(request, visit) }
        doors.post("/bewoners/:person/verzoek", to: .recordRight) { request, visit in try await recordRequest(request, visit) }
        doors.get(Link.requests, to: .handleRights) { request, _ in try await requests(request) }
        doors.get("/verzoeken/:request", to: .handleRights) { request, visit in try await openRequest(request, visit) }
        doors.post("/verzoeken/:request/naam", to: .handleRights) { request, visit in
            try checkOrigin(request)
            return try await answer(at: Link.request(visit.requestID()), "naam", to: request.form(visit)["naam"], .handleRights, request)
        }
        doors.post("/verzoeken/:request/oppakken", to: .takeUpRight) { request, visit in
            try await handle(request, visit) { id, words, viewer in
                try await workplace.takeUp(id, version: words.version, by: viewer, request: visit.mark)
            }
        }
        doors.post("/verzoeken/:request/identiteit", to: .checkIdentity) { request, visit in
            try await handle(request, visit) { try await identify($0, $1, $2, visit) }
        }
        doors.post("/verzoeken/:request/uitstel", to: .extendRight) { request, visit in
            try await handle(request, visit) { id, words, viewer in
                try await workplace.extend(
                    id, because: Words.tidy(words["extended_because"]), version: words.version, by: viewer, request: visit.mark)
            }
        }
        doors.post("/verzoeken/:request/afronden", to: .closeRight) { request, visit in
            try await handle(request, visit) { try await close($0, $1, $2, visit) }
        }
        for (address, deed, isFrozen) in [("bevriezen", Deed.freezePerson, true), ("vrijgeven", Deed.thawPerson, false)] {
            doors.post("/verzoeken/:request/" + address, to: deed) { request, visit in
                try await handle(request, visit) { id, words, viewer in
                    try await workplace.freeze(isFrozen, for: id, version: words.version, by: viewer, request: visit.mark)
                }
            }
        }
    }

    /// Anybody, without an account; a resident who is signed in is known.
    private func takePublicRequest(_ request: Request, _ visit: Visit) async throws -> Response {
        try await take(.right, request, visit) { words, guest in
            let viewer = try await viewer(of: guest) ?? .visitor(of: guest.municipality)
            let isResident = viewer.person != nil && !viewer.isAtWork
            let (draft, errors) = RightsForm(words: words).read(
                about: isResident ? viewer.person : nil, name: isResident ? viewer.name : nil, source: .public)
            guard let draft else { return try await show(.right, words, errors: errors.inOrder(RightsForm.order), request) }
            try await admit(.right, request, visit)
            try await workplace.request(draft, submission: words.submission("right"), by: viewer, request: visit.mark)
            return .seeOther(Link.thanksRequest)
        }
    }

    private func newRequest(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (person, viewer) = try await read(request) { connection, viewer in
            try connection.person(id, for: viewer, to: .recordRight)
        }
        return page(NewRequestPage(person: person, form: FormView(words: FormWords(), errors: [], seal: seal(request))), for: viewer, request)
    }

    private func recordRequest(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        let person = try await workplace.read(as: viewer) { try $0.person(id, for: viewer, to: .recordRight) }
        let (draft, errors) = RightsForm(words: words).read(
            about: id, name: person.facts.name, source: Source(rawValue: words["source"]) ?? .desk)
        guard let draft else {
            let form = FormView(words: words, errors: errors, seal: seal(request))
            return page(NewRequestPage(person: person, form: form), status: .unprocessableContent, for: viewer, request)
        }
        try await workplace.request(draft, submission: words.submission("right"), by: viewer, request: visit.mark)
        return .seeOther(Link.person(id), notice: .requestRecorded)
    }

    private func requests(_ request: Request) async throws -> Response {
        let ((open, closed), viewer) = try await read(request) { connection, viewer in
            (try connection.rightsRequests(areOpen: true, for: viewer), try connection.rightsRequests(areOpen: false, for: viewer, limit: 20))
        }
        return page(RightsListPage(open: open, closed: closed, now: now), for: viewer, request)
    }

    private func openRequest(_ request: Request, _ visit: Visit) async throws -> Response {
        try await show(try visit.requestID(), FormWords(), errors: [], request)
    }

    private func identify(_ id: RightsRequest.ID, _ words: FormWords, _ viewer: Viewer, _ visit: Visit) async throws {
        guard let person = Person.ID(words["person"]) else { throw Problem.invalid([FieldError("person", .notAChoice)]) }
        guard let check = IdentityCheck(rawValue: words["identity"]), check != .signedIn else {
            throw Problem.invalid([FieldError("identity", .notAChoice)])
        }
        try await workplace.identify(id, as: person, by: check, version: words.version, by: viewer, request: visit.mark)
    }

    private func close(_ id: RightsRequest.ID, _ words: FormWords, _ viewer: Viewer, _ visit: Visit) async throws {
        guard let state = RequestState(rawValue: words["state"]) else { throw Problem.invalid([FieldError("state", .notAChoice)]) }
        try await workplace.close(
            id, as: state, outcome: Words.tidy(words["outcome"]), version: words.version, by: viewer, request: visit.mark)
    }

    /// One deed on a request, and back to its page; with what was typed when it cannot be kept.
    private func handle(
        _ request: Request, _ visit: Visit, _ deed: (RightsRequest.ID, FormWords, Viewer) async throws -> Void
    ) async throws -> Response {
        let id = try visit.requestID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await deed(id, words, viewer)
            return .seeOther(Link.request(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await show(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func show(
        _ id: RightsRequest.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let name = try sealedWords(request, "naam")
        let (file, viewer) = try await read(request) { connection, viewer in
            guard viewer.isAtWork else { throw Problem.notAllowed(.notYourRole) }
            return try connection.requestFile(id, searching: name, for: viewer)
        }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: ["person": "Over welke bewoner"], sentences: ["state": "Kies hoe het afloopt."]
        )
        let page = RightsRequestPage(
            request: file.request, ownerName: file.ownerName, person: file.person, alike: file.alike, history: file.history, viewer: viewer,
            form: form, now: now)
        return self.page(page, status: status, for: viewer, request)
    }
}

/// What the page of a request reads.
private struct RequestFile: Sendable {
    let request: RightsRequest
    let ownerName: String?
    let person: RightsRequestPage.KnownPerson?
    let alike: [CallerLine]
    let history: [HistoryLine]
}

extension Connection {
    /// - Parameter name: another name to look for than the one that was given.
    fileprivate func requestFile(_ id: RightsRequest.ID, searching name: String, for viewer: Viewer) throws -> RequestFile {
        let request = try rightsRequest(id, for: viewer)
        let isOwner = viewer.person != nil && request.care?.owner == viewer.person
        let names = try names(of: [request.care?.owner, request.draft.person].compactMap(\.self), for: viewer)
        let person = try request.draft.person.map { known in
            RightsRequestPage.KnownPerson(
                id: known, name: names[known] ?? request.draft.name, isFrozen: try anyFrozen(of: [known], in: viewer.municipality))
        }
        let alike = isOwner && person == nil ? try callers(like: name.isEmpty ? request.draft.name : name, for: viewer) : []
        return RequestFile(
            request: request, ownerName: (request.care?.owner).flatMap { names[$0] }, person: person, alike: alike,
            history: try history(of: Thing(.request, id.text), for: viewer))
    }
}

extension PublicForm {
    static let right = PublicForm(name: "right") { PrivacyPage(neighbourhood: nil, form: $0) }
}

extension Visit {
    func requestID() throws(Problem) -> RightsRequest.ID { try identifier("request", orNo: .request) }
}

/// After a request from the public side: when the answer comes.
struct RightsThanksPage: Page {
    let today: CalendarDate

    var title: String { "Bedankt" }
    var place: String? { Link.privacy }

    var main: HTML {
        """
        <div class="calm"><h1>Uw verzoek is bij ons</h1><p class="lead">U krijgt antwoord uiterlijk <strong>\(Spoken.fullDate(RightsRequest.due(received: today, isExtended: false)))</strong>. Meestal eerder.</p>\
        <p>Eerst gaan we na of u het echt bent, zodat niemand anders iets over u te weten komt. Een medewerker neemt daarvoor contact met u op. \
        We bewaren niets van uw identiteitsbewijs. Het kost niets.</p></div>
        """
    }
}

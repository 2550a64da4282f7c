import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addPeople(to doors: Doors) {
        addSearch(to: doors)
        doors.get(Link.newPerson, to: .registerPerson) { request, _ in try await newPerson(request) }
        doors.post(Link.newPerson, to: .registerPerson) { request, visit in try await takePerson(request, visit) }
        doors.get("/bewoners/:person", to: .lookAtPerson) { request, visit in try await person(request, visit) }
        doors.get("/bewoners/:person/aanpassen", to: .correctPerson) { request, visit in try await openPerson(request, visit) }
        doors.post("/bewoners/:person/aanpassen", to: .correctPerson) { request, visit in try await correctPerson(request, visit) }
    }

    /// The page of a person.
    private func person(_ request: Request, _ visit: Visit) async throws -> Response {
        try await showPerson(try visit.personID(), FormWords(), errors: [], request)
    }

    /// - Parameter words: a note, or what was made sure of, that was typed and cannot be kept yet.
    func showPerson(
        _ id: Person.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (file, viewer) = try await read(request) { connection, viewer in try connection.file(of: id, for: viewer) }
        guard viewer.isAtWork else { return .seeOther(Link.mine) }
        // Two forms stand on this page; what was sent says by its own name when it is not the note.
        let isNote = words["form"].isEmpty
        let noteForm = FormView(
            words: isNote ? words : FormWords(), errors: isNote ? errors : [], seal: seal(request), labels: ["words": "Nieuwe notitie"])
        let form = FormView(
            words: isNote ? FormWords() : words, errors: isNote ? [] : errors, seal: seal(request), labels: SafeguardsSection.labels)
        let safeguards = SafeguardsSection(
            person: file.person, standings: file.standings, roles: file.roles, form: form, viewer: viewer, today: today)
        let page = PersonPage(
            person: file.person, areaName: try await areaName(file.person.area, in: viewer.municipality), offers: file.offers, circles: file.circles,
            asks: file.asks, notes: file.notes, noteForm: noteForm,
            history: file.history, safeguards: safeguards, others: try await colleagues(at: id, viewer), viewer: viewer, now: now,
            seal: seal(request))
        return self.page(page, status: status, for: viewer, request)
    }

    private func areaName(_ area: AreaCode?, in municipality: MunicipalityCode) async throws -> String? {
        guard let area else { return nil }
        return try await workplace.areas(of: municipality).first { $0.code == area }?.name
    }

    /// Says that this worker has the person open, and who else has.
    private func colleagues(at id: Person.ID, _ viewer: Viewer) async throws -> [String] {
        viewer.isAtWork ? await lookouts.look(at: Thing(.person, id.text), viewer, now: now) : []
    }

    private func newPerson(_ request: Request) async throws -> Response {
        let (_, viewer) = try await read(request) { _, viewer in try Access.allow(viewer, .registerPerson) }
        return showNew(PersonForm.empty.words, errors: [], known: [], viewer, request)
    }

    /// Registers somebody. When people of that name are known, they are shown once first.
    private func takePerson(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        try Access.allow(viewer, .registerPerson)
        var (facts, errors) = PersonForm(words: words).read(today: today)
        let typed = [facts.name, facts.postcode?.text ?? ""].joined(separator: " ")
        let known = facts.name.isEmpty ? [] : try await workplace.read(as: viewer) { try $0.callers(like: typed, for: viewer) }
        if !known.isEmpty, words["sure"] != "yes" { errors.append(FieldError("sure", .notAChoice)) }
        guard errors.isEmpty else {
            return showNew(words, errors: errors.inOrder(PersonForm.order), known: known, viewer, request, status: .unprocessableContent)
        }
        let id = try await workplace.register(facts, submission: words.submission("new-person"), by: viewer, request: visit.mark)
        return .seeOther(Link.person(id), notice: .saved)
    }

    private func showNew(
        _ words: FormWords, errors: [FieldError], known: [CallerLine], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request))
        let page = PersonFormPage(form: form, person: nil, known: known, meanwhile: nil, others: [], isWorker: true)
        return self.page(page, status: status, for: viewer, request)
    }

    private func openPerson(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (person, viewer) = try await read(request) { connection, viewer in try connection.personToCorrect(id, for: viewer) }
        return try await show(person, speaking(request, viewer) { PersonForm(person).words }, viewer, request)
    }

    private func correctPerson(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        return try await proven(request, visit) { words, viewer in try await correct(id, words, viewer, request, visit) }
    }

    private func correct(_ id: Person.ID, _ words: FormWords, _ viewer: Viewer, _ request: Request, _ visit: Visit) async throws -> Response {
        let person = try await workplace.read(as: viewer) { try $0.personToCorrect(id, for: viewer) }
        let (facts, errors) = PersonForm(words: words).read(today: today)
        guard errors.isEmpty else {
            return try await show(person, words, errors: errors.inOrder(PersonForm.order), viewer, request, status: .unprocessableContent)
        }
        let again = try await correct(words, typed: speaking(request, viewer) { facts.written }, by: viewer, request) {
            try await workplace.correct(id, to: facts, version: words.version, by: viewer, request: visit.mark)
        } again: {
            try $0.person(id, for: viewer)
        } show: { saved, words, meanwhile in
            try await show(saved, words, meanwhile: meanwhile, viewer, request, status: .conflict)
        }
        return again ?? .seeOther(viewer.isAtWork ? Link.person(id) : Link.mine, notice: .saved)
    }

    private func show(
        _ person: Person, _ words: FormWords, errors: [FieldError] = [], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let page = PersonFormPage(
            form: FormView(words: words, errors: errors, seal: seal(request)), person: person, known: [], meanwhile: meanwhile,
            others: try await colleagues(at: person.id, viewer), isWorker: viewer.isAtWork)
        return self.page(page, status: status, for: viewer, request)
    }
}

/// What the page of a person reads.
private struct PersonFile: Sendable {
    let person: Person
    let offers: [Offer]
    let circles: [Circle]
    let asks: [AskLine]
    let notes: SeenNotes
    let history: [HistoryLine]
    /// Empty for who has no role that asks anything, and for a viewer whose work it is not.
    let standings: [RoleStanding]
    let roles: RoleCatalogue
}

/// What somebody does to get in and out is nobody else's business.
private let aboutSigningIn: Set<Deed> = [.signIn, .signOut, .endSession, .setSecondStep, .makeRecoveryCodes, .changeWayIn, .linkIdentity]

extension Connection {
    fileprivate func file(of id: Person.ID, for viewer: Viewer) throws -> PersonFile {
        let person = try person(id, for: viewer)
        let seesSafeguards = Access.allows(viewer, .seeSafeguards, try ties(of: id, in: viewer.municipality))
        return PersonFile(
            person: person, offers: try offers(of: id, for: viewer), circles: try circles(with: id, in: viewer.municipality),
            asks: try asks(of: id, for: viewer),
            notes: viewer.isAtWork ? try notes(about: id, for: viewer) : SeenNotes(),
            history: try history(of: Thing(.person, id.text), for: viewer).filter { !aboutSigningIn.contains($0.deed) },
            standings: seesSafeguards ? try roleStandings(of: id, for: viewer) : [], roles: try roles(in: viewer.municipality))
    }

    fileprivate func personToCorrect(_ id: Person.ID, for viewer: Viewer) throws -> Person {
        try person(id, for: viewer, to: .correctPerson)
    }
}

extension Visit {
    func personID() throws(Problem) -> Person.ID { try identifier("person", orNo: .person) }
}

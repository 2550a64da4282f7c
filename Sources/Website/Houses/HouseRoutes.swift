import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addHouses(to doors: Doors) {
        doors.get("/buurthuizen/:house/gegevens", to: .keepHouse) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showHouse(Self.house(visit), nil, FormWords(), errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/gegevens", to: .keepHouse) { request, visit in try await keepHouse(request, visit) }
        doors.post("/buurthuizen/:house/anders-open", to: .keepHouse) { request, visit in try await addException(request, visit) }
        doors.post("/buurthuizen/:house/anders-open/:exception/einde", to: .keepHouse) { request, visit in
            let house = try Self.house(visit)
            let id: OpeningException.ID = try visit.identifier("exception", orNo: .house)
            let (_, viewer) = try await form(request, visit)
            try await workplace.remove(id, from: house, by: viewer, request: visit.mark)
            return .seeOther(Link.keeping(house), notice: .saved)
        }
    }

    private func keepHouse(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            let facts = try words.houseFacts()
            let again = try await correct(words, typed: facts.written, by: viewer) {
                try await workplace.keep(house: house, as: facts, version: words.version, by: viewer, request: visit.mark)
            } again: {
                try $0.house(house, in: viewer.municipality)
            } show: { _, words, meanwhile in
                try await showHouse(house, words, FormWords(), errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(Link.house(house), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showHouse(house, words, FormWords(), errors: errors, viewer, request)
        }
    }

    private func addException(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            try await workplace.add(words.openingException(), to: house, by: viewer, request: visit.mark)
            return .seeOther(Link.keeping(house), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showHouse(house, nil, words, errors: errors, viewer, request)
        }
    }

    /// - Parameters:
    ///   - profile: what was typed about the house; nil shows it as it is kept.
    ///   - day: what was typed about a day that is different.
    ///   - errors: of the one that was sent.
    private func showHouse(
        _ id: House.ID, _ profile: FormWords?, _ day: FormWords, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer,
        _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .keepHouse, .inside(id))
        let (house, exceptions, people) = try await workplace.read(as: viewer) { connection in
            (
                try connection.house(id, in: viewer.municipality), try connection.openingExceptions(of: id, in: viewer.municipality),
                try connection.people(of: id, for: viewer)
            )
        }
        func view(_ words: FormWords, _ errors: [FieldError], _ meanwhile: SavedMeanwhile? = nil) -> FormView {
            var view = FormView(words: words, errors: errors, seal: seal(request), labels: HouseForm.labels, meanwhile: meanwhile)
            view.sentences = HouseForm.sentences
            return view
        }
        let page = HouseForm(
            house: house, exceptions: exceptions,
            form: view(profile ?? FormWords(house.facts, version: house.version), profile == nil ? [] : errors, meanwhile),
            exception: view(day, profile == nil ? errors : []), people: people, today: today)
        return self.page(page, status: page.form.hasErrors ? page.form.status : page.exception.status, for: viewer, request)
    }
}

import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addExperiments(to doors: Doors) {
        doors.get(Link.experiments, to: .seeExperiments) { request, _ in
            let (experiments, viewer) = try await read(request) { try $0.experiments(for: $1) }
            let mayBegin = Access.allowsSomewhere(viewer, .keepExperiment)
            return page(ExperimentListPage(experiments: experiments, mayBegin: mayBegin, today: today), for: viewer, request)
        }
        doors.get(Link.newExperiment, to: .keepExperiment) { request, _ in
            let (_, viewer) = try await read(request) { _, viewer in try Access.allowSomewhere(viewer, .keepExperiment) }
            let words = FormWords(["first_on": today.description, "last_on": today.adding(days: 84).description, "owner": viewer.person?.text ?? ""])
            return try await showExperimentForm(nil, words, errors: [], viewer, request)
        }
        doors.post(Link.newExperiment, to: .keepExperiment) { request, visit in try await beginExperiment(request, visit) }
        doors.get("/proeven/:experiment", to: .seeExperiments) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showExperiment(Self.experiment(visit), FormWords(), errors: [], viewer, request)
        }
        doors.get("/proeven/:experiment/aanpassen", to: .keepExperiment) { request, visit in
            let id = try Self.experiment(visit)
            let (known, viewer) = try await read(request) { try $0.experiment(id, for: $1, to: .keepExperiment) }
            return try await showExperimentForm(known, FormWords(known.experiment), errors: [], viewer, request)
        }
        doors.post("/proeven/:experiment/aanpassen", to: .keepExperiment) { request, visit in try await changeExperiment(request, visit) }
        doors.post("/proeven/:experiment/afloop", to: .keepExperiment) { request, visit in try await closeExperiment(request, visit) }
    }

    private static func experiment(_ visit: Visit) throws -> Experiment.ID { try visit.identifier("experiment", orNo: .experiment) }

    private func beginExperiment(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        try Access.allowSomewhere(viewer, .keepExperiment)
        do {
            let id = try await workplace.begin(
                words.experiment(), owner: Person.ID(words["owner"]), namesNobody: words["no_name"] == "yes",
                submission: words.submission("experiment"), by: viewer, request: visit.mark)
            return .seeOther(Link.experiment(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showExperimentForm(nil, words, errors: errors.inOrder(ExperimentForm.order), viewer, request)
        }
    }

    private func changeExperiment(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.experiment(visit)
        let (words, viewer) = try await form(request, visit)
        let known = try await workplace.read(as: viewer) { try $0.experiment(id, for: viewer, to: .keepExperiment) }
        do {
            let draft = try words.experiment()
            let again = try await correct(words, typed: draft.written, by: viewer) {
                try await workplace.change(
                    experiment: id, to: draft, owner: Person.ID(words["owner"]), namesNobody: words["no_name"] == "yes", version: words.version,
                    by: viewer, request: visit.mark)
            } again: {
                try $0.experiment(id, for: viewer, to: .keepExperiment)
            } show: { saved, words, meanwhile in
                try await showExperimentForm(saved, words, errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(Link.experiment(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showExperimentForm(known, words, errors: errors.inOrder(ExperimentForm.order), viewer, request)
        }
    }

    private func closeExperiment(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.experiment(visit)
        let (words, viewer) = try await form(request, visit)
        _ = try await workplace.read(as: viewer) { try $0.experiment(id, for: viewer, to: .keepExperiment) }
        do {
            guard let onward = ExperimentOutcome.Onward(rawValue: words["onward"]) else { throw Problem.invalid([FieldError("onward", .notAChoice)]) }
            try await workplace.close(
                experiment: id, with: Words.tidy(words["outcome"]), onward: onward, namesNobody: words["no_name"] == "yes", version: words.version,
                by: viewer, request: visit.mark)
            return .seeOther(Link.experiment(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showExperiment(id, words, errors: errors, viewer, request)
        }
    }

    private func showExperiment(
        _ id: Experiment.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ExperimentPage.labels)
        let page = try await workplace.read(as: viewer) { [today] connection in
            let known = try connection.experiment(id, for: viewer)
            let period = known.experiment.period(on: today)
            let counts =
                try known.experiment.outcome?.counts
                ?? period.map { try connection.counts(of: known.experiment.draft, in: $0, of: viewer.municipality) } ?? []
            return ExperimentPage(
                known: known, period: period, counts: counts, smallest: try connection.smallestGroup(in: viewer.municipality),
                mayKeep: Access.allows(viewer, .keepExperiment, known.experiment.ties), form: form, today: today)
        }
        return self.page(page, status: form.status, for: viewer, request)
    }

    private func showExperimentForm(
        _ known: KnownExperiment?, _ words: FormWords, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let areas = try await workplace.areas(of: viewer.municipality).filter {
            $0.code.kind == .neighbourhood && Access.allows(viewer, .keepExperiment, Ties(area: $0.code))
        }
        var form = FormView(words: words, errors: errors, seal: seal(request), labels: ExperimentForm.labels, meanwhile: meanwhile)
        form.sentences = ExperimentForm.sentences
        let (houses, colleagues) = try await workplace.read(as: viewer) { connection in
            let houses = try connection.houses(in: viewer.municipality).filter { Access.allows(viewer, .keepExperiment, .inside($0.id)) }
            return (houses, try connection.colleagues(for: viewer))
        }
        let page = ExperimentForm(known: known, houses: houses, areas: areas, colleagues: colleagues, form: form)
        return self.page(page, status: form.status, for: viewer, request)
    }
}

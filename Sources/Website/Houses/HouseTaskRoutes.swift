import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addHouseTasks(to doors: Doors) {
        doors.get(Link.houseTasks, to: .seeHouseTasks) { request, _ in
            let (tasks, viewer) = try await read(request) { try $0.houseTasks(for: $1) }
            return page(HouseTaskListPage(house: nil, tasks: tasks, mayKeep: false, today: today), for: viewer, request)
        }
        doors.get("/buurthuizen/:house/taken", to: .seeHouseTasks) { request, visit in
            let id = try Self.house(visit)
            let (page, viewer) = try await read(request) { [today] connection, viewer in
                let house = try connection.house(id, in: viewer.municipality)
                return HouseTaskListPage(
                    house: house, tasks: try connection.houseTasks(in: id, for: viewer),
                    mayKeep: Access.allows(viewer, .keepHouseTasks, .inside(id)), today: today)
            }
            return self.page(page, for: viewer, request)
        }
        doors.get("/buurthuizen/:house/taken/nieuw", to: .keepHouseTasks) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showNewTask(Self.house(visit), FormWords(["places": "1"]), errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/taken/nieuw", to: .keepHouseTasks) { request, visit in try await writeTask(request, visit) }
        doors.get("/taken/:task", to: .seeHouseTasks) { request, visit in try await houseTask(request, visit) }
        doors.get("/taken/:task/aanpassen", to: .keepHouseTasks) { request, visit in
            let id = try Self.task(visit)
            let (line, viewer) = try await read(request) { try $0.houseTask(id, for: $1, to: .keepHouseTasks) }
            return showTask(line, FormWords(line.task.draft, version: line.task.version), errors: [], viewer, request)
        }
        doors.post("/taken/:task/aanpassen", to: .keepHouseTasks) { request, visit in try await changeTask(request, visit) }
        doors.post("/taken/:task/einde", to: .keepHouseTasks) { request, visit in
            let id = try Self.task(visit)
            let (_, viewer) = try await form(request, visit)
            let house = try await workplace.read(as: viewer) { try $0.houseTask(id, for: viewer, to: .keepHouseTasks).task.house }
            try await workplace.close(task: id, by: viewer, request: visit.mark)
            return .seeOther(Link.houseTasks(in: house), notice: .saved)
        }
    }

    static func task(_ visit: Visit) throws -> HouseTask.ID { try visit.identifier("task", orNo: .task) }

    /// The task, who does it, and who may like it; the match itself runs in memory within the read.
    private func houseTask(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.task(visit)
        let (page, viewer) = try await read(request) { [workplace, today] connection, viewer in
            let line = try connection.houseTask(id, for: viewer)
            let seeks = Access.allows(viewer, .seeCandidates) && line.room > 0 && !line.task.isClosed
            let found = seeks ? workplace.people(fitting: line, in: viewer.municipality, today: today) : []
            return HouseTaskPage(
                line: line, trials: try connection.trials(of: line.task, for: viewer), helpers: try seeks ? connection.lines(found, for: viewer) : [],
                viewer: viewer, today: today)
        }
        return self.page(page, for: viewer, request)
    }

    private func writeTask(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            let id = try await workplace.write(
                words.houseTask(), in: house, submission: words.submission("house-task"), by: viewer, request: visit.mark)
            return .seeOther(Link.houseTask(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showNewTask(house, words, errors: errors, viewer, request)
        }
    }

    private func changeTask(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.task(visit)
        let (words, viewer) = try await form(request, visit)
        let line = try await workplace.read(as: viewer) { try $0.houseTask(id, for: viewer, to: .keepHouseTasks) }
        do {
            let draft = try words.houseTask()
            let again = try await correct(words, typed: draft.written, by: viewer) {
                try await workplace.change(task: id, to: draft, version: words.version, by: viewer, request: visit.mark)
            } again: {
                try $0.houseTask(id, for: viewer, to: .keepHouseTasks)
            } show: { saved, words, meanwhile in
                showTask(saved, words, errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(Link.houseTask(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return showTask(line, words, errors: errors, viewer, request)
        }
    }

    private func showNewTask(
        _ id: House.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .keepHouseTasks, .inside(id))
        let house = try await workplace.read(as: viewer) { try $0.house(id, in: viewer.municipality) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: HouseTaskForm.labels)
        return page(HouseTaskForm(houseID: id, houseName: house.facts.name, line: nil, form: form), status: form.status, for: viewer, request)
    }

    private func showTask(
        _ line: HouseTaskLine, _ words: FormWords, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request
    ) -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: HouseTaskForm.labels, meanwhile: meanwhile)
        let page = HouseTaskForm(houseID: line.task.house, houseName: line.houseName, line: line, form: form)
        return self.page(page, status: form.status, for: viewer, request)
    }
}

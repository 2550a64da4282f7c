import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addTaskTrials(to doors: Doors) {
        doors.get("/bewoners/:person/taken", to: .tryTask) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showTasks(for: visit.personID(), nil, viewer, request)
        }
        // What somebody loves does not belong in an address.
        doors.post("/bewoners/:person/taken", to: .tryTask) { request, visit in
            let (words, viewer) = try await form(request, visit)
            return try await showTasks(for: visit.personID(), words, viewer, request)
        }
        doors.get("/bewoners/:person/taken/:task", to: .tryTask) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            let words = FormWords(["starts_on": today.adding(days: 7 - today.weekday).description, "weeks": "4"])
            return try await showBeginning(visit, words, errors: [], viewer, request)
        }
        doors.post("/bewoners/:person/taken/:task", to: .tryTask) { request, visit in try await begin(request, visit) }
        doors.get("/proberen/:trial", to: .guideTrial) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showTrial(Self.trial(visit), FormWords(), errors: [], viewer, request)
        }
        doors.post("/proberen/:trial", to: .guideTrial) { request, visit in try await hear(request, visit) }
        doors.post("/proberen/:trial/gezelschap", to: .guideTrial) { request, visit in try await accompany(request, visit) }
        doors.post("/proberen/:trial/einde", to: .endTrial) { request, visit in
            let id = try Self.trial(visit)
            let (_, viewer) = try await form(request, visit)
            let person = try await workplace.read(as: viewer) { try $0.trial(id, for: viewer, to: .endTrial).trial.person }
            try await workplace.end(id, by: viewer, request: visit.mark)
            return .seeOther(viewer.person == person ? Link.mine : Link.tasks(for: person), notice: .trialEnded)
        }
    }

    private static func trial(_ visit: Visit) throws -> TaskTrial.ID { try visit.identifier("trial", orNo: .trial) }

    // MARK: From person to task

    /// - Parameter words: what was typed to look for; nil for what is known of the person.
    private func showTasks(for id: Person.ID, _ words: FormWords?, _ viewer: Viewer, _ request: Request) async throws -> Response {
        let (person, offers, trials, tasks) = try await workplace.read(as: viewer) { connection in
            let person = try connection.person(id, for: viewer, to: .tryTask)
            return (
                person, try connection.offers(of: id, for: viewer).filter { $0.state != .withdrawn }.map(\.draft),
                try connection.trials(of: id, for: viewer), try connection.houseTasks(for: viewer)
            )
        }
        let known = TaskWish(loves: person.facts.loves, offers: offers)
        let doing = Set(trials.filter { $0.trial.step != .ended }.map(\.trial.task))
        let fits = workplace.fits(
            tasks.filter { !doing.contains($0.task.id) }, for: words?.taskWish ?? known, at: person.place, in: viewer.municipality, today: today)
        let form = FormView(words: words ?? FormWords(known), errors: [], seal: seal(request), labels: PersonTaskPage.labels)
        return page(PersonTaskPage(person: person, trials: trials, fits: fits, form: form, today: today), for: viewer, request)
    }

    private func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let (person, task) = (try visit.personID(), try Self.task(visit))
        let (words, viewer) = try await form(request, visit)
        if words["do"] == "find" { return try await showBeginning(visit, words, errors: [], viewer, request) }
        do {
            let draft = try words.trial(of: task, for: person, today: today)
            let id = try await workplace.begin(draft, by: viewer, request: visit.mark)
            return .seeOther(Link.trial(id), notice: .trialBegun)
        } catch Problem.invalid(let errors) {
            return try await showBeginning(visit, words, errors: errors, viewer, request)
        }
    }

    private func showBeginning(
        _ visit: Visit, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let (id, task) = (try visit.personID(), try Self.task(visit))
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: BeginTrialPage.labels, sentences: BeginTrialPage.sentences)
        let page = try await workplace.read(as: viewer) { [today] connection in
            BeginTrialPage(
                person: try connection.person(id, for: viewer, to: .tryTask), line: try connection.houseTask(task, for: viewer),
                found: try connection.people(named: words["wie"], for: viewer).filter { $0.thing.id != id.text }, form: form, today: today)
        }
        return self.page(page, status: form.status, for: viewer, request)
    }

    // MARK: While it is tried

    private func hear(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.trial(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            var errors: [FieldError] = []
            let isLonger = words["onward"] == "longer"
            let weeks = words.optional("weeks", .notANumber, into: &errors) { Int($0) } ?? 4
            let helper = TrialTalk.Answer(rawValue: words["helper_said"])
            if helper == nil { errors.insert(FieldError("helper_said", .notAChoice), at: 0) }
            guard let helper, errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.hear(
                id, helper: helper, companion: TrialTalk.Answer(rawValue: words["companion_said"]), weeks: isLonger ? weeks : nil,
                version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.trial(id), notice: .trialGoesOn)
        } catch Problem.invalid(let errors) {
            return try await showTrial(id, words, errors: errors, viewer, request)
        }
    }

    private func accompany(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.trial(visit)
        let (words, viewer) = try await form(request, visit)
        guard words["do"] != "find", let person = Person.ID(words["person"]) else {
            return try await showTrial(id, words, errors: [], viewer, request)
        }
        try await workplace.accompany(id, by: person, viewer: viewer, request: visit.mark)
        return .seeOther(Link.trial(id), notice: .saved)
    }

    private func showTrial(
        _ id: TaskTrial.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: TrialPage.labels, sentences: TrialPage.sentences)
        let page = try await workplace.read(as: viewer) { [today] connection in
            let line = try connection.trial(id, for: viewer, to: .guideTrial)
            let found = try connection.people(named: words["wie"], for: viewer).filter { $0.thing.id != line.trial.person.text }
            return TrialPage(line: line, found: found, form: form, today: today)
        }
        return self.page(page, status: form.status, for: viewer, request)
    }
}

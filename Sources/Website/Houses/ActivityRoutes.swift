import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addActivities(to doors: Doors) {
        doors.get("/buurthuizen/:house/activiteiten/nieuw", to: .startActivity) { request, visit in try await newActivity(request, visit) }
        doors.post("/buurthuizen/:house/activiteiten/nieuw", to: .startActivity) { request, visit in try await startActivity(request, visit) }
        doors.get("/activiteiten/:activity", to: .seeNeighbourhood) { request, visit in
            try await showActivity(Self.activity(visit), FormWords(), errors: [], request)
        }
        doors.get("/activiteiten/:activity/poster", to: .seeNeighbourhood) { request, visit in try await poster(request, visit) }
        doors.get("/activiteiten/:activity/wijzigen", to: .changeActivity) { request, visit in
            let id = try Self.activity(visit)
            let (known, viewer) = try await read(request) { connection, viewer in try connection.activity(id, in: viewer.municipality) }
            return try await showForm(known, FormWords(known.draft, version: known.version), errors: [], viewer, request)
        }
        doors.post("/activiteiten/:activity/wijzigen", to: .changeActivity) { request, visit in try await changeActivity(request, visit) }
        doors.post("/activiteiten/:activity/einde", to: .endActivity) { request, visit in
            let id = try Self.activity(visit)
            let (_, viewer) = try await form(request, visit)
            try await workplace.end(activity: id, by: viewer, request: visit.mark)
            return .seeOther(Link.activity(id), notice: .saved)
        }
        addTimes(to: doors)
    }

    private func addTimes(to doors: Doors) {
        doors.post("/activiteiten/:activity/afgelasting", to: .changeActivity) { request, visit in
            try await changeTime(request, visit) { id, words, viewer in
                let planned = try words.plannedDay()
                try await workplace.cancel(id, plannedOn: planned, because: Words.tidied(words["reason"]), by: viewer, request: visit.mark)
            }
        }
        doors.post("/activiteiten/:activity/toch", to: .changeActivity) { request, visit in
            try await changeTime(request, visit) { id, words, viewer in
                try await workplace.restore(id, plannedOn: words.plannedDay(), by: viewer, request: visit.mark)
            }
        }
        doors.post("/activiteiten/:activity/verplaatsing", to: .changeActivity) { request, visit in
            try await changeTime(request, visit) { id, words, viewer in
                let (planned, time) = (try words.plannedDay(), try words.neededTimes())
                try await workplace.move(
                    id, plannedOn: planned, to: time.day, from: time.from, until: time.until, by: viewer, request: visit.mark)
            }
        }
        doors.post("/activiteiten/:activity/extra", to: .changeActivity) { request, visit in
            try await changeTime(request, visit) { id, words, viewer in
                let time = try words.neededTimes()
                try await workplace.addTime(to: id, on: time.day, from: time.from, until: time.until, by: viewer, request: visit.mark)
            }
        }
    }

    static func activity(_ visit: Visit) throws -> ActivitySeries.ID { try visit.identifier("activity", orNo: .activity) }

    private func changeTime(
        _ request: Request, _ visit: Visit, _ deed: (ActivitySeries.ID, FormWords, Viewer) async throws -> Void
    ) async throws -> Response {
        let id = try Self.activity(visit)
        let (words, viewer) = try await form(request, visit)
        let known = try await workplace.read(as: viewer) { try $0.activity(id, in: viewer.municipality) }
        try Access.allow(viewer, .changeActivity, known.series.ties)
        do {
            try await deed(id, words, viewer)
            return .seeOther(Link.activity(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showActivity(id, words, errors: errors, request)
        }
    }

    /// Anybody may look; who keeps it has the buttons besides.
    private func showActivity(_ id: ActivitySeries.ID, _ words: FormWords, errors: [FieldError], _ request: Request) async throws -> Response {
        let guest = guest(request)
        let municipality = guest.municipality
        let viewer = try await viewer(of: guest)
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ActivityForm.labels)
        let page = try await workplace.read(as: .visitor(of: municipality)) { [today, base = settings.baseURL] connection in
            let known = try connection.activity(id, in: municipality)
            let keeper = viewer.flatMap { Access.allows($0, .keepPresence, known.series.ties) ? $0 : nil }
            return ActivityPage(
                known: known, house: try connection.house(known.series.house, in: municipality),
                source: try connection.source(of: id, in: municipality),
                times: try connection.times(of: id, from: today, limit: 40, in: municipality),
                roomDays: try connection.roomDays(of: id, from: today.adding(days: -60), in: municipality),
                counted: try keeper.map { try connection.countedTimes(of: known.series, for: $0) } ?? [],
                places: try keeper.map { try connection.participations(of: known.series, for: $0) } ?? [],
                placesLeft: try connection.placesLeft(at: known.series, in: municipality), viewer: viewer, form: form,
                baseURL: base, today: today)
        }
        return self.page(
            page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, in: municipality, request: request)
    }

    private func poster(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.activity(visit)
        let municipality = municipality(of: request)
        let (known, house) = try await workplace.read(as: .visitor(of: municipality)) { connection in
            let known = try connection.activity(id, in: municipality)
            return (known, try connection.house(known.series.house, in: municipality))
        }
        let poster = ActivityPoster(
            known: known, house: house, isSmall: request.question["maat"] == "a5", baseURL: settings.baseURL,
            town: municipalityName(municipality), today: today)
        return try await publicPage(request) { _, _ in poster }
    }

    /// An empty form, or the one of a season before: the same activity from the same weekday on.
    private func newActivity(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let former = ActivitySeries.ID(request.question["van"])
        let (known, viewer) = try await read(request) { connection, viewer in
            try former.map { try connection.activity($0, in: viewer.municipality) }
        }
        let words = known.map { FormWords($0.draft.nextSeason(today: today), version: nil) } ?? .newActivity
        return try await showNew(in: house, words, errors: [], viewer, request)
    }

    private func startActivity(_ request: Request, _ visit: Visit) async throws -> Response {
        let house = try Self.house(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            let id = try await workplace.start(
                words.activity(), in: house, submission: words.submission("activity"), by: viewer, request: visit.mark)
            return .seeOther(Link.activity(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showNew(in: house, words, errors: errors.inOrder(ActivityForm.order), viewer, request)
        }
    }

    private func changeActivity(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.activity(visit)
        let (words, viewer) = try await form(request, visit)
        let known = try await workplace.read(as: viewer) { try $0.activity(id, in: viewer.municipality) }
        do {
            let draft = try words.activity(former: known.series.facts.plan.recurrence)
            let again = try await correct(words, typed: draft.written(today: today), by: viewer) {
                try await workplace.change(activity: id, to: draft, version: words.version, by: viewer, request: visit.mark)
            } again: {
                try $0.activity(id, in: viewer.municipality)
            } show: { saved, words, meanwhile in
                try await showForm(saved, words, errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(Link.activity(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showForm(known, words, errors: errors.inOrder(ActivityForm.order), viewer, request)
        }
    }

    private func showNew(
        in house: House.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .startActivity, .inside(house))
        let page = try await activityForm(nil, in: house, words, errors: errors, viewer, request)
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }

    private func showForm(
        _ known: KnownActivity, _ words: FormWords, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        try Access.allow(viewer, .changeActivity, known.series.ties)
        var page = try await activityForm(known, in: known.series.house, words, errors: errors, viewer, request)
        page.meanwhile = meanwhile
        let status: HTTPResponse.Status = meanwhile != nil ? .conflict : errors.isEmpty ? .ok : .unprocessableContent
        return self.page(page, status: status, for: viewer, request)
    }

    private func activityForm(
        _ known: KnownActivity?, in house: House.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> ActivityForm {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ActivityForm.labels)
        let runsHouse = Access.allows(viewer, .registerRoom, .inside(house))
        return try await workplace.read(as: viewer) { [today] connection in
            let town = viewer.municipality
            let rooms = try connection.rooms(of: house, in: town)
            return ActivityForm(
                house: try connection.house(house, in: town), known: known,
                rooms: rooms.filter { runsHouse || $0.facts.use == .workers || $0.id == known?.series.facts.room },
                hosts: ActivityHostChoice.all(viewer, hosts: try connection.hosts(of: house, in: town), now: known), form: form, today: today)
        }
    }
}

extension ActivityDraft {
    /// The same from the first such weekday that is not over, without an end.
    fileprivate func nextSeason(today: CalendarDate) -> ActivityDraft {
        var next = self
        let begin = max(today, facts.plan.last?.adding(days: 1) ?? today)
        next.facts.plan.first = begin.adding(days: (facts.plan.first.weekday - begin.weekday + 7) % 7)
        next.facts.plan.last = nil
        return next
    }
}

extension FormWords {
    /// - Throws: `Problem.notFound(.activity)` for what no page of ours sends.
    func plannedDay() throws(Problem) -> CalendarDate {
        guard let day = CalendarDate(self["planned"]) else { throw .notFound(.activity) }
        return day
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    func neededTimes() throws(Problem) -> (day: CalendarDate, from: ClockTime, until: ClockTime) {
        var errors: [FieldError] = []
        guard let time = times(into: &errors) else { throw .invalid(errors) }
        return time
    }
}

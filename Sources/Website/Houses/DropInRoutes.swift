import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addDropIns(to doors: Doors) {
        doors.get(Link.dropIns, to: .seeDropIns) { request, _ in
            let (board, viewer) = try await read(request) { connection, viewer in
                let today = connection.today
                return try connection.dropIns(from: today, until: today.adding(days: DropInListPage.ahead), for: viewer)
            }
            return page(DropInListPage(board: board, viewer: viewer, today: today), for: viewer, request)
        }
        doors.get("/spreekuren/:booking", to: .seeDropIns) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showDropIn(Self.booking(visit), FormWords(), errors: [], viewer, request)
        }
        doors.post("/spreekuren/:booking/rooster", to: .keepDropIns) { request, visit in try await arrangeDropIn(request, visit) }
        doors.post("/spreekuren/:booking/rooster/:duty/einde", to: .keepDropIns) { request, visit in
            let id = try Self.booking(visit)
            let duty: DropInDuty.ID = try visit.identifier("duty", orNo: .booking)
            let (_, viewer) = try await form(request, visit)
            try await workplace.end(duty, of: id, by: viewer, request: visit.mark)
            return .seeOther(Link.dropIn(id), notice: .saved)
        }
        doors.post("/spreekuren/:booking/plekken", to: .keepDropIns) { request, visit in try await setPlaces(request, visit) }
        doors.get("/spreekuren/:booking/:day", to: .tallyWalkIn) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showTally(Self.booking(visit), Self.day(visit), FormWords(), errors: [], viewer, request)
        }
        doors.post("/spreekuren/:booking/:day", to: .tallyWalkIn) { request, visit in try await tally(request, visit) }
    }

    private static func day(_ visit: Visit) throws -> CalendarDate {
        guard let day = CalendarDate(visit.parameters.get("day") ?? "") else { throw Problem.notFound(.booking) }
        return day
    }

    private func arrangeDropIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.booking(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            var errors: [FieldError] = []
            let day = words.optional("day", .notAChoice, into: &errors) { CalendarDate($0) }
            let person = Person.ID(words["person"])
            if person == nil { errors.insert(FieldError("person", .notAChoice), at: 0) }
            guard let person, errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.arrange(person, at: id, on: day, isThere: words["there"] != "no", by: viewer, request: visit.mark)
            return .seeOther(Link.dropIn(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showDropIn(id, words, errors: errors, viewer, request)
        }
    }

    private func setPlaces(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.booking(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            var errors: [FieldError] = []
            let places = words.needed("places", .notANumber, into: &errors) { Int($0) }
            guard let places, errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.set(places: places, of: id, by: viewer, request: visit.mark)
            return .seeOther(Link.dropIn(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showDropIn(id, words, errors: errors, viewer, request)
        }
    }

    /// One tap: somebody comes in, or how it ended for a number.
    private func tally(_ request: Request, _ visit: Visit) async throws -> Response {
        let (id, day) = (try Self.booking(visit), try Self.day(visit))
        let (words, viewer) = try await form(request, visit)
        do {
            if let walkIn = WalkIn.ID(words["walk_in"]) {
                try await settle(walkIn, at: id, on: day, words["outcome"], viewer, visit)
                // Who has an ask is at the table now.
                if words["outcome"] == WalkInOutcome.asked.rawValue { return .seeOther(Link.intake) }
            } else {
                var errors: [FieldError] = []
                let hour = words.optional("hour", .notANumber, into: &errors) { Int($0) }
                guard errors.isEmpty else { throw Problem.invalid(errors) }
                let theme = words["arrive"].isEmpty ? nil : words["arrive"]
                _ = try await workplace.tally(
                    theme, at: id, on: day, hour: hour, submission: words.submission("walk-in"), by: viewer, request: visit.mark)
            }
            return .seeOther(Link.tally(id, on: day))
        } catch Problem.invalid(let errors) {
            return try await showTally(id, day, words, errors: errors, viewer, request)
        }
    }

    private func settle(_ walkIn: WalkIn.ID, at id: Booking.ID, on day: CalendarDate, _ outcome: String, _ viewer: Viewer, _ visit: Visit)
        async throws
    {
        switch outcome {
        case "remove": try await workplace.remove(walkIn, at: id, on: day, by: viewer, request: visit.mark)
        default: try await workplace.settle(walkIn, at: id, on: day, as: WalkInOutcome(rawValue: outcome), by: viewer, request: visit.mark)
        }
    }

    private func showDropIn(_ id: Booking.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request) async throws -> Response
    {
        let page = try await workplace.read(as: viewer) { [today, seal = seal(request)] connection in
            let (known, town) = (try connection.dropIn(id, for: viewer, to: .seeDropIns), viewer.municipality)
            let mayKeep = Access.allows(viewer, .keepDropIns, known.ties)
            var shown = words
            if !shown.has("places") { shown["places"] = String(try connection.dropInPlaces(of: id, in: town)) }
            return DropInPage(
                known: known, houseName: try connection.house(known.house, in: town).facts.name,
                board: try connection.dropIns(of: id, from: today, until: today.adding(days: 60), for: viewer),
                colleagues: mayKeep ? try connection.colleagues(in: town) : [],
                themes: try connection.themes(of: id, since: today.adding(days: -91), in: town), mayKeep: mayKeep,
                form: FormView(
                    words: shown, errors: errors, seal: seal, labels: DropInPage.labels, sentences: DropInPage.sentences), today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }

    private func showTally(
        _ id: Booking.ID, _ day: CalendarDate, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: TallyPage.labels, sentences: TallyPage.sentences)
        let (line, walkIns, usual) = try await workplace.read(as: viewer) { [today] connection in
            (
                try connection.dropIn(id, on: day, for: viewer, to: .tallyWalkIn), try connection.walkIns(at: id, on: day, in: viewer.municipality),
                try connection.themes(of: id, since: today.adding(days: -91), in: viewer.municipality)
            )
        }
        let themes = (usual.compactMap(\.theme) + TallyPage.common + workplace.themes(in: viewer.municipality)).inFirstPlaceOnly
        let page = TallyPage(line: line, walkIns: walkIns, themes: themes, form: form, today: today)
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

extension TallyPage {
    /// What people come for in most drop-in hours, until this one has its own.
    static let common = ["money", "paperwork", "house", "company", "care", "carers", "work", "migration", "parenting"]
}

extension [String] {
    /// Each once, where it stood first.
    fileprivate var inFirstPlaceOnly: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

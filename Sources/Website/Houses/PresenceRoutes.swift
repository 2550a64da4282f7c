import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addPresence(to doors: Doors) {
        doors.get("/activiteiten/:activity/wie-was-er", to: .keepPresence) { request, visit in
            let words = FormWords(["wie": request.question["wie"]])
            return try await showPresence(Self.activity(visit), on: request.plannedDay(), words, errors: [], request)
        }
        doors.post("/activiteiten/:activity/wie-was-er", to: .keepPresence) { request, visit in try await keepPresence(request, visit) }
        doors.get("/activiteiten/:activity/lijst", to: .keepPresence) { request, visit in
            let (id, day) = (try Self.activity(visit), try request.plannedDay())
            let (page, viewer) = try await read(request) { [today] connection, viewer in
                let known = try connection.activity(id, in: viewer.municipality)
                return PresenceSheet(
                    known: known, time: try connection.time(of: id, plannedOn: day, in: viewer.municipality),
                    regulars: try connection.regulars(of: known.series, before: day, for: viewer), today: today)
            }
            return self.page(page, for: viewer, request)
        }
        doors.get("/buurthuizen/:house/uren", to: .keepPresence) { request, visit in
            let id = try Self.house(visit)
            let month = CalendarDate(request.question["maand"]) ?? today
            let (page, viewer) = try await read(request) { [today] connection, viewer in
                let hours = try connection.helperHours(of: id, in: month, for: viewer)
                return HelperHoursPage(house: try connection.house(id, in: viewer.municipality), month: month, hours: hours, today: today)
            }
            return self.page(page, for: viewer, request)
        }
    }

    private func keepPresence(_ request: Request, _ visit: Visit) async throws -> Response {
        let (id, day) = (try Self.activity(visit), try request.plannedDay())
        let (words, viewer) = try await form(request, visit)
        do {
            if let attendance = Attendance.ID(words["remove"]) {
                try await workplace.remove(attendance, from: id, by: viewer, request: visit.mark)
            } else {
                let regulars = try await workplace.read(as: viewer) { connection in
                    try connection.regulars(of: connection.activity(id, in: viewer.municipality).series, before: day, for: viewer)
                }
                for (people, part) in try words.attendees(knowing: regulars) {
                    try await workplace.note(people, as: part, at: id, plannedOn: day, by: viewer, request: visit.mark)
                }
            }
            return .seeOther(Link.presence(id, on: day))
        } catch Problem.invalid(let errors) {
            return try await showPresence(id, on: day, words, errors: errors, request)
        }
    }

    private func showPresence(
        _ id: ActivitySeries.ID, on day: CalendarDate, _ words: FormWords, errors: [FieldError], _ request: Request
    ) async throws -> Response {
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: PresencePage.labels)
        let (page, viewer) = try await read(request) { [today] connection, viewer in
            let known = try connection.activity(id, in: viewer.municipality)
            let mayLookUp = Access.allowsSomewhere(viewer, .searchDatabank)
            let typed = Words.tidy(words["wie"])
            return PresencePage(
                known: known, time: try connection.time(of: id, plannedOn: day, in: viewer.municipality),
                lines: try connection.attendance(of: known.series, plannedOn: day, for: viewer),
                regulars: try connection.regulars(of: known.series, before: day, for: viewer),
                found: mayLookUp && !typed.isEmpty ? try connection.search(typed, kinds: [.person], for: viewer, limit: 8) : [],
                missed: try connection.missedGuests(of: known.series, for: viewer), mayLookUp: mayLookUp, form: form, today: today)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

extension Request {
    /// - Throws: `Problem.notFound(.activity)` for an address that no page of ours has.
    fileprivate func plannedDay() throws(Problem) -> CalendarDate {
        guard let day = CalendarDate(question["dag"]) else { throw .notFound(.activity) }
        return day
    }
}

extension FormWords {
    /// Who was there, and as what: tapped, typed by first name, counted, or a list with one name on each line.
    ///
    /// - Throws: `Problem.invalid`.
    func attendees(knowing regulars: [Regular]) throws(Problem) -> [(people: [Attendee], part: AttendancePart)] {
        for part in AttendancePart.allCases where has(part.rawValue) {
            let value = self[part.rawValue]
            let who = Person.ID(value).map(Attendee.person) ?? .firstName(Words.tidy(String(value.dropFirst())))
            return [([who], part)]
        }
        if has("list") { return [(try listed(regulars), .guest)] }
        if has("count") {
            guard let count = Int(Words.tidy(self["count"])) else { throw .invalid([FieldError("count", .notANumber)]) }
            return [([.count(count)], .guest)]
        }
        return [([.firstName(Words.tidy(self["name"]))], self["helped"] == "yes" ? .helper : .guest)]
    }

    /// Who comes more often is known by the name as it stands with us, or by the first of it when nobody else has that.
    private func listed(_ regulars: [Regular]) throws(Problem) -> [Attendee] {
        let typed = self["list"].split(whereSeparator: \.isNewline).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
        if typed.isEmpty { throw .invalid([FieldError("list", .missing)]) }
        if typed.count > 200 { throw .invalid([FieldError("list", .tooLong(limit: 200 * 60))]) }
        return typed.map { name in
            let folded = Words.fold(name)
            let whole = regulars.filter { Words.fold($0.name) == folded }
            let first = regulars.filter { Words.fold($0.name).split(separator: " ").first.map(String.init) == folded }
            if whole.count == 1 { return whole[0].who }
            return first.count == 1 ? first[0].who : .firstName(String(name.prefix { !$0.isWhitespace }))
        }
    }
}

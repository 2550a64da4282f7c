import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addRota(to doors: Doors) {
        doors.get(Link.rota, to: .seeRota) { request, _ in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showRota(FormWords(), errors: [], viewer, request)
        }
        doors.post(Link.rota, to: .keepRota) { request, visit in try await addShift(request, visit) }
        doors.post(Link.endingShiftAny, to: .keepRota) { request, visit in
            let (_, viewer) = try await form(request, visit)
            let id: Shift.ID = try visit.identifier("shift", orNo: .page)
            try await workplace.end(id, by: viewer, request: visit.mark)
            return .seeOther(Link.rota, notice: .saved)
        }
        doors.post(Link.helpLines, to: .setHelpLines) { request, visit in try await setHelpLines(request, visit) }
    }

    private func addShift(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        try Access.allowSomewhere(viewer, .keepRota)
        do {
            try await workplace.add(words.shift(), by: viewer, request: visit.mark)
            return .seeOther(Link.rota, notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRota(words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func setHelpLines(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        try Access.allow(viewer, .setHelpLines)
        do {
            try await workplace.set(words.helpLines(), after: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.rota, notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRota(words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func showRota(
        _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try Access.allow(viewer, .seeRota)
        let (board, version, colleagues) = try await workplace.read(as: viewer) { connection in
            (
                try connection.rotaBoard(in: viewer.municipality), try connection.helpLineVersion(in: viewer.municipality)?.version ?? 0,
                try connection.colleagues(in: viewer.municipality)
            )
        }
        let form = FormView(
            words: errors.isEmpty ? .rota(board.help) : words.with(board.help), errors: errors, seal: seal(request), labels: RotaPage.labels,
            sentences: RotaPage.sentences(errors))
        let page = RotaPage(board: board, helpVersion: version, colleagues: colleagues, viewer: viewer, form: form, today: today)
        return self.page(page, status: status, for: viewer, request)
    }
}

extension RotaPage {
    static func sentences(_ errors: [FieldError]) -> [String: String] {
        let times = Dictionary(
            uniqueKeysWithValues: ["from", "until", "promised_from", "promised_until"].map {
                ($0, "Schrijf een tijd, zoals 9:00. Het einde komt na het begin.")
            })
        return times.merging(["person": "Kies een collega. ‘Niemand’ kan alleen op één dag, niet elke week."]) { $1 }
    }
}

extension FormWords {
    /// The form as it is when somebody opens it.
    fileprivate static func rota(_ help: HelpLines?) -> FormWords { FormWords(["from": "09:00", "until": "17:00"]).with(help) }

    /// Fills what was not typed with what is known.
    fileprivate func with(_ help: HelpLines?) -> FormWords {
        var words = self
        guard !has("fallback_name") else { return words }
        words["fallback_name"] = help?.fallbackName ?? ""
        words["fallback_phone"] = help?.fallbackPhone.shown ?? ""
        words["doctor_phone"] = help?.doctorPhone?.shown ?? ""
        words["promised_from"] = Spoken.clock(help?.promised.from ?? 9 * 60)
        words["promised_until"] = Spoken.clock(help?.promised.until ?? 17 * 60)
        words["insurance"] = help?.insurance ?? RotaPage.usualInsurance
        return words
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    fileprivate func shift() throws(Problem) -> ShiftDraft {
        var errors: [FieldError] = []
        let date = optional("day", .notADate, into: &errors) { CalendarDate($0) }
        let weekday = Int(self["weekday"]).flatMap { (0..<7).contains($0) ? $0 : nil }
        let team = self["team"] == "all" ? nil : Team.ID(self["team"])
        if team == nil, self["team"] != "all" { errors.append(FieldError("team", .notAChoice)) }
        if date == nil, weekday == nil { errors.append(FieldError("weekday", .notAChoice)) }
        let hours = hours("from", "until", into: &errors)
        let person = self["person"] == "nobody" ? nil : Person.ID(self["person"])
        if person == nil, self["person"] != "nobody" || date == nil { errors.append(FieldError("person", .notAChoice)) }
        guard errors.isEmpty, let hours else { throw .invalid(errors) }
        return ShiftDraft(team: team, day: date.map(ShiftDraft.Day.on) ?? .weekly(weekday ?? 0), hours: hours, person: person)
    }

    /// - Throws: `Problem.invalid` with every fault at once.
    fileprivate func helpLines() throws(Problem) -> HelpLines {
        var errors: [FieldError] = []
        let phone = optional("fallback_phone", .notAPhone, into: &errors) { PhoneNumber($0) }
        if phone == nil, errors.isEmpty { errors.append(FieldError("fallback_phone", .missing)) }
        let doctor = optional("doctor_phone", .notAPhone, into: &errors) { PhoneNumber($0) }
        let hours = hours("promised_from", "promised_until", into: &errors)
        let known = HelpLines(
            fallbackName: Words.tidy(self["fallback_name"]), fallbackPhone: phone ?? PhoneNumber(stored: ""), doctorPhone: doctor,
            promised: hours ?? .wholeDay, insurance: Words.tidy(self["insurance"]))
        errors += known.faults()
        guard errors.isEmpty else {
            throw .invalid(errors.inOrder(["fallback_name", "fallback_phone", "doctor_phone", "promised_from", "promised_until", "insurance"]))
        }
        return known
    }

    private func hours(_ first: String, _ last: String, into errors: inout [FieldError]) -> Hours? {
        let (from, until) = (ClockTime(Words.tidy(self[first])), ClockTime(Words.tidy(self[last])))
        if from == nil { errors.append(FieldError(first, .notAChoice)) }
        guard from != nil else { return nil }
        let hours = Hours(from: from, until: until)
        if hours == nil { errors.append(FieldError(last, .endsBeforeItStarts)) }
        return hours
    }
}

extension Spoken {
    /// "09:05", as a field for a time wants it.
    static func clock(_ minute: Int) -> String { (minute < 600 ? "0" : "") + Spoken.minute(minute) }
}

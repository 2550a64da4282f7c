import Foundation
import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

extension Site {
    func addInterviews(to doors: Doors) {
        doors.get("/interviews/:interview", to: .holdInterview) { request, visit in try await openInterview(request, visit) }
        doors.post("/interviews/:interview", to: .holdInterview, or: .handInInterview) { request, visit in try await writeInterview(request, visit) }
        doors.post("/interviews/:interview/overnemen", to: .takeInInterview) { request, visit in try await takeIn(request, visit) }
        doors.post("/interviews/:interview/wegleggen", to: .putInterviewAway) { request, visit in
            let (_, viewer) = try await form(request, visit)
            try await workplace.putAway(visit.interviewID(), by: viewer, request: visit.mark)
            return .seeOther(viewer.isAtWork ? Link.interviews : Link.mine, notice: .interviewPutAway)
        }
        doors.post("/interviews/:interview/belofte", to: .keepPromise) { request, visit in try await keepPromise(request, visit) }
        doors.get("/interviews/:interview/papier", to: .holdInterview) { request, visit in try await interviewSheet(request, visit) }
        doors.post(Link.interviewByCode, to: .holdInterview) { request, visit in try await findInterview(request, visit) }
        doors.post(Link.interviews, to: .giveInterview) { request, visit in
            let (words, viewer) = try await form(request, visit)
            let given = try await workplace.giveInterviews(
                1, of: nil, to: viewer.person, submission: words.submission("interview"), by: viewer, request: visit.mark)
            return .seeOther(given.first.map(Link.interview) ?? Link.interviews)
        }
    }

    private func openInterview(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewID()
        let (interview, viewer) = try await read(request) { connection, viewer in try connection.interview(id, for: viewer, to: .holdInterview) }
        guard interview.state.isOpen else { throw Problem.outOfOrder(.interviewOver) }
        let words = interview.fields.map { FormWords(urlEncoded: $0.utf8) } ?? FormWords(["languages": "nl"])
        return try await show(interview, words, viewer, request)
    }

    /// Keeps what is typed first, whatever was pressed: nothing that was said is lost.
    private func writeInterview(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewID()
        let (words, viewer) = try await form(request, visit)
        let typed = InterviewForm(words: words)
        let faults = words["do"] == "hand-in" ? typed.faults() : []
        do {
            if words["do"] == "hand-in", faults.isEmpty {
                try await workplace.handIn(typed.kept, of: id, version: words.version, by: viewer, request: visit.mark)
                return .seeOther(viewer.isAtWork ? Link.interview(id) : Link.mine, notice: viewer.isAtWork ? .saved : .handedIn)
            }
            try await workplace.keep(typed.kept, of: id, version: words.version, by: viewer, request: visit.mark)
        } catch Problem.stale {
            return try await showAgain(id, words, viewer, request)
        }
        if words["do"] == "save" { return .seeOther(Link.interview(id), notice: .interviewKept) }
        let interview = try await workplace.read(as: viewer) { try $0.interview(id, for: viewer, to: .holdInterview) }
        var next = words["do"] == "own" ? try await filled(words, viewer) : words
        next["version"] = String(interview.version)
        return try await show(interview, next, errors: faults, viewer, request, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// With the own details of who tells of themselves; what was typed already stays.
    private func filled(_ words: FormWords, _ viewer: Viewer) async throws -> FormWords {
        guard let id = viewer.person else { return words }
        let facts = try await workplace.read(as: viewer) { try $0.person(id, for: viewer) }.facts
        let known: [(name: String, value: String?)] = [
            ("name", facts.name), ("phone", facts.phone?.shown), ("mail", facts.mail?.text), ("home_street", facts.street),
            ("house_number", facts.houseNumber), ("postcode", facts.postcode?.shown), ("reach_note", facts.reachNote),
        ]
        var words = words
        words["own"] = "yes"
        for field in known where Words.tidy(words[field.name]).isEmpty { words[field.name] = field.value ?? "" }
        return words
    }

    /// Somebody wrote in it elsewhere: what was typed here stays on the screen, and counts when it is kept once more.
    private func showAgain(_ id: Interview.ID, _ words: FormWords, _ viewer: Viewer, _ request: Request) async throws -> Response {
        let interview = try await workplace.read(as: viewer) { try $0.interview(id, for: viewer, to: .holdInterview) }
        var words = words
        words["version"] = String(interview.version)
        return try await show(interview, words, notice: meanwhile(request, viewer), viewer, request, status: .conflict)
    }

    private func meanwhile(_ request: Request, _ viewer: Viewer) -> HTML {
        speaking(request, viewer) { Alert(.warning, say("interview.meanwhile"), role: .alert).html }
    }

    private func takeIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewID()
        let (words, viewer) = try await form(request, visit)
        let (interview, round) = try await workplace.read(as: viewer) { connection in
            let interview = try connection.interview(id, for: viewer, to: .takeInInterview)
            return (interview, try interview.round.map { try connection.interviewRound($0, for: viewer) })
        }
        if words["do"] != "take" { return try await show(interview, words, viewer, request) }
        let (taken, faults) = InterviewForm(words: words).read(promised: round?.draft.promisedOn, today: today)
        var errors = faults
        let isUnasked = !words.has("caller")
        if isUnasked, try await !callers(for: words, viewer).isEmpty { errors.append(FieldError("caller", .notAChoice)) }
        do {
            guard errors.isEmpty, let taken else { throw Problem.invalid(errors) }
            let person = try await workplace.takeIn(
                id, as: taken, submission: words.submission("take-in"), by: viewer, request: visit.mark)
            return .seeOther(Link.person(person), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await show(interview, words, errors: errors.inOrder(InterviewForm.order), viewer, request, status: .unprocessableContent)
        }
    }

    private func keepPromise(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let typed = Words.tidy(words["promised_on"])
        let day = typed.isEmpty ? nil : CalendarDate(typed)
        if !typed.isEmpty, day == nil { throw Problem.invalid([FieldError("promised_on", .notADate)]) }
        try await workplace.keepPromise(visit.interviewID(), until: day, by: viewer, request: visit.mark)
        return .seeOther(Link.interviews, notice: day == nil ? .promiseKept : .promiseMoved)
    }

    private func interviewSheet(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.interviewID()
        let ((interview, round), viewer) = try await read(request) { connection, viewer in
            let interview = try connection.interview(id, for: viewer, to: .holdInterview)
            return (interview, try connection.roundOnSheet(of: interview, for: viewer))
        }
        return page(InterviewSheetsPage(interviews: [interview], round: round, consentText: consentText), for: viewer, request)
    }

    var consentText: String { workplace.rules.purpose(ConsentPurpose.interview)?.text ?? "" }

    private func findInterview(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        guard let code = SheetCode(typed: words["code"]) else {
            return try await showInterviews(words, errors: [FieldError("code", .unknown)], viewer, request, status: .unprocessableContent)
        }
        do {
            let interview = try await workplace.read(as: viewer) { try $0.interview(code: code, for: viewer, to: .holdInterview) }
            return .seeOther(Link.interview(interview.id))
        } catch Problem.notFound {
            guard viewer.isAtWork else { throw Problem.notFound(.interview) }
            return try await showInterviews(words, errors: [FieldError("code", .unknown)], viewer, request, status: .unprocessableContent)
        }
    }

    private func show(
        _ interview: Interview, _ words: FormWords, errors: [FieldError] = [], notice: HTML = .none, _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let round = try await workplace.read(as: viewer) { try $0.roundOnSheet(of: interview, for: viewer) }
        var words = words
        let isTakingIn = interview.state == .handedIn
        if isTakingIn, !words.has("promised_on") {
            words["promised_on"] = (round?.draft.promisedOn).map { max($0, today.adding(days: 1)) }?.description ?? ""
        }
        let known = isTakingIn ? try await callers(for: words, viewer) : []
        let typed = InterviewForm(words: words)
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: InterviewForm.labelsAtWork, labelTexts: InterviewForm.labels, notice: notice)
        let page = InterviewPage(
            interview: interview, round: round, form: form, proposed: workplace.labels(for: typed.ofGifts, as: .offer, in: viewer.municipality),
            known: known, consentText: consentText, viewer: viewer, today: today)
        return self.page(page, status: status, for: viewer, request)
    }

    /// By name and postcode first; when nobody is found so, by telephone.
    private func callers(for words: FormWords, _ viewer: Viewer) async throws -> [CallerLine] {
        let name = Words.tidy(words["name"])
        let typed = name.count < 2 ? "" : SearchWords(name + " " + (Postcode(words["postcode"])?.text ?? "")).text
        let number = PhoneNumber(words["phone"])?.text ?? ""
        return try await workplace.read(as: viewer) { connection in
            let byName = try connection.callers(like: typed, for: viewer)
            return byName.isEmpty ? try connection.callers(like: number, for: viewer) : byName
        }
    }
}

extension Connection {
    /// The name of the round stands on the sheet, for who has the sheet.
    fileprivate func roundOnSheet(of interview: Interview, for viewer: Viewer) throws -> InterviewRound? {
        try interview.round.map { try interviewRound($0, for: .system(of: viewer.municipality)) }
    }
}

extension Visit {
    func interviewID() throws(Problem) -> Interview.ID { try identifier("interview", orNo: .interview) }
}

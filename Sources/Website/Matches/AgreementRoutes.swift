import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addAgreements(to doors: Doors) {
        doors.get("/koppelingen/:match/afspraken", to: .lookAtAgreement) { request, visit in
            try await showAgreement(visit.agreedMatch(), FormWords(), errors: [], request)
        }
        doors.get("/koppelingen/:match/afspraken/nieuw", to: .drawUpAgreement) { request, visit in try await beginAgreement(request, visit) }
        doors.post("/koppelingen/:match/afspraken/nieuw", to: .drawUpAgreement) { request, visit in try await drawUpAgreement(request, visit) }
        doors.post("/koppelingen/:match/afspraken/akkoord", to: .agree) { request, visit in try await agree(request, visit) }
    }

    private func showAgreement(
        _ id: Proposal.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (sheet, viewer) = try await read(request) { connection, viewer in try connection.agreementSheet(of: id, for: viewer) }
        let asked = request.question["versie"]
        let shown = asked.isEmpty ? sheet.versions.first : sheet.versions.first { String($0.version) == asked }
        if !asked.isEmpty, shown == nil { throw Problem.notFound(.page) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: AgreementForm.labels)
        return page(AgreementPage(sheet: sheet, agreement: shown, form: form, viewer: viewer, today: today), status: status, for: viewer, request)
    }

    private func beginAgreement(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.agreedMatch()
        let (sheet, viewer) = try await read(request) { try $0.agreementSheet(of: id, for: $1, to: .drawUpAgreement) }
        let role = try sheet.role(on: today)
        return show(sheet, role, AgreementForm(sheet, role: role, today: today).words, viewer, request)
    }

    /// Keeps the page. When a colleague drew one up meanwhile nothing is lost: the form comes back on top of that one.
    private func drawUpAgreement(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.agreedMatch()
        var (words, viewer) = try await form(request, visit)
        let sheet = try await workplace.read(as: viewer) { [viewer] in try $0.agreementSheet(of: id, for: viewer, to: .drawUpAgreement) }
        let role = try sheet.role(on: today)
        let (draft, errors) = AgreementForm(words: words).read(today: today)
        do {
            guard errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.drawUp(draft, for: id, after: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.agreement(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return show(sheet, role, words, errors: errors.inOrder(AgreementForm.order), viewer, request, status: .unprocessableContent)
        } catch Problem.stale {
            words["version"] = String(sheet.versions.first?.version ?? 0)
            return show(sheet, role, words, isLate: true, viewer, request, status: .conflict)
        }
    }

    private func show(
        _ sheet: AgreementSheet, _ role: HelpRole, _ words: FormWords, errors: [FieldError] = [], isLate: Bool = false, _ viewer: Viewer,
        _ request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        var form = FormView(words: words, errors: errors, seal: seal(request), labels: AgreementForm.labels)
        if isLate {
            let words: HTML = """
                <strong>Een collega schreef net afspraken op.</strong> <a href="\(Link.agreement(sheet.match.id))">Kijk wat daarin staat</a>. Wat jij typte, staat hieronder nog.
                """
            form.notice = Alert(.warning, words, role: .alert).html
        }
        return page(AgreementFormPage(sheet: sheet, role: role, form: form), status: status, for: viewer, request)
    }

    private func agree(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.agreedMatch()
        let (words, viewer) = try await form(request, visit)
        guard let side = Side(rawValue: words["side"]) else { throw Problem.invalid([FieldError("side", .notAChoice)]) }
        do {
            var errors: [FieldError] = []
            let field = "day_\(side.rawValue)"
            let day = words.optional(field, .notADate, into: &errors) { CalendarDate($0) }
            guard errors.isEmpty else { throw Problem.invalid(errors) }
            let said = Set(words.all("given_by").compactMap { ConsentGiver(rawValue: $0) })
            let manner = ConsentManner(rawValue: words["manner"]) ?? (viewer.isAtWork ? .spoken : .tap)
            let draft = AssentDraft(manner, on: day, givers: viewer.isAtWork && !said.isEmpty ? said : [.oneself])
            try await workplace.agree(to: words.version, of: id, for: side, as: draft, by: viewer, request: visit.mark)
            return .seeOther(Link.agreement(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            let named = errors.map { $0.field == "day" ? FieldError("day_\(side.rawValue)", $0.fault) : $0 }
            return try await showAgreement(id, words, errors: named, request, status: .unprocessableContent)
        }
    }
}

extension AgreementSheet {
    /// The role under which a new page is made.
    fileprivate func role(on day: CalendarDate) throws(Problem) -> HelpRole {
        guard let role = roles.role(offeredRole, on: day) else { throw .notFound(.page) }
        return role
    }
}

extension Visit {
    fileprivate func agreedMatch() throws(Problem) -> Proposal.ID { try identifier("match", orNo: .proposal) }
}

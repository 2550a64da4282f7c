import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addRoleAgreements(to doors: Doors) {
        doors.get("/buurthuizen/:house/rolafspraken", to: .seeRoleAgreement) { request, visit in try await roleAgreements(request, visit) }
        doors.get("/buurthuizen/:house/rolafspraken/:team", to: .keepRoleAgreement) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showDrawingUp(visit, nil, errors: [], viewer, request)
        }
        doors.post("/buurthuizen/:house/rolafspraken/:team", to: .keepRoleAgreement) { request, visit in try await drawUpRoles(request, visit) }
        doors.get("/rolafspraken/:agreement", to: .seeRoleAgreement) { request, visit in
            let (_, viewer) = try await read(request) { _, _ in () }
            return try await showRoleAgreement(Self.roleAgreement(visit), FormWords(), errors: [], viewer, request)
        }
        doors.post("/rolafspraken/:agreement/handtekening", to: .signRoleAgreement) { request, visit in try await signRoles(request, visit) }
    }

    private static func roleAgreement(_ visit: Visit) throws -> RoleAgreement.ID { try visit.identifier("agreement", orNo: .page) }

    private func roleAgreements(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.house(visit)
        let (page, viewer) = try await read(request) { [today] connection, viewer in
            let house = try connection.house(id, in: viewer.municipality)
            let newest = try connection.roleAgreements(of: id, for: viewer).filter { $0.agreement.replacedOn == nil }
            let known = Set(newest.map(\.agreement.team))
            return RoleAgreementListPage(
                house: house, newest: newest, others: try connection.teams(in: viewer.municipality).filter { !known.contains($0.id) },
                mayKeep: Access.allows(viewer, .keepRoleAgreement, .inside(id)), today: today)
        }
        return self.page(page, for: viewer, request)
    }

    private func drawUpRoles(_ request: Request, _ visit: Visit) async throws -> Response {
        let (house, team): (House.ID, Team.ID) = (try Self.house(visit), try visit.identifier("team", orNo: .team))
        let (words, viewer) = try await form(request, visit)
        let (draft, errors) = words.roleAgreement(today: today)
        do {
            guard errors.isEmpty else { throw Problem.invalid(errors + draft.faults(today: today).filter { $0.field != "review_on" }) }
            var id: RoleAgreement.ID?
            let again = try await correct(words, typed: draft.written, by: viewer) {
                id = try await workplace.drawUp(
                    draft, between: house, and: team, owner: Person.ID(words["owner"]), after: words.version, by: viewer, request: visit.mark)
            } again: { connection in
                guard let newest = try connection.roleAgreements(of: house, for: viewer).first(where: { $0.agreement.team == team }) else {
                    throw Problem.notFound(.page)
                }
                return newest
            } show: { _, words, meanwhile in
                try await showDrawingUp(visit, words, errors: [], meanwhile: meanwhile, viewer, request)
            }
            return again ?? .seeOther(id.map { Link.roleAgreement($0) } ?? Link.roleAgreements(of: house), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showDrawingUp(visit, words, errors: errors.inOrder(RoleAgreementForm.order), viewer, request)
        }
    }

    /// - Parameter words: what was typed; nil for the form as it is opened.
    private func showDrawingUp(
        _ visit: Visit, _ words: FormWords?, errors: [FieldError], meanwhile: SavedMeanwhile? = nil, _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let (house, team): (House.ID, Team.ID) = (try Self.house(visit), try visit.identifier("team", orNo: .team))
        let seal = seal(request)
        let page = try await workplace.read(as: viewer) { [today] connection in
            try Access.allow(viewer, .keepRoleAgreement, .inside(house))
            let known = try connection.house(house, in: viewer.municipality)
            guard let party = try connection.teams(in: viewer.municipality).first(where: { $0.id == team }) else { throw Problem.notFound(.team) }
            let former = try connection.roleAgreements(of: house, for: viewer).first { $0.agreement.team == team }
            let colleagues = try connection.colleagues(in: viewer.municipality)
            let own = colleagues.first { $0.id == viewer.person }?.id
            let form = FormView(
                words: words ?? FormWords(former?.agreement, owner: own, today: today), errors: errors, seal: seal,
                labels: RoleAgreementForm.labels, meanwhile: meanwhile)
            return RoleAgreementForm(house: known, team: party, former: former, colleagues: colleagues, form: form)
        }
        return self.page(page, status: page.form.status, for: viewer, request)
    }

    private func signRoles(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.roleAgreement(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            guard let party = RoleParty(rawValue: words["party"]) else { throw Problem.notFound(.page) }
            try await workplace.sign(id, as: words.roleSignature(today: today), for: party, by: viewer, request: visit.mark)
            return .seeOther(Link.roleAgreement(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRoleAgreement(id, words, errors: errors, viewer, request)
        }
    }

    private func showRoleAgreement(
        _ id: RoleAgreement.ID, _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request
    ) async throws -> Response {
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: RoleAgreementPage.labels, sentences: RoleAgreementPage.sentences)
        let page = try await workplace.read(as: viewer) { [today] connection in
            let known = try connection.roleAgreement(id, for: viewer)
            let versions = try connection.roleAgreements(of: known.agreement.house, for: viewer).filter { $0.agreement.team == known.agreement.team }
            return RoleAgreementPage(known: known, versions: versions, form: form, viewer: viewer, today: today)
        }
        return self.page(page, status: form.status, for: viewer, request)
    }
}

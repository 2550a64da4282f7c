import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addRoles(to doors: Doors) {
        doors.get(Link.roles, to: .seeRoles) { request, _ in try await roles(request) }
        doors.get("/rollen/:role", to: .seeRoles) { request, visit in try await role(request, visit) }
        doors.get("/rollen/:role/nieuwe-versie", to: .changeRoles) { request, visit in try await beginVersion(request, visit) }
        doors.post("/rollen/:role/nieuwe-versie", to: .changeRoles) { request, visit in try await makeVersion(request, visit) }
    }

    private func roles(_ request: Request) async throws -> Response {
        let (roles, viewer) = try await read(request) { connection, viewer in try connection.roles(for: viewer) }
        return page(RoleListPage(roles: roles, today: today), for: viewer, request)
    }

    private func role(_ request: Request, _ visit: Visit) async throws -> Response {
        let (roles, viewer) = try await read(request) { connection, viewer in try connection.roles(for: viewer) }
        let key = visit.roleKey
        // An address that names no version means the one that holds today.
        let asked = request.question["versie"]
        let found = asked.isEmpty ? roles.role(key, on: today) : Int(asked).flatMap { roles.role(key, version: $0) }
        guard let role = found else { throw Problem.notFound(.page) }
        return page(RolePage(role: role, roles: roles, viewer: viewer, today: today), for: viewer, request)
    }

    private func beginVersion(_ request: Request, _ visit: Visit) async throws -> Response {
        let (roles, viewer) = try await read(request) { connection, viewer in
            try Access.allow(viewer, .changeRoles)
            return try connection.roles(for: viewer)
        }
        guard let newest = roles.versions(of: visit.roleKey).first else { throw Problem.notFound(.page) }
        return show(newest, RoleForm(newest, today: today).words, roles, viewer, request)
    }

    /// Keeps the version. When somebody made one meanwhile nothing is lost: the form comes back on top of that one.
    private func makeVersion(_ request: Request, _ visit: Visit) async throws -> Response {
        var (words, viewer) = try await form(request, visit)
        try Access.allow(viewer, .changeRoles)
        let key = visit.roleKey
        let (facts, from, errors) = RoleForm(words: words).read()
        do {
            guard let from, errors.isEmpty else { throw Problem.invalid(errors) }
            try await workplace.make(facts, of: key, after: words.version, from: from, by: viewer, request: visit.mark)
            return .seeOther(Link.role(key, version: words.version + 1), notice: .saved)
        } catch Problem.invalid(let errors) {
            let roles = try await workplace.read(as: viewer) { [viewer] in try $0.roles(for: viewer) }
            guard let newest = roles.versions(of: key).first else { throw Problem.notFound(.page) }
            return show(newest, words, errors: errors.inOrder(RoleForm.order), roles, viewer, request, status: .unprocessableContent)
        } catch Problem.stale {
            let roles = try await workplace.read(as: viewer) { [viewer] in try $0.roles(for: viewer) }
            guard let newest = roles.versions(of: key).first else { throw Problem.notFound(.page) }
            words["version"] = String(newest.version)
            return show(newest, words, isLate: true, roles, viewer, request, status: .conflict)
        }
    }

    private func show(
        _ newest: HelpRole, _ words: FormWords, errors: [FieldError] = [], isLate: Bool = false, _ roles: RoleCatalogue, _ viewer: Viewer,
        _ request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        var form = FormView(words: words, errors: errors, seal: seal(request), labels: RoleForm.labels)
        if isLate {
            let words: HTML = """
                <strong>Iemand maakte net versie \(newest.version) van deze rol.</strong> \
                <a href="\(Link.role(newest.key, version: newest.version))">Kijk wat daarin staat</a>. Wat jij typte, staat hieronder nog. Bewaar je het, dan wordt het versie \(newest.version + 1).
                """
            form.notice = Alert(.warning, words, role: .alert).html
        }
        return page(RoleFormPage(newest: newest, profiles: roles.profiles, form: form), status: status, for: viewer, request)
    }
}

extension Visit {
    fileprivate var roleKey: HelpRole.Key { HelpRole.Key(rawValue: parameters.get("role") ?? "") }
}

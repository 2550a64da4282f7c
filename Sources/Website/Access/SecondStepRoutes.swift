import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import Operations

extension Site {
    func addSecondStep(to doors: Doors) {
        doors.get(Link.secondStep, to: .signIn) { request, _ in try await showSecondStep(request) }
        doors.post(Link.secondStep, to: .signIn) { request, visit in try await giveSecondStep(request, visit) }
        doors.post(Link.setSecondStep, to: .signIn) { request, visit in try await setSecondStep(request, visit) }
        doors.get(Link.ownSecondStep, to: .setSecondStep) { request, _ in try await showOwnSecondStep(request) }
        doors.post(Link.ownSecondStep, to: .setSecondStep) { request, visit in try await setOwnSecondStep(request, visit) }
        doors.post(Link.recoveryCodes, to: .makeRecoveryCodes) { request, visit in
            try await proven(request, visit) { _, viewer in
                let codes = try await workplace.makeRecoveryCodes(by: viewer, request: visit.mark)
                return page(RecoveryCodesPage(codes: codes, next: Link.sessions, isStepTheSame: true), for: viewer, request)
            }
        }
    }

    private func showOwnSecondStep(
        _ request: Request, errors: [FieldError] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await proven(request) {
            let (secret, sealed, viewer) = try await workplace.freshSecondStep(with: session(request))
            let form = FormView(words: FormWords(), errors: errors, seal: seal(request), sentences: FormView.wrongStep)
            let page = SetSecondStepPage(
                name: viewer.name, secret: secret, sealed: sealed, issuer: issuer(request), form: form, broker: nil, isAnew: true)
            return self.page(page, status: status, for: viewer, request)
        }
    }

    private func setOwnSecondStep(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        do {
            let codes = try await workplace.setSecondStepAnew(
                sealed: words["secret"], code: words["code"], with: session(request), by: viewer, request: visit.mark)
            return page(RecoveryCodesPage(codes: codes, next: Link.sessions), for: viewer, request)
        } catch Problem.invalid(let errors) {
            return try await showOwnSecondStep(request, errors: errors, status: .unprocessableContent)
        } catch Problem.proofNeeded {
            // The code that was typed is too old by the time the proof is there; the page begins anew with it.
            return .seeOther(Link.ownSecondStep)
        }
    }

    private func issuer(_ request: Request) -> String { "Omzien " + municipalityName(municipality(of: request)) }

    private func showSecondStep(
        _ request: Request, errors: [FieldError] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let step = try await workplace.secondStep(of: session(request))
        let issuer = issuer(request)
        return try await publicPage(request, status: status) { _, seal in
            let form = FormView(words: FormWords(), errors: errors, seal: seal, sentences: FormView.wrongStep)
            switch step {
            case .toGive(let name): return SecondStepPage(name: name, form: form, broker: settings.broker?.name)
            case .toSet(let secret, let sealed, let name):
                return SetSecondStepPage(
                    name: name, secret: secret, sealed: sealed, issuer: issuer, form: form, broker: settings.broker?.name)
            }
        }
    }

    private func giveSecondStep(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, _) = try await doorForm(request, visit)
        do {
            let key = try await workplace.giveSecondStep(words["code"], with: session(request), request: visit.mark)
            return signedIn(key, leadingTo: try await firstPage(of: key))
        } catch Problem.invalid(let errors) {
            visit.logger.warning("a second step was refused")
            return try await showSecondStep(request, errors: errors, status: .unprocessableContent)
        }
    }

    /// A wrong code gives a new secret: what was scanned before is thrown away, and nothing of it was kept.
    private func setSecondStep(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        do {
            let (key, codes) = try await workplace.setSecondStep(
                sealed: words["secret"], code: words["code"], with: session(request), request: visit.mark)
            var response = page(RecoveryCodesPage(codes: codes, next: try await firstPage(of: key)), for: nil, in: guest.municipality)
            response.setCookie(sessionCookie(key))
            return response
        } catch Problem.invalid(let errors) {
            return try await showSecondStep(request, errors: errors, status: .unprocessableContent)
        }
    }

    /// Where somebody's day begins.
    func firstPage(of key: SessionKey) async throws -> String {
        if try await workplace.awaitsSecondStep(key) { return Link.secondStep }
        guard let viewer = try await workplace.viewer(of: key) else { throw Problem.signInNeeded }
        return viewer.isAtWork ? Link.today : Access.allows(viewer, .seeFigures) ? Link.figures : Link.mine
    }
}

extension FormView {
    /// What is said of a second step that was refused.
    static let wrongStep = ["code": "Deze code klopt niet, of is net al gebruikt. Wacht tot de app een nieuwe laat zien."]
}

import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import Operations

extension Site {
    func addProof(to doors: Doors) {
        doors.post(Link.proof, to: .signIn) { request, visit in try await giveProof(request, visit) }
        doors.post(Link.proofCode, to: .signIn) { request, visit in try await sendProofCode(request, visit) }
    }

    /// A form for which somebody may have to show first that it is still them. The form waits meanwhile, with every word in it.
    func proven(
        _ request: Request, _ visit: Visit, _ deed: (FormWords, Viewer) async throws -> Response
    ) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        do { return try await deed(words, viewer) } catch Problem.proofNeeded {
            return try await askProof(for: Errand(address: request.head.path ?? Link.mine, words: words), request)
        }
    }

    /// A page for which the same holds.
    func proven(_ request: Request, _ answer: () async throws -> Response) async throws -> Response {
        do { return try await answer() } catch Problem.proofNeeded {
            return try await askProof(for: Errand(address: request.head.path ?? Link.mine), request)
        }
    }

    func askProof(
        for errand: Errand, _ request: Request, errors: [FieldError] = [], isSent: Bool = false, hasFailed: Bool = false
    ) async throws -> Response {
        let key = try session(request)
        let (ways, viewer) = try await workplace.proofWays(of: key)
        let form = FormView(
            words: FormWords(), errors: errors, seal: seal(request),
            sentences: ways.isByCode ? ["code": "Deze code werkt niet. Misschien is hij al gebruikt of te oud."] : FormView.wrongStep)
        let page = ProofPage(
            ways: ways, errand: errand.sealed(for: key, questions), form: form, broker: settings.broker?.name,
            carriesMail: settings.post?.carriesMail ?? false, carriesSMS: settings.post?.carriesSMS ?? false, isSent: isSent, hasFailed: hasFailed,
            isWorker: !ways.isByCode)
        let status: HTTPResponse.Status = errors.isEmpty && !hasFailed ? (isSent ? .ok : .forbidden) : .unprocessableContent
        return self.page(page, status: status, for: viewer, request)
    }

    private func giveProof(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        let (key, errand) = try self.errand(words, request)
        do {
            let hasStep = try await workplace.proofWays(of: key).ways.hasSecondStep
            let proven =
                hasStep
                ? try await workplace.prove(bySecondStep: words["code"], with: key, request: visit.mark)
                : try await workplace.prove(byCode: Self.code(words), with: key, doorstep(request, visit, guest), request: visit.mark)
            return try await goOn(with: errand, under: proven, request)
        } catch Problem.invalid(let errors) {
            visit.logger.warning("a proof was refused")
            return try await askProof(for: errand, request, errors: errors)
        }
    }

    private func sendProofCode(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        let (key, errand) = try self.errand(words, request)
        guard let post = settings.post, let carrier = CodeCarrier(rawValue: words["by"]),
            (carrier == .mail && post.carriesMail) || (carrier == .sms && post.carriesSMS)
        else { throw Problem.notFound(.page) }
        try await workplace.sendProofCode(by: carrier, with: key, doorstep(request, visit, guest))
        return try await askProof(for: errand, request, isSent: true)
    }

    /// On with what somebody was doing, under the session's new token: to the page they opened, or to their form behind one button.
    func goOn(with errand: Errand, under key: SessionKey, _ request: Request) async throws -> Response {
        guard let words = errand.words else { return signedIn(key, leadingTo: errand.address) }
        guard let viewer = try await workplace.viewer(of: key) else { throw Problem.signInNeeded }
        let page = GoOnPage(address: errand.address, words: words, seal: seal(request), isWorker: viewer.isAtWork)
        var response = self.page(page, for: viewer, request)
        response.setCookie(sessionCookie(key))
        return response
    }

    private func errand(_ words: FormWords, _ request: Request) throws(Problem) -> (SessionKey, Errand) {
        let key = try session(request)
        guard let errand = Errand(sealed: words["errand"], for: key, questions) else { throw .formExpired }
        return (key, errand)
    }

    private static func code(_ words: FormWords) throws(Problem) -> SignInCode {
        guard let code = SignInCode(typed: words["code"]) else { throw .invalid([FieldError("code", .unknown)]) }
        return code
    }
}

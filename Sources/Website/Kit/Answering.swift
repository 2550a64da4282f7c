import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import Storage

/// Round every answer: security headers, and a page for whatever went wrong.
struct Answering: RouterMiddleware {
    typealias Context = Visit
    let site: Site

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        guard site.settings.isDemo, request.headers[TextMarks.header] != nil else { return try await answer(request, context, next) }
        return try await TextMarks.$areOn.withValue(true) { try await answer(request, context, next) }
    }

    private func answer(_ request: Request, _ context: Visit, _ next: (Request, Visit) async throws -> Response) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let problem as Problem {
            response = await answer(problem, to: request, context)
        } catch is SessionEnded {
            response = await answer(.signInNeeded, isDraftKept: true, to: request, context)
        } catch let error as HTTPError where error.status == .notFound {
            response = await answer(.notFound(.page), to: request, context)
        } catch let error as HTTPError where error.status == .badRequest {
            // Whoever sent it is gone, or speaks no HTTP: there is nobody to show a page to.
            response = Response(status: .badRequest, headers: [.connection: "close"])
        } catch {
            context.logger.error("unforeseen error", metadata: Self.known(of: error))
            response = site.page(
                UnknownErrorPage(request: context.id), status: .internalServerError, for: nil, in: site.municipality(of: request), asked: request)
        }
        await site.keepUp(request, &response)
        for (name, value) in Self.headers { response.headers[name] = value }
        if site.settings.isSecure { response.headers[Self.transportSecurity] = "max-age=31536000; includeSubDomains" }
        return response
    }

    private func answer(_ problem: Problem, isDraftKept: Bool = false, to request: Request, _ context: Visit) async -> Response {
        if case .signInNeeded = problem, request.method == .get {
            return Response.seeOther(Link.signIn)
        }
        let page = ErrorPage(problem: problem, request: context.id, isDraftKept: isDraftKept)
        let guest = site.guest(request)
        let viewer = await viewer(of: guest, after: problem)
        var response = site.page(
            page, status: page.status, for: viewer, in: guest.municipality, request: viewer == nil ? nil : request, asked: request)
        if case .tooMany(let seconds) = problem { response.headers[.retryAfter] = String(seconds) }
        Self.tell(of: problem, context.logger)
        if case .setting(let name, _) = problem { context.logger.error("a setting is missing or wrong", metadata: ["setting": "\(name)"]) }
        if case .databankUnavailable(let trouble) = problem {
            context.logger.error("databank unavailable", metadata: ["trouble": "\(trouble.rawValue)"])
            response.headers[.retryAfter] = "30"
        }
        return response
    }

    /// What may be written of an error that nobody foresaw: its kind, and of one of the databank its sentence, which holds no values. The words of any
    /// other may hold what somebody typed (ASVS 5.0, 16.2.5).
    private static func known(of error: any Error) -> Logger.Metadata {
        let kind: Logger.Metadata = ["error": "\(type(of: error))"]
        return error is SQLError ? kind.merging(["detail": "\(error)"]) { $1 } : kind
    }

    /// Whoever tries to go round a control leaves a line, without who it was: the log of processing knows that of whoever is signed in.
    static func tell(of problem: Problem, _ logger: Logger) {
        switch problem {
        case .formExpired: logger.warning("a form was refused: it is not ours, not theirs, too old, or from elsewhere")
        case .tooMany: logger.warning("refused for a while: too often")
        case .notAllowed(let refusal): logger.warning("refused by the policy", metadata: ["why": "\(refusal)"])
        case .linkSpent: logger.warning("a link to sign in with was refused")
        default: break
        }
    }

    /// Who is signed in keeps their own menu, where that costs one quick look and not a wait for a databank that is in trouble.
    private func viewer(of guest: Guest, after problem: Problem) async -> Viewer? {
        switch problem {
        case .databankUnavailable, .tooMany, .signInNeeded: nil
        default: (try? await site.viewer(of: guest)) ?? nil
        }
    }

    private static let transportSecurity = field("Strict-Transport-Security")
    private static func field(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("not a header name: \(name)") }
        return field
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (
            field("Content-Security-Policy"),
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        (field("X-Content-Type-Options"), "nosniff"),
        (field("Referrer-Policy"), "same-origin"),
        (field("Permissions-Policy"), "camera=(), microphone=(), geolocation=()"),
        (field("Cross-Origin-Opener-Policy"), "same-origin"),
    ]
}

extension Response {
    /// After a form: look there.
    ///
    /// - Parameter call: the name of the call that was saved, so that the device lets go of its words.
    static func seeOther(_ link: String, notice: Notice? = nil, call: String = "") -> Response {
        let mark = notice.map { (link.contains("?") ? "&" : "?") + "gedaan=" + $0.rawValue + (call.isEmpty ? "" : "&gesprek=" + call) } ?? ""
        return Response(status: .seeOther, headers: [.location: link + mark, .cacheControl: "no-store"])
    }
}

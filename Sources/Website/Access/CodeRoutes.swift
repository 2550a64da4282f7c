import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import Operations

extension Site {
    func addCodes(to doors: Doors) {
        doors.post(Link.signInByCode, to: .signIn) { request, visit in try await signInByCode(request, visit) }
        doors.post(Link.askForCode, to: .signIn) { request, visit in try await askForCode(request, visit) }
    }

    private func signInByCode(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        let fault = FieldError("code", .unknown)
        guard let code = SignInCode(typed: words["code"]) else {
            return try await showSignIn(request, errors: [fault], status: .unprocessableContent)
        }
        let arrival = arrival(request, visit, isOwnDevice: words["own_device"] == "yes")
        do {
            return try await enter(workplace.signIn(by: code, doorstep(request, visit, guest), arrival), guest)
        } catch Problem.invalid {
            visit.logger.warning("a code to sign in with was refused")
            return try await showSignIn(request, errors: [fault], status: .unprocessableContent)
        }
    }

    private func askForCode(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let post = settings.post else { throw Problem.notFound(.page) }
        let (words, guest) = try await doorForm(request, visit)
        guard let destination = Self.destination(words["address"], post) else {
            return try await showSignIn(request, errors: [FieldError("address", .notAMail)], status: .unprocessableContent)
        }
        try await workplace.askForCode(at: destination, doorstep(request, visit, guest))
        return try await showSignIn(request, isCodeAsked: true)
    }

    private static func destination(_ text: String, _ post: any Post) -> Message.Destination? {
        let text = Words.tidy(text)
        if post.carriesMail, let address = MailAddress(text) { return .mail(address) }
        if post.carriesSMS, let number = PhoneNumber(text) { return .sms(number) }
        return nil
    }

    /// Where somebody stands who wants to come in. Bound to the visitor's cookie, which stays the same until they are in.
    func doorstep(_ request: Request, _ visit: Visit, _ guest: Guest) -> Doorstep {
        Doorstep(municipality: guest.municipality, browser: guest.holder, household: household(request, visit))
    }
}

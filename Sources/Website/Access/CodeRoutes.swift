import HTTPTypes
import Hummingbird
import Logging
import Neighbourhood
import Operations

extension Site {
    func addCodes(to doors: Doors) {
        doors.post(Link.signInByCode, to: .signIn) { request, visit in try await signInByCode(request, visit) }
        doors.get(Link.signIn(withCard: ":code"), to: .signIn) { _, visit in try takeCodeOutOfAddress(visit) }
        doors.get(Link.signInByCard, to: .signIn) { request, _ in
            guard request.cookie(cardCookie) != nil else { throw Problem.linkSpent }
            return try await publicPage(request) { _, seal in SignInLinkPage(seal: seal, action: Link.signInByCard) }
        }
        doors.post(Link.signInByCard, to: .signIn) { request, visit in try await signInByCard(request, visit) }
        doors.post(Link.askForCode, to: .signIn) { request, visit in try await askForCode(request, visit) }
    }

    private func signInByCode(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        return try await signIn(by: words["code"], isOwnDevice: words["own_device"] == "yes", guest, request, visit)
    }

    /// The code of a card, from the cookie that its QR code left. It is spent by the button, as one that is typed is.
    private func signInByCard(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        guard let code = request.cookie(cardCookie) else { throw Problem.linkSpent }
        var response = try await signIn(by: code, isOwnDevice: words["own_device"] == "yes", guest, request, visit)
        response.setCookie(cookie(cardCookie, "", seconds: 0))
        return response
    }

    /// As the secret of a link: once in the address, then in a cookie until the button is pressed, so that the code is not in the history of the browser.
    private func takeCodeOutOfAddress(_ visit: Visit) throws -> Response {
        guard let code = SignInCode(typed: visit.parameters.get("code") ?? "") else { throw Problem.linkSpent }
        var response = Response.seeOther(Link.signInByCard)
        response.setCookie(cookie(cardCookie, code.text, seconds: Self.linkLasts))
        return response
    }

    private var cardCookie: String { settings.isSecure ? "__Host-omzien-kaart" : "omzien-kaart" }

    private func signIn(by typed: String, isOwnDevice: Bool, _ guest: Guest, _ request: Request, _ visit: Visit) async throws -> Response {
        let fault = FieldError("code", .unknown)
        guard let code = SignInCode(typed: typed) else {
            return try await showSignIn(request, errors: [fault], status: .unprocessableContent)
        }
        let arrival = arrival(request, visit, isOwnDevice: isOwnDevice)
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

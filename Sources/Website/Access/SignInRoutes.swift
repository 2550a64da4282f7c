import HTTPTypes
import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

extension Site {
    func addSignIn(to doors: Doors) {
        doors.get(Link.signIn, to: .signIn) { request, _ in try await showSignIn(request) }
        doors.post(Link.practise, to: .signIn) { request, visit in try await practise(request, visit) }
        doors.get(Link.signIn(by: ":token"), to: .signIn) { _, visit in try takeOutOfAddress(visit) }
        doors.get(Link.signInByLink, to: .signIn) { request, _ in
            guard request.cookie(linkCookie) != nil else { throw Problem.linkSpent }
            return try await publicPage(request) { _, seal in SignInLinkPage(seal: seal) }
        }
        doors.post(Link.signInByLink, to: .signIn) { request, visit in try await signIn(request, visit) }
        doors.post(Link.signOut, to: .signOut) { request, visit in try await signOut(request, visit) }
        doors.get(Link.mine, to: .lookAtPerson) { request, _ in try await mine(request) }
    }

    /// The page, fresh or with what came of a form on it.
    func showSignIn(
        _ request: Request, errors: [FieldError] = [], isCodeAsked: Bool = false, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let municipality = municipality(of: request)
        let people =
            settings.isDemo
            ? try await workplace.read(as: .visitor(of: municipality)) { try $0.practicePeople(in: municipality) } : nil
        let wasBeside = try await wasBeside(request)
        return try await publicPage(request, status: status) { _, seal in
            let form = FormView(
                words: FormWords(), errors: errors, seal: seal, labels: ["address": "Adres"],
                sentences: [
                    "code":
                        "Deze code werkt niet. Misschien is hij al gebruikt of te oud, of sloop er een fout in. Probeer het nog eens, of vraag een nieuwe."
                ])
            let codes = CodeForms(
                form: form, carriesMail: settings.post?.carriesMail ?? false, carriesSMS: settings.post?.carriesSMS ?? false,
                isAsked: isCodeAsked)
            return SignInPage(
                practice: people, seal: seal, codes: codes, broker: settings.broker?.name, wasBeside: wasBeside)
        }
    }

    private func wasBeside(_ request: Request) async throws -> Bool {
        guard let key = sessionShown(request) else { return false }
        return try await workplace.wasBeside(key)
    }

    /// Only in the practice neighbourhood: signs in as one of its people.
    private func practise(_ request: Request, _ visit: Visit) async throws -> Response {
        guard settings.isDemo else { throw Problem.notFound(.page) }
        let (words, guest) = try await doorForm(request, visit)
        guard let person = Person.ID(words["person"]) else { throw Problem.notFound(.person) }
        return try await enter(workplace.practise(as: person, in: guest.municipality, arrival(request, visit)), guest)
    }

    private func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, guest) = try await doorForm(request, visit)
        let arrival = arrival(request, visit, isOwnDevice: words["own_device"] == "yes")
        guard let token = request.cookie(linkCookie) else { throw Problem.linkSpent }
        var response = try await enter(workplace.signIn(by: Token(presented: token), arrival, isDemo: settings.isDemo), guest)
        response.setCookie(cookie(linkCookie, "", seconds: 0))
        return response
    }

    /// The secret of a link stands in the address once, because a mail can hold nothing else. It is kept in a cookie until the button is pressed, so that
    /// it is not in the history of the browser, nor on the screen.
    private func takeOutOfAddress(_ visit: Visit) throws -> Response {
        var response = Response.seeOther(Link.signInByLink)
        response.setCookie(cookie(linkCookie, try Self.token(visit), seconds: Self.linkLasts))
        return response
    }

    /// In seconds: as long as what stood in an address waits for its button.
    static let linkLasts = 900

    private var linkCookie: String { settings.isSecure ? "__Host-omzien-link" : "omzien-link" }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let key = sessionShown(request) else { return signedOut() }
        _ = try await doorForm(request, visit)
        try await workplace.signOut(key)
        return signedOut()
    }

    /// To the page where somebody's day begins. Who was signed in on this device before, is signed out.
    func enter(_ key: SessionKey, _ guest: Guest) async throws -> Response {
        if let former = guest.session { try await workplace.signOut(former) }
        var response = signedIn(key, leadingTo: try await firstPage(of: key))
        if let tongue = try await wishedTongue(key) { remember(tongue, &response) }
        return response
    }

    /// A form at the door: ours, for this visitor, and not too often. One press of a button is all there is to it, so it may be quick.
    func doorForm(_ request: Request, _ visit: Visit) async throws -> (FormWords, Guest) {
        try checkOrigin(request)
        let guest = guest(request)
        try await workplace.pass(.door, from: household(request, visit), in: guest.municipality)
        let words = try await request.form(visit)
        _ = try seals.age(of: words["seal"], from: guest.holder, now: now)
        return (words, guest)
    }

    /// The secret in the address; something that cannot be one is as good as spent.
    private static func token(_ visit: Visit) throws(Problem) -> String {
        guard let token = visit.parameters.get("token"), (20...100).contains(token.utf8.count) else { throw .linkSpent }
        return token
    }
}

import HTTPTypes
import Hummingbird
import Language
import Logging
import Neighbourhood
import Operations

/// A form of the public side: its short name, and the page that it stands on.
struct PublicForm: Sendable {
    let name: String
    let page: @Sendable (FormView) -> any Page
}

/// Why a form of the public side comes back although nothing is wrong with what was typed.
enum Hitch: Error, Sendable {
    case expired
    case crowded(retryAfter: Int)
    case unavailable(DatabankTrouble)
    /// Something stood in the field that people do not see.
    case trapped
    case hurried

    init?(_ error: any Error) {
        if let hitch = error as? Hitch {
            self = hitch
            return
        }
        switch error as? Problem {
        case .formExpired: self = .expired
        case .tooMany(let seconds): self = .crowded(retryAfter: seconds)
        case .databankUnavailable(let trouble): self = .unavailable(trouble)
        default: return nil
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .expired: .forbidden
        case .crowded: .tooManyRequests
        case .unavailable: .serviceUnavailable
        case .trapped, .hurried: .unprocessableContent
        }
    }

    /// Whoever is taken for a machine, or sends too often, leaves a line without who it was.
    func tell(_ logger: Logger) {
        switch self {
        case .expired: Answering.tell(of: .formExpired, logger)
        case .crowded(let seconds): Answering.tell(of: .tooMany(retryAfter: seconds), logger)
        case .trapped: logger.warning("a public form was refused: the field that stays empty was filled in")
        case .hurried: logger.warning("a public form was refused: it was sent at once")
        case .unavailable: break
        }
    }

    /// When to try again, in seconds.
    var retryAfter: Int? {
        switch self {
        case .crowded(let seconds): seconds
        case .unavailable: 30
        default: nil
        }
    }

    private var sentence: String {
        switch self {
        case .expired: plain("hitch.expired")
        case .crowded(let seconds):
            plain("hitch.crowded", ["wait": Spoken.wait(seconds)])
        case .unavailable:
            plain("hitch.unavailable")
        case .trapped:
            plain("hitch.trapped")
        case .hurried: plain("hitch.hurried")
        }
    }

    /// Above the form, with whom to ring for somebody who would rather not try again.
    func notice(_ teams: [Team]) -> HTML {
        """
        <div id="error-summary" class="error-summary" role="alert" tabindex="-1" autofocus><h2>\(say("hitch.heading"))</h2><p>\(sentence)</p>\
        <p>\(say("hitch.call", ["emergency": "tel:112"]))</p>\(TeamPhones(teams: teams).html)</div>
        """
    }
}

extension Spoken {
    /// "10 seconden", "2 minuten".
    static func wait(_ seconds: Int) -> String {
        if seconds < 60 { return plain("spoken.seconds", count: seconds) }
        return plain("spoken.minutes", count: (seconds + 59) / 60)
    }
}

extension Site {
    /// Takes a form of the public side. What hinders it is said on the form itself, with every word still in it: somebody who found the courage
    /// to write this down is never left with an empty page.
    ///
    /// Guards against machines: seal, trap field, shortest time, and a limit per address that a library full of visitors does not reach.
    func take(
        _ form: PublicForm, _ request: Request, _ visit: Visit, _ deed: (FormWords, Guest) async throws -> Response
    ) async throws -> Response {
        try checkOrigin(request)
        let guest = guest(request)
        let words = try await request.form(visit)
        do {
            try await workplace.pass(.tries(of: form.name), from: household(request, visit), in: guest.municipality)
            let age = try seals.age(of: words["seal"], from: guest.holder, now: now)
            guard words[FormView.trap].isEmpty else { throw Hitch.trapped }
            guard age >= settings.shortestTyping else { throw Hitch.hurried }
            return try await deed(words, guest)
        } catch {
            guard let hitch = Hitch(error) else { throw error }
            return try await show(form, words, hitch, request, visit)
        }
    }

    /// Counts a form that is about to be saved; one with a fault in it did not count.
    func admit(_ form: PublicForm, _ request: Request, _ visit: Visit) async throws {
        try await workplace.pass(.savings(of: form.name), from: household(request, visit), in: municipality(of: request))
    }

    /// A fresh form.
    func show(_ form: PublicForm, _ words: FormWords, _ request: Request) async throws -> Response {
        try await publicPage(request) { _, seal in form.page(FormView(words: words, errors: [], seal: seal)) }
    }

    /// The form again with its own seal: it is still the same form.
    func show(_ form: PublicForm, _ words: FormWords, errors: [FieldError], _ request: Request) async throws -> Response {
        try await publicPage(request, status: .unprocessableContent) { _, _ in
            form.page(FormView(words: words, errors: errors, seal: words["seal"]))
        }
    }

    /// With a fresh seal when its own is worth nothing any more. A seal that still holds stays: should the first sending have been saved after all,
    /// then the second is known as the same.
    private func show(_ form: PublicForm, _ words: FormWords, _ hitch: Hitch, _ request: Request, _ visit: Visit) async throws -> Response {
        if case .unavailable(let trouble) = hitch {
            visit.logger.error("databank unavailable", metadata: ["trouble": "\(trouble.rawValue)"])
        }
        hitch.tell(visit.logger)
        let notice = hitch.notice(await knownTeams(request))
        var response = try await publicPage(request, status: hitch.status) { guest, seal in
            let holds = (try? seals.age(of: words["seal"], from: guest.holder, now: now)) != nil
            return form.page(FormView(words: words, errors: [], seal: holds ? words["seal"] : seal, notice: notice))
        }
        if let seconds = hitch.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    /// The teams as they were last read: their telephone numbers matter most when the databank cannot be reached.
    private func knownTeams(_ request: Request) async -> [Team] {
        let municipality = municipality(of: request)
        if let sheet = try? await board.sheet(of: municipality, named: municipalityName(municipality)) { return sheet.neighbourhood.teams }
        return await board.lastKnown(of: municipality)?.teams ?? []
    }
}

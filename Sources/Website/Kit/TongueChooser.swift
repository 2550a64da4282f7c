import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

/// The languages that this page is there in, each by its own name, folded behind the one that it is in now. Links, so that it works without script.
struct TongueChooser {
    /// Path and question of this page without the choice itself.
    let here: String

    /// In the question of an address: "taal=tr".
    static let name = "taal"

    var html: HTML {
        """
        <details class="tongues"><summary>\(Icon.globe)<span class="unseen">\(say("frame.language")): </span>\(Tongue.spoken.ownName)</summary><ul>\(Tongue.allCases.html { tongue in
            "<li><a href=\"\(address(tongue))\" lang=\"\(tongue.code)\" hreflang=\"\(tongue.code)\" dir=\"\(tongue.direction)\"\(when: tongue == Tongue.spoken, " aria-current=\"true\"")>\(tongue.ownName)</a></li>"
        })</ul></details>
        """
    }

    private func address(_ tongue: Tongue) -> String { here + (here.contains("?") ? "&" : "?") + Self.name + "=" + tongue.code }
}

extension Site {
    private var tongueCookie: String { settings.isSecure ? "__Host-omzien-taal" : "omzien-taal" }

    /// The language of an answer: what was tapped just now or before, what the browser says, Dutch. What a resident likes to be written to in is kept as if
    /// they had tapped it, when they sign in (`wishedTongue`). Who works here reads Dutch.
    func tongue(of request: Request?, for viewer: Viewer?) -> Tongue {
        guard let request, viewer?.isAtWork != true else { return .dutch }
        return tapped(request) ?? request.cookie(tongueCookie).flatMap { Tongue(rawValue: $0) }
            ?? request.headers[.acceptLanguage].flatMap { Tongue.best(accepting: $0) } ?? .dutch
    }

    /// Words of a page that are put together before the page itself is.
    func speaking<Result>(_ request: Request?, _ viewer: Viewer, _ words: () throws -> Result) rethrows -> Result {
        try Tongue.$spoken.withValue(tongue(of: request, for: viewer)) { try words() }
    }

    private func tapped(_ request: Request) -> Tongue? { Tongue(rawValue: request.question[TongueChooser.name]) }

    /// Where the chooser leads back to; nil for who works here, and on an answer to a form, whose words would be lost.
    func here(_ request: Request?, for viewer: Viewer?) -> String? {
        guard let request, viewer?.isAtWork != true, request.method == .get else { return nil }
        // An address that begins with two slashes would lead to another site.
        guard !request.uri.path.hasPrefix("//"), !request.uri.path.contains("\\") else { return nil }
        let rest = request.question.encoded(without: [TongueChooser.name, "gedaan"])
        return request.uri.path + (rest.isEmpty ? "" : "?" + rest)
    }

    /// What a resident said to want our messages and pages in; nil when they said nothing of it, and for who works here.
    func wishedTongue(_ key: SessionKey) async throws -> Tongue? {
        // Nobody is there yet for a session that still lacks its second step.
        guard let viewer = try await workplace.viewer(of: key), let person = viewer.person, !viewer.isAtWork else { return nil }
        return try await workplace.read(as: viewer) { connection in
            try connection.channelWish(of: person, in: viewer.municipality).language.flatMap { Tongue(rawValue: $0.code) }
        }
    }

    func remember(_ tongue: Tongue, _ response: inout Response) { response.setCookie(cookie(tongueCookie, tongue.code, seconds: 365 * 86_400)) }

    /// Kept for a year, so that nobody taps twice.
    func remember(_ request: Request?, of viewer: Viewer?, _ response: inout Response) {
        guard let request, viewer?.isAtWork != true, let tongue = tapped(request) else { return }
        remember(tongue, &response)
    }
}

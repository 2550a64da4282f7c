import Foundation
import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Neighbourhood
import Operations
import Storage

/// How a request becomes a viewer and a page becomes an answer.
extension Site {
    var sessionCookie: String { settings.isSecure ? "__Host-omzien" : "omzien" }
    private var visitorCookie: String { settings.isSecure ? "__Host-omzien-bezoek" : "omzien-bezoek" }

    var fallbackMunicipality: MunicipalityCode {
        settings.home ?? municipalities.keys.min() ?? MunicipalityCode(stored: "GM0000")
    }

    func municipalityName(_ code: MunicipalityCode) -> String { municipalities[code]?.name ?? "" }

    /// The session that a browser shows, whether it still holds or not.
    func sessionShown(_ request: Request) -> SessionKey? {
        guard let key = request.cookie(sessionCookie).flatMap({ SessionKey(cookie: $0) }) else { return nil }
        return municipalities[key.municipality] == nil ? nil : key
    }

    /// Who comes in, from cookies and host name alone; nothing is read yet.
    func guest(_ request: Request) -> Guest {
        if let session = sessionShown(request) {
            return Guest(municipality: session.municipality, session: session, holder: session.id.text, isNewVisitor: false)
        }
        let visitor = request.cookie(visitorCookie)
        return Guest(municipality: municipality(of: request), session: nil, holder: visitor ?? Token().text, isNewVisitor: visitor == nil)
    }

    /// Which municipality's pages are asked for.
    func municipality(of request: Request) -> MunicipalityCode {
        sessionShown(request)?.municipality ?? municipalityByHost(request)
    }

    /// The same for who only reads what is public, whoever is signed in.
    func municipalityByHost(_ request: Request) -> MunicipalityCode {
        let host = request.head.authority?.split(separator: ":").first.map(String.init)
        let byHost = municipalities.values.first { $0.domain != nil && $0.domain == host }?.code
        return byHost ?? fallbackMunicipality
    }

    /// The session, or a problem that leads to signing in.
    func session(_ request: Request) throws(Problem) -> SessionKey {
        guard let session = sessionShown(request) else { throw .signInNeeded }
        return session
    }

    /// A page for whoever is signed in: one transaction finds the viewer and reads what the page needs.
    func read<Result: Sendable>(
        _ request: Request, _ body: @escaping @Sendable (any Connection, Viewer) throws -> Result
    ) async throws -> (Result, Viewer) {
        try await workplace.read(with: session(request)) { connection, viewer in (try body(connection, viewer), viewer) }
    }

    /// The form of a signed-in viewer, with its seal checked.
    ///
    /// - Throws: `Problem.signInNeeded`, `.formExpired`, `.tooLarge`.
    func form(_ request: Request, _ visit: Visit) async throws -> (FormWords, Viewer) {
        let key = try session(request)
        try checkOrigin(request)
        let words = try await request.form(visit)
        guard let viewer = try await workplace.viewer(of: key) else { throw Problem.signInNeeded }
        _ = try seals.age(of: words["seal"], from: key.id.text, now: now)
        return (words, viewer)
    }

    /// A form comes from our own pages only. Browsers say so in one of these headers; an old one that says nothing has the seal.
    func checkOrigin(_ request: Request) throws(Problem) {
        if let site = request.headers[Self.fetchSite], site != "same-origin", site != "none" { throw .formExpired }
        guard let origin = request.headers[.origin], origin != settings.origin else { return }
        // A proxy may hand the request on under another host name than the browser asked for; the address in the settings counts as well.
        guard let host = request.head.authority, origin.hasSuffix("//" + host) else { throw .formExpired }
    }

    private static let fetchSite: HTTPField.Name = {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { preconditionFailure("not a header name") }
        return name
    }()

    /// The seal for a form on a page of this guest.
    func seal(_ guest: Guest) -> String { seals.make(for: guest.holder, now: now) }
    func seal(_ request: Request) -> String { seal(guest(request)) }

    /// A page as an answer.
    ///
    /// - Parameters:
    ///   - request: what it answers; nil where nothing of it goes back, as the secret of a new visitor.
    ///   - asked: whose language it speaks then.
    func page(
        _ page: some Page, status: HTTPResponse.Status = .ok, for viewer: Viewer?, in municipality: MunicipalityCode, request: Request? = nil,
        asked: Request? = nil
    ) -> Response {
        answer(
            page, status,
            to: Reader(
                request: request, guest: request.map(guest), viewer: viewer, municipality: municipality,
                tongue: tongue(of: request ?? asked, for: viewer)))
    }

    func page(_ page: some Page, status: HTTPResponse.Status = .ok, for viewer: Viewer, _ request: Request) -> Response {
        self.page(page, status: status, for: viewer, in: viewer.municipality, request: request)
    }

    /// A piece of a page, for a script that puts it in its place.
    func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    func signedIn(_ key: SessionKey, leadingTo link: String, notice: Notice? = nil) -> Response {
        var response = Response.seeOther(link, notice: notice)
        response.setCookie(sessionCookie(key))
        return response
    }

    /// A day longer than the session, so that what a worker was typing when it ended is still known as theirs.
    func sessionCookie(_ key: SessionKey) -> Cookie {
        cookie(sessionCookie, key.cookie, seconds: Int(key.lasting) + 86_400)
    }

    func signedOut() -> Response {
        var response = Response.seeOther(Link.start, notice: .signedOut)
        response.setCookie(cookie(sessionCookie, "", seconds: 0))
        // Whoever leaves leaves no words behind on a device that others use as well.
        response.headers[Self.clearSiteData] = "\"storage\""
        return response
    }

    /// When looking along ends by itself, so does what stands on the screen.
    private func leaveInTime(_ viewer: Viewer?, _ response: inout Response) {
        guard let companion = viewer?.companion else { return }
        let seconds = max(1, Int(companion.until.timeIntervalSince(now).rounded(.up)) + 1)
        response.headers[Self.refresh] = "\(seconds); url=\(Link.signIn)"
    }

    static let refresh: HTTPField.Name = {
        guard let name = HTTPField.Name("Refresh") else { preconditionFailure("not a header name") }
        return name
    }()

    static let clearSiteData: HTTPField.Name = {
        guard let name = HTTPField.Name("Clear-Site-Data") else { preconditionFailure("not a header name") }
        return name
    }()

    func cookie(_ name: String, _ value: String, seconds: Int) -> Cookie {
        Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: settings.isSecure, httpOnly: true, sameSite: .lax)
    }

    /// A session's own holder keeps its visitor secret out of sight of scripts and of other sites, so a page made for a new visitor binds its
    /// form to the secret that the same answer sets.
    func publicPage(_ request: Request, status: HTTPResponse.Status = .ok, _ make: (Guest, String) -> any Page) async throws -> Response {
        let guest = guest(request)
        let viewer = try await viewerIfReachable(guest)
        let reader = Reader(
            request: request, guest: guest, viewer: viewer, municipality: guest.municipality, tongue: tongue(of: request, for: viewer))
        let page = Tongue.$spoken.withValue(reader.tongue) { make(guest, seal(guest)) }
        return answer(page, status, to: reader)
    }

    /// Whom a page is for.
    private struct Reader {
        /// Nil where nothing of it goes back.
        let request: Request?
        /// Found once for each answer: a new visitor gets a secret by chance.
        let guest: Guest?
        let viewer: Viewer?
        let municipality: MunicipalityCode
        let tongue: Tongue
    }

    /// A page in its frame, in one language: its own where it has one.
    private func answer(_ page: some Page, _ status: HTTPResponse.Status, to reader: Reader) -> Response {
        let (request, viewer, guest) = (reader.request, reader.viewer, reader.guest)
        let frame = Frame(
            municipalityName: municipalityName(reader.municipality), houseStyle: houseStyles[reader.municipality], viewer: viewer,
            signOutSeal: viewer == nil ? "" : guest.map(seal) ?? "",
            isDemo: settings.isDemo, here: page.tongue == nil && page.hasAddress ? here(request, for: viewer) : nil,
            notice: request.flatMap { Notice(rawValue: $0.question["gedaan"]) }, savedCall: request?.question["gesprek"] ?? "", now: now)
        var response = html(Tongue.$spoken.withValue(page.tongue ?? reader.tongue) { frame.around(page) }, status: status)
        leaveInTime(viewer, &response)
        remember(request, of: viewer, &response)
        if let guest, guest.isNewVisitor { response.setCookie(cookie(visitorCookie, guest.holder, seconds: 86_400)) }
        return response
    }

    /// A databank that cannot be reached keeps nobody from a page that needs nothing of it.
    private func viewerIfReachable(_ guest: Guest) async throws -> Viewer? {
        do { return try await viewer(of: guest) } catch Problem.databankUnavailable { return nil }
    }

    /// Who is signed in on a page that anybody may see; nil for a visitor and for a session that ended.
    func viewer(of guest: Guest) async throws -> Viewer? {
        guard let session = guest.session else { return nil }
        return try await workplace.viewer(of: session)
    }
}

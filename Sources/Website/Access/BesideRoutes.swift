import HTTPTypes
import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

extension Site {
    func addBeside(to doors: Doors) {
        doors.post(Link.besideAny, to: .openBeside) { request, visit in try await openBeside(request, visit) }
        doors.post(Link.codeCardAny, to: .makeCode) { request, visit in try await makeCodeCard(request, visit) }
        doors.post(Link.stopBeside, to: .closeBeside) { request, visit in try await closeBeside(request, visit) }
    }

    private func openBeside(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, viewer) = try await form(request, visit)
        let key = try await workplace.openBeside(try visit.personID(), from: session(request), by: viewer, request: visit.mark)
        return signedIn(key, leadingTo: Link.mine)
    }

    private func closeBeside(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, viewer) = try await form(request, visit)
        let key = try await workplace.closeBeside(session(request), by: viewer, request: visit.mark)
        let link = viewer.person.map(Link.person) ?? Link.today
        var response = signedIn(key, leadingTo: link, notice: .besideEnded)
        // What the browser kept of the resident's pages goes with them.
        response.headers[Self.clearSiteData] = "\"cache\""
        return response
    }

    /// The one page that an answer to a form shows itself: an address of its own would be a way to the code.
    private func makeCodeCard(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, viewer) = try await form(request, visit)
        let card = try await workplace.makeCodeCard(for: try visit.personID(), by: viewer, request: visit.mark)
        let address = settings.baseURL.replacing(/^https?:\/\//, with: "") + Link.signIn
        let wish = try await workplace.read(as: viewer) { try $0.channelWish(of: card.person, in: viewer.municipality) }
        let page = CodeCardPage(
            card: card, address: address, link: settings.baseURL + Link.signIn(withCard: card.code.text),
            municipality: municipalityName(viewer.municipality),
            today: today, language: wish.language.flatMap { Tongue(rawValue: $0.code) } ?? .dutch)
        return self.page(page, for: viewer, request)
    }
}

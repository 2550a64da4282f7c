import Hummingbird
import Language
import Neighbourhood
import Operations
import Storage

extension Site {
    func addEverything(to doors: Doors) {
        doors.get(Link.everything, to: .lookAtPerson) { request, _ in try await ownEverything(request) }
        doors.post("/toestemmingen/:consent/intrekking", to: .withdrawConsent) { request, visit in try await withdrawConsent(request, visit) }
        doors.get("/bewoners/:person/alles", to: .openBeside) { request, visit in try await everything(request, visit) }
    }

    private func withdrawConsent(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Consent.ID = try visit.identifier("consent", orNo: .consent)
        let (_, viewer) = try await form(request, visit)
        let person = try await workplace.withdraw(id, by: viewer, request: visit.mark)
        return .seeOther(person == viewer.person ? Link.everything : Link.everything(person), notice: .consentWithdrawn)
    }

    private func ownEverything(_ request: Request) async throws -> Response {
        let (all, viewer) = try await read(request) { connection, viewer in try connection.everything(about: viewer) }
        return show(all, isForDesk: false, isAlone: viewer.companion == nil, viewer, request)
    }

    private func everything(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let viewer = try await workplace.viewer(of: session(request)) else { throw Problem.signInNeeded }
        let all = try await workplace.everything(about: visit.personID(), by: viewer, request: visit.mark)
        return show(all, isForDesk: true, isAlone: false, viewer, request)
    }

    private func show(_ all: Everything, isForDesk: Bool, isAlone: Bool, _ viewer: Viewer, _ request: Request) -> Response {
        // What was tapped, here or on another page; a worker prints it in a language of the resident.
        let spoken = tongue(of: request, for: viewer)
        let asked = request.question["taal"]
        let texts = Texts.of(asked.isEmpty && spoken != .dutch ? spoken.code : asked, languages: all.person.facts.languages)
        let page = EverythingPage(
            all: all, texts: texts, rules: workplace.rules, isForDesk: isForDesk, isAlone: isAlone, isPrinting: request.question["afdrukken"] == "ja",
            seal: seal(request),
            today: today)
        return self.page(page, for: viewer, request)
    }
}

import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    /// What the team does with the link of a practice.
    func addReferralDoors(to doors: Doors) {
        doors.get("/organisaties/:organisation/verwijslink", to: .keepReferralDoor) { request, visit in
            try await showReferralDoor(Self.practice(visit), FormWords(), errors: [], request)
        }
        doors.post("/organisaties/:organisation/verwijslink", to: .keepReferralDoor) { request, visit in try await giveReferralDoor(request, visit) }
        doors.post("/organisaties/:organisation/verwijslink/einde", to: .keepReferralDoor) { request, visit in
            let id = try Self.practice(visit)
            let (_, viewer) = try await form(request, visit)
            try await workplace.closeReferralDoor(of: id, by: viewer, request: visit.mark)
            return .seeOther(Link.referralDoor(id), notice: .saved)
        }
        doors.post("/vragen/:ask/contact", to: .tellPractice) { request, visit in
            let id: Ask.ID = try visit.identifier("ask", orNo: .ask)
            let (_, viewer) = try await form(request, visit)
            try await workplace.noteContact(with: id, by: viewer, request: visit.mark)
            return .seeOther(Link.ask(id), notice: .saved)
        }
    }

    private static func practice(_ visit: Visit) throws -> Organisation.ID { try visit.identifier("organisation", orNo: .organisation) }

    /// The secret is in this one answer and nowhere else. The form sent twice leads back to the page.
    private func giveReferralDoor(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try Self.practice(visit)
        let (words, viewer) = try await form(request, visit)
        do {
            let token = try await workplace.giveReferralDoor(
                to: id, owner: Person.ID(words["owner"]), submission: words.submission("referral-door"), by: viewer, request: visit.mark)
            guard let token else { return .seeOther(Link.referralDoor(id)) }
            let organisation = try await workplace.read(as: viewer) { try $0.organisation(id, in: viewer.municipality) }
            let sheet = ReferralSheetPage(
                organisation: organisation, address: settings.baseURL + Link.referring(by: token.text), town: municipalityName(viewer.municipality))
            return page(sheet, for: viewer, request).unlisted
        } catch Problem.invalid(let errors) {
            return try await showReferralDoor(id, words, errors: errors, request)
        }
    }

    private func showReferralDoor(
        _ id: Organisation.ID, _ words: FormWords, errors: [FieldError], _ request: Request
    ) async throws -> Response {
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: ReferralDoorPage.labels, sentences: ReferralDoorPage.sentences)
        let (page, viewer) = try await read(request) { [now] connection, viewer in
            try Access.allowSomewhere(viewer, .keepReferralDoor)
            return ReferralDoorPage(
                organisation: try connection.organisation(id, in: viewer.municipality),
                door: try connection.referralDoor(of: id, in: viewer.municipality),
                colleagues: try connection.colleagues(in: viewer.municipality, as: [.connector, .teamMember]), viewer: viewer, form: form, now: now)
        }
        return self.page(page, status: errors.isEmpty ? .ok : .unprocessableContent, for: viewer, request)
    }
}

extension Response {
    /// A page that no search engine lists.
    var unlisted: Response {
        var response = self
        response.headers[Self.robots] = "noindex, nofollow"
        return response
    }

    private static let robots: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Robots-Tag") else { preconditionFailure("not a header name") }
        return name
    }()
}

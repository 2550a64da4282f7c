import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addConsents(to doors: Doors) {
        doors.get(Link.consentAny, to: .recordConsent) { request, visit in
            try await showConsents(of: visit.personID(), FormWords(), errors: [], request)
        }
        doors.post(Link.consentAny, to: .recordConsent) { request, visit in try await recordConsent(request, visit) }
        doors.get(Link.consentSheetAny, to: .recordConsent) { request, visit in try await showSheet(request, visit) }
    }

    private func recordConsent(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await workplace.record(words.paperConsent(of: id), by: viewer, request: visit.mark)
            return .seeOther(Link.consent(of: id), notice: .consentRecorded)
        } catch Problem.invalid(let errors) {
            return try await showConsents(of: id, words, errors: errors, request, status: .unprocessableContent)
        } catch Problem.outOfOrder(.needsParents) {
            return try await showConsents(of: id, words, errors: [FieldError("givers", .notAChoice)], request, status: .unprocessableContent)
        }
    }

    private func showConsents(
        of id: Person.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (file, viewer) = try await read(request) { connection, viewer in
            let person = try connection.person(id, for: viewer, to: .recordConsent)
            return (
                person: person, consents: try connection.consents(of: id, for: viewer), proposals: try connection.openProposals(of: id, for: viewer),
                colleagues: try connection.colleagues(in: viewer.municipality)
            )
        }
        var words = words
        if words.names.isEmpty {
            words["witness"] = viewer.person?.text ?? ""
            words["given_on"] = today.description
            words["text_version"] = workplace.rules.purposes.map(\.version).max() ?? ""
        }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: ConsentPage.labels,
            sentences: ["givers": "Kies wie er tekende. Tot en met 15 jaar tekent er een ouder of vertegenwoordiger mee."])
        let page = ConsentPage(
            person: file.person, consents: file.consents, rules: workplace.rules, proposals: file.proposals, colleagues: file.colleagues,
            viewer: viewer, form: form, today: today)
        return self.page(page, status: status, for: viewer, request)
    }

    private func showSheet(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        guard let purpose = workplace.rules.purpose(request.question["doel"]) else { throw Problem.notFound(.page) }
        let (person, viewer) = try await read(request) { connection, viewer in try connection.person(id, for: viewer, to: .recordConsent) }
        let page = ConsentSheetPage(
            person: person, purpose: purpose, municipality: municipalityName(viewer.municipality),
            rule: ConsentRule(bornYear: person.facts.bornYear, today: today))
        return self.page(page, for: viewer, request)
    }
}

extension FormWords {
    /// - Throws: `Problem.invalid` with every fault at once.
    fileprivate func paperConsent(of person: Person.ID) throws(Problem) -> PaperConsent {
        var errors: [FieldError] = []
        let parts = self["purpose"].split(separator: " ").map(String.init)
        if parts.isEmpty { errors.append(FieldError("purpose", .notAChoice)) }
        let givers = Set(all("givers").compactMap { ConsentGiver(rawValue: $0) })
        if givers.isEmpty { errors.append(FieldError("givers", .notAChoice)) }
        let givenOn = neededDay("given_on", into: &errors)
        let version = neededDay("text_version", into: &errors)
        let witness = Person.ID(self["witness"])
        if witness == nil { errors.append(FieldError("witness", .notAChoice)) }
        let until = optional("until", .notADate, into: &errors) { CalendarDate($0) }
        guard let purpose = parts.first, let givenOn, let version, let witness, errors.isEmpty else { throw .invalid(errors) }
        return PaperConsent(
            person: person, purpose: purpose, proposal: parts.count > 1 ? Proposal.ID(parts[1]) : nil, givers: givers, givenOn: givenOn,
            textVersion: version, witness: witness, until: until)
    }
}

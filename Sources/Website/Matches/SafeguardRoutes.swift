import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addSafeguards(to doors: Doors) {
        doors.post("/bewoners/:person/nagegaan", to: .recordSafeguard) { request, visit in
            try await keep(request, visit) { id, words, viewer in
                let standings = try await workplace.read(as: viewer) { try $0.roleStandings(of: id, for: viewer) }
                let (draft, errors) = SafeguardForm(words: words).read(from: AskedOf.all(of: id, in: standings))
                guard let draft, errors.isEmpty else { throw Problem.invalid(errors) }
                try await workplace.record(draft, of: id, submission: words.submission("safeguard"), by: viewer, request: visit.mark)
            }
        }
        doors.post("/bewoners/:person/huisgenoten", to: .tellHouse) { request, visit in
            try await keep(request, visit) { id, words, viewer in
                try await workplace.tell(housemates: SafeguardForm(words: words).housemates, of: id, by: viewer, request: visit.mark)
            }
        }
    }

    /// Does the deed and comes back to the page of the person; what cannot be used comes back in the form as it was typed.
    private func keep(
        _ request: Request, _ visit: Visit, _ deed: (Person.ID, FormWords, Viewer) async throws -> Void
    ) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await deed(id, words, viewer)
            return .seeOther(Link.person(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showPerson(
                id, words, errors: errors.inOrder(SafeguardsSection.order), request, status: .unprocessableContent)
        }
    }
}

/// What was made sure of, as it was typed.
struct SafeguardForm: Sendable {
    let words: FormWords

    /// - Parameter asked: what can be written down of this person.
    func read(from asked: [AskedOf]) -> (draft: SafeguardDraft?, errors: [FieldError]) {
        var errors: [FieldError] = []
        let chosen = asked.first { $0.text == words["asked"] }
        if chosen == nil { errors.append(FieldError("asked", .missing)) }
        let metOn = words.neededDay("met_on", into: &errors)
        let renewOn = words.optional("renew_on", .notADate, into: &errors) { CalendarDate($0) }
        guard let chosen, let metOn else { return (nil, errors) }
        let isVog = chosen.requirement.kind == .vog
        let draft = SafeguardDraft(
            kind: chosen.requirement.kind, training: chosen.requirement.training, profiles: isVog ? words.all("profiles").sorted() : [],
            organisation: isVog ? Words.tidied(words["organisation"]) : nil, metOn: metOn, renewOn: renewOn, role: chosen.role.key,
            roleVersion: chosen.role.version)
        return (draft, errors)
    }

    /// One name a line.
    var housemates: [String] {
        words["housemates"].split(whereSeparator: \.isNewline).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }
}

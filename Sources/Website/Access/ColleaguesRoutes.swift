import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addColleagues(to doors: Doors) {
        doors.get(Link.colleagues, to: .seeColleagues) { request, _ in
            try await showColleagues(FormWords(["from": today.description]), errors: [], request)
        }
        doors.post(Link.colleagues, to: .giveRole) { request, visit in
            try await proven(request, visit) { words, viewer in
                do {
                    try await workplace.give(try words.grant(), by: viewer, request: visit.mark)
                    return .seeOther(Link.colleagues, notice: .saved)
                } catch Problem.invalid(let errors) {
                    return try await showColleagues(words, errors: errors, request, status: .unprocessableContent)
                }
            }
        }
        doors.post(Link.endingRoleAny, to: .endRole) { request, visit in
            try await proven(request, visit) { _, viewer in
                let id: Identifier<RoleGrant> = try visit.identifier("grant", orNo: .page)
                try await workplace.endRole(id, by: viewer, request: visit.mark)
                return .seeOther(Link.colleagues, notice: .saved)
            }
        }
    }

    private func showColleagues(
        _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ((grants, places), viewer) = try await read(request) { connection, viewer in
            (try connection.grants(for: viewer), try connection.grantPlaces(in: viewer.municipality))
        }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ColleaguesPage.labels)
        let page = ColleaguesPage(grants: grants, places: places, viewer: viewer, form: form, now: now)
        return self.page(page, status: status, for: viewer, request)
    }
}

extension FormWords {
    /// - Throws: `Problem.invalid` with every fault at once.
    fileprivate func grant() throws(Problem) -> GrantDraft {
        var errors: [FieldError] = []
        let (person, role) = (Person.ID(self["person"]), Role(rawValue: self["role"]))
        if person == nil { errors.append(FieldError("person", .notAChoice)) }
        if role == nil { errors.append(FieldError("role", .notAChoice)) }
        let parts = self["place"].split(separator: " ").map(String.init)
        let place = parts.count == 2 ? Thing.Kind(rawValue: parts[0]).map { Thing($0, parts[1]) } : nil
        if place == nil, !parts.isEmpty { errors.append(FieldError("place", .notAChoice)) }
        let from = neededDay("from", into: &errors)
        let until = optional("until", .notADate, into: &errors) { CalendarDate($0) }
        guard let person, let role, let from, errors.isEmpty else { throw .invalid(errors) }
        return GrantDraft(person: person, role: role, place: place, from: from, until: until)
    }
}

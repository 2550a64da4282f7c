import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addHolds(to doors: Doors) {
        doors.get(Link.holds, to: .hold) { request, _ in
            let (holds, viewer) = try await read(request) { connection, viewer in try connection.holds(for: viewer) }
            return page(HoldsPage(holds: holds, seal: seal(request), now: now), for: viewer, request)
        }
        doors.get(Link.holdAny, to: .hold) { request, visit in try await showHold(visit.personID(), FormWords(), errors: [], request) }
        doors.post(Link.holdAny, to: .hold) { request, visit in try await hold(request, visit) }
        doors.post(Link.liftingAny, to: .liftHold) { request, visit in
            try await proven(request, visit) { _, viewer in
                let id: Hold.ID = try visit.identifier("hold", orNo: .page)
                try await workplace.liftHold(id, by: viewer, request: visit.mark)
                return .seeOther(Link.holds, notice: .holdLifted)
            }
        }
    }

    private func hold(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        // Who this is, is asked before anything is written down about them.
        _ = try await workplace.read(as: viewer) { try $0.person(id, for: viewer, to: .hold) }
        var errors: [FieldError] = []
        let until = words.neededDay("until", into: &errors)
        let reason = Words.tidy(words["reason"])
        do {
            guard errors.isEmpty else { throw Problem.invalid(Hold.faults(reason: reason, until: nil, today: today) + errors) }
            _ = try await workplace.hold(Thing(.person, id.text), because: reason, until: until, by: viewer, request: visit.mark)
            return .seeOther(Link.hold(id), notice: .held)
        } catch Problem.invalid(let errors) {
            return try await showHold(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func showHold(
        _ id: Person.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ((person, holds), viewer) = try await read(request) { connection, viewer in
            (try connection.person(id, for: viewer, to: .hold), try connection.holds(of: id, for: viewer))
        }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ["reason": "Waarom"])
        return page(HoldPage(person: person, holds: holds, form: form, now: now), status: status, for: viewer, request)
    }
}

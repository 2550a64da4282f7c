import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addFigures(to doors: Doors) {
        doors.get(Link.figures, to: .seeFigures) { request, _ in try await figures(request) }
        doors.get(Link.smallestGroup, to: .setSmallestGroup) { request, _ in
            let (_, viewer) = try await read(request) { _, viewer in try Access.allow(viewer, .setSmallestGroup) }
            return try await showSmallestGroup(FormWords(["from": today.adding(days: 1).description]), errors: [], viewer, request)
        }
        doors.post(Link.smallestGroup, to: .setSmallestGroup) { request, visit in try await setSmallestGroup(request, visit) }
    }

    private func setSmallestGroup(_ request: Request, _ visit: Visit) async throws -> Response {
        try await proven(request, visit) { words, viewer in
            do {
                var errors: [FieldError] = []
                let size = words.optional("size", .notANumber, into: &errors) { Int($0) }
                let from = words.optional("from", .notADate, into: &errors) { CalendarDate($0) }
                for (name, isMissing) in [("size", size == nil), ("from", from == nil)] where isMissing && Words.tidy(words[name]).isEmpty {
                    errors.append(FieldError(name, .missing))
                }
                guard let size, let from, errors.isEmpty else { throw Problem.invalid(errors) }
                try await workplace.setSmallestGroup(size, from: from, by: viewer, request: visit.mark)
                return .seeOther(Link.smallestGroup, notice: .saved)
            } catch Problem.invalid(let errors) {
                return try await showSmallestGroup(words, errors: errors, viewer, request, status: .unprocessableContent)
            }
        }
    }

    private func showSmallestGroup(
        _ words: FormWords, errors: [FieldError], _ viewer: Viewer, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let sizes = try await workplace.read(as: viewer) { try $0.smallestGroups(for: viewer) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: ["size": "Hoe klein", "from": "Vanaf welke dag"])
        return page(SmallestGroupPage(sizes: sizes, today: today, form: form), status: status, for: viewer, request)
    }

    private func figures(_ request: Request) async throws -> Response {
        let (_, viewer) = try await read(request) { _, viewer in try Access.allow(viewer, .seeFigures) }
        let figures = try await workplace.figures(for: viewer)
        let names = try await workplace.areas(of: viewer.municipality).map { ($0.code.text, $0.name) }
        let onMap = Measure(rawValue: request.question["kaart"]) ?? .asks
        let plan = try await workplace.mapPlan(of: viewer.municipality)
        return page(
            FiguresPage(figures: figures, areaNames: Dictionary(names, uniquingKeysWith: { $1 }), plan: plan, onMap: onMap), for: viewer, request)
    }
}

import Hummingbird
import Neighbourhood
import Operations

extension Site {
    func addFigures(to doors: Doors) {
        doors.get(Link.figures, to: .seeFigures) { request, _ in try await figures(request) }
    }

    private func figures(_ request: Request) async throws -> Response {
        let (_, viewer) = try await read(request) { _, viewer in try Access.allow(viewer, .seeFigures) }
        let figures = try await workplace.figures(for: viewer)
        let names = try await workplace.areas(of: viewer.municipality).map { ($0.code.text, $0.name) }
        return page(FiguresPage(figures: figures, areaNames: Dictionary(names, uniquingKeysWith: { $1 })), for: viewer, request)
    }
}

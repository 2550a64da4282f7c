import Hummingbird
import Neighbourhood
import Storage

extension Site {
    func addToday(to doors: Doors) {
        doors.get(Link.today, to: .seeToday) { request, _ in try await todayPage(request) }
    }

    private func todayPage(_ request: Request) async throws -> Response {
        let isOwn = request.question["van"] != "iedereen"
        let ((board, requests), viewer) = try await read(request) { connection, viewer in
            (try connection.today(for: viewer, owner: isOwn ? viewer.person : nil), try connection.rightsRequestsToday(for: viewer))
        }
        return page(TodayPage(board: board, requests: requests, isOwn: isOwn, viewer: viewer, now: now, seal: seal(request)), for: viewer, request)
    }
}

import Hummingbird
import Neighbourhood
import Storage

extension Site {
    func addToday(to doors: Doors) {
        doors.get(Link.today, to: .seeToday) { request, _ in try await todayPage(request) }
    }

    private func todayPage(_ request: Request) async throws -> Response {
        let isOwn = request.question["van"] != "iedereen"
        let ((board, requests, renewals, unreached, interviews, trials, agreements, experiments, broken), viewer) = try await read(request) {
            connection, viewer in
            let owner = isOwn ? viewer.person : nil
            return (
                try connection.today(for: viewer, owner: owner), try connection.rightsRequestsToday(for: viewer),
                try connection.renewals(for: viewer, owner: owner), try connection.unreachedToday(for: viewer),
                try connection.interviewsToday(for: viewer, owner: owner), try connection.trialsToday(for: viewer, owner: owner),
                try connection.roleAgreementsToday(for: viewer, owner: owner),
                try connection.experimentsToday(for: viewer, owner: owner),
                try viewer.person.map { try connection.brokenFeeds(of: $0, in: viewer.municipality) } ?? []
            )
        }
        let page = TodayPage(
            board: board, requests: requests, renewals: renewals, unreached: unreached, interviews: interviews, trials: trials,
            agreements: agreements, experiments: experiments, brokenFeeds: broken, isOwn: isOwn,
            viewer: viewer,
            now: now, seal: seal(request))
        return self.page(page, for: viewer, request)
    }
}

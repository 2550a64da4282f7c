import Hummingbird
import Neighbourhood
import Storage

extension Site {
    func addSearch(to router: Router<Visit>) {
        router.get(RouterPath(Link.search)) { request, _ in try await search(request) }
    }

    private func search(_ request: Request) async throws -> Response {
        let typed = String(Words.tidy(request.question["q"]).prefix(200))
        let (groups, viewer) = try await read(request) { connection, viewer in try connection.groups(SearchWords(typed).text, for: viewer) }
        return page(SearchPage(typed: typed, groups: groups), for: viewer, request)
    }
}

extension Connection {
    /// One search for each kind, so that many offers do not hide the one person.
    fileprivate func groups(_ typed: String, for viewer: Viewer, limit: Int = 25) throws -> [FoundGroup] {
        try [Thing.Kind.person, .ask, .offer, .house, .organisation].map { kind in
            let found = try search(typed, kinds: [kind], for: viewer, limit: limit + 1)
            return FoundGroup(kind: kind, found: Array(found.prefix(limit)), isCut: found.count > limit)
        }.filter { !$0.found.isEmpty }
    }
}

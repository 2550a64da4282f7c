import Hummingbird
import Neighbourhood
import Storage

extension Site {
    func addSearch(to doors: Doors) {
        doors.get(Link.search, to: .searchDatabank) { request, _ in try await search(request) }
        doors.post(Link.search, to: .searchDatabank) { request, visit in
            try checkOrigin(request)
            return try await answer(at: Link.search, "vraag", to: request.form(visit)["q"], .searchDatabank, request)
        }
    }

    /// Words that stand in the address as they are, as an old bookmark has them, are taken out of it first.
    private func search(_ request: Request) async throws -> Response {
        let open = request.question["q"]
        guard open.isEmpty else { return try await answer(at: Link.search, "vraag", to: open, .searchDatabank, request) }
        let typed = try sealedWords(request, "vraag")
        let (groups, viewer) = try await read(request) { connection, viewer in try connection.groups(SearchWords(typed).text, for: viewer) }
        return page(SearchPage(typed: typed, groups: groups), for: viewer, request)
    }
}

extension Connection {
    /// One search for each kind, so that many offers do not hide the one person.
    fileprivate func groups(_ typed: String, for viewer: Viewer, limit: Int = 25) throws -> [FoundGroup] {
        try [Thing.Kind.person, .ask, .offer, .house, .organisation].map { kind in
            let found = try search(typed, kinds: [kind], for: viewer, limit: limit + 1)
            let states = kind == .ask ? try askStates(found.map(\.thing.id), for: viewer) : [:]
            let shown = found.prefix(limit)
            return FoundGroup(kind: kind, found: shown.openFirst(states), states: states, isCut: found.count > limit)
        }.filter { !$0.found.isEmpty }
    }

    private func askStates(_ ids: [String], for viewer: Viewer) throws -> [String: AskState] {
        Dictionary(uniqueKeysWithValues: try askLines(ids, for: viewer).map { ($0.id.text, $0.state) })
    }
}

extension Sequence<Found> {
    /// What is over comes after what still waits; best first within each.
    fileprivate func openFirst(_ states: [String: AskState]) -> [Found] {
        func isOver(_ found: Found) -> Bool { [.closed, .withdrawn].contains(states[found.thing.id]) }
        return filter { !isOver($0) } + filter(isOver)
    }
}

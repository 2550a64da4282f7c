import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addPost(to doors: Doors) {
        doors.get(Link.post, to: .handlePost) { request, _ in try await post(request) }
        doors.post(Link.letters, to: .handlePost) { request, visit in try await letters(request, visit) }
        doors.post(Link.lettersPosted, to: .handlePost) { request, visit in
            let (words, viewer) = try await form(request, visit)
            try Access.allowSomewhere(viewer, .handlePost)
            for id in words.all("message").compactMap({ OutboxMessage.ID($0) }) {
                try await workplace.handle(id, .posted, by: viewer, request: visit.mark)
            }
            return .seeOther(Link.post, notice: .lettersPosted)
        }
        doors.post("/post/:message", to: .handlePost) { request, visit in
            let id: OutboxMessage.ID = try visit.identifier("message", orNo: .message)
            let (words, viewer) = try await form(request, visit)
            try Access.allowSomewhere(viewer, .handlePost)
            guard let outcome = PostOutcome(rawValue: words["outcome"]) else { throw Problem.invalid([FieldError("outcome", .notAChoice)]) }
            try await workplace.handle(id, outcome, by: viewer, request: visit.mark)
            return .seeOther(Link.post, notice: outcome == .again ? .sentAgain : .saved)
        }
        doors.get(Link.posters, to: .seeNeighbourhood) { request, _ in
            try await publicPage(request) { _, _ in PostersPage() }
        }
        doors.get("/posters/:kind", to: .seeNeighbourhood) { request, visit in
            guard let kind = Poster(rawValue: visit.parameters.get("kind") ?? "") else { throw Problem.notFound(.page) }
            let (base, town) = (settings.baseURL, municipalityName(municipality(of: request)))
            let isLarge = request.question["maat"] == "a3"
            return try await publicPage(request) { _, _ in PosterPage(poster: kind, isLarge: isLarge, baseURL: base, town: town) }
        }
    }

    private func post(_ request: Request) async throws -> Response {
        let (lists, viewer) = try await read(request) { connection, viewer in
            try [MessageState.unreached, .toCall, .toPrint].map { try connection.postList($0, for: viewer) }
        }
        return page(PostPage(unreached: lists[0], calls: lists[1], letters: lists[2], seal: seal(request), today: today), for: viewer, request)
    }

    private func letters(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, viewer) = try await form(request, visit)
        let letters = try await workplace.letters(by: viewer, Link.messages(from: settings.baseURL), request: visit.mark)
        let page = LettersPage(letters: letters, town: municipalityName(viewer.municipality), seal: seal(request), today: today)
        return self.page(page, for: viewer, request)
    }
}

import Language
import Matching
public import Neighbourhood
import Storage

extension Workplace {
    /// How many expressions and concepts of its own one municipality may have: more would make its texts slow to read.
    public static let mostOwnWords = 2000

    /// Writes down how people here say something. Connectors, team members and the administrator may. From then on everything that is open is
    /// read with it.
    ///
    /// - Throws: `Problem.invalid` with every fault at once: too long, only small words, a concept that does not exist.
    public func add(_ saying: LocalSayingDraft, submission: String, by viewer: Viewer, request: RequestMark = .none) async throws {
        var faults = saying.faults()
        if faults.isEmpty, !tells(saying) { faults = [FieldError("words", .saysNothing)] }
        try await changeWords(faults + unknown(saying.concept, "concept", viewer), submission, by: viewer, request) {
            try $0.insert(saying, by: viewer)
        }
    }

    /// Gives something that exists only here a name, and a place under a concept that all have. The same people may.
    ///
    /// - Throws: `Problem.invalid`.
    public func add(_ concept: LocalConceptDraft, submission: String, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeWords(concept.faults() + unknown(concept.broader, "broader", viewer), submission, by: viewer, request) {
            try $0.insert(concept, by: viewer)
        }
    }

    /// Ends an expression: from now on it means nothing special.
    public func end(saying id: LocalSaying.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeWords([], nil, by: viewer, request) { try $0.end(saying: id, by: viewer) }
    }

    /// Ends a concept of this municipality, and the expressions that lead to it.
    public func end(concept id: String, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeWords([], nil, by: viewer, request) { try $0.end(concept: id, by: viewer) }
    }

    /// Whether the order learns from what earlier proposals came to.
    public func choose(learns: Bool, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await changeWords([], nil, by: viewer, request) { try $0.choose(learns: learns, by: viewer) }
    }

    private func changeWords(
        _ faults: [FieldError], _ submission: String?, by viewer: Viewer, _ request: RequestMark,
        _ change: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        try Access.allow(viewer, .changeWords)
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        try await perform(by: viewer, request: request) { connection in
            if let submission {
                if try connection.resultOfSubmission(submission, in: viewer.municipality) != nil { return Done(()) }
                guard try connection.countOwnWords(in: viewer.municipality) < Self.mostOwnWords else { throw Problem.tooMany(retryAfter: 86_400) }
                try connection.keepSubmission(submission, result: "", in: viewer.municipality)
            }
            try change(connection)
            return Done((), Event(.changeWords, Thing(.municipality, viewer.municipality.text)))
        }
    }

    /// Whether anything but small words is left.
    private func tells(_ saying: LocalSayingDraft) -> Bool {
        matches.book.linguist.understand(saying.words, as: .ask).tokens.contains { !$0.isStop }
    }

    private func unknown(_ concept: String, _ field: String, _ viewer: Viewer) -> [FieldError] {
        concept.isEmpty || matches.linguist(of: viewer.municipality).vocabulary.index(of: concept) != nil ? [] : [FieldError(field, .notAChoice)]
    }
}

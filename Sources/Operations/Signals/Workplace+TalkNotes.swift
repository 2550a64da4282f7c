public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down what plays in a neighbourhood, heard in an informal talk. It is about nobody: numbers and addresses are refused, and a word that may be a
    /// name until who writes it says that it is none. Who is at the desk or in a team may.
    ///
    /// - Throws: `Problem.invalid` on `words` and `area`; `Problem.notAllowed`.
    public func note(
        _ words: String, in area: AreaCode, namesNobody: Bool, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> TalkNote.ID {
        try Access.allowSomewhere(viewer, .noteTalk)
        let (words, town) = (Words.tidy(words), viewer.municipality)
        let theme = matches.theme(of: words, as: .ask, in: town)
        return try await perform(by: viewer, request: request) { connection in
            if let known = try connection.resultOfSubmission(submission, in: town) { return Done(TalkNote.ID(stored: known)) }
            let places = try connection.areas(in: town)
            let names = places.map(\.name) + (try connection.houses(in: town).map(\.facts.name)) + (try connection.teams(in: town).map(\.name))
            let found = OutsideCheck(names: [], streets: [], allowed: names).findings(in: words)
            var faults = TalkNote.faults(in: words, found: found, namesNobody: namesNobody)
            if !places.contains(where: { $0.code == area }) { faults.append(FieldError("area", .notAChoice)) }
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let note = TalkNote(id: connection.freshID(), area: area, words: words, theme: theme, notedOn: connection.today)
            try connection.insert(note, in: town)
            try connection.keepSubmission(submission, result: note.id.text, in: town)
            return Done(note.id, Event(.noteTalk, Thing(.area, area.text)))
        }
    }

    /// Takes a note away; once it is gone nothing happens. Who may write them may.
    public func remove(_ id: TalkNote.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .noteTalk)
        try await perform(by: viewer, request: request) { connection in
            guard try connection.delete(id, in: viewer.municipality) else { return Done(()) }
            return Done((), Event(.noteTalk, Thing(.municipality, viewer.municipality.text)))
        }
    }
}

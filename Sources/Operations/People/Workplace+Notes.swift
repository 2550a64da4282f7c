public import Neighbourhood
import Storage

extension Workplace {
    /// Writes a note about somebody. Desk and team may. The person it is about reads it at once, unless it is hidden with a reason and a last day;
    /// hiding is for who brokers.
    ///
    /// - Parameter submission: the form's token; the same form sent twice writes one note.
    /// - Throws: `Problem.invalid` with every fault at once, `Problem.notFound(.person)`, `Problem.notAllowed`.
    @discardableResult
    public func write(
        _ draft: NoteDraft, about person: Person.ID, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Note.ID {
        try Access.allowSomewhere(viewer, .writeNote)
        return try await perform(by: viewer, request: request) { [rules] connection in
            if let earlier: Note.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            _ = try connection.person(person, for: viewer, to: .writeNote)
            if draft.hiding != nil { _ = try connection.person(person, for: viewer, to: .hideNote) }
            let faults = draft.faults(written: connection.today, rules: rules)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let note = Note(id: connection.freshID(), subject: person, author: viewer.person, draft: draft, writtenAt: connection.now)
            try connection.insert(note, in: viewer.municipality)
            try connection.keepSubmission(submission, result: note.id.text, in: viewer.municipality)
            let thing = Thing(.note, note.id.text)
            let hiding = draft.hiding == nil ? [] : [Event(.hideNote, thing, onBehalfOf: person)]
            return Done(note.id, events: [Event(.writeNote, thing, onBehalfOf: person)] + hiding)
        }
    }

    /// Corrects what a note says, and whether it is delicate; what it said before is kept. Desk and team may, for notes they can read.
    ///
    /// - Throws: `Problem.stale` when somebody corrected it since `version`; `Problem.invalid`, `Problem.notFound(.note)`.
    public func correct(
        _ id: Note.ID, words: String, isDelicate: Bool, version: Int, by viewer: Viewer, request: RequestMark = .none
    ) async throws {
        try Access.allowSomewhere(viewer, .correctNote)
        try await perform(by: viewer, request: request) { [rules] connection in
            var note = try connection.note(id, for: viewer).note
            // Reading one's own note does not make it one's to write.
            guard note.subject != viewer.person else { throw Problem.notAllowed(.notYourRelation) }
            try Access.allow(viewer, .correctNote, connection.ties(of: note.subject, in: viewer.municipality))
            note.draft.words = words
            note.draft.isDelicate = isDelicate
            note.version = version
            let faults = NoteDraft(words: words).faults(written: connection.today, rules: rules)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            try connection.update(note, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.correctNote, Thing(.note, id.text), onBehalfOf: note.subject))
        }
    }

    /// Ends the hiding of a note before its day. Who brokers may. Doing it twice is doing it once.
    public func show(_ id: Note.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allowSomewhere(viewer, .showNote)
        try await perform(by: viewer, request: request) { connection in
            var note = try connection.note(id, for: viewer).note
            try Access.allow(viewer, .showNote, connection.ties(of: note.subject, in: viewer.municipality))
            guard let hiding = note.draft.hiding, hiding.holds(on: connection.today) else { return Done(()) }
            note.draft.hiding = Hiding(until: connection.today, reason: hiding.reason)
            try connection.update(note, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.showNote, Thing(.note, id.text), onBehalfOf: note.subject))
        }
    }

    /// Keeps what the subject wants to have beside a note, in place of what they wrote earlier; empty words take it away. Only the subject may.
    ///
    /// - Throws: `Problem.notFound(.note)` for a note of another, and while it is hidden; `Problem.invalid`.
    public func answer(_ id: Note.ID, with words: String, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            let note = try connection.note(id, for: viewer).note
            try Access.allow(viewer, .answerNote, viewer.person == note.subject ? .own : .sameMunicipality)
            guard words.unicodeScalars.count <= NoteDraft.longest else {
                throw Problem.invalid([FieldError("answer", .tooLong(limit: NoteDraft.longest))])
            }
            try connection.answer(note, with: words.isEmpty ? nil : words, in: viewer.municipality)
            return Done((), Event(.answerNote, Thing(.note, id.text)))
        }
    }
}

public import Foundation
public import Neighbourhood

/// A note as somebody reads it: whose it is, and what it said before.
public struct SeenNote: Sendable, Equatable {
    public let note: Note
    /// The full name for colleagues, the call name for the subject; nil when nobody known wrote it.
    public let authorName: String?
    /// What it said before each correction, newest first.
    public let former: [FormerWords]
}

/// What a note said until somebody corrected it.
public struct FormerWords: Sendable, Equatable {
    public let words: String
    public let replacedAt: Date
}

/// The notes about one person, as one viewer gets to see them.
public struct SeenNotes: Sendable, Equatable {
    /// Newest first.
    public var readable: [SeenNote] = []
    /// For the subject: the day on which each hidden note shows, soonest first.
    public var later: [CalendarDate] = []
    /// For the subject with a worker beside them: how many they can read only on their own.
    public var shielded = 0

    public init() {}
}

extension Connection {
    /// The notes about a person that this viewer may read, newest first; the last hundred. What may not be read is not opened.
    ///
    /// - Throws: `Problem.notAllowed` for who reads no notes at all and writes none.
    public func notes(about person: Person.ID, for viewer: Viewer) throws -> SeenNotes {
        let ties = try ties(of: person, in: viewer.municipality)
        if !Access.allows(viewer, .writeNote, ties) { try Access.allow(viewer, .readNote, ties) }
        let minds = ties.isMinded(by: viewer)
        let found = try rows(
            Note.select + " WHERE note.municipality = $1 AND note.subject = $2 ORDER BY note.written_at DESC, note.id DESC LIMIT 100",
            [viewer.municipality, person]
        ) { [today] row in NoteRow(row: &row) { $0.sight(of: viewer, ties: ties, minds: minds, today: today) } }
        let needsFormer = found.contains { $0.sight == .words && $0.version > 1 }
        let former = needsFormer ? try formerWords(ofNotesAbout: person, in: viewer.municipality) : [:]
        var seen = SeenNotes()
        for row in found {
            switch row.sight {
            case .words: seen.readable.append(row.seen(by: viewer, former: former[row.id] ?? []))
            case .later(let day): seen.later.append(day)
            case .shielded: seen.shielded += 1
            case .nothing: break
            }
        }
        seen.later.sort()
        return seen
    }

    /// One note.
    ///
    /// - Throws: `Problem.notFound(.note)` when there is none, and just so when this viewer may not read it.
    public func note(_ id: Note.ID, for viewer: Viewer) throws -> SeenNote {
        guard let cover = try cover(of: id, in: viewer.municipality) else { throw Problem.notFound(.note) }
        let ties = try ties(of: cover.subject, in: viewer.municipality)
        let sight = cover.sight(of: viewer, ties: ties, minds: ties.isMinded(by: viewer), today: today)
        let found = try first(Note.select + " WHERE note.municipality = $1 AND note.id = $2", [viewer.municipality, id]) { row in
            NoteRow(row: &row) { _ in sight }
        }
        guard let row = found, sight == .words else { throw Problem.notFound(.note) }
        let former = row.version > 1 ? try formerWords(ofNotesAbout: cover.subject, in: viewer.municipality)[id] ?? [] : []
        return row.seen(by: viewer, former: former)
    }

    private func cover(of id: Note.ID, in municipality: MunicipalityCode) throws -> NoteCover? {
        try first("SELECT subject, author, is_delicate, hidden_until FROM note WHERE municipality = $1 AND id = $2", [municipality, id]) { row in
            NoteCover(subject: row.subject(), author: row.next(), isDelicate: row.next(), hiddenUntil: row.next())
        }
    }

    private func formerWords(ofNotesAbout person: Person.ID, in municipality: MunicipalityCode) throws -> [Note.ID: [FormerWords]] {
        let found = try rows(
            """
            SELECT note.id, note_version.version, note_version.words, note_version.replaced_at FROM note
            JOIN note_version ON note_version.municipality = note.municipality AND note_version.note = note.id
            WHERE note.municipality = $1 AND note.subject = $2 ORDER BY note_version.version DESC
            """, [municipality, person]
        ) { row in
            let (id, version): (Note.ID, Int) = (row.next(), row.next())
            return (id, FormerWords(words: row.next(opened: .noteVersionWords, of: id.formerRow(version)), replacedAt: row.next()))
        }
        return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    }
}

extension Connection {
    public func insert(_ note: Note, in municipality: MunicipalityCode) throws {
        let draft = note.draft
        try execute(
            """
            INSERT INTO note (municipality, id, subject, author, words, is_delicate, hidden_until, hidden_reason, version, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                municipality, note.id, note.subject, note.author, seal(draft.words, .noteWords, of: note, in: municipality), draft.isDelicate,
                draft.hiding?.until, seal(draft.hiding?.reason, .noteHiddenReason, of: note, in: municipality), note.version, note.writtenAt,
            ])
    }

    /// Writes corrected words and keeps the former ones. Throws `Problem.stale` when somebody corrected the note since `note.version` was read.
    public func update(_ note: Note, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let former: String? = try first(
            "SELECT words FROM note WHERE municipality = $1 AND id = $2 AND version = $3", [municipality, note.id, note.version]
        ) { $0.next(opened: .noteWords, of: note.id.text) }
        guard let former else { throw Problem.stale(Thing(.note, note.id.text)) }
        if former != note.draft.words { try keep(former, of: note, replacedBy: worker, in: municipality) }
        let changed = try execute(
            """
            UPDATE note SET words = $1, is_delicate = $2, hidden_until = $3, hidden_reason = $4, version = version + 1
            WHERE municipality = $5 AND id = $6 AND version = $7
            """,
            [
                seal(note.draft.words, .noteWords, of: note, in: municipality), note.draft.isDelicate, note.draft.hiding?.until,
                seal(note.draft.hiding?.reason, .noteHiddenReason, of: note, in: municipality), municipality, note.id, note.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.note, note.id.text)) }
    }

    private func keep(_ former: String, of note: Note, replacedBy worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let row = note.id.formerRow(note.version)
        try execute(
            "INSERT INTO note_version (municipality, note, version, words, replaced_at, replaced_by) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                municipality, note.id, note.version, seal(former, for: .person(note.subject), at: .noteVersionWords, of: row, in: municipality), now,
                worker,
            ])
    }

    /// Keeps what the subject wrote beside their note; nil takes it away.
    public func answer(_ note: Note, with words: String?, in municipality: MunicipalityCode) throws {
        let moment: Date? = words == nil ? nil : now
        try execute(
            "UPDATE note SET answer = $1, answered_at = $2 WHERE municipality = $3 AND id = $4",
            [seal(words, .noteAnswer, of: note, in: municipality), moment, municipality, note.id])
    }

    /// With the key of whom the note is about: what is erased of them is gone here too.
    private func seal(_ words: String?, _ column: SealedColumn, of note: Note, in municipality: MunicipalityCode) throws -> Sealed? {
        try seal(words, for: .person(note.subject), at: column, of: note.id.text, in: municipality)
    }
}

extension Note.ID {
    /// The row of former words, as the seal knows it.
    fileprivate func formerRow(_ version: Int) -> String { text + "." + String(version) }
}

extension Ties {
    /// Whether the viewer, or the worker who looks along, or a colleague for whom the viewer stands in, minds what is open of this person.
    fileprivate func isMinded(by viewer: Viewer) -> Bool {
        guard let worker = viewer.companion?.person ?? viewer.person, !people.contains(worker) else { return false }
        return minders.contains(worker) || !minders.isDisjoint(with: viewer.covers)
    }
}

/// A note as it lies in the databank; its words are opened only for who gets to see them.
private struct NoteRow {
    let id: Note.ID
    let sight: NoteSight
    let version: Int
    private let note: Note
    private let names: (full: String?, call: String?)

    init(row: inout Row, sight decide: (NoteCover) -> NoteSight) {
        let id: Note.ID = row.next()
        let cover = NoteCover(subject: row.subject(), author: row.next(), isDelicate: row.next(), hiddenUntil: row.next())
        let sight = decide(cover)
        func words(_ column: SealedColumn) -> String? {
            sight == .words ? row.next(opened: column, of: id.text) : row.next(String?.self).flatMap { _ in nil }
        }
        let version: Int = row.next()
        let (said, reason, answer) = (words(.noteWords), words(.noteHiddenReason), words(.noteAnswer))
        let (answeredAt, writtenAt): (Date?, Date) = (row.next(), row.next())
        let hiding = cover.hiddenUntil.flatMap { day in reason.map { Hiding(until: day, reason: $0) } }
        note = Note(
            id: id, subject: cover.subject, author: cover.author,
            draft: NoteDraft(words: said ?? "", isDelicate: cover.isDelicate, hiding: hiding),
            answer: answer.flatMap { words in answeredAt.map { NoteAnswer(words: words, answeredAt: $0) } }, version: version, writtenAt: writtenAt)
        names = (row.next(), row.next())
        (self.id, self.sight, self.version) = (id, sight, version)
    }

    func seen(by viewer: Viewer, former: [FormerWords]) -> SeenNote {
        SeenNote(note: note, authorName: viewer.person == note.subject ? names.call : names.full, former: former)
    }
}

extension Note {
    fileprivate static let select: SQL = """
        SELECT note.id, note.subject, note.author, note.is_delicate, note.hidden_until, note.version, note.words, note.hidden_reason, note.answer,
            note.answered_at, note.written_at, author.name, author.call_name
        FROM note LEFT JOIN person author ON author.municipality = note.municipality AND author.id = note.author
        """
}

public import Foundation
public import Neighbourhood

/// An ask as the person sees it whom it is for, or who asked it for another: no notes of workers, only where it stands and who minds it.
public struct OwnAsk: Sendable, Equatable {
    public let id: Ask.ID
    public let words: String
    public let state: AskState
    public let placedAt: Date
    public let version: Int
    /// The first name of the worker who minds it; nil while it is new.
    public let workerName: String?
    /// The first name of the person it is for, when the viewer asked it for them.
    public let subjectName: String?
}

extension Connection {
    /// What the viewer asked, for themselves or for another, newest first. Throws `Problem.signInNeeded` for a visitor.
    public func ownAsks(of viewer: Viewer) throws -> [OwnAsk] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return try rows(
            """
            SELECT ask.id, ask.words, ask.state, ask.placed_at, ask.version, worker.call_name, subject.call_name, ask.subject FROM ask
            LEFT JOIN person worker ON worker.municipality = ask.municipality AND worker.id = ask.owner
            LEFT JOIN person subject ON subject.municipality = $1 AND subject.id = ask.subject AND subject.id <> $2
            WHERE ask.municipality = $1 AND (ask.subject = $2 OR ask.asked_by = $2) ORDER BY ask.placed_at DESC, ask.id LIMIT 50
            """, [viewer.municipality, person]
        ) { row in
            defer { let _: Person.ID = row.subject() }
            let id: Ask.ID = row.next()
            return OwnAsk(
                id: id, words: row.next(opened: .askWords, of: id.text), state: row.next(), placedAt: row.next(), version: row.next(),
                workerName: row.next(),
                subjectName: row.next())
        }
    }
}

import Foundation
public import Neighbourhood

extension Connection {
    /// Plans the question to one side, in place of the one that was planned and not asked yet.
    public func plan(_ talk: Talk, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO talk (municipality, id, match, side, occasion, due_on) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (municipality, match, side) WHERE answered_at IS NULL
                DO UPDATE SET occasion = excluded.occasion, due_on = excluded.due_on, asked_at = NULL
            """, [municipality, talk.id, talk.match, talk.side, talk.occasion, talk.dueOn])
    }

    /// Takes the questions away that nobody answered yet: it rests, or it is over.
    public func dropTalks(of match: Match.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM talk WHERE municipality = $1 AND match = $2 AND answered_at IS NULL", [municipality, match])
    }

    /// Keeps what somebody answered, their words under their own key.
    ///
    /// - Throws: `Problem.outOfOrder(.talkClosed)` when it was answered already.
    public func keep(_ talk: Talk, recordedBy: Person.ID?, in municipality: MunicipalityCode) throws {
        let words = try talk.words.map {
            try seal($0, for: holder(of: talk.side, in: talk.match, municipality), at: .talkWords, of: talk.id.text, in: municipality)
        }
        let changed = try execute(
            """
            UPDATE talk SET answer = $1, words = $2, answered_at = $3, means = $4, recorded_by = $5
            WHERE municipality = $6 AND id = $7 AND answered_at IS NULL
            """, [talk.answer, words ?? nil, talk.answeredAt, talk.means, recordedBy, municipality, talk.id])
        guard changed == 1 else { throw Problem.outOfOrder(.talkClosed) }
    }

    /// One question. Who may see it is asked of its match.
    ///
    /// - Throws: `Problem.notFound(.match)`.
    private func talk(_ id: Talk.ID, in municipality: MunicipalityCode) throws -> Talk {
        let found = try first(
            "SELECT " + Talk.columns + " FROM talk WHERE talk.municipality = $1 AND talk.id = $2", [municipality, id], decode: Talk.init)
        guard let found else { throw Problem.notFound(.match) }
        return found
    }

    /// One question with its match, for who may answer it: the person themselves, or who guides the match and writes down what they say.
    ///
    /// - Returns: `isOwn` when the viewer speaks for themselves.
    /// - Throws: `Problem.notFound(.match)`, `Problem.notAllowed`.
    public func talk(_ id: Talk.ID, for viewer: Viewer) throws -> (talk: Talk, match: Match, isOwn: Bool) {
        let talk = try talk(id, in: viewer.municipality)
        do {
            return (talk, try match(talk.match, for: viewer, to: .answerTalk, of: talk.side), true)
        } catch Problem.notAllowed {
            return (talk, try match(talk.match, for: viewer, to: .recordTalk), false)
        }
    }

    /// The questions of a match and what was answered, newest first.
    public func talks(of match: Match.ID, in municipality: MunicipalityCode) throws -> [Talk] {
        try rows(
            "SELECT " + Talk.columns + " FROM talk WHERE talk.municipality = $1 AND talk.match = $2 ORDER BY talk.id DESC", [municipality, match],
            decode: Talk.init)
    }
}

extension Talk {
    static let columns: SQL =
        "talk.id, talk.match, talk.side, talk.occasion, talk.due_on, talk.asked_at, talk.answer, talk.words, talk.answered_at, talk.means"

    init(row: inout Row) {
        let id: Talk.ID = row.next()
        self.init(
            id: id, match: row.next(), side: row.next(), occasion: row.next(), dueOn: row.next(), askedAt: row.next(), answer: row.next(),
            words: row.next(opened: .talkWords, of: id.text), answeredAt: row.next(), means: row.next())
    }
}

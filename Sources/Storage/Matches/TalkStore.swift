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

    /// The questions that are due and that nobody has asked yet, where a person stands on that side. A house or an organisation is rung.
    public func talksToAsk(in municipality: MunicipalityCode) throws -> [DueTalk] {
        try rows(
            """
            SELECT talk.id, talk.side, person.id, match.owner FROM talk JOIN match ON match.municipality = talk.municipality AND match.id = talk.match
            JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask
            JOIN offer ON offer.municipality = match.municipality AND offer.id = match.offer
            JOIN person ON person.municipality = talk.municipality AND person.id = CASE talk.side WHEN 'ask' THEN ask.subject ELSE offer.person END
            WHERE talk.municipality = $1 AND talk.due_on <= $2 AND talk.answered_at IS NULL AND talk.asked_at IS NULL AND person.frozen_at IS NULL
            ORDER BY talk.due_on, talk.id
            """, [municipality, today]
        ) { row in DueTalk(talk: row.next(), side: row.next(), person: row.subject(), guide: row.next()) }
    }

    /// Writes down that a question went out, in the transaction that puts it into the outbox.
    ///
    /// - Returns: false when it was asked, answered or taken away meanwhile.
    public func markAsked(_ id: Talk.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "UPDATE talk SET asked_at = $1 WHERE municipality = $2 AND id = $3 AND asked_at IS NULL AND answered_at IS NULL AND due_on <= $4",
            [now, municipality, id, today]) == 1
    }

    /// It could not be asked after all, so that somebody has to ask it by voice.
    public func unmarkAsked(_ id: Talk.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE talk SET asked_at = NULL WHERE municipality = $1 AND id = $2 AND answered_at IS NULL", [municipality, id])
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

/// A question that nobody has asked yet, with whom it is for.
public struct DueTalk: Sendable, Equatable {
    public let talk: Talk.ID
    public let side: Side
    public let person: Person.ID
    /// Who guides the match, and minds the message when it does not arrive.
    public let guide: Person.ID?
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

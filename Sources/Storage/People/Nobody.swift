import Foundation
import Neighbourhood

extension Connection {
    /// Nobody: whom an ask was for, and whose an offer was, after they were let go. One for each municipality, without a name, so that what stays for the
    /// counts leads to no person, and not to one person either.
    func nobody(in municipality: MunicipalityCode) throws -> Person.ID {
        try execute(
            """
            INSERT INTO person (municipality, id, name, call_name, reach, languages, registered_at) VALUES ($1, $2, '', '', 'desk', '', 0)
            ON CONFLICT (municipality, id) DO NOTHING
            """, [municipality, Person.nobody])
        return Person.nobody
    }

    /// Takes everything about people out of an ask that is over, and out of its proposals. What stays is what the counts need: which part of town, what
    /// kind of help, when, and what came of it.
    func letGo(ask id: Ask.ID, in municipality: MunicipalityCode) throws {
        let nobody = try nobody(in: municipality)
        try eraseAgreements(ofProposals: "SELECT id FROM proposal WHERE municipality = $1 AND ask = $2", [municipality, id])
        try execute(
            """
            UPDATE proposal_answer SET reason = NULL, recorded_by = NULL
            WHERE municipality = $1 AND proposal IN (SELECT id FROM proposal WHERE municipality = $1 AND ask = $2)
            """, [municipality, id])
        try execute(
            """
            UPDATE proposal SET proposed_by = NULL, introduced_by = NULL, owner = $1, next_step = '', is_open = 0 WHERE municipality = $2 AND ask = $3
            """, [nobody, municipality, id])
        for statement in ofMatches + ofOutside { try execute(statement, [municipality, id]) }
        try execute(
            """
            UPDATE ask SET subject = $1, asked_by = NULL, relation = NULL, aware = 'unknown', words = '', when_words = NULL, call_back = NULL,
                languages = '', wish = NULL, latitude = NULL, longitude = NULL, owner = NULL, next_step = NULL, next_on = NULL, closed_reason = NULL,
                imported_as = NULL, state = CASE WHEN state = 'withdrawn' THEN state ELSE 'closed' END, version = version + 1
            WHERE municipality = $2 AND id = $3
            """, [nobody, municipality, id])
    }

    /// The same of an offer.
    func letGo(offer id: Offer.ID, in municipality: MunicipalityCode) throws {
        for side in ["match_move SET reason", "talk SET words"] as [SQL] {
            try execute(
                "UPDATE " + side
                    + " = NULL WHERE municipality = $1 AND side = 'offer' AND match IN (SELECT id FROM match WHERE municipality = $1 AND offer = $2)",
                [municipality, id])
        }
        try eraseAgreements(ofProposals: "SELECT id FROM proposal WHERE municipality = $1 AND offer = $2", [municipality, id])
        try execute("DELETE FROM offer_away WHERE municipality = $1 AND offer = $2", [municipality, id])
        try execute(
            """
            UPDATE offer SET person = CASE WHEN person IS NULL THEN NULL ELSE $1 END, party_name = NULL, circle = NULL, title = NULL, words = '', when_words = NULL,
                conditions = NULL, no_stairs = 0, no_pets = 0, light_only = 0, wants_allowance = 0, languages = '', vog_seen_on = NULL,
                latitude = NULL, longitude = NULL, imported_as = NULL, state = 'withdrawn', version = version + 1
            WHERE municipality = $2 AND id = $3
            """, [try nobody(in: municipality), municipality, id])
        try forgetEmptyCircles(in: municipality)
    }
}

extension Connection {
    /// Forgets a match that ended long ago: its history, what both said of it, and the match. That they were once introduced stays with the ask, for the
    /// counts, until that goes as well.
    func letGo(match id: Match.ID, in municipality: MunicipalityCode) throws {
        for table in [
            "talk WHERE municipality = $1 AND match", "match_move WHERE municipality = $1 AND match", "match WHERE municipality = $1 AND id",
        ]
            as [SQL]
        {
            try execute("DELETE FROM " + table + " = $2", [municipality, id])
        }
    }
}

/// Each with municipality and ask. Where it was put outside goes whole, and who answered there with it.
private let ofOutside: [SQL] = [
    """
    DELETE FROM vault_key WHERE municipality = $1 AND holder IN (SELECT outside_reply.id FROM outside_reply JOIN outside_post
        ON outside_post.municipality = outside_reply.municipality AND outside_post.id = outside_reply.post
        WHERE outside_reply.municipality = $1 AND outside_post.ask = $2)
    """,
    "DELETE FROM outside_post WHERE municipality = $1 AND ask = $2",
    "DELETE FROM participation WHERE municipality = $1 AND ask = $2",
    "DELETE FROM referral WHERE municipality = $1 AND ask = $2",
]

/// Each with municipality and ask. Matches of an ask that is let go are over.
private let ofMatches: [SQL] = [
    "UPDATE match SET owner = NULL, next_step = NULL, next_on = NULL WHERE municipality = $1 AND ask = $2 AND step = 'ended'",
    """
    UPDATE match_move SET reason = NULL, moved_by = NULL WHERE municipality = $1 AND match IN (SELECT id FROM match WHERE municipality = $1 AND ask = $2)
    """,
    """
    UPDATE talk SET words = NULL, recorded_by = NULL WHERE municipality = $1 AND match IN (SELECT id FROM match WHERE municipality = $1 AND ask = $2)
    """,
    """
    DELETE FROM talk WHERE municipality = $1 AND answered_at IS NULL AND match IN (SELECT id FROM match WHERE municipality = $1 AND ask = $2)
    """,
]

extension Person {
    /// The id of nobody.
    static let nobody = ID(stored: String(repeating: "0", count: 20))
}

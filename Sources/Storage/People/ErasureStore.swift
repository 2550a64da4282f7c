import Foundation
public import Neighbourhood

extension Connection {
    /// Destroys a person's key and takes out of every table what is about them. Open proposals have to be withdrawn before.
    ///
    /// Their asks and offers stay without words and without a person, for the counts. The history keeps their id, which leads nowhere any more, until
    /// its own term ends. A second time does nothing.
    public func erase(_ person: Person.ID, in municipality: MunicipalityCode) throws {
        try eraseIncidents(with: person, in: municipality)
        let asks = try rows("SELECT id FROM ask WHERE municipality = $1 AND subject = $2", [municipality, person]) { $0.next(Ask.ID.self) }
        for ask in asks { try letGo(ask: ask, in: municipality) }
        let offers = try rows("SELECT id FROM offer WHERE municipality = $1 AND person = $2", [municipality, person]) { $0.next(Offer.ID.self) }
        for offer in offers { try letGo(offer: offer, in: municipality) }
        try execute("UPDATE ask SET asked_by = NULL, relation = NULL WHERE municipality = $1 AND asked_by = $2", [municipality, person])
        let nobody = try nobody(in: municipality)
        try execute("UPDATE proposal SET owner = $1 WHERE municipality = $2 AND owner = $3", [nobody, municipality, person])
        for statement in Erasure.statements { try execute(statement, [municipality, person]) }
        try execute("DELETE FROM search_entry WHERE municipality = $1 AND kind = 'person' AND id = $2", [municipality, person])
        try execute("DELETE FROM person WHERE municipality = $1 AND id = $2", [municipality, person])
        try execute(
            "INSERT INTO erasure (municipality, person, erased_at) VALUES ($1, $2, $3) ON CONFLICT (municipality, person) DO NOTHING",
            [municipality, person, now])
    }

    /// Who was erased here.
    public func erased(in municipality: MunicipalityCode) throws -> [Person.ID] {
        try rows("SELECT person FROM erasure WHERE municipality = $1", [municipality]) { $0.next() }
    }

    /// Whether somebody still minds something that is open, so that it would be nobody's without them.
    public func mindsSomething(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            "SELECT count(*) FROM ask WHERE municipality = $1 AND owner = $2 AND state IN ('new', 'waiting', 'proposed', 'introduced') AND subject <> $2",
            [municipality, person]) > 0
            || count("SELECT count(*) FROM interview WHERE municipality = $1 AND owner = $2 AND next_on IS NOT NULL", [municipality, person]) > 0
            || count("SELECT count(*) FROM match WHERE municipality = $1 AND owner = $2 AND step <> 'ended'", [municipality, person]) > 0
            || count("SELECT count(*) FROM incident WHERE municipality = $1 AND owner = $2", [municipality, person]) > 0
            || count(
                "SELECT count(*) FROM task_trial WHERE municipality = $1 AND owner = $2 AND person <> $2", [municipality, person]) > 0
    }
}

/// What is done with each table when somebody is erased. `RegisterTests` holds it beside the register, so that no table is forgotten.
public enum Erasure {
    /// Tables of which rows go or columns are emptied.
    public static let tables: Set<String> = [
        "person", "ask", "offer", "offer_away", "proposal", "proposal_answer", "worry", "role_grant", "session", "sign_in_link", "sign_in_code",
        "second_step", "recovery_code", "worker_identity", "intake_draft", "search_entry", "search_text", "vault_key", "own_concept", "own_saying",
        "lesson_choice", "help_role", "agreement", "agreement_assent", "safeguard", "house_told", "housemate", "hold", "note", "note_version",
        "consent", "rights_request", "absence", "outbox", "match", "match_move", "talk",
        "reply_link", "channel_wish", "on_call", "help_line", "incident", "claim", "booking", "drop_in_duty",
        "claim_receipt", "bank_account", "payment", "payment_run", "payer_account",
        "interview", "interview_round",
        "outside_post", "outside_reply",
        "list_import", "list_row", "person_source", "circle", "circle_member", "activity_series", "attendance", "participation",
        "referral", "referral_door", "calendar_link", "calendar_feed",
        "task_trial", "role_agreement", "experiment", "house_person",
    ]

    /// Tables that stay as they are, and why.
    public static let untouched: [String: String] = [
        "event": "Ids without a name, needed to account for what was done; without even those after five years.",
        "processing": "Ids without a name in a chain that is worked out anew; gone after five years.",
        "processing_user": "Ids without a name of who looked, which the chain vouches for; gone after five years.",
        "erasure": "That somebody was erased, by an id that leads nowhere; without it they would come back with a copy.",
        "proposal_ground": "What kind of help was needed and offered, of an ask that leads to nobody.",
        "sign_in_limit": "Hashes that count for a day at most.",
        "broker_journey": "Secrets of a quarter of an hour, without a person.",
        "submission": "Where a form led to, for a week.",
        "organisation": "Of an organisation, not of a resident.",
        "house": "Of a house, not of a resident.",
        "opening_exception": "Of a house, not of a resident.",
        "room": "Of a house, not of a resident.",
        "booked_time": "When a room is taken; by whom stands with the booking.",
        "activity_time": "When an activity of a house is there.",
        "feed_event": "What a club does, from its own calendar.",
        "team": "Of a team, not of a resident.",
        "house_task": "What needs doing in a house; who does it goes.",
        "drop_in_places": "How many workers a drop-in hour wants.",
        "walk_in": "A number of the day, without who it was.",
        "talk_note": "What plays in a neighbourhood, without whom; gone after two years.",
    ]

    /// Each with municipality and person.
    static let statements: [SQL] = [
        "UPDATE ask SET owner = NULL, next_step = NULL, next_on = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE proposal SET proposed_by = NULL WHERE municipality = $1 AND proposed_by = $2",
        "UPDATE proposal SET introduced_by = NULL WHERE municipality = $1 AND introduced_by = $2",
        "UPDATE proposal_answer SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "UPDATE match SET owner = NULL, next_step = NULL, next_on = NULL WHERE municipality = $1 AND owner = $2 AND step = 'ended'",
        "UPDATE match_move SET moved_by = NULL WHERE municipality = $1 AND moved_by = $2",
        "UPDATE talk SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "UPDATE worry SET taken_up_by = NULL WHERE municipality = $1 AND taken_up_by = $2",
        "DELETE FROM note WHERE municipality = $1 AND subject = $2",
        "UPDATE note SET author = NULL WHERE municipality = $1 AND author = $2",
        "UPDATE note_version SET replaced_by = NULL WHERE municipality = $1 AND replaced_by = $2",
        "DELETE FROM consent WHERE municipality = $1 AND person = $2",
        "UPDATE consent SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "UPDATE consent SET witnessed_by = NULL WHERE municipality = $1 AND witnessed_by = $2",
        """
        UPDATE rights_request SET name = '', contact = NULL, words = NULL, outcome = NULL WHERE municipality = $1 AND person = $2 AND state <> 'open'
        """,
        "UPDATE rights_request SET person = NULL WHERE municipality = $1 AND person = $2",
        "UPDATE rights_request SET identity_by = NULL WHERE municipality = $1 AND identity_by = $2",
        "UPDATE rights_request SET owner = NULL, next_step = NULL, next_on = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE rights_request SET closed_by = NULL WHERE municipality = $1 AND closed_by = $2",
        "UPDATE own_concept SET made_by = NULL WHERE municipality = $1 AND made_by = $2",
        "UPDATE own_saying SET said_by = NULL WHERE municipality = $1 AND said_by = $2",
        "UPDATE lesson_choice SET chosen_by = NULL WHERE municipality = $1 AND chosen_by = $2",
        "UPDATE agreement SET drawn_up_by = NULL WHERE municipality = $1 AND drawn_up_by = $2",
        "UPDATE agreement_assent SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "UPDATE help_role SET made_by = NULL WHERE municipality = $1 AND made_by = $2",
        "DELETE FROM safeguard WHERE municipality = $1 AND person = $2",
        "UPDATE safeguard SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "DELETE FROM housemate WHERE municipality = $1 AND (person = $2 OR mate = $2)",
        "DELETE FROM house_told WHERE municipality = $1 AND person = $2",
        "UPDATE house_told SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "UPDATE activity_series SET organiser = NULL WHERE municipality = $1 AND organiser = $2",
        "UPDATE activity_series SET welcome = NULL WHERE municipality = $1 AND welcome = $2",
        "UPDATE calendar_feed SET owner = NULL WHERE municipality = $1 AND owner = $2",
        "DELETE FROM vault_key WHERE municipality = $1 AND holder IN (SELECT id FROM house_person WHERE municipality = $1 AND person = $2)",
        "DELETE FROM house_person WHERE municipality = $1 AND person = $2",
        "DELETE FROM calendar_link WHERE municipality = $1 AND person = $2",
        "DELETE FROM referral WHERE municipality = $1 AND person = $2",
        "UPDATE referral_door SET owner = NULL WHERE municipality = $1 AND owner = $2",
        "DELETE FROM participation WHERE municipality = $1 AND person = $2",
        "UPDATE participation SET companion = NULL WHERE municipality = $1 AND companion = $2",
        "DELETE FROM task_trial WHERE municipality = $1 AND person = $2",
        "UPDATE experiment SET owner = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE role_agreement SET owner = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE task_trial SET companion = NULL WHERE municipality = $1 AND companion = $2",
        "UPDATE attendance SET person = NULL WHERE municipality = $1 AND person = $2",
        "UPDATE booking SET booked_by = NULL WHERE municipality = $1 AND booked_by = $2",
        "DELETE FROM drop_in_duty WHERE municipality = $1 AND person = $2",
        "UPDATE hold SET placed_by = NULL WHERE municipality = $1 AND placed_by = $2",
        "UPDATE hold SET lifted_by = NULL WHERE municipality = $1 AND lifted_by = $2",
        "DELETE FROM vault_key WHERE municipality = $1 AND holder IN (SELECT id FROM hold WHERE municipality = $1 AND thing_kind = 'person' AND thing_id = $2)",
        "DELETE FROM hold WHERE municipality = $1 AND thing_kind = 'person' AND thing_id = $2",
        "DELETE FROM session WHERE municipality = $1 AND (person = $2 OR companion = $2)",
        "DELETE FROM sign_in_link WHERE municipality = $1 AND person = $2",
        "DELETE FROM sign_in_code WHERE municipality = $1 AND person = $2",
        "DELETE FROM recovery_code WHERE municipality = $1 AND person = $2",
        "DELETE FROM second_step WHERE municipality = $1 AND person = $2",
        "DELETE FROM worker_identity WHERE municipality = $1 AND person = $2",
        "DELETE FROM intake_draft WHERE municipality = $1 AND person = $2",
        "DELETE FROM absence WHERE municipality = $1 AND (person = $2 OR cover = $2)",
        "UPDATE absence SET set_by = NULL WHERE municipality = $1 AND set_by = $2",
        "DELETE FROM on_call WHERE municipality = $1 AND person = $2",
        "UPDATE on_call SET set_by = NULL WHERE municipality = $1 AND set_by = $2",
        "UPDATE help_line SET set_by = NULL WHERE municipality = $1 AND set_by = $2",
        "UPDATE incident SET reported_by = NULL WHERE municipality = $1 AND reported_by = $2",
        "UPDATE incident SET closed_by = NULL WHERE municipality = $1 AND closed_by = $2",
        "DELETE FROM claim WHERE municipality = $1 AND person = $2",
        "UPDATE claim SET claimed_by = NULL WHERE municipality = $1 AND claimed_by = $2",
        "UPDATE claim SET decided_by = NULL WHERE municipality = $1 AND decided_by = $2",
        "UPDATE claim_receipt SET added_by = NULL WHERE municipality = $1 AND added_by = $2",
        "UPDATE payment_run SET made_by = NULL WHERE municipality = $1 AND made_by = $2",
        "UPDATE payment_run SET closed_by = NULL WHERE municipality = $1 AND closed_by = $2",
        "UPDATE payer_account SET set_by = NULL WHERE municipality = $1 AND set_by = $2",
        "DELETE FROM bank_account WHERE municipality = $1 AND person = $2",
        "UPDATE bank_account SET set_by = NULL WHERE municipality = $1 AND set_by = $2",
        "DELETE FROM outbox WHERE municipality = $1 AND person = $2",
        "DELETE FROM reply_link WHERE municipality = $1 AND person = $2",
        "DELETE FROM channel_wish WHERE municipality = $1 AND person = $2",
        "UPDATE interview SET person = NULL, owner = NULL, next_step = NULL, next_on = NULL WHERE municipality = $1 AND person = $2",
        "UPDATE interview SET interviewer = NULL WHERE municipality = $1 AND interviewer = $2",
        "UPDATE interview SET owner = NULL, next_step = NULL, next_on = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE interview SET given_by = NULL WHERE municipality = $1 AND given_by = $2",
        "UPDATE interview SET settled_by = NULL WHERE municipality = $1 AND settled_by = $2",
        "UPDATE outside_post SET posted_by = NULL WHERE municipality = $1 AND posted_by = $2",
        "UPDATE outside_reply SET recorded_by = NULL WHERE municipality = $1 AND recorded_by = $2",
        "UPDATE interview_round SET owner = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE outbox SET owner = NULL WHERE municipality = $1 AND owner = $2",
        "UPDATE outbox SET settled_by = NULL WHERE municipality = $1 AND settled_by = $2",
        "UPDATE list_import SET brought_by = NULL WHERE municipality = $1 AND brought_by = $2",
        "UPDATE list_import SET undone_by = NULL WHERE municipality = $1 AND undone_by = $2",
        "DELETE FROM list_row WHERE municipality = $1 AND person = $2",
        "UPDATE list_row SET candidate = NULL WHERE municipality = $1 AND candidate = $2",
        "DELETE FROM person_source WHERE municipality = $1 AND person = $2",
        "UPDATE person_source SET told_by = NULL WHERE municipality = $1 AND told_by = $2",
        "DELETE FROM circle WHERE municipality = $1 AND contact = $2",
        "DELETE FROM circle_member WHERE municipality = $1 AND person = $2",
        "DELETE FROM role_grant WHERE municipality = $1 AND person = $2",
        "DELETE FROM vault_key WHERE municipality = $1 AND holder = $2",
    ]
}

extension Connection {
    /// The asks of somebody that are not over.
    public func openAsks(of person: Person.ID, in municipality: MunicipalityCode) throws -> [Ask.ID] {
        try rows(
            "SELECT id FROM ask WHERE municipality = $1 AND subject = $2 AND state NOT IN ('closed', 'withdrawn') ORDER BY id",
            [municipality, person]
        ) { $0.next() }
    }

    /// The offers of somebody that were not stopped.
    public func openOffers(ofPerson person: Person.ID, in municipality: MunicipalityCode) throws -> [Offer.ID] {
        try rows("SELECT id FROM offer WHERE municipality = $1 AND person = $2 AND state <> 'withdrawn' ORDER BY id", [municipality, person]) {
            $0.next()
        }
    }
}

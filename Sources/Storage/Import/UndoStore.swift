public import Neighbourhood

extension Connection {
    /// People of whom a list still has something that is not undone, in the order of their ids.
    public func peopleToUndo(of list: ListImport.ID, limit: Int, in municipality: MunicipalityCode) throws -> [Person.ID] {
        try rows(
            "SELECT DISTINCT person FROM list_row WHERE municipality = $1 AND list = $2 AND person IS NOT NULL AND fate IS NULL ORDER BY person LIMIT $3",
            [municipality, list, limit]
        ) { $0.next() }
    }

    /// What a list did with one person, in the order in which it was done.
    public func rows(of list: ListImport.ID, with person: Person.ID, in municipality: MunicipalityCode) throws -> [KeptRow] {
        try rows(
            "SELECT " + KeptRow.columns + " FROM list_row WHERE municipality = $1 AND person = $2 AND list = $3 AND fate IS NULL ORDER BY line",
            [municipality, person, list]
        ) { KeptRow(row: &$0, of: list) }
    }

    /// Keeps what became of what a list did with somebody. Who was taken out again is in no row any more.
    public func keep(fate: ListRow.Fate, of person: Person.ID, list: ListImport.ID, isRemoved: Bool, in municipality: MunicipalityCode) throws {
        try execute(
            """
            UPDATE list_row SET fate = $1, former = NULL, candidate = CASE WHEN $2 = 1 AND candidate = $3 THEN NULL ELSE candidate END,
                person = CASE WHEN $4 = 1 THEN NULL ELSE person END
            WHERE municipality = $5 AND list = $6 AND person = $7
            """, [fate, isRemoved, person, isRemoved, municipality, list, person])
    }

    /// Whether somebody stands anywhere but in their own row, and in so many offers, notes and rows of lists as are known of them.
    package func isElsewhere(_ person: Person.ID, besides own: (offers: Int, notes: Int, rows: Int, sources: Int), in municipality: MunicipalityCode)
        throws -> Bool
    {
        for (table, column) in PersonTraces.columns {
            let isThere = try first(
                "SELECT 1 FROM " + table + " WHERE municipality = $1 AND " + column + " = $2 LIMIT 1", [municipality, person]
            ) { $0.next(Int.self) }
            if isThere != nil { return true }
        }
        let held = try count(
            "SELECT count(*) FROM hold WHERE municipality = $1 AND thing_kind = 'person' AND thing_id = $2", [municipality, person])
        guard try !isInCircleWithOthers(person, in: municipality) else { return true }
        let counted = try [
            count("SELECT count(*) FROM offer WHERE municipality = $1 AND person = $2", [municipality, person]),
            count("SELECT count(*) FROM note WHERE municipality = $1 AND subject = $2", [municipality, person]),
            count("SELECT count(*) FROM list_row WHERE municipality = $1 AND person = $2", [municipality, person]),
            count("SELECT count(*) FROM person_source WHERE municipality = $1 AND person = $2", [municipality, person]),
        ]
        return held > 0 || counted != [own.offers, own.notes, own.rows, own.sources]
    }

    /// A list makes a circle of its own for an offer of a family or a group; nobody else is in it until somebody brings them in.
    private func isInCircleWithOthers(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            """
            SELECT count(*) FROM circle_member JOIN circle ON circle.municipality = circle_member.municipality AND circle.id = circle_member.circle
            WHERE circle_member.municipality = $1 AND circle_member.person = $2 AND circle.contact <> $2
            """, [municipality, person]) > 0
            || count(
                """
                SELECT count(*) FROM circle JOIN circle_member ON circle_member.municipality = circle.municipality AND circle_member.circle = circle.id
                WHERE circle.municipality = $1 AND circle.contact = $2 AND circle_member.person <> $2
                """, [municipality, person]) > 0
    }

    /// Whether an offer is as it was made, and nothing hangs on it.
    public func isUntouched(_ offer: Offer.ID, in municipality: MunicipalityCode) throws -> Bool {
        let isAsMade = try count("SELECT count(*) FROM offer WHERE municipality = $1 AND id = $2 AND version = 1", [municipality, offer]) == 1
        let proposed = try count("SELECT count(*) FROM proposal WHERE municipality = $1 AND offer = $2", [municipality, offer])
        let held = try count(
            "SELECT count(*) FROM hold WHERE municipality = $1 AND thing_kind = 'offer' AND thing_id = $2", [municipality, offer])
        let planned = try count("SELECT count(*) FROM activity_series WHERE municipality = $1 AND offer = $2", [municipality, offer])
        return isAsMade && proposed == 0 && held == 0 && planned == 0
    }

    /// Whether a note is as it was written.
    public func isUntouched(_ note: Note.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count("SELECT count(*) FROM note WHERE municipality = $1 AND id = $2 AND version = 1 AND answer IS NULL", [municipality, note]) == 1
    }

    /// Takes out an offer as if it had never been made.
    public func remove(offer: Offer.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM offer_away WHERE municipality = $1 AND offer = $2", [municipality, offer])
        try execute("DELETE FROM search_entry WHERE municipality = $1 AND kind = 'offer' AND id = $2", [municipality, offer])
        try execute("DELETE FROM offer WHERE municipality = $1 AND id = $2", [municipality, offer])
        try forgetEmptyCircles(in: municipality)
    }

    public func remove(note: Note.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM note WHERE municipality = $1 AND id = $2", [municipality, note])
    }

    /// Takes out somebody in whom nothing leads any more, with their key, as if they had never been written down. Not an erasure: they asked for nothing.
    public func remove(person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE list_row SET candidate = NULL WHERE municipality = $1 AND candidate = $2", [municipality, person])
        try execute("DELETE FROM search_entry WHERE municipality = $1 AND kind = 'person' AND id = $2", [municipality, person])
        try execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, person])
        try execute("DELETE FROM person WHERE municipality = $1 AND id = $2", [municipality, person])
    }
}

/// Where a person can stand besides their own row. `UndoTests` holds it beside the schema, so that no table is forgotten and nobody is taken out from under
/// something that leads to them. Offers, notes and lists are counted apart, because a list makes those itself.
package enum PersonTraces {
    package static let columns: [(table: SQL, column: SQL)] = [
        ("absence", "cover"), ("absence", "person"), ("absence", "set_by"), ("activity_series", "organiser"), ("activity_series", "welcome"),
        ("agreement", "drawn_up_by"), ("agreement_assent", "recorded_by"),
        ("ask", "asked_by"), ("attendance", "person"), ("booking", "booked_by"), ("drop_in_duty", "person"),
        ("bank_account", "person"), ("calendar_feed", "owner"), ("calendar_link", "person"), ("bank_account", "set_by"),
        ("claim", "person"),
        ("claim", "claimed_by"),
        ("claim", "decided_by"), ("claim_receipt", "added_by"), ("payer_account", "set_by"), ("payment_run", "made_by"), ("payment_run", "closed_by"),
        ("ask", "owner"), ("ask", "subject"), ("channel_wish", "person"), ("consent", "person"), ("consent", "recorded_by"),
        ("help_role", "made_by"), ("house_told", "person"), ("house_told", "recorded_by"), ("housemate", "mate"), ("housemate", "person"),
        ("help_line", "set_by"), ("incident", "closed_by"), ("incident", "owner"), ("incident", "reported_by"), ("on_call", "person"),
        ("on_call", "set_by"), ("interview", "given_by"), ("interview", "interviewer"), ("interview", "owner"), ("interview", "person"),
        ("interview", "settled_by"), ("interview_round", "owner"), ("outside_post", "posted_by"), ("outside_reply", "recorded_by"),
        ("intake_draft", "person"), ("lesson_choice", "chosen_by"), ("list_import", "brought_by"),
        ("list_import", "undone_by"), ("match", "owner"),
        ("match_move", "moved_by"), ("note", "author"), ("note_version", "replaced_by"), ("outbox", "owner"), ("outbox", "person"),
        ("outbox", "settled_by"), ("participation", "companion"), ("participation", "person"), ("own_concept", "made_by"), ("own_saying", "said_by"),
        ("person_source", "told_by"), ("proposal", "owner"),
        ("proposal", "proposed_by"), ("proposal", "introduced_by"), ("proposal_answer", "recorded_by"), ("recovery_code", "person"),
        ("referral", "person"), ("referral_door", "owner"),
        ("reply_link", "person"), ("rights_request", "closed_by"), ("rights_request", "identity_by"), ("rights_request", "owner"),
        ("rights_request", "person"), ("role_grant", "person"), ("safeguard", "person"), ("safeguard", "recorded_by"), ("second_step", "person"),
        ("experiment", "owner"), ("house_person", "person"), ("role_agreement", "owner"), ("task_trial", "companion"), ("task_trial", "owner"),
        ("task_trial", "person"),
        ("session", "companion"), ("session", "person"), ("sign_in_code", "person"), ("sign_in_link", "person"), ("talk", "recorded_by"),
        ("worker_identity", "person"), ("worry", "taken_up_by"),
    ]

    /// Counted apart, and let go of with a person who is taken out.
    package static let apart: Set<String> = [
        "offer.person", "note.subject", "list_row.person", "list_row.candidate", "person_source.person", "circle.contact", "circle_member.person",
    ]
}

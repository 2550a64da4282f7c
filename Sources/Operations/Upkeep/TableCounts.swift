import Neighbourhood
package import Storage

/// How many rows each table holds: what a copy is compared by. A test holds this list against the schema.
package struct TableCounts: Sendable, Equatable {
    let counts: [String: Int]
    var total: Int { counts.values.reduce(0, +) }

    package static let tables: [SQL] = [
        "absence",
        "activity_series",
        "activity_time",
        "agreement",
        "agreement_assent",
        "area",
        "ask",
        "attendance",
        "bank_account",
        "booked_time",
        "booking",
        "broker_journey",
        "calendar_feed",
        "calendar_link",
        "channel_wish",
        "circle",
        "circle_member",
        "claim",
        "claim_receipt",
        "consent",
        "drop_in_duty",
        "drop_in_places",
        "erasure",
        "event",
        "experiment",
        "feed_event",
        "help_line",
        "help_role",
        "history_pass",
        "hold",
        "house",
        "house_task",
        "house_person",
        "house_told",
        "housemate",
        "incident",
        "installation",
        "intake_draft",
        "interview",
        "interview_round",
        "lease",
        "lesson_choice",
        "list_import",
        "list_row",
        "migration",
        "match",
        "match_move",
        "municipality",
        "note",
        "note_version",
        "offer",
        "offer_away",
        "on_call",
        "opening_exception",
        "organisation",
        "outbox",
        "outside_post",
        "outside_reply",
        "own_concept",
        "own_saying",
        "participation",
        "payer_account",
        "payment",
        "payment_run",
        "person",
        "person_source",
        "postcode_point",
        "processing",
        "processing_sent",
        "processing_start",
        "processing_user",
        "proposal",
        "proposal_answer",
        "proposal_ground",
        "recovery_code",
        "referral",
        "referral_door",
        "reply_link",
        "rights_request",
        "role_agreement",
        "role_grant",
        "room",
        "safeguard",
        "school_holiday",
        "search_entry",
        "second_step",
        "session",
        "sign_in_code",
        "sign_in_limit",
        "sign_in_link",
        "smallest_group",
        "submission",
        "talk",
        "talk_note",
        "task_trial",
        "team",
        "team_area",
        "vault_key",
        "walk_in",
        "worker_identity",
        "worry",
    ]

    /// In one transaction, so that the numbers belong together. A table that an older schema lacks is left out.
    static func of(_ driver: any Driver) async throws -> TableCounts {
        try await driver.read(in: nil) { connection in
            let present = try connection.tableNames()
            var counts: [String: Int] = [:]
            for table in tables where present.contains(table.text) { counts[table.text] = try connection.count("SELECT count(*) FROM " + table) }
            return TableCounts(counts: counts)
        }
    }

    /// Whether these can be the numbers of a moment between two others, while people went on working.
    func lies(between first: TableCounts, and last: TableCounts) -> Bool {
        counts.keys == first.counts.keys && counts.keys == last.counts.keys
            && counts.allSatisfy { table, count in
                let ends = [first.counts[table] ?? 0, last.counts[table] ?? 0]
                return count >= (ends.min() ?? 0) && count <= (ends.max() ?? 0)
            }
    }
}

extension Connection {
    /// The tables of the databank; on SQLite without those of the search box itself.
    package func tableNames() throws -> Set<String> {
        switch engine {
        case .sqlite:
            Set(
                try rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_text%'", []) {
                    $0.next(String.self)
                })
        case .postgres:
            Set(try rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()", []) { $0.next(String.self) })
        }
    }
}

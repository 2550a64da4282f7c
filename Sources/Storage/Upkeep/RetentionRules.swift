import Foundation
import Neighbourhood

extension RetentionRule {
    static let people: [RetentionRule] = [
        RetentionRule(
            "draft", ["intake_draft"],
            """
            DELETE FROM intake_draft WHERE municipality = $1 AND person
                IN (SELECT person FROM intake_draft WHERE municipality = $1 AND saved_at < $2 LIMIT $3)
            """),
        RetentionRule(
            "submission", ["submission"],
            """
            DELETE FROM submission WHERE municipality = $1 AND token
                IN (SELECT token FROM submission WHERE municipality = $1 AND at < $2 LIMIT $3)
            """),
        RetentionRule(
            "role", ["role_grant"],
            """
            DELETE FROM role_grant WHERE municipality = $1 AND id
                IN (SELECT id FROM role_grant WHERE municipality = $1 AND until_at < $2 LIMIT $3)
            """),
        RetentionRule("cover", ["absence"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM absence WHERE municipality = $1 AND id IN (SELECT id FROM absence WHERE municipality = $1 AND last_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule(
            "consent", ["consent"],
            """
            DELETE FROM consent WHERE municipality = $1 AND id
                IN (SELECT id FROM consent WHERE municipality = $1 AND ended_at < $2 LIMIT $3)
            """),
        RetentionRule("request", ["rights_request"]) { connection, municipality, before, limit in
            let old = try connection.rows(
                "SELECT id FROM rights_request WHERE municipality = $1 AND closed_at < $2 LIMIT $3", [municipality, before, limit]
            ) { $0.next(String.self) }
            for id in old {
                try connection.execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, id])
                try connection.execute("DELETE FROM rights_request WHERE municipality = $1 AND id = $2", [municipality, id])
            }
            return old.count
        },
        RetentionRule("hold", ["hold"]) { connection, municipality, before, limit in
            let old = try connection.rows("SELECT id FROM hold WHERE municipality = $1 AND lifted_at < $2 LIMIT $3", [municipality, before, limit]) {
                $0.next(String.self)
            }
            for id in old {
                try connection.execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, id])
                try connection.execute("DELETE FROM hold WHERE municipality = $1 AND id = $2", [municipality, id])
            }
            return old.count
        },
    ]

    static let matches: [RetentionRule] = [
        RetentionRule(
            "note", ["note", "note_version"],
            """
            DELETE FROM note WHERE municipality = $1 AND id IN (SELECT id FROM note WHERE municipality = $1 AND written_at < $2
                AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = note.municipality AND lifted_at IS NULL
                    AND thing_kind = 'person' AND thing_id = note.subject)
                AND NOT EXISTS (SELECT 1 FROM person WHERE person.municipality = note.municipality AND person.id = note.subject
                    AND frozen_at IS NOT NULL) LIMIT $3)
            """),
        RetentionRule("ask", ["ask"]) { connection, municipality, before, limit in
            let over = try connection.rows(
                """
                SELECT id FROM ask WHERE municipality = $1 AND state IN ('closed', 'withdrawn') AND placed_at < $2 AND subject <> $3
                    AND NOT EXISTS (SELECT 1 FROM event WHERE event.municipality = ask.municipality AND thing_kind = 'ask' AND thing_id = ask.id
                        AND at >= $2 AND deed = 'close-ask')
                    AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = ask.municipality AND lifted_at IS NULL
                        AND (thing_kind = 'ask' AND thing_id = ask.id OR thing_kind = 'person' AND thing_id = ask.subject))
                    AND NOT EXISTS (SELECT 1 FROM person WHERE person.municipality = ask.municipality AND person.id = ask.subject
                        AND frozen_at IS NOT NULL)
                LIMIT $4
                """, [municipality, before, Person.nobody, limit]
            ) { $0.next(Ask.ID.self) }
            for ask in over { try connection.letGo(ask: ask, in: municipality) }
            return over.count
        },
        RetentionRule("offer", ["offer", "offer_away"]) { connection, municipality, before, limit in
            let over = try connection.rows(
                """
                SELECT id FROM offer WHERE municipality = $1 AND state = 'withdrawn' AND placed_at < $2 AND words <> ''
                    AND NOT EXISTS (SELECT 1 FROM event WHERE event.municipality = offer.municipality AND thing_kind = 'offer' AND thing_id = offer.id
                        AND at >= $2 AND deed = 'withdraw-offer')
                    AND NOT EXISTS (SELECT 1 FROM proposal JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
                        WHERE proposal.municipality = offer.municipality AND proposal.offer = offer.id AND ask.state = 'introduced')
                    AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = offer.municipality AND lifted_at IS NULL
                        AND (thing_kind = 'offer' AND thing_id = offer.id OR thing_kind = 'person' AND thing_id = offer.person))
                    AND NOT EXISTS (SELECT 1 FROM person WHERE person.municipality = offer.municipality AND person.id = offer.person
                        AND frozen_at IS NOT NULL)
                LIMIT $3
                """, [municipality, before, limit]
            ) { $0.next(Offer.ID.self) }
            for offer in over { try connection.letGo(offer: offer, in: municipality) }
            return over.count
        },
        RetentionRule("certificate", ["offer"]) { connection, municipality, before, limit in
            try connection.execute(
                "UPDATE offer SET vog_seen_on = NULL WHERE municipality = $1 AND id IN (SELECT id FROM offer WHERE municipality = $1 AND vog_seen_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule(
            "reason", ["proposal_answer"],
            """
            UPDATE proposal_answer SET reason = NULL WHERE municipality = $1 AND id
                IN (SELECT id FROM proposal_answer WHERE municipality = $1 AND answered_at < $2 AND reason IS NOT NULL LIMIT $3)
            """),
    ]

    static let signals: [RetentionRule] = [
        RetentionRule(
            "reporter", ["worry"],
            """
            UPDATE worry SET reporter_name = NULL, reporter_contact = NULL WHERE municipality = $1 AND id
                IN (SELECT id FROM worry WHERE municipality = $1 AND taken_up_at < $2 AND (reporter_name IS NOT NULL OR reporter_contact IS NOT NULL) LIMIT $3)
            """),
        RetentionRule("worry", ["worry"]) { connection, municipality, before, limit in
            let old = try connection.rows(
                """
                SELECT id FROM worry WHERE municipality = $1 AND taken_up_at < $2 AND NOT EXISTS (SELECT 1 FROM hold
                    WHERE hold.municipality = worry.municipality AND thing_kind = 'worry' AND thing_id = worry.id AND lifted_at IS NULL) LIMIT $3
                """, [municipality, before, limit]
            ) { $0.next(Worry.ID.self) }
            for worry in old {
                try connection.execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, worry])
                try connection.execute("DELETE FROM worry WHERE municipality = $1 AND id = $2", [municipality, worry])
            }
            return old.count
        },
    ]

    static let network: [RetentionRule] = [
        RetentionRule("partner", ["organisation"]) { connection, municipality, before, limit in
            try connection.execute(
                "UPDATE organisation SET phone = NULL, mail = NULL WHERE municipality = $1 AND id IN (SELECT id FROM organisation WHERE municipality = $1 AND confirmed_on < $2 AND (phone IS NOT NULL OR mail IS NOT NULL) LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("house", ["house"]) { connection, municipality, before, limit in
            try connection.execute(
                "UPDATE house SET phone = NULL WHERE municipality = $1 AND id IN (SELECT id FROM house WHERE municipality = $1 AND confirmed_on < $2 AND phone IS NOT NULL LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
    ]

    static let access: [RetentionRule] = [
        RetentionRule(
            "session", ["session"],
            """
            DELETE FROM session WHERE municipality = $1 AND id
                IN (SELECT id FROM session WHERE municipality = $1 AND ends_at < $2 LIMIT $3)
            """),
        RetentionRule(
            "link", ["sign_in_link"],
            """
            DELETE FROM sign_in_link WHERE municipality = $1 AND token_hash
                IN (SELECT token_hash FROM sign_in_link WHERE municipality = $1 AND ends_at < $2 LIMIT $3)
            """),
        RetentionRule(
            "code", ["sign_in_code"],
            """
            DELETE FROM sign_in_code WHERE municipality = $1 AND id
                IN (SELECT id FROM sign_in_code WHERE municipality = $1 AND ends_at < $2 LIMIT $3)
            """),
        RetentionRule(
            "limit", ["sign_in_limit"],
            """
            DELETE FROM sign_in_limit WHERE municipality = $1 AND (name, who)
                IN (SELECT name, who FROM sign_in_limit WHERE municipality = $1 AND free_at < $2 LIMIT $3)
            """),
        RetentionRule(
            "journey", ["broker_journey"],
            """
            DELETE FROM broker_journey WHERE municipality = $1 AND state_hash
                IN (SELECT state_hash FROM broker_journey WHERE municipality = $1 AND ends_at < $2 LIMIT $3)
            """),
        RetentionRule(
            "second-step", ["second_step", "recovery_code"],
            """
            DELETE FROM second_step WHERE municipality = $1 AND person
                IN (SELECT person FROM second_step WHERE municipality = $1 AND set_at < $2 AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.municipality = second_step.municipality AND role_grant.person = second_step.person AND (until_at IS NULL OR until_at >= $2)) LIMIT $3)
            """),
        RetentionRule(
            "identity", ["worker_identity"],
            """
            DELETE FROM worker_identity WHERE municipality = $1 AND person
                IN (SELECT person FROM worker_identity WHERE municipality = $1 AND linked_at < $2 AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.municipality = worker_identity.municipality AND role_grant.person = worker_identity.person AND (until_at IS NULL OR until_at >= $2)) LIMIT $3)
            """),
        RetentionRule("processing", ["processing", "processing_user"]) { connection, municipality, before, limit in
            try connection.forgetProcessing(before: before, in: municipality, limit: limit)
        },
        RetentionRule("history", ["event", "own_concept", "own_saying", "lesson_choice"], apply: forgetNamesInHistory),
    ]

    /// The one way in which the history changes: who did it, for whom and at whose request go. A trigger refuses every other change, and this one too
    /// unless a pass for this municipality and this moment lies in the databank; it lies there for the length of this transaction only, which no
    /// other transaction sees.
    private static func forgetNamesInHistory(
        _ connection: any Connection, _ municipality: MunicipalityCode, _ before: Date, _ limit: Int
    ) throws -> Int {
        let mark = "history-" + municipality.text
        let ids = try connection.rows(
            "SELECT id FROM event WHERE municipality = $1 AND id > $2 AND at < $3 ORDER BY id LIMIT $4",
            [municipality, try connection.secret(mark) ?? "", before, limit]
        ) { $0.next(String.self) }
        try connection.execute("INSERT INTO history_pass (municipality, before_at) VALUES ($1, $2)", [municipality, before])
        if let first = ids.first, let last = ids.last {
            try connection.execute(
                """
                UPDATE event SET actor = NULL, on_behalf_of = NULL, request = NULL,
                    thing_id = CASE thing_kind WHEN 'person' THEN '' ELSE thing_id END, with_id = CASE with_kind WHEN 'person' THEN NULL ELSE with_id END
                WHERE municipality = $1 AND id >= $2 AND id <= $3 AND at < $4
                """, [municipality, first, last, before])
            try connection.remember(mark, last)
        }
        try connection.execute("DELETE FROM history_pass WHERE municipality = $1", [municipality])
        let words = try connection.execute(
            "UPDATE own_concept SET made_by = NULL WHERE municipality = $1 AND from_at < $2 AND made_by IS NOT NULL", [municipality, before])
        let sayings = try connection.execute(
            "UPDATE own_saying SET said_by = NULL WHERE municipality = $1 AND from_at < $2 AND said_by IS NOT NULL", [municipality, before])
        let choices = try connection.execute(
            "UPDATE lesson_choice SET chosen_by = NULL WHERE municipality = $1 AND chosen_at < $2 AND chosen_by IS NOT NULL", [municipality, before])
        return ids.count == limit ? limit : min(limit - 1, ids.count + words + sayings + choices)
    }
}

import Foundation
import Neighbourhood

extension RetentionRule {
    static let people: [RetentionRule] = [
        RetentionRule("draft", rowsOf: "intake_draft", by: "person", where: "saved_at < $2"),
        RetentionRule("submission", rowsOf: "submission", by: "token", where: "at < $2"),
        RetentionRule("role", rowsOf: "role_grant", by: "id", where: "until_at < $2"),
        RetentionRule("cover", ["absence"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM absence WHERE municipality = $1 AND id IN (SELECT id FROM absence WHERE municipality = $1 AND last_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("rota", ["on_call"]) { connection, municipality, before, limit in
            try connection.execute(
                """
                DELETE FROM on_call WHERE municipality = $1
                    AND id IN (SELECT id FROM on_call WHERE municipality = $1 AND (ended_at < $2 OR on_day < $3) LIMIT $4)
                """, [municipality, before, CalendarDate(before), limit])
        },
        RetentionRule(
            "claim", rowsOf: "claim", and: ["claim_receipt", "payment"], by: "id",
            where: """
                (decided_at < $2 OR state = 'noted' AND claimed_at < $2) AND state NOT IN ('approved', 'running')
                AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = claim.municipality AND lifted_at IS NULL
                    AND thing_kind = 'person' AND thing_id = claim.person)
                """),
        RetentionRule(
            "run", rowsOf: "payment_run", by: "id",
            where: """
                closed_at < $2 AND NOT EXISTS (SELECT 1 FROM payment WHERE payment.municipality = payment_run.municipality AND payment.run = payment_run.id)
                """),
        RetentionRule(
            "account", rowsOf: "bank_account", by: "person",
            where: """
                set_at < $2 AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.municipality = bank_account.municipality
                    AND claim.person = bank_account.person AND (claimed_at >= $2 OR state IN ('claimed', 'approved', 'running')))
                """),
        RetentionRule("consent", rowsOf: "consent", by: "id", where: "ended_at < $2"),
        RetentionRule("request", sealedRowsOf: "rights_request", where: "closed_at < $2"),
        RetentionRule("hold", sealedRowsOf: "hold", where: "lifted_at < $2"),
        RetentionRule("message", sealedRowsOf: "outbox", where: "settled_at < $2"),
        RetentionRule("outside-reply", ["outside_reply"]) { connection, municipality, before, limit in
            let over: [OutsideReply.ID] = try connection.rows(
                "SELECT id FROM outside_reply WHERE municipality = $1 AND came_on < $2 ORDER BY came_on LIMIT $3",
                [municipality, CalendarDate(before), limit]
            ) { $0.next() }
            for reply in over {
                try connection.execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, reply])
                try connection.execute("DELETE FROM outside_reply WHERE municipality = $1 AND id = $2", [municipality, reply])
            }
            return over.count
        },
        RetentionRule("interview", sealedRowsOf: "interview", where: "given_at < $2 AND next_on IS NULL"),
        RetentionRule("interview-round", ["interview_round"]) { connection, municipality, before, limit in
            try connection.execute(
                """
                DELETE FROM interview_round WHERE municipality = $1 AND id IN (SELECT id FROM interview_round WHERE municipality = $1 AND last_on < $2
                    AND NOT EXISTS (SELECT 1 FROM interview WHERE interview.municipality = interview_round.municipality
                        AND interview.round = interview_round.id) LIMIT $3)
                """, [municipality, CalendarDate(before), limit])
        },
        RetentionRule("list", ["list_import", "list_row"]) { connection, municipality, before, limit in
            let over = try connection.rows(
                "SELECT id FROM list_import WHERE municipality = $1 AND taken_at < $2 LIMIT $3", [municipality, before, limit]
            ) { $0.next(ListImport.ID.self) }
            for list in over { try connection.remove(list: list, in: municipality) }
            return over.count
        },
        RetentionRule("list-file", ["list_import", "list_row"]) { connection, municipality, before, limit in
            try connection.letGoOfFiles(broughtBefore: before, limit: limit, in: municipality)
        },
        RetentionRule("reply", rowsOf: "reply_link", by: "token_hash", where: "ends_at < $2"),
    ]

    static let matches: [RetentionRule] = [
        RetentionRule(
            "note", rowsOf: "note", and: ["note_version"], by: "id",
            where: """
                written_at < $2
                AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = note.municipality AND lifted_at IS NULL
                    AND thing_kind = 'person' AND thing_id = note.subject)
                AND NOT EXISTS (SELECT 1 FROM person WHERE person.municipality = note.municipality AND person.id = note.subject
                    AND frozen_at IS NOT NULL)
                """),
        RetentionRule("ask", ["ask", "outside_post"]) { connection, municipality, before, limit in
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
        RetentionRule("offer", ["offer", "offer_away", "circle", "circle_member"]) { connection, municipality, before, limit in
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
        RetentionRule("safeguard", ["safeguard"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM safeguard WHERE municipality = $1 AND id IN (SELECT id FROM safeguard WHERE municipality = $1 AND met_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("house-told", rowsOf: "house_told", and: ["housemate"], by: "person", where: "told_at < $2"),
        RetentionRule("match", ["match", "match_move", "talk"]) { connection, municipality, before, limit in
            let over = try connection.rows(
                """
                SELECT match.id FROM match JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask
                JOIN offer ON offer.municipality = match.municipality AND offer.id = match.offer
                WHERE match.municipality = $1 AND match.ended_at < $2 AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = match.municipality
                    AND lifted_at IS NULL AND (thing_kind = 'ask' AND thing_id = match.ask OR thing_kind = 'offer' AND thing_id = match.offer
                        OR thing_kind = 'person' AND thing_id IN (ask.subject, offer.person)))
                LIMIT $3
                """, [municipality, before, limit]
            ) { $0.next(Match.ID.self) }
            for match in over { try connection.letGo(match: match, in: municipality) }
            return over.count
        },
        RetentionRule(
            "incident", sealedRowsOf: "incident",
            where: """
                closed_at < $2 AND NOT EXISTS (SELECT 1 FROM hold JOIN proposal ON proposal.municipality = incident.municipality AND proposal.id = incident.match
                    JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask
                    JOIN offer ON offer.municipality = proposal.municipality AND offer.id = proposal.offer
                    WHERE hold.municipality = incident.municipality AND lifted_at IS NULL AND (thing_kind = 'ask' AND thing_id = ask.id
                        OR thing_kind = 'offer' AND thing_id = offer.id OR thing_kind = 'person' AND thing_id IN (ask.subject, offer.person)))
                """),
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
        RetentionRule(
            "worry", sealedRowsOf: "worry",
            where: """
                taken_up_at < $2 AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = worry.municipality AND thing_kind = 'worry'
                    AND thing_id = worry.id AND lifted_at IS NULL)
                """),
    ]

    static let network: [RetentionRule] = [
        RetentionRule("partner", ["organisation"]) { connection, municipality, before, limit in
            try connection.execute(
                "UPDATE organisation SET phone = NULL, mail = NULL WHERE municipality = $1 AND id IN (SELECT id FROM organisation WHERE municipality = $1 AND confirmed_on < $2 AND (phone IS NOT NULL OR mail IS NOT NULL) LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("house", ["house"]) { connection, municipality, before, limit in
            try connection.execute(
                """
                UPDATE house SET phone = NULL, board_reach = NULL WHERE municipality = $1 AND id IN (SELECT id FROM house
                    WHERE municipality = $1 AND confirmed_on < $2 AND coalesce(phone, board_reach) IS NOT NULL LIMIT $3)
                """, [municipality, CalendarDate(before), limit])
        },
        RetentionRule("house-person", ["house_person"]) { connection, municipality, before, limit in
            let old = try connection.rows(
                """
                SELECT id FROM house_person WHERE municipality = $1 AND kept_on < $2 AND NOT EXISTS (SELECT 1 FROM house
                    WHERE house.municipality = house_person.municipality AND house.id = house_person.house AND house.confirmed_on >= $2) LIMIT $3
                """, [municipality, CalendarDate(before), limit]
            ) { $0.next(HousePerson.ID.self) }
            for id in old { try connection.delete(id, in: municipality) }
            return old.count
        },
        RetentionRule("activity", ["activity_series", "activity_time"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM activity_series WHERE municipality = $1 AND id IN (SELECT id FROM activity_series WHERE municipality = $1 AND runs_until < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("attendance", ["attendance"]) { connection, municipality, before, limit in
            try connection.execute(
                """
                UPDATE attendance SET person = NULL, first_name = NULL WHERE municipality = $1 AND id IN (SELECT id FROM attendance
                    WHERE municipality = $1 AND planned_on < $2 AND coalesce(person, first_name) IS NOT NULL LIMIT $3)
                """, [municipality, CalendarDate(before), limit])
        },
        RetentionRule("referral", ["referral"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM referral WHERE municipality = $1 AND id IN (SELECT id FROM referral WHERE municipality = $1 AND referred_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("participation", rowsOf: "participation", by: "id", where: "joined_at < $2"),
        RetentionRule("role-agreement", ["role_agreement"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM role_agreement WHERE municipality = $1 AND id IN (SELECT id FROM role_agreement WHERE municipality = $1 AND replaced_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("task-trial", ["task_trial"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM task_trial WHERE municipality = $1 AND id IN (SELECT id FROM task_trial WHERE municipality = $1 AND ended_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
        RetentionRule("booking", sealedRowsOf: "booking", and: ["booked_time", "drop_in_places", "drop_in_duty"], where: "last_at < $2"),
        RetentionRule("talk-note", ["talk_note"]) { connection, municipality, before, limit in
            try connection.execute(
                "DELETE FROM talk_note WHERE municipality = $1 AND id IN (SELECT id FROM talk_note WHERE municipality = $1 AND noted_on < $2 LIMIT $3)",
                [municipality, CalendarDate(before), limit])
        },
    ]

    static let access: [RetentionRule] = [
        RetentionRule("session", rowsOf: "session", by: "id", where: "ends_at < $2"),
        RetentionRule("calendar-link", rowsOf: "calendar_link", by: "person", where: "last_read_at < $2"),
        RetentionRule("link", rowsOf: "sign_in_link", by: "token_hash", where: "ends_at < $2"),
        RetentionRule("code", rowsOf: "sign_in_code", by: "id", where: "ends_at < $2"),
        RetentionRule("limit", rowsOf: "sign_in_limit", by: "name, who", where: "free_at < $2"),
        RetentionRule("journey", rowsOf: "broker_journey", by: "state_hash", where: "ends_at < $2"),
        RetentionRule(
            "second-step", rowsOf: "second_step", and: ["recovery_code"], by: "person",
            where: """
                set_at < $2 AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.municipality = second_step.municipality AND role_grant.person = second_step.person AND (until_at IS NULL OR until_at >= $2))
                """),
        RetentionRule(
            "identity", rowsOf: "worker_identity", by: "person",
            where: """
                linked_at < $2 AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.municipality = worker_identity.municipality AND role_grant.person = worker_identity.person AND (until_at IS NULL OR until_at >= $2))
                """),
        RetentionRule("processing", ["processing", "processing_user"]) { connection, municipality, before, limit in
            try connection.forgetProcessing(before: before, in: municipality, limit: limit)
        },
        RetentionRule("history", ["event", "own_concept", "own_saying", "lesson_choice", "help_role"], apply: forgetNamesInHistory),
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
        let roles = try connection.execute(
            "UPDATE help_role SET made_by = NULL WHERE municipality = $1 AND made_at < $2 AND made_by IS NOT NULL", [municipality, before])
        return ids.count == limit ? limit : min(limit - 1, ids.count + words + sayings + choices + roles)
    }
}

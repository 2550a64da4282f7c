/// Of what was written about somebody, told to them, brought in a list, and how they came in.
extension CopyPart {
    static let written: [CopyPart] = [
        CopyPart(
            "interview", from: "interview WHERE interview.municipality = $1 AND interview.person = $2",
            [
                CopyColumn.text("id", "round", "area", "state", "next_step", of: "interview"),
                CopyColumn.sealed("fields", .interviewFields, of: "interview"), CopyColumn.integers("gifts", "wishes", of: "interview"),
                CopyColumn.days("next_on", "kept_on", of: "interview"),
                CopyColumn.workers("interviewer", "owner", "given_by", "settled_by", of: "interview"),
                CopyColumn.moments("given_at", "handed_in_at", "settled_at", of: "interview"),
            ], leftOut: ["municipality code version": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "interview", from: "interview WHERE interview.municipality = $1 AND interview.interviewer = $2",
            [CopyColumn.text("id", "round", "state", of: "interview"), CopyColumn.moments("given_at", "handed_in_at", of: "interview")],
            leftOut: ["person": others]),
        CopyPart(
            "note", from: "note WHERE note.municipality = $2 AND note.subject = $3", needsToday: true,
            [
                CopyColumn.text("id", of: "note"), CopyColumn.sealed("answer", .noteAnswer, of: "note"),
                CopyColumn.shown("words", .noteWords, of: "note"), CopyColumn.shown("hidden_reason", .noteHiddenReason, of: "note"),
                CopyColumn.yes("is_delicate", of: "note"), CopyColumn.days("hidden_until", of: "note"), CopyColumn.workers("author", of: "note"),
                CopyColumn.moments("answered_at", "written_at", of: "note"), CopyColumn.integers("version", of: "note"),
            ], leftOut: ["municipality": rowMarks, "subject": "Dat bent u."]),
        CopyPart(
            "note_version",
            from:
                "note_version JOIN note ON note.municipality = note_version.municipality AND note.id = note_version.note WHERE note.municipality = $2 AND note.subject = $3",
            needsToday: true,
            [
                CopyColumn.text("note", of: "note_version"),
                CopyColumn.shown(
                    "words", .noteVersionWords, of: "note_version", row: "note_version.note || '.' || note_version.version"),
                CopyColumn.integers("version", of: "note_version"), CopyColumn.moments("replaced_at", of: "note_version"),
                CopyColumn.workers("replaced_by", of: "note_version"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "consent", from: "consent WHERE consent.municipality = $1 AND consent.person = $2",
            [
                CopyColumn.text("id", "purpose", "recipient_kind", "recipient", "parts", "text_version", "manner", "given_by", of: "consent"),
                CopyColumn.workers("recorded_by", "witnessed_by", of: "consent"), CopyColumn.moments("from_at", "ended_at", of: "consent"),
                CopyColumn.days("until_on", "given_on", of: "consent"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "safeguard", from: "safeguard WHERE safeguard.municipality = $1 AND safeguard.person = $2",
            [
                CopyColumn.text("id", "kind", "training", "profiles", "organisation", "role", of: "safeguard"),
                CopyColumn.days("met_on", "renew_on", "ask_on", of: "safeguard"), CopyColumn.integers("role_version", of: "safeguard"),
                CopyColumn.workers("recorded_by", of: "safeguard"), CopyColumn.moments("recorded_at", of: "safeguard"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "house_told", from: "house_told WHERE house_told.municipality = $1 AND house_told.person = $2",
            [CopyColumn.moments("told_at", of: "house_told"), CopyColumn.workers("recorded_by", of: "house_told")],
            leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "housemate", from: "housemate WHERE housemate.municipality = $1 AND (housemate.person = $2 OR housemate.mate = $2)",
            [CopyColumn.workers("person", "mate", of: "housemate")], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "rights_request", from: "rights_request WHERE rights_request.municipality = $1 AND rights_request.person = $2",
            [
                CopyColumn.text(
                    "id", "asked", "name", "contact", "source", "identity", "next_step", "state", of: "rights_request"),
                CopyColumn.sealed("words", .requestWords, of: "rights_request"), CopyColumn.sealed("outcome", .requestOutcome, of: "rights_request"),
                CopyColumn.sealed("extended_because", .requestExtendedBecause, of: "rights_request"),
                CopyColumn.workers("identity_by", "owner", "closed_by", of: "rights_request"),
                CopyColumn.days("next_on", "due_on", "extended_on", of: "rights_request"), CopyColumn.integers("version", of: "rights_request"),
                CopyColumn.moments("closed_at", "received_at", of: "rights_request"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "event",
            from:
                "event WHERE event.municipality = $1 AND ((event.thing_kind = 'person' AND event.thing_id = $2) OR event.on_behalf_of = $2 OR event.actor = $2)",
            [
                CopyColumn.text("deed", "thing_kind", "with_kind", of: "event"), CopyColumn.moments("at", of: "event"),
                CopyColumn.workers("actor", "on_behalf_of", of: "event"),
            ], leftOut: ["municipality id request": rowMarks, "thing_id with_id": "Een kenmerk van waar het over ging; dat kan over een ander gaan."]),
    ]

    /// What was told. The words were made when they left, of what is copied elsewhere.
    static let told: [CopyPart] = [
        CopyPart(
            "outbox", from: "outbox WHERE outbox.municipality = $1 AND outbox.person = $2",
            [
                CopyColumn.text("id", "kind", "channel", "state", "fault", of: "outbox"), CopyColumn.integers("attempts", of: "outbox"),
                CopyColumn.sealed("words", .outboxWords, of: "outbox"),
                CopyColumn.moments("written_at", "due_at", "not_before", "ends_at", "settled_at", of: "outbox"),
                CopyColumn.workers("settled_by", "owner", of: "outbox"), CopyColumn.days("next_on", of: "outbox"),
            ],
            leftOut: [
                "municipality went_with rank": rowMarks, "person": "Dat bent u.",
                "thing_kind thing_id": "Een kenmerk van het voorstel; dat staat hierboven.",
                "holder held_until": "Welk programma het bericht verstuurde; zegt niets over u.",
            ]),
        CopyPart(
            "reply_link", from: "reply_link WHERE reply_link.municipality = $1 AND reply_link.person = $2",
            [
                CopyColumn.text("purpose", "side", "channel", "choice", of: "reply_link"),
                CopyColumn.moments("made_at", "ends_at", "used_at", of: "reply_link"),
            ],
            leftOut: [
                "municipality message": rowMarks, "person": "Dat bent u.", "token_hash": secrets,
                "thing_kind thing_id": "Een kenmerk van het voorstel; dat staat hierboven.",
            ]),
        CopyPart(
            "channel_wish", from: "channel_wish WHERE channel_wish.municipality = $1 AND channel_wish.person = $2",
            [
                CopyColumn.text("language", "refused", of: "channel_wish"), CopyColumn.integers("from_hour", "until_hour", of: "channel_wish"),
                CopyColumn.moments("set_at", of: "channel_wish"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
    ]

    /// Where it came from.
    static let lists: [CopyPart] = [
        CopyPart(
            "person_source", from: "person_source WHERE person_source.municipality = $1 AND person_source.person = $2",
            [
                CopyColumn.sealed("origin", .sourceOrigin, of: "person_source", row: "person_source.person"),
                CopyColumn.moments("since", "told_at", of: "person_source"), CopyColumn.workers("told_by", of: "person_source"),
            ], leftOut: ["municipality list": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "list_row", from: "list_row WHERE list_row.municipality = $1 AND list_row.person = $2",
            [
                CopyColumn.integers("line", of: "list_row"), CopyColumn.text("outcome", "fate", of: "list_row"),
                CopyColumn.sealed("former", .rowFormer, of: "list_row", row: "list_row.list || '.' || list_row.line"),
                CopyColumn.sealed("cells", .rowCells, of: "list_row", row: "list_row.list || '.' || list_row.line"),
            ],
            leftOut: [
                "municipality list offer note version_after": rowMarks, "person": "Dat bent u.",
                "verdict candidate twin choice": "Op wie een regel van een lijst leek voor zij iemand werd; dat kan over een ander gaan.",
            ]),
    ]

    static let secrets = "Een geheim of een hash ervan; dat geven beveiligt u niet."

    static let doors: [CopyPart] = [
        CopyPart(
            "role_grant", from: "role_grant WHERE role_grant.municipality = $1 AND role_grant.person = $2",
            [CopyColumn.text("role", "scope_kind", "scope_id", of: "role_grant"), CopyColumn.moments("from_at", "until_at", of: "role_grant")],
            leftOut: ["municipality id": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "absence", from: "absence WHERE absence.municipality = $1 AND (absence.person = $2 OR absence.cover = $2)",
            [
                CopyColumn.workers("person", "cover", "set_by", of: "absence"), CopyColumn.days("first_on", "last_on", of: "absence"),
                CopyColumn.moments("set_at", "ended_at", of: "absence"),
            ], leftOut: ["municipality id": rowMarks]),
        CopyPart(
            "on_call", from: "on_call WHERE on_call.municipality = $1 AND on_call.person = $2",
            [
                CopyColumn.text("team", of: "on_call"), CopyColumn.integers("weekday", "from_minute", "until_minute", of: "on_call"),
                CopyColumn.days("on_day", of: "on_call"), CopyColumn.workers("person", "set_by", of: "on_call"),
                CopyColumn.moments("set_at", "ended_at", of: "on_call"),
            ], leftOut: ["municipality id": rowMarks]),
        CopyPart(
            "activity_series",
            from: """
                activity_series WHERE activity_series.municipality = $1 AND (activity_series.organiser = $2 OR activity_series.welcome = $2)
                """,
            [
                CopyColumn.text("id", "offer", "room", "rule", "target_groups", "cost_note", of: "activity_series"),
                CopyColumn.workers("organiser", "welcome", of: "activity_series"),
                CopyColumn.integers("from_minute", "until_minute", "capacity", "cost", "sequence", "version", of: "activity_series"),
                CopyColumn.days("first_on", "last_on", "runs_until", of: "activity_series"),
                CopyColumn.yes("skips_holidays", "has_waiting_list", of: "activity_series"),
                CopyColumn.moments("changed_at", "ended_at", of: "activity_series"),
            ], leftOut: ["municipality": rowMarks, "organiser_name welcome_name": others]),
        CopyPart(
            "participation", from: "participation WHERE participation.municipality = $1 AND participation.person = $2",
            [
                CopyColumn.text("id", "activity", "ask", "worry", "outcome", of: "participation"), CopyColumn.days("first_on", of: "participation"),
                CopyColumn.yes("is_waiting", "seeks_companion", of: "participation"),
                CopyColumn.moments("joined_at", "ended_at", of: "participation"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u.", "companion": others]),
        CopyPart(
            "referral", from: "referral WHERE referral.municipality = $1 AND referral.person = $2",
            [
                CopyColumn.text("id", "organisation", "ask", of: "referral"), CopyColumn.days("referred_on", "contact_on", of: "referral"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u.", "code_hash": secrets]),
        CopyPart(
            "referral_door", from: "referral_door WHERE referral_door.municipality = $1 AND referral_door.owner = $2",
            [
                CopyColumn.text("organisation", of: "referral_door"), CopyColumn.moments("given_at", "last_used_at", of: "referral_door"),
            ], leftOut: ["municipality": rowMarks, "owner": "Dat bent u.", "token_hash": secrets]),
        CopyPart(
            "attendance", from: "attendance WHERE attendance.municipality = $1 AND attendance.person = $2",
            [
                CopyColumn.text("id", "activity", "part", of: "attendance"), CopyColumn.days("planned_on", of: "attendance"),
                CopyColumn.integers("heads", of: "attendance"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u.", "first_name": others]),
        CopyPart(
            "booking", from: "booking WHERE booking.municipality = $1 AND booking.booked_by = $2",
            [
                CopyColumn.text("id", "room", "kind", "rule", "activity", of: "booking"), CopyColumn.sealed("what", .bookingWhat, of: "booking"),
                CopyColumn.sealed("keys", .bookingKeys, of: "booking"), CopyColumn.integers("people", of: "booking"),
                CopyColumn.moments("booked_at", "last_at", of: "booking"),
            ], leftOut: ["municipality": rowMarks, "booked_by": "Dat bent u."]),
        CopyPart(
            "drop_in_duty", from: "drop_in_duty WHERE drop_in_duty.municipality = $1 AND drop_in_duty.person = $2",
            [
                CopyColumn.text("booking", of: "drop_in_duty"), CopyColumn.days("on_day", of: "drop_in_duty"),
                CopyColumn.yes("is_there", of: "drop_in_duty"),
            ], leftOut: ["municipality id": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "task_trial", from: "task_trial WHERE task_trial.municipality = $1 AND task_trial.person = $2",
            [
                CopyColumn.text("id", "task", "step", "helper_said", of: "task_trial"),
                CopyColumn.days("started_on", "ask_on", "heard_on", "ended_on", of: "task_trial"),
                CopyColumn.yes("seeks_companion", of: "task_trial"),
                CopyColumn.workers("owner", of: "task_trial"), CopyColumn.integers("version", of: "task_trial"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u.", "companion companion_said": others]),
        CopyPart(
            "experiment", from: "experiment WHERE experiment.municipality = $1 AND experiment.owner = $2",
            [CopyColumn.text("id", "title", of: "experiment"), CopyColumn.days("first_on", "last_on", of: "experiment")],
            leftOut: ["municipality version": rowMarks, "owner": "Dat bent u."]),
        CopyPart(
            "role_agreement", from: "role_agreement WHERE role_agreement.municipality = $1 AND role_agreement.owner = $2",
            [
                CopyColumn.text("id", "house", "team", of: "role_agreement"), CopyColumn.integers("version", of: "role_agreement"),
                CopyColumn.days("drawn_up_on", "review_on", of: "role_agreement"),
            ],
            leftOut: [
                "municipality": rowMarks, "owner": "Dat bent u.",
                "board_name board_behalf board_on board_on_paper team_name team_behalf team_on team_on_paper": others,
            ]),
        CopyPart(
            "session", from: "session WHERE session.municipality = $1 AND session.person = $2",
            [
                CopyColumn.text("id", "stage", "device", of: "session"), CopyColumn.integers("idle_seconds", of: "session"),
                CopyColumn.moments("started_at", "seen_at", "ends_at", "turned_at", "offered_at", "former_until", "proven_at", of: "session"),
                CopyColumn.workers("companion", of: "session"),
            ],
            leftOut: ["municipality returns_to": rowMarks, "person": "Dat bent u.", "token_hash next_hash former_hash": secrets]),
        CopyPart(
            "sign_in_link", from: "sign_in_link WHERE sign_in_link.municipality = $1 AND sign_in_link.person = $2",
            [CopyColumn.moments("ends_at", "used_at", of: "sign_in_link"), CopyColumn.yes("is_reusable", of: "sign_in_link")],
            leftOut: ["municipality": rowMarks, "person": "Dat bent u.", "token_hash": secrets]),
        CopyPart(
            "calendar_feed", from: "calendar_feed WHERE calendar_feed.municipality = $1 AND calendar_feed.owner = $2",
            [
                CopyColumn.text("id", "house", "name", "trouble", of: "calendar_feed"),
                CopyColumn.sealed("address", .feedAddress, of: "calendar_feed"),
                CopyColumn.moments("read_at", "next_at", "trouble_since", of: "calendar_feed"),
            ], leftOut: ["municipality": rowMarks, "owner": "Dat bent u.", "left_out": others]),
        CopyPart(
            "house_person", from: "house_person WHERE house_person.municipality = $1 AND house_person.person = $2",
            [
                CopyColumn.text("house", "first_name", "last_name", "part", "task", "days", "shown", "media", of: "house_person"),
                CopyColumn.sealed("photo", .housePersonPhoto, of: "house_person"), CopyColumn.days("agreed_on", "kept_on", of: "house_person"),
            ], leftOut: ["municipality id version": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "calendar_link", from: "calendar_link WHERE calendar_link.municipality = $1 AND calendar_link.person = $2",
            [CopyColumn.moments("made_at", "last_read_at", of: "calendar_link")],
            leftOut: ["municipality": rowMarks, "person": "Dat bent u.", "token_hash": secrets]),
        CopyPart(
            "sign_in_code", from: "sign_in_code WHERE sign_in_code.municipality = $1 AND sign_in_code.person = $2",
            [CopyColumn.text("carrier", of: "sign_in_code"), CopyColumn.moments("made_at", "ends_at", of: "sign_in_code")],
            leftOut: ["municipality id": rowMarks, "person": "Dat bent u.", "code_hash holder_hash": secrets]),
        CopyPart(
            "second_step", from: "second_step WHERE second_step.municipality = $1 AND second_step.person = $2",
            [CopyColumn.moments("set_at", of: "second_step")],
            leftOut: ["municipality last_step": rowMarks, "person": "Dat bent u.", "sealed_secret": secrets]),
        CopyPart(
            "recovery_code", from: "recovery_code WHERE recovery_code.municipality = $1 AND recovery_code.person = $2",
            [CopyColumn.workers("person", of: "recovery_code")], leftOut: ["municipality": rowMarks, "code_hash": secrets]),
        CopyPart(
            "worker_identity", from: "worker_identity WHERE worker_identity.municipality = $1 AND worker_identity.person = $2",
            [CopyColumn.text("issuer", "subject", of: "worker_identity"), CopyColumn.moments("linked_at", of: "worker_identity")],
            leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "processing",
            from: "processing WHERE processing.municipality = $1 AND (processing.subject = $2 OR processing.others LIKE '%' || $2 || '%')",
            [CopyColumn.text("deed", "outcome", of: "processing"), CopyColumn.moments("began_at", "ended_at", of: "processing")],
            leftOut: [
                "municipality number trace_id span_id user_hash hash": rowMarks, "subject": "Dat bent u.", "others": others,
            ]),
        CopyPart(
            "processing_user",
            from: """
                processing_user JOIN processing ON processing.municipality = processing_user.municipality AND processing.number = processing_user.number
                WHERE processing.municipality = $1 AND (processing.subject = $2 OR processing.others LIKE '%' || $2 || '%')
                """,
            [CopyColumn.workers("person", of: "processing_user"), CopyColumn.text("roles", of: "processing_user")],
            leftOut: ["municipality number nonce request": rowMarks, "beside": others]),
    ]
}

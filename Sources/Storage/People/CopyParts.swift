/// Which rows of which table are about somebody. `PersonCopyTests` holds it against the register: a column without an answer here fails.
extension CopyPart {
    static let all: [CopyPart] = [person] + gifts + matches + agreements + incidents + allowance + written + told + lists + doors

    /// Tables without a way from a row to a person, and why nothing of them is copied.
    static let leftOutTables: [String: String] = [
        "list_import": "De lijst als geheel gaat over velen. Waar uw gegevens vandaan komen, staat bij de herkomst.",
        "worry":
            "Een zorg staat niet op naam: om wie het gaat, staat er alleen in woorden van de melder. Het wijkteam zoekt op verzoek na of er een zorg over u is, en beschermt de melder (AVG art. 15 lid 4).",
        "search_entry": "Een afgeleide kopie van wat hierboven al staat, voor het zoeken.",
        "search_text": "Een afgeleide kopie van wat hierboven al staat, voor het zoeken.",
        "vault_key": "De sleutel waarmee uw woorden zijn verzegeld, en een teken van welke hoofdsleutel; dat geven beveiligt u niet.",
        "hold": "Waarom iets nu niet gewist mag worden, met namen van medewerkers. Vraag het aan wie uw verzoek behandelt.",
        "erasure": "Wie gewist is: kenmerken die nergens meer naartoe leiden. U staat er niet op.",
        "submission": "Nummers van verstuurde formulieren, een week lang; er staat geen persoon in.",
        "sign_in_limit": "Tellers tegen raden; er staat alleen een hash in en geen persoon.",
        "broker_journey": "Een aanmelding die onderweg is, een kwartier lang; er staat geen persoon in.",
        "intake_draft": "Het klad van een gesprek dat een medewerker nog typt, over een ander. Hooguit twee weken.",
        "organisation": "Gegevens van een organisatie, openbaar op de pagina Wie helpt.",
        "house": "Gegevens van een buurthuis, openbaar op de pagina Wie helpt.",
        "opening_exception": "Wanneer een buurthuis anders open is, openbaar op zijn pagina.",
        "room": "Een zaal van een buurthuis, niet van een bewoner.",
        "booked_time": "Wanneer een zaal bezet is; waarvoor u haar boekte, staat bij de boekingen.",
        "team": "Gegevens van een wijkteam, openbaar op de pagina Wie helpt.",
        "own_concept": "Woorden van hier, en welke medewerker ze uitlegde: over het werk, niet over een bewoner.",
        "own_saying": "Woorden van hier, en welke medewerker ze uitlegde: over het werk, niet over een bewoner.",
        "processing_start": "Waar het logboek begint; er staat geen persoon in.",
        "processing_sent": "Tot waar het logboek is doorgegeven; er staat geen persoon in.",
        "outside_reply": "Wie van buiten op een vraag reageerde. Die staat niet in Omzien, en gaat over een ander (AVG art. 15 lid 4).",
        "interview_round":
            "Een ronde langs de deuren: straten en dagen, en welke medewerker ervoor zorgt. Het gaat over het werk, niet over een bewoner.",
        "help_role": "Wat een rol in deze gemeente inhoudt, en welke medewerker dat vastlegde: over het werk, niet over een bewoner.",
        "help_line": "Wat de gemeente vertelt aan wie hulp nodig heeft, en welke medewerker dat vastlegde: over het werk, niet over een bewoner.",
        "payment_run": "Welke medewerker betalingen klaarzette en wanneer; uw eigen betaling staat bij ‘payment’.",
        "payer_account": "De rekening van de gemeente, en welke medewerker die vastlegde: over het werk, niet over een bewoner.",
        "lesson_choice": "Een keuze van de gemeente, en welke medewerker haar maakte: over het werk, niet over een bewoner.",
    ]

    private static let rowMarks = "Een kenmerk van de rij; zegt niets over u."
    private static let others = "Gaat over een ander (AVG art. 15 lid 4)."

    private static let person = CopyPart(
        "person", from: "person WHERE person.municipality = $1 AND person.id = $2",
        [
            CopyColumn.text(
                "id", "name", "call_name", "phone", "mail", "street", "house_number", "postcode", "area", "reach", "languages", "imported_as",
                of: "person"),
            CopyColumn.sealed("reach_note", .personReachNote, of: "person"), CopyColumn.sealed("loves", .personLoves, of: "person"),
            CopyColumn.sealed("wishes", .personWishes, of: "person"),
            CopyColumn.integers("born_year", "birthday", "at_most", "version", of: "person"),
            CopyColumn.numbers("latitude", "longitude", of: "person"),
            CopyColumn.moments("registered_at", "frozen_at", of: "person"),
        ], leftOut: ["municipality": rowMarks])

    private static let gifts: [CopyPart] = [
        CopyPart(
            "ask", from: "ask WHERE ask.municipality = $1 AND ask.subject = $2",
            [
                CopyColumn.text(
                    "id", "aware", "rhythm", "languages", "wish", "nearness", "source", "area", "state", "next_step", "imported_as", of: "ask"),
                CopyColumn.sealed("relation", .askRelation, of: "ask"), CopyColumn.sealed("words", .askWords, of: "ask"),
                CopyColumn.sealed("when_words", .askWhenWords, of: "ask"), CopyColumn.sealed("call_back", .askCallBack, of: "ask"),
                CopyColumn.sealed("closed_reason", .askClosedReason, of: "ask"),
                CopyColumn.forms("forms", of: "ask"), CopyColumn.dayParts("wanted", of: "ask"), CopyColumn.yes("needs_vog", of: "ask"),
                CopyColumn.numbers("latitude", "longitude", of: "ask"), CopyColumn.workers("owner", "asked_by", of: "ask"),
                CopyColumn.days("next_on", of: "ask"), CopyColumn.integers("version", of: "ask"), CopyColumn.moments("placed_at", of: "ask"),
            ], leftOut: ["municipality": rowMarks, "subject": "Dat bent u."]),
        CopyPart(
            "ask", from: "ask WHERE ask.municipality = $1 AND ask.asked_by = $2 AND ask.subject <> $2",
            [
                CopyColumn.text("id", "source", "state", of: "ask"), CopyColumn.sealed("relation", .askRelation, of: "ask"),
                CopyColumn.sealed("words", .askWords, of: "ask"), CopyColumn.moments("placed_at", of: "ask"),
            ],
            leftOut: ["subject": others]),
        CopyPart(
            "outside_post",
            from: """
                outside_post JOIN ask ON ask.municipality = outside_post.municipality AND ask.id = outside_post.ask
                WHERE outside_post.municipality = $1 AND ask.subject = $2
                """,
            [
                CopyColumn.text("id", "ask", "channel", of: "outside_post"), CopyColumn.sealed("words", .outsidePostWords, of: "outside_post"),
                CopyColumn.days("look_on", "posted_on", of: "outside_post"), CopyColumn.workers("posted_by", of: "outside_post"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "offer", from: "offer WHERE offer.municipality = $1 AND offer.person = $2",
            [
                CopyColumn.text(
                    "id", "kind", "party", "party_name", "circle", "house", "organisation", "rhythm", "nearness", "languages", "role", "source",
                    "area",
                    "state", "imported_as", of: "offer"),
                CopyColumn.sealed("title", .offerTitle, of: "offer"), CopyColumn.sealed("words", .offerWords, of: "offer"),
                CopyColumn.sealed("when_words", .offerWhenWords, of: "offer"), CopyColumn.sealed("conditions", .offerConditions, of: "offer"),
                CopyColumn.forms("forms", of: "offer"), CopyColumn.dayParts("weekly", of: "offer"),
                CopyColumn.days("from_on", "until_on", "paused_until", "vog_seen_on", "confirmed_on", of: "offer"),
                CopyColumn.yes("no_stairs", "no_pets", "light_only", "wants_allowance", "term_time_only", of: "offer"),
                CopyColumn.integers("reach_metres", "at_once", "running", "version", of: "offer"),
                CopyColumn.numbers("latitude", "longitude", of: "offer"),
                CopyColumn.moments("asked_last_at", "recheck_asked_at", "recheck_reminded_at", "placed_at", of: "offer"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "circle",
            from: """
                circle WHERE circle.municipality = $1 AND EXISTS (SELECT 1 FROM circle_member WHERE circle_member.municipality = circle.municipality
                    AND circle_member.circle = circle.id AND circle_member.person = $2)
                """,
            [
                CopyColumn.text("id", "kind", "name", of: "circle"), CopyColumn.workers("contact", of: "circle"),
                CopyColumn.integers("size", "version", of: "circle"), CopyColumn.moments("made_at", of: "circle"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "circle_member", from: "circle_member WHERE circle_member.municipality = $1 AND circle_member.person = $2",
            [CopyColumn.text("circle", of: "circle_member"), CopyColumn.moments("joined_at", of: "circle_member")],
            leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "offer_away",
            from:
                "offer_away JOIN offer ON offer.municipality = offer_away.municipality AND offer.id = offer_away.offer WHERE offer.municipality = $1 AND offer.person = $2",
            [CopyColumn.text("offer", of: "offer_away"), CopyColumn.days("first_on", "last_on", of: "offer_away")],
            leftOut: ["municipality": rowMarks]),
    ]

    /// A proposal is of two people: of the other side nothing is copied but that there was one.
    private static let sides: SQL = """
         JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask JOIN offer ON offer.municipality = proposal.municipality
            AND offer.id = proposal.offer WHERE proposal.municipality = $1 AND (ask.subject = $2 OR offer.person = $2)
        """

    private static let sidesOfMatch: SQL = """
         JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask JOIN offer ON offer.municipality = match.municipality
            AND offer.id = match.offer WHERE match.municipality = $1 AND (ask.subject = $2 OR offer.person = $2)
        """

    /// What the other said of it is the other's.
    private static func own(_ table: SQL) -> SQL {
        " AND ((ask.subject = $2 AND coalesce(" + table + ".side, 'ask') = 'ask') OR (offer.person = $2 AND " + table + ".side = 'offer'))"
    }

    private static let matches: [CopyPart] = [
        CopyPart(
            "proposal", from: "proposal" + sides,
            [
                CopyColumn.text("id", "ask", "offer", "next_step", of: "proposal"),
                CopyColumn.moments("proposed_at", "introduced_at", "withdrawn_at", "ended_at", of: "proposal"),
                CopyColumn.yes("is_open", of: "proposal"),
                CopyColumn.workers("proposed_by", "introduced_by", "owner", of: "proposal"), CopyColumn.days("next_on", of: "proposal"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "proposal_answer",
            from: "proposal_answer JOIN proposal ON proposal.municipality = proposal_answer.municipality AND proposal.id = proposal_answer.proposal"
                + sides
                + " AND ((ask.subject = $2 AND proposal_answer.side = 'ask') OR (offer.person = $2 AND proposal_answer.side = 'offer'))",
            [
                CopyColumn.text("id", "proposal", "side", "reply", of: "proposal_answer"),
                CopyColumn.sealed("reason", .answerReason, of: "proposal_answer"),
                CopyColumn.moments("answered_at", of: "proposal_answer"), CopyColumn.workers("recorded_by", of: "proposal_answer"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "proposal_ground",
            from: "proposal_ground JOIN proposal ON proposal.municipality = proposal_ground.municipality AND proposal.id = proposal_ground.proposal"
                + sides,
            [CopyColumn.text("proposal", "asked", "offered", of: "proposal_ground")], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "match", from: "match" + sidesOfMatch,
            [
                CopyColumn.text("id", "ask", "offer", "role", "step", "step_before", "next_step", of: "match"),
                CopyColumn.workers("owner", of: "match"),
                CopyColumn.moments("since_at", "introduced_at", "started_at", "ended_at", of: "match"),
                CopyColumn.days("until_on", "term_on", "next_on", of: "match"), CopyColumn.yes("stays_in_touch", of: "match"),
                CopyColumn.integers("role_version", "version", of: "match"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "match_move",
            from: "match_move JOIN match ON match.municipality = match_move.municipality AND match.id = match_move.match" + sidesOfMatch
                + own("match_move"),
            [
                CopyColumn.text("id", "match", "deed", "step", "side", "means", of: "match_move"),
                CopyColumn.sealed("reason", .moveReason, of: "match_move"), CopyColumn.moments("at", of: "match_move"),
                CopyColumn.workers("moved_by", of: "match_move"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "talk", from: "talk JOIN match ON match.municipality = talk.municipality AND match.id = talk.match" + sidesOfMatch + own("talk"),
            [
                CopyColumn.text("id", "match", "side", "occasion", "answer", "means", of: "talk"), CopyColumn.sealed("words", .talkWords, of: "talk"),
                CopyColumn.moments("asked_at", "answered_at", of: "talk"), CopyColumn.days("due_on", of: "talk"),
                CopyColumn.workers("recorded_by", of: "talk"),
            ], leftOut: ["municipality": rowMarks]),
    ]

    private static let agreements: [CopyPart] = [
        CopyPart(
            "agreement",
            from: "agreement JOIN proposal ON proposal.municipality = agreement.municipality AND proposal.id = agreement.match" + sides,
            [
                CopyColumn.text("id", "match", "role", of: "agreement"), CopyColumn.sealed("goal", .agreementGoal, of: "agreement"),
                CopyColumn.sealed("frame", .agreementFrame, of: "agreement"), CopyColumn.sealed("rhythm", .agreementRhythm, of: "agreement"),
                CopyColumn.sealed("call", .agreementCall, of: "agreement"), CopyColumn.sealed("allowance", .agreementAllowance, of: "agreement"),
                CopyColumn.sealed("house_rules", .agreementHouseRules, of: "agreement"),
                CopyColumn.integers("version", "role_version", of: "agreement"), CopyColumn.days("last_on", of: "agreement"),
                CopyColumn.workers("drawn_up_by", of: "agreement"), CopyColumn.moments("drawn_up_at", of: "agreement"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "agreement_assent",
            from: """
                agreement_assent JOIN agreement ON agreement.municipality = agreement_assent.municipality AND agreement.id = agreement_assent.agreement
                JOIN proposal ON proposal.municipality = agreement.municipality AND proposal.id = agreement.match
                """ + sides + """
                     AND ((ask.subject = $2 AND agreement_assent.side = 'ask') OR (offer.person = $2 AND agreement_assent.side = 'offer'))
                    """,
            [
                CopyColumn.text("agreement", "side", "manner", "given_by", of: "agreement_assent"),
                CopyColumn.days("given_on", of: "agreement_assent"), CopyColumn.workers("recorded_by", of: "agreement_assent"),
                CopyColumn.moments("recorded_at", of: "agreement_assent"),
            ], leftOut: ["municipality": rowMarks]),
    ]

    /// What somebody wrote down themselves; of what others wrote they hear from who guides them.
    private static let incidents: [CopyPart] = [
        CopyPart(
            "incident", from: "incident WHERE incident.municipality = $1 AND incident.reported_by = $2",
            [
                CopyColumn.text("id", "match", "hurt", "side", "next_step", of: "incident"),
                CopyColumn.sealed("words", .incidentWords, of: "incident"),
                CopyColumn.sealed("told", .incidentTold, of: "incident"), CopyColumn.sealed("needed", .incidentNeeded, of: "incident"),
                CopyColumn.sealed("outcome", .incidentOutcome, of: "incident"),
                CopyColumn.days("happened_on", "next_on", of: "incident"), CopyColumn.yes("pauses", of: "incident"),
                CopyColumn.workers("reported_by", "owner", "closed_by", of: "incident"),
                CopyColumn.moments("reported_at", "closed_at", of: "incident"),
                CopyColumn.integers("version", of: "incident"),
            ],
            leftOut: ["municipality": rowMarks])
    ]

    private static let allowance: [CopyPart] = [
        CopyPart(
            "claim", from: "claim WHERE claim.municipality = $1 AND claim.person = $2",
            [
                CopyColumn.text("id", "kind", "state", of: "claim"), CopyColumn.sealed("words", .claimWords, of: "claim"),
                CopyColumn.sealed("payer_name", .claimPayerName, of: "claim"), CopyColumn.sealed("refusal", .claimRefusal, of: "claim"),
                CopyColumn.integers("amount", "minutes", "rate", "version", of: "claim"), CopyColumn.days("month", "paid_on", of: "claim"),
                CopyColumn.yes("is_adult", "is_paper_seen", "is_mixed", of: "claim"), CopyColumn.workers("claimed_by", "decided_by", of: "claim"),
                CopyColumn.moments("claimed_at", "decided_at", of: "claim"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
        CopyPart(
            "claim_receipt",
            from: """
                claim_receipt JOIN claim ON claim.municipality = claim_receipt.municipality AND claim.id = claim_receipt.claim
                WHERE claim.municipality = $1 AND claim.person = $2
                """,
            [
                CopyColumn.text("claim", "media", of: "claim_receipt"),
                CopyColumn.sealed("image", .receiptImage, of: "claim_receipt", row: "claim_receipt.claim"),
                CopyColumn.workers("added_by", of: "claim_receipt"), CopyColumn.moments("added_at", of: "claim_receipt"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "payment",
            from: """
                payment JOIN claim ON claim.municipality = payment.municipality AND claim.id = payment.claim
                WHERE claim.municipality = $1 AND claim.person = $2
                """,
            [
                CopyColumn.text("id", "run", "claim", of: "payment"), CopyColumn.integers("number", of: "payment"),
                CopyColumn.sealed("iban", .paymentIBAN, of: "payment"), CopyColumn.sealed("holder", .paymentHolder, of: "payment"),
            ], leftOut: ["municipality": rowMarks]),
        CopyPart(
            "bank_account", from: "bank_account WHERE bank_account.municipality = $1 AND bank_account.person = $2",
            [
                CopyColumn.sealed("iban", .accountIBAN, of: "bank_account", row: "bank_account.person"),
                CopyColumn.sealed("holder", .accountHolder, of: "bank_account", row: "bank_account.person"),
                CopyColumn.workers("set_by", of: "bank_account"), CopyColumn.moments("set_at", of: "bank_account"),
            ], leftOut: ["municipality": rowMarks, "person": "Dat bent u."]),
    ]

    private static let written: [CopyPart] = [
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
    private static let told: [CopyPart] = [
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
    private static let lists: [CopyPart] = [
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

    private static let secrets = "Een geheim of een hash ervan; dat geven beveiligt u niet."

    private static let doors: [CopyPart] = [
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
            "booking", from: "booking WHERE booking.municipality = $1 AND booking.booked_by = $2",
            [
                CopyColumn.text("id", "room", "kind", "rule", of: "booking"), CopyColumn.sealed("what", .bookingWhat, of: "booking"),
                CopyColumn.sealed("keys", .bookingKeys, of: "booking"), CopyColumn.integers("people", of: "booking"),
                CopyColumn.moments("booked_at", "last_at", of: "booking"),
            ], leftOut: ["municipality": rowMarks, "booked_by": "Dat bent u."]),
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

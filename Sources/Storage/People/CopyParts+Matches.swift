/// Of matches: what was agreed, what went wrong and what was paid.
extension CopyPart {
    static let matches: [CopyPart] = [
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

    static let agreements: [CopyPart] = [
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
    static let incidents: [CopyPart] = [
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

    static let allowance: [CopyPart] = [
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
}

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
        "activity_time": "Wanneer een activiteit is, openbaar op haar pagina.",
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

    static let rowMarks = "Een kenmerk van de rij; zegt niets over u."
    static let others = "Gaat over een ander (AVG art. 15 lid 4)."

    static let person = CopyPart(
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

    static let gifts: [CopyPart] = [
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
    static let sides: SQL = """
         JOIN ask ON ask.municipality = proposal.municipality AND ask.id = proposal.ask JOIN offer ON offer.municipality = proposal.municipality
            AND offer.id = proposal.offer WHERE proposal.municipality = $1 AND (ask.subject = $2 OR offer.person = $2)
        """

    static let sidesOfMatch: SQL = """
         JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask JOIN offer ON offer.municipality = match.municipality
            AND offer.id = match.offer WHERE match.municipality = $1 AND (ask.subject = $2 OR offer.person = $2)
        """

    /// What the other said of it is the other's.
    static func own(_ table: SQL) -> SQL {
        " AND ((ask.subject = $2 AND coalesce(" + table + ".side, 'ask') = 'ask') OR (offer.person = $2 AND " + table + ".side = 'offer'))"
    }
}

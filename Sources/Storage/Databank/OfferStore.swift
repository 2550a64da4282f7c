import Foundation
public import Neighbourhood

extension Connection {
    /// One offer of the viewer's municipality, for a deed with it. Throws `Problem.notFound`, `Problem.notAllowed`.
    public func offer(_ id: Offer.ID, for viewer: Viewer, to deed: Deed = .lookAtOffer) throws -> Offer {
        let found = try first(
            "SELECT " + Offer.columns + """
                , person.frozen_at FROM offer LEFT JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
                WHERE offer.municipality = $1 AND offer.id = $2
                """, [viewer.municipality, id]
        ) { row in (Offer(row: &row), row.next(Date?.self)) }
        guard var (offer, frozenAt) = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.offer)
        }
        try Access.allow(viewer, deed, offer.ties)
        if frozenAt != nil, let person = offer.draft.party.person { try allowFrozen(person, for: viewer) }
        offer.draft.availability.away = try away(of: id, in: viewer.municipality)
        return offer
    }

    public func insert(_ offer: Offer, in municipality: MunicipalityCode, importedAs: String? = nil) throws {
        let draft = offer.draft
        let words = try kept(offer, in: municipality)
        try execute(
            """
            INSERT INTO offer (municipality, id, kind, party, party_name, person, house, organisation, title, words, forms, rhythm, weekly,
                when_words, from_on, until_on, paused_until, reach_metres, nearness, conditions, no_stairs, no_pets, light_only, wants_allowance,
                languages, role, vog_seen_on, at_once, source, latitude, longitude, area, state, running, confirmed_on, version, placed_at, imported_as,
                circle, term_time_only)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28,
                $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40)
            """,
            [
                municipality, offer.id, draft.kind, draft.party.kind, draft.party.name, draft.party.person, draft.party.house,
                draft.party.organisation, words.title, words.words, draft.forms, draft.rhythm, draft.availability.weekly,
                words.whenWords, draft.availability.from, draft.availability.until, draft.availability.pausedUntil, draft.range,
                draft.nearness, words.conditions, draft.conditions.noStairs, draft.conditions.noPets, draft.conditions.lightOnly,
                draft.conditions.wantsAllowance, draft.languages, draft.role, draft.vogSeenOn, draft.atOnce, draft.source, offer.place?.latitude,
                offer.place?.longitude, offer.area, offer.state, offer.running, offer.confirmedOn, offer.version, offer.placedAt, importedAs,
                try circle(behind: draft.party, in: municipality), draft.availability.termTimeOnly,
            ])
        try write(away: draft.availability.away, of: offer.id, in: municipality)
    }

    /// What a resident offers is sealed with their key; what a house or an organisation offers is there for everybody to read.
    private func kept(
        _ offer: Offer, in municipality: MunicipalityCode
    ) throws -> (title: SQLValue, words: SQLValue, whenWords: SQLValue, conditions: SQLValue) {
        func keep(_ text: String?, _ column: SealedColumn) throws -> SQLValue {
            guard let holder = offer.holder else { return text.bound }
            return try seal(text, for: holder, at: column, of: offer.id.text, in: municipality).bound
        }
        let draft = offer.draft
        return try (
            keep(draft.title, .offerTitle), keep(draft.words, .offerWords), keep(draft.availability.words, .offerWhenWords),
            keep(draft.conditions.words, .offerConditions)
        )
    }

    /// Writes a corrected offer. Throws `Problem.stale` when somebody changed it since.
    public func update(_ offer: Offer, in municipality: MunicipalityCode) throws {
        let draft = offer.draft
        let words = try kept(offer, in: municipality)
        let changed = try execute(
            """
            UPDATE offer SET title = $1, words = $2, forms = $3, rhythm = $4, weekly = $5, when_words = $6, from_on = $7, until_on = $8,
                paused_until = $9, reach_metres = $10, nearness = $11, conditions = $12, no_stairs = $13, no_pets = $14, light_only = $15,
                wants_allowance = $16, languages = $17, role = $18, vog_seen_on = $19, at_once = $20, state = $21, confirmed_on = $22,
                party = $23, party_name = $24, circle = $25, term_time_only = $26, version = version + 1
            WHERE municipality = $27 AND id = $28 AND version = $29
            """,
            [
                words.title, words.words, draft.forms, draft.rhythm, draft.availability.weekly, words.whenWords, draft.availability.from,
                draft.availability.until, draft.availability.pausedUntil, draft.range, draft.nearness, words.conditions,
                draft.conditions.noStairs, draft.conditions.noPets, draft.conditions.lightOnly, draft.conditions.wantsAllowance, draft.languages,
                draft.role, draft.vogSeenOn, draft.atOnce, offer.state, offer.confirmedOn, draft.party.kind, draft.party.name,
                try circle(behind: draft.party, in: municipality), draft.availability.termTimeOnly, municipality, offer.id, offer.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.offer, offer.id.text)) }
        try execute("DELETE FROM offer_away WHERE municipality = $1 AND offer = $2", [municipality, offer.id])
        try write(away: draft.availability.away, of: offer.id, in: municipality)
    }

    /// A helper who was asked today is not asked first tomorrow.
    public func noteAsked(_ id: Offer.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE offer SET asked_last_at = $1 WHERE municipality = $2 AND id = $3", [now, municipality, id])
    }

    /// One match more or less runs on this offer.
    public func changeRunning(_ id: Offer.ID, by step: Int, in municipality: MunicipalityCode) throws {
        try execute("UPDATE offer SET running = running + $1 WHERE municipality = $2 AND id = $3", [step, municipality, id])
    }

    public func offerImported(as key: String, in municipality: MunicipalityCode) throws -> Offer.ID? {
        try first("SELECT id FROM offer WHERE municipality = $1 AND imported_as = $2", [municipality, key]) { $0.next() }
    }

    private func write(away: [DateSpan], of id: Offer.ID, in municipality: MunicipalityCode) throws {
        for span in away {
            try execute(
                "INSERT INTO offer_away (municipality, offer, first_on, last_on) VALUES ($1, $2, $3, $4)", [municipality, id, span.first, span.last])
        }
    }

    func away(of id: Offer.ID, in municipality: MunicipalityCode) throws -> [DateSpan] {
        try rows("SELECT first_on, last_on FROM offer_away WHERE municipality = $1 AND offer = $2 ORDER BY first_on", [municipality, id]) { row in
            DateSpan(first: row.next(), last: row.next())
        }
    }
}

extension Offer {
    /// Whose key its words are sealed with; nil for an activity or a service, which everybody may read.
    var holder: Holder? { draft.kind == .resident ? draft.party.person.map(Holder.person) : nil }

    static let columns: SQL = """
        offer.id, offer.kind, offer.party, offer.person, offer.house, offer.organisation, offer.party_name, offer.circle, offer.title, offer.words, offer.forms,
        offer.rhythm, offer.weekly, offer.when_words, offer.from_on, offer.until_on, offer.paused_until, offer.term_time_only, offer.reach_metres, offer.nearness,
        offer.conditions, offer.no_stairs, offer.no_pets, offer.light_only, offer.wants_allowance, offer.languages, offer.role,
        offer.vog_seen_on, offer.at_once, offer.source, offer.latitude, offer.longitude, offer.area, offer.state, offer.running,
        offer.confirmed_on, offer.version, offer.placed_at
        """

    /// Whoever offers, behind a query over `offer`: a person as `helper`, a house or an organisation.
    static let giverJoins: SQL = """
         LEFT JOIN person helper ON helper.municipality = offer.municipality AND helper.id = offer.person
        LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
        LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation
        """

    init(row: inout Row) {
        let id: Offer.ID = row.next()
        let kind: OfferKind = row.next()
        let party = Party(
            kind: row.next(), person: row.subject(), house: row.next(), organisation: row.next(), name: row.next(), circle: row.next())
        let draft = OfferDraft(
            kind: kind, party: party, title: row.next(opened: .offerTitle, of: id.text), words: row.next(opened: .offerWords, of: id.text),
            forms: row.next(), rhythm: row.next(),
            availability: Availability(
                weekly: row.next(), words: row.next(opened: .offerWhenWords, of: id.text), from: row.next(), until: row.next(),
                pausedUntil: row.next(), termTimeOnly: row.next()),
            range: row.next(), nearness: row.next(),
            conditions: Conditions(
                words: row.next(opened: .offerConditions, of: id.text), noStairs: row.next(), noPets: row.next(), lightOnly: row.next(),
                wantsAllowance: row.next()),
            languages: row.next(), role: row.next(), vogSeenOn: row.next(), atOnce: row.next(), source: row.next())
        self.init(
            id: id, draft: draft, place: row.nextPlace(), area: row.nextArea(), state: row.next(), running: row.next(), confirmedOn: row.next(),
            version: row.next(), placedAt: row.next())
    }
}

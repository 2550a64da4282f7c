import Foundation
public import Neighbourhood

extension Connection {
    /// One ask of the viewer's municipality, for a deed with it. Throws `Problem.notFound`, `Problem.notAllowed`.
    public func ask(_ id: Ask.ID, for viewer: Viewer, to deed: Deed = .lookAtAsk) throws -> Ask {
        let found = try first(
            "SELECT " + Ask.columns + """
                , person.frozen_at FROM ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject
                WHERE ask.municipality = $1 AND ask.id = $2
                """, [viewer.municipality, id]
        ) { row in (Ask(row: &row), row.next(Date?.self)) }
        guard let (ask, frozenAt) = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.ask)
        }
        try Access.allow(viewer, deed, ask.ties)
        if frozenAt != nil { try allowFrozen(ask.draft.subject, for: viewer) }
        return ask
    }

    public func insert(_ ask: Ask, in municipality: MunicipalityCode, importedAs: String? = nil) throws {
        let draft = ask.draft
        let words = try sealed(ask, in: municipality)
        try execute(
            """
            INSERT INTO ask (municipality, id, subject, asked_by, relation, aware, words, forms, rhythm, wanted, when_words, call_back, languages,
                needs_vog, wish, nearness, source, latitude, longitude, area, state, owner, next_step, next_on, version, placed_at, imported_as)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
            """,
            [
                municipality, ask.id, draft.subject, draft.askedBy, words.relation, draft.aware, words.words, draft.forms, draft.rhythm, draft.wanted,
                words.whenWords, words.callBack, draft.languages, draft.needsVog, draft.wish, draft.nearness, draft.source, ask.place?.latitude,
                ask.place?.longitude, ask.area, ask.state, ask.care?.owner, ask.care?.nextStep, ask.care?.nextOn, ask.version, ask.placedAt,
                importedAs,
            ])
    }

    /// An ask's own words, under the key of whom it is for.
    private func sealed(
        _ ask: Ask, in municipality: MunicipalityCode
    ) throws -> (words: Sealed?, relation: Sealed?, whenWords: Sealed?, callBack: Sealed?) {
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .person(ask.draft.subject), at: column, of: ask.id.text, in: municipality)
        }
        let draft = ask.draft
        return try (
            seal(draft.words, .askWords), seal(draft.relation, .askRelation), seal(draft.whenWords, .askWhenWords),
            seal(draft.callBack, .askCallBack)
        )
    }

    /// Writes a corrected ask. Throws `Problem.stale` when somebody changed it since.
    public func update(_ ask: Ask, in municipality: MunicipalityCode, closedReason: String? = nil) throws {
        let draft = ask.draft
        let words = try sealed(ask, in: municipality)
        let reason = try seal(closedReason, for: .person(draft.subject), at: .askClosedReason, of: ask.id.text, in: municipality)
        let changed = try execute(
            """
            UPDATE ask SET relation = $1, aware = $2, words = $3, forms = $4, rhythm = $5, wanted = $6, when_words = $7, call_back = $8,
                languages = $9, needs_vog = $10, wish = $11, nearness = $12, state = $13, owner = $14, next_step = $15, next_on = $16,
                closed_reason = $17, version = version + 1
            WHERE municipality = $18 AND id = $19 AND version = $20
            """,
            [
                words.relation, draft.aware, words.words, draft.forms, draft.rhythm, draft.wanted, words.whenWords, words.callBack, draft.languages,
                draft.needsVog, draft.wish, draft.nearness, ask.state, ask.care?.owner, ask.care?.nextStep, ask.care?.nextOn, reason,
                municipality, ask.id, ask.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.ask, ask.id.text)) }
    }

    public func askImported(as key: String, in municipality: MunicipalityCode) throws -> Ask.ID? {
        try first("SELECT id FROM ask WHERE municipality = $1 AND imported_as = $2", [municipality, key]) { $0.next() }
    }
}

extension Ask {
    static let columns: SQL = """
        ask.id, ask.subject, ask.asked_by, ask.relation, ask.aware, ask.words, ask.forms, ask.rhythm, ask.wanted, ask.when_words, ask.call_back,
        ask.languages, ask.needs_vog, ask.wish, ask.nearness, ask.source, ask.latitude, ask.longitude, ask.area, ask.state, ask.owner,
        ask.next_step, ask.next_on, ask.version, ask.placed_at
        """

    init(row: inout Row) {
        let id: Ask.ID = row.next()
        let draft = AskDraft(
            subject: row.subject(), askedBy: row.subject(), relation: row.next(opened: .askRelation, of: id.text), aware: row.next(),
            words: row.next(opened: .askWords, of: id.text), forms: row.next(), rhythm: row.next(), wanted: row.next(),
            whenWords: row.next(opened: .askWhenWords, of: id.text), callBack: row.next(opened: .askCallBack, of: id.text), languages: row.next(),
            needsVog: row.next(), wish: row.next(), nearness: row.next(), source: row.next())
        self.init(
            id: id, draft: draft, place: row.nextPlace(), area: row.nextArea(), state: row.next(), care: Care(row: &row), version: row.next(),
            placedAt: row.next())
    }
}

extension Care {
    /// Three columns: owner, next step, next date. Nil unless all are there.
    init?(row: inout Row) {
        let owner: Person.ID? = row.next()
        let step: String? = row.next()
        let day: CalendarDate? = row.next()
        guard let owner, let step, let day else { return nil }
        self.init(owner: owner, nextStep: step, nextOn: day)
    }
}

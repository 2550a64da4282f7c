public import Neighbourhood

/// What one municipality says in its own way, as it holds now.
public struct LocalWords: Sendable, Equatable {
    public var concepts: [LocalConcept]
    public var sayings: [LocalSaying]
    /// What proposals came to, before today; empty when the municipality chose not to learn from them.
    public var outcomes: [PairOutcome]
    public var learns: Bool
}

extension Connection {
    /// The words of the viewer's municipality, newest first, with what its proposals came to.
    public func localWords(for viewer: Viewer) throws -> LocalWords {
        try Access.allow(viewer, .seeWords)
        return try localWords(in: viewer.municipality)
    }

    /// For the match book.
    public func localWords(in municipality: MunicipalityCode) throws -> LocalWords {
        let learns = try learns(in: municipality)
        return LocalWords(
            concepts: try localConcepts(in: municipality), sayings: try localSayings(in: municipality),
            outcomes: try learns ? outcomes(in: municipality) : [], learns: learns)
    }

    /// Municipalities that have anything of their own to tell the match book.
    public func municipalitiesWithOwnWords() throws -> [MunicipalityCode] {
        try rows(
            """
            SELECT municipality FROM own_concept WHERE until_at IS NULL UNION SELECT municipality FROM own_saying WHERE until_at IS NULL
            UNION SELECT municipality FROM proposal_ground
            """, []
        ) { $0.next() }
    }

    private func localConcepts(in municipality: MunicipalityCode) throws -> [LocalConcept] {
        try rows(
            """
            SELECT own_concept.id, own_concept.name, own_concept.note, own_concept.broader, person.call_name, own_concept.from_at FROM own_concept
            LEFT JOIN person ON person.municipality = own_concept.municipality AND person.id = own_concept.made_by
            WHERE own_concept.municipality = $1 AND own_concept.until_at IS NULL ORDER BY own_concept.from_at DESC, own_concept.id
            """, [municipality]
        ) { row in
            LocalConcept(
                id: row.next(), draft: LocalConceptDraft(name: row.next(), note: row.next(), broader: row.next()), madeBy: row.next(),
                from: row.next())
        }
    }

    private func localSayings(in municipality: MunicipalityCode) throws -> [LocalSaying] {
        try rows(
            """
            SELECT own_saying.id, own_saying.words, own_saying.concept, own_saying.use, own_saying.language, person.call_name, own_saying.from_at
            FROM own_saying LEFT JOIN person ON person.municipality = own_saying.municipality AND person.id = own_saying.said_by
            WHERE own_saying.municipality = $1 AND own_saying.until_at IS NULL ORDER BY own_saying.id DESC
            """, [municipality]
        ) { row in
            LocalSaying(
                id: row.next(),
                draft: LocalSayingDraft(
                    words: row.next(), concept: row.next(), use: row.next(), language: SpokenLanguage(stored: row.next())), saidBy: row.next(),
                from: row.next())
        }
    }

    /// What proposals came to, per pair of concepts: introduced, or declined by either side. Only what was known when today began, so that the
    /// order of a day does not move under anybody's hands and is the same on every server.
    func outcomes(in municipality: MunicipalityCode) throws -> [PairOutcome] {
        try rows(
            """
            SELECT proposal_ground.asked, proposal_ground.offered, sum(CASE WHEN proposal.introduced_at < $1 THEN 1 ELSE 0 END) AS agreed,
                sum(CASE WHEN EXISTS (
                    SELECT 1 FROM proposal_answer WHERE proposal_answer.municipality = proposal.municipality
                        AND proposal_answer.proposal = proposal.id AND proposal_answer.reply = 'no' AND proposal_answer.answered_at < $1
                ) THEN 1 ELSE 0 END) AS declined
            FROM proposal_ground
            JOIN proposal ON proposal.municipality = proposal_ground.municipality AND proposal.id = proposal_ground.proposal
            WHERE proposal_ground.municipality = $2 GROUP BY proposal_ground.asked, proposal_ground.offered
            ORDER BY count(*) DESC, proposal_ground.asked, proposal_ground.offered
            """, [today.start, municipality]
        ) { row in PairOutcome(asked: row.next(), offered: row.next(), agreed: row.next(), declined: row.next()) }
        .filter { $0.agreed + $0.declined > 0 }
    }

    public func countOwnWords(in municipality: MunicipalityCode) throws -> Int {
        try count("SELECT count(*) FROM own_saying WHERE municipality = $1 AND until_at IS NULL", [municipality])
            + count("SELECT count(*) FROM own_concept WHERE municipality = $1 AND until_at IS NULL", [municipality])
    }

    /// Whether the order learns from proposals. Yes, until somebody chose otherwise.
    private func learns(in municipality: MunicipalityCode) throws -> Bool {
        try first("SELECT learns FROM lesson_choice WHERE municipality = $1", [municipality]) { $0.next() } ?? true
    }

    public func choose(learns: Bool, by viewer: Viewer) throws {
        try execute(
            """
            INSERT INTO lesson_choice (municipality, learns, chosen_by, chosen_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality) DO UPDATE SET learns = excluded.learns, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
            """, [viewer.municipality, learns, viewer.person, now])
    }

    public func insert(_ saying: LocalSayingDraft, by viewer: Viewer) throws {
        let id: LocalSaying.ID = freshID()
        try execute(
            "INSERT INTO own_saying (municipality, id, concept, use, language, words, from_at, said_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            [viewer.municipality, id, saying.concept, saying.use, saying.language.code, saying.words, now, viewer.person])
    }

    public func insert(_ concept: LocalConceptDraft, by viewer: Viewer) throws {
        let id: Identifier<LocalConcept> = freshID()
        try execute(
            "INSERT INTO own_concept (municipality, id, name, note, broader, from_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [viewer.municipality, LocalConcept.prefix + id.text, concept.name, concept.note, concept.broader, now, viewer.person])
    }

    /// Ends an expression. Ending it twice is ending it once.
    public func end(saying id: LocalSaying.ID, by viewer: Viewer) throws {
        try execute(
            "UPDATE own_saying SET until_at = $1 WHERE municipality = $2 AND id = $3 AND until_at IS NULL", [now, viewer.municipality, id])
    }

    /// Ends a concept, and with it the expressions that lead to it.
    public func end(concept id: String, by viewer: Viewer) throws {
        try execute(
            "UPDATE own_concept SET until_at = $1 WHERE municipality = $2 AND id = $3 AND until_at IS NULL", [now, viewer.municipality, id])
        try execute(
            "UPDATE own_saying SET until_at = $1 WHERE municipality = $2 AND concept = $3 AND until_at IS NULL", [now, viewer.municipality, id])
    }

    /// On which ground an offer was put to an ask: what is needed, and what is given.
    public func insert(ground: (asked: String, offered: String), of proposal: Proposal.ID, in municipality: MunicipalityCode) throws {
        try execute(
            "INSERT INTO proposal_ground (municipality, proposal, asked, offered) VALUES ($1, $2, $3, $4)",
            [municipality, proposal, ground.asked, ground.offered])
    }
}

extension SayingUse: SQLColumn {}

extension Migration {
    /// What a municipality calls its own, and on which ground each proposal was made.
    static let words = Migration(
        number: 2, name: "words", common: ownWords + grounds,
        tenantTables: ["own_concept", "own_saying", "proposal_ground", "lesson_choice"])

    /// Rows are ended, never removed: an order of last month stays explainable by the words that held then.
    private static let ownWords: SQL = """
        CREATE TABLE own_concept (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            name text NOT NULL,
            note text NOT NULL,
            broader text NOT NULL,
            from_at bigint NOT NULL,
            made_by text,
            until_at bigint,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, made_by) REFERENCES person (municipality, id)
        );
        CREATE TABLE own_saying (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            concept text NOT NULL,
            use text NOT NULL CHECK (use IN ('asked', 'offered', 'both')),
            language text NOT NULL,
            words text NOT NULL,
            from_at bigint NOT NULL,
            said_by text,
            until_at bigint,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, said_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX own_saying_by_concept ON own_saying (municipality, concept);
        """

    private static let grounds: SQL = """
        CREATE TABLE proposal_ground (
            municipality text NOT NULL,
            proposal text NOT NULL,
            asked text NOT NULL,
            offered text NOT NULL,
            PRIMARY KEY (municipality, proposal),
            FOREIGN KEY (municipality, proposal) REFERENCES proposal (municipality, id)
        );
        CREATE TABLE lesson_choice (
            municipality text PRIMARY KEY REFERENCES municipality (id),
            learns integer NOT NULL,
            chosen_by text,
            chosen_at bigint NOT NULL,
            FOREIGN KEY (municipality, chosen_by) REFERENCES person (municipality, id)
        );
        """
}

/// What workers wrote about people, and what those people wrote beside it.
extension Migration {
    /// Notes, with the words they had before each correction.
    static let notes = Migration(number: 5, name: "notes", common: noteTables, tenantTables: ["note", "note_version"])

    private static let noteTables: SQL = """
        CREATE TABLE note (
            municipality text NOT NULL,
            id text NOT NULL,
            subject text NOT NULL,
            author text,
            words text NOT NULL,
            is_delicate integer NOT NULL,
            hidden_until integer,
            hidden_reason text,
            answer text,
            answered_at bigint,
            version integer NOT NULL DEFAULT 1,
            written_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            CHECK ((hidden_until IS NULL) = (hidden_reason IS NULL)),
            CHECK ((answer IS NULL) = (answered_at IS NULL)),
            FOREIGN KEY (municipality, subject) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, author) REFERENCES person (municipality, id)
        );
        CREATE INDEX note_by_subject ON note (municipality, subject, written_at);
        CREATE INDEX note_by_author ON note (municipality, author);
        CREATE TABLE note_version (
            municipality text NOT NULL,
            note text NOT NULL,
            version integer NOT NULL,
            words text NOT NULL,
            replaced_at bigint NOT NULL,
            replaced_by text,
            PRIMARY KEY (municipality, note, version),
            FOREIGN KEY (municipality, note) REFERENCES note (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, replaced_by) REFERENCES person (municipality, id)
        );
        """
}

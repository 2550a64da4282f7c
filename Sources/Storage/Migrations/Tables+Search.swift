/// The search box, in the full text of each engine.
extension Migration {
    /// `fold` holds the words in lower case without accents, made in one place for both engines.
    static let searchOnSQLite: SQL = """
        CREATE TABLE search_entry (
            number integer PRIMARY KEY,
            municipality text NOT NULL,
            kind text NOT NULL,
            id text NOT NULL,
            title text NOT NULL,
            note text NOT NULL,
            fold text NOT NULL,
            UNIQUE (municipality, kind, id)
        );
        CREATE VIRTUAL TABLE search_text USING fts5(fold, content='search_entry', content_rowid='number', prefix='2 3', tokenize='unicode61');
        CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
            INSERT INTO search_text (rowid, fold) VALUES (new.number, new.fold);
        END;
        CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
            INSERT INTO search_text (search_text, rowid, fold) VALUES ('delete', old.number, old.fold);
        END;
        CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
            INSERT INTO search_text (search_text, rowid, fold) VALUES ('delete', old.number, old.fold);
            INSERT INTO search_text (rowid, fold) VALUES (new.number, new.fold);
        END;
        """

    static let searchOnPostgres: SQL = """
        CREATE TABLE search_entry (
            municipality text NOT NULL,
            kind text NOT NULL,
            id text NOT NULL,
            title text NOT NULL,
            note text NOT NULL,
            fold text NOT NULL,
            vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', fold)) STORED,
            PRIMARY KEY (municipality, kind, id)
        );
        CREATE INDEX search_entry_by_word ON search_entry USING gin (vector);
        """
}

extension Migration {
    /// Lists that were brought, row by row, and where what is known of somebody came from.
    static let lists = Migration(number: 25, name: "lists", common: listTables, tenantTables: ["list_import", "list_row", "person_source"])

    private static let listTables: SQL = """
        CREATE TABLE list_import (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            brought_by text,
            brought_at bigint NOT NULL,
            origin text NOT NULL,
            aware text NOT NULL CHECK (aware IN ('yes', 'no', 'unknown')),
            headings text,
            state text NOT NULL CHECK (state IN ('columns', 'checked', 'taking', 'taken', 'undoing', 'undone')),
            row_count integer NOT NULL,
            taken_at bigint,
            undone_at bigint,
            undone_by text,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, brought_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, undone_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX list_import_by_moment ON list_import (municipality, brought_at);
        CREATE INDEX list_import_by_bringer ON list_import (municipality, brought_by);
        CREATE INDEX list_import_by_undoer ON list_import (municipality, undone_by);
        CREATE TABLE list_row (
            municipality text NOT NULL,
            list text NOT NULL,
            line integer NOT NULL,
            cells text,
            verdict text CHECK (verdict IN ('new', 'known', 'doubt', 'fault')),
            candidate text,
            twin integer,
            choice text CHECK (choice IN ('fill', 'replace', 'another', 'skip')),
            outcome text CHECK (outcome IN ('made', 'joined', 'skipped', 'fault', 'open')),
            person text,
            offer text,
            note text,
            former text,
            version_after integer,
            fate text CHECK (fate IN ('undone', 'changed', 'used')),
            PRIMARY KEY (municipality, list, line),
            FOREIGN KEY (municipality, list) REFERENCES list_import (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, candidate) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE INDEX list_row_by_verdict ON list_row (municipality, list, verdict, line);
        CREATE INDEX list_row_by_outcome ON list_row (municipality, list, outcome, line);
        CREATE INDEX list_row_by_candidate ON list_row (municipality, candidate);
        CREATE INDEX list_row_by_person ON list_row (municipality, person);
        CREATE TABLE person_source (
            municipality text NOT NULL,
            person text NOT NULL,
            list text NOT NULL,
            origin text NOT NULL,
            since bigint NOT NULL,
            told_at bigint,
            told_by text,
            PRIMARY KEY (municipality, person, list),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, told_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX person_source_untold ON person_source (municipality, since) WHERE told_at IS NULL;
        CREATE INDEX person_source_by_list ON person_source (municipality, list);
        CREATE INDEX person_source_by_teller ON person_source (municipality, told_by);
        """
}

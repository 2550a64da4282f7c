/// Requests of people about what is written about them, and people whose data are kept and not used.
extension Migration {
    static let rights = Migration(number: 6, name: "rights", common: rightsTables, tenantTables: ["rights_request"])

    /// A moment in `person` and not a table of its own: every list joins the person already, and leaves them out without looking further.
    private static let rightsTables: SQL = """
        ALTER TABLE person ADD COLUMN frozen_at bigint;
        CREATE INDEX person_frozen ON person (municipality, id) WHERE frozen_at IS NOT NULL;
        CREATE TABLE rights_request (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            asked text NOT NULL CHECK (asked IN ('see', 'correct', 'copy', 'restrict', 'object', 'erase')),
            name text NOT NULL,
            contact text,
            words text,
            person text,
            source text NOT NULL,
            identity text CHECK (identity IN ('signed-in', 'known', 'document', 'called-back')),
            identity_by text,
            owner text,
            next_step text,
            next_on integer,
            due_on integer NOT NULL,
            extended_because text,
            extended_on integer,
            state text NOT NULL CHECK (state IN ('open', 'answered', 'refused', 'withdrawn')),
            outcome text,
            closed_at bigint,
            closed_by text,
            version integer NOT NULL DEFAULT 1,
            received_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            CHECK ((extended_because IS NULL) = (extended_on IS NULL)),
            CHECK ((state = 'open') = (closed_at IS NULL)),
            CHECK ((owner IS NULL) = (next_on IS NULL)),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, identity_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, closed_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX rights_request_by_due ON rights_request (municipality, state, due_on);
        CREATE INDEX rights_request_by_person ON rights_request (municipality, person);
        CREATE INDEX rights_request_by_owner ON rights_request (municipality, owner);
        """
}

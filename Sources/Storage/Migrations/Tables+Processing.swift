extension Migration {
    /// The log of processing: what was looked at and changed, and apart from it by whom.
    static let processing = Migration(
        number: 11, name: "processing", common: log + users + ends, sqlite: onlyAddedOnSQLite, postgres: onlyAddedOnPostgres,
        tenantTables: ["processing", "processing_user", "processing_start", "processing_sent"])

    /// One row for each request, numbered without gaps, each with the hash of all before it. `subject` is the one person it was about; when it was
    /// about several, as with a list, they stand in `others`.
    private static let log: SQL = """
        CREATE TABLE processing (
            municipality text NOT NULL REFERENCES municipality (id),
            number bigint NOT NULL,
            trace_id text NOT NULL,
            span_id text NOT NULL,
            deed text NOT NULL,
            outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
            began_at bigint NOT NULL,
            ended_at bigint NOT NULL,
            subject text,
            others text NOT NULL,
            user_hash text NOT NULL,
            hash text NOT NULL,
            PRIMARY KEY (municipality, number)
        );
        CREATE INDEX processing_by_subject ON processing (municipality, subject, number);
        CREATE INDEX processing_by_moment ON processing (municipality, began_at);
        """

    /// Who did it. Apart, because the log itself holds no users. The nonce keeps the hash in the log from telling who it was.
    private static let users: SQL = """
        CREATE TABLE processing_user (
            municipality text NOT NULL,
            number bigint NOT NULL,
            nonce text NOT NULL,
            person text,
            beside text,
            roles text NOT NULL,
            request text,
            PRIMARY KEY (municipality, number)
        );
        CREATE INDEX processing_user_by_person ON processing_user (municipality, person, number);
        """

    /// Where the log begins, after what was older than its term went, and how far it was sent on.
    private static let ends: SQL = """
        CREATE TABLE processing_start (
            municipality text PRIMARY KEY REFERENCES municipality (id),
            number bigint NOT NULL,
            hash text NOT NULL
        );
        CREATE TABLE processing_sent (
            municipality text NOT NULL REFERENCES municipality (id),
            receiver text NOT NULL,
            number bigint NOT NULL,
            PRIMARY KEY (municipality, receiver)
        );
        """

    private static let onlyAddedOnSQLite: SQL = """
        CREATE TRIGGER processing_is_never_changed BEFORE UPDATE ON processing BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
        CREATE TRIGGER processing_goes_by_its_term BEFORE DELETE ON processing
            WHEN OLD.number > coalesce((SELECT number FROM processing_start WHERE municipality = OLD.municipality), 0)
            BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
        CREATE TRIGGER processing_user_is_never_changed BEFORE UPDATE ON processing_user BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
        CREATE TRIGGER processing_user_goes_by_its_term BEFORE DELETE ON processing_user
            WHEN OLD.number > coalesce((SELECT number FROM processing_start WHERE municipality = OLD.municipality), 0)
            BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
        """

    private static let onlyAddedOnPostgres: SQL = """
        CREATE FUNCTION refuse_unless_before_start() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF TG_OP = 'DELETE' AND OLD.number <= coalesce((SELECT number FROM processing_start WHERE municipality = OLD.municipality), 0) THEN
                    RETURN OLD;
                END IF;
                RAISE EXCEPTION 'the log is only added to';
            END $body$;
        CREATE TRIGGER processing_is_only_added BEFORE UPDATE OR DELETE ON processing FOR EACH ROW EXECUTE FUNCTION refuse_unless_before_start();
        CREATE TRIGGER processing_user_is_only_added BEFORE UPDATE OR DELETE ON processing_user FOR EACH ROW
            EXECUTE FUNCTION refuse_unless_before_start();
        """
}

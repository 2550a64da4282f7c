/// Sessions, forms on their way, and the history that is only added to.
extension Migration {
    static let doors: SQL = """
        CREATE TABLE session (
            municipality text NOT NULL,
            token_hash text NOT NULL,
            person text NOT NULL,
            started_at bigint NOT NULL,
            seen_at bigint NOT NULL,
            ends_at bigint NOT NULL,
            PRIMARY KEY (municipality, token_hash),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX session_by_token ON session (token_hash);
        CREATE INDEX session_by_person ON session (municipality, person);
        CREATE TABLE sign_in_link (
            municipality text NOT NULL,
            token_hash text NOT NULL,
            person text NOT NULL,
            ends_at bigint NOT NULL,
            used_at bigint,
            is_reusable integer NOT NULL DEFAULT 0,
            PRIMARY KEY (municipality, token_hash),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX sign_in_link_by_token ON sign_in_link (token_hash);
        CREATE INDEX sign_in_link_by_person ON sign_in_link (municipality, person);
        CREATE TABLE intake_draft (
            municipality text NOT NULL,
            person text NOT NULL,
            fields text NOT NULL,
            saved_at bigint NOT NULL,
            PRIMARY KEY (municipality, person),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE TABLE submission (
            municipality text NOT NULL,
            token text NOT NULL,
            result text NOT NULL,
            at bigint NOT NULL,
            PRIMARY KEY (municipality, token)
        );
        CREATE INDEX submission_by_age ON submission (municipality, at);
        """

    static let events: SQL = """
        CREATE TABLE event (
            municipality text NOT NULL,
            id text NOT NULL,
            at bigint NOT NULL,
            actor text,
            on_behalf_of text,
            deed text NOT NULL,
            thing_kind text NOT NULL,
            thing_id text NOT NULL,
            with_kind text,
            with_id text,
            request text,
            PRIMARY KEY (municipality, id)
        );
        CREATE INDEX event_by_thing ON event (municipality, thing_kind, thing_id, id);
        """

    static let appendOnlyOnSQLite: SQL = """
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
        CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
        """

    static let appendOnlyOnPostgres: SQL = """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN RAISE EXCEPTION 'events are only added'; END $body$;
        CREATE TRIGGER event_is_only_added BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """
}

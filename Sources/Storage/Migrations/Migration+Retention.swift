extension Migration {
    /// Erasing and letting go: who was erased, what may not be, which server does the daily work, and the one way in which the history loses its names.
    static let retention = Migration(
        number: 9, name: "retention",
        common: """
            CREATE TABLE lease (
                name text PRIMARY KEY,
                holder text NOT NULL,
                until_at bigint NOT NULL,
                done_at bigint
            );
            CREATE TABLE erasure (
                municipality text NOT NULL REFERENCES municipality (id),
                person text NOT NULL,
                erased_at bigint NOT NULL,
                PRIMARY KEY (municipality, person)
            );
            CREATE TABLE hold (
                municipality text NOT NULL REFERENCES municipality (id),
                id text NOT NULL,
                thing_kind text NOT NULL,
                thing_id text NOT NULL,
                reason text NOT NULL,
                placed_by text,
                placed_at bigint NOT NULL,
                lifted_by text,
                lifted_at bigint,
                PRIMARY KEY (municipality, id)
            );
            CREATE INDEX hold_by_thing ON hold (municipality, thing_kind, thing_id);
            CREATE TABLE history_pass (
                municipality text PRIMARY KEY REFERENCES municipality (id),
                before_at bigint NOT NULL
            );
            CREATE INDEX answer_by_moment ON proposal_answer (municipality, answered_at);
            CREATE INDEX offer_by_stop ON offer (municipality, placed_at) WHERE state = 'withdrawn';
            CREATE INDEX person_by_registration ON person (municipality, registered_at);
            """,
        sqlite: """
            DROP TRIGGER event_is_never_changed;
            CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event WHEN NOT (
                new.actor IS NULL AND new.on_behalf_of IS NULL AND new.request IS NULL
                AND new.municipality = old.municipality AND new.id = old.id AND new.at = old.at AND new.deed = old.deed
                AND new.thing_kind = old.thing_kind AND new.thing_id = CASE old.thing_kind WHEN 'person' THEN '' ELSE old.thing_id END
                AND new.with_kind IS old.with_kind AND new.with_id IS CASE old.with_kind WHEN 'person' THEN NULL ELSE old.with_id END
                AND EXISTS (SELECT 1 FROM history_pass WHERE history_pass.municipality = old.municipality AND old.at < history_pass.before_at)
            ) BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
            """,
        postgres: """
            CREATE FUNCTION guard_history() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
                IF TG_OP = 'UPDATE' THEN
                    IF new.actor IS NULL AND new.on_behalf_of IS NULL AND new.request IS NULL
                        AND new.municipality = old.municipality AND new.id = old.id AND new.at = old.at AND new.deed = old.deed
                        AND new.thing_kind = old.thing_kind AND new.thing_id = (CASE old.thing_kind WHEN 'person' THEN '' ELSE old.thing_id END)
                        AND new.with_kind IS NOT DISTINCT FROM old.with_kind
                        AND new.with_id IS NOT DISTINCT FROM (CASE old.with_kind WHEN 'person' THEN NULL ELSE old.with_id END)
                        AND EXISTS (SELECT 1 FROM history_pass WHERE history_pass.municipality = old.municipality AND old.at < history_pass.before_at)
                    THEN RETURN new; END IF;
                END IF;
                RAISE EXCEPTION 'events are only added';
            END $body$;
            DROP TRIGGER event_is_only_added ON event;
            CREATE TRIGGER event_is_only_added BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION guard_history();
            """,
        tenantTables: ["erasure", "hold", "history_pass"])
}

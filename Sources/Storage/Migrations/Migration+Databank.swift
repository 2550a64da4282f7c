extension Migration {
    /// People, offers, asks, proposals, partners, houses, places, roles, sessions, events and the search box.
    ///
    /// Every table of a municipality has it first in its primary key and in its foreign keys, so a row cannot point across the border and the
    /// schema can be distributed by that key. Moments are milliseconds since 1970, days are days since 1970, truth values 0 or 1.
    static let databank = Migration(
        number: 1, name: "databank",
        common: places + people + partners + gifts + matches + doors + events,
        sqlite: searchOnSQLite + appendOnlyOnSQLite,
        postgres: searchOnPostgres + appendOnlyOnPostgres,
        tenantTables: [
            "area", "postcode_point", "person", "house", "organisation", "team", "team_area", "role_grant", "offer", "offer_away", "ask",
            "proposal", "proposal_answer", "worry", "session", "sign_in_link", "intake_draft", "submission", "event", "search_entry",
        ])

    private static let places: SQL = """
        CREATE TABLE installation (
            name text PRIMARY KEY,
            value text NOT NULL
        );
        CREATE TABLE municipality (
            id text PRIMARY KEY CHECK (length(id) = 6),
            name text NOT NULL,
            domain text UNIQUE,
            is_demo integer NOT NULL DEFAULT 0
        );
        CREATE TABLE area (
            municipality text NOT NULL REFERENCES municipality (id),
            code text NOT NULL,
            year integer NOT NULL,
            kind text NOT NULL CHECK (kind IN ('municipality', 'district', 'neighbourhood')),
            name text NOT NULL,
            parent text,
            outline text NOT NULL,
            latitude double precision NOT NULL,
            longitude double precision NOT NULL,
            inhabitants integer,
            households integer,
            PRIMARY KEY (municipality, code, year)
        );
        CREATE TABLE postcode_point (
            municipality text NOT NULL REFERENCES municipality (id),
            postcode text NOT NULL,
            latitude double precision NOT NULL,
            longitude double precision NOT NULL,
            PRIMARY KEY (municipality, postcode)
        );
        """

    private static let people: SQL = """
        CREATE TABLE person (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            name text NOT NULL,
            call_name text NOT NULL,
            born_year integer,
            phone text,
            mail text,
            street text,
            house_number text,
            postcode text,
            reach text NOT NULL CHECK (reach IN ('phone', 'sms', 'mail', 'letter', 'desk', 'via')),
            reach_note text,
            languages text NOT NULL,
            loves text,
            wishes text,
            latitude double precision,
            longitude double precision,
            area text,
            version integer NOT NULL DEFAULT 1,
            registered_at bigint NOT NULL,
            imported_as text,
            PRIMARY KEY (municipality, id)
        );
        CREATE INDEX person_by_phone ON person (municipality, phone);
        CREATE INDEX person_by_postcode ON person (municipality, postcode);
        CREATE UNIQUE INDEX person_by_import ON person (municipality, imported_as);
        """

    private static let partners: SQL = """
        CREATE TABLE house (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            name text NOT NULL,
            about text,
            phone text,
            hours text,
            access text NOT NULL DEFAULT '',
            street text,
            house_number text,
            postcode text,
            latitude double precision,
            longitude double precision,
            area text,
            confirmed_on integer,
            version integer NOT NULL DEFAULT 1,
            imported_as text,
            PRIMARY KEY (municipality, id)
        );
        CREATE UNIQUE INDEX house_by_import ON house (municipality, imported_as);
        CREATE TABLE organisation (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            name text NOT NULL,
            kind text NOT NULL,
            about text,
            phone text,
            mail text,
            website text,
            street text,
            house_number text,
            postcode text,
            latitude double precision,
            longitude double precision,
            area text,
            confirmed_on integer,
            version integer NOT NULL DEFAULT 1,
            imported_as text,
            PRIMARY KEY (municipality, id)
        );
        CREATE UNIQUE INDEX organisation_by_import ON organisation (municipality, imported_as);
        CREATE TABLE team (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            name text NOT NULL,
            phone text,
            mail text,
            house text,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, house) REFERENCES house (municipality, id)
        );
        CREATE TABLE team_area (
            municipality text NOT NULL,
            team text NOT NULL,
            area text NOT NULL,
            PRIMARY KEY (municipality, team, area),
            FOREIGN KEY (municipality, team) REFERENCES team (municipality, id)
        );
        CREATE TABLE role_grant (
            municipality text NOT NULL,
            id text NOT NULL,
            person text NOT NULL,
            role text NOT NULL,
            scope_kind text,
            scope_id text,
            from_at bigint NOT NULL,
            until_at bigint,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE INDEX role_grant_by_person ON role_grant (municipality, person);
        CREATE INDEX role_grant_by_role ON role_grant (municipality, role);
        """

    private static let gifts: SQL = """
        CREATE TABLE offer (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('resident', 'activity', 'service')),
            party text NOT NULL CHECK (party IN ('person', 'couple', 'family', 'group', 'street', 'company', 'house', 'organisation')),
            party_name text,
            person text,
            house text,
            organisation text,
            title text,
            words text NOT NULL,
            forms integer NOT NULL,
            rhythm text NOT NULL CHECK (rhythm IN ('once', 'structural')),
            weekly integer NOT NULL,
            when_words text,
            from_on integer,
            until_on integer,
            paused_until integer,
            reach_metres integer NOT NULL CHECK (reach_metres BETWEEN 50 AND 100000),
            nearness text NOT NULL CHECK (nearness IN ('own', 'any', 'elsewhere')),
            conditions text,
            no_stairs integer NOT NULL,
            no_pets integer NOT NULL,
            light_only integer NOT NULL,
            wants_allowance integer NOT NULL,
            languages text NOT NULL,
            role text NOT NULL,
            vog_seen_on integer,
            at_once integer NOT NULL CHECK (at_once > 0),
            source text NOT NULL,
            latitude double precision,
            longitude double precision,
            area text,
            state text NOT NULL CHECK (state IN ('new', 'open', 'asleep', 'withdrawn')),
            running integer NOT NULL DEFAULT 0 CHECK (running >= 0),
            confirmed_on integer,
            asked_last_at bigint,
            version integer NOT NULL DEFAULT 1,
            placed_at bigint NOT NULL,
            imported_as text,
            PRIMARY KEY (municipality, id),
            CHECK (person IS NOT NULL OR house IS NOT NULL OR organisation IS NOT NULL),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, house) REFERENCES house (municipality, id),
            FOREIGN KEY (municipality, organisation) REFERENCES organisation (municipality, id)
        );
        CREATE INDEX offer_by_state ON offer (municipality, state, placed_at);
        CREATE INDEX offer_by_person ON offer (municipality, person);
        CREATE INDEX offer_by_house ON offer (municipality, house);
        CREATE INDEX offer_by_organisation ON offer (municipality, organisation);
        CREATE UNIQUE INDEX offer_by_import ON offer (municipality, imported_as);
        CREATE TABLE offer_away (
            municipality text NOT NULL,
            offer text NOT NULL,
            first_on integer NOT NULL,
            last_on integer NOT NULL CHECK (last_on >= first_on),
            PRIMARY KEY (municipality, offer, first_on),
            FOREIGN KEY (municipality, offer) REFERENCES offer (municipality, id)
        );
        CREATE TABLE ask (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            subject text NOT NULL,
            asked_by text,
            relation text,
            aware text NOT NULL CHECK (aware IN ('yes', 'no', 'unknown')),
            words text NOT NULL,
            forms integer NOT NULL,
            rhythm text NOT NULL CHECK (rhythm IN ('once', 'structural')),
            wanted integer NOT NULL,
            when_words text,
            call_back text,
            languages text NOT NULL,
            needs_vog integer NOT NULL,
            wish text CHECK (wish IN ('woman', 'man')),
            nearness text NOT NULL CHECK (nearness IN ('own', 'any', 'elsewhere')),
            source text NOT NULL,
            latitude double precision,
            longitude double precision,
            area text,
            state text NOT NULL CHECK (state IN ('new', 'waiting', 'proposed', 'introduced', 'closed', 'withdrawn')),
            owner text,
            next_step text,
            next_on integer,
            closed_reason text,
            version integer NOT NULL DEFAULT 1,
            placed_at bigint NOT NULL,
            imported_as text,
            PRIMARY KEY (municipality, id),
            CHECK (state NOT IN ('waiting', 'proposed', 'introduced') OR (owner IS NOT NULL AND next_step IS NOT NULL AND next_on IS NOT NULL)),
            FOREIGN KEY (municipality, subject) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, asked_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
        );
        CREATE INDEX ask_by_next ON ask (municipality, state, next_on);
        CREATE INDEX ask_by_age ON ask (municipality, state, placed_at);
        CREATE INDEX ask_by_subject ON ask (municipality, subject);
        CREATE INDEX ask_by_asker ON ask (municipality, asked_by);
        CREATE INDEX ask_by_owner ON ask (municipality, owner);
        CREATE UNIQUE INDEX ask_by_import ON ask (municipality, imported_as);
        """

    private static let matches: SQL = """
        CREATE TABLE proposal (
            municipality text NOT NULL,
            id text NOT NULL,
            ask text NOT NULL,
            offer text NOT NULL,
            proposed_at bigint NOT NULL,
            proposed_by text,
            introduced_at bigint,
            introduced_by text,
            withdrawn_at bigint,
            is_open integer NOT NULL DEFAULT 1,
            owner text NOT NULL,
            next_step text NOT NULL,
            next_on integer NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, ask) REFERENCES ask (municipality, id),
            FOREIGN KEY (municipality, offer) REFERENCES offer (municipality, id),
            FOREIGN KEY (municipality, proposed_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
        );
        CREATE INDEX proposal_by_ask ON proposal (municipality, ask);
        CREATE INDEX proposal_by_offer ON proposal (municipality, offer);
        CREATE INDEX proposal_by_next ON proposal (municipality, is_open, next_on);
        CREATE UNIQUE INDEX proposal_once ON proposal (municipality, ask, offer) WHERE is_open = 1;
        CREATE TABLE proposal_answer (
            municipality text NOT NULL,
            id text NOT NULL,
            proposal text NOT NULL,
            side text NOT NULL CHECK (side IN ('ask', 'offer')),
            reply text NOT NULL CHECK (reply IN ('yes', 'no', 'later')),
            reason text,
            answered_at bigint NOT NULL,
            recorded_by text,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, proposal) REFERENCES proposal (municipality, id)
        );
        CREATE INDEX proposal_answer_by_proposal ON proposal_answer (municipality, proposal, side, id);
        CREATE TABLE worry (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            words text NOT NULL,
            about text,
            aware text NOT NULL CHECK (aware IN ('yes', 'no', 'unknown')),
            reporter_name text,
            reporter_contact text,
            may_name_reporter integer NOT NULL,
            source text NOT NULL,
            taken_up_by text,
            taken_up_at bigint,
            said_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, taken_up_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX worry_by_taken_up ON worry (municipality, taken_up_at, said_at);
        """

    private static let doors: SQL = """
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

    private static let events: SQL = """
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

    private static let appendOnlyOnSQLite: SQL = """
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
        CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
        """

    private static let appendOnlyOnPostgres: SQL = """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN RAISE EXCEPTION 'events are only added'; END $body$;
        CREATE TRIGGER event_is_only_added BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """

    /// `fold` holds the words in lower case without accents, made in one place for both engines.
    private static let searchOnSQLite: SQL = """
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

    private static let searchOnPostgres: SQL = """
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

/// What is offered, what is asked, and what came of it.
extension Migration {
    static let gifts: SQL = """
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
        CREATE INDEX offer_new ON offer (municipality, placed_at) WHERE state = 'new';
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
        CREATE INDEX ask_by_next ON ask (municipality, state, next_on, placed_at);
        CREATE INDEX ask_by_age ON ask (municipality, state, placed_at);
        CREATE INDEX ask_by_subject ON ask (municipality, subject);
        CREATE INDEX ask_by_asker ON ask (municipality, asked_by);
        CREATE INDEX ask_by_owner ON ask (municipality, owner);
        CREATE UNIQUE INDEX ask_by_import ON ask (municipality, imported_as);
        """

    static let matches: SQL = """
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
        CREATE INDEX proposal_by_next ON proposal (municipality, is_open, next_on, id);
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
}

/// Who is signed in, and how they came in.
extension Migration {
    /// Sessions with a token that turns, limits of their own, and the worker beside the resident. Whoever was signed in, signs in again.
    static let sessions: SQL = """
        DROP TABLE session;
        CREATE TABLE session (
            municipality text NOT NULL,
            id text NOT NULL,
            person text NOT NULL,
            stage text NOT NULL CHECK (stage IN ('open', 'aside', 'second-step')),
            token_hash text NOT NULL,
            turned_at bigint NOT NULL,
            next_hash text,
            offered_at bigint,
            former_hash text,
            former_until bigint,
            device text NOT NULL,
            started_at bigint NOT NULL,
            seen_at bigint NOT NULL,
            idle_seconds bigint NOT NULL CHECK (idle_seconds > 0),
            ends_at bigint NOT NULL,
            companion text,
            returns_to text,
            PRIMARY KEY (municipality, id),
            CHECK ((companion IS NULL) = (returns_to IS NULL)),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, companion) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, returns_to) REFERENCES session (municipality, id) ON DELETE CASCADE
        );
        CREATE INDEX session_by_person ON session (municipality, person);
        CREATE INDEX session_by_return ON session (municipality, returns_to);
        CREATE INDEX session_by_end ON session (ends_at);
        CREATE INDEX sign_in_link_by_end ON sign_in_link (ends_at);
        """
}

extension Migration {
    /// One-time codes. A row without a person is of an address that nobody here has: it costs the same to make.
    static let codes: SQL = """
        CREATE TABLE sign_in_code (
            municipality text NOT NULL,
            id text NOT NULL,
            person text,
            code_hash text NOT NULL,
            carrier text NOT NULL CHECK (carrier IN ('card', 'mail', 'sms')),
            holder_hash text,
            made_at bigint NOT NULL,
            ends_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX sign_in_code_by_hash ON sign_in_code (municipality, code_hash);
        CREATE INDEX sign_in_code_by_person ON sign_in_code (municipality, person);
        CREATE INDEX sign_in_code_by_end ON sign_in_code (ends_at);
        CREATE INDEX person_by_mail ON person (municipality, lower(mail));
        CREATE TABLE sign_in_limit (
            municipality text NOT NULL REFERENCES municipality (id),
            name text NOT NULL,
            who text NOT NULL,
            free_at bigint NOT NULL,
            PRIMARY KEY (municipality, name, who)
        );
        CREATE INDEX sign_in_limit_by_end ON sign_in_limit (free_at);
        """
}

extension Migration {
    /// What workers prove besides the link or the code they came with. The secret is sealed with the master key; recovery codes are hashes.
    static let secondSteps: SQL = """
        CREATE TABLE second_step (
            municipality text NOT NULL,
            person text NOT NULL,
            sealed_secret text NOT NULL,
            last_step bigint NOT NULL,
            set_at bigint NOT NULL,
            PRIMARY KEY (municipality, person),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE TABLE recovery_code (
            municipality text NOT NULL,
            person text NOT NULL,
            code_hash text NOT NULL,
            PRIMARY KEY (municipality, person, code_hash),
            FOREIGN KEY (municipality, person) REFERENCES second_step (municipality, person) ON DELETE CASCADE
        );
        """

    /// Workers as the municipality's own sign-in knows them, and journeys to it that are under way.
    static let brokers: SQL = """
        CREATE TABLE worker_identity (
            municipality text NOT NULL,
            issuer text NOT NULL,
            subject text NOT NULL,
            person text NOT NULL,
            linked_at bigint NOT NULL,
            PRIMARY KEY (municipality, issuer, subject),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE INDEX worker_identity_by_person ON worker_identity (municipality, person);
        CREATE TABLE broker_journey (
            municipality text NOT NULL REFERENCES municipality (id),
            state_hash text NOT NULL,
            holder_hash text NOT NULL,
            nonce text NOT NULL,
            verifier text NOT NULL,
            ends_at bigint NOT NULL,
            PRIMARY KEY (municipality, state_hash)
        );
        CREATE INDEX broker_journey_by_end ON broker_journey (ends_at);
        """
}

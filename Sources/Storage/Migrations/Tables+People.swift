/// Where people live, who they are, and who works with them.
extension Migration {
    static let places: SQL = """
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

    static let people: SQL = """
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

    static let partners: SQL = """
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
}

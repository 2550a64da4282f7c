extension Migration {
    /// Who is on call when, and what is told to whoever needs help with a match.
    static let rota = Migration(number: 18, name: "rota", common: onCall + helpLines, tenantTables: ["on_call", "help_line"])

    private static let onCall: SQL = """
        CREATE TABLE on_call (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            team text,
            weekday integer CHECK (weekday BETWEEN 0 AND 6),
            on_day integer,
            from_minute integer NOT NULL CHECK (from_minute >= 0),
            until_minute integer NOT NULL CHECK (until_minute > from_minute AND until_minute <= 1440),
            person text,
            set_by text,
            set_at bigint NOT NULL,
            ended_at bigint,
            PRIMARY KEY (municipality, id),
            CHECK ((weekday IS NULL) <> (on_day IS NULL)),
            CHECK (person IS NOT NULL OR on_day IS NOT NULL),
            FOREIGN KEY (municipality, team) REFERENCES team (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, set_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX on_call_by_team ON on_call (municipality, team);
        CREATE INDEX on_call_by_person ON on_call (municipality, person);
        CREATE INDEX on_call_by_setter ON on_call (municipality, set_by);
        CREATE INDEX on_call_by_end ON on_call (municipality, ended_at, on_day);
        """

    private static let helpLines: SQL = """
        CREATE TABLE help_line (
            municipality text NOT NULL REFERENCES municipality (id),
            version integer NOT NULL CHECK (version > 0),
            fallback_name text NOT NULL,
            fallback_phone text NOT NULL,
            doctor_phone text,
            from_minute integer NOT NULL,
            until_minute integer NOT NULL CHECK (until_minute > from_minute),
            insurance text NOT NULL,
            set_by text,
            set_at bigint NOT NULL,
            PRIMARY KEY (municipality, version),
            FOREIGN KEY (municipality, set_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX help_line_by_setter ON help_line (municipality, set_by);
        """
}

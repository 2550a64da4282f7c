extension Migration {
    /// What people can be for another as the municipality sets it, and what was made sure of whoever wants to be it.
    static let roles = Migration(
        number: 12, name: "roles", common: roleTables + safeguardTables + houseTables + olderRoles,
        tenantTables: ["help_role", "safeguard", "house_told", "housemate"])

    /// Versions are added and never changed: a match keeps the one it was made under.
    private static let roleTables: SQL = """
        CREATE TABLE help_role (
            municipality text NOT NULL REFERENCES municipality (id),
            role text NOT NULL,
            version integer NOT NULL CHECK (version > 0),
            from_on integer NOT NULL,
            facts text NOT NULL,
            made_by text,
            made_at bigint NOT NULL,
            PRIMARY KEY (municipality, role, version),
            FOREIGN KEY (municipality, made_by) REFERENCES person (municipality, id)
        );
        """

    private static let safeguardTables: SQL = """
        CREATE TABLE safeguard (
            municipality text NOT NULL,
            id text NOT NULL,
            person text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('talk', 'reference', 'home-visit', 'vog', 'training')),
            training text,
            profiles text NOT NULL,
            organisation text,
            met_on integer NOT NULL,
            renew_on integer,
            ask_on integer,
            role text NOT NULL,
            role_version integer NOT NULL,
            recorded_by text,
            recorded_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, recorded_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX safeguard_by_person ON safeguard (municipality, person);
        CREATE INDEX safeguard_by_asking ON safeguard (municipality, ask_on);
        CREATE INDEX safeguard_by_day ON safeguard (municipality, met_on);
        CREATE INDEX safeguard_by_recorder ON safeguard (municipality, recorded_by);
        """

    private static let houseTables: SQL = """
        CREATE TABLE house_told (
            municipality text NOT NULL,
            person text NOT NULL,
            told_at bigint NOT NULL,
            recorded_by text,
            PRIMARY KEY (municipality, person),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, recorded_by) REFERENCES person (municipality, id)
        );
        CREATE TABLE housemate (
            municipality text NOT NULL,
            person text NOT NULL,
            mate text NOT NULL,
            PRIMARY KEY (municipality, person, mate),
            CHECK (person <> mate),
            FOREIGN KEY (municipality, person) REFERENCES house_told (municipality, person) ON DELETE CASCADE,
            FOREIGN KEY (municipality, mate) REFERENCES person (municipality, id)
        );
        CREATE INDEX housemate_by_mate ON housemate (municipality, mate);
        """

    /// A JIM is chosen by a young person and not offered, so that "mentor zijn" becomes what people meant by it.
    private static let olderRoles: SQL = "UPDATE offer SET role = 'buddy' WHERE role = 'mentor';"
}

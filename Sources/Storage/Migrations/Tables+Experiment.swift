extension Migration {
    /// Small tries in prevention, for others to read.
    static let experiment = Migration(
        number: 42, name: "experiment",
        common: """
            CREATE TABLE experiment (
                municipality text NOT NULL,
                id text NOT NULL,
                title text NOT NULL,
                question text NOT NULL,
                attempt text NOT NULL,
                house text,
                area text,
                measures text NOT NULL,
                first_on integer NOT NULL,
                last_on integer NOT NULL,
                owner text,
                version integer NOT NULL DEFAULT 1,
                outcome text,
                onward text CHECK (onward IN ('goes-on', 'otherwise', 'stops')),
                closed_on integer,
                counted text,
                PRIMARY KEY (municipality, id),
                CHECK ((outcome IS NULL) = (closed_on IS NULL) AND (outcome IS NULL) = (onward IS NULL)),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id),
                FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
            );
            CREATE INDEX experiment_by_end ON experiment (municipality, last_on);
            CREATE INDEX experiment_by_owner ON experiment (municipality, owner);
            CREATE INDEX experiment_by_house ON experiment (municipality, house);
            """,
        tenantTables: ["experiment"])
}

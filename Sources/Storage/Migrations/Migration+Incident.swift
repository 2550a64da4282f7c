extension Migration {
    /// What went wrong in a match. As long as it is not dealt with it has an owner and a day: the databank itself refuses otherwise.
    static let incident = Migration(number: 19, name: "incident", common: incidents, tenantTables: ["incident"])

    private static let incidents: SQL = """
        CREATE TABLE incident (
            municipality text NOT NULL,
            id text NOT NULL,
            match text NOT NULL,
            words text NOT NULL,
            happened_on integer NOT NULL,
            hurt text NOT NULL CHECK (hurt IN ('nobody', 'somebody', 'unknown')),
            told text,
            needed text,
            pauses integer NOT NULL,
            reported_by text,
            side text CHECK (side IN ('ask', 'offer')),
            reported_at bigint NOT NULL,
            owner text,
            next_step text,
            next_on integer,
            outcome text,
            closed_by text,
            closed_at bigint,
            version integer NOT NULL DEFAULT 1,
            PRIMARY KEY (municipality, id),
            CHECK ((closed_at IS NULL) = (owner IS NOT NULL AND next_step IS NOT NULL AND next_on IS NOT NULL)),
            FOREIGN KEY (municipality, match) REFERENCES proposal (municipality, id),
            FOREIGN KEY (municipality, reported_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, closed_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX incident_by_match ON incident (municipality, match, id);
        CREATE INDEX incident_by_reporter ON incident (municipality, reported_by);
        CREATE INDEX incident_by_owner ON incident (municipality, owner, next_on);
        CREATE INDEX incident_by_closer ON incident (municipality, closed_by);
        CREATE INDEX incident_by_closing ON incident (municipality, closed_at);
        """
}

extension Migration {
    /// Who has a place at an activity, and who goes along the first time.
    static let participation = Migration(
        number: 35, name: "participation",
        common: """
            CREATE TABLE participation (
                municipality text NOT NULL,
                id text NOT NULL,
                activity text NOT NULL,
                person text NOT NULL,
                ask text NOT NULL,
                first_on integer NOT NULL,
                is_waiting integer NOT NULL,
                companion text,
                seeks_companion integer NOT NULL,
                outcome text CHECK (outcome IN ('comes-back', 'came-once', 'stayed-away')),
                joined_at bigint NOT NULL,
                ended_at bigint,
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, activity) REFERENCES activity_series (municipality, id) ON DELETE CASCADE,
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
                FOREIGN KEY (municipality, ask) REFERENCES ask (municipality, id),
                FOREIGN KEY (municipality, companion) REFERENCES person (municipality, id)
            );
            CREATE UNIQUE INDEX participation_once ON participation (municipality, activity, person) WHERE ended_at IS NULL;
            CREATE INDEX participation_by_activity ON participation (municipality, activity, joined_at);
            CREATE INDEX participation_by_person ON participation (municipality, person);
            CREATE INDEX participation_by_ask ON participation (municipality, ask);
            CREATE INDEX participation_by_companion ON participation (municipality, companion);
            CREATE INDEX participation_by_day ON participation (municipality, joined_at);
            """, tenantTables: ["participation"])
}

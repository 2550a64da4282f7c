extension Migration {
    /// Who of the team is at a drop-in hour, who walks in without saying who, and what plays in a neighbourhood.
    static let dropIns = Migration(
        number: 36, name: "drop-ins",
        common: """
            CREATE TABLE drop_in_places (
                municipality text NOT NULL,
                booking text NOT NULL,
                places integer NOT NULL CHECK (places > 0),
                PRIMARY KEY (municipality, booking),
                FOREIGN KEY (municipality, booking) REFERENCES booking (municipality, id) ON DELETE CASCADE
            );
            CREATE TABLE drop_in_duty (
                municipality text NOT NULL,
                id text NOT NULL,
                booking text NOT NULL,
                person text NOT NULL,
                on_day integer,
                is_there integer NOT NULL,
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, booking) REFERENCES booking (municipality, id) ON DELETE CASCADE,
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
            );
            CREATE INDEX drop_in_duty_by_booking ON drop_in_duty (municipality, booking);
            CREATE INDEX drop_in_duty_by_person ON drop_in_duty (municipality, person);
            CREATE TABLE walk_in (
                municipality text NOT NULL,
                id text NOT NULL,
                house text NOT NULL,
                booking text NOT NULL,
                planned_on integer NOT NULL,
                number integer NOT NULL,
                theme text,
                arrived_at bigint NOT NULL,
                outcome text CHECK (outcome IN ('helped', 'asked', 'referred', 'left')),
                PRIMARY KEY (municipality, id),
                UNIQUE (municipality, booking, planned_on, number),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id)
            );
            CREATE INDEX walk_in_by_house ON walk_in (municipality, house);
            CREATE INDEX walk_in_by_moment ON walk_in (municipality, arrived_at);
            CREATE TABLE talk_note (
                municipality text NOT NULL,
                id text NOT NULL,
                area text NOT NULL,
                words text NOT NULL,
                theme text,
                noted_on integer NOT NULL,
                PRIMARY KEY (municipality, id)
            );
            CREATE INDEX talk_note_by_day ON talk_note (municipality, noted_on);
            """,
        tenantTables: ["drop_in_places", "drop_in_duty", "walk_in", "talk_note"])
}

extension Migration {
    /// The secret address at which somebody's telephone reads their own calendar.
    static let calendarLinks = Migration(
        number: 38, name: "calendar-links",
        common: """
            CREATE TABLE calendar_link (
                municipality text NOT NULL,
                person text NOT NULL,
                token_hash text NOT NULL UNIQUE,
                made_at bigint NOT NULL,
                last_read_at bigint NOT NULL,
                PRIMARY KEY (municipality, person),
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
            );
            CREATE INDEX calendar_link_by_use ON calendar_link (municipality, last_read_at);
            """, tenantTables: ["calendar_link"])
}

extension Migration {
    /// Calendars of clubs that a house shows in its agenda, and what became of each event in them.
    static let feeds = Migration(
        number: 41, name: "feeds",
        common: """
            CREATE TABLE calendar_feed (
                municipality text NOT NULL,
                id text NOT NULL,
                house text NOT NULL,
                name text NOT NULL,
                address text,
                owner text,
                read_at bigint NOT NULL,
                next_at bigint,
                trouble text,
                trouble_since bigint,
                left_out text NOT NULL,
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id),
                FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
            );
            CREATE INDEX calendar_feed_by_house ON calendar_feed (municipality, house);
            CREATE INDEX calendar_feed_by_owner ON calendar_feed (municipality, owner);
            CREATE INDEX calendar_feed_by_turn ON calendar_feed (municipality, next_at);
            CREATE TABLE feed_event (
                municipality text NOT NULL,
                feed text NOT NULL,
                uid text NOT NULL,
                content text NOT NULL,
                fate text NOT NULL CHECK (fate IN ('waiting', 'taken', 'skipped')),
                double text,
                activity text,
                sequence integer,
                gone_on integer,
                differs integer NOT NULL,
                PRIMARY KEY (municipality, feed, uid),
                FOREIGN KEY (municipality, feed) REFERENCES calendar_feed (municipality, id) ON DELETE CASCADE
            );
            CREATE INDEX feed_event_by_activity ON feed_event (municipality, activity);
            """, tenantTables: ["calendar_feed", "feed_event"])
}

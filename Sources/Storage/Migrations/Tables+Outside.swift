/// Asks that were put somewhere outside, and who answered there.
extension Migration {
    static let outside = Migration(number: 23, name: "outside", common: outsideTables, tenantTables: ["outside_post", "outside_reply"])

    private static let outsideTables: SQL = """
        CREATE TABLE outside_post (
            municipality text NOT NULL,
            id text NOT NULL,
            ask text NOT NULL,
            channel text NOT NULL CHECK (channel IN ('nlvoorelkaar', 'present', 'church', 'chat', 'other')),
            words text NOT NULL,
            look_on integer NOT NULL,
            posted_on integer NOT NULL,
            posted_by text,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, ask) REFERENCES ask (municipality, id),
            FOREIGN KEY (municipality, posted_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX outside_post_by_ask ON outside_post (municipality, ask, posted_on);
        CREATE INDEX outside_post_by_poster ON outside_post (municipality, posted_by);
        CREATE TABLE outside_reply (
            municipality text NOT NULL,
            id text NOT NULL,
            post text NOT NULL,
            state text NOT NULL CHECK (state IN ('open', 'offered', 'declined')),
            name text,
            phone text,
            mail text,
            words text,
            offer text,
            came_on integer NOT NULL,
            recorded_by text,
            PRIMARY KEY (municipality, id),
            CHECK ((state = 'open') = (words IS NOT NULL)),
            FOREIGN KEY (municipality, post) REFERENCES outside_post (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, offer) REFERENCES offer (municipality, id),
            FOREIGN KEY (municipality, recorded_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX outside_reply_by_post ON outside_reply (municipality, post);
        CREATE INDEX outside_reply_by_offer ON outside_reply (municipality, offer);
        CREATE INDEX outside_reply_by_recorder ON outside_reply (municipality, recorded_by);
        CREATE INDEX outside_reply_by_day ON outside_reply (municipality, came_on);
        """
}

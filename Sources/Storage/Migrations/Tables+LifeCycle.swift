/// What comes after an introduction: the match with its step, every move it made, and the talks with both sides.
extension Migration {
    static let lifeCycle = Migration(
        number: 14, name: "life-cycle", common: lives + talks + introduced, tenantTables: ["match", "match_move", "talk"])

    /// The role in which two know each other, in the version they began under, and until when they agreed.
    static let matchRole = Migration(
        number: 17, name: "match-role",
        common: """
            ALTER TABLE match ADD COLUMN role text;
            ALTER TABLE match ADD COLUMN role_version integer;
            ALTER TABLE match ADD COLUMN term_on integer;
            UPDATE match SET role_version = 1, role = (SELECT offer.role FROM offer WHERE offer.municipality = match.municipality AND offer.id = match.offer);
            """)

    /// Nothing that is not over can be without an owner and a day: the databank itself refuses.
    private static let lives: SQL = """
        ALTER TABLE proposal ADD COLUMN ended_at bigint;
        CREATE TABLE match (
            municipality text NOT NULL,
            id text NOT NULL,
            ask text NOT NULL,
            offer text NOT NULL,
            step text NOT NULL,
            since_at bigint NOT NULL,
            until_on integer,
            step_before text,
            introduced_at bigint NOT NULL,
            started_at bigint,
            ended_at bigint,
            stays_in_touch integer,
            owner text,
            next_step text,
            next_on integer,
            version integer NOT NULL DEFAULT 1,
            PRIMARY KEY (municipality, id),
            CHECK ((owner IS NULL) = (next_on IS NULL) AND (next_step IS NULL) = (next_on IS NULL)),
            CHECK (step = 'ended' OR next_on IS NOT NULL),
            CHECK ((step = 'ended') = (ended_at IS NOT NULL)),
            FOREIGN KEY (municipality, id) REFERENCES proposal (municipality, id),
            FOREIGN KEY (municipality, ask) REFERENCES ask (municipality, id),
            FOREIGN KEY (municipality, offer) REFERENCES offer (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
        );
        CREATE INDEX match_by_next ON match (municipality, next_on, id) WHERE next_on IS NOT NULL;
        CREATE INDEX match_by_owner ON match (municipality, owner, next_on);
        CREATE INDEX match_by_ask ON match (municipality, ask);
        CREATE INDEX match_by_offer ON match (municipality, offer);
        CREATE TABLE match_move (
            municipality text NOT NULL,
            id text NOT NULL,
            match text NOT NULL,
            deed text NOT NULL,
            step text NOT NULL,
            at bigint NOT NULL,
            moved_by text,
            side text CHECK (side IN ('ask', 'offer')),
            means text NOT NULL,
            reason text,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, match) REFERENCES match (municipality, id),
            FOREIGN KEY (municipality, moved_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX match_move_by_match ON match_move (municipality, match, id);
        CREATE INDEX match_move_by_mover ON match_move (municipality, moved_by);
        CREATE INDEX match_move_by_moment ON match_move (municipality, at);
        """

    private static let talks: SQL = """
        CREATE TABLE talk (
            municipality text NOT NULL,
            id text NOT NULL,
            match text NOT NULL,
            side text NOT NULL CHECK (side IN ('ask', 'offer')),
            occasion text NOT NULL,
            due_on integer NOT NULL,
            asked_at bigint,
            answer text CHECK (answer IN ('good', 'so-so', 'call-me')),
            words text,
            answered_at bigint,
            means text,
            recorded_by text,
            PRIMARY KEY (municipality, id),
            CHECK ((answer IS NULL) = (answered_at IS NULL)),
            FOREIGN KEY (municipality, match) REFERENCES match (municipality, id),
            FOREIGN KEY (municipality, recorded_by) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX talk_once ON talk (municipality, match, side) WHERE answered_at IS NULL;
        CREATE INDEX talk_by_match ON talk (municipality, match, id);
        CREATE INDEX talk_by_day ON talk (municipality, due_on) WHERE answered_at IS NULL;
        CREATE INDEX talk_by_recorder ON talk (municipality, recorded_by);
        CREATE INDEX talk_by_answer ON talk (municipality, answered_at);
        """

    /// Whoever was introduced before there was a table for it. With an ask that is over the contact was over as well.
    private static let introduced: SQL = """
        UPDATE proposal SET ended_at = coalesce((SELECT max(event.at) FROM event WHERE event.municipality = proposal.municipality AND event.thing_kind = 'ask'
                AND event.thing_id = proposal.ask AND event.deed = 'close-ask'), introduced_at)
            WHERE introduced_at IS NOT NULL AND withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM ask WHERE ask.municipality = proposal.municipality
                AND ask.id = proposal.ask AND ask.state IN ('closed', 'withdrawn'));
        INSERT INTO match (municipality, id, ask, offer, step, since_at, introduced_at, ended_at, owner, next_step, next_on)
            SELECT municipality, id, ask, offer, CASE WHEN ended_at IS NULL THEN 'acquaintance' ELSE 'ended' END, coalesce(ended_at, introduced_at),
                introduced_at, ended_at, CASE WHEN ended_at IS NULL THEN owner END, CASE WHEN ended_at IS NULL THEN next_step END,
                CASE WHEN ended_at IS NULL THEN next_on END
            FROM proposal WHERE introduced_at IS NOT NULL AND withdrawn_at IS NULL;
        """
}

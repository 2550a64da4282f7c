extension Migration {
    /// What is to be told to people, from the deed that calls for it until it is with whom it is for.
    static let outbox = Migration(number: 13, name: "outbox", common: outboxTable, tenantTables: ["outbox"])

    /// `due_at` is the moment for which it was meant, `not_before` that of the next attempt. Who holds a row that is leaving has it until `held_until`.
    private static let outboxTable: SQL = """
        CREATE TABLE outbox (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            kind text NOT NULL,
            rank integer NOT NULL,
            person text,
            thing_kind text,
            thing_id text,
            words text,
            state text NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'leaving', 'sent', 'to-print', 'to-call', 'unreached', 'dropped')),
            channel text CHECK (channel IN ('mail', 'sms', 'letter', 'call')),
            written_at bigint NOT NULL,
            due_at bigint NOT NULL,
            not_before bigint NOT NULL,
            ends_at bigint,
            attempts integer NOT NULL DEFAULT 0,
            holder text,
            held_until bigint,
            fault text,
            went_with text,
            settled_at bigint,
            settled_by text,
            owner text,
            next_on integer,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, settled_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
        );
        CREATE INDEX outbox_by_moment ON outbox (state, not_before);
        CREATE INDEX outbox_by_turn ON outbox (municipality, state, rank, not_before);
        CREATE INDEX outbox_by_person ON outbox (municipality, person, kind);
        CREATE INDEX outbox_by_thing ON outbox (municipality, thing_kind, thing_id);
        CREATE INDEX outbox_by_owner ON outbox (municipality, owner);
        CREATE INDEX outbox_by_settling ON outbox (municipality, settled_at);
        """

    /// Questions that are answered from a message, and how people would like to hear from us.
    static let replies = Migration(number: 16, name: "replies", common: replyLinks + wishes, tenantTables: ["reply_link", "channel_wish"])

    private static let replyLinks: SQL = """
        CREATE TABLE reply_link (
            municipality text NOT NULL,
            token_hash text NOT NULL,
            purpose text NOT NULL,
            thing_kind text NOT NULL,
            thing_id text NOT NULL,
            side text CHECK (side IN ('ask', 'offer')),
            person text NOT NULL,
            message text NOT NULL,
            channel text NOT NULL,
            made_at bigint NOT NULL,
            ends_at bigint NOT NULL,
            used_at bigint,
            choice text,
            PRIMARY KEY (municipality, token_hash),
            CHECK ((used_at IS NULL) = (choice IS NULL)),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX reply_link_by_token ON reply_link (token_hash);
        CREATE INDEX reply_link_by_person ON reply_link (municipality, person, made_at);
        CREATE INDEX reply_link_by_end ON reply_link (municipality, ends_at);
        """

    private static let wishes: SQL = """
        CREATE TABLE channel_wish (
            municipality text NOT NULL,
            person text NOT NULL,
            language text,
            from_hour integer NOT NULL,
            until_hour integer NOT NULL CHECK (until_hour > from_hour),
            refused text NOT NULL,
            set_at bigint NOT NULL,
            PRIMARY KEY (municipality, person),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
        );
        """
}

extension Migration {
    /// The links by which practices send patients on, what came of each, and whether somebody joined an activity from a worry.
    static let referrals = Migration(
        number: 37, name: "referrals",
        common: """
            CREATE TABLE referral_door (
                municipality text NOT NULL,
                organisation text NOT NULL,
                token_hash text NOT NULL UNIQUE,
                owner text,
                given_at bigint NOT NULL,
                last_used_at bigint,
                PRIMARY KEY (municipality, organisation),
                FOREIGN KEY (municipality, organisation) REFERENCES organisation (municipality, id) ON DELETE CASCADE,
                FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
            );
            CREATE INDEX referral_door_by_owner ON referral_door (municipality, owner);
            CREATE TABLE referral (
                municipality text NOT NULL,
                id text NOT NULL,
                organisation text NOT NULL,
                ask text NOT NULL,
                person text NOT NULL,
                code_hash text NOT NULL,
                referred_on integer NOT NULL,
                contact_on integer,
                PRIMARY KEY (municipality, id),
                UNIQUE (municipality, organisation, code_hash),
                FOREIGN KEY (municipality, organisation) REFERENCES organisation (municipality, id) ON DELETE CASCADE,
                FOREIGN KEY (municipality, ask) REFERENCES ask (municipality, id),
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
            );
            CREATE INDEX referral_by_ask ON referral (municipality, ask);
            CREATE INDEX referral_by_person ON referral (municipality, person);
            CREATE INDEX referral_by_day ON referral (municipality, referred_on);
            ALTER TABLE participation ADD COLUMN worry text;
            CREATE INDEX participation_by_worry ON participation (municipality, worry);
            """, tenantTables: ["referral_door", "referral"])
}

extension Migration {
    /// What the board of a house and a team agreed on, in versions, with who signed for each.
    static let roleAgreement = Migration(
        number: 40, name: "role-agreement",
        common: """
            CREATE TABLE role_agreement (
                municipality text NOT NULL,
                id text NOT NULL,
                house text NOT NULL,
                team text NOT NULL,
                version integer NOT NULL CHECK (version > 0),
                house_does text NOT NULL,
                team_does text NOT NULL,
                together text,
                help text NOT NULL,
                net text NOT NULL,
                review_on integer NOT NULL,
                owner text,
                drawn_up_on integer NOT NULL,
                replaced_on integer,
                board_name text,
                board_behalf text,
                board_on integer,
                board_on_paper integer,
                team_name text,
                team_behalf text,
                team_on integer,
                team_on_paper integer,
                PRIMARY KEY (municipality, id),
                UNIQUE (municipality, house, team, version),
                CHECK ((board_name IS NULL) = (board_on IS NULL) AND (team_name IS NULL) = (team_on IS NULL)),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id),
                FOREIGN KEY (municipality, team) REFERENCES team (municipality, id),
                FOREIGN KEY (municipality, owner) REFERENCES person (municipality, id)
            );
            CREATE UNIQUE INDEX role_agreement_newest ON role_agreement (municipality, house, team) WHERE replaced_on IS NULL;
            CREATE INDEX role_agreement_by_review ON role_agreement (municipality, review_on) WHERE replaced_on IS NULL;
            CREATE INDEX role_agreement_by_owner ON role_agreement (municipality, owner);
            CREATE INDEX role_agreement_by_end ON role_agreement (municipality, replaced_on);
            """,
        tenantTables: ["role_agreement"])
}

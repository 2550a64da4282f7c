extension Migration {
    /// To what the two people of a match agreed, and how each said so.
    static let agreement = Migration(number: 15, name: "agreement", common: agreementTables, tenantTables: ["agreement", "agreement_assent"])

    private static let agreementTables: SQL = """
        CREATE TABLE agreement (
            municipality text NOT NULL,
            id text NOT NULL,
            match text NOT NULL,
            version integer NOT NULL CHECK (version > 0),
            role text NOT NULL,
            role_version integer NOT NULL,
            goal text NOT NULL,
            frame text,
            rhythm text NOT NULL,
            call text NOT NULL,
            allowance text,
            house_rules text,
            last_on integer NOT NULL,
            drawn_up_by text,
            drawn_up_at bigint NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, match) REFERENCES proposal (municipality, id),
            FOREIGN KEY (municipality, drawn_up_by) REFERENCES person (municipality, id)
        );
        CREATE UNIQUE INDEX agreement_by_match ON agreement (municipality, match, version);
        CREATE INDEX agreement_by_drawer ON agreement (municipality, drawn_up_by);
        CREATE TABLE agreement_assent (
            municipality text NOT NULL,
            agreement text NOT NULL,
            side text NOT NULL CHECK (side IN ('ask', 'offer')),
            manner text NOT NULL CHECK (manner IN ('spoken', 'tap', 'paper')),
            given_on integer NOT NULL,
            given_by text NOT NULL,
            recorded_by text,
            recorded_at bigint NOT NULL,
            PRIMARY KEY (municipality, agreement, side),
            FOREIGN KEY (municipality, agreement) REFERENCES agreement (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, recorded_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX assent_by_recorder ON agreement_assent (municipality, recorded_by);
        """
}

/// Allowance and expenses: what is claimed, with its receipt, and where it is paid.
extension Migration {
    static let allowance = Migration(
        number: 20, name: "allowance", common: accounts + claims, tenantTables: ["bank_account", "claim", "claim_receipt"])

    private static let accounts: SQL = """
        CREATE TABLE bank_account (
            municipality text NOT NULL,
            person text NOT NULL,
            iban text NOT NULL,
            holder text NOT NULL,
            set_by text,
            set_at bigint NOT NULL,
            PRIMARY KEY (municipality, person),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, set_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX bank_account_by_setter ON bank_account (municipality, set_by);
        """

    private static let claims: SQL = """
        CREATE TABLE claim (
            municipality text NOT NULL,
            id text NOT NULL,
            person text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('allowance', 'costs', 'elsewhere')),
            month integer NOT NULL,
            words text NOT NULL,
            amount integer NOT NULL CHECK (amount > 0),
            minutes integer,
            rate integer,
            is_adult integer,
            payer_name text,
            is_paper_seen integer NOT NULL,
            state text NOT NULL CHECK (state IN ('claimed', 'approved', 'refused', 'withdrawn', 'running', 'paid', 'noted')),
            claimed_at bigint NOT NULL,
            claimed_by text,
            decided_by text,
            decided_at bigint,
            refusal text,
            is_mixed integer NOT NULL DEFAULT 0,
            paid_on integer,
            version integer NOT NULL DEFAULT 1,
            PRIMARY KEY (municipality, id),
            CHECK ((kind = 'allowance') = (minutes IS NOT NULL AND rate IS NOT NULL AND is_adult IS NOT NULL)),
            CHECK ((kind = 'elsewhere') = (state = 'noted') OR state = 'withdrawn'),
            CHECK ((state = 'paid') = (paid_on IS NOT NULL)),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, claimed_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, decided_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX claim_by_person ON claim (municipality, person, month);
        CREATE INDEX claim_by_state ON claim (municipality, state, claimed_at);
        CREATE INDEX claim_by_claimer ON claim (municipality, claimed_by);
        CREATE INDEX claim_by_decider ON claim (municipality, decided_by);
        CREATE INDEX claim_by_decision ON claim (municipality, decided_at);
        CREATE TABLE claim_receipt (
            municipality text NOT NULL,
            claim text NOT NULL,
            media text NOT NULL CHECK (media IN ('image/jpeg', 'image/png')),
            image text NOT NULL,
            added_by text,
            added_at bigint NOT NULL,
            PRIMARY KEY (municipality, claim),
            FOREIGN KEY (municipality, claim) REFERENCES claim (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, added_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX claim_receipt_by_adder ON claim_receipt (municipality, added_by);
        """
}

extension Migration {
    /// Approved claims that are paid together, and the account they are paid from.
    static let paymentRun = Migration(
        number: 21, name: "payment-run", common: payers + runs, tenantTables: ["payer_account", "payment_run", "payment"])

    private static let payers: SQL = """
        CREATE TABLE payer_account (
            municipality text NOT NULL REFERENCES municipality (id),
            version integer NOT NULL CHECK (version > 0),
            iban text NOT NULL,
            holder text NOT NULL,
            set_by text,
            set_at bigint NOT NULL,
            PRIMARY KEY (municipality, version),
            FOREIGN KEY (municipality, set_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX payer_account_by_setter ON payer_account (municipality, set_by);
        """

    private static let runs: SQL = """
        CREATE TABLE payment_run (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            state text NOT NULL CHECK (state IN ('made', 'paid', 'cancelled')),
            made_by text,
            made_at bigint NOT NULL,
            execute_on integer NOT NULL,
            is_alone integer NOT NULL,
            payer_iban text NOT NULL,
            payer_holder text NOT NULL,
            paid_on integer,
            closed_by text,
            closed_at bigint,
            version integer NOT NULL DEFAULT 1,
            PRIMARY KEY (municipality, id),
            CHECK ((state = 'paid') = (paid_on IS NOT NULL)),
            FOREIGN KEY (municipality, made_by) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, closed_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX payment_run_by_maker ON payment_run (municipality, made_by);
        CREATE INDEX payment_run_by_closer ON payment_run (municipality, closed_by);
        CREATE INDEX payment_run_by_closing ON payment_run (municipality, closed_at);
        CREATE TABLE payment (
            municipality text NOT NULL,
            id text NOT NULL,
            run text NOT NULL,
            number integer NOT NULL CHECK (number > 0),
            claim text NOT NULL,
            iban text NOT NULL,
            holder text NOT NULL,
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, run) REFERENCES payment_run (municipality, id) ON DELETE CASCADE,
            FOREIGN KEY (municipality, claim) REFERENCES claim (municipality, id) ON DELETE CASCADE
        );
        CREATE UNIQUE INDEX payment_by_run ON payment (municipality, run, number);
        CREATE INDEX payment_by_claim ON payment (municipality, claim);
        """
}

extension Migration {
    /// How many people somebody wants to help at most, all that they offer together; on which day and month they like to be thought of; and who does not help in school holidays, with when those are.
    static let load = Migration(
        number: 32, name: "load",
        common: """
            ALTER TABLE person ADD COLUMN at_most integer CHECK (at_most > 0);
            ALTER TABLE person ADD COLUMN birthday integer CHECK (birthday BETWEEN 101 AND 1231);
            CREATE INDEX person_by_birthday ON person (municipality, birthday) WHERE birthday IS NOT NULL;
            ALTER TABLE offer ADD COLUMN term_time_only integer NOT NULL DEFAULT 0;
            CREATE TABLE school_holiday (
                municipality text NOT NULL REFERENCES municipality (id),
                name text NOT NULL,
                first_on integer NOT NULL,
                last_on integer NOT NULL CHECK (last_on >= first_on),
                PRIMARY KEY (municipality, first_on)
            );
            """,
        tenantTables: ["school_holiday"])
}

extension Migration {
    /// What there is in a house, and the days on which it is not open as usual.
    static let houseProfile = Migration(
        number: 31, name: "house-profile",
        common: """
            ALTER TABLE house ADD COLUMN facilities text NOT NULL DEFAULT '';
            CREATE TABLE opening_exception (
                municipality text NOT NULL,
                id text NOT NULL,
                house text NOT NULL,
                first_on integer NOT NULL,
                last_on integer NOT NULL CHECK (last_on >= first_on),
                words text NOT NULL,
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id)
            );
            CREATE INDEX opening_exception_by_house ON opening_exception (municipality, house, last_on);
            """, tenantTables: ["opening_exception"])
}

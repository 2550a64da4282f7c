extension Migration {
    /// Opening hours on the clock, and whom somebody meets in a house.
    static let housePeople = Migration(
        number: 43, name: "house-people",
        common: """
            ALTER TABLE house ADD COLUMN openings text;
            ALTER TABLE house ADD COLUMN board_reach text;
            ALTER TABLE opening_exception ADD COLUMN openings text;
            CREATE TABLE house_person (
                municipality text NOT NULL,
                id text NOT NULL,
                house text NOT NULL,
                person text,
                first_name text NOT NULL,
                last_name text,
                part text NOT NULL CHECK (part IN ('board', 'paid', 'volunteer')),
                task text NOT NULL,
                days text NOT NULL,
                shown text NOT NULL CHECK (shown IN ('colleagues', 'first-name', 'full-name')),
                agreed_on integer,
                kept_on integer NOT NULL,
                media text,
                photo text,
                version integer NOT NULL DEFAULT 1,
                PRIMARY KEY (municipality, id),
                CHECK ((media IS NULL) = (photo IS NULL)),
                CHECK (agreed_on IS NOT NULL OR (shown = 'colleagues' AND photo IS NULL)),
                FOREIGN KEY (municipality, house) REFERENCES house (municipality, id),
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
            );
            CREATE INDEX house_person_by_house ON house_person (municipality, house);
            CREATE INDEX house_person_by_person ON house_person (municipality, person);
            CREATE INDEX house_person_by_kept ON house_person (municipality, kept_on);
            """,
        tenantTables: ["house_person"])
}

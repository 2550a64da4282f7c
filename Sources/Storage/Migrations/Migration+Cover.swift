extension Migration {
    /// Who stands in for whom, from which day to which; and the smallest group that figures may tell of, dated.
    static let cover = Migration(
        number: 10, name: "cover", common: absences + figures,
        tenantTables: ["absence", "smallest_group"])

    private static let absences: SQL = """
        CREATE TABLE absence (
            municipality text NOT NULL REFERENCES municipality (id),
            id text NOT NULL,
            person text NOT NULL,
            cover text NOT NULL,
            first_on integer NOT NULL,
            last_on integer NOT NULL CHECK (last_on >= first_on),
            set_by text,
            set_at bigint NOT NULL,
            ended_at bigint,
            PRIMARY KEY (municipality, id),
            CHECK (person <> cover),
            FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, cover) REFERENCES person (municipality, id),
            FOREIGN KEY (municipality, set_by) REFERENCES person (municipality, id)
        );
        CREATE INDEX absence_by_cover ON absence (municipality, cover, last_on);
        CREATE INDEX absence_by_person ON absence (municipality, person, last_on);
        CREATE INDEX team_by_house ON team (municipality, house);
        """

    private static let figures: SQL = """
        CREATE TABLE smallest_group (
            municipality text NOT NULL REFERENCES municipality (id),
            from_on integer NOT NULL,
            size integer NOT NULL CHECK (size BETWEEN 5 AND 100),
            set_at bigint NOT NULL,
            PRIMARY KEY (municipality, from_on)
        );
        CREATE INDEX ask_by_placing ON ask (municipality, placed_at);
        CREATE INDEX proposal_by_proposing ON proposal (municipality, proposed_at);
        CREATE INDEX proposal_by_introduction ON proposal (municipality, introduced_at);
        """
}

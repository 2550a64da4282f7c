extension Migration {
    /// Families, groups, streets and companies as one party with a contact and members. What stood on the offers alone becomes one circle for each contact,
    /// kind and name; its id is that of its first offer.
    static let circles = Migration(
        number: 27, name: "circles",
        common: """
            CREATE TABLE circle (
                municipality text NOT NULL REFERENCES municipality (id),
                id text NOT NULL,
                kind text NOT NULL CHECK (kind IN ('couple', 'family', 'group', 'street', 'company')),
                name text,
                contact text NOT NULL,
                size integer CHECK (size BETWEEN 2 AND 10000),
                version integer NOT NULL DEFAULT 1,
                made_at bigint NOT NULL,
                PRIMARY KEY (municipality, id),
                FOREIGN KEY (municipality, contact) REFERENCES person (municipality, id)
            );
            CREATE INDEX circle_by_contact ON circle (municipality, contact);
            CREATE TABLE circle_member (
                municipality text NOT NULL,
                circle text NOT NULL,
                person text NOT NULL,
                joined_at bigint NOT NULL,
                PRIMARY KEY (municipality, circle, person),
                FOREIGN KEY (municipality, circle) REFERENCES circle (municipality, id) ON DELETE CASCADE,
                FOREIGN KEY (municipality, person) REFERENCES person (municipality, id)
            );
            CREATE INDEX circle_member_by_person ON circle_member (municipality, person);
            ALTER TABLE offer ADD COLUMN circle text;
            CREATE INDEX offer_by_circle ON offer (municipality, circle);
            INSERT INTO circle (municipality, id, kind, name, contact, made_at)
                SELECT municipality, min(id), party, party_name, person, min(placed_at) FROM offer
                WHERE party IN ('couple', 'family', 'group', 'street', 'company') AND person IS NOT NULL AND words <> ''
                GROUP BY municipality, party, party_name, person;
            INSERT INTO circle_member (municipality, circle, person, joined_at) SELECT municipality, id, contact, made_at FROM circle;
            UPDATE offer SET circle = (SELECT id FROM circle WHERE circle.municipality = offer.municipality AND circle.contact = offer.person
                AND circle.kind = offer.party AND coalesce(circle.name, '') = coalesce(offer.party_name, ''))
                WHERE party IN ('couple', 'family', 'group', 'street', 'company') AND words <> '';
            """,
        tenantTables: ["circle", "circle_member"])
}

public import Neighbourhood

extension Connection {
    /// A circle with who is in it, for a deed with it. Throws `Problem.notFound`, `Problem.notAllowed`.
    public func circle(_ id: Circle.ID, for viewer: Viewer, to deed: Deed = .lookAtCircle) throws -> (circle: Circle, members: [CircleMember]) {
        let found = try first(
            "SELECT " + Circle.columns
                + ", person.area FROM circle JOIN person ON person.municipality = circle.municipality AND person.id = circle.contact"
                + " WHERE circle.municipality = $1 AND circle.id = $2", [viewer.municipality, id]
        ) { row in (Circle(row: &row), row.nextArea()) }
        guard let (circle, area) = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.circle)
        }
        let members = try members(of: id, in: viewer.municipality)
        try Access.allow(viewer, deed, Ties(people: Set(members.map(\.person)), area: area))
        return (circle, members)
    }

    /// The circles in which somebody takes part, by name.
    public func circles(with person: Person.ID, in municipality: MunicipalityCode) throws -> [Circle] {
        try rows(
            "SELECT " + Circle.columns + """
                 FROM circle_member JOIN circle ON circle.municipality = circle_member.municipality AND circle.id = circle_member.circle
                WHERE circle_member.municipality = $1 AND circle_member.person = $2 ORDER BY circle.name, circle.id
                """, [municipality, person]
        ) { Circle(row: &$0) }
    }

    /// The viewer's own circles, with the call name of whom to talk to.
    public func ownCircles(of viewer: Viewer) throws -> [(circle: Circle, contact: String)] {
        guard let person = viewer.person else { throw Problem.signInNeeded }
        return try rows(
            "SELECT " + Circle.columns + """
                , person.call_name FROM circle_member
                JOIN circle ON circle.municipality = circle_member.municipality AND circle.id = circle_member.circle
                JOIN person ON person.municipality = circle.municipality AND person.id = circle.contact
                WHERE circle_member.municipality = $1 AND circle_member.person = $2 ORDER BY circle.name, circle.id
                """, [viewer.municipality, person]
        ) { row in (Circle(row: &row), row.next()) }
    }

    /// In which circles everybody takes part who takes part in one: for matching many at once.
    public func circlesByPerson(in municipality: MunicipalityCode) throws -> [Person.ID: [Circle.ID]] {
        let lines = try rows("SELECT person, circle FROM circle_member WHERE municipality = $1", [municipality]) { row in
            (row.next(Person.ID.self), row.next(Circle.ID.self))
        }
        return lines.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
    }

    /// The offers of a circle, newest first.
    public func offers(of circle: Circle.ID, for viewer: Viewer) throws -> [Offer] {
        try rows(
            "SELECT " + Offer.columns + " FROM offer WHERE offer.municipality = $1 AND offer.circle = $2 ORDER BY offer.id DESC",
            [viewer.municipality, circle]
        ) { Offer(row: &$0) }.filter { Access.allows(viewer, .lookAtOffer, $0.ties) }
    }

    public func members(of circle: Circle.ID, in municipality: MunicipalityCode) throws -> [CircleMember] {
        try rows(
            """
            SELECT person.id, person.name, circle_member.joined_at FROM circle_member
            JOIN person ON person.municipality = circle_member.municipality AND person.id = circle_member.person
            WHERE circle_member.municipality = $1 AND circle_member.circle = $2 ORDER BY person.name, person.id
            """, [municipality, circle]
        ) { row in CircleMember(person: row.subject(), name: row.next(), joinedAt: row.next()) }
    }

    /// The circle that stands behind an offer: the one of this contact, kind and name, or a new one. Nil for a party that is no circle.
    func circle(behind party: Party, in municipality: MunicipalityCode) throws -> Circle.ID? {
        guard party.kind.isCircle, let contact = party.person else { return nil }
        if let circle = party.circle { return circle }
        let known = try rows(
            "SELECT " + Circle.columns + " FROM circle WHERE circle.municipality = $1 AND circle.contact = $2 AND circle.kind = $3",
            [municipality, contact, party.kind]
        ) { Circle(row: &$0) }
        if let same = known.first(where: { Words.fold($0.draft.name ?? "") == Words.fold(party.name ?? "") }) { return same.id }
        let id: Circle.ID = freshID()
        try execute(
            "INSERT INTO circle (municipality, id, kind, name, contact, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
            [municipality, id, party.kind, party.name, contact, now])
        try join(contact, id, in: municipality)
        return id
    }

    /// Somebody takes part from now on; who did already stays as they were.
    public func join(_ person: Person.ID, _ circle: Circle.ID, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO circle_member (municipality, circle, person, joined_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (municipality, circle, person) DO NOTHING
            """, [municipality, circle, person, now])
    }

    public func leave(_ person: Person.ID, _ circle: Circle.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM circle_member WHERE municipality = $1 AND circle = $2 AND person = $3", [municipality, circle, person])
    }

    /// Writes what is said of a circle, and its kind and name on all that it offers. Throws `Problem.stale` when somebody changed it since.
    public func update(_ circle: Circle, in municipality: MunicipalityCode) throws {
        let draft = circle.draft
        let changed = try execute(
            "UPDATE circle SET kind = $1, name = $2, size = $3, contact = $4, version = version + 1 WHERE municipality = $5 AND id = $6 AND version = $7",
            [draft.kind, draft.name, draft.size, circle.contact, municipality, circle.id, circle.version])
        guard changed == 1 else { throw Problem.stale(Thing(.circle, circle.id.text)) }
        try execute(
            "UPDATE offer SET party = $1, party_name = $2 WHERE municipality = $3 AND circle = $4",
            [draft.kind, draft.name, municipality, circle.id])
    }

    /// Puts all that a circle offers in the hands of another of its members: their key seals the words from now on, and it lies where they live.
    public func handOver(_ circle: Circle, to person: Person, in municipality: MunicipalityCode) throws {
        let offers = try rows(
            "SELECT " + Offer.columns + " FROM offer WHERE offer.municipality = $1 AND offer.circle = $2 ORDER BY offer.id",
            [municipality, circle.id]
        ) { Offer(row: &$0) }
        for var offer in offers {
            offer.draft.availability.away = try away(of: offer.id, in: municipality)
            offer.draft.party.person = person.id
            try execute(
                "UPDATE offer SET person = $1, latitude = $2, longitude = $3, area = $4 WHERE municipality = $5 AND id = $6",
                [person.id, person.place?.latitude, person.place?.longitude, person.area, municipality, offer.id])
            try update(offer, in: municipality)
        }
        var handed = circle
        handed.contact = person.id
        try update(handed, in: municipality)
    }

    /// Takes away circles that offer nothing any more: what they were for is over.
    func forgetEmptyCircles(in municipality: MunicipalityCode) throws {
        try execute(
            """
            DELETE FROM circle WHERE municipality = $1
                AND NOT EXISTS (SELECT 1 FROM offer WHERE offer.municipality = circle.municipality AND offer.circle = circle.id)
            """, [municipality])
    }
}

extension Circle {
    static let columns: SQL = "circle.id, circle.kind, circle.name, circle.size, circle.contact, circle.version, circle.made_at"

    init(row: inout Row) {
        let id: Circle.ID = row.next()
        let draft = CircleDraft(kind: row.next(), name: row.next(), size: row.next())
        self.init(id: id, draft: draft, contact: row.subject(), version: row.next(), madeAt: row.next())
    }
}

public import Neighbourhood

extension Connection {
    public func insert(_ house: House, in municipality: MunicipalityCode, importedAs: String? = nil) throws {
        let facts = house.facts
        try execute(
            """
            INSERT INTO house (municipality, id, name, about, phone, hours, access, facilities, street, house_number, postcode, latitude, longitude, area,
                confirmed_on, version, imported_as, openings, board_reach)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            [
                municipality, house.id, facts.name, facts.about, facts.phone, facts.hours, facts.access.joined(separator: "\n"),
                facts.facilities.joined(separator: "\n"), facts.address.street, facts.address.houseNumber, facts.address.postcode,
                facts.address.place?.latitude, facts.address.place?.longitude,
                facts.address.area, facts.confirmedOn, house.version, importedAs, facts.openings.stored, facts.boardReach,
            ])
        try index(house, in: municipality)
    }

    func index(_ house: House, in municipality: MunicipalityCode) throws {
        let facts = house.facts
        try index(
            SearchEntry(thing: Thing(.house, house.id.text), title: facts.name, note: facts.address.street ?? "", text: facts.about ?? ""),
            in: municipality)
    }

    public func insert(_ organisation: Organisation, in municipality: MunicipalityCode, importedAs: String? = nil) throws {
        let facts = organisation.facts
        try execute(
            """
            INSERT INTO organisation (municipality, id, name, kind, about, phone, mail, website, street, house_number, postcode, latitude, longitude,
                area, confirmed_on, version, imported_as)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """,
            [
                municipality, organisation.id, facts.name, facts.kind, facts.about, facts.phone, facts.mail, facts.website, facts.address.street,
                facts.address.houseNumber, facts.address.postcode, facts.address.place?.latitude, facts.address.place?.longitude,
                facts.address.area, facts.confirmedOn, organisation.version, importedAs,
            ])
        try index(
            SearchEntry(
                thing: Thing(.organisation, organisation.id.text), title: facts.name, note: facts.address.street ?? "", text: facts.about ?? ""),
            in: municipality)
    }

    public func insert(_ team: Team, in municipality: MunicipalityCode) throws {
        try execute(
            "INSERT INTO team (municipality, id, name, phone, mail, house) VALUES ($1, $2, $3, $4, $5, $6)",
            [municipality, team.id, team.name, team.phone, team.mail, team.house])
        for area in team.areas {
            try execute("INSERT INTO team_area (municipality, team, area) VALUES ($1, $2, $3)", [municipality, team.id, area])
        }
    }

    public func house(_ id: House.ID, in municipality: MunicipalityCode) throws -> House {
        let found = try first(
            "SELECT " + House.columns + " FROM house WHERE municipality = $1 AND id = $2", [municipality, id], decode: House.init(row:))
        guard let found else { throw Problem.notFound(.house) }
        return found
    }

    /// Every community centre; who lives somewhere may know them all.
    public func houses(in municipality: MunicipalityCode) throws -> [House] {
        try rows("SELECT " + House.columns + " FROM house WHERE municipality = $1 ORDER BY name", [municipality], decode: House.init(row:))
    }

    public func organisation(_ id: Organisation.ID, in municipality: MunicipalityCode) throws -> Organisation {
        let found = try first(
            "SELECT " + Organisation.columns + " FROM organisation WHERE municipality = $1 AND id = $2", [municipality, id],
            decode: Organisation.init(row:))
        guard let found else { throw Problem.notFound(.organisation) }
        return found
    }

    public func houseImported(as key: String, in municipality: MunicipalityCode) throws -> House.ID? {
        try first("SELECT id FROM house WHERE municipality = $1 AND imported_as = $2", [municipality, key]) { $0.next() }
    }

    public func organisationImported(as key: String, in municipality: MunicipalityCode) throws -> Organisation.ID? {
        try first("SELECT id FROM organisation WHERE municipality = $1 AND imported_as = $2", [municipality, key]) { $0.next() }
    }

    /// The teams with the areas they work in.
    public func teams(in municipality: MunicipalityCode) throws -> [Team] {
        let areas = try rows("SELECT team, area FROM team_area WHERE municipality = $1 ORDER BY area", [municipality]) { row in
            (row.next(Team.ID.self), row.nextArea())
        }
        let byTeam = Dictionary(grouping: areas, by: \.0).mapValues { $0.compactMap(\.1) }
        return try rows("SELECT id, name, phone, mail, house FROM team WHERE municipality = $1 ORDER BY name", [municipality]) { row in
            let id: Team.ID = row.next()
            return Team(id: id, name: row.next(), phone: row.next(), mail: row.next(), house: row.next(), areas: byTeam[id] ?? [])
        }
    }

    /// Who works in each team and may be known by name on the public pages.
    public func teamMembers(in municipality: MunicipalityCode) throws -> [TeamMember] {
        try rows(
            """
            SELECT DISTINCT role_grant.scope_id, person.call_name, role_grant.role FROM role_grant
            JOIN person ON person.municipality = role_grant.municipality AND person.id = role_grant.person
            WHERE role_grant.municipality = $1 AND role_grant.scope_kind = 'team' AND role_grant.role IN ('connector', 'team-member', 'desk')
                AND role_grant.from_at <= $2 AND (role_grant.until_at IS NULL OR role_grant.until_at > $2)
            ORDER BY person.call_name
            """, [municipality, now]
        ) { row in TeamMember(team: row.next(), name: row.next(), role: row.next()) }
    }
}

public struct TeamMember: Sendable, Equatable {
    public let team: Team.ID
    public let name: String
    public let role: Role

    public init(team: Team.ID, name: String, role: Role) {
        self.team = team
        self.name = name
        self.role = role
    }
}

extension House {
    static let columns: SQL =
        """
        id, name, about, phone, openings, hours, board_reach, access, facilities, street, house_number, postcode, latitude, longitude, area,
            confirmed_on, version
        """

    init(row: inout Row) {
        let id: House.ID = row.next()
        let (name, about, phone): (String, String?, PhoneNumber?) = (row.next(), row.next(), row.next())
        let (openings, hours) = Self.hours(stored: row.next(), words: row.next())
        let facts = HouseFacts(
            name: name, about: about, phone: phone, openings: openings, hours: hours, boardReach: row.next(),
            access: row.next(String.self).split(separator: "\n").map(String.init),
            facilities: row.next(String.self).split(separator: "\n").map(String.init), address: Address(row: &row), confirmedOn: row.next())
        self.init(id: id, facts: facts, version: row.next())
    }

    /// What was kept before there were hours on the clock is read from its words as far as that goes.
    private static func hours(stored: String?, words: String?) -> (OpeningTimes, String?) {
        if let stored { return (OpeningTimes(stored: stored), words) }
        let read = OpeningTimes.read(words)
        return (read.times, Words.tidied(read.rest.joined(separator: "\n")))
    }
}

extension Organisation {
    static let columns: SQL =
        "id, name, kind, about, phone, mail, website, street, house_number, postcode, latitude, longitude, area, confirmed_on, version"

    init(row: inout Row) {
        let id: Organisation.ID = row.next()
        let facts = OrganisationFacts(
            name: row.next(), kind: row.next(), about: row.next(), phone: row.next(), mail: row.next(), website: row.next(),
            address: Address(row: &row), confirmedOn: row.next())
        self.init(id: id, facts: facts, version: row.next())
    }
}

extension Address {
    init(row: inout Row) {
        self.init(
            street: row.next(), houseNumber: row.next(), postcode: row.nextPostcode(), place: row.nextPlace(), area: row.nextArea())
    }
}

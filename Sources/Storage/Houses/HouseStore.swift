public import Neighbourhood

/// Whom somebody meets in a house, by first name.
public struct HouseHost: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    public let role: Role
}

extension Connection {
    /// Keeps what is known of a house, where it stands aside, and that it was confirmed.
    ///
    /// - Throws: `Problem.stale` when a colleague changed it meanwhile.
    public func update(_ house: House, in municipality: MunicipalityCode) throws {
        let facts = house.facts
        let changed = try execute(
            """
            UPDATE house SET name = $1, about = $2, phone = $3, hours = $4, access = $5, facilities = $6, confirmed_on = $7, openings = $8, board_reach = $9,
                version = version + 1
            WHERE municipality = $10 AND id = $11 AND version = $12
            """,
            [
                facts.name, facts.about, facts.phone, facts.hours, facts.access.joined(separator: "\n"), facts.facilities.joined(separator: "\n"),
                facts.confirmedOn, facts.openings.stored, facts.boardReach, municipality, house.id, house.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.house, house.id.text)) }
        try index(house, in: municipality)
    }

    /// What is past is let go of at the same time.
    public func insert(_ exception: OpeningException, of house: House.ID, in municipality: MunicipalityCode) throws {
        let draft = exception.draft
        try execute("DELETE FROM opening_exception WHERE municipality = $1 AND house = $2 AND last_on < $3", [municipality, house, today])
        try execute(
            "INSERT INTO opening_exception (municipality, id, house, first_on, last_on, openings, words) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [municipality, exception.id, house, draft.first, draft.last, draft.storedHours, draft.words])
    }

    /// - Returns: whether it was there.
    public func delete(_ id: OpeningException.ID, of house: House.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute("DELETE FROM opening_exception WHERE municipality = $1 AND house = $2 AND id = $3", [municipality, house, id]) == 1
    }

    /// What holds today or later, first to last; everybody may know.
    public func openingExceptions(of house: House.ID, in municipality: MunicipalityCode) throws -> [OpeningException] {
        try rows(
            """
            SELECT id, first_on, last_on, openings, words FROM opening_exception WHERE municipality = $1 AND house = $2 AND last_on >= $3
            ORDER BY first_on, id LIMIT 40
            """, [municipality, house, today]
        ) { row in OpeningException(row: &row) }
    }

    /// Who runs the house or is at its desk, and may be known by first name.
    public func hosts(of house: House.ID, in municipality: MunicipalityCode) throws -> [HouseHost] {
        try rows(
            """
            SELECT DISTINCT person.id, person.call_name, role_grant.role FROM role_grant
            JOIN person ON person.municipality = role_grant.municipality AND person.id = role_grant.person
            WHERE role_grant.municipality = $1 AND role_grant.scope_kind = 'house' AND role_grant.scope_id = $2
                AND role_grant.role IN ('house-manager', 'desk') AND role_grant.from_at <= $3
                AND (role_grant.until_at IS NULL OR role_grant.until_at > $3)
            ORDER BY role_grant.role DESC, person.call_name
            """, [municipality, house, now]
        ) { row in HouseHost(person: row.next(), name: row.next(), role: row.next()) }
    }
}

extension OpeningException {
    /// From id, first and last day, openings and words.
    init(row: inout Row) {
        let id: ID = row.next()
        let (first, last): (CalendarDate, CalendarDate) = (row.next(), row.next())
        let (openings, words): (String?, String) = (row.next(), row.next())
        let hours = OpeningExceptionDraft.hours(stored: openings, words: words)
        self.init(id: id, draft: OpeningExceptionDraft(first: first, last: last, hours: hours, words: words))
    }
}

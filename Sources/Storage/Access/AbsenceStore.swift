public import Neighbourhood

/// An absence as a page tells it.
public struct AbsenceLine: Sendable, Equatable {
    public let absence: Absence
    public let personName: String
    public let coverName: String
}

/// Somebody who works with what residents ask and offer.
public struct Colleague: Sendable, Equatable {
    public let id: Person.ID
    public let name: String
}

extension Connection {
    public func insert(_ absence: Absence, by viewer: Viewer) throws {
        let draft = absence.draft
        try execute(
            """
            INSERT INTO absence (municipality, id, person, cover, first_on, last_on, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, [viewer.municipality, absence.id, draft.person, draft.cover, draft.first, draft.last, viewer.person, now])
    }

    public func endAbsence(_ id: Absence.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE absence SET ended_at = $1 WHERE municipality = $2 AND id = $3 AND ended_at IS NULL", [now, municipality, id])
    }

    /// One that holds now or later. Throws `Problem.notFound`.
    public func absence(_ id: Absence.ID, in municipality: MunicipalityCode) throws -> Absence {
        let found = try first(AbsenceLine.select + " AND absence.id = $3", [municipality, today, id], decode: AbsenceLine.init(row:))
        guard let found else { throw Problem.notFound(.page) }
        return found.absence
    }

    /// What holds now or later in which somebody is away or stands in.
    public func absences(about person: Person.ID, in municipality: MunicipalityCode) throws -> [AbsenceLine] {
        try rows(
            AbsenceLine.select + " AND absence.person = $3 UNION ALL " + AbsenceLine.select + " AND absence.cover = $3 ORDER BY 4, 1",
            [municipality, today, person], decode: AbsenceLine.init(row:))
    }

    /// What holds now or later, for who arranges it for others.
    public func absences(in municipality: MunicipalityCode) throws -> [AbsenceLine] {
        try rows(AbsenceLine.select + " ORDER BY absence.first_on, absence.id LIMIT 200", [municipality, today], decode: AbsenceLine.init(row:))
    }

    /// Who may stand in for another: everybody at the desk or in a team now.
    public func colleagues(in municipality: MunicipalityCode, as roles: [Role] = Role.standIns) throws -> [Colleague] {
        try colleagues(in: municipality, as: roles, named: "person.name")
    }

    /// Who works here, by the name that this viewer knows them by.
    public func colleagues(for viewer: Viewer) throws -> [Colleague] {
        try colleagues(in: viewer.municipality, as: Role.standIns, named: viewer.knownName())
    }

    private func colleagues(in municipality: MunicipalityCode, as roles: [Role], named name: SQL) throws -> [Colleague] {
        try rows(
            """
            SELECT DISTINCT person.id,
            """ + " " + name + """
                 AS shown FROM role_grant
                JOIN person ON person.municipality = role_grant.municipality AND person.id = role_grant.person
                WHERE role_grant.municipality = $1 AND role_grant.from_at <= $2 AND (role_grant.until_at IS NULL OR role_grant.until_at > $2)
                    AND role_grant.role IN (
                """ + .placeholders(from: 3, count: roles.count) + ") ORDER BY shown, person.id LIMIT 500", [municipality, now] + roles
        ) { row in Colleague(id: row.next(), name: row.next()) }
    }
}

extension AbsenceLine {
    fileprivate static let select: SQL = """
        SELECT absence.id, absence.person, absence.cover, absence.first_on, absence.last_on, away.name, cover.name FROM absence
        JOIN person away ON away.municipality = absence.municipality AND away.id = absence.person
        JOIN person cover ON cover.municipality = absence.municipality AND cover.id = absence.cover
        WHERE absence.municipality = $1 AND absence.last_on >= $2 AND absence.ended_at IS NULL
        """

    fileprivate init(row: inout Row) {
        absence = Absence(id: row.next(), draft: AbsenceDraft(person: row.next(), cover: row.next(), first: row.next(), last: row.next()))
        personName = row.next()
        coverName = row.next()
    }
}

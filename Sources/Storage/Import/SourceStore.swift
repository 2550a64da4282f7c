public import Foundation
public import Neighbourhood

/// Where what is known of somebody came from, when it was not from themselves (article 14(2)(f) AVG).
public struct PersonSource: Sendable, Equatable {
    public let origin: String
    public let since: Date
    public let toldAt: Date?
}

/// Somebody who may not know yet that a list had them on it.
public struct UntoldLine: Sendable, Equatable {
    public let person: Person.ID
    public let name: String
    public let phone: PhoneNumber?
    public let mail: MailAddress?
    public let reach: Reach
    public let origin: String
    public let since: Date
    /// Within a month, article 14(3)(a) AVG.
    public let dueOn: CalendarDate
}

extension Connection {
    /// Keeps where what is known of somebody came from. A second time changes nothing.
    ///
    /// - Parameter isTold: whoever brought it says that they know.
    public func insert(source list: ListImport, of person: Person.ID, isTold: Bool, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let toldAt: Date? = isTold ? now : nil
        try execute(
            """
            INSERT INTO person_source (municipality, person, list, origin, since, told_at, told_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (municipality, person, list) DO NOTHING
            """,
            [
                municipality, person, list.id,
                seal(list.draft.origin, for: .person(person), at: .sourceOrigin, of: person.text, in: municipality), now, toldAt,
                isTold ? worker : nil,
            ])
    }

    public func removeSource(_ list: ListImport.ID, of person: Person.ID, in municipality: MunicipalityCode) throws {
        try execute("DELETE FROM person_source WHERE municipality = $1 AND person = $2 AND list = $3", [municipality, person, list])
    }

    /// The lists somebody was on, newest first.
    public func sources(of person: Person.ID, in municipality: MunicipalityCode) throws -> [PersonSource] {
        try rows(
            "SELECT origin, since, told_at FROM person_source WHERE municipality = $1 AND person = $2 ORDER BY since DESC", [municipality, person]
        ) { row in PersonSource(origin: row.next(opened: .sourceOrigin, of: person.text), since: row.next(), toldAt: row.next()) }
    }

    /// Who is still to be told, of those who live where the viewer works; the longest waiting first.
    public func untold(for viewer: Viewer, limit: Int = 200) throws -> [UntoldLine] {
        try Access.allowSomewhere(viewer, .tellPerson)
        let sight = SightClause.people(viewer, .tellPerson, from: 2)
        return try rows(
            """
            SELECT person.id, person.name, person.phone, person.mail, person.reach, person_source.origin, person_source.since FROM person_source
            JOIN person ON person.municipality = person_source.municipality AND person.id = person_source.person
            WHERE person_source.municipality = $1 AND person_source.told_at IS NULL AND person.frozen_at IS NULL
            """ + sight.sql + " ORDER BY person_source.since, person.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: UntoldLine.init(row:))
    }

    /// Whether somebody came with a list, and nobody told them yet.
    public func isUntold(_ person: Person.ID, in municipality: MunicipalityCode) throws -> Bool {
        try count("SELECT count(*) FROM person_source WHERE municipality = $1 AND person = $2 AND told_at IS NULL", [municipality, person]) > 0
    }

    /// Writes down that somebody was told of every list they were on.
    ///
    /// - Returns: false when there was nothing left to tell.
    public func noteTold(_ person: Person.ID, by worker: Person.ID?, in municipality: MunicipalityCode) throws -> Bool {
        try execute(
            "UPDATE person_source SET told_at = $1, told_by = $2 WHERE municipality = $3 AND person = $4 AND told_at IS NULL",
            [now, worker, municipality, person]) > 0
    }
}

extension UntoldLine {
    init(row: inout Row) {
        person = row.subject()
        (name, phone, mail, reach) = (row.next(), row.next(), row.next(), row.next())
        origin = row.next(opened: .sourceOrigin, of: person.text)
        since = row.next()
        dueOn = CalendarDate(since).adding(days: 30)
    }
}

extension Connection {
    /// Of how many rows of where things came from this list is.
    public func sources(of person: Person.ID, of list: ListImport.ID, in municipality: MunicipalityCode) throws -> Int {
        try count("SELECT count(*) FROM person_source WHERE municipality = $1 AND person = $2 AND list = $3", [municipality, person, list])
    }
}

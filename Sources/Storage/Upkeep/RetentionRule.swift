public import Foundation
public import Neighbourhood

/// How one term of the register is carried out. How long the term is, and from when it runs, the register says; here stands only what goes.
public struct RetentionRule: Sendable {
    /// The name of the term in the register.
    public let term: String
    /// The tables whose rows or columns go by it.
    public let tables: Set<String>
    /// Lets go of at most so many rows whose term began before a moment, and says how many there were.
    let apply: @Sendable (any Connection, _ municipality: MunicipalityCode, _ before: Date, _ limit: Int) throws -> Int

    public static let all: [RetentionRule] = people + matches + signals + access + network

    /// One statement: municipality, moment, limit.
    init(_ term: String, _ tables: Set<String>, _ statement: SQL) {
        self.init(term, tables) { try $0.execute(statement, [$1, $2, $3]) }
    }

    /// Whole rows of one table go.
    ///
    /// - Parameters:
    ///   - key: the column or columns that tell its rows apart within a municipality.
    ///   - old: which rows are old; the moment is `$2`.
    init(_ term: String, rowsOf table: SQL, and tables: Set<String> = [], by key: SQL, where old: SQL) {
        self.init(
            term, tables.union([table.text]),
            "DELETE FROM " + table + " WHERE municipality = $1 AND (" + key + ") IN (SELECT " + key + " FROM " + table
                + " WHERE municipality = $1 AND "
                + old + " LIMIT $3)")
    }

    /// Whole rows of one table go, each with the key that sealed its words.
    ///
    /// - Parameters:
    ///   - tables: whose rows go along with them.
    ///   - old: which rows are old; the moment is `$2`.
    init(_ term: String, sealedRowsOf table: SQL, and tables: Set<String> = [], where old: SQL) {
        self.init(term, tables.union([table.text])) { connection, municipality, before, limit in
            let ids = try connection.rows(
                "SELECT id FROM " + table + " WHERE municipality = $1 AND " + old + " LIMIT $3", [municipality, before, limit]
            ) { $0.next(String.self) }
            for id in ids {
                try connection.execute("DELETE FROM vault_key WHERE municipality = $1 AND holder = $2", [municipality, id])
                try connection.execute("DELETE FROM " + table + " WHERE municipality = $1 AND id = $2", [municipality, id])
            }
            return ids.count
        }
    }

    init(
        _ term: String, _ tables: Set<String>, apply: @escaping @Sendable (any Connection, MunicipalityCode, Date, Int) throws -> Int
    ) {
        self.term = term
        self.tables = tables
        self.apply = apply
    }
}

extension Connection {
    /// Carries out one rule for one municipality.
    ///
    /// - Parameter length: of the term, as the register has it.
    /// - Returns: how many rows it touched; fewer than the limit means that it is done.
    public func letGo(_ rule: RetentionRule, after length: Period, in municipality: MunicipalityCode, limit: Int) throws -> Int {
        try rule.apply(self, municipality, length.before(now), limit)
    }

    /// Who was not heard of since a moment and has nothing open, nothing running and no role. The asks and offers of before were let go by then.
    ///
    /// - Parameter deeds: what counts as hearing of somebody; the register says which.
    public func peopleUnheardOf(since moment: Date, deeds: [Deed], in municipality: MunicipalityCode, limit: Int) throws -> [Person.ID] {
        let values: [any SQLBindable] = [municipality, moment, Person.nobody] + deeds.map { $0 as any SQLBindable } + [limit]
        return try rows(
            """
            SELECT id FROM person WHERE municipality = $1 AND registered_at < $2 AND id <> $3 AND frozen_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM ask WHERE ask.municipality = person.municipality AND ask.subject = person.id)
                AND NOT EXISTS (SELECT 1 FROM ask WHERE ask.municipality = person.municipality AND ask.asked_by = person.id)
                AND NOT EXISTS (SELECT 1 FROM ask WHERE ask.municipality = person.municipality AND ask.owner = person.id)
                AND NOT EXISTS (SELECT 1 FROM offer WHERE offer.municipality = person.municipality AND offer.person = person.id)
                AND NOT EXISTS (SELECT 1 FROM task_trial WHERE task_trial.municipality = person.municipality AND step <> 'ended'
                    AND task_trial.person = person.id)
                AND NOT EXISTS (SELECT 1 FROM task_trial WHERE task_trial.municipality = person.municipality AND task_trial.owner = person.id)
                AND NOT EXISTS (SELECT 1 FROM task_trial WHERE task_trial.municipality = person.municipality AND task_trial.companion = person.id)
                AND NOT EXISTS (SELECT 1 FROM rights_request WHERE rights_request.municipality = person.municipality
                    AND rights_request.person = person.id AND rights_request.state = 'open')
                AND NOT EXISTS (SELECT 1 FROM note WHERE note.municipality = person.municipality AND note.subject = person.id)
                AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.municipality = person.municipality AND role_grant.person = person.id)
                AND NOT EXISTS (SELECT 1 FROM session WHERE session.municipality = person.municipality AND session.person = person.id)
                AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.municipality = person.municipality AND thing_kind = 'person' AND thing_id = person.id
                    AND lifted_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM event WHERE event.municipality = person.municipality AND event.thing_kind = 'person'
                    AND event.thing_id = person.id AND event.at >= $2 AND event.deed IN (
            """ + .placeholders(from: 4, count: deeds.count) + ")) ORDER BY registered_at LIMIT "
                + .placeholders(from: 4 + deeds.count, count: 1),
            values
        ) { $0.next() }
    }
}

extension Period {
    /// The same time of day so much earlier, on the calendar.
    public func before(_ moment: Date) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(byAdding: DateComponents(year: -years, month: -months, day: -days), to: moment) ?? moment
    }
}

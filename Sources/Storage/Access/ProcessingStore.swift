public import Foundation
public import Neighbourhood

extension Connection {
    /// Adds lines to the log of processing, each with its number and the hash of all before it.
    ///
    /// - Returns: where the log ends with them.
    /// - Throws: `SQLError.duplicate` when another server added at the same moment; then nothing was added, and it is to be done again.
    @discardableResult
    public func add(_ records: [ProcessingRecord], in municipality: MunicipalityCode) throws -> LogLink {
        var link = try lastLink(in: municipality)
        for record in records {
            let line = LogLine(record, number: link.number + 1, nonce: [chance(), chance()])
            link = LogLink(number: line.number, hash: line.hash(after: link.hash))
            try insert(line, link.hash, in: municipality)
            try insertUser(line, in: municipality)
        }
        return link
    }

    /// Where the log ends now; nil for one without a line.
    public func logEnd(in municipality: MunicipalityCode) throws -> LogLink? {
        let link = try lastLink(in: municipality)
        return link == .first ? nil : link
    }

    /// Whether a line that was once the last still stands where it stood, or went since because its term was over.
    ///
    /// - Parameter link: nil when nothing is known from before.
    public func logHolds(_ link: LogLink?, in municipality: MunicipalityCode) throws -> Bool {
        guard let link else { return true }
        let start = try start(in: municipality)
        if start.number >= link.number { return start.number > link.number || start.hash == link.hash }
        return try first("SELECT hash FROM processing WHERE municipality = $1 AND number = $2", [municipality, link.number]) { $0.next(String.self) }
            == link.hash
    }

    private func lastLink(in municipality: MunicipalityCode) throws -> LogLink {
        let last = try first(
            "SELECT number, hash FROM processing WHERE municipality = $1 ORDER BY number DESC LIMIT 1", [municipality], decode: LogLink.init(row:))
        return try last ?? start(in: municipality)
    }

    /// After which line the log begins: the first of all, or the last whose term is over.
    package func start(in municipality: MunicipalityCode) throws -> LogLink {
        try first("SELECT number, hash FROM processing_start WHERE municipality = $1", [municipality], decode: LogLink.init(row:)) ?? .first
    }

    private func insert(_ line: LogLine, _ hash: String, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO processing (municipality, number, trace_id, span_id, deed, outcome, began_at, ended_at, subject, others, user_hash, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                municipality, line.number, line.trace, line.span, line.deed, line.outcome, line.began, line.ended, line.subject, line.others,
                line.userHash, hash,
            ])
    }

    private func insertUser(_ line: LogLine, in municipality: MunicipalityCode) throws {
        guard let user = line.user else { return }
        try execute(
            "INSERT INTO processing_user (municipality, number, nonce, person, beside, roles, request) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [municipality, line.number, user.nonce, user.person, user.beside, user.roles, user.request])
    }

    /// Lines of the log in their order, at most `limit`.
    package func logLines(after number: Int, in municipality: MunicipalityCode, limit: Int) throws -> [StoredLine] {
        try rows(
            """
            SELECT log.number, trace_id, span_id, deed, outcome, began_at, ended_at, subject, others, user_hash, users.nonce, users.person,
                users.beside, users.roles, users.request, hash
            FROM processing log LEFT JOIN processing_user users ON users.municipality = log.municipality AND users.number = log.number
            WHERE log.municipality = $1 AND log.number > $2 ORDER BY log.number LIMIT $3
            """, [municipality, number, limit], decode: StoredLine.init(row:))
    }

    /// Lets go of lines up to and including a number, after their term, and remembers where the log begins since.
    ///
    /// - Parameters:
    ///   - moment: everything that began before it goes, as far as it lies before anything newer.
    ///   - limit: how many lines at most.
    /// - Returns: how many lines went.
    public func forgetProcessing(before moment: Date, in municipality: MunicipalityCode, limit: Int = 10_000) throws -> Int {
        let start = try start(in: municipality).number
        let last = try first(
            """
            SELECT number, hash FROM processing WHERE municipality = $1 AND number <= $2 AND number < coalesce(
                (SELECT min(number) FROM processing WHERE municipality = $1 AND began_at >= $3), 9223372036854775807)
            ORDER BY number DESC LIMIT 1
            """, [municipality, start + limit, moment], decode: LogLink.init(row:))
        guard let last else { return 0 }
        try execute(
            """
            INSERT INTO processing_start (municipality, number, hash) VALUES ($1, $2, $3)
            ON CONFLICT (municipality) DO UPDATE SET number = excluded.number, hash = excluded.hash
            """, [municipality, last.number, last.hash])
        try execute("DELETE FROM processing_user WHERE municipality = $1 AND number <= $2", [municipality, last.number])
        return try execute("DELETE FROM processing WHERE municipality = $1 AND number <= $2", [municipality, last.number])
    }

    /// Up to which line the log was sent to this receiver; 0 when it never was.
    package func logSent(to receiver: String, in municipality: MunicipalityCode) throws -> Int {
        try first("SELECT number FROM processing_sent WHERE municipality = $1 AND receiver = $2", [municipality, receiver]) { $0.next() } ?? 0
    }

    package func noteLogSent(to receiver: String, upTo number: Int, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO processing_sent (municipality, receiver, number) VALUES ($1, $2, $3)
            ON CONFLICT (municipality, receiver) DO UPDATE SET number = excluded.number
            """, [municipality, receiver, number])
    }
}

extension Connection {
    /// Who looked at what is known of a person, or changed it, newest first. Not what they did themselves.
    ///
    /// - Parameter since: how far back. Of lists on which the person was one of several every line of that time is read.
    public func looks(at person: Person.ID, since: Date, in municipality: MunicipalityCode, limit: Int = 500) throws -> [Look] {
        let alone = try looks(" AND log.subject = $3", person.text, person, since, municipality, limit)
        let among = try looks(" AND log.subject IS NULL AND log.others LIKE $3", "%" + person.text + "%", person, since, municipality, limit)
        return Array((alone + among).sorted { $0.at > $1.at }.prefix(limit))
    }

    private func looks(
        _ condition: SQL, _ wanted: String, _ person: Person.ID, _ since: Date, _ municipality: MunicipalityCode, _ limit: Int
    ) throws -> [Look] {
        try rows(
            """
            SELECT log.began_at, log.deed, CASE WHEN log.others = '' THEN 0 ELSE 1 END, users.person, worker.name, worker.call_name, users.roles FROM processing log
            LEFT JOIN processing_user users ON users.municipality = log.municipality AND users.number = log.number
            LEFT JOIN person worker ON worker.municipality = users.municipality AND worker.id = users.person
            WHERE log.municipality = $1 AND log.began_at >= $2
            """ + condition + " AND (users.person IS NULL OR users.person <> $4) ORDER BY log.number DESC LIMIT $5",
            [municipality, since, wanted, person, limit], decode: Look.init(row:))
    }
}

/// One time that somebody looked.
public struct Look: Sendable, Equatable {
    public let at: Date
    /// Why: what they were doing. Nil when this version of Omzien does not know the deed any more.
    public let deed: Deed?
    /// The person was one of several on a list.
    public let isAmongOthers: Bool
    /// Nil for the machine, and for somebody without an account.
    public let worker: Person.ID?
    public let workerName: String?
    public let workerCallName: String?
    public let roles: [Role]

    init(row: inout Row) {
        at = row.next()
        deed = Deed(rawValue: row.next())
        isAmongOthers = row.next()
        worker = row.next()
        workerName = row.next()
        workerCallName = row.next()
        roles = row.next(String?.self)?.split(separator: " ").compactMap { Role(rawValue: String($0)) } ?? []
    }
}

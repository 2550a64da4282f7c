import Neighbourhood

/// Seals what was written before there was a vault, in batches that each stand on their own: stopped halfway, the next start goes on.
public enum EarlierWords {
    private static let mark = "sealed-columns"

    /// - Parameter batch: rows in one transaction.
    /// - Returns: how many rows were sealed now; nil when all was sealed before.
    public static func seal(on driver: SealingDriver, batch: Int = 200) async throws -> Int? {
        let columns = SealedColumn.allCases.map(\.rawValue).joined(separator: " ")
        guard try await driver.read(in: nil, { try $0.secret(mark) }) != columns else { return nil }
        var count = 0
        for town in try await driver.read(in: nil, { try $0.municipalities() }) {
            for table in SealedTable.all { count += try await table.seal(on: driver, in: town.code, batch: batch) }
        }
        try await driver.write(in: nil) { try $0.remember(mark, columns) }
        return count
    }
}

/// A table with sealed columns: how its rows are walked through, and whose key seals them.
private struct SealedTable: Sendable {
    /// The row's id, its holder (nothing where it stays in the clear), and the columns; after the id `$2`, at most `$3`.
    let select: SQL
    let update: SQL
    let columns: [SealedColumn]

    func seal(on driver: SealingDriver, in municipality: MunicipalityCode, batch: Int) async throws -> Int {
        var (last, count) = ("", 0)
        while true {
            let (begin, sealed, end, walked) = try await driver.write(in: municipality) { [last] connection in
                let rows = try connection.plainRows(select, columns.count, after: last, in: municipality, limit: batch)
                let plain = rows.filter { row in row.texts.contains { $0.map { !$0.hasPrefix(SealedText.mark) } ?? false } }
                for row in plain { try connection.seal(row, in: self, municipality) }
                return (last, plain.count, rows.last?.id ?? last, rows.count)
            }
            count += sealed
            last = end
            if walked < batch || begin == end { return count }
        }
    }

    static let all: [SealedTable] = [
        SealedTable(
            select: """
                SELECT id, id, reach_note, loves, wishes FROM person WHERE municipality = $1 AND id > $2 ORDER BY id LIMIT $3
                """,
            update: "UPDATE person SET reach_note = $1, loves = $2, wishes = $3 WHERE municipality = $4 AND id = $5",
            columns: [.personReachNote, .personLoves, .personWishes]),
        SealedTable(
            select: """
                SELECT id, subject, words, relation, when_words, call_back, closed_reason FROM ask WHERE municipality = $1 AND id > $2 ORDER BY id LIMIT $3
                """,
            update: """
                UPDATE ask SET words = $1, relation = $2, when_words = $3, call_back = $4, closed_reason = $5 WHERE municipality = $6 AND id = $7
                """,
            columns: [.askWords, .askRelation, .askWhenWords, .askCallBack, .askClosedReason]),
        SealedTable(
            select: """
                SELECT id, CASE WHEN kind = 'resident' THEN person END, title, words, when_words, conditions FROM offer
                WHERE municipality = $1 AND id > $2 ORDER BY id LIMIT $3
                """,
            update: "UPDATE offer SET title = $1, words = $2, when_words = $3, conditions = $4 WHERE municipality = $5 AND id = $6",
            columns: [.offerTitle, .offerWords, .offerWhenWords, .offerConditions]),
        SealedTable(
            select: """
                SELECT answer.id, CASE WHEN answer.side = 'offer' AND offer.kind = 'resident' THEN offer.person ELSE ask.subject END, answer.reason
                FROM proposal_answer answer
                JOIN proposal ON proposal.municipality = answer.municipality AND proposal.id = answer.proposal
                JOIN ask ON ask.municipality = answer.municipality AND ask.id = proposal.ask
                JOIN offer ON offer.municipality = answer.municipality AND offer.id = proposal.offer
                WHERE answer.municipality = $1 AND answer.id > $2 ORDER BY answer.id LIMIT $3
                """,
            update: "UPDATE proposal_answer SET reason = $1 WHERE municipality = $2 AND id = $3", columns: [.answerReason]),
        SealedTable(
            select: """
                SELECT person, person, fields FROM intake_draft WHERE municipality = $1 AND person > $2 ORDER BY person LIMIT $3
                """,
            update: "UPDATE intake_draft SET fields = $1 WHERE municipality = $2 AND person = $3", columns: [.draftFields]),
        SealedTable(
            select: """
                SELECT id, id, words, about, reporter_name, reporter_contact FROM worry WHERE municipality = $1 AND id > $2 ORDER BY id LIMIT $3
                """,
            update: "UPDATE worry SET words = $1, about = $2, reporter_name = $3, reporter_contact = $4 WHERE municipality = $5 AND id = $6",
            columns: [.worryWords, .worryAbout, .worryReporterName, .worryReporterContact]),
    ]
}

private struct PlainRow {
    let id: String
    let holder: String
    let texts: [String?]
}

extension Connection {
    /// Rows as they lie there, unopened; without those that belong to nobody.
    fileprivate func plainRows(
        _ select: SQL, _ columns: Int, after last: String, in municipality: MunicipalityCode, limit: Int
    ) throws -> [PlainRow] {
        try rows(select, [municipality, last, limit]) { row in
            let (id, holder): (String, String?) = (row.next(), row.next())
            return PlainRow(id: id, holder: holder ?? "", texts: holder == nil ? [] : (0..<columns).map { _ in row.next(String?.self) })
        }
    }

    fileprivate func seal(_ row: PlainRow, in table: SealedTable, _ municipality: MunicipalityCode) throws {
        let isWorry = table.columns.contains(.worryWords)
        let holder: Holder = isWorry ? .worry(Identifier(stored: row.holder)) : .person(Identifier(stored: row.holder))
        let sealed = try zip(table.columns, row.texts).map { column, text -> (any SQLBindable) in
            guard let text, !text.hasPrefix(SealedText.mark) else { return text }
            return try seal(text, for: holder, at: column, of: row.id, in: municipality)
        }
        try execute(table.update, sealed + [municipality, row.id])
        if table.columns.contains(.personLoves) { try index(person(Identifier(stored: row.id), for: .system(of: municipality)), in: municipality) }
    }

    /// Remembers something about the installation, in place of what was remembered before.
    func remember(_ name: String, _ value: String) throws {
        try execute(
            "INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [name, value])
    }
}

public import Foundation
public import Neighbourhood

/// A claim in a list.
public struct ClaimLine: Sendable, Equatable {
    public let claim: Claim
    public let personName: String
    public let deciderName: String?
    /// There are costs beside an allowance in the same month.
    public let isMixed: Bool
}

/// Everything somebody's page of claims shows.
public struct ClaimBook: Sendable {
    public let person: Person
    /// Newest first; of two years.
    public let claims: [ClaimLine]
    /// Nil when none is known.
    public let account: BankAccount?
    public let table: TaxTable
    /// Of this month; nil for a year of which the limits are not known.
    public let room: AllowanceRoom?
    /// What was paid or noted this year, costs left out: that is what counts for the limits.
    public let receivedThisYear: Cents
}

extension Connection {
    /// The claims of somebody: for themselves, and for who works where they live.
    ///
    /// - Throws: `Problem.notFound(.person)`, `Problem.notAllowed`.
    public func claimBook(of person: Person.ID, for viewer: Viewer, table: TaxTable = .ofThisVersion) throws -> ClaimBook {
        let found = try self.person(person, for: viewer, to: .lookAtClaim)
        let year = CalendarDate(year: today.year, month: 1, day: 1) ?? today
        let received = try count(
            """
            SELECT coalesce(sum(amount), 0) FROM claim WHERE municipality = $1 AND person = $2 AND month >= $3 AND month <= $4 AND kind <> 'costs'
                AND state IN ('paid', 'noted')
            """, [viewer.municipality, person, year, today])
        return ClaimBook(
            person: found, claims: try claims(of: person, in: viewer.municipality), account: try bankAccount(of: person, in: viewer.municipality),
            table: table, room: try room(of: person, in: today.firstOfMonth, table: table, municipality: viewer.municipality),
            receivedThisYear: Cents(received))
    }

    private func claims(of person: Person.ID, in municipality: MunicipalityCode) throws -> [ClaimLine] {
        let first = CalendarDate(year: today.year - 1, month: 1, day: 1) ?? today
        return try rows(
            ClaimLine.select + " WHERE claim.municipality = $1 AND claim.person = $2 AND claim.month >= $3 ORDER BY claim.id DESC LIMIT 300",
            [municipality, person, first], decode: ClaimLine.init(row:))
    }

    /// How much of the limits somebody used, by all who pay them.
    ///
    /// - Parameters:
    ///   - excepted: a claim that is not counted, because it is the one that is decided.
    ///   - states: nil for whatever takes up room; when a claim is decided only what was decided before it.
    public func room(
        of person: Person.ID, in month: CalendarDate, table: TaxTable, except excepted: Claim.ID? = nil, decidedOnly: Bool = false,
        municipality: MunicipalityCode
    ) throws -> AllowanceRoom? {
        guard let limits = table.limits(of: month.year), let first = CalendarDate(year: month.year, month: 1, day: 1),
            let last = CalendarDate(year: month.year, month: 12, day: 31)
        else { return nil }
        let open: SQL = decidedOnly ? " AND state <> 'claimed'" : ""
        let used = try self.first(
            """
            SELECT coalesce(sum(CASE WHEN month = $1 THEN amount ELSE 0 END), 0), coalesce(sum(amount), 0) FROM claim
            WHERE municipality = $2 AND person = $3 AND month >= $4 AND month <= $5 AND kind <> 'costs' AND state NOT IN ('refused', 'withdrawn')
                AND id <> $6
            """ + open, [month.firstOfMonth, municipality, person, first, last, excepted?.text ?? ""]
        ) { row in (Cents(row.next()), Cents(row.next())) }
        return AllowanceRoom(limits: limits, inMonth: used?.0 ?? .none, inYear: used?.1 ?? .none)
    }

    /// Whether in the month of a claim there is one of the other kind: costs beside an allowance.
    public func isMixed(_ claim: Claim, in municipality: MunicipalityCode) throws -> Bool {
        try count(
            """
            SELECT count(*) FROM claim WHERE municipality = $1 AND person = $2 AND month = $3 AND (kind = 'costs') <> (CAST($4 AS integer) = 1)
                AND state NOT IN ('refused', 'withdrawn') AND id <> $5
            """, [municipality, claim.person, claim.draft.month, claim.draft.kind == .costs, claim.id]) > 0
    }

    /// One claim: for whose it is, and for who works where they live.
    ///
    /// - Throws: `Problem.notFound(.claim)`, `Problem.notAllowed`.
    public func claim(_ id: Claim.ID, for viewer: Viewer, to deed: Deed = .lookAtClaim) throws -> ClaimLine {
        let found = try first(
            ClaimLine.select + " WHERE claim.municipality = $1 AND claim.id = $2", [viewer.municipality, id], decode: ClaimLine.init(row:))
        guard let line = found else {
            try Access.allowSomewhere(viewer, deed)
            throw Problem.notFound(.claim)
        }
        // The rule for people holds, also for who is frozen.
        _ = try person(line.claim.person, for: viewer, to: deed)
        return line
    }

    /// What waits for a decision where the viewer works, oldest first.
    public func claimsToDecide(for viewer: Viewer, limit: Int = 100) throws -> [ClaimLine] {
        guard Access.allowsSomewhere(viewer, .approveClaim) else { return [] }
        let sight = SightClause.people(viewer, .approveClaim, from: 2)
        return try rows(
            ClaimLine.select + " WHERE claim.municipality = $1 AND claim.state = 'claimed' AND person.frozen_at IS NULL" + sight.sql
                + " ORDER BY claim.claimed_at, claim.id LIMIT " + sight.next, [viewer.municipality] + sight.values + [limit],
            decode: ClaimLine.init(row:))
    }

    public func insert(_ claim: Claim, in municipality: MunicipalityCode) throws {
        let draft = claim.draft
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .person(claim.person), at: column, of: claim.id.text, in: municipality)
        }
        try execute(
            """
            INSERT INTO claim (municipality, id, person, kind, month, words, amount, minutes, rate, is_adult, payer_name, is_paper_seen, state, claimed_at,
                claimed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [
                municipality, claim.id, claim.person, draft.kind, draft.month, seal(draft.words, .claimWords), draft.amount.count, draft.minutes,
                draft.rate?.count, draft.isAdult, seal(draft.payerName, .claimPayerName), draft.isPaperSeen, claim.state, claim.claimedAt,
                claim.claimedBy,
            ])
    }

    /// Writes where a claim stands.
    ///
    /// - Parameter isMixed: whoever decided knew that its month has costs beside an allowance.
    /// - Throws: `Problem.stale` when somebody was first.
    public func update(_ claim: Claim, isMixed: Bool, in municipality: MunicipalityCode) throws {
        let refusal = try seal(claim.refusal, for: .person(claim.person), at: .claimRefusal, of: claim.id.text, in: municipality)
        let changed = try execute(
            """
            UPDATE claim SET state = $1, decided_by = $2, decided_at = $3, refusal = $4, is_mixed = $5, paid_on = $6, version = version + 1
            WHERE municipality = $7 AND id = $8 AND version = $9
            """,
            [
                claim.state, claim.decidedBy, claim.decidedAt, refusal, isMixed, claim.paidOn, municipality, claim.id, claim.version,
            ])
        guard changed == 1 else { throw Problem.stale(Thing(.claim, claim.id.text)) }
    }
}

extension ClaimLine {
    static let select: SQL = """
        SELECT claim.id, claim.person, claim.kind, claim.month, claim.words, claim.amount, claim.minutes, claim.rate, claim.is_adult, claim.payer_name,
            claim.is_paper_seen, claim.state, claim.claimed_at, claim.claimed_by, claim.decided_by, claim.decided_at, claim.refusal,
            (SELECT count(*) FROM claim_receipt WHERE claim_receipt.municipality = claim.municipality AND claim_receipt.claim = claim.id),
            claim.paid_on, claim.version, person.name, decider.call_name,
            (SELECT count(*) FROM claim other WHERE other.municipality = claim.municipality AND other.person = claim.person AND other.month = claim.month
                AND (other.kind = 'costs') <> (claim.kind = 'costs') AND other.state NOT IN ('refused', 'withdrawn') AND other.id <> claim.id)
        FROM claim JOIN person ON person.municipality = claim.municipality AND person.id = claim.person
        LEFT JOIN person decider ON decider.municipality = claim.municipality AND decider.id = claim.decided_by
        """

    init(row: inout Row) {
        let (id, person): (Claim.ID, Person.ID) = (row.next(), row.subject())
        let (kind, month): (ClaimKind, CalendarDate) = (row.next(), row.next())
        let words: String = row.next(opened: .claimWords, of: id.text)
        let draft = ClaimDraft(
            stored: kind, month: month, words: words, amount: Cents(row.next()), minutes: row.next(), rate: row.next(Int?.self).map { Cents($0) },
            isAdult: row.next(), payerName: row.next(opened: .claimPayerName, of: id.text), isPaperSeen: row.next())
        claim = Claim(
            id: id, person: person, draft: draft, state: row.next(), claimedAt: row.next(), claimedBy: row.next(), decidedBy: row.next(),
            decidedAt: row.next(), refusal: row.next(opened: .claimRefusal, of: id.text), hasReceipt: row.next(Int.self) > 0, paidOn: row.next(),
            version: row.next())
        personName = row.next()
        deciderName = row.next()
        isMixed = row.next(Int.self) > 0
    }
}

extension Connection {
    /// How many claims wait for a decision where the viewer works.
    func claimsToDecideCount(for viewer: Viewer) throws -> Int {
        guard Access.allowsSomewhere(viewer, .approveClaim) else { return 0 }
        let sight = SightClause.people(viewer, .approveClaim, from: 2)
        return try count(
            """
            SELECT count(*) FROM claim JOIN person ON person.municipality = claim.municipality AND person.id = claim.person
            WHERE claim.municipality = $1 AND claim.state = 'claimed' AND person.frozen_at IS NULL
            """ + sight.sql, [viewer.municipality] + sight.values)
    }
}

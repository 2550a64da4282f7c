public import Foundation
public import Neighbourhood

/// A run in a list.
public struct RunLine: Sendable, Equatable {
    public let run: PaymentRun
    public let makerName: String?
    public let count: Int
    public let total: Cents
}

/// What can be paid now, and what cannot yet.
public struct PaymentBoard: Sendable {
    /// What a run made by the viewer now would hold.
    public let payable: [ClaimLine]
    /// Approved, and nobody knows where to pay it.
    public let withoutAccount: [ClaimLine]
    /// Approved by the viewer, so that a colleague makes the run.
    public let ownApproved: Int
    /// Newest first.
    public let runs: [RunLine]
    /// Nil when it was never set.
    public let payer: BankAccount?
    public let payerVersion: Int
    /// Nobody else may make a run.
    public let isAlone: Bool
}

extension Connection {
    /// What can be paid, for who makes payment runs.
    ///
    /// - Throws: `Problem.notAllowed`.
    public func paymentBoard(for viewer: Viewer) throws -> PaymentBoard {
        try Access.allow(viewer, .makePaymentRun)
        let isAlone = try payers(in: viewer.municipality) < 2
        let approved = try rows(
            ClaimLine.select
                + " WHERE claim.municipality = $1 AND claim.state = 'approved' AND person.frozen_at IS NULL ORDER BY claim.id LIMIT 2000",
            [viewer.municipality], decode: ClaimLine.init(row:))
        let own = approved.filter { !isAlone && $0.claim.decidedBy == viewer.person }
        let others = approved.filter { isAlone || $0.claim.decidedBy != viewer.person }
        let known = Set(
            try rows(
                """
                SELECT DISTINCT bank_account.person FROM claim JOIN bank_account ON bank_account.municipality = claim.municipality
                    AND bank_account.person = claim.person WHERE claim.municipality = $1 AND claim.state = 'approved'
                """, [viewer.municipality]
            ) { $0.next(Person.ID.self) })
        let payer = try payer(in: viewer.municipality)
        return PaymentBoard(
            payable: Array(others.filter { known.contains($0.claim.person) }.prefix(PaymentRun.longest)),
            withoutAccount: others.filter { !known.contains($0.claim.person) }, ownApproved: own.count, runs: try runs(in: viewer.municipality),
            payer: payer?.account, payerVersion: payer?.version ?? 0, isAlone: isAlone)
    }

    /// How many people may make a run.
    private func payers(in municipality: MunicipalityCode) throws -> Int {
        try count(
            """
            SELECT count(DISTINCT person) FROM role_grant WHERE municipality = $1 AND role IN ('admin', 'connector') AND from_at <= $2
                AND (until_at IS NULL OR until_at > $2)
            """, [municipality, now])
    }

    private func runs(in municipality: MunicipalityCode) throws -> [RunLine] {
        try rows(
            RunLine.select + " WHERE payment_run.municipality = $1 ORDER BY payment_run.id DESC LIMIT 50", [municipality],
            decode: RunLine.init(row:))
    }

    /// One run with its payments in order.
    ///
    /// - Throws: `Problem.notFound(.page)`, `Problem.notAllowed`.
    public func paymentRun(_ id: PaymentRun.ID, for viewer: Viewer, to deed: Deed = .makePaymentRun) throws -> (line: RunLine, payments: [Payment]) {
        try Access.allow(viewer, deed)
        let found = try first(
            RunLine.select + " WHERE payment_run.municipality = $1 AND payment_run.id = $2", [viewer.municipality, id], decode: RunLine.init(row:))
        guard let line = found else { throw Problem.notFound(.page) }
        let payments = try rows(
            """
            SELECT payment.id, payment.number, payment.claim, claim.person, claim.kind, claim.month, claim.amount, payment.iban, payment.holder
            FROM payment JOIN claim ON claim.municipality = payment.municipality AND claim.id = payment.claim
            WHERE payment.municipality = $1 AND payment.run = $2 ORDER BY payment.number
            """, [viewer.municipality, id]
        ) { row in
            let key: String = row.next()
            let (number, claim, person): (Int, Claim.ID, Person.ID) = (row.next(), row.next(), row.subject())
            let (kind, month, amount): (ClaimKind, CalendarDate, Cents) = (row.next(), row.next(), Cents(row.next()))
            let iban = IBAN(row.next(opened: .paymentIBAN, of: key) as String)
            let holder: String = row.next(opened: .paymentHolder, of: key)
            return Payment(
                number: number, claim: claim, person: person, kind: kind, month: month, amount: amount,
                account: iban.map { BankAccount(iban: $0, holder: holder) })
        }
        return (line, payments)
    }

    public func insert(_ run: PaymentRun, in municipality: MunicipalityCode) throws {
        try execute(
            """
            INSERT INTO payment_run (municipality, id, state, made_by, made_at, execute_on, is_alone, payer_iban, payer_holder)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                municipality, run.id, run.state, run.madeBy, run.madeAt, run.executeOn, run.isAlone, run.payer.iban.text, run.payer.holder,
            ])
    }

    /// Puts a claim into a run, with the account as it is now, sealed with the key of whose it is.
    public func add(_ claim: Claim, to run: PaymentRun.ID, number: Int, at account: BankAccount, in municipality: MunicipalityCode) throws {
        let id: Identifier<Payment> = freshID()
        try execute(
            "INSERT INTO payment (municipality, id, run, number, claim, iban, holder) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                municipality, id, run, number, claim.id,
                seal(account.iban.text, for: .person(claim.person), at: .paymentIBAN, of: id.text, in: municipality),
                seal(account.holder, for: .person(claim.person), at: .paymentHolder, of: id.text, in: municipality),
            ])
    }

    /// Writes how a run ended. Throws `Problem.stale` when somebody was first.
    public func close(_ run: PaymentRun, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let changed = try execute(
            """
            UPDATE payment_run SET state = $1, paid_on = $2, closed_by = $3, closed_at = $4, version = version + 1
            WHERE municipality = $5 AND id = $6 AND version = $7
            """, [run.state, run.paidOn, worker, now, municipality, run.id, run.version])
        guard changed == 1 else { throw Problem.stale(Thing(.page, run.id.text)) }
        try execute(
            """
            UPDATE claim SET state = $1, paid_on = $2, version = version + 1 WHERE municipality = $3 AND state = 'running'
                AND id IN (SELECT claim FROM payment WHERE municipality = $3 AND run = $4)
            """, [run.state == .paid ? ClaimState.paid : .approved, run.paidOn, municipality, run.id])
    }

    /// The account that is paid from, with its version; nil when it was never set.
    public func payer(in municipality: MunicipalityCode) throws -> (version: Int, account: BankAccount)? {
        try first(
            "SELECT version, iban, holder FROM payer_account WHERE municipality = $1 ORDER BY version DESC LIMIT 1", [municipality]
        ) { row in
            let version: Int = row.next()
            let iban = IBAN(row.next(String.self))
            let holder: String = row.next()
            return iban.map { (version, BankAccount(iban: $0, holder: holder)) }
        } ?? nil
    }

    /// Keeps a new version. Throws `Problem.stale` when somebody set another meanwhile.
    public func insertPayer(_ account: BankAccount, version: Int, by viewer: Viewer) throws {
        let added = try execute(
            """
            INSERT INTO payer_account (municipality, version, iban, holder, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (municipality, version) DO NOTHING
            """, [viewer.municipality, version, account.iban.text, account.holder, viewer.person, now])
        guard added == 1 else { throw Problem.stale(Thing(.municipality, viewer.municipality.text)) }
    }
}

extension RunLine {
    fileprivate static let select: SQL = """
        SELECT payment_run.id, payment_run.state, payment_run.made_by, payment_run.made_at, payment_run.execute_on, payment_run.is_alone,
            payment_run.payer_iban, payment_run.payer_holder, payment_run.paid_on, payment_run.version, maker.name,
            (SELECT count(*) FROM payment WHERE payment.municipality = payment_run.municipality AND payment.run = payment_run.id),
            (SELECT coalesce(sum(claim.amount), 0) FROM payment JOIN claim ON claim.municipality = payment.municipality AND claim.id = payment.claim
                WHERE payment.municipality = payment_run.municipality AND payment.run = payment_run.id)
        FROM payment_run LEFT JOIN person maker ON maker.municipality = payment_run.municipality AND maker.id = payment_run.made_by
        """

    fileprivate init(row: inout Row) {
        let (id, state): (PaymentRun.ID, PaymentRun.State) = (row.next(), row.next())
        let (maker, at, day, isAlone): (Person.ID?, Date, CalendarDate, Bool) = (row.next(), row.next(), row.next(), row.next())
        let (iban, holder): (String, String) = (row.next(), row.next())
        run = PaymentRun(
            id: id, state: state, madeBy: maker, madeAt: at, executeOn: day, isAlone: isAlone,
            payer: BankAccount(iban: IBAN(stored: iban), holder: holder), paidOn: row.next(), version: row.next())
        makerName = row.next()
        count = row.next()
        total = Cents(row.next())
    }
}

public import Foundation
public import Neighbourhood
public import Storage

extension Workplace {
    /// Puts every approved claim whose account is known into one run. Connectors and administrators may. Whoever approved a claim does not pay it, unless nobody
    /// else could; then that is kept with the run.
    ///
    /// - Parameter submission: the form's token; the same form sent twice makes one run.
    /// - Throws: `Problem.invalid` on `execute_on`; `.outOfOrder(.nothingToPay)`, `.outOfOrder(.payerUnknown)`; `Problem.notAllowed`.
    @discardableResult
    public func makePaymentRun(
        executeOn day: CalendarDate, submission: String, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> PaymentRun.ID {
        try Access.allow(viewer, .makePaymentRun)
        return try await perform(by: viewer, request: request) { connection in
            if let earlier: PaymentRun.ID = try connection.made(by: submission, in: viewer.municipality) { return Done(earlier) }
            let faults = PaymentRun.faults(executeOn: day, today: connection.today)
            guard faults.isEmpty else { throw Problem.invalid(faults) }
            let board = try connection.paymentBoard(for: viewer)
            guard let payer = board.payer else { throw Problem.outOfOrder(.payerUnknown) }
            guard !board.payable.isEmpty else { throw Problem.outOfOrder(.nothingToPay) }
            let isAlone = board.payable.contains { $0.claim.decidedBy == viewer.person }
            let run = PaymentRun(
                id: connection.freshID(), madeBy: viewer.person, madeAt: connection.now, executeOn: day, isAlone: isAlone, payer: payer)
            try connection.insert(run, in: viewer.municipality)
            try connection.fill(run, with: board.payable.map(\.claim), in: viewer.municipality)
            try connection.keepSubmission(submission, result: run.id.text, in: viewer.municipality)
            return Done(run.id, Event(.makePaymentRun, Thing(.run, run.id.text)))
        }
    }

    /// Writes down that the bank paid a run. Each claim in it is paid from then on.
    ///
    /// - Throws: `Problem.invalid` on `paid_on`; `.outOfOrder(.runClosed)` when it was cancelled; `.stale`, `.notFound(.page)`, `.notAllowed`.
    public func markPaid(_ id: PaymentRun.ID, on day: CalendarDate, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var run = try connection.paymentRun(id, for: viewer, to: .markPaid).line.run
            if run.state == .paid { return Done(()) }
            guard run.state == .made else { throw Problem.outOfOrder(.runClosed) }
            if day > connection.today { throw Problem.invalid([FieldError("paid_on", .afterToday)]) }
            if day < CalendarDate(run.madeAt) { throw Problem.invalid([FieldError("paid_on", .endsBeforeItStarts)]) }
            (run.state, run.paidOn) = (.paid, day)
            try connection.close(run, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.markPaid, Thing(.run, id.text)))
        }
    }

    /// Takes a run back before it is paid; its claims are approved again, and go with the next.
    ///
    /// - Throws: `.outOfOrder(.runClosed)` when it was paid; `.stale`, `.notFound(.page)`, `.notAllowed`.
    public func cancel(_ id: PaymentRun.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { connection in
            var run = try connection.paymentRun(id, for: viewer, to: .cancelPaymentRun).line.run
            if run.state == .cancelled { return Done(()) }
            guard run.state == .made else { throw Problem.outOfOrder(.runClosed) }
            run.state = .cancelled
            try connection.close(run, by: viewer.person, in: viewer.municipality)
            return Done((), Event(.cancelPaymentRun, Thing(.run, id.text)))
        }
    }

    /// A run as a file. That it was made is written down, because account numbers leave with it.
    ///
    /// - Throws: `.outOfOrder(.runClosed)` for a cancelled run; `Problem.notFound(.page)`, `Problem.notAllowed`.
    public func export(
        _ id: PaymentRun.ID, as form: PaymentFile.Form, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> Data {
        try await perform(by: viewer, request: request) { connection in
            let (line, payments) = try connection.paymentRun(id, for: viewer, to: .exportPaymentRun)
            guard line.run.state != .cancelled else { throw Problem.outOfOrder(.runClosed) }
            let file = PaymentFile(run: line.run, payments: payments, madeAt: connection.now)
            return Done(file.data(form), Event(.exportPaymentRun, Thing(.run, id.text)))
        }
    }

    /// Sets the account that is paid from. An administrator may. The former version stays.
    ///
    /// - Throws: `Problem.invalid`, `Problem.stale`, `Problem.notAllowed`.
    public func setPayer(_ account: BankAccount, after version: Int, by viewer: Viewer, request: RequestMark = .none) async throws {
        try Access.allow(viewer, .setPayerAccount)
        try await perform(by: viewer, request: request) { connection in
            guard account.faults().isEmpty else { throw Problem.invalid(account.faults()) }
            let known = try connection.payer(in: viewer.municipality)
            if known?.account == account { return Done(()) }
            guard (known?.version ?? 0) == version else { throw Problem.stale(Thing(.municipality, viewer.municipality.text)) }
            try connection.insertPayer(account, version: version + 1, by: viewer)
            return Done((), Event(.setPayerAccount, Thing(.municipality, viewer.municipality.text)))
        }
    }
}

extension Connection {
    fileprivate func fill(_ run: PaymentRun, with claims: [Claim], in municipality: MunicipalityCode) throws {
        for (place, claim) in claims.enumerated() {
            guard let account = try bankAccount(of: claim.person, in: municipality) else { throw Problem.outOfOrder(.nothingToPay) }
            try add(claim, to: run.id, number: place + 1, at: account, in: municipality)
            var running = claim
            running.state = .running
            try update(running, isMixed: isMixed(claim, in: municipality), in: municipality)
        }
    }
}

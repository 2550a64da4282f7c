import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A payment run")
struct PaymentTests {
    @Test("holds every approved claim whose account is known, once, and is paid as a whole", arguments: TestDatabanks.engines)
    func whole(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (wim, run) = try await given.run()
        #expect(try await given.states() == [.running, .running])
        let (line, payments) = try await given.open(run, wim)
        #expect(line.count == 2 && line.total == Cents(2400) && payments.map(\.number) == [1, 2] && !line.run.isAlone)
        await #expect(throws: Problem.outOfOrder(.nothingToPay)) { try await given.make(by: wim, form: "again") }
        #expect(try await given.make(by: wim) == run, "the same form twice is one run")
        await #expect(throws: Problem.invalid([FieldError("paid_on", .afterToday)])) {
            try await given.workplace.markPaid(run, on: given.today.adding(days: 1), by: wim)
        }
        for _ in 0..<2 { try await given.workplace.markPaid(run, on: given.today, by: wim) }
        #expect(try await given.states() == [.paid, .paid])
        #expect(try await given.book().receivedThisYear == Cents(1150), "costs with a receipt are no part of it")
        await #expect(throws: Problem.outOfOrder(.runClosed)) { try await given.workplace.cancel(run, by: wim) }
    }

    @Test("is not made by who approved, as long as somebody else could", arguments: TestDatabanks.engines)
    func fourEyes(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.approved()
        let alone = try await given.connector(given.fatma.person, grants: [.connector])
        try await given.payer(by: given.admin)
        let before = try await given.board(alone)
        #expect(before.payable.count == 2 && before.isAlone)
        let first = try await given.make(by: alone)
        #expect(try await given.open(first, alone).line.run.isAlone, "it is kept that nobody else was there")
        try await given.workplace.cancel(first, by: alone)
        #expect(try await given.states() == [.approved, .approved])
        _ = try await given.connector(given.ria.person, grants: [.admin])
        let board = try await given.board(alone)
        #expect(board.payable.isEmpty && board.ownApproved == 2)
        await #expect(throws: Problem.outOfOrder(.nothingToPay)) { try await given.make(by: alone, form: "second") }
        let second = try await given.make(by: given.admin, form: "third")
        #expect(try await !given.open(second, given.admin).line.run.isAlone)
    }

    @Test("needs an account to pay from and one to pay to, and a day that a bank takes", arguments: TestDatabanks.engines)
    func needs(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.approved(account: nil)
        _ = try await given.connector(given.ria.person, grants: [.admin, .connector])
        #expect(try await given.board(given.admin).withoutAccount.count == 2)
        await #expect(throws: Problem.outOfOrder(.payerUnknown)) { try await given.make(by: given.admin) }
        try await given.payer(by: given.admin)
        await #expect(throws: Problem.outOfOrder(.nothingToPay)) { try await given.make(by: given.admin) }
        for (days, fault) in [(-1, FieldError.Fault.beforeToday), (31, .afterDay(given.today.adding(days: 30)))] {
            await #expect(throws: Problem.invalid([FieldError("execute_on", fault)])) {
                try await given.workplace.makePaymentRun(executeOn: given.today.adding(days: days), submission: "d\(days)", by: given.admin)
            }
        }
        for viewer in [given.ria, given.residentTruus, Viewer(municipality: Given.town, person: given.greet, name: "", roles: [.teamMember])] {
            await #expect(throws: Problem.self) { try await given.make(by: viewer) }
            await #expect(throws: Problem.self) { try await given.workplace.setPayer(Given.town1, after: 0, by: viewer) }
        }
    }

    @Test("is a file for the bank with one batch, its sum, and nothing personal but name and account", arguments: TestDatabanks.engines)
    func sepa(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (wim, run) = try await given.run()
        let file = String(decoding: try await given.workplace.export(run, as: .sepa, by: wim), as: UTF8.self)
        #expect(
            file.components(separatedBy: "<CtrlSum>24.00</CtrlSum>").count == 3 && file.components(separatedBy: "<NbOfTxs>2</NbOfTxs>").count == 3)
        #expect(file.contains("<EndToEndId>\(run)-1</EndToEndId>") && file.contains("<InstdAmt Ccy=\"EUR\">11.50</InstdAmt>"))
        #expect(file.contains("<IBAN>NL91ABNA0417164300</IBAN>") && file.contains("<Nm>T. van Dalen + zn. Lukasik</Nm>"))
        #expect(!file.contains("Soep") && !file.contains("Bus") && !file.contains(given.truus.text), "what it was for stays here")
        for viewer in [given.ria, given.residentTruus] {
            await #expect(throws: Problem.self) { _ = try await given.workplace.export(run, as: .sepa, by: viewer) }
        }
        try await given.workplace.cancel(run, by: wim)
        await #expect(throws: Problem.outOfOrder(.runClosed)) { _ = try await given.workplace.export(run, as: .csv, by: wim) }
    }

    @Test("is a file for the bookkeeper in which nothing is a formula", arguments: TestDatabanks.engines)
    func csv(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let account = BankAccount(iban: try #require(IBAN("NL91ABNA0417164300")), holder: "=HYPERLINK(\"http://x\",\"y\")")
        let (wim, run) = try await given.run(to: account)
        let file = String(decoding: try await given.workplace.export(run, as: .csv, by: wim), as: UTF8.self)
        let lines = file.split(separator: "\r\n")
        #expect(file.hasPrefix("\u{FEFF}nummer,") && lines.count == 3)
        #expect(file.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",NL91ABNA0417164300,\"11,50\","))
    }

    @Test(
        "writes names in the letters that every bank takes",
        arguments: [
            ("Zbigniew Łukasik", "Zbigniew Lukasik"), ("Fatma Yıldırım", "Fatma Yildirim"), ("Milan Kovačević", "Milan Kovacevic"),
            ("A & B", "A + B"),
            ("<script>", ".script."), ("محمد", "Onbekend"), ("  ", "Onbekend"), ("José Núñez", "Jose Nunez"), ("Strauß", "Strauss"),
            ("日本", "Onbekend"),
        ])
    func names(raw: String, plain: String) { #expect(PaymentFile.bankName(raw) == plain) }

    @Test("is emptied of somebody who is erased, and the rest stays", arguments: TestDatabanks.engines)
    func erased(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (wim, run) = try await given.run()
        try await given.workplace.markPaid(run, on: given.today, by: wim)
        try await given.workplace.driver.write(in: Given.town) { [given] in try $0.erase(given.truus, in: Given.town) }
        let (line, payments) = try await given.open(run, wim)
        #expect(payments.isEmpty && line.total == Cents.none)
    }
}

extension Given {
    static let town1 = BankAccount(iban: IBAN("NL20INGB0001234567")!, holder: "Gemeente Wilgenoord")
    fileprivate var admin: Viewer { Viewer(municipality: Self.town, person: ria.person, name: "Ria", roles: [.admin]) }

    /// Truus has an allowance and costs approved by Fatma.
    fileprivate func approved(account: BankAccount? = BankAccount(iban: IBAN("NL91ABNA0417164300")!, holder: "T. van Dalen & zn. Łukasik"))
        async throws
    {
        let first = try await hours(2, by: residentTruus)
        let second = try await claim(.costs(Cents(1250), in: today, isPaperSeen: true, for: "Bus"), by: ria)
        for id in [first, second] { try await workplace.decide(id, .approve(isMixAccepted: true), version: 1, by: fatma) }
        if let account { try await workplace.set(account, of: truus, by: residentTruus) }
    }

    /// A run that an administrator made of what Fatma approved.
    fileprivate func run(to account: BankAccount? = nil) async throws -> (Viewer, PaymentRun.ID) {
        try await approved()
        if let account { try await workplace.set(account, of: truus, by: residentTruus) }
        _ = try await connector(fatma.person, grants: [.connector])
        _ = try await connector(ria.person, grants: [.admin])
        try await payer(by: admin)
        return (admin, try await make(by: admin))
    }

    fileprivate func connector(_ person: Person.ID?, grants roles: Set<Role>) async throws -> Viewer {
        try await workplace.driver.write(in: Self.town) { connection in
            for role in roles {
                guard let person else { continue }
                try connection.insert(RoleGrant(role: role, from: connection.now.addingTimeInterval(-60)), to: person, in: Self.town)
            }
        }
        return Viewer(municipality: Self.town, person: person, name: "", roles: roles)
    }

    fileprivate func payer(by viewer: Viewer) async throws { try await workplace.setPayer(Self.town1, after: 0, by: viewer) }

    @discardableResult
    fileprivate func make(by viewer: Viewer, form: String = "run") async throws -> PaymentRun.ID {
        try await workplace.makePaymentRun(executeOn: today.adding(days: 2), submission: form, by: viewer)
    }

    fileprivate func board(_ viewer: Viewer) async throws -> PaymentBoard {
        try await workplace.read(as: viewer) { try $0.paymentBoard(for: viewer) }
    }

    fileprivate func open(_ run: PaymentRun.ID, _ viewer: Viewer) async throws -> (line: RunLine, payments: [Payment]) {
        try await workplace.read(as: viewer) { try $0.paymentRun(run, for: viewer) }
    }

    fileprivate func states() async throws -> [ClaimState] { try await book().claims.map(\.claim.state) }
}

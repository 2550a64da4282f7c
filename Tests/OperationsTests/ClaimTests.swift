import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A claim")
struct ClaimTests {
    @Test("goes from asked to approved, each step one deed of who may", arguments: TestDatabanks.engines)
    func approved(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.hours(2, by: given.residentTruus)
        #expect(try await given.hours(2, by: given.residentTruus) == id, "the same form twice is one")
        #expect(try await given.book().claims.map(\.claim.state) == [.claimed])
        for viewer in [given.ria, given.residentTruus, given.residentGreet] {
            await #expect(throws: Problem.self) { try await given.workplace.decide(id, .approve(isMixAccepted: false), version: 1, by: viewer) }
        }
        try await given.workplace.decide(id, .approve(isMixAccepted: false), version: 1, by: given.fatma)
        let line = try #require(try await given.book().claims.first)
        #expect(line.claim.state == .approved && line.claim.decidedBy == given.fatma.person && line.claim.draft.amount == Cents(1150))
        await #expect(throws: Problem.outOfOrder(.claimDecided)) { try await given.workplace.withdraw(id, by: given.residentTruus) }
        await #expect(throws: Problem.outOfOrder(.claimDecided)) {
            try await given.workplace.decide(id, .refuse("Toch niet"), version: 2, by: given.fatma)
        }
    }

    @Test("that is refused says why, and one that is taken back is decided by nobody; neither takes up room", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let first = try await given.hours(30, by: given.residentTruus)
        await #expect(throws: Problem.invalid([FieldError("refusal", .missing)])) {
            try await given.workplace.decide(first, .refuse(""), version: 1, by: given.fatma)
        }
        await #expect(throws: Problem.stale(Thing(.claim, first.text))) {
            try await given.workplace.decide(first, .refuse("Nee"), version: 7, by: given.fatma)
        }
        try await given.workplace.decide(first, .refuse("Dit was betaald werk"), version: 1, by: given.fatma)
        #expect(try await given.book().claims.first?.claim.refusal == "Dit was betaald werk")
        let second = try await given.hours(30, form: "again", by: given.residentTruus)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.withdraw(second, by: given.residentGreet) }
        for _ in 0..<2 { try await given.workplace.withdraw(second, by: given.residentTruus) }
        #expect(try await given.book().room?.inMonth == Cents.none)
    }

    @Test("is kept under the limits of the month over everybody who pays, and says what is left", arguments: TestDatabanks.engines)
    func limits(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.claim(.elsewhere(Cents(15_000), in: given.today, by: "De kerk"), by: given.residentTruus)
        try await given.hours(10, by: given.residentTruus)
        await #expect(throws: Problem.invalid([FieldError("hours", .overMonth(left: Cents(1250)))])) {
            try await given.hours(3, by: given.residentTruus)
        }
        await #expect(throws: Problem.invalid([FieldError("rate", .overHour(Cents(575)))])) {
            try await given.hours(1, at: 576, by: given.residentTruus)
        }
        await #expect(throws: Problem.invalid([FieldError("rate", .overHour(Cents(340)))])) {
            try await given.hours(1, isAdult: false, by: given.residentTruus)
        }
        try await given.hours(2, by: given.residentTruus)
        #expect(try await given.book().room?.left == Cents(100))
        try await given.claim(.costs(Cents(9900), in: given.today, for: "Bus"), by: given.residentTruus)
        #expect(try await given.book().room?.left == Cents(100), "real costs are no part of it")
    }

    @Test("is kept under the limit of the year as well, month after month", arguments: TestDatabanks.engines)
    func year(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for month in 1...10 {
            let day = try #require(CalendarDate(year: given.today.year, month: month, day: 1))
            try await given.claim(.elsewhere(Cents(21_500), in: day, by: "De kerk"), by: given.residentTruus)
        }
        await #expect(throws: Problem.invalid([FieldError("hours", .overYear(left: Cents(5000)))])) {
            try await given.hours(9, by: given.residentTruus)
        }
        try await given.hours(8, by: given.residentTruus)
        let before = try #require(CalendarDate(year: given.today.year - 1, month: 12, day: 1))
        try await given.claim(.hours(60, at: Cents(560), in: before, isAdult: true, for: "Soep"), by: given.residentTruus)
    }

    @Test("beside another at the same moment does not pass the limit with it", arguments: TestDatabanks.engines)
    func together(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        try await given.claim(
                            .hours(600, at: Cents(550), in: given.today, isAdult: true, for: "Soep \(number)"), by: given.residentTruus)
                        return true
                    } catch Problem.invalid { return false } catch {
                        Issue.record("\(error)")
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter(\.self).count == 4, "four times 55 is 220")
        #expect(try await given.book().room?.inMonth == Cents(22_000))
    }

    @Test("is not approved above the limits when another organisation turns out to have paid as well", arguments: TestDatabanks.engines)
    func late(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.hours(4, by: given.residentTruus)
        try await given.claim(.elsewhere(Cents(21_000), in: given.today, by: "De kerk"), by: given.residentTruus)
        await #expect(throws: Problem.invalid([FieldError("hours", .overMonth(left: Cents(1000)))])) {
            try await given.workplace.decide(id, .approve(isMixAccepted: true), version: 1, by: given.fatma)
        }
    }

    @Test("for costs needs its receipt: a photo, or paper that a worker saw", arguments: TestDatabanks.engines)
    func proof(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.claim(.costs(Cents(1250), in: given.today, for: "Bus"), by: given.residentTruus)
        await #expect(throws: Problem.invalid([FieldError("receipt", .missing)])) {
            try await given.workplace.decide(id, .approve(isMixAccepted: false), version: 1, by: given.fatma)
        }
        let photo = PlainPhoto(kept: Data((0..<255).map { UInt8($0) }), media: .jpeg)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.add(photo, to: id, by: given.residentGreet) }
        try await given.workplace.add(photo, to: id, by: given.residentTruus)
        #expect(try await given.receipt(id, given.residentTruus) == photo)
        #expect(try await given.receipt(id, given.fatma) == photo)
        await #expect(throws: Problem.self) { _ = try await given.receipt(id, given.residentGreet) }
        let raw = try await given.workplace.driver.read(in: Given.town) { try $0.first("SELECT image FROM claim_receipt") { $0.next(String.self) } }
        #expect(try #require(raw).hasPrefix("sealed1:"))
        try await given.workplace.decide(id, .approve(isMixAccepted: false), version: 1, by: given.fatma)
        await #expect(throws: Problem.outOfOrder(.claimDecided)) { try await given.workplace.add(photo, to: id, by: given.residentTruus) }
        let paper = ClaimDraft.costs(Cents(300), in: given.today, isPaperSeen: true, for: "Koffie")
        await #expect(throws: Problem.invalid([FieldError("paper", .notAChoice)]), "nobody sees their own") {
            try await given.claim(paper, by: given.residentTruus)
        }
        let seen = try await given.claim(paper, by: given.ria)
        try await given.workplace.decide(seen, .approve(isMixAccepted: false), version: 1, by: given.fatma)
    }

    @Test("for costs in a month with an allowance is approved only by who knows what that means", arguments: TestDatabanks.engines)
    func mixed(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.hours(2, by: given.residentTruus)
        let id = try await given.claim(.costs(Cents(1250), in: given.today, isPaperSeen: true, for: "Bus"), by: given.ria)
        #expect(try await given.book().claims.allSatisfy(\.isMixed))
        await #expect(throws: Problem.invalid([FieldError("mix", .missing)])) {
            try await given.workplace.decide(id, .approve(isMixAccepted: false), version: 1, by: given.fatma)
        }
        try await given.workplace.decide(id, .approve(isMixAccepted: true), version: 1, by: given.fatma)
    }

    @Test("goes to an account that lies sealed, and is gone with the person", arguments: TestDatabanks.engines)
    func account(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let account = BankAccount(iban: try #require(IBAN("NL91ABNA0417164300")), holder: "T. van Dalen")
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.workplace.set(account, of: given.truus, by: given.residentGreet)
        }
        try await given.workplace.set(account, of: given.truus, by: given.residentTruus)
        #expect(try await given.book().account == account)
        let raw = try await given.workplace.driver.read(in: Given.town) {
            try $0.first("SELECT iban || holder FROM bank_account") { $0.next(String.self) }
        }
        #expect(try !#require(raw).contains("0417"))
        try await given.hours(2, by: given.residentTruus)
        try await given.workplace.driver.write(in: Given.town) { [given] in try $0.erase(given.truus, in: Given.town) }
        let left = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM claim") + connection.count("SELECT count(*) FROM bank_account")
        }
        #expect(left == 0)
    }
}

@Suite("The limits of the tax office")
struct TaxLimitTests {
    @Test(
        "are those of each year, with their source",
        arguments: [
            (2023, 500, 275, 19_000, 190_000), (2024, 550, 325, 21_000, 210_000), (2025, 560, 330, 21_000, 210_000),
            (2026, 575, 340, 22_000, 220_000),
        ])
    func known(year: Int, hour: Int, under21: Int, month: Int, whole: Int) throws {
        let limits = try #require(try TaxTable.bundled().limits(of: year))
        #expect([limits.hour, limits.hourUnder21, limits.month, limits.wholeYear].map(\.count) == [hour, under21, month, whole])
        #expect(!limits.source.isEmpty)
    }

    @Test("of a year that is not known are not guessed")
    func unknown() throws { #expect(try TaxTable.bundled().limits(of: 2031) == nil && TaxTable.bundled().limits(of: 2022) == nil) }
}

extension Given {
    var today: CalendarDate { CalendarDate(clock.now) }

    @discardableResult
    func claim(_ draft: ClaimDraft, form: String = "", by viewer: Viewer) async throws -> Claim.ID {
        try await workplace.claim(draft, for: truus, submission: "\(draft)-\(viewer.name)-\(form)", by: viewer)
    }

    @discardableResult
    func hours(_ hours: Int, at rate: Int = 575, isAdult: Bool = true, form: String = "", by viewer: Viewer) async throws -> Claim.ID {
        try await claim(.hours(hours * 60, at: Cents(rate), in: today, isAdult: isAdult, for: "Soep gekookt"), form: form, by: viewer)
    }

    func book() async throws -> ClaimBook {
        try await workplace.read(as: residentTruus) { [self] in try $0.claimBook(of: truus, for: residentTruus) }
    }

    fileprivate func receipt(_ id: Claim.ID, _ viewer: Viewer) async throws -> PlainPhoto {
        try await workplace.read(as: viewer) { try $0.receipt(of: id, for: viewer) }
    }
}

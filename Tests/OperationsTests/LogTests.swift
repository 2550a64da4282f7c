import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("The log of processing")
struct LogTests {
    private func look(_ given: Given, at person: Person.ID, as viewer: Viewer) async throws {
        let trace = Trace(for: .lookAtPerson, at: given.clock.now, request: RequestMark(id: "7"))
        _ = try await Trace.$current.withValue(trace) {
            try await given.workplace.read(as: viewer) { try $0.person(person, for: viewer) }
        }
        let (record, town) = try #require(trace.record(.done, at: given.clock.now))
        given.workplace.log.take(record, in: town)
    }

    @Test("is sound when nobody touched it, however it was written", arguments: TestDatabanks.engines)
    func sound(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for _ in 0..<3 {
            try await look(given, at: given.greet, as: given.fatma)
            try await look(given, at: given.truus, as: given.ria)
            await given.workplace.log.write()
        }
        let check = try await LogCheck.of(Given.town, in: given.workplace.driver)
        #expect(check == LogCheck(lines: 6, fault: nil))
        #expect(try await LogCheck.of(Given.otherTown, in: given.workplace.driver) == LogCheck(lines: 0, fault: nil))
    }

    @Test(
        "tells which line was changed, left out or put on somebody else, also by who can get round the databank's own guard",
        arguments: TestDatabanks.engines)
    func tampering(engine: Engine) async throws {
        let attempts: [(SQL, LogCheck.Fault)] = [
            ("UPDATE processing SET subject = 'somebody' WHERE number = 2", .changed(2)),
            ("UPDATE processing SET deed = 'sign-in' WHERE number = 3", .changed(3)),
            ("DELETE FROM processing WHERE number = 2", .missing(2)),
            ("UPDATE processing_user SET person = 'somebody' WHERE number = 3", .userChanged(3)),
        ]
        for (attempt, fault) in attempts {
            let given = try await Given.aStreet(on: engine)
            for _ in 0..<4 { try await look(given, at: given.greet, as: given.fatma) }
            await given.workplace.log.write()
            try await given.workplace.driver.write(in: nil) { connection in
                try connection.executeScript(engine == .sqlite ? Self.unguardedSQLite : Self.unguardedPostgres)
                #expect(try connection.execute(attempt, []) == 1)
            }
            let check = try await LogCheck.of(Given.town, in: given.workplace.driver)
            #expect(check.fault == fault)
        }
    }

    @Test(
        "is known to have been longer when its last lines are gone, and to be another when all of it was written anew",
        arguments: TestDatabanks.engines)
    func anchored(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let file = FileManager.default.temporaryDirectory.appending(path: "omzien-\(UUID().uuidString).logend")
        defer { try? FileManager.default.removeItem(at: file) }
        let anchor = try LogAnchor(file.path)
        let log = ProcessingLog(driver: given.workplace.driver, anchor: anchor)
        func add(_ count: Int) async throws {
            for _ in 0..<count {
                let trace = Trace(for: .lookAtPerson, at: given.clock.now, request: .none)
                _ = try await Trace.$current.withValue(trace) {
                    try await given.workplace.read(as: given.fatma) { try $0.person(given.greet, for: given.fatma) }
                }
                let (record, town) = try #require(trace.record(.done, at: given.clock.now))
                log.take(record, in: town)
                await log.write()
            }
        }
        func fault() async throws -> LogCheck.Fault? {
            try await LogCheck.of(Given.town, in: given.workplace.driver, after: LogAnchor(file.path).end(of: Given.town)).fault
        }
        func cut(_ sql: SQL) async throws {
            try await given.workplace.driver.write(in: nil) { connection in
                for table in ["processing_user", "processing"] as [SQL] { try connection.execute("DELETE FROM " + table + sql, []) }
            }
        }
        try await add(3)
        #expect(try LogAnchor(file.path).end(of: Given.town)?.number == 1, "not at every line")
        await log.finish()
        #expect(try LogAnchor(file.path).end(of: Given.town)?.number == 3)
        #expect(try await fault() == nil)
        try await given.workplace.driver.write(in: nil) { try $0.executeScript(engine == .sqlite ? Self.unguardedSQLite : Self.unguardedPostgres) }
        try await cut(" WHERE number = 3")
        #expect(try await fault() == .cutOff(2))
        #expect(try await LogCheck.of(Given.town, in: given.workplace.driver).fault == nil, "the chain itself does not tell")
        given.clock.pass(minutes: 2)
        try await add(3)
        #expect(try await fault() == .changed(3), "what grew over it does not hide it")
        let findings = try await LogCheck.findings(in: given.workplace.driver, LogAnchor(file.path))
        #expect(findings.filter { $0.verdict == .fault }.count == 1)
        try await LogCheck.begin(anchor, in: given.workplace.driver)
        #expect(try await fault() == nil)
        try await cut("")
        #expect(try await fault() == .cutOff(0))
        try await LogCheck.begin(anchor, in: given.workplace.driver)
        try await add(1)
        #expect(try await fault() == nil)
    }

    @Test("that lost its oldest lines by their term still goes on from where it was known to be", arguments: TestDatabanks.engines)
    func anchoredAndForgotten(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for _ in 0..<3 { try await look(given, at: given.greet, as: given.fatma) }
        await given.workplace.log.write()
        let driver = given.workplace.driver
        let end = try #require(try await driver.read(in: Given.town) { try $0.logEnd(in: Given.town) })
        let later = given.clock.now.addingTimeInterval(86_400)
        try await driver.write(in: Given.town) { _ = try $0.forgetProcessing(before: later, in: Given.town) }
        #expect(try await LogCheck.of(Given.town, in: driver, after: end).fault == nil)
        #expect(try await driver.read(in: Given.town) { try $0.logHolds(end, in: Given.town) })
        try await look(given, at: given.greet, as: given.fatma)
        await given.workplace.log.write()
        #expect(try await LogCheck.of(Given.town, in: driver, after: end) == LogCheck(lines: 1, fault: nil))
    }

    private static let unguardedSQLite: SQL = """
        DROP TRIGGER processing_is_never_changed; DROP TRIGGER processing_goes_by_its_term; DROP TRIGGER processing_user_is_never_changed;
        DROP TRIGGER processing_user_goes_by_its_term;
        """
    private static let unguardedPostgres: SQL = """
        DROP TRIGGER processing_is_only_added ON processing; DROP TRIGGER processing_user_is_only_added ON processing_user;
        """

    @Test("stays sound after the oldest lines went by their term", arguments: TestDatabanks.engines)
    func forgotten(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for _ in 0..<4 {
            try await look(given, at: given.greet, as: given.fatma)
            given.clock.pass(days: 1)
        }
        await given.workplace.log.write()
        let limit = given.clock.now.addingTimeInterval(-2.5 * 86_400)
        try await given.workplace.driver.write(in: Given.town) { _ = try $0.forgetProcessing(before: limit, in: Given.town) }
        try await look(given, at: given.truus, as: given.fatma)
        await given.workplace.log.write()
        #expect(try await LogCheck.of(Given.town, in: given.workplace.driver) == LogCheck(lines: 3, fault: nil))
    }

    @Test("names whoever is at the keys, and the resident beside them", arguments: TestDatabanks.engines)
    func beside(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let companion = Companion(person: given.fatma.person!, name: "Fatma", until: given.clock.now.addingTimeInterval(900))
        let viewer = Viewer(municipality: Given.town, person: given.greet, name: "Greet", beside: companion)
        let user = ProcessingRecord.User(viewer, request: nil)
        #expect(user.person == given.fatma.person)
        #expect(user.beside == given.greet)
    }

    @Test("keeps what the policy refuses, with who wanted it", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let neighbour = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [])
        let trace = Trace(for: .lookAtPerson, at: given.clock.now)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await Trace.$current.withValue(trace) {
                _ = try await given.workplace.read(as: neighbour) { try $0.person(given.greet, for: neighbour) }
            }
        }
        let (record, _) = try #require(trace.record(.refused, at: given.clock.now))
        #expect(record.outcome == .refused)
        #expect(record.user?.person == given.truus)
        #expect(record.subjects == [])
    }

    @Test("a deed is known by what was done, with whom it was about and for whom", arguments: TestDatabanks.engines)
    func deeds(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let trace = Trace(for: .placeAsk, at: given.clock.now)
        let ask = try await Trace.$current.withValue(trace) { try await given.greetAsks(outcome: .propose(given.soup)) }
        let (record, _) = try #require(trace.record(.done, at: given.clock.now))
        #expect(record.subjects.contains(given.greet))
        #expect(record.subjects.contains(given.truus))
        #expect([.placeAsk, .registerPerson, .propose, .takeUpAsk, .putAskOnWaitingList].contains(record.deed))
        _ = ask
    }

    @Test("what touched nobody's data leaves no line")
    func nobody() async throws {
        let given = try await Given.aStreet(on: .sqlite)
        let trace = Trace(for: .seeNeighbourhood, at: given.clock.now)
        _ = try await Trace.$current.withValue(trace) {
            try await given.workplace.read(as: .visitor(of: Given.town)) { try $0.houses(in: Given.town) }
        }
        #expect(trace.record(.done, at: given.clock.now) == nil)
    }

    @Test("every deed belongs to one activity of the register")
    func activities() throws {
        let activities = try Register.bundled().activities
        for deed in Deed.allCases { #expect(activities.filter { $0.deeds.contains(deed) }.count == 1, "\(deed.rawValue)") }
    }

    @Test("is handed on a span for each person, with the activity and without the worker", arguments: TestDatabanks.engines)
    func export(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await look(given, at: given.greet, as: given.fatma)
        let trace = Trace(for: .seeToday, at: given.clock.now)
        _ = try await Trace.$current.withValue(trace) {
            try await given.workplace.read(as: given.fatma) { connection in
                for person in [given.greet, given.truus] { _ = try connection.person(person, for: given.fatma) }
            }
        }
        let (list, town) = try #require(trace.record(.done, at: given.clock.now))
        given.workplace.log.take(list, in: town)
        await given.workplace.log.write()
        let export = try #require(
            try await LogExport.of(Given.town, after: 0, register: .bundled(), in: given.workplace.driver))
        #expect(export.last == 2)
        let json = String(decoding: try export.json(), as: UTF8.self)
        #expect(json.components(separatedBy: "dpl.core.data_subject_id\"").count == 4)
        #expect(json.contains("urn:omzien:GM9901:activity:people"))
        #expect(json.components(separatedBy: "parentSpanId").count == 3)
        #expect(!json.contains(given.fatma.person!.text))
        #expect(try await LogExport.of(Given.town, after: 2, register: .bundled(), in: given.workplace.driver) == nil)
    }
}

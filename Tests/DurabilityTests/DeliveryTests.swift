import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import PostgresDriver
import Storage
import TestDatabanks
import Testing

@Suite("A delivery run that is killed", .enabled(if: MailServer.python != nil))
struct DeliveryTests {
    private static let count = 300

    @Test(
        "delivers every message once, or says whom it could not be sure of: no one twice, no one forgotten, also with two servers at it",
        .timeLimit(.minutes(10)), arguments: TestDatabanks.engines)
    func killed(engine: Engine) async throws {
        let town = try await WaitingTown(on: engine, people: Self.count)
        let server = try await MailServer()
        // Killed in the middle; another is killed beside a third that goes on.
        let first = try town.runner(port: server.port, minutes: 0)
        _ = await first.next(100)
        _ = await first.killed()
        let (second, third) = (try town.runner(port: server.port, minutes: 0), try town.runner(port: server.port, minutes: 0))
        _ = await second.next(40)
        _ = await second.killed()
        await third.finished()
        let before = try await town.states()
        #expect(before["waiting"] == nil && (before["leaving"] ?? 0) <= 2, "one for each that was killed: \(before)")
        // Six minutes later their hold has run out.
        await (try town.runner(port: server.port, minutes: 6)).finished()
        let after = try await town.states()
        let mails = try server.mails().compactMap { $0.firstMatch(of: /X-Envelope: \S+ (\S+)/).map { String($0.1) } }
        let (sent, unreached) = (try await town.addresses(in: .sent), try await town.addresses(in: .unreached))
        #expect(after == ["sent": sent.count, "unreached": unreached.count].filter { $0.value > 0 })
        #expect(Set(mails).count == mails.count, "nobody got it twice")
        #expect(Set(sent).isSubset(of: mails), "what we say was sent is in the mailbox")
        #expect(Set(mails).union(unreached) == Set((0..<Self.count).map(WaitingTown.address)), "everybody is in the mailbox or in the list")
        #expect(unreached.count <= 2, "no more than were under way when a program was killed")
        let identities = try server.mails().compactMap { $0.firstMatch(of: /Message-ID: (\S+)/).map { String($0.1) } }
        #expect(Set(identities).count == Self.count - unreached.filter { !mails.contains($0) }.count)
    }
}

/// A town in which many people wait for a message each.
private final class WaitingTown {
    private static let code = MunicipalityCode(stored: "GM9901")
    /// A Wednesday, at noon.
    private static let noon = Date(timeIntervalSince1970: 1_795_000_000)
    private let driver: any Driver
    private let place: String
    private let folder: URL

    static func address(_ number: Int) -> String { "n\(number)@voorbeeld.nl" }

    init(on engine: Engine, people: Int) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-delivery-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        switch engine {
        case .sqlite:
            place = folder.appending(path: "test.sqlite").path
            let file = try SQLiteDriver(path: place, clock: { Self.noon })
            try await Migrations.run(on: file)
            driver = try TestDatabanks.sealing(file)
        case .postgres:
            let database = try await TemporaryDatabase.fresh(clock: { Self.noon })
            place = database.url
            driver = try TestDatabanks.sealing(database)
        }
        try await fill(people)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Everybody asks, and everybody gets a proposal.
    private func fill(_ people: Int) async throws {
        let workplace = Workplace(driver: driver, matches: try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty)))
        try await driver.write(in: nil) { try $0.insertMunicipality(MunicipalityLine(code: Self.code, name: "Wilgenoord")) }
        let system = Viewer.system(of: Self.code)
        let worker = try await workplace.register(PersonFacts(name: "Fatma Yıldırım"), by: system)
        let fatma = Viewer(municipality: Self.code, person: worker, name: "Fatma", roles: [.connector])
        let helper = try await workplace.register(PersonFacts(name: "Truus van Dalen"), by: system)
        let soup = try await workplace.place(OfferDraft(party: .person(helper), words: "Ik kook soep"), by: fatma)
        for number in 0..<people {
            let asker = PersonFacts(name: "Bewoner \(number)", mail: MailAddress(Self.address(number)), reach: .mail)
            _ = try await workplace.take(Intake(caller: .new(asker), asks: [(IntakeAsk(words: "Wie kookt er?"), .propose(soup))]), by: fatma)
        }
        _ = try await driver.write(in: Self.code) { try $0.execute("UPDATE outbox SET state = 'dropped' WHERE person = $1", [helper]) }
    }

    func runner(port: Int, minutes: Int) throws -> WriterProcess {
        let key = "test:" + Data(repeating: 7, count: 32).base64EncodedString()
        return try WriterProcess(
            "DeliveryRunner", [place, String(port), String(Self.noon.timeIntervalSince1970 + Double(minutes) * 60), key])
    }

    func states() async throws -> [String: Int] {
        let states = try await driver.read(in: Self.code) { connection in
            try connection.rows("SELECT state FROM outbox WHERE kind = 'helper-found'", []) { $0.next(String.self) }
        }
        return Dictionary(states.map { ($0, 1) }, uniquingKeysWith: +)
    }

    func addresses(in state: MessageState) async throws -> [String] {
        try await driver.read(in: Self.code) { connection in
            try connection.rows(
                """
                SELECT person.mail FROM outbox JOIN person ON person.municipality = outbox.municipality AND person.id = outbox.person
                WHERE outbox.kind = 'helper-found' AND outbox.state = $1
                """, [state]
            ) { $0.next(String.self) }
        }
    }
}

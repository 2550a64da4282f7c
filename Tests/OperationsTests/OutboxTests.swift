import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("The outbox")
struct OutboxTests {
    /// A few codes, each for an address of its own.
    private func post(_ count: Int, in given: Given, lasting: TimeInterval? = nil) async throws {
        try await given.workplace.driver.write(in: Given.town) { connection in
            for number in 0..<count {
                let notice = CodeNotice(mail: "n\(number)@voorbeeld.nl", sms: nil, codes: [CodeNotice.Line(name: "", code: "K7FM3QWP")])
                try connection.post(
                    .code, to: .address, words: notice.words, endsAt: lasting.map { connection.now.addingTimeInterval($0) }, in: Given.town)
            }
        }
    }

    private func states(_ given: Given) async throws -> [String: Int] {
        let states = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT state || ' ' || coalesce(fault, '') FROM outbox WHERE municipality = $1", [Given.town]) {
                $0.next(String.self)
            }
        }
        return Dictionary(states.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test("is emptied once, however often and by however many servers at once", arguments: TestDatabanks.engines)
    func once(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await post(40, in: given)
        let mailbox = Mailbox { await Task.yield() }
        let deliveries = try await withThrowingTaskGroup(of: Delivery.self) { group in
            for holder in ["first", "second", "third"] {
                group.addTask { try await given.workplace.deliver(by: mailbox, .inTests, as: holder) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(deliveries.map(\.sent).reduce(0, +) == 40)
        #expect(mailbox.taken.count == 40 && Set(mailbox.taken.map(\.destination)).count == 40 && Set(mailbox.taken.map(\.id)).count == 40)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "first") == Delivery())
        #expect(try await states(given) == ["sent ": 40])
    }

    @Test("keeps what was put in with a deed that failed out, and rings when one did not", arguments: TestDatabanks.engines)
    func together(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        struct Mishap: Error {}
        await #expect(throws: Mishap.self) {
            try await given.workplace.driver.write(in: Given.town) { connection in
                try connection.post(.code, to: .address, words: "x", in: Given.town)
                throw Mishap()
            }
        }
        #expect(try await states(given).isEmpty)
        try await given.workplace.askForCode(
            at: .sms(PhoneNumber("06 12 34 56 01")!), Doorstep(municipality: Given.town, browser: "b", household: "h"))
        await given.workplace.bell.heard()
        let mailbox = Mailbox(carriesSMS: true)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.first?.destination == .sms(PhoneNumber("0612345601")!) && (mailbox.taken.first?.text.count ?? 999) <= 160)
    }

    @Test("tries again what was not taken, ever later, and gives up after a day and a half", arguments: TestDatabanks.engines)
    func retries(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await post(1, in: given)
        let mailbox = Mailbox(faults: Array(repeating: .notNow(.refused), count: 20))
        var minutes: [Int] = []
        var waited = 0
        while try await states(given)["waiting refused"] == 1 || waited == 0 {
            if try await given.workplace.deliver(by: mailbox, .inTests, as: "here") != Delivery() { minutes.append(waited) }
            given.clock.pass(minutes: 1)
            waited += 1
        }
        #expect(minutes.prefix(6) == [0, 1, 6, 36, 156, 636])
        #expect(waited <= 37 * 60)
        #expect(try await states(given) == ["dropped too-often": 1], "of a code nobody is told")
    }

    @Test("stops when nothing is taken at all, and lets the others wait untried", arguments: TestDatabanks.engines)
    func closed(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await post(3, in: given)
        let mailbox = Mailbox(faults: [.closed(.noConnection)])
        let first = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        #expect(first.isClosed && first.postponed == 1 && first.sent == 0)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 2)
        given.clock.pass(minutes: 1)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(Set(mailbox.taken.map(\.destination)).count == 3)
    }

    @Test(
        "sends nothing again of which nobody knows whether it left, and the answer to a dead address is not asked twice",
        arguments: TestDatabanks.engines)
    func unsure(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await post(3, in: given)
        let mailbox = Mailbox(faults: [.unsure, .never(.unknownAddress)])
        let delivery = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        #expect(delivery.sent == 1 && delivery.unreached == 2)
        given.clock.pass(days: 2)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here") == Delivery())
        #expect(try await states(given) == ["sent ": 1, "dropped unsure": 1, "dropped unknown-address": 1])
    }

    @Test("leaves what was leaving when a program ended where it is, until it is sure that the program is gone", arguments: TestDatabanks.engines)
    func leftBehind(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await post(2, in: given)
        let carrier = Carrier(holder: "ended", links: .inTests, carried: [.mail])
        let turn = try await given.workplace.driver.write(in: Given.town) { try $0.takeTurn(carrier, in: Given.town) }
        guard case .leaves = turn else { throw Problem.notFound(.message) }
        let mailbox = Mailbox()
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "next").sent == 1)
        #expect(try await states(given)["leaving "] == 1)
        given.clock.pass(minutes: 6)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "next").sent == 0)
        #expect(try await states(given) == ["sent ": 1, "dropped unsure": 1])
    }

    @Test("sends no code that has ended, and forgets after two months that there was a message", arguments: TestDatabanks.engines)
    func ended(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await post(1, in: given, lasting: 600)
        given.clock.pass(minutes: 11)
        let mailbox = Mailbox()
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 0)
        #expect(mailbox.taken.isEmpty)
        #expect(try await states(given) == ["dropped ": 1])
        given.clock.pass(days: 63)
        #expect(try await given.workplace.keepUp(as: "here")?.counts["message"] == 1)
        #expect(try await states(given).isEmpty)
    }
}

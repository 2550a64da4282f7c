import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A code to sign in with")
struct CodeTests {
    private static let desk = Doorstep(municipality: Given.town, browser: "browser of the library", household: "192.0.2.7")
    private static let home = Doorstep(municipality: Given.town, browser: "browser at home", household: "192.0.2.99")
    private static let mail = MailAddress("Truus@voorbeeld.nl")!
    private static let wrong = Problem.invalid([FieldError("code", .unknown)])

    private func giveMail(_ given: Given, to people: Person.ID...) async throws {
        for id in people {
            try await given.workplace.driver.write(in: Given.town) { connection in
                var person = try connection.person(id, for: given.fatma)
                person.facts.mail = Self.mail
                try connection.update(person, in: Given.town)
            }
        }
    }

    private static func codes(in message: Message?) -> [SignInCode] {
        (message?.text ?? "").split(separator: "\n").compactMap { line in
            SignInCode(typed: String(line.split(separator: ":").last ?? ""))
        }
    }

    /// What the post takes after somebody asked for a code.
    private func message(at destination: Message.Destination, _ given: Given) async throws -> Message? {
        let mailbox = Mailbox()
        try await given.workplace.askForCode(at: destination, Self.home)
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        return mailbox.taken.last
    }

    private func name(_ key: SessionKey, _ given: Given) async throws -> String? { try await given.workplace.viewer(of: key)?.name }

    @Test("on a card lets its resident in once, on any device, and is nowhere in the databank", arguments: TestDatabanks.engines)
    func card(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let card = try await given.workplace.makeCodeCard(for: given.truus, by: given.ria)
        let key = try await given.workplace.signIn(by: card.code, Self.home)
        #expect(try await name(key, given) == "Truus van Dalen")
        await #expect(throws: Self.wrong, "a code that is played again") { try await given.workplace.signIn(by: card.code, Self.home) }
        let events = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT deed || ' ' || coalesce(on_behalf_of, '') FROM event WHERE municipality = $1", [Given.town]) {
                $0.next(String.self)
            }
        }
        #expect(events.contains("make-code \(given.truus)") && !events.contains { $0.contains(card.code.text) })
    }

    @Test("on a card ends after two weeks, and when a new card is made", arguments: TestDatabanks.engines)
    func oldCard(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let first = try await given.workplace.makeCodeCard(for: given.truus, by: given.ria)
        let second = try await given.workplace.makeCodeCard(for: given.truus, by: given.ria)
        await #expect(throws: Self.wrong) { try await given.workplace.signIn(by: first.code, Self.home) }
        given.clock.pass(days: 15)
        await #expect(throws: Self.wrong) { try await given.workplace.signIn(by: second.code, Self.home) }
        given.clock.pass(days: 1)
        #expect(try await given.workplace.keepUp(as: "here")?.counts["code"] == 1)
    }

    @Test("on a card is not made for somebody who works here, nor by a resident", arguments: TestDatabanks.engines)
    func notForColleagues(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let fatma = try #require(given.fatma.person)
        try await given.workplace.driver.write(in: Given.town) { connection in
            try connection.insert(RoleGrant(role: .connector, from: connection.now), to: fatma, in: Given.town)
        }
        await #expect(throws: Problem.notAllowed(.notForColleagues)) { try await given.workplace.makeCodeCard(for: fatma, by: given.ria) }
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.makeCodeCard(for: given.truus, by: truus) }
        let stranger = Viewer(municipality: Given.otherTown, person: given.ria.person, name: "Sjoerd", roles: [.desk])
        await #expect(throws: Problem.notFound(.person)) { try await given.workplace.makeCodeCard(for: given.truus, by: stranger) }
    }

    @Test("by mail works in the browser that asked for it, for ten minutes", arguments: TestDatabanks.engines)
    func mail(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await giveMail(given, to: given.truus)
        let typed = Message.Destination.mail(try #require(MailAddress("truus@VOORBEELD.nl")))
        let code = try #require(Self.codes(in: try await message(at: typed, given)).first)
        await #expect(throws: Self.wrong) { try await given.workplace.signIn(by: code, Self.desk) }
        #expect(try await name(try await given.workplace.signIn(by: code, Self.home), given) == "Truus van Dalen")
        let late = try #require(Self.codes(in: try await message(at: typed, given)).first)
        given.clock.pass(minutes: 11)
        await #expect(throws: Self.wrong) { try await given.workplace.signIn(by: late, Self.home) }
    }

    @Test("by mail gives each of two who share an address a code of their own", arguments: TestDatabanks.engines)
    func sharedAddress(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await giveMail(given, to: given.truus, given.greet)
        let message = try #require(try await message(at: .mail(Self.mail), given))
        let codes = Self.codes(in: message)
        #expect(codes.count == 2 && message.text.contains("Greet: ") && message.text.contains("Truus: "))
        var names: [String?] = []
        for code in codes { names.append(try await name(try await given.workplace.signIn(by: code, Self.home), given)) }
        #expect(Set(names) == ["Greet Mulder", "Truus van Dalen"])
    }

    @Test("asked for an address that nobody has costs the same rows, and counts the same", arguments: TestDatabanks.engines)
    func unknownAddress(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await giveMail(given, to: given.truus)
        let stranger = Message.Destination.mail(try #require(MailAddress("niemand@voorbeeld.nl")))
        for destination in [stranger, .mail(Self.mail)] { try await given.workplace.askForCode(at: destination, Self.home) }
        for table: SQL in ["sign_in_code", "outbox", "vault_key WHERE holder_kind = 'message'"] {
            let rows = try await given.workplace.driver.read(in: Given.town) { try $0.count("SELECT count(*) FROM " + table) }
            #expect(rows == 2, "\(table)")
        }
        let mailbox = Mailbox()
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.map(\.destination) == [.mail(Self.mail)])
        let left = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM outbox WHERE words IS NOT NULL")
                + connection.count("SELECT count(*) FROM vault_key WHERE holder_kind = 'message'")
        }
        #expect(left == 0, "a code that has left is nowhere any more")
        for destination in [stranger, .mail(Self.mail)] {
            for _ in 0..<2 { try await given.workplace.askForCode(at: destination, Self.home) }
            await #expect(throws: Problem.tooMany(retryAfter: 300)) { try await given.workplace.askForCode(at: destination, Self.desk) }
        }
    }

    @Test("that is guessed is refused ever longer, also after a restart, and the right one with it", arguments: TestDatabanks.engines)
    func guessing(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let card = try await given.workplace.makeCodeCard(for: given.truus, by: given.ria)
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<5 {
            await #expect(throws: Self.wrong) { try await given.workplace.signIn(by: SignInCode(using: &chance), Self.home) }
        }
        await #expect(throws: Problem.tooMany(retryAfter: 120)) { try await given.workplace.signIn(by: card.code, Self.home) }
        let restarted = Workplace(driver: given.workplace.driver, matches: given.workplace.matches)
        await #expect(throws: Problem.tooMany(retryAfter: 120)) { try await restarted.signIn(by: card.code, Self.home) }
        let neighbour = Doorstep(municipality: Given.town, browser: "another browser", household: Self.home.household)
        for _ in 0..<5 { await #expect(throws: Self.wrong) { try await restarted.signIn(by: SignInCode(using: &chance), neighbour) } }
        let third = Doorstep(municipality: Given.town, browser: "a third browser", household: Self.home.household)
        await #expect(throws: Problem.tooMany(retryAfter: 60)) { try await restarted.signIn(by: card.code, third) }
        #expect(try await name(try await restarted.signIn(by: card.code, Self.desk), given) == "Truus van Dalen")
        let kept = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT who FROM sign_in_limit WHERE municipality = $1", [Given.town]) { $0.next(String.self) }
        }
        #expect(!kept.contains { $0.contains(Self.home.household) || $0.contains("browser") })
        let attempts = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT thing_id, actor FROM event WHERE municipality = $1 AND deed = 'fail-to-sign-in'", [Given.town]) { row in
                (row.next(String.self), row.next(String?.self))
            }
        }
        #expect(attempts.count == 10 && attempts.allSatisfy { $0.0 == Given.town.text && $0.1 == nil }, "each is in the history, without who")
        given.clock.pass(days: 2)
        #expect(try await restarted.keepUp(as: "here")?.counts["limit"] == kept.count)
    }
}

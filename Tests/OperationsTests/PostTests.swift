import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("Post that people handle")
struct PostTests {
    private func proposed(_ given: Given, reach: Reach) async throws -> Proposal {
        try await given.change(given.truus) { $0.reach = .via }
        try await given.change(given.greet) { facts in
            facts.reach = reach
            facts.mail = MailAddress("greet@voorbeeld.nl")
            facts.street = "Beekdijk"
            facts.houseNumber = "31"
        }
        return try await given.proposal(of: try await given.greetAsksHerself())
    }

    private func list(_ state: MessageState, _ given: Given, _ viewer: Viewer? = nil) async throws -> [PostLine] {
        let viewer = viewer ?? given.fatma
        return try await given.workplace.read(as: viewer) { try $0.postList(state, for: viewer) }
    }

    @Test("is a letter for who wants one: printed with address and code, and gone from the list when it is posted", arguments: TestDatabanks.engines)
    func letters(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given, reach: .letter)
        _ = try await given.workplace.deliver(by: nil, .inTests, as: "here")
        let letters = try await given.workplace.letters(by: given.fatma, .inTests)
        let letter = try #require(letters.first)
        #expect(letters.count == 1 && letter.street == "Beekdijk 31" && letter.postcode == "4990 AB" && letter.body.plain.contains("Dag Greet,"))
        let link = try #require(letter.body.plain.firstMatch(of: /\/antwoord\/([0-9a-f]{64})/)?.1)
        try await given.workplace.handle(letter.messages[0], .posted, by: given.fatma)
        #expect(try await list(.toPrint, given).isEmpty)
        await #expect(throws: Problem.notFound(.message)) { try await given.workplace.handle(letter.messages[0], .posted, by: given.fatma) }
        #expect(try await given.workplace.answer(Token(presented: String(link)), with: "yes").link.answer?.choice == "yes")
    }

    @Test("need not be printed when it was answered before the printer was on", arguments: TestDatabanks.engines)
    func answeredBefore(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let proposal = try await proposed(given, reach: .letter)
        _ = try await given.workplace.deliver(by: nil, .inTests, as: "here")
        #expect(try await list(.toPrint, given).count == 1)
        #expect(try await list(.toCall, given).map(\.name) == ["Truus van Dalen"])
        try await given.workplace.record(.no, of: .ask, reason: nil, to: proposal.id, by: given.fatma)
        #expect(try await list(.toPrint, given).isEmpty)
        #expect(try await list(.toCall, given).isEmpty, "a no ends it for both")
        #expect(try await given.workplace.letters(by: given.fatma, .inTests).isEmpty)
    }

    @Test(
        "that did not arrive is on a list that somebody owns, with a day; it is sent again, or somebody spoke to them",
        arguments: TestDatabanks.engines)
    func unreached(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given, reach: .mail)
        _ = try await given.workplace.deliver(by: Mailbox(faults: [.never(.unknownAddress)]), .inTests, as: "here")
        let line = try #require(try await list(.unreached, given).first)
        #expect(line.name == "Greet Mulder" && line.fault == .unknownAddress && line.owner == given.fatma.person)
        #expect(line.nextOn == CalendarDate(given.clock.now))
        let today = try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.unreachedToday(for: fatma) }
        #expect(today.map(\.id) == [line.id])
        await #expect(throws: Problem.invalid([FieldError("outcome", .notAChoice)])) {
            try await given.workplace.handle(line.id, .posted, by: given.fatma)
        }
        try await given.workplace.handle(line.id, .again, by: given.fatma)
        let mailbox = Mailbox()
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.first?.id == line.id.text, "the same message, so the same Message-ID")
        #expect(try await given.workplace.bounce(line.id.text))
        #expect(try await !given.workplace.bounce(line.id.text), "told twice it is known")
        #expect(try await list(.unreached, given).first?.fault == .bounced)
        try await given.workplace.handle(line.id, .reached, by: given.fatma)
        #expect(try await list(.unreached, given).isEmpty)
        #expect(try await !given.workplace.bounce(line.id.text), "somebody has spoken to her already")
        for stray in ["", "x", "00000000000000000000"] { #expect(try await !given.workplace.bounce(stray)) }
    }

    @Test("is for desk and team where they work, and for nobody else", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given, reach: .letter)
        _ = try await given.workplace.deliver(by: nil, .inTests, as: "here")
        for role in [Role.resident, .admin, .policy, .houseManager, .partner, .council, .expertByExperience] {
            let viewer = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [role])
            await #expect(throws: Problem.notAllowed(.notYourRole)) { try await list(.toPrint, given, viewer) }
            await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.letters(by: viewer, .inTests) }
        }
        let stranger = Viewer(municipality: Given.otherTown, person: given.ria.person, name: "Sjoerd", roles: [.desk])
        #expect(try await list(.toPrint, given, stranger).isEmpty)
        #expect(try await list(.toPrint, given, given.ria).count == 1)
    }

    @Test("goes in the language and the hours that somebody chose", arguments: TestDatabanks.engines)
    func wishes(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let wish = ChannelWish(language: SpokenLanguage("pl"), hours: SendingHours(from: 14, until: 18))
        try await given.workplace.wish(wish, of: given.greet, by: given.residentGreet)
        await #expect(throws: Problem.notAllowed(.notYourRelation)) {
            try await given.workplace.wish(wish, of: given.greet, by: given.residentTruus)
        }
        for wrong in [
            ChannelWish(language: SpokenLanguage("xx")), ChannelWish(hours: SendingHours(from: 7, until: 21)),
            ChannelWish(hours: SendingHours(from: 12, until: 12)),
        ] {
            await #expect(throws: Problem.self) { try await given.workplace.wish(wrong, of: given.greet, by: given.residentGreet) }
        }
        _ = try await proposed(given, reach: .mail)
        let mailbox = Mailbox()
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 0)
        given.clock.pass(minutes: 3 * 60)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.first?.text.contains("Dzień dobry, Greet") == true)
    }
}

import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

import struct Language.Catalogue

@testable import Operations

@Suite("A question in a message")
struct ReplyTests {
    private static let truusMail = MailAddress("truus@voorbeeld.nl")!
    private static let greetPhone = PhoneNumber("06 12 34 56 02")!

    /// Truus reads mail, Greet sends text messages; the soup is proposed to Greet's own ask.
    private func proposed(_ given: Given) async throws -> Proposal {
        try await given.change(given.truus) { facts in
            facts.mail = Self.truusMail
            facts.reach = .mail
        }
        try await given.change(given.greet) { facts in
            facts.phone = Self.greetPhone
            facts.reach = .sms
            facts.street = "Beekdijk"
            facts.languages = [SpokenLanguage("tr")!, .dutch]
        }
        return try await given.proposal(of: try await given.greetAsksHerself())
    }

    private func tokens(in mailbox: Mailbox) -> [Token] {
        mailbox.taken.flatMap { message in
            message.text.matches(of: /\/antwoord\/([0-9a-f]{64})/).map { Token(presented: String($0.1)) }
        }.reduce(into: []) { all, token in if !all.contains(where: { $0.text == token.text }) { all.append(token) } }
    }

    @Test("goes to both sides by their own channel and in their own language, without surname or street", arguments: TestDatabanks.engines)
    func asked(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given)
        let mailbox = Mailbox(carriesSMS: true)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 2)
        let mail = try #require(mailbox.taken.first { $0.destination == .mail(Self.truusMail) })
        let sms = try #require(mailbox.taken.first { $0.destination == .sms(Self.greetPhone) })
        #expect(mail.subject == "Wilt u iemand helpen?" && mail.text.contains("Dag Truus,") && mail.text.contains("Greet vraagt:"))
        #expect(mail.text.contains("</b> bij mij") && mail.text.contains("Fatma, wijkteam") && mail.refusal != nil)
        #expect(mail.html?.contains("lang=\"nl\"") == true && mail.html?.contains("&lt;b&gt;soep&lt;/b&gt;") == true)
        #expect(sms.text.contains("EVET") && sms.text.contains("/antwoord/") && sms.refusal == nil)
        for message in mailbox.taken {
            for secret in ["Mulder", "Dalen", "Beekdijk", "4990"] { #expect(!(message.text + (message.html ?? "")).contains(secret), "\(secret)") }
        }
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here") == Delivery())
    }

    @Test("is answered by its link once; looking does nothing, and a used link says what was answered", arguments: TestDatabanks.engines)
    func once(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let proposal = try await proposed(given)
        let mailbox = Mailbox(carriesSMS: true)
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        let links = tokens(in: mailbox)
        #expect(links.count == 2)
        for link in links { for _ in 0..<3 { #expect(try await given.workplace.question(of: link).isOpen) } }
        #expect(try await given.proposal(of: proposal.ask).step == .asked)
        await #expect(throws: Problem.invalid([FieldError("reply", .notAChoice)])) { try await given.workplace.answer(links[0], with: "misschien") }
        for link in links { #expect(try await given.workplace.answer(link, with: "yes").link.answer?.choice == "yes") }
        #expect(try await given.proposal(of: proposal.ask).step == .agreed)
        let again = try await given.workplace.answer(links[0], with: "no")
        #expect(again.link.answer?.choice == "yes" && !again.isOpen)
        #expect(try await given.proposal(of: proposal.ask).step == .agreed, "the second press changed nothing")
        await #expect(throws: Problem.linkSpent) { try await given.workplace.question(of: Token()) }
        let kept = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT token_hash FROM reply_link", []) { $0.next(String.self) }
        }
        #expect(!kept.contains { hash in links.contains { $0.text == hash } }, "only hashes are kept")
    }

    @Test("of somebody under sixteen is not a yes without a parent, and the link stays", arguments: TestDatabanks.engines)
    func young(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given)
        try await given.change(given.truus) { $0.bornYear = CalendarDate(given.clock.now).year - 14 }
        let mailbox = Mailbox()
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        let link = try #require(tokens(in: mailbox).first)
        await #expect(throws: Problem.outOfOrder(.needsParents)) { try await given.workplace.answer(link, with: "yes") }
        #expect(try await given.workplace.question(of: link).isOpen)
        #expect(try await given.workplace.answer(link, with: "no").link.answer?.choice == "no")
    }

    @Test("waits for the morning, and is not asked when it was answered, withdrawn or declined meanwhile", arguments: TestDatabanks.engines)
    func quiet(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        given.clock.pass(minutes: 10 * 60)
        let proposal = try await proposed(given)
        let mailbox = Mailbox(carriesSMS: true)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here") == Delivery())
        try await given.workplace.record(.yes, of: .offer, reason: nil, to: proposal.id, by: given.fatma)
        given.clock.pass(minutes: 9 * 60)
        #expect(DutchTime.clock(at: given.clock.now).hour == 7)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here") == Delivery())
        given.clock.pass(minutes: 60)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.map(\.destination) == [.sms(Self.greetPhone)], "Truus had said yes on the telephone")
        let second = try await given.proposal(of: try await given.greetAsksHerself("Wie leest mij voor?"))
        try await given.workplace.withdraw(second.id, by: given.fatma)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here") == Delivery())
    }

    @Test("goes together with others of the same day, and what comes later that day waits for the next", arguments: TestDatabanks.engines)
    func digest(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given)
        _ = try await given.greetAsksHerself("Wie kookt er nog eens?")
        let mailbox = Mailbox()
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        let mail = try #require(mailbox.taken.first)
        #expect(mailbox.taken.count == 1 && mail.subject.hasPrefix("2 mensen") && mail.text.contains("Wie kookt er nog eens?"))
        #expect(tokens(in: mailbox).count == 2, "each with a link of its own")
        _ = try await given.greetAsksHerself("En nog eens?")
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 0)
        given.clock.pass(days: 1)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.last?.text.contains("En nog eens?") == true && mailbox.taken.last?.text.contains("</b> bij mij") == false)
    }

    @Test("is refused with one click for good, and then a worker rings; what one waits for cannot be refused", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await proposed(given)
        let mailbox = Mailbox()
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        let refusal = try #require(mailbox.taken.first?.refusal?.split(separator: "/").last)
        for _ in 0..<2 { try await given.workplace.answer(Token(presented: String(refusal)), with: "stop") }
        given.clock.pass(days: 1)
        _ = try await given.greetAsksHerself("Wie leest mij voor?")
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 0)
        let calls = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM outbox WHERE state = 'to-call' AND person = $1", [given.truus])
        }
        #expect(calls == 1)
        #expect(MessageKind.allCases.filter(\.mayBeRefused) == [.helpWanted, .howItGoes, .stillRight])
    }

    @Test("by SMS is answered with yes or no in any of our languages, and stopped with stop", arguments: TestDatabanks.engines)
    func sms(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let proposal = try await proposed(given)
        _ = try await given.workplace.deliver(by: Mailbox(carriesSMS: true), .inTests, as: "here")
        let stranger = PhoneNumber("06 99 99 99 99")!
        #expect(try await !given.workplace.answer(from: stranger, saying: "Ja", in: Given.town))
        #expect(try await !given.workplace.answer(from: Self.greetPhone, saying: "Wie bent u?", in: Given.town))
        #expect(try await given.workplace.answer(from: Self.greetPhone, saying: " Evet!", in: Given.town))
        #expect(try await given.proposal(of: proposal.ask).askSide?.reply == .yes)
        #expect(try await !given.workplace.answer(from: Self.greetPhone, saying: "nee", in: Given.town), "there is no open question any more")
        for word in ["ja", "JA graag", "tak", "Так", "نعم"] { #expect(ReplyWord(word) == .yes, "\(word)") }
        for word in ["Nee, dank u", "HAYIR", "hayır", "ні", "لا", "nie"] { #expect(ReplyWord(word) == .no, "\(word)") }
        for word in ["", "...", "kan ik bellen", "0612345678"] { #expect(ReplyWord(word) == nil, "\(word)") }
    }

    @Test("is left to the worker for who wants to be rung, and for whom another asked without their knowing", arguments: TestDatabanks.engines)
    func byTelephone(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let mailbox = Mailbox(carriesSMS: true)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here") == Delivery())
        let rows = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT person, state, channel FROM outbox", []) { row in
                [row.next(String.self), row.next(String.self), row.next(String.self)]
            }
        }
        #expect(rows == [[given.truus.text, "to-call", "call"]], "Greet's daughter asked, and Greet may not know")
        #expect(try await given.proposal(of: ask).step == .asked)
    }

    @Test("has every text it can be asked for, and none besides; in Dutch for a language that we do not write")
    func texts() {
        let keys = Catalogue.of(.dutch).keys.filter { $0.hasPrefix("message.") }
        #expect(keys == Set(MessageTexts.Key.allCases.map { "message." + $0.rawValue }))
        #expect(MessageTexts.of("xx").code == "nl")
    }

    @Test("keep the groups of a telephone number in their order where words run from right to left")
    func numbers() {
        let words: KeyValuePairs = ["worker": "Bram", "phone": "088 123 41 29"]
        #expect(MessageTexts.of("ar")[.call, words].contains("\u{2066}088 123 41 29\u{2069}"))
        #expect(MessageTexts.of("tr")[.call, words].unicodeScalars.allSatisfy { $0 != "\u{2066}" })
    }
}

extension Given {
    func change(_ id: Person.ID, _ change: @escaping @Sendable (inout PersonFacts) -> Void) async throws {
        try await workplace.driver.write(in: Self.town) { connection in
            var person = try connection.person(id, for: .system(of: Self.town))
            change(&person.facts)
            try connection.update(person, in: Self.town)
        }
    }

    /// Greet rang herself; the soup is proposed at once.
    func greetAsksHerself(_ words: String = "Wie brengt er <b>soep</b> bij mij, Greet Mulder, Beekdijk 31?") async throws -> Ask.ID {
        let intake = Intake(caller: .known(greet), subject: nil, relation: nil, aware: .yes, asks: [(IntakeAsk(words: words), .propose(soup))])
        return try await workplace.take(intake, by: fatma)[0]
    }
}

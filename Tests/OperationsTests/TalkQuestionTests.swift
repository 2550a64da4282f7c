import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("The question how it goes, by message")
struct TalkQuestionTests {
    private static let truusMail = MailAddress("truus@voorbeeld.nl")!
    private static let greetPhone = PhoneNumber("06 12 34 56 02")!

    /// Greet reads text messages, Truus mail. They began two weeks ago.
    private func twoWeeksOn(_ engine: Engine) async throws -> (given: Given, match: Match.ID) {
        let given = try await Given.aStreet(on: engine)
        try await given.change(given.truus) { facts in
            facts.mail = Self.truusMail
            facts.reach = .mail
        }
        try await given.change(given.greet) { facts in
            facts.phone = Self.greetPhone
            facts.reach = .sms
            facts.languages = [SpokenLanguage("pl")!]
        }
        let match = try await given.introduced()
        try await given.move(match, .startMatch)
        given.clock.pass(days: 15)
        return (given, match)
    }

    private func ask(_ given: Given, by mailbox: Mailbox? = Mailbox(carriesSMS: true)) async throws -> [Message] {
        let before = mailbox?.taken.count ?? 0
        try await given.workplace.askWhatIsDue(by: mailbox, as: "here")
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        return Array(mailbox?.taken.dropFirst(before) ?? [])
    }

    private func token(_ message: Message?) throws -> Token {
        Token(presented: String(try #require(message?.text.firstMatch(of: /\/antwoord\/([0-9a-f]{64})/)?.1)))
    }

    @Test(
        "goes to each side by its own channel and in its own language, once, and nobody has to ring while an answer may come",
        arguments: TestDatabanks.engines)
    func asked(engine: Engine) async throws {
        let (given, _) = try await twoWeeksOn(engine)
        #expect(try await given.callList().count == 2)
        let messages = try await ask(given)
        let mail = try #require(messages.first { $0.destination == .mail(Self.truusMail) })
        let sms = try #require(messages.first { $0.destination == .sms(Self.greetPhone) })
        #expect(messages.count == 2 && mail.subject == "Gaat het goed samen?" && mail.refusal != nil)
        #expect(mail.text.contains("Gaat het goed samen met Greet?") && mail.text.contains("Bel mij:") && mail.text.contains("Fatma"))
        #expect(sms.text.contains("Czy dobrze się układa? (Truus)") && sms.text.contains("2 (tak sobie)"))
        for message in messages { for secret in ["Mulder", "Dalen", "soep"] { #expect(!(message.text + (message.html ?? "")).contains(secret)) } }
        #expect(try await given.callList().isEmpty)
        #expect(try await ask(given).isEmpty)
        given.clock.pass(days: Talk.patience)
        #expect(try await ask(given).isEmpty, "silence is rung, not asked again")
        #expect(try await given.callList().count == 2)
    }

    @Test("of how it was is asked once, also when they say goodbye sooner than they meant to", arguments: TestDatabanks.engines)
    func onceAtTheEnd(engine: Engine) async throws {
        let (given, match) = try await twoWeeksOn(engine)
        try await given.move(match, .prepareEnding, day: CalendarDate(given.clock.now))
        #expect(try await ask(given).count == 2)
        given.clock.pass(days: 1)
        try await given.move(match, .endMatch)
        given.clock.pass(days: 2)
        #expect(try await ask(given).isEmpty)
        given.clock.pass(days: Talk.patience)
        #expect(try await given.callList().count == 2, "and whoever is silent is rung")
    }

    @Test("is put in once by two servers at the same time", arguments: TestDatabanks.engines)
    func twoServers(engine: Engine) async throws {
        let (given, _) = try await twoWeeksOn(engine)
        let asked = try await withThrowingTaskGroup(of: Int?.self) { group in
            for server in ["first", "second", "third"] {
                group.addTask { try await given.workplace.askWhatIsDue(by: Mailbox(carriesSMS: true), as: server) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ?? 0 }
        }
        #expect(asked == 2)
        let kept = try await given.workplace.driver.read(in: Given.town) {
            try $0.count("SELECT count(*) FROM outbox WHERE kind = 'how-it-goes'", [])
        }
        #expect(kept == 2)
    }

    @Test("is answered by its link, once: good, and the next follows; unhappy, and its owner has it today", arguments: TestDatabanks.engines)
    func answered(engine: Engine) async throws {
        let (given, match) = try await twoWeeksOn(engine)
        let today = CalendarDate(given.clock.now)
        let link = try token(try await ask(given).first { $0.destination == .mail(Self.truusMail) })
        for _ in 0..<3 { #expect(try await given.workplace.question(of: link).isOpen, "looking does nothing") }
        await #expect(throws: Problem.invalid([FieldError("reply", .notAChoice)])) { try await given.workplace.answer(link, with: "yes") }
        #expect(try await given.workplace.answer(link, with: "so-so").isJustAnswered)
        let kept = try await given.workplace.read(as: given.fatma) { try $0.talks(of: match, in: Given.town) }.first { $0.answeredAt != nil }
        #expect(kept?.answer == .soSo && kept?.side == .offer && kept?.means == .link)
        let care = try await given.match(match).care
        #expect(care?.nextStep == NextStep.callToday.rawValue && care?.nextOn == today.orFirstWorkingDayAfter && care?.owner == given.fatma.person)
        let again = try await given.workplace.answer(link, with: "good")
        #expect(again.link.answer?.choice == "so-so" && !again.isJustAnswered)
        let history = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.count("SELECT count(*) FROM event WHERE deed = 'answer-talk' AND actor = $1", [given.truus])
        }
        #expect(history == 1, "one deed, of the person themselves")
    }

    @Test("is answered by SMS with a number or a word", arguments: TestDatabanks.engines)
    func bySMS(engine: Engine) async throws {
        let (given, match) = try await twoWeeksOn(engine)
        _ = try await ask(given)
        #expect(try await !given.workplace.answer(from: Self.greetPhone, saying: "później", in: Given.town), "later is no answer to this")
        #expect(try await given.workplace.answer(from: Self.greetPhone, saying: "Tak sobie.", in: Given.town))
        let kept = try await given.workplace.read(as: given.fatma) { try $0.talks(of: match, in: Given.town) }.first { $0.answeredAt != nil }
        #expect(kept?.answer == .soSo && kept?.side == .ask && kept?.means == .sms)
        #expect(try await !given.workplace.answer(from: Self.greetPhone, saying: "1", in: Given.town), "there is no open question any more")
        let words: [(String, TalkAnswer)] = [
            ("1", .good), ("Goed hoor!", .good), ("ja", .good), ("iyi", .good), ("جيدة", .good), ("Tak", .good), ("добре", .good), ("2.", .soSo),
            ("gaat wel", .soSo), ("so-so", .soSo), ("idare eder", .soSo), ("لا بأس", .soSo), ("так собі", .soSo), ("3", .callMe),
            ("Bel mij", .callMe),
            ("nee", .callMe), ("niet goed", .callMe), ("call me", .callMe), ("beni arayın", .callMe), ("اتصلوا بي", .callMe),
            ("proszę o telefon", .callMe),
            ("зателефонуйте мені", .callMe),
        ]
        for (text, answer) in words { #expect(ReplyWord(text).flatMap(ReplyPurpose.talk.choice) == answer.rawValue, "\(text)") }
        #expect(ReplyWord("1").flatMap(ReplyPurpose.proposal.choice) == nil)
    }

    @Test(
        "says kindly that it is over when the two rest or were parted, and nothing is kept then", arguments: TestDatabanks.engines,
        [Deed.pauseMatch, .endMatch])
    func over(engine: Engine, deed: Deed) async throws {
        let (given, match) = try await twoWeeksOn(engine)
        let link = try token(try await ask(given).first)
        try await given.move(match, deed, day: deed == .pauseMatch ? CalendarDate(given.clock.now).adding(days: 9) : nil)
        let question = try await given.workplace.question(of: link)
        #expect(!question.isOpen && !question.isWanted)
        await #expect(throws: Problem.outOfOrder(.talkClosed)) { try await given.workplace.answer(link, with: "good") }
        #expect(try await given.workplace.read(as: given.fatma) { try $0.talks(of: match, in: Given.town) }.allSatisfy { $0.answeredAt == nil })
        guard deed == .endMatch else { return }
        given.clock.pass(days: 1)
        let farewell = try await ask(given)
        #expect(farewell.contains { $0.text.contains("Hoe was het samen met Greet?") }, "at the farewell they are asked anew")
    }

    @Test("is not sent any more when it was answered before it could leave", arguments: TestDatabanks.engines)
    func answeredBefore(engine: Engine) async throws {
        let (given, match) = try await twoWeeksOn(engine)
        let mailbox = Mailbox(carriesSMS: true)
        try await given.workplace.askWhatIsDue(by: mailbox, as: "here")
        for talk in try await given.openTalks(match) { try await given.workplace.answer(talk.id, TalkDraft(.good, means: .phone), by: given.fatma) }
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        #expect(mailbox.taken.isEmpty)
    }

    @Test("is a call for whoever cannot be written to, or wants no such messages; a letter for who wants one", arguments: TestDatabanks.engines)
    func byVoice(engine: Engine) async throws {
        let (given, _) = try await twoWeeksOn(engine)
        try await given.change(given.greet) { facts in
            facts.reach = .letter
            facts.street = "Beekdijk"
            facts.houseNumber = "31"
        }
        var mail = try #require(try await ask(given).first)
        let refusal = try #require(mail.refusal?.split(separator: "/").last)
        try await given.workplace.answer(Token(presented: String(refusal)), with: "stop")
        let wish = try await given.workplace.driver.read(in: Given.town) { try $0.channelWish(of: given.truus, in: Given.town) }
        #expect(wish.refused == [.howItGoes], "and still asked whether she wants to help")
        let letters = try await given.workplace.letters(by: given.fatma, .inTests)
        #expect(letters.map(\.person) == [given.greet] && letters.first?.body.plain.contains("Czy dobrze się układa? (Truus)") == true)
        for talk in try await given.openTalks(try await given.matchOfGreet()) {
            try await given.workplace.answer(talk.id, TalkDraft(.good, means: .phone), by: given.fatma)
        }
        #expect(try await given.workplace.letters(by: given.fatma, .inTests).isEmpty, "what was told need not be printed")
        given.clock.pass(days: 190)
        try await given.change(given.greet) { $0.reach = .mail }
        #expect(try await ask(given, by: nil).isEmpty)
        #expect(try await given.callList().count == 2)
        mail = try #require(try await ask(given).first)
        #expect(mail.destination == .sms(Self.greetPhone), "who has no mail is reached by telephone")
        #expect(try await given.callList().map(\.talk.side) == [.offer])
    }

    @Test("waits for one answer at a time by SMS, and goes together by mail", arguments: TestDatabanks.engines)
    func several(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let frits = try await given.workplace.register(PersonFacts(name: "Frits Bos"), by: .system(of: Given.town))
        try await given.change(given.truus) { facts in
            facts.phone = PhoneNumber("06 12 34 56 01")
            facts.reach = .sms
        }
        let second = try await given.workplace.place(OfferDraft(party: .person(given.truus), words: "Ik lees graag voor"), by: given.fatma)
        for (asker, offer) in [(given.greet, given.soup), (frits, second)] {
            let intake = Intake(caller: .known(asker), asks: [(IntakeAsk(words: "Wie komt er langs?"), .propose(offer))])
            let proposal = try await given.proposal(of: try await given.workplace.take(intake, by: given.fatma)[0])
            for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: proposal.id, by: given.fatma) }
            try await given.workplace.introduce(proposal.id, by: given.fatma)
            try await given.move(proposal.id, .startMatch)
        }
        given.clock.pass(days: 15)
        let mailbox = Mailbox(carriesSMS: true)
        #expect(try await ask(given, by: mailbox).count == 1)
        given.clock.pass(days: 1)
        #expect(try await ask(given, by: mailbox).count == 1, "the other follows the next day")
        #expect(Set(mailbox.taken.map(\.text)).count == 2)
        given.clock.pass(days: 60)
        for call in try await given.callList() { try await given.workplace.answer(call.talk.id, TalkDraft(.good, means: .phone), by: given.fatma) }
        try await given.change(given.truus) { facts in
            facts.mail = Self.truusMail
            facts.reach = .mail
        }
        given.clock.pass(days: 190)
        let mail = try #require(try await ask(given, by: mailbox).first)
        #expect(mail.text.contains("met Greet?") && mail.text.contains("met Frits?"))
    }
}

extension Given {
    func matchOfGreet() async throws -> Match.ID {
        let lines = try await workplace.read(as: fatma) { [fatma] in try $0.matchLines(for: fatma, owners: nil, limit: 5) }
        guard let line = lines.first(where: { $0.asker.person == greet }) else { throw Problem.notFound(.match) }
        return line.match.id
    }
}

import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("Does an offer still hold")
struct FreshnessTests {
    private static let mail = MailAddress("truus@voorbeeld.nl")!

    /// Truus reads mail and offers soup and a listening ear; half a year went by.
    private func halfAYearOn(_ engine: Engine, reach: Reach = .mail) async throws -> (given: Given, ear: Offer.ID) {
        let given = try await Given.aStreet(on: engine)
        try await given.change(given.truus) { facts in
            facts.mail = Self.mail
            facts.reach = reach
        }
        let ear = try await given.workplace.place(OfferDraft(party: .person(given.truus), words: "Ik luister graag"), by: given.fatma)
        given.clock.pass(days: 184)
        return (given, ear)
    }

    private func ask(_ given: Given, by mailbox: Mailbox = Mailbox(carriesSMS: true)) async throws -> [Message] {
        let before = mailbox.taken.count
        try await given.workplace.askWhatIsDue(by: mailbox, as: "here")
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        return Array(mailbox.taken.dropFirst(before))
    }

    private func token(_ message: Message?) throws -> Token {
        Token(presented: String(try #require(message?.text.firstMatch(of: /\/antwoord\/([0-9a-f]{64})/)?.1)))
    }

    private func state(_ id: Offer.ID, _ given: Given) async throws -> OfferState { try await given.offer(id).state }

    private func list(_ given: Given) async throws -> [Offer.ID] {
        try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.freshnessList(for: fatma) }.map(\.id)
    }

    @Test(
        "is asked each half year in one message about all that somebody offers, and not again while an answer may come",
        arguments: TestDatabanks.engines)
    func asked(engine: Engine) async throws {
        let (given, _) = try await halfAYearOn(engine)
        let messages = try await ask(given)
        let mail = try #require(messages.first)
        #expect(messages.count == 1 && mail.subject == "Klopt uw aanbod nog?" && mail.refusal != nil)
        #expect(mail.text.contains("grote pan soep") && mail.text.contains("Ik luister graag") && mail.text.contains("Even niet"))
        #expect(try await ask(given).isEmpty)
        #expect(try await list(given).isEmpty)
    }

    @Test("is asked once by three servers", arguments: TestDatabanks.engines)
    func servers(engine: Engine) async throws {
        let (given, _) = try await halfAYearOn(engine)
        let asked = try await withThrowingTaskGroup(of: Int?.self) { group in
            for server in ["first", "second", "third"] {
                group.addTask { try await given.workplace.askWhatIsDue(by: Mailbox(), as: server) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ?? 0 }
        }
        #expect(asked == 1)
    }

    @Test(
        "is answered for each offer by itself with one link: still right, or not now, which is three months of rest", arguments: TestDatabanks.engines
    )
    func answered(engine: Engine) async throws {
        let (given, ear) = try await halfAYearOn(engine)
        let link = try token(try await ask(given).first)
        let today = CalendarDate(given.clock.now)
        for wrong in ["misschien", "stop:x:y", ""] {
            await #expect(throws: Problem.invalid([FieldError("reply", .notAChoice)]), "\(wrong)") {
                try await given.workplace.answer(link, with: wrong)
            }
        }
        #expect(try await !given.workplace.answer(link, with: "stop:").isJustAnswered, "no offer is not all offers")
        let half = try await given.workplace.answer(link, with: "still-right:\(given.soup)")
        #expect(half.isOpen && half.isJustAnswered && half.link.answer == nil)
        #expect(try await given.offer(given.soup).confirmedOn == today)
        _ = try await given.workplace.answer(link, with: "stop:\(given.soup)")
        #expect(try await state(given.soup, given) == .open, "of each it is answered once")
        #expect(try await given.workplace.answer(link, with: "not-now:\(ear)").link.answer?.choice == "not-now")
        #expect(try await given.offer(ear).draft.availability.pausedUntil == today.adding(months: 3))
        #expect(try await ask(given).isEmpty)
        given.clock.pass(days: 93)
        #expect(try await ask(given).first?.text.contains("Ik luister graag") == true, "after the rest it is asked anew")
    }

    @Test("is answered for all at once by SMS with one number", arguments: TestDatabanks.engines)
    func bySMS(engine: Engine) async throws {
        let (given, ear) = try await halfAYearOn(engine, reach: .sms)
        let phone = PhoneNumber("06 12 34 56 01")!
        let sms = try #require(try await ask(given).first)
        #expect(sms.destination == .sms(phone) && sms.text.contains("1 (klopt nog)"))
        #expect(try await given.workplace.answer(from: phone, saying: "3", in: Given.town))
        for offer in [given.soup, ear] { #expect(try await state(offer, given) == .withdrawn) }
        #expect(try await !given.workplace.answer(from: phone, saying: "1", in: Given.town), "there is no open question any more")
    }

    @Test(
        "is asked once more after two weeks, then a worker may ring, and after four weeks of silence the offer sleeps until one tap wakes it",
        arguments: TestDatabanks.engines)
    func silence(engine: Engine) async throws {
        let (given, ear) = try await halfAYearOn(engine)
        let mailbox = Mailbox()
        _ = try await ask(given, by: mailbox)
        given.clock.pass(days: 14)
        #expect(try await ask(given, by: mailbox).count == 1)
        #expect(try await ask(given, by: mailbox).isEmpty)
        #expect(try await list(given).isEmpty)
        given.clock.pass(days: 5)
        #expect(Set(try await list(given)) == [given.soup, ear])
        given.clock.pass(days: 9)
        #expect(try await ask(given, by: mailbox).isEmpty)
        for offer in [given.soup, ear] { #expect(try await state(offer, given) == .asleep) }
        let asleep = try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in
            (
                try $0.sleepingOffers(for: fatma).count, try $0.offersToIndex(in: Given.town).count,
                try $0.history(of: Thing(.offer, ear.text), for: fatma)
            )
        }
        #expect(asleep.0 == 2 && asleep.1 == 0 && asleep.2.contains { $0.deed == .letOfferSleep && $0.actor == nil })
        let link = try token(mailbox.taken.last)
        #expect(try await given.workplace.answer(link, with: "still-right:\(ear)").isOpen)
        #expect(try await state(ear, given) == .open)
        try await given.workplace.confirm(given.soup, by: given.residentTruus)
        #expect(try await state(given.soup, given) == .open)
        #expect(try await !given.workplace.question(of: link).isWanted)
    }

    @Test("never sleeps of somebody whom nobody asked: who cannot be written to is on the list of whom to ring", arguments: TestDatabanks.engines)
    func byVoice(engine: Engine) async throws {
        let (given, ear) = try await halfAYearOn(engine, reach: .via)
        for _ in 0..<4 {
            #expect(try await ask(given).isEmpty)
            given.clock.pass(days: 30)
        }
        #expect(Set(try await list(given)) == [given.soup, ear])
        try await given.workplace.say(.stillRight, of: given.soup, by: given.ria)
        await #expect(throws: Problem.notAllowed(.notYourRelation), "the desk stops nothing") {
            try await given.workplace.say(.stop, of: ear, by: given.ria)
        }
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.say(.stillRight, of: ear, by: given.residentGreet) }
        try await given.workplace.say(.stop, of: ear, by: given.fatma)
        #expect(try await list(given).isEmpty)
    }

    @Test("does not sleep while the question did not reach anybody, and is not told when it was answered before", arguments: TestDatabanks.engines)
    func notReached(engine: Engine) async throws {
        let (given, ear) = try await halfAYearOn(engine)
        let mailbox = Mailbox(faults: [.never(.unknownAddress)])
        _ = try await ask(given, by: mailbox)
        given.clock.pass(days: 14)
        _ = try await ask(given, by: mailbox)
        given.clock.pass(days: 14)
        _ = try await ask(given, by: mailbox)
        #expect(try await state(ear, given) == .open, "a letter that came back is no silence")
        given.clock.pass(days: 1)
        for offer in [given.soup, ear] { try await given.workplace.say(.stillRight, of: offer, by: given.fatma) }
        let unreached = try await given.workplace.read(as: given.fatma) { [fatma = given.fatma] in try $0.postList(.unreached, for: fatma) }
        #expect(unreached.isEmpty, "they were spoken to")
    }

    @Test("is not asked of who rests until a day, nor when its season is over, nor of what was confirmed of late", arguments: TestDatabanks.engines)
    func leftInPeace(engine: Engine) async throws {
        let (given, ear) = try await halfAYearOn(engine)
        let today = CalendarDate(given.clock.now)
        try await given.workplace.confirm(given.soup, by: given.residentTruus)
        try await given.workplace.pause(ear, until: today.adding(days: 40), by: given.residentTruus)
        #expect(try await ask(given).isEmpty)
        #expect(try await list(given).isEmpty)
        given.clock.pass(days: 41)
        let mail = try #require(try await ask(given).first)
        #expect(mail.text.contains("Ik luister graag") && !mail.text.contains("pan soep"))
    }
}

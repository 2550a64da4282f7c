import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("Showing anew that it is them")
struct ProofTests {
    private static let home = Doorstep(municipality: Given.town, browser: "browser of Truus", household: "192.0.2.7")
    private static let wrong = Problem.invalid([FieldError("code", .unknown)])

    private func viewer(_ key: SessionKey, _ workplace: Workplace) async throws -> Viewer {
        try #require(try await workplace.viewer(of: key))
    }

    @Test("is asked before somebody is erased or copied, and counts for ten minutes", arguments: TestDatabanks.engines)
    func worker(engine: Engine) async throws {
        let work = try await SecondStepTests.Work(engine)
        let (secret, key, _) = try await work.set()
        work.given.clock.pass(minutes: 9)
        let hold = try await work.workplace.hold(Thing(.person, work.given.greet.text), because: "Een klacht loopt", by: viewer(key, work.workplace))
        work.given.clock.pass(minutes: 2)
        let late = try await viewer(key, work.workplace)
        await #expect(throws: Problem.proofNeeded) { try await work.workplace.erase(work.given.truus, by: late) }
        await #expect(throws: Problem.proofNeeded) { try await work.workplace.liftHold(hold, by: late) }
        let open = try await work.workplace.read(as: late) { try $0.holds(for: late) }
        #expect(open.map(\.hold.id) == [hold], "nothing was done")
        await #expect(throws: Self.wrong) { try await work.workplace.prove(bySecondStep: "000000x", with: key) }
        let code = secret.code(at: TimeCode.step(at: work.given.clock.now))
        let proven = try await work.workplace.prove(bySecondStep: code, with: key)
        #expect(proven.id == key.id && proven.token.text != key.token.text, "the same session, so that its forms hold, under another token")
        #expect(try await work.workplace.viewer(of: key) == nil)
        await #expect(throws: Self.wrong, "played again") { try await work.workplace.prove(bySecondStep: code, with: proven) }
        let again = try await viewer(proven, work.workplace)
        try await work.workplace.liftHold(hold, by: again)
        try await work.workplace.erase(work.given.truus, by: again)
    }

    @Test("is guessed at five times and no more", arguments: TestDatabanks.engines)
    func guessing(engine: Engine) async throws {
        let work = try await SecondStepTests.Work(engine)
        let (_, key, _) = try await work.set()
        for _ in 0..<5 { await #expect(throws: Self.wrong) { try await work.workplace.prove(bySecondStep: "abcdef", with: key) } }
        await #expect(throws: Problem.tooMany(retryAfter: 60)) { try await work.workplace.prove(bySecondStep: "abcdef", with: key) }
        #expect(try await work.workplace.sessions(with: key).notices.filter { $0.deed == .failToSignIn }.count == 5)
    }

    @Test("of a resident is a code at the address that is known, or from a card, and not that of another", arguments: TestDatabanks.engines)
    func resident(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let key = try await given.truusSignsIn()
        let other = try await given.truusSignsIn()
        given.clock.pass(minutes: 11)
        let truus = try await viewer(key, given.workplace)
        await #expect(throws: Problem.proofNeeded) { try await given.workplace.end(other.id, by: truus) }
        await #expect(throws: Problem.proofNeeded) {
            try await given.workplace.correct(given.truus, to: given.truusMoves(to: "nieuw@voorbeeld.nl"), version: 1, by: truus)
        }
        let ofGreet = try await given.workplace.makeCodeCard(for: given.greet, by: given.ria)
        await #expect(throws: Self.wrong) { try await given.workplace.prove(byCode: ofGreet.code, with: key, Self.home) }
        await #expect(throws: Problem.notFound(.person), "no mail address is known") {
            try await given.workplace.sendProofCode(by: .mail, with: key, Self.home)
        }
        try await given.workplace.sendProofCode(by: .sms, with: key, Self.home)
        let mailbox = Mailbox(carriesSMS: true)
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        let sent = try #require(mailbox.taken.first)
        #expect(sent.destination == .sms(try #require(PhoneNumber("0612345601"))))
        let code = try #require(sent.text.firstMatch(of: /[0-9A-Z]{4} [0-9A-Z]{4}/).flatMap { SignInCode(typed: String($0.output)) })
        let proven = try await given.workplace.prove(byCode: code, with: key, Self.home)
        let again = try await viewer(proven, given.workplace)
        try await given.workplace.end(other.id, by: again)
        #expect(try await given.workplace.viewer(of: other) == nil)
        await #expect(throws: Self.wrong, "used") { try await given.workplace.prove(byCode: code, with: proven, Self.home) }
    }

    @Test(
        "is asked of nobody for what is not about signing in, and of no worker who writes down a resident's new number",
        arguments: TestDatabanks.engines)
    func notAsked(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let key = try await given.truusSignsIn()
        given.clock.pass(minutes: 11)
        let truus = try await viewer(key, given.workplace)
        var facts = given.truusMoves(to: nil)
        facts.loves = "Soep koken"
        try await given.workplace.correct(given.truus, to: facts, version: 1, by: truus)
        let ria = Viewer(municipality: Given.town, person: given.ria.person, name: "Ria", roles: [.desk])
        try await given.workplace.correct(given.truus, to: given.truusMoves(to: "truus@voorbeeld.nl"), version: 2, by: ria)
    }

    @Test(
        "that a code goes elsewhere from now on is told at the former address, in the reader's language, whoever changed it",
        arguments: TestDatabanks.engines)
    func told(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.correct(given.truus, to: given.truusMoves(to: "oud@voorbeeld.nl"), version: 1, by: given.ria)
        let mailbox = Mailbox(carriesSMS: true)
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        #expect(mailbox.taken.map(\.destination) == [.sms(PhoneNumber(stored: "0612345601"))], "there was a number, and no mail address yet")
        var facts = given.truusMoves(to: "dief@voorbeeld.nl")
        facts.languages = [try #require(SpokenLanguage("pl"))]
        try await given.workplace.correct(given.truus, to: facts, version: 2, by: given.ria)
        _ = try await given.workplace.deliver(by: mailbox, .inTests, as: "here")
        let last = try #require(mailbox.taken.last)
        #expect(last.destination == .mail(MailAddress(stored: "oud@voorbeeld.nl")) && mailbox.taken.count == 2)
        #expect(last.subject == "Er is iets veranderd aan het aanmelden bij Omzien", "in the language they read until then")
        #expect(!last.text.contains("dief@voorbeeld.nl"))
        let key = try await given.truusSignsIn()
        #expect(try await given.workplace.sessions(with: key).notices.map(\.deed) == [.changeWayIn, .changeWayIn])
    }

    @Test("through the own organisation counts for who has this session, and a sign-in of this morning does not", arguments: TestDatabanks.engines)
    func broker(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (fatma, ria) = (try #require(given.fatma.person), try #require(given.ria.person))
        let key = try await given.workerSignsIn(fatma, as: .connector)
        _ = try await given.workerSignsIn(ria, as: .desk)
        let fresh = try await viewer(key, given.workplace)
        await #expect(throws: Problem.proofNeeded, "the organisation may have let them in without a question") {
            try await given.workplace.erase(given.greet, by: fresh)
        }
        let identity = { (person: Person.ID) in BrokerIdentity(issuer: "https://broker.voorbeeld.nl", subject: person.text) }
        await #expect(throws: Problem.brokerRefused(.anotherWorker)) { try await given.workplace.prove(as: identity(ria), with: key) }
        let proven = try await given.workplace.prove(as: identity(fatma), with: key)
        #expect(try await given.workplace.viewer(of: key) == nil)
        try await given.workplace.erase(given.greet, by: viewer(proven, given.workplace))
        let here = Doorstep(municipality: Given.town, browser: "browser of Fatma", household: "192.0.2.1")
        let journey = try await given.workplace.beginJourney(from: here, carrying: "verzegeld")
        #expect(journey.isAnew && journey.begunAt == given.clock.now)
        given.clock.pass(minutes: 2)
        #expect(try await given.workplace.endJourney(state: journey.state, here) == journey)
    }

    @Test(
        "leads to a second step set anew: the old one and its recovery codes are worth nothing, and its owner is told",
        arguments: TestDatabanks.engines)
    func setAnew(engine: Engine) async throws {
        let work = try await SecondStepTests.Work(engine)
        let (old, key, codes) = try await work.set()
        work.given.clock.pass(minutes: 11)
        let later = try await work.workplace.giveSecondStep(old.code(at: TimeCode.step(at: work.given.clock.now)), with: work.firstStep())
        await #expect(throws: Problem.proofNeeded) { try await work.workplace.freshSecondStep(with: key) }
        let (secret, sealed, fatma) = try await work.workplace.freshSecondStep(with: later)
        await #expect(throws: Self.wrong) { try await work.workplace.setSecondStepAnew(sealed: sealed, code: "000000x", with: later, by: fatma) }
        try await work.workplace.driver.write(in: Given.town) { connection in
            _ = try connection.execute(
                "UPDATE person SET mail = 'fatma@voorbeeld.nl' WHERE municipality = $1 AND id = $2", [Given.town, work.fatma])
        }
        let fresh = try await work.workplace.setSecondStepAnew(
            sealed: sealed, code: secret.code(at: TimeCode.step(at: work.given.clock.now)), with: later, by: fatma)
        #expect(fresh.count == 10 && Set(fresh).isDisjoint(with: codes))
        #expect(try await work.workplace.viewer(of: key) == nil, "it was begun with the old one")
        #expect(try await work.workplace.viewer(of: later) != nil)
        let half = try await work.firstStep()
        work.given.clock.pass(minutes: 1)
        await #expect(throws: Self.wrong) {
            try await work.workplace.giveSecondStep(old.code(at: TimeCode.step(at: work.given.clock.now)), with: half)
        }
        await #expect(throws: Self.wrong) { try await work.workplace.giveSecondStep(codes[0].text, with: half) }
        let again = try await work.workplace.makeRecoveryCodes(by: viewer(later, work.workplace))
        await #expect(throws: Self.wrong) { try await work.workplace.giveSecondStep(fresh[0].text, with: half) }
        _ = try await work.workplace.giveSecondStep(again[0].text, with: half)
        let mailbox = Mailbox()
        while try await work.workplace.deliver(by: mailbox, .inTests, as: "here") != Delivery() {}
        #expect(mailbox.taken.map(\.destination) == Array(repeating: .mail(MailAddress(stored: "fatma@voorbeeld.nl")), count: 2))
        #expect(mailbox.taken.allSatisfy { message in ([secret.text] + (fresh + again).map(\.text)).allSatisfy { !message.text.contains($0) } })
    }

    @Test("is asked of nobody where people practise", arguments: TestDatabanks.engines)
    func practice(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.driver.write(in: nil) { try $0.execute("UPDATE municipality SET is_demo = 1 WHERE id = $1", [Given.town]) }
        let key = try await given.truusSignsIn()
        let other = try await given.truusSignsIn()
        given.clock.pass(minutes: 11)
        try await given.workplace.end(other.id, by: viewer(key, given.workplace))
    }
}

extension Given {
    fileprivate func truusSignsIn() async throws -> SessionKey {
        try await workplace.signIn(by: workplace.makeSignInLink(for: truus, in: Self.town, lasting: 60))
    }

    /// Truus as she was registered, with another mail address.
    fileprivate func truusMoves(to mail: String?) -> PersonFacts {
        PersonFacts(
            name: "Truus van Dalen", phone: PhoneNumber("06 12 34 56 01"), mail: mail.flatMap { MailAddress($0) }, postcode: Postcode("4990AB"))
    }
}

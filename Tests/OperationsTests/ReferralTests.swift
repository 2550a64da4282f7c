import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("A practice refers somebody")
struct ReferralTests {
    @Test(
        "by its link: an ask with an owner and a day, from a partner; the same form twice is one referral with one code",
        arguments: TestDatabanks.engines)
    func refers(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        let workplace = given.workplace
        let code = try await given.refer("form-1")
        #expect(try await given.refer("form-1") == code)
        #expect(try await given.refer("form-2") != code)
        let fatma = given.street.fatma
        let asks = try await workplace.read(as: fatma) { try $0.today(for: fatma, owner: fatma.person).waiting }
        #expect(asks.count == 2 && asks.allSatisfy { $0.source == .partner && $0.ownerName == "Fatma Yıldırım" })
        #expect(asks[0].words == "Ik wil weer onder de mensen komen\n\nLiefst: wandelen" && asks[0].subjectName == "Jo Bakker")
        #expect(asks[0].nextStep == NextStep.callBack.rawValue && asks[0].nextOn == given.today.adding(days: 1).orFirstWorkingDayAfter)
        let door = try await given.door()
        #expect(door?.lastUsedAt == given.street.clock.now)
        let kept = try await workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT token_hash FROM referral_door UNION ALL SELECT code_hash FROM referral", []) { $0.next(String.self) }
        }
        #expect(kept.count == 3 && !kept.contains(given.token.text) && !kept.contains(code.text))
    }

    @Test("and hears back no more than that person agreed to, which they take back at once", arguments: TestDatabanks.engines)
    func hearsBack(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        let (workplace, fatma) = (given.workplace, given.street.fatma)
        let (some, all) = (try await given.refer("some", wish: .contact), try await given.refer("all", wish: .started))
        let none = try await given.refer("none", wish: .nothing)
        #expect(try await given.answer(none) == .silent)
        #expect(try await given.answer(all) == .told(ReferralState()))
        let asks = try await given.asks()
        #expect(asks.count == 3)
        for ask in asks { try await workplace.noteContact(with: ask, by: fatma) }
        try await workplace.noteContact(with: asks[0], by: fatma)
        for ask in asks { try await given.joins(ask) }
        #expect(try await given.answer(none) == .silent)
        #expect(try await given.answer(some) == .told(ReferralState(contactOn: given.today)))
        #expect(try await given.answer(all) == .told(ReferralState(contactOn: given.today, joined: ["Koffie"])))
        for ask in asks {
            try await workplace.close(ask, reason: nil, version: try await given.street.ask(ask).version, by: fatma)
        }
        #expect(try await given.answer(some) == .told(ReferralState(contactOn: given.today)))
        #expect(try await given.answer(all) == .told(ReferralState(contactOn: given.today, joined: ["Koffie"], isOver: true)))

        let person = try await given.street.ask(asks[1]).draft.subject
        let resident = Viewer(municipality: Given.town, person: person, name: "Jo", roles: [])
        let consents = try await workplace.read(as: resident) { try $0.consents(of: person, for: resident) }
        #expect(consents.map(\.parts) == [["contact", "started"]])
        _ = try await workplace.withdraw(consents[0].id, by: resident)
        #expect(try await given.answer(all) == .silent)
    }

    @Test("and gets one message without whom it is about, only when there is something they may read", arguments: TestDatabanks.engines)
    func message(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        let mailbox = Mailbox()
        for (form, wish) in [("none", AnswerWish.nothing), ("some", .contact), ("all", .started)] { _ = try await given.refer(form, wish: wish) }
        let asks = try await given.asks()
        for ask in asks { try await given.workplace.noteContact(with: ask, by: given.street.fatma) }
        for ask in asks { try await given.joins(ask) }
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 2)
        let text = try #require(mailbox.taken.first).text
        #expect(mailbox.taken.allSatisfy { $0.destination == .mail(MailAddress("praktijk@voorbeeld.nl")!) })
        #expect(text.contains("Er is een antwoord.") && !text.contains("Jo") && !text.contains("Koffie"))
        // Who had contact only hears no more; what began is told to the other.
        try await given.workplace.close(asks[2], reason: nil, version: try await given.street.ask(asks[2]).version, by: given.street.fatma)
        try await given.workplace.close(asks[1], reason: nil, version: try await given.street.ask(asks[1]).version, by: given.street.fatma)
        #expect(try await given.workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(mailbox.taken.count == 3)
    }

    @Test("and when that message does not arrive, whoever minds the ask reads it, with the number of the practice", arguments: TestDatabanks.engines)
    func undelivered(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        let (workplace, fatma) = (given.workplace, given.street.fatma)
        _ = try await given.refer("form", wish: .started)
        let ask = try await given.asks()[0]
        try await workplace.noteContact(with: ask, by: fatma)
        #expect(try await workplace.deliver(by: Mailbox(faults: [.never(.unknownAddress)]), .inTests, as: "here").unreached == 1)
        let line = try #require(try await workplace.read(as: fatma) { try $0.unreachedToday(for: fatma) }.first)
        #expect(
            line.kind == .referralAnswer && line.owner == fatma.person && line.practice?.name == "Huisartsen aan de Wal" && line.practice?.ask == ask)
        #expect(line.name == "Jo Bakker" && line.fault == .unknownAddress)
        try await workplace.handle(line.id, .again, by: fatma)
        let mailbox = Mailbox()
        #expect(try await workplace.deliver(by: mailbox, .inTests, as: "here").sent == 1)
        #expect(try await workplace.bounce(line.id.text))
        #expect(try await workplace.read(as: fatma) { try $0.unreachedToday(for: fatma) }.map(\.fault) == [.bounced])
        let other = given.street.ria
        #expect(try await workplace.read(as: other) { try $0.unreachedToday(for: other) }.isEmpty)
    }

    @Test("a wrong code, that of another practice, or a link that was taken away or renewed opens nothing", arguments: TestDatabanks.engines)
    func closed(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        let (workplace, fatma) = (given.workplace, given.street.fatma)
        let code = try await given.refer("form")
        await #expect(throws: Problem.invalid([FieldError("code", .unknown)])) {
            _ = try await workplace.answer(to: "K7FM 3QWP", by: given.token, from: "house")
        }
        let other = try await given.practice("Huisarts Elders")
        let otherToken = try #require(try await workplace.giveReferralDoor(to: other, owner: fatma.person, submission: "o", by: fatma))
        await #expect(throws: Problem.invalid([FieldError("code", .unknown)])) {
            _ = try await workplace.answer(to: code.shown, by: otherToken, from: "house")
        }
        await #expect(throws: Problem.self) {
            for _ in 0..<12 { _ = try? await workplace.answer(to: "niets", by: given.token, from: "other") }
            _ = try await workplace.pass(.wrongReferralCodes, from: "other", in: Given.town)
        }
        let renewed = try #require(try await workplace.giveReferralDoor(to: given.practice, owner: fatma.person, submission: "new", by: fatma))
        #expect(try await workplace.giveReferralDoor(to: given.practice, owner: fatma.person, submission: "new", by: fatma) == nil)
        await #expect(throws: Problem.outOfOrder(.referralDoorClosed)) { _ = try await given.refer("late") }
        #expect(try await workplace.answer(to: code.text.lowercased(), by: renewed, from: "house").answer == .told(ReferralState()))
        try await workplace.closeReferralDoor(of: given.practice, by: fatma)
        try await workplace.closeReferralDoor(of: given.practice, by: fatma)
        await #expect(throws: Problem.outOfOrder(.referralDoorClosed)) { _ = try await workplace.referralDoor(by: renewed) }
    }

    @Test(
        "is let in by the team alone, with a colleague who brokers; when that one left, a referral goes to another", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        let (street, workplace) = (given.street, given.workplace)
        for viewer in [street.ria, .visitor(of: Given.town)] {
            await #expect(throws: Problem.self) {
                _ = try await workplace.giveReferralDoor(to: given.practice, owner: street.fatma.person, submission: "x", by: viewer)
            }
            await #expect(throws: Problem.self) { try await workplace.closeReferralDoor(of: given.practice, by: viewer) }
        }
        await #expect(throws: Problem.invalid([FieldError("owner", .notAChoice)])) {
            _ = try await workplace.giveReferralDoor(to: given.practice, owner: street.greet, submission: "y", by: street.fatma)
        }
        try await workplace.driver.write(in: Given.town) { connection in
            try connection.execute("UPDATE role_grant SET until_at = $1 WHERE person = $2", [connection.now, street.fatma.person])
        }
        _ = try await given.refer("form")
        #expect(try await given.asks().isEmpty)
        let system = Viewer.system(of: Given.town)
        let new = try await workplace.read(as: system) { try $0.today(for: system, owner: nil).newAsks }
        #expect(new.map(\.source) == [.partner])
        await #expect(throws: Problem.self) { try await workplace.noteContact(with: new[0].id, by: street.ria) }
        await #expect(throws: Problem.notFound(.ask)) {
            try await workplace.noteContact(with: try await street.greetAsks(), by: street.fatma)
        }
    }

    @Test("goes with who is erased, and with the ask", arguments: TestDatabanks.engines)
    func forgotten(engine: Engine) async throws {
        let given = try await ReferralGiven.open(on: engine)
        _ = try await given.refer("form")
        let ask = try #require(try await given.asks().first)
        let person = try await given.street.ask(ask).draft.subject
        let driver = given.workplace.driver
        try await driver.write(in: Given.town) { [fatma = given.street.fatma] connection in
            try connection.erase(person, in: Given.town)
            try connection.execute("UPDATE ask SET owner = NULL WHERE owner = $1", [fatma.person])
            try connection.erase(fatma.person!, in: Given.town)
        }
        let kept = try await driver.read(in: Given.town) { connection in
            (
                try connection.count("SELECT count(*) FROM referral", []),
                try connection.count("SELECT count(*) FROM referral_door WHERE owner IS NULL", [])
            )
        }
        #expect(kept == (0, 1))
    }
}

@Suite("Somebody about whom there was a worry joins an activity")
struct WorryJoinTests {
    @Test("with an ask of their own, which lies with who took the worry up", arguments: TestDatabanks.engines)
    func joins(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (street, workplace) = (given.house.street, given.workplace)
        let worry = try await given.worry()
        let draft = WorryJoinDraft(
            person: street.greet, words: "Ik ga graag een keer mee", join: JoinDraft(activity: given.coffee, firstOn: given.first, company: .sought))
        await #expect(throws: Problem.outOfOrder(.worryNotTakenUp)) {
            _ = try await workplace.join(from: worry, draft, submission: "1", by: street.fatma)
        }
        try await workplace.takeUp(worry, by: street.fatma)
        let ask = try await workplace.join(from: worry, draft, submission: "1", by: street.fatma)
        #expect(try await workplace.join(from: worry, draft, submission: "1", by: street.fatma) == ask)
        let kept = try await given.ask(ask)
        #expect(kept.draft.subject == street.greet && kept.draft.words == "Ik ga graag een keer mee" && kept.care?.owner == street.fatma.person)
        #expect(kept.care?.nextStep == NextStep.findCompany.rawValue)
        let fatma = street.fatma
        let lines = try await workplace.read(as: fatma) { try $0.participations(from: worry, for: fatma) }
        #expect(lines.map(\.participation.person) == [street.greet] && lines.map(\.participation.ask) == [ask])
        #expect(try await given.lines(of: ask).count == 1)
    }

    @Test("not by who did not take it up, and not without words", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (street, workplace) = (given.house.street, given.workplace)
        let worry = try await given.worry()
        try await workplace.takeUp(worry, by: street.fatma)
        var draft = WorryJoinDraft(
            person: street.greet, words: "", join: JoinDraft(activity: given.coffee, firstOn: given.first, company: .alone))
        await #expect(throws: Problem.invalid([FieldError("words", .missing)])) {
            _ = try await workplace.join(from: worry, draft, submission: "1", by: street.fatma)
        }
        draft.words = "Graag"
        let bram = try await workplace.register(PersonFacts(name: "Bram"), by: .system(of: Given.town))
        let other = Viewer(municipality: Given.town, person: bram, name: "Bram", roles: [.teamMember])
        for viewer in [other, street.ria, given.house.henk] {
            await #expect(throws: Problem.self) { _ = try await workplace.join(from: worry, draft, submission: "2", by: viewer) }
        }
    }
}

extension PresenceGiven {
    fileprivate func worry() async throws -> Worry.ID {
        try await workplace.recordWorry(WorryDraft(words: "Greet komt de deur niet meer uit"), submission: "w", in: Given.town)
        let system = Viewer.system(of: Given.town)
        return try await workplace.read(as: system) { try $0.today(for: system, owner: nil).worries[0].id }
    }
}

/// A practice with a link, in a street with coffee on Tuesdays.
struct ReferralGiven: Sendable {
    let presence: PresenceGiven
    let practice: Organisation.ID
    let token: Token

    var street: Given { presence.house.street }
    var workplace: Workplace { presence.workplace }
    var today: CalendarDate { presence.house.today }

    static func open(on engine: Engine) async throws -> ReferralGiven {
        let presence = try await PresenceGiven.open(on: engine)
        let street = presence.house.street
        let practice = try await street.workplace.driver.write(in: Given.town) { [fatma = street.fatma] connection in
            try connection.insert(RoleGrant(role: .connector, from: connection.now), to: fatma.person!, in: Given.town)
            return try connection.addPractice("Huisartsen aan de Wal", mail: MailAddress("praktijk@voorbeeld.nl"))
        }
        let token = try await street.workplace.giveReferralDoor(to: practice, owner: street.fatma.person, submission: "door", by: street.fatma)
        return ReferralGiven(presence: presence, practice: practice, token: try #require(token))
    }

    func practice(_ name: String) async throws -> Organisation.ID {
        try await workplace.driver.write(in: Given.town) { try $0.addPractice(name, mail: nil) }
    }

    func refer(_ form: String, wish: AnswerWish = .contact) async throws -> SignInCode {
        let draft = ReferralDraft(
            facts: PersonFacts(name: "Jo Bakker", phone: PhoneNumber("06 12 34 56 78")), words: "Ik wil weer onder de mensen komen",
            preference: "wandelen", agrees: true, wish: wish)
        street.clock.pass(minutes: 1)
        return try await workplace.refer(draft, by: token, submission: form)
    }

    func answer(_ code: SignInCode) async throws -> ReferralAnswer { try await workplace.answer(to: code.shown, by: token, from: "house").answer }

    func door() async throws -> ReferralDoor? { try await workplace.read(as: street.fatma) { try $0.referralDoor(of: practice, in: Given.town) } }

    /// Those that lie with Fatma, in the order in which they came.
    func asks() async throws -> [Ask.ID] {
        try await workplace.driver.read(in: Given.town) { connection in
            try connection.rows(
                "SELECT ask FROM referral JOIN ask ON ask.id = referral.ask WHERE ask.owner = $1 ORDER BY ask.placed_at", [street.fatma.person]
            ) {
                $0.next(Ask.ID.self)
            }
        }
    }

    func joins(_ ask: Ask.ID) async throws {
        _ = try await presence.join(ask, JoinDraft(activity: presence.coffee, firstOn: presence.first, company: .alone))
    }
}

extension Connection {
    fileprivate func addPractice(_ name: String, mail: MailAddress?) throws -> Organisation.ID {
        let practice = Organisation(id: freshID(), facts: OrganisationFacts(name: name, kind: "gp", mail: mail), version: 1)
        try insert(practice, in: Given.town)
        return practice.id
    }
}

import Foundation
import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A call at the desk")
struct IntakeTests {
    @Test("ends with an ask that has an owner and a next date", arguments: TestDatabanks.engines)
    func askHasOwner(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.greetAsks()
        let ask = try await given.ask(id)
        #expect(ask.state == .waiting)
        #expect(ask.care?.owner == given.fatma.person)
        #expect(ask.care?.nextOn == CalendarDate(given.clock.now).adding(days: 1))
        #expect(ask.draft.relation == "dochter" && ask.draft.aware == .no)
        #expect(ask.place == Given.home)
    }

    @Test("keeps several asks of one caller apart", arguments: TestDatabanks.engines)
    func severalAsks(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let intake = Intake(
            caller: .known(given.greet),
            asks: [(IntakeAsk(words: "Wie snoeit mijn heg?"), .waitingList), (IntakeAsk(words: "Ik wil graag wandelen."), .waitingList)])
        let asks = try await given.workplace.take(intake, by: given.fatma)
        #expect(asks.count == 2)
        let board = try await given.workplace.read(as: given.fatma) { try $0.today(for: given.fatma, owner: given.fatma.person) }
        #expect(board.waiting.map(\.words) == ["Wie snoeit mijn heg?", "Ik wil graag wandelen."])
        #expect(board.waiting.allSatisfy { $0.subjectName == "Greet Mulder" })
    }

    @Test("is saved once when the form is sent twice", arguments: TestDatabanks.engines)
    func sentTwice(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let intake = Intake(caller: .new(PersonFacts(name: "Piet")), asks: [(IntakeAsk(words: "Mijn lamp is stuk"), .waitingList)])
        let first = try await given.workplace.take(intake, submission: "the-same-form", by: given.fatma)
        let second = try await given.workplace.take(intake, submission: "the-same-form", by: given.fatma)
        #expect(first == second)
        let found = try await given.workplace.read(as: given.fatma) { try $0.search("Piet", kinds: [.person], for: given.fatma) }
        #expect(found.count == 1)
    }

    @Test("leaves no draft behind, also when a late one of the same call arrives after it", arguments: TestDatabanks.engines)
    func lateDraft(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.keepDraft("name=Piet", of: given.fatma, call: "call-1")
        let intake = Intake(caller: .new(PersonFacts(name: "Piet")), asks: [(IntakeAsk(words: "Mijn lamp is stuk"), .waitingList)])
        _ = try await given.workplace.take(intake, call: "call-1", by: given.fatma)
        #expect(try await given.workplace.keepDraft("name=Piet", of: given.fatma, call: "call-1") == nil)
        let draft = try await given.workplace.read(as: given.fatma) { try $0.intakeDraft(for: given.fatma) }
        #expect(draft == nil)
        try await given.workplace.keepDraft("name=Els", of: given.fatma, call: "call-2")
        #expect(try await given.workplace.read(as: given.fatma) { try $0.intakeDraft(for: given.fatma)?.fields } == "name=Els")
    }

    @Test("leaves the draft of another call, in another window, where it is", arguments: TestDatabanks.engines)
    func otherDraft(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.keepDraft("call=call-2&name=Els", of: given.fatma, call: "call-2")
        let intake = Intake(caller: .new(PersonFacts(name: "Piet")), asks: [(IntakeAsk(words: "Mijn lamp is stuk"), .waitingList)])
        _ = try await given.workplace.take(intake, call: "call-1", by: given.fatma)
        #expect(try await given.workplace.read(as: given.fatma) { try $0.intakeDraft(for: given.fatma)?.fields } == "call=call-2&name=Els")
    }

    @Test("that was put away has no draft any more, on no device", arguments: TestDatabanks.engines)
    func putAway(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.keepDraft("call=call-1&name=Piet", of: given.fatma, call: "call-1")
        try await given.workplace.forgetDraft(of: given.fatma, call: "call-1")
        #expect(try await given.workplace.keepDraft("call=call-1&name=Piet", of: given.fatma, call: "call-1") == nil)
        #expect(try await given.workplace.read(as: given.fatma) { try $0.intakeDraft(for: given.fatma) } == nil)
    }

    @Test("on behalf of another stands on the own pages of both, and tells whom it is for", arguments: TestDatabanks.engines)
    func onBehalf(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.greetAsks()
        let anja = try #require(try await given.ask(id).draft.askedBy)
        for (person, subject) in [(anja, "Greet"), (given.greet, nil)] {
            let viewer = Viewer(municipality: Given.town, person: person, name: "", roles: [.resident])
            let own = try await given.workplace.read(as: viewer) { try $0.ownAsks(of: viewer) }
            #expect(own.map(\.id) == [id])
            #expect(own.first?.subjectName == subject)
        }
    }

    @Test("search takes any text as words, never as a search expression", arguments: TestDatabanks.engines)
    func hostileSearch(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for typed in ["a\u{0D4E}\"", "a\u{0D4E}'", "\" OR 1", "' | '", "truus\u{0}", "NEAR(truus", "*", ":* & !", "مرحبا", "👵🏽"] {
            _ = try await given.workplace.read(as: given.fatma) { try $0.search(typed, for: given.fatma) }
        }
        let found = try await given.workplace.read(as: given.fatma) { try $0.search("TRÚUS dal", for: given.fatma) }
        #expect(found.first?.title == "Truus van Dalen")
    }

    @Test("a corrected name reaches what stands under it", arguments: TestDatabanks.engines)
    func correctedName(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let truus = try await given.workplace.read(as: given.fatma) { try $0.person(given.truus, for: given.fatma) }
        var facts = truus.facts
        facts.name = "Truus Bontekoe"
        try await given.workplace.correct(given.truus, to: facts, version: truus.version, by: given.fatma)
        let found = try await given.workplace.read(as: given.fatma) { try $0.search("bontekoe", for: given.fatma) }
        #expect(Set(found.map(\.thing.kind)) == [.person, .offer])
        await #expect(throws: Problem.stale(Thing(.person, given.truus.text))) {
            try await given.workplace.correct(given.truus, to: facts, version: truus.version, by: given.fatma)
        }
    }

    @Test("saves nothing at all when one part is refused", arguments: TestDatabanks.engines)
    func allOrNothing(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let intake = Intake(
            caller: .new(PersonFacts(name: "Nergens Bekend")),
            asks: [(IntakeAsk(words: "Een goede vraag"), .waitingList), (IntakeAsk(words: String(repeating: "a", count: 2001)), .waitingList)])
        await #expect(throws: Problem.invalid([FieldError("words", .tooLong(limit: 2000))])) {
            try await given.workplace.take(intake, by: given.fatma)
        }
        let found = try await given.workplace.read(as: given.fatma) { try $0.search("Nergens", for: given.fatma) }
        #expect(found.isEmpty)
    }

    @Test("by the desk goes on the waiting list; only the team proposes", arguments: TestDatabanks.engines)
    func deskMayNotPropose(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let proposal = Intake(caller: .known(given.greet), asks: [(IntakeAsk(words: "Soep graag"), .propose(given.soup))])
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.take(proposal, by: given.ria) }
        let waiting = Intake(caller: .known(given.greet), asks: [(IntakeAsk(words: "Soep graag"), .waitingList)])
        #expect(try await given.workplace.take(waiting, by: given.ria).count == 1)
    }

    @Test("keeps people without telephone or mail, and two on one mail address", arguments: TestDatabanks.engines)
    func contactIsNotIdentity(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let mail = MailAddress("samen@voorbeeld.nl")
        let gijs = try await given.workplace.register(PersonFacts(name: "Gijs", mail: mail), by: given.ria)
        let tineke = try await given.workplace.register(PersonFacts(name: "Tineke", mail: mail), by: given.ria)
        #expect(gijs != tineke)
        let bare = try await given.workplace.register(PersonFacts(name: "Suharti", reach: .desk), by: given.ria)
        let person = try await given.workplace.read(as: given.ria) { try $0.person(bare, for: given.ria) }
        #expect(person.facts.phone == nil && person.facts.mail == nil && person.facts.reach == .desk)
    }

    @Test("proposes who cooks to who does not eat well", arguments: TestDatabanks.engines)
    func understandsWords(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        _ = try await given.workplace.place(
            OfferDraft(party: .person(given.truus), words: "Ik repareer fietsen, banden plakken en remmen afstellen."), by: given.fatma)
        let id = try await given.greetAsks("Mijn moeder kookt niet meer voor zichzelf, ze eet alleen nog boterhammen.")
        let ask = try await given.ask(id)
        let wish = given.workplace.wish(for: ask, in: Given.town, today: CalendarDate(given.clock.now))
        let best = given.workplace.matches.best(for: wish, limit: 3)
        #expect(best.first?.candidate.key == given.soup.text)
        #expect(best.first?.reasons.isEmpty == false)
    }
}

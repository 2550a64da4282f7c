import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("An offer")
struct OfferTests {
    @Test("that was stopped by mistake is brought back by the team: found, and proposed again", arguments: TestDatabanks.engines)
    func comesBack(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus van Dalen", roles: [.resident])
        try await given.workplace.withdraw(given.soup, by: given.fatma)
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.bringBack(given.soup, by: truus) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.bringBack(given.soup, by: given.ria) }
        for _ in 1...2 { try await given.workplace.bringBack(given.soup, by: given.fatma) }
        #expect(try await given.offer(given.soup).state == .open)
        let found = try await given.workplace.read(as: given.fatma) { try $0.search("soep", kinds: [.offer], for: given.fatma) }
        #expect(found.map(\.thing.id) == [given.soup.text])
        let ask = try await given.greetAsks("Wie brengt er een bakje soep?")
        try await given.workplace.propose(given.soup, for: ask, by: given.fatma)
        let history = try await given.workplace.read(as: given.fatma) { try $0.history(of: Thing(.offer, given.soup.text), for: given.fatma) }
        #expect(history.filter { $0.deed == .bringBackOffer }.count == 1)
    }

    @Test("that its owner stopped is new when it comes back, so that somebody speaks with the owner first", arguments: TestDatabanks.engines)
    func ownersWish(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus van Dalen", roles: [.resident])
        try await given.workplace.withdraw(given.soup, by: truus)
        try await given.workplace.bringBack(given.soup, by: given.fatma)
        #expect(try await given.offer(given.soup).state == .new)
    }

    @Test("from the public side that was stopped before anybody let it in, is new again when it comes back", arguments: TestDatabanks.engines)
    func newAgain(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let entry = VisitorEntry(facts: PersonFacts(name: "Ben", phone: PhoneNumber("0612345603")), words: "Ik schaak graag met iemand")
        try await given.workplace.placePublicOffer(entry, submission: "schaken", in: Given.town)
        let found = try await given.workplace.read(as: given.fatma) { try $0.search("schaak", kinds: [.offer], for: given.fatma) }
        let chess = try #require(found.first.flatMap { Offer.ID($0.thing.id) })
        try await given.workplace.withdraw(chess, by: given.fatma)
        try await given.workplace.bringBack(chess, by: given.fatma)
        #expect(try await given.offer(chess).state == .new)
    }

    @Test("cannot have a certificate of conduct that was seen tomorrow", arguments: TestDatabanks.engines)
    func futureCertificate(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let today = CalendarDate(given.clock.now)
        let fault = Problem.invalid([FieldError("vog_seen_on", .afterToday)])
        let draft = try await given.offer(given.soup).draft
        let tomorrow = draft.withCertificate(seenOn: today.adding(days: 1))
        await #expect(throws: fault) { try await given.workplace.place(tomorrow, by: given.fatma) }
        await #expect(throws: fault) { try await given.workplace.correct(given.soup, to: tomorrow, version: 1, by: given.fatma) }
        try await given.workplace.correct(given.soup, to: draft.withCertificate(seenOn: today), version: 1, by: given.fatma)
        #expect(try await given.offer(given.soup).draft.vogSeenOn == today)
    }
}

extension OfferDraft {
    fileprivate func withCertificate(seenOn day: CalendarDate) -> OfferDraft {
        var draft = self
        draft.vogSeenOn = day
        return draft
    }
}

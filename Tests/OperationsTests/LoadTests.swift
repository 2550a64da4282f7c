import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("How much is asked of somebody, and when")
struct LoadTests {
    @Test("is never more people than they said, whatever they offer; when one match ends there is room again", arguments: TestDatabanks.engines)
    func atMost(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.correct(given.truus) { $0.atMost = 1 }
        let walk = try await given.workplace.place(OfferDraft(party: .person(given.truus), words: "Ik wandel graag met iemand"), by: given.fatma)
        let ask = try await given.greetAsks("Wie wandelt er met mij?")
        #expect(try await given.candidates(for: ask).contains(walk.text))
        let match = try await given.introduced()
        #expect(try await !given.candidates(for: ask).contains(walk.text), "the other offer is full with it")
        await #expect(throws: Problem.outOfOrder(.helperFull)) { try await given.workplace.propose(walk, for: ask, by: given.fatma) }
        try await given.move(match, .endMatch)
        #expect(try await given.candidates(for: ask).contains(walk.text))
        try await given.workplace.propose(walk, for: ask, by: given.fatma)
    }

    @Test("is not passed by an introduction that was proposed while there was room", arguments: TestDatabanks.engines)
    func filledMeanwhile(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks("Wie brengt er soep?", outcome: .propose(given.soup))
        let waiting = try await given.proposal(of: ask).id
        for side in Side.allCases { try await given.workplace.record(.yes, of: side, reason: nil, to: waiting, by: given.fatma) }
        try await given.correct(given.truus) { $0.atMost = 1 }
        _ = try await given.introduced()
        await #expect(throws: Problem.outOfOrder(.helperFull)) { try await given.workplace.introduce(waiting, by: given.fatma) }
    }

    @Test("is nothing in school holidays for who said so, and all the rest of the year", arguments: TestDatabanks.engines)
    func holidays(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let saved = try await given.offer(given.soup)
        var draft = saved.draft
        draft.availability.termTimeOnly = true
        try await given.workplace.correct(given.soup, to: draft, version: saved.version, by: given.fatma)
        let ask = try await given.greetAsks("Wie brengt er soep?")
        #expect(try await given.candidates(for: ask) == [given.soup.text])
        let today = CalendarDate(given.clock.now)
        let holiday = SchoolHoliday(name: "Herfstvakantie", days: DateSpan(first: today, last: today.adding(days: 8)))
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.keep(holiday, by: given.ria) }
        try await given.workplace.keep(holiday, by: given.fatma)
        #expect(try await given.candidates(for: ask).isEmpty)
        await #expect(throws: Problem.outOfOrder(.offerNotOpen)) { try await given.workplace.propose(given.soup, for: ask, by: given.fatma) }
        try await given.workplace.removeHoliday(from: today, by: given.fatma)
        #expect(try await given.candidates(for: ask) == [given.soup.text])
        try await given.workplace.keep(holiday, by: given.fatma)
        given.clock.pass(days: 9)
        try await given.workplace.matches.rebuild(from: given.workplace.driver)
        #expect(try await given.candidates(for: ask) == [given.soup.text], "the first day after it")
        #expect(try await given.workplace.read(as: given.fatma) { try $0.schoolHolidays(in: Given.town) }.isEmpty)
    }

    @Test("a holiday without a name, that ends before it begins or lasts a season, is not written down", arguments: TestDatabanks.engines)
    func faults(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let today = CalendarDate(given.clock.now)
        for (name, days, fault) in [
            ("", 1, FieldError("name", .missing)), ("Kerst", -1, FieldError("last_on", .endsBeforeItStarts)),
            ("Zomer", 80, FieldError("last_on", .outsideRange(1, SchoolHoliday.longest))),
        ] {
            let holiday = SchoolHoliday(name: name, days: DateSpan(first: today, last: today.adding(days: days)))
            await #expect(throws: Problem.invalid([fault])) { try await given.workplace.keep(holiday, by: given.fatma) }
        }
    }

    @Test("who moves is found from where they live now, without waiting for tomorrow", arguments: TestDatabanks.engines)
    func moved(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let far = Coordinate(latitude: 52.5, longitude: 6.1)
        try await given.workplace.driver.write(in: Given.town) { try $0.put(Postcode("8011AB")!, at: far, in: Given.town) }
        let ask = try await given.greetAsks("Wie brengt er soep?")
        #expect(try await given.candidates(for: ask) == [given.soup.text])
        try await given.correct(given.truus) { $0.postcode = Postcode("8011AB") }
        #expect(try await given.candidates(for: ask).isEmpty, "sixty kilometres is too far for soup")
    }
}

extension Given {
    fileprivate func correct(_ id: Person.ID, _ change: (inout PersonFacts) -> Void) async throws {
        let person = try await workplace.read(as: fatma) { [fatma] in try $0.person(id, for: fatma) }
        var facts = person.facts
        change(&facts)
        try await workplace.correct(id, to: facts, version: person.version, by: fatma)
    }

    /// Which offers may be put to an ask now, best first.
    func candidates(for ask: Ask.ID) async throws -> [String] {
        let ask = try await self.ask(ask)
        let circles = try await workplace.read(as: fatma) { try $0.circles(with: ask.draft.subject, in: Self.town) }
        let wish = workplace.wish(for: ask, in: Self.town, today: CalendarDate(clock.now), circles: circles.map(\.id))
        return workplace.matches.best(for: wish, limit: 10).filter(\.candidate.fits).map(\.candidate.key)
    }
}

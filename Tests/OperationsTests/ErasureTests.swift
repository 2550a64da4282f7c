import Foundation
import Matching
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Operations

@Suite("Somebody who is erased")
struct ErasureTests {
    @Test("is in no table any more, and an id of theirs only in the history and on the list", arguments: TestDatabanks.engines)
    func gone(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let (person, ask) = try await street.somebodyWithEverything()
        #expect(try await street.tables(with: "kanarie").contains("person"), "names are in the clear")
        #expect(try await street.tables(with: person.text).count > 8)
        let known = street.workplace.matches.book.index.count(in: Given.town)
        try await street.workplace.erase(person, by: street.given.fatma)
        #expect(try await street.tables(with: "kanarie") == [])
        #expect(try await street.tables(with: person.text) == ["erasure", "event"])
        let left = try await street.given.ask(ask)
        #expect(left.draft.words == "" && left.state == .closed && left.draft.subject != person)
        #expect(try await street.given.proposal(of: ask).step == .withdrawn, "what came of it stays, for the counts")
        let found = try await street.workplace.read(as: street.given.fatma) { [street] in try $0.search("kanarie", for: street.given.fatma) }
        #expect(found.isEmpty)
        #expect(street.workplace.matches.book.index.count(in: Given.town) == known - 2, "the match book knows neither ask nor offer")
        await #expect(throws: Problem.notFound(.person)) { try await street.workplace.erase(person, by: street.given.fatma) }
    }

    @Test("is not erased while something of theirs is held, and the reason and who lifted it are known", arguments: TestDatabanks.engines)
    func held(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let ask = try await street.given.greetAsks()
        await #expect(throws: Problem.invalid([FieldError("reason", .missing)])) {
            _ = try await street.workplace.hold(Thing(.ask, ask.text), because: "", by: street.given.fatma)
        }
        let hold = try await street.workplace.hold(Thing(.ask, ask.text), because: "Klacht bij de ombudsman", by: street.given.fatma)
        await #expect(throws: Problem.outOfOrder(.held)) { try await street.workplace.erase(street.given.greet, by: street.given.fatma) }
        let held = try await street.workplace.read(as: street.given.fatma) { [street] in try $0.holds(for: street.given.fatma) }
        #expect(held.map(\.hold.reason) == ["Klacht bij de ombudsman"] && held.first?.hold.placedBy == street.given.fatma.person)
        try await street.workplace.liftHold(hold, by: street.given.fatma)
        let history = try await street.workplace.read(as: street.given.fatma) { [street] in
            try $0.history(of: Thing(.ask, ask.text), for: street.given.fatma)
        }
        #expect(history.suffix(2).map(\.deed) == [.hold, .liftHold] && history.last?.actor == "Fatma Yıldırım")
        try await street.workplace.erase(street.given.greet, by: street.given.fatma)
    }

    @Test("is held until and with a day of at most two years ahead, and free again by itself after it", arguments: TestDatabanks.engines)
    func heldUntil(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let (fatma, greet) = (street.given.fatma, street.given.greet)
        let (thing, today) = (Thing(.person, greet.text), CalendarDate(street.given.clock.now))
        for (day, fault) in [(today, FieldError.Fault.beforeTomorrow), (today.adding(days: 800), .afterDay(today.adding(months: 24)))] {
            await #expect(throws: Problem.invalid([FieldError("until", fault)])) {
                _ = try await street.workplace.hold(thing, because: "Rechtszaak", until: day, by: fatma)
            }
        }
        _ = try await street.workplace.hold(thing, because: "Rechtszaak", until: today.adding(days: 3), by: fatma)
        street.given.clock.pass(days: 3)
        _ = try await street.workplace.keepUp(as: "here")
        await #expect(throws: Problem.outOfOrder(.held)) { try await street.workplace.erase(greet, by: fatma) }
        let outlook = try await street.workplace.read(as: fatma) { try $0.erasureOutlook(of: greet, for: fatma) }
        #expect(!outlook.isPossible && outlook.holds.map(\.name) == ["Greet Mulder"] && outlook.holds[0].placedByName == "Fatma Yıldırım")
        street.given.clock.pass(days: 1)
        _ = try await street.workplace.keepUp(as: "here")
        #expect(try await street.workplace.read(as: fatma) { try $0.holds(for: fatma) } == [])
        let last = try await street.workplace.read(as: fatma) { try $0.history(of: thing, for: fatma) }.last
        #expect(last?.deed == .liftHold && last?.actor == nil, "nobody did it: the day was over")
        try await street.workplace.erase(greet, by: fatma)
    }

    @Test("on a request: by its owner alone, when it is known who asked and asked that, on the version they saw", arguments: TestDatabanks.engines)
    func onRequest(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let (fatma, given) = (street.given.fatma, street.given)
        func asked(_ right: PersonalRight) async throws -> RightsRequest.ID {
            try await street.workplace.request(
                RightsDraft(right: right, name: "Truus van Dalen", contact: "06 12 34 56 01"), submission: right.rawValue,
                by: .visitor(of: Given.town))
        }
        let (erase, see) = (try await asked(.erase), try await asked(.see))
        await #expect(throws: Problem.notAllowed(.notYourRequest)) { try await street.workplace.erase(for: erase, version: 1, by: fatma) }
        try await street.workplace.takeUp(erase, version: 1, by: fatma)
        await #expect(throws: Problem.outOfOrder(.identityUnknown)) { try await street.workplace.erase(for: erase, version: 2, by: fatma) }
        try await street.workplace.identify(erase, as: given.truus, by: .calledBack, version: 2, by: fatma)
        try await street.workplace.takeUp(see, version: 1, by: fatma)
        try await street.workplace.identify(see, as: given.truus, by: .calledBack, version: 2, by: fatma)
        await #expect(throws: Problem.outOfOrder(.notToErase)) { try await street.workplace.erase(for: see, version: 3, by: fatma) }
        await #expect(throws: Problem.stale(Thing(.request, erase.text))) { try await street.workplace.erase(for: erase, version: 2, by: fatma) }
        let colleague = Viewer(municipality: Given.town, person: given.ria.person, name: "Joost", roles: [.teamMember], provenAt: .distantFuture)
        await #expect(throws: Problem.notAllowed(.notYourRequest)) { try await street.workplace.erase(for: erase, version: 3, by: colleague) }
        let absent = Viewer(municipality: Given.town, person: fatma.person, name: "Fatma", roles: [.connector])
        await #expect(throws: Problem.proofNeeded) { try await street.workplace.erase(for: erase, version: 3, by: absent) }
        let outlook = try await street.workplace.read(as: fatma) { try $0.erasureOutlook(of: given.truus, for: fatma) }
        #expect(outlook.isPossible && outlook.offers == 1 && outlook.open == 1)
        try await street.workplace.erase(for: erase, version: 3, by: fatma)
        #expect(try await street.tables(with: given.truus.text) == ["erasure", "event"])
        let left = try await street.workplace.read(as: fatma) { try $0.rightsRequest(erase, for: fatma) }
        #expect(left.state == .open && left.draft.person == nil && left.draft.contact == "06 12 34 56 01", "they are still to be told")
        let history = try await street.workplace.read(as: fatma) { try $0.history(of: Thing(.request, erase.text), for: fatma) }
        #expect(history.last?.deed == .erasePerson && history.last?.actor == "Fatma Yıldırım")
        try await street.workplace.close(erase, as: .answered, outcome: "Alles is gewist.", version: left.version, by: fatma)
    }

    @Test("leaves nobody waiting: an ask of another that was put to them looks for somebody else", arguments: TestDatabanks.engines)
    func others(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let ask = try await street.given.greetAsks(outcome: .propose(street.given.soup))
        try await street.workplace.erase(street.given.truus, by: street.given.fatma)
        let waiting = try await street.given.ask(ask)
        #expect(waiting.state == .waiting && waiting.care?.nextStep == NextStep.findSomeone.rawValue)
    }

    @Test("who minds asks of others hands those over first; and the desk erases nobody", arguments: TestDatabanks.engines)
    func colleagues(engine: Engine) async throws {
        let street = try await Street(on: engine)
        _ = try await street.given.greetAsks()
        let fatma = try #require(street.given.fatma.person)
        await #expect(throws: Problem.outOfOrder(.mindsSomething)) { try await street.workplace.erase(fatma, by: street.given.fatma) }
        await #expect(throws: Problem.notAllowed(.notYourRole)) { try await street.workplace.erase(street.given.greet, by: street.given.ria) }
    }

    @Test("reads as nothing at once when an old key comes back, and is erased again at the next start", arguments: TestDatabanks.engines)
    func comesBack(engine: Engine) async throws {
        let street = try await Street(on: engine)
        let person = try await street.workplace.register(PersonFacts(name: "Piet Kanarie", loves: "vinken"), by: street.given.fatma)
        let kept = try await street.row(of: person)
        try await street.workplace.erase(person, by: street.given.fatma)
        try await street.put(kept, back: person)
        let seen = try await street.workplace.read(as: street.given.fatma) { [street] in try $0.person(person, for: street.given.fatma) }
        #expect(seen.facts.loves == Vault.unreadable)
        #expect(try await street.workplace.catchUpOnErasures() == 1)
        #expect(try await street.tables(with: person.text) == ["erasure", "event"])
    }

    @Test("is named with every table of the register, so that none is forgotten")
    func everyTable() throws {
        let withPeople = Set(try Register.bundled().columns.filter { $0.kind != .none }.map(\.table))
        let unknown = withPeople.subtracting(Erasure.tables).subtracting(Erasure.untouched.keys)
        #expect(unknown.isEmpty, "say in Erasure what is done with \(unknown.sorted())")
    }
}

/// The street with its vault, and a way to look into every table.
struct Street: Sendable {
    let given: Given
    let workplace: Workplace
    let vault: Vault

    init(on engine: Engine) async throws {
        given = try await Given.aStreet(on: engine)
        vault = try #require((given.workplace.driver as? SealingDriver)?.vault)
        workplace = Workplace(driver: given.workplace.driver, matches: given.workplace.matches, vault: vault)
    }

    /// Every text says "kanarie".
    func somebodyWithEverything() async throws -> (Person.ID, Ask.ID) {
        let person = try await workplace.register(
            PersonFacts(
                name: "Piet Kanarie", phone: PhoneNumber("06 12 34 56 09"), mail: MailAddress("piet@kanarie.nl"), street: "Kanariestraat",
                houseNumber: "9", postcode: Postcode("4990AB"), reach: .phone, reachNote: "kanarie na zessen", loves: "kanaries",
                wishes: "een kanarie"),
            by: given.fatma)
        let intake = Intake(
            caller: .known(person), subject: .known(person),
            asks: [(IntakeAsk(words: "Wie voert mijn kanarie?", whenWords: "kanarietijd", callBack: "kanarie"), .propose(given.soup))])
        let ask = try await workplace.take(intake, by: given.fatma)[0]
        let proposal = try await given.proposal(of: ask)
        try await workplace.record(.later, of: .ask, reason: "kanarie is ziek", to: proposal.id, by: given.fatma)
        _ = try await workplace.place(
            OfferDraft(party: .person(person), words: "Ik leer je kanarie zingen", conditions: Conditions(words: "geen kat bij de kanarie")),
            by: given.fatma)
        _ = try await workplace.write(NoteDraft(words: "Praat over de kanarie"), about: person, submission: "k", by: given.fatma)
        _ = try await workplace.makeCodeCard(for: person, by: given.ria)
        _ = try await workplace.signIn(by: workplace.makeSignInLink(for: person, in: Given.town, lasting: 60))
        let hold = try await workplace.hold(Thing(.person, person.text), because: "kanarie", by: given.fatma)
        try await workplace.liftHold(hold, by: given.fatma)
        return (person, ask)
    }

    /// The tables in which a text stands somewhere, whatever its case.
    func tables(with text: String) async throws -> [String] {
        let widths = Dictionary(grouping: try Register.bundled().columns, by: \.table).mapValues(\.count)
        return try await workplace.driver.read(in: nil) { connection in
            try TableCounts.tables.filter { table in
                try connection.rows("SELECT * FROM " + table, []) { row in
                    (0..<(widths[table.text] ?? 1)).compactMap { _ in row.next(String?.self) }.joined(separator: " ")
                }.contains { $0.lowercased().contains(text) }
            }.map(\.text).sorted()
        }
    }

    /// What a copy holds of somebody: their row, and their wrapped key.
    func row(of person: Person.ID) async throws -> [String] {
        try await workplace.driver.read(in: Given.town) { connection in
            try connection.rows(
                """
                SELECT person.name, person.loves, vault_key.wrapped, vault_key.master_key FROM person
                JOIN vault_key ON vault_key.municipality = person.municipality AND vault_key.holder = person.id WHERE person.id = $1
                """, [person]
            ) { row in (0..<4).map { _ in row.next(String.self) } }
        }[0]
    }

    /// Makes the databank what an old copy would be.
    func put(_ row: [String], back person: Person.ID) async throws {
        try await workplace.driver.write(in: Given.town) { connection in
            try connection.execute(
                """
                INSERT INTO person (municipality, id, name, call_name, reach, languages, loves, registered_at) VALUES ($1, $2, $3, $3, 'desk', 'nl', $4, 0)
                """, [Given.town, person, row[0], row[1]])
            try connection.execute(
                "INSERT INTO vault_key (municipality, holder, holder_kind, wrapped, master_key, made_at) VALUES ($1, $2, 'person', $3, $4, 0)",
                [Given.town, person, row[2], row[3]])
            try connection.execute("DELETE FROM erasure WHERE person = $1", [person])
        }
    }
}

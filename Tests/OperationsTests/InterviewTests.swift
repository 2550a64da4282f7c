import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A conversation of ten minutes")
struct InterviewTests {
    @Test(
        "is kept half-way, handed in, and becomes a person with a gift, an ask, a wish and a promise, all at once", arguments: TestDatabanks.engines)
    func wholeWay(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (round, sheet) = try await given.sheet()
        let listener = given.listener
        try await given.workplace.keep("loves=zingen", of: sheet, version: 1, by: listener)
        #expect(try await given.interview(sheet, for: listener).fields == "loves=zingen")
        await #expect(throws: Problem.stale(Thing(.interview, sheet.text))) {
            try await given.workplace.keep("loves=tuinieren", of: sheet, version: 1, by: listener)
        }
        try await given.workplace.handIn("loves=zingen&name=Aaf", of: sheet, version: 2, by: listener)
        #expect(try await given.interview(sheet, for: given.fatma, to: .lookAtInterview).fields == "loves=zingen&name=Aaf")

        let taken = TakenInterview(
            who: .new(PersonFacts(name: "Aaf de Wit", postcode: Postcode("4990 AB"))), loves: "Zingen in een koor", wishes: "Weer eens naar zee",
            gift: OfferDraft(party: Party(kind: .person), words: "Ik wil wel met iemand wandelen"),
            ask: IntakeAsk(words: "Wie helpt met de computer?"),
            note: "Kent in de straat bijna iedereen", consent: .spoken, promisedOn: given.today.adding(days: 10))
        let aaf = try await given.workplace.takeIn(sheet, as: taken, submission: "1", by: given.fatma)
        #expect(try await given.workplace.takeIn(sheet, as: taken, submission: "1", by: given.fatma) == aaf)
        try await given.workplace.read(as: given.fatma) { connection in
            let person = try connection.person(aaf, for: given.fatma)
            #expect(person.facts.loves == "Zingen in een koor" && person.facts.wishes == "Weer eens naar zee")
            #expect(try connection.offers(of: aaf, for: given.fatma).map(\.draft.words) == ["Ik wil wel met iemand wandelen"])
            #expect(try connection.asks(of: aaf, for: given.fatma).map(\.words) == ["Wie helpt met de computer?"])
            #expect(try connection.notes(about: aaf, for: given.fatma).readable.map(\.note.draft.words) == ["Kent in de straat bijna iedereen"])
            #expect(try connection.consents(of: aaf, for: given.fatma).map(\.purpose) == [ConsentPurpose.interview])
            let interview = try connection.interview(sheet, for: given.fatma, to: .lookAtInterview)
            #expect(interview.state == .takenIn && interview.fields == nil && interview.round == round)
            #expect(interview.promise?.nextOn == given.today.adding(days: 10).orFirstWorkingDayAfter)
        }
    }

    @Test("that cannot be taken in leaves nothing behind", arguments: TestDatabanks.engines)
    func wholeOrNot(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (_, sheet) = try await given.sheet()
        let people = try await given.count("SELECT count(*) FROM person WHERE municipality = $1")
        let taken = TakenInterview(
            who: .new(PersonFacts(name: "Aaf de Wit")), loves: "Zingen", gift: OfferDraft(party: Party(kind: .person), words: ""), consent: .spoken,
            promisedOn: given.today.adding(days: 10))
        await #expect(throws: Problem.invalid([FieldError("words", .missing)])) {
            try await given.workplace.takeIn(sheet, as: taken, submission: "1", by: given.fatma)
        }
        #expect(try await given.count("SELECT count(*) FROM person WHERE municipality = $1") == people)
        #expect(try await given.interview(sheet, for: given.fatma, to: .lookAtInterview).state == .given)
    }

    @Test("adds to somebody who is known, and writes nothing twice", arguments: TestDatabanks.engines)
    func known(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        for (number, words) in ["Koken voor een ander", "Kaarten", "Kaarten"].enumerated() {
            let (_, sheet) = try await given.sheet(String(number))
            let taken = TakenInterview(who: .known(given.truus), loves: words, consent: .spoken, promisedOn: given.today.adding(days: 3))
            #expect(try await given.workplace.takeIn(sheet, as: taken, submission: "take \(number)", by: given.fatma) == given.truus)
        }
        let truus = try await given.workplace.read(as: given.fatma) { try $0.person(given.truus, for: given.fatma) }
        #expect(truus.facts.loves == "Koken voor een ander\nKaarten")
    }

    @Test("is for who listens alone, until it is handed in, and opens nothing else", arguments: TestDatabanks.engines)
    func narrow(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (round, sheet) = try await given.sheet()
        let (other, listener) = (given.otherResident, given.listener)
        await #expect(throws: Problem.notFound(.interview)) { try await given.interview(sheet, for: other) }
        await #expect(throws: Problem.notFound(.interview)) { try await given.workplace.keep("x=1", of: sheet, version: 1, by: other) }
        #expect(try await given.workplace.read(as: listener) { try $0.ownInterviews(of: listener).map(\.id) } == [sheet])
        for deed: Deed in [
            .searchDatabank, .recogniseCaller, .seeCandidates, .lookAtPerson, .seeToday, .seeInterviews, .takeInInterview, .giveInterview,
        ] {
            #expect(!Access.allowsSomewhere(listener, deed), "\(deed)")
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.read(as: listener) { try $0.interviewLines(of: round, for: listener) }
        }
        try await given.workplace.handIn("name=Aaf", of: sheet, version: 1, by: listener)
        await #expect(throws: Problem.notFound(.interview)) { try await given.interview(sheet, for: listener) }
        #expect(try await given.workplace.read(as: listener) { try $0.ownInterviews(of: listener) }.isEmpty)
        await #expect(throws: Problem.notFound(.interview)) { try await given.workplace.putAway(sheet, by: listener) }
    }

    @Test("that does not go on is put away without a word left", arguments: TestDatabanks.engines)
    func putAway(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (_, sheet) = try await given.sheet()
        try await given.workplace.keep("loves=zingen", of: sheet, version: 1, by: given.listener)
        try await given.workplace.putAway(sheet, by: given.listener)
        #expect(try await given.count("SELECT count(*) FROM interview WHERE municipality = $1 AND fields IS NOT NULL") == 0)
        #expect(try await given.keys(of: sheet) == 0)
        await #expect(throws: Problem.outOfOrder(.interviewOver)) { try await given.workplace.putAway(sheet, by: given.fatma) }
    }

    @Test("on paper is found back by its code, and by nothing else", arguments: TestDatabanks.engines)
    func byCode(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (_, sheet) = try await given.sheet()
        let code = try await given.interview(sheet, for: given.ria).code
        let typed = try #require(SheetCode(typed: code.shown.lowercased()))
        #expect(try await given.workplace.read(as: given.ria) { try $0.interview(code: typed, for: given.ria, to: .holdInterview).id } == sheet)
        let wrong = try #require(SheetCode(typed: "2222 2222"))
        await #expect(throws: Problem.notFound(.interview)) {
            _ = try await given.workplace.read(as: given.ria) { try $0.interview(code: wrong, for: given.ria, to: .holdInterview) }
        }
    }

    @Test("leaves a promise that shows on its day with who made it, until it is kept", arguments: TestDatabanks.engines)
    func promised(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (_, sheet) = try await given.sheet()
        #expect(try await given.today(for: given.ria).promises.isEmpty)
        let taken = TakenInterview(who: .known(given.greet), wishes: "Naar zee", consent: .paper, promisedOn: given.today.adding(days: 7))
        _ = try await given.workplace.takeIn(sheet, as: taken, submission: "1", by: given.fatma)
        #expect(try await given.today(for: given.fatma).promises.isEmpty)
        given.clock.pass(days: 10)
        #expect(try await given.today(for: given.fatma).promises.map(\.personName) == ["Greet Mulder"])
        #expect(try await given.today(for: given.ria).promises.isEmpty)
        await #expect(throws: Problem.invalid([FieldError("promised_on", .beforeTomorrow)])) {
            try await given.workplace.keepPromise(sheet, until: given.today, by: given.fatma)
        }
        try await given.workplace.keepPromise(sheet, until: given.today.adding(days: 4), by: given.fatma)
        #expect(try await given.today(for: given.fatma).promises.isEmpty)
        given.clock.pass(days: 8)
        #expect(try await given.today(for: given.fatma).promises.count == 1)
        try await given.workplace.keepPromise(sheet, until: nil, by: given.fatma)
        #expect(try await given.today(for: given.fatma).promises.isEmpty)
    }

    @Test("stops what somebody offers when they take back that it is kept", arguments: TestDatabanks.engines)
    func takenBack(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (_, sheet) = try await given.sheet()
        let gift = OfferDraft(party: Party(kind: .person), words: "Ik kaart graag met iemand")
        let taken = TakenInterview(who: .known(given.greet), gift: gift, consent: .spoken, promisedOn: given.today.adding(days: 7))
        _ = try await given.workplace.takeIn(sheet, as: taken, submission: "1", by: given.fatma)
        let consent = try await given.workplace.read(as: given.fatma) { try $0.consents(of: given.greet, for: given.fatma) }
        let own = Viewer(municipality: Given.town, person: given.greet, name: "Greet Mulder", roles: [])
        _ = try await given.workplace.withdraw(try #require(consent.first).id, by: own)
        let states = try await given.workplace.read(as: given.fatma) { try $0.offers(of: given.greet, for: given.fatma).map(\.state) }
        #expect(states == [.withdrawn])
    }
}

@Suite("A round along the doors")
struct InterviewRoundTests {
    @Test("says how many sheets are out, and that it is over while some still are", arguments: TestDatabanks.engines)
    func late(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (round, sheet) = try await given.sheet()
        #expect(try await given.today(for: given.fatma).lateRounds.isEmpty)
        given.clock.pass(days: 20)
        let late = try await given.today(for: given.fatma).lateRounds
        #expect(late.map(\.round.id) == [round] && late.first?.out == 1 && late.first?.back == 0)
        try await given.workplace.putAway(sheet, by: given.fatma)
        #expect(try await given.today(for: given.fatma).lateRounds.isEmpty)
    }

    @Test("counts by buurt, and hides what would tell of somebody", arguments: TestDatabanks.engines)
    func counted(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (round, first) = try await given.sheet()
        let sheets = try await given.workplace.giveInterviews(6, of: round, to: nil, submission: "six", by: given.fatma)
        for (number, sheet) in ([first] + sheets).enumerated() {
            let taken = TakenInterview(
                who: .new(PersonFacts(name: "Buur \(number)")), wishes: number < 6 ? "Wandelen" : nil,
                gift: number < 2 ? OfferDraft(party: Party(kind: .person), words: "Ik kook") : nil, consent: .spoken,
                promisedOn: given.today.adding(days: 7))
            _ = try await given.workplace.takeIn(sheet, as: taken, submission: "\(number)", by: given.fatma)
        }
        let tallies = try await given.workplace.read(as: given.fatma) { try $0.tallies(of: round, for: given.fatma) }
        #expect(tallies == [InterviewTally(area: nil, talks: 7, gifts: 2, wishes: 6, joined: 0)])
        #expect(InterviewTally.shown(tallies, smallest: 5).last == [.count(7), .tooFew, .count(6), .tooFew])
    }

    @Test("is planned and corrected by who brokers there; not by the desk, and not by a resident", arguments: TestDatabanks.engines)
    func planned(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let draft = given.draft
        for viewer in [given.ria, given.listener] {
            await #expect(throws: Problem.notAllowed(.notYourRole)) { try await given.workplace.plan(draft, submission: "1", by: viewer) }
        }
        let id = try await given.workplace.plan(draft, submission: "2", by: given.fatma)
        var wrong = draft
        (wrong.name, wrong.last, wrong.promisedOn) = ("", draft.first.adding(days: -1), draft.first)
        let faults = [
            FieldError("name", .missing), FieldError("last_on", .endsBeforeItStarts), FieldError("promised_on", .endsBeforeItStarts),
        ]
        await #expect(throws: Problem.invalid(faults)) { try await given.workplace.correct(id, to: wrong, version: 1, by: given.fatma) }
        var better = draft
        better.streets = "Ook de Eikenlaan"
        try await given.workplace.correct(id, to: better, version: 1, by: given.fatma)
        await #expect(throws: Problem.stale(Thing(.interviewRound, id.text))) {
            try await given.workplace.correct(id, to: draft, version: 1, by: given.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("count", .outsideRange(1, 40))])) {
            try await given.workplace.giveInterviews(41, of: id, to: nil, submission: "3", by: given.ria)
        }
    }
}

extension Given {
    /// Truus is a resident who listens; she has no role.
    fileprivate var listener: Viewer { Viewer(municipality: Self.town, person: truus, name: "Truus van Dalen", roles: []) }
    fileprivate var otherResident: Viewer { Viewer(municipality: Self.town, person: greet, name: "Greet Mulder", roles: []) }
    fileprivate var draft: InterviewRoundDraft {
        InterviewRoundDraft(
            name: "Lindestraat", streets: "Lindestraat", first: today, last: today.adding(days: 14), promisedOn: today.adding(days: 21))
    }

    /// A round, and one sheet of it with Truus.
    fileprivate func sheet(_ mark: String = "") async throws -> (InterviewRound.ID, Interview.ID) {
        let round = try await workplace.plan(draft, submission: "round" + mark, by: fatma)
        let given = try await workplace.giveInterviews(1, of: round, to: truus, submission: "give" + mark, by: fatma)
        return (round, given[0])
    }

    fileprivate func interview(_ id: Interview.ID, for viewer: Viewer, to deed: Deed = .holdInterview) async throws -> Interview {
        try await workplace.read(as: viewer) { try $0.interview(id, for: viewer, to: deed) }
    }

    fileprivate func today(for viewer: Viewer) async throws -> InterviewsToday {
        try await workplace.read(as: viewer) { try $0.interviewsToday(for: viewer, owner: viewer.person) }
    }

    fileprivate func count(_ sql: SQL) async throws -> Int {
        try await workplace.driver.read(in: Self.town) { try $0.count(sql, [Self.town]) }
    }

    fileprivate func keys(of interview: Interview.ID) async throws -> Int {
        try await workplace.driver.read(in: Self.town) {
            try $0.count("SELECT count(*) FROM vault_key WHERE municipality = $1 AND holder = $2", [Self.town, interview])
        }
    }
}

import Foundation
import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("The words of a municipality, and what its proposals teach")
struct WordsTests {
    @Test(
        "an expression that is written down is understood from then on, in this municipality only, and no longer once it is taken away",
        arguments: TestDatabanks.engines)
    func saying(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let sentence = "Bij ons is het graatje"
        #expect(try await !given.reads(sentence).contains("money.poverty"))
        try await given.workplace.add(LocalSayingDraft(words: "graatje", concept: "money.poverty"), submission: "a", by: given.fatma)
        try await given.workplace.add(LocalSayingDraft(words: "graatje", concept: "money.poverty"), submission: "a", by: given.fatma)
        #expect(try await given.reads(sentence).first == "money.poverty")
        let neighbour = Viewer(municipality: Given.otherTown, person: nil, name: "", roles: [.connector])
        #expect(try await !given.reads(sentence, as: neighbour).contains("money.poverty"))
        let saying = try #require(try await given.local().sayings.first)
        #expect(try await given.local().sayings.count == 1, "the same form sent twice")
        try await given.workplace.end(saying: saying.id, by: given.fatma)
        #expect(try await !given.reads(sentence).contains("money.poverty"))
    }

    @Test("offers that were there already are found by a new word", arguments: TestDatabanks.engines)
    func offersAreReadAnew(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let offer = try await given.workplace.place(
            OfferDraft(party: .person(given.truus), words: "Zaterdags doe ik mee met de flierefluit"), by: given.fatma)
        #expect(try await !given.finds("Is er iets te doen voor eenzame mensen?").contains(offer.text))
        try await given.workplace.add(LocalSayingDraft(words: "flierefluit", concept: "company.meet-people"), submission: "a", by: given.fatma)
        #expect(try await given.finds("Ik wil graag nieuwe mensen ontmoeten").first == offer.text)
    }

    @Test("a concept of its own can be named, led to and ended; its expressions end with it", arguments: TestDatabanks.engines)
    func concept(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let draft = LocalConceptDraft(
            name: "Kliekjesavond", note: "Vrijdag samen eten wat winkels overhouden.", broader: "community.neighbourhood-meal")
        try await given.workplace.add(draft, submission: "a", by: given.fatma)
        let concept = try #require(try await given.local().concepts.first)
        try await given.workplace.add(LocalSayingDraft(words: "de kliekies", concept: concept.id), submission: "b", by: given.fatma)
        #expect(try await given.reads("Kan ik mee naar de kliekies?").first == concept.id)
        try await given.workplace.end(concept: concept.id, by: given.fatma)
        let local = try await given.local()
        #expect(local.concepts.isEmpty && local.sayings.isEmpty)
    }

    @Test("what cannot be used is refused with what to do", arguments: TestDatabanks.engines)
    func refused(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let workplace = given.workplace
        await #expect(throws: Problem.invalid([FieldError("words", .saysNothing)])) {
            try await workplace.add(LocalSayingDraft(words: "van het", concept: "money.poverty"), submission: "a", by: given.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("words", .missing), FieldError("concept", .notAChoice)])) {
            try await workplace.add(LocalSayingDraft(words: "", concept: "money.no-such-thing"), submission: "a", by: given.fatma)
        }
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await workplace.add(LocalSayingDraft(words: "graatje", concept: "money.poverty"), submission: "a", by: given.ria)
        }
    }

    @Test("proposals that come to an introduction teach from the next day on, and nothing once learning is off", arguments: TestDatabanks.engines)
    func lessons(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        for side in [Side.ask, .offer] { try await given.workplace.record(.yes, of: side, reason: nil, to: proposal.id, by: given.fatma) }
        try await given.workplace.introduce(proposal.id, by: given.fatma)
        #expect(try await given.local().outcomes.isEmpty, "the order of today does not move any more")
        given.clock.pass(days: 1)
        let outcomes = try await given.local().outcomes
        #expect(outcomes.map(\.agreed) == [1] && outcomes.map(\.declined) == [0])
        #expect(outcomes.first?.asked.hasPrefix("meals.") == true || outcomes.first?.offered.hasPrefix("meals.") == true)
        try await given.workplace.choose(learns: false, by: given.fatma)
        #expect(try await given.local().outcomes.isEmpty)
    }

    @Test("a proposal that was declined counts as declined, once", arguments: TestDatabanks.engines)
    func declined(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let ask = try await given.greetAsks(outcome: .propose(given.soup))
        let proposal = try await given.proposal(of: ask)
        try await given.workplace.record(.no, of: .offer, reason: "Ik heb griep", to: proposal.id, by: given.fatma)
        given.clock.pass(days: 1)
        #expect(try await given.local().outcomes.map(\.declined) == [1])
    }
}

extension Given {
    fileprivate func local() async throws -> LocalWords { try await workplace.read(as: fatma) { [fatma] in try $0.localWords(for: fatma) } }

    /// Ids of the concepts that are read in a sentence, the surest first.
    fileprivate func reads(_ sentence: String, as viewer: Viewer? = nil) async throws -> [String] {
        let viewer = viewer ?? fatma
        let local = try await workplace.read(as: viewer) { try $0.localWords(for: viewer) }
        return try workplace.wordsBoard(local, trying: (sentence, .ask), for: viewer).readings?.map(\.id) ?? []
    }

    /// Keys of the offers that fit, the best first.
    fileprivate func finds(_ sentence: String) async throws -> [String] {
        let wish = Wish(municipality: Self.town, words: sentence, place: Self.home, today: CalendarDate(clock.now))
        return workplace.matches.best(for: wish, limit: 10).filter(\.candidate.fits).map(\.candidate.key)
    }
}

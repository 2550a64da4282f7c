import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A family, a group, a street or a company that offers as one")
struct CircleTests {
    @Test("is one circle for all that it offers, with whom to talk to as its first member", arguments: TestDatabanks.engines)
    func oneCircle(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (walk, meal) = (try await given.familyOffers("Wij wandelen graag."), try await given.familyOffers("Eet bij ons mee."))
        let circle = try await given.circle(of: walk)
        #expect(try await given.circle(of: meal).circle.id == circle.circle.id)
        #expect(circle.members.map(\.name) == ["Truus van Dalen"])
        #expect(circle.circle.draft == CircleDraft(kind: .family, name: "Familie Van Dalen"))
    }

    @Test("is the same circle under its new name when one of its offers is corrected, and all its offers bear it", arguments: TestDatabanks.engines)
    func newName(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let (walk, meal) = (try await given.familyOffers("Wij wandelen graag."), try await given.familyOffers("Eet bij ons mee."))
        let before = try await given.circle(of: walk).circle
        let saved = try await given.offer(walk)
        var draft = saved.draft
        draft.party.name = "De Van Dalens"
        try await given.workplace.correct(walk, to: draft, version: saved.version, by: given.fatma)
        #expect(try await given.offer(meal).draft.party.name == "De Van Dalens")
        #expect(try await given.circle(of: walk).circle.id == before.id)
    }

    @Test("goes on in the hands of another member: the words are read, and who handed over may leave", arguments: TestDatabanks.engines)
    func handedOver(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let walk = try await given.familyOffers("Wij wandelen graag.")
        let circle = try await given.circle(of: walk).circle.id
        let truus = Viewer(municipality: Given.town, person: given.truus, name: "Truus van Dalen", roles: [.resident])
        await #expect(throws: Problem.notFound(.person)) { try await given.workplace.handOver(circle, to: given.greet, by: given.fatma) }
        try await given.workplace.join(.known(given.greet), circle, submission: "greet", by: given.fatma)
        await #expect(throws: Problem.outOfOrder(.isContact)) { try await given.workplace.leave(circle, by: truus) }
        try await given.workplace.handOver(circle, to: given.greet, by: given.fatma)
        try await given.workplace.leave(circle, by: truus)
        let offer = try await given.offer(walk)
        #expect(offer.draft.words == "Wij wandelen graag." && offer.draft.party.person == given.greet)
        #expect(try await given.circle(of: walk).members.map(\.person) == [given.greet])
    }

    @Test("opens no other's key when it was handed over: its words are sealed for who has it now", arguments: TestDatabanks.engines)
    func sealedAnew(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let walk = try await given.familyOffers("Wij wandelen graag.")
        let circle = try await given.circle(of: walk).circle.id
        try await given.workplace.join(.known(given.greet), circle, submission: "greet", by: given.fatma)
        try await given.workplace.handOver(circle, to: given.greet, by: given.fatma)
        try await given.workplace.remove(given.truus, from: circle, by: given.fatma)
        try await given.workplace.withdraw(given.soup, by: given.fatma)
        try await given.workplace.erase(given.truus, by: given.fatma)
        #expect(try await given.offer(walk).draft.words == "Wij wandelen graag.")
    }

    @Test("is not put to anybody who takes part in it", arguments: TestDatabanks.engines)
    func notToThemselves(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let walk = try await given.familyOffers("Wij wandelen graag met iemand door het park.")
        let ask = try await given.greetAsks("Wie wandelt er met mij door het park?")
        #expect(try await given.candidates(for: ask).contains(walk.text))
        try await given.workplace.join(.known(given.greet), try await given.circle(of: walk).circle.id, submission: "greet", by: given.fatma)
        #expect(try await !given.candidates(for: ask).contains(walk.text))
        await #expect(throws: Problem.outOfOrder(.sameParty)) { try await given.workplace.propose(walk, for: ask, by: given.fatma) }
    }

    @Test("takes in somebody nobody knew by name alone, once for each form", arguments: TestDatabanks.engines)
    func newcomer(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let walk = try await given.familyOffers("Wij wandelen graag.")
        let circle = try await given.circle(of: walk).circle.id
        for _ in 1...2 { try await given.workplace.join(.newcomer("Sam van Dalen"), circle, submission: "sam", by: given.fatma) }
        #expect(try await given.circle(of: walk).members.map(\.name) == ["Sam van Dalen", "Truus van Dalen"])
        await #expect(throws: Problem.invalid([FieldError("name", .missing)])) {
            try await given.workplace.join(.newcomer(""), circle, submission: "leeg", by: given.fatma)
        }
    }

    @Test("is gone when its contact is erased and offers nothing any more; who took part stays", arguments: TestDatabanks.engines)
    func erased(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let walk = try await given.familyOffers("Wij wandelen graag.")
        let circle = try await given.circle(of: walk).circle.id
        try await given.workplace.join(.known(given.greet), circle, submission: "greet", by: given.fatma)
        for offer in [walk, given.soup] { try await given.workplace.withdraw(offer, by: given.fatma) }
        try await given.workplace.erase(given.truus, by: given.fatma)
        await #expect(throws: Problem.notFound(.circle)) {
            try await given.workplace.read(as: given.fatma) { try $0.circle(circle, for: given.fatma) }
        }
        #expect(try await given.workplace.read(as: given.fatma) { try $0.person(given.greet, for: given.fatma) }.facts.name == "Greet Mulder")
    }

    @Test("is not for residents to look into, nor for anybody outside to change", arguments: TestDatabanks.engines)
    func notForOthers(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let circle = try await given.circle(of: try await given.familyOffers("Wij wandelen graag.")).circle.id
        let greet = Viewer(municipality: Given.town, person: given.greet, name: "Greet Mulder", roles: [.resident])
        await #expect(throws: Problem.self) { try await given.workplace.read(as: greet) { try $0.circle(circle, for: greet) } }
        await #expect(throws: Problem.self) { try await given.workplace.leave(circle, by: greet) }
        await #expect(throws: Problem.self) { try await given.workplace.join(.known(given.greet), circle, submission: "x", by: greet) }
    }
}

extension Given {
    fileprivate func familyOffers(_ words: String) async throws -> Offer.ID {
        try await workplace.place(
            OfferDraft(party: Party(kind: .family, person: truus, name: "Familie Van Dalen"), words: words), by: fatma)
    }

    fileprivate func circle(of offer: Offer.ID) async throws -> (circle: Circle, members: [CircleMember]) {
        try await workplace.read(as: fatma) { [fatma] connection in
            guard let circle = try connection.offer(offer, for: fatma).draft.party.circle else { throw Problem.notFound(.circle) }
            return try connection.circle(circle, for: fatma)
        }
    }
}

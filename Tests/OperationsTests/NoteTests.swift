import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("A note about somebody")
struct NoteTests {
    @Test("is theirs to read at once, and theirs to answer", arguments: TestDatabanks.engines)
    func open(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.workplace.write(NoteDraft(words: "Kookt niet meer"), about: given.truus, submission: "1", by: given.ria)
        #expect(try await given.workplace.write(NoteDraft(words: "Kookt niet meer"), about: given.truus, submission: "1", by: given.ria) == id)
        try await given.workplace.answer(id, with: "Op dinsdag wel hoor.", by: given.residentTruus)
        let own = try await given.notes(about: given.truus, for: given.residentTruus)
        #expect(own.readable.map(\.note.draft.words) == ["Kookt niet meer"])
        #expect(own.readable.first?.note.answer?.words == "Op dinsdag wel hoor.")
        #expect(own.readable.first?.authorName == "Ria")
        try await given.workplace.answer(id, with: "", by: given.residentTruus)
        #expect(try await given.notes(about: given.truus, for: given.fatma).readable.first?.note.answer == nil)
        await #expect(throws: Problem.notFound(.note)) { try await given.workplace.answer(id, with: "Mooi", by: given.residentGreet) }
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await given.workplace.answer(id, with: "Mooi", by: given.fatma) }
    }

    @Test("that is hidden says from when it shows, and shows by itself on that day", arguments: TestDatabanks.engines)
    func hidden(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let day = CalendarDate(given.clock.now).adding(days: 7)
        let draft = NoteDraft(words: "Vermoeden van armoede", hiding: Hiding(until: day, reason: "Eerst samen praten"))
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.write(draft, about: given.truus, submission: "1", by: given.ria)
        }
        let id = try await given.workplace.write(draft, about: given.truus, submission: "2", by: given.fatma)
        let before = try await given.notes(about: given.truus, for: given.residentTruus)
        #expect(before.readable.isEmpty && before.later == [day])
        await #expect(throws: Problem.notFound(.note)) { try await given.workplace.answer(id, with: "Wat?", by: given.residentTruus) }
        given.clock.pass(days: 7)
        let after = try await given.notes(about: given.truus, for: given.residentTruus)
        #expect(after.later.isEmpty && after.readable.first?.note.draft.hiding?.reason == "Eerst samen praten")
    }

    @Test("that is hidden can be shown before its day", arguments: TestDatabanks.engines)
    func shown(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let hiding = Hiding(until: CalendarDate(given.clock.now).adding(days: 7), reason: "Eerst samen praten")
        let id = try await given.workplace.write(NoteDraft(words: "Belde", hiding: hiding), about: given.truus, submission: "1", by: given.fatma)
        try await given.workplace.show(id, by: given.fatma)
        try await given.workplace.show(id, by: given.fatma)
        #expect(try await given.notes(about: given.truus, for: given.residentTruus).readable.count == 1)
    }

    @Test("keeps what it said before it was corrected, and nothing of a colleague is overwritten", arguments: TestDatabanks.engines)
    func corrected(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let id = try await given.workplace.write(NoteDraft(words: "Woont alleen"), about: given.truus, submission: "1", by: given.ria)
        try await given.workplace.correct(id, words: "Woont met haar zus", isDelicate: false, version: 1, by: given.ria)
        await #expect(throws: Problem.stale(Thing(.note, id.text))) {
            try await given.workplace.correct(id, words: "Woont met haar broer", isDelicate: false, version: 1, by: given.fatma)
        }
        let own = try await given.notes(about: given.truus, for: given.residentTruus).readable
        #expect(own.first?.note.draft.words == "Woont met haar zus")
        #expect(own.first?.former.map(\.words) == ["Woont alleen"])
        await #expect(throws: Problem.notAllowed(.notYourRole)) {
            try await given.workplace.correct(id, words: "Woont prima", isDelicate: false, version: 2, by: given.residentTruus)
        }
        await #expect(throws: Problem.invalid([FieldError("words", .missing)])) {
            try await given.workplace.correct(id, words: "", isDelicate: false, version: 2, by: given.fatma)
        }
    }

    @Test("lies sealed in the databank, with what it said before, why it was hidden and what was written beside it", arguments: TestDatabanks.engines)
    func sealed(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        let hiding = Hiding(until: CalendarDate(given.clock.now).adding(days: 7), reason: "Eerst samen praten")
        let id = try await given.workplace.write(NoteDraft(words: "Belde", hiding: hiding), about: given.truus, submission: "1", by: given.fatma)
        try await given.workplace.show(id, by: given.fatma)
        try await given.workplace.correct(id, words: "Belde twee keer", isDelicate: false, version: 2, by: given.fatma)
        try await given.workplace.answer(id, with: "Drie keer", by: given.residentTruus)
        let kept = try await given.workplace.driver.read(in: Given.town) { connection in
            try connection.rows("SELECT words, hidden_reason, answer FROM note WHERE municipality = $1", [Given.town]) { row in
                [row.next(String.self), row.next(String.self), row.next(String.self)]
            }.joined() + connection.rows("SELECT words FROM note_version WHERE municipality = $1", [Given.town]) { $0.next(String.self) }
        }
        #expect(kept.count == 4 && kept.allSatisfy { $0.hasPrefix("sealed1:") })
    }

    @Test("about danger, debts or illness is for its author and for who minds the person", arguments: TestDatabanks.engines)
    func delicate(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.write(NoteDraft(words: "Heeft schulden", isDelicate: true), about: given.greet, submission: "1", by: given.ria)
        #expect(try await given.notes(about: given.greet, for: given.ria).readable.count == 1)
        #expect(try await given.notes(about: given.greet, for: given.fatma).readable.isEmpty)
        let ask = try await given.greetAsks()
        #expect(try await given.ask(ask).care?.owner == given.fatma.person)
        #expect(try await given.notes(about: given.greet, for: given.fatma).readable.count == 1, "now she minds an ask of Greet")
        try await given.workplace.close(ask, reason: nil, version: given.ask(ask).version, by: given.fatma)
        #expect(try await given.notes(about: given.greet, for: given.fatma).readable.isEmpty, "and now no more")
    }

    @Test("is not for a helper, an administrator or another resident", arguments: TestDatabanks.engines)
    func others(engine: Engine) async throws {
        let given = try await Given.aStreet(on: engine)
        try await given.workplace.write(NoteDraft(words: "Belde"), about: given.greet, submission: "1", by: given.fatma)
        for role in [Role.resident, .admin, .policy, .houseManager, .partner, .council, .expertByExperience] {
            let viewer = Viewer(municipality: Given.town, person: given.truus, name: "Truus", roles: [role])
            await #expect(throws: Problem.self) { try await given.notes(about: given.greet, for: viewer) }
            await #expect(throws: Problem.self) {
                try await given.workplace.write(NoteDraft(words: "Ook iets"), about: given.greet, submission: "2", by: viewer)
            }
        }
    }
}

extension Given {
    var residentTruus: Viewer { Viewer(municipality: Self.town, person: truus, name: "Truus van Dalen", roles: []) }
    var residentGreet: Viewer { Viewer(municipality: Self.town, person: greet, name: "Greet Mulder", roles: []) }

    func notes(about person: Person.ID, for viewer: Viewer) async throws -> SeenNotes {
        try await workplace.read(as: viewer) { try $0.notes(about: person, for: viewer) }
    }
}

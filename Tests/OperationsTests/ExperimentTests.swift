import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("An experiment with a house")
struct ExperimentTests {
    @Test("counts by itself who came, before and during, and keeps the counts when it is closed", arguments: TestDatabanks.engines)
    func counted(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let (house, workplace, fatma) = (given.house, given.house.street.workplace, given.house.street.fatma)
        let booking = try await house.dropIn(from: house.today, times: 2)
        for number in 0..<12 { _ = try await workplace.tally("money", at: booking, on: house.today, submission: "tap-\(number)", by: fatma) }
        let begun = house.today
        house.street.clock.pass(days: 7)
        for number in 0..<3 { _ = try await workplace.tally("money", at: booking, on: house.today, submission: "late-\(number)", by: fatma) }
        // A week and a day: before it were the days of the first drop-in hour.
        let draft = ExperimentDraft(
            title: "Soep", question: "Blijven ze?", attempt: "Soep na het spreekuur", house: house.house, measures: [.walkIns, .guests],
            first: begun.adding(days: 1), last: house.today)
        let id = try await workplace.begin(draft, owner: fatma.person, namesNobody: false, submission: "one", by: house.henk)
        #expect(try await workplace.begin(draft, owner: fatma.person, namesNobody: false, submission: "one", by: house.henk) == id)
        let elsewhere = ExperimentDraft(
            title: "Soep", question: "Blijven ze?", attempt: "Elders", house: house.otherHouse, measures: [.walkIns], first: draft.first,
            last: draft.last)
        let period = ExperimentPeriod(first: draft.first, last: draft.last)
        let counts = try await workplace.read(as: fatma) { connection in
            try [draft, elsewhere].map { try connection.counts(of: $0, in: period, of: Given.town) }
        }
        #expect(counts[0] == [ExperimentCount(.guests, before: 0, during: 0), ExperimentCount(.walkIns, before: 12, during: 3)])
        #expect(counts[1] == [ExperimentCount(.walkIns, before: 0, during: 0)], "of another house nothing")

        let due = try await workplace.read(as: fatma) { try $0.experimentsToday(for: fatma, owner: fatma.person) }
        #expect(due.map(\.experiment.id) == [id], "on its last day its owner is asked what happened")
        await #expect(throws: Problem.invalid([FieldError("outcome", .missing)])) {
            try await workplace.close(experiment: id, with: "", onward: .stops, namesNobody: false, version: 1, by: fatma)
        }
        try await workplace.close(experiment: id, with: "Niemand bleef zitten", onward: .stops, namesNobody: false, version: 1, by: fatma)
        await #expect(throws: Problem.outOfOrder(.experimentOver)) {
            try await workplace.close(experiment: id, with: "Toch wel", onward: .goesOn, namesNobody: false, version: 2, by: fatma)
        }
        try await workplace.driver.write(in: Given.town) { _ = try $0.execute("DELETE FROM walk_in WHERE municipality = $1", [Given.town]) }
        let kept = try await workplace.read(as: fatma) { try $0.experiment(id, for: fatma) }.experiment.outcome
        #expect(kept?.counts.last == ExperimentCount(.walkIns, before: 12, during: 3) && kept?.onward == .stops)
        #expect(try await workplace.read(as: fatma) { try $0.experimentsToday(for: fatma, owner: fatma.person) }.isEmpty)
    }

    @Test("tells of nobody, also where a colleague reads along: names and numbers are refused", arguments: TestDatabanks.engines)
    func ofNobody(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let (workplace, fatma, today) = (given.house.street.workplace, given.house.street.fatma, given.house.today)
        func begin(_ attempt: String, sure: Bool = false, owner: Person.ID?) async throws {
            let draft = ExperimentDraft(title: "Soep", question: "Blijven ze?", attempt: attempt, first: today, last: today.adding(days: 28))
            _ = try await workplace.begin(draft, owner: owner, namesNobody: sure, submission: attempt, by: fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("attempt", .mayNameSomebody)])) { try await begin("Soep voor Karel", owner: fatma.person) }
        await #expect(throws: Problem.invalid([FieldError("attempt", .tellsOfSomebody)])) {
            try await begin("Bel 06 12345678", sure: true, owner: fatma.person)
        }
        await #expect(throws: Problem.invalid([FieldError("owner", .notAChoice)])) { try await begin("Soep", owner: given.house.street.greet) }
        try await begin("Soep in De Zilverling", owner: fatma.person)
        let ria = given.house.street.ria
        let (council, noor) = (
            Viewer(municipality: Given.town, person: ria.person, name: "Bep", roles: [.council]),
            Viewer(municipality: Given.town, person: ria.person, name: "Noor", roles: [.policy])
        )
        for viewer in [council, noor] {
            #expect(try await workplace.read(as: viewer) { try $0.experiments(for: viewer) }.map(\.ownerName) == [nil])
        }
        #expect(try await workplace.read(as: ria) { try $0.experiments(for: ria) }.map(\.ownerName) == ["Fatma"])
    }

    @Test("is begun by the team, by who runs a house in that house, and changed by nobody over a colleague", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await RoleGiven.open(on: engine)
        let (workplace, fatma, today) = (given.house.street.workplace, given.house.street.fatma, given.house.today)
        var draft = ExperimentDraft(
            title: "Soep", question: "Blijven ze?", attempt: "Soep", house: given.house.otherHouse, first: today, last: today.adding(days: 28))
        let elsewhere = draft
        for viewer in [given.house.henk, given.house.street.ria, .visitor(of: Given.town)] {
            await #expect(throws: Problem.self) {
                _ = try await workplace.begin(elsewhere, owner: fatma.person, namesNobody: false, submission: "no", by: viewer)
            }
        }
        draft.house = given.house.house
        let id = try await workplace.begin(draft, owner: fatma.person, namesNobody: false, submission: "yes", by: given.house.henk)
        draft.title = "Soep en brood"
        let changed = draft
        try await workplace.change(experiment: id, to: changed, owner: fatma.person, namesNobody: false, version: 1, by: fatma)
        await #expect(throws: Problem.stale(Thing(.experiment, id.text))) {
            try await workplace.change(experiment: id, to: changed, owner: fatma.person, namesNobody: false, version: 1, by: given.house.henk)
        }
        let resident = Viewer(municipality: Given.town, person: given.house.street.greet, name: "Greet", roles: [])
        await #expect(throws: Problem.self) { _ = try await workplace.read(as: resident) { try $0.experiments(for: resident) } }
    }
}

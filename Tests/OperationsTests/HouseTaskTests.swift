import Foundation
import Matching
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("What needs doing in a house")
struct HouseTaskTests {
    @Test("is written by who runs it and by the desk, once for a form sent twice, and goes when nobody does it", arguments: TestDatabanks.engines)
    func written(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let draft = HouseTaskDraft(title: "Koffie schenken", words: "Twee kannen, en een praatje", traits: [.together, .noStairs], places: 2)
        let coffee = try await workplace.write(draft, in: given.house, submission: "one", by: given.henk)
        #expect(try await workplace.write(draft, in: given.house, submission: "one", by: given.henk) == coffee)
        _ = try await workplace.write(HouseTaskDraft(title: "De tuin", words: "Wieden"), in: given.otherHouse, submission: "two", by: street.ria)
        #expect(try await given.tasks(for: given.henk).map(\.task.draft) == [draft], "of another house nothing")
        #expect(try await given.tasks(for: street.fatma).map(\.task.draft.title) == ["De tuin", "Koffie schenken"])

        given.street.clock.pass(days: 3)
        var more = draft
        more.places = 3
        try await workplace.change(task: coffee, to: more, version: 1, by: given.henk)
        await #expect(throws: Problem.stale(Thing(.task, coffee.text))) {
            try await workplace.change(task: coffee, to: draft, version: 1, by: street.ria)
        }
        let kept = try await given.task(coffee).task
        #expect(kept.confirmedOn == given.today && kept.draft == more)
        await #expect(throws: Problem.invalid([FieldError("title", .missing)])) {
            _ = try await workplace.write(HouseTaskDraft(title: "", words: "x"), in: given.house, submission: "three", by: given.henk)
        }
        let trial = try await given.tries(coffee)
        await #expect(throws: Problem.outOfOrder(.taskIsDone)) { try await workplace.close(task: coffee, by: given.henk) }
        try await workplace.end(trial, by: street.fatma)
        try await workplace.close(task: coffee, by: given.henk)
        try await workplace.close(task: coffee, by: given.henk)
        #expect(try await given.tasks(for: given.henk).isEmpty)
        await #expect(throws: Problem.outOfOrder(.taskClosed)) { _ = try await given.tries(coffee) }
        await #expect(throws: Problem.outOfOrder(.taskClosed)) {
            try await workplace.change(task: coffee, to: draft, version: 2, by: given.henk)
        }
    }

    @Test("fits somebody by what they love, when they can and what they avoid, and says why", arguments: TestDatabanks.engines)
    func fits(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let workplace = given.street.workplace
        let tasks: [(String, String, [String], Set<TaskTrait>)] = [
            ("De tuin bijhouden", "Onkruid wieden, de rozen snoeien en de bakken water geven", ["wed-morning"], [.quiet]),
            ("De kas bijhouden", "Het geld van de koffie tellen en de bonnen opschrijven", ["fri-morning"], [.seated, .light]),
            ("Sokken breien", "Breien voor de kerstmarkt, thuis of aan tafel", [], [.seated, .light, .atHome]),
        ]
        for (title, words, days, traits) in tasks {
            let draft = HouseTaskDraft(title: title, words: words, wanted: DayParts(slots: days)!, traits: traits)
            _ = try await workplace.write(draft, in: given.house, submission: title, by: given.henk)
        }
        let lines = try await given.tasks(for: given.street.fatma)
        func fits(_ wish: TaskWish) -> [TaskFit] { workplace.fits(lines, for: wish, at: nil, in: Given.town, today: given.today) }

        let gardener = fits(TaskWish(loves: "Tuinieren, met mijn handen in de aarde"))
        #expect(gardener.first?.line.task.draft.title == "De tuin bijhouden")
        #expect(gardener.first?.reasons.isEmpty == false && gardener.first?.fits == true)
        #expect(gardener.count == 3 && gardener.last?.fits == false, "what else there is stays in sight")
        #expect(fits(TaskWish(loves: "Sokken breien bij de radio")).first?.line.task.draft.title == "Sokken breien")

        // At another time than is known of them it is there to be asked about; what they refuse is not.
        let friday = fits(TaskWish(loves: "Tuinieren", wanted: DayParts(slots: ["fri-morning"])!))
        #expect(friday.first?.line.task.draft.title == "De tuin bijhouden" && friday.map(\.isAtAnotherTime) == [true, false, false])
        let refusing = fits(TaskWish(loves: "Breien", avoids: "geen geld tellen"))
        #expect(refusing.map(\.line.task.draft.title).contains("De kas bijhouden") == false)
        // What somebody needs and the task does not say comes last, with the question.
        let seated = fits(TaskWish(loves: "", needs: [.seated]))
        #expect(seated.map(\.lacking) == [[], [], [.seated]] && seated.last?.line.task.draft.title == "De tuin bijhouden")
    }

    @Test("finds who offers something like it, and says why", arguments: TestDatabanks.engines)
    func toPerson(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let draft = HouseTaskDraft(title: "Soep koken", words: "Eens in de week een grote pan soep voor wie mee wil eten")
        let id = try await workplace.write(draft, in: given.house, submission: "soup", by: given.henk)
        let line = try await given.task(id)
        let found = workplace.people(fitting: line, in: Given.town, today: given.today)
        #expect(found.first?.candidate.key == street.soup.text && found.first?.reasons.isEmpty == false)
    }
}

@Suite("Somebody who tries a task")
struct TaskTrialTests {
    @Test("has somebody beside them, and after some weeks both are asked by who arranged it", arguments: TestDatabanks.engines)
    func tried(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let coffee = try await given.coffee()
        let trial = try await given.tries(coffee)
        let begun = given.today
        var line = try #require(try await given.today(of: street.fatma).first)
        #expect(line.name == "Greet Mulder" && line.title == "Koffie schenken" && line.trial.company == .sought && line.ownerName == "Fatma")
        #expect(line.trial.care?.askOn == begun.adding(days: 28).orFirstWorkingDayAfter)
        await #expect(throws: Problem.outOfOrder(.triesAlready)) { _ = try await given.tries(coffee) }

        try await workplace.accompany(trial, by: street.truus, viewer: street.fatma)
        await #expect(throws: Problem.invalid([FieldError("person", .notAChoice)])) {
            try await workplace.accompany(trial, by: street.greet, viewer: street.fatma)
        }
        await #expect(throws: Problem.invalid([FieldError("companion_said", .notAChoice)])) {
            try await workplace.hear(trial, helper: .well, companion: nil, weeks: nil, version: 2, by: street.fatma)
        }
        street.clock.pass(days: 28)
        try await workplace.hear(trial, helper: .otherwise, companion: .well, weeks: 2, version: 2, by: street.fatma)
        line = try #require(try await given.today(of: street.fatma).first)
        #expect(line.trial.care?.askOn == given.today.adding(days: 14).orFirstWorkingDayAfter && line.companionName == "Truus van Dalen")
        await #expect(throws: Problem.stale(Thing(.trial, trial.text))) {
            try await workplace.hear(trial, helper: .well, companion: .well, weeks: nil, version: 2, by: street.fatma)
        }
        try await workplace.hear(trial, helper: .well, companion: .well, weeks: nil, version: 3, by: street.fatma)
        #expect(try await given.today(of: street.fatma).isEmpty, "a regular task waits until it is time to ask again")
        street.clock.pass(days: 93)
        #expect(try await given.today(of: street.fatma).map(\.trial.step) == [.regular])
    }

    @Test("stops without a reason: nothing of what was said is kept, and they stay findable for something else", arguments: TestDatabanks.engines)
    func ended(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let coffee = try await given.coffee()
        let trial = try await given.tries(coffee, with: .person(street.truus))
        try await workplace.hear(trial, helper: .otherwise, companion: .otherwise, weeks: 1, version: 1, by: street.fatma)
        let greet = Viewer(municipality: Given.town, person: street.greet, name: "Greet", roles: [])
        let truus = Viewer(municipality: Given.town, person: street.truus, name: "Truus", roles: [])
        await #expect(throws: Problem.notAllowed(.notYourRelation)) { try await workplace.end(trial, by: truus) }
        try await workplace.end(trial, by: greet)
        try await workplace.end(trial, by: greet)
        let kept = try await workplace.read(as: street.fatma) { try $0.trials(of: street.greet, for: street.fatma) }
        #expect(kept.map(\.trial.step) == [.ended] && kept.allSatisfy { $0.trial.heard == nil && $0.companionName == nil && $0.ownerName == nil })
        #expect(kept.first?.endedOn == given.today)
        let left = try await workplace.driver.read(in: Given.town) { connection in
            try connection.rows(
                "SELECT coalesce(helper_said, '') || coalesce(companion_said, '') FROM task_trial WHERE municipality = $1", [Given.town]
            ) {
                $0.next(String.self)
            }
        }
        #expect(left == [""])
        await #expect(throws: Problem.outOfOrder(.notAtThisStep)) {
            try await workplace.hear(trial, helper: .well, companion: nil, weeks: nil, version: 3, by: street.fatma)
        }
        // The task looks for somebody again, and for Greet there is something else.
        #expect(try await given.task(coffee).taken == 0)
        let again = try await workplace.begin(
            TrialDraft(task: given.garden(), person: street.greet, company: .alone, startsOn: given.today), by: street.fatma)
        #expect(try await workplace.read(as: greet) { try $0.trials(of: street.greet, for: greet) }.first?.trial.id == again)
    }

    @Test("is arranged by who brokers where they live, seen by first name in the house, and by nobody else", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let coffee = try await given.coffee(places: 1)
        for viewer in [
            street.ria, given.henk, Viewer(municipality: Given.town, person: street.greet, name: "Greet", roles: []), .visitor(of: Given.town),
        ] {
            await #expect(throws: Problem.self) {
                _ = try await workplace.begin(
                    TrialDraft(task: coffee, person: street.greet, company: .alone, startsOn: given.today), by: viewer)
            }
        }
        let trial = try await given.tries(coffee)
        await #expect(throws: Problem.outOfOrder(.taskFull)) {
            _ = try await workplace.begin(TrialDraft(task: coffee, person: street.truus, company: .alone, startsOn: given.today), by: street.fatma)
        }
        let task = try await given.task(coffee).task
        #expect(try await workplace.read(as: given.henk) { try $0.trials(of: task, for: given.henk) }.map(\.name) == ["Greet"])
        let els = try await given.manager("Els", of: given.otherHouse)
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) { _ = try await workplace.read(as: els) { try $0.trials(of: task, for: els) } }
        for viewer in [street.ria, given.henk] { await #expect(throws: Problem.self) { try await workplace.end(trial, by: viewer) } }
        let elsewhere = Viewer(
            municipality: Given.town, person: street.ria.person, name: "Lotte",
            duties: [Duty(.teamMember, .part(Thing(.team, "team"), areas: [AreaCode("BU99010201")!]))])
        let far = try await workplace.register(PersonFacts(name: "Jo"), by: .system(of: Given.town))
        try await workplace.driver.write(in: Given.town) { connection in
            _ = try connection.execute("UPDATE person SET area = 'BU99010102' WHERE municipality = $1 AND id = $2", [Given.town, far])
        }
        await #expect(throws: Problem.notAllowed(.outsideYourWork)) {
            _ = try await workplace.begin(TrialDraft(task: given.garden(), person: far, company: .alone, startsOn: given.today), by: elsewhere)
        }
    }

    @Test("is erased with them, leaves who walks along out, and is forgotten a year after it ended", arguments: TestDatabanks.engines)
    func forgotten(engine: Engine) async throws {
        let given = try await HouseGiven.open(on: engine)
        let (street, workplace) = (given.street, given.street.workplace)
        let (coffee, garden) = (try await given.coffee(), try await given.garden())
        _ = try await given.tries(coffee, with: .person(street.truus))
        let other = try await workplace.begin(
            TrialDraft(task: garden, person: street.greet, company: .alone, startsOn: given.today), by: street.fatma)
        let fatma = try #require(street.fatma.person)
        await #expect(throws: Problem.outOfOrder(.mindsSomething)) { try await workplace.erase(fatma, by: street.fatma) }
        try await workplace.end(other, by: street.fatma)
        try await workplace.erase(street.truus, by: street.fatma)
        func kept() async throws -> [Person.ID?] {
            try await workplace.driver.read(in: Given.town) { connection in
                try connection.rows("SELECT companion FROM task_trial WHERE municipality = $1", [Given.town]) { $0.next(Person.ID?.self) }
            }
        }
        #expect(try await kept() == [nil, nil])
        street.clock.pass(days: 400)
        _ = try await workplace.keepUp(as: "here")
        #expect(try await kept().count == 1, "what goes on has no term, and keeps Greet on the list")
        try await workplace.erase(street.greet, by: street.fatma)
        #expect(try await kept().isEmpty)
    }
}

extension HouseGiven {
    func coffee(places: Int = 2) async throws -> HouseTask.ID {
        try await street.workplace.write(
            HouseTaskDraft(title: "Koffie schenken", words: "Twee kannen, en een praatje", places: places), in: house, submission: "coffee", by: henk)
    }

    func garden() async throws -> HouseTask.ID {
        try await street.workplace.write(HouseTaskDraft(title: "De tuin", words: "Onkruid wieden"), in: house, submission: "garden", by: henk)
    }

    /// Greet tries it from today.
    func tries(_ task: HouseTask.ID, with company: Participation.Company = .sought) async throws -> TaskTrial.ID {
        try await street.workplace.begin(
            TrialDraft(task: task, person: street.greet, company: company, startsOn: today), by: street.fatma)
    }

    func task(_ id: HouseTask.ID) async throws -> HouseTaskLine { try await street.workplace.read(as: henk) { try $0.houseTask(id, for: henk) } }

    func tasks(for viewer: Viewer) async throws -> [HouseTaskLine] { try await street.workplace.read(as: viewer) { try $0.houseTasks(for: viewer) } }

    func today(of viewer: Viewer) async throws -> [TaskTrialLine] {
        try await street.workplace.read(as: viewer) { try $0.trialsToday(for: viewer, owner: viewer.person) }
    }
}

import Foundation
import Neighbourhood
import Operations
import Storage
import TestDatabanks
import Testing

@Suite("Somebody who asks joins an activity")
struct JoinTests {
    @Test("with a place, who walks along, and two weeks later the question whether they come back", arguments: TestDatabanks.engines)
    func joins(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let (fatma, street) = (given.house.street.fatma, given.house.street)
        let ask = try await street.greetAsks("Mijn moeder zit de hele dag alleen en wil onder de mensen.")
        let draft = JoinDraft(activity: given.coffee, firstOn: given.first, company: .sought)
        let joining = try await given.join(ask, draft)
        var now = try await given.ask(ask)
        #expect(now.state == .waiting)
        #expect(now.care?.owner == fatma.person)
        #expect(now.care?.nextStep == NextStep.findCompany.rawValue)
        #expect(now.care.map { $0.nextOn <= given.first } == true)
        await #expect(throws: Problem.outOfOrder(.joinsAlready)) { _ = try await given.join(ask, draft) }

        try await given.workplace.accompany(joining, by: street.truus, viewer: fatma)
        now = try await given.ask(ask)
        #expect(now.care?.nextStep == NextStep.hearOfActivity.rawValue)
        #expect(now.care?.nextOn == given.first.adding(days: 14).orFirstWorkingDayAfter)
        #expect(try await given.lines(of: ask).map(\.companionName) == ["Truus van Dalen"])

        // She stands ready on the list, and being there is counted by itself.
        street.clock.pass(days: given.house.today.days(until: given.first))
        let series = try await given.house.known(given.coffee).series
        let henk = given.house.henk
        let ready = try await given.workplace.read(as: henk) { try $0.regulars(of: series, before: given.first, for: henk) }
        #expect(ready.contains { $0.who == .person(street.greet) && $0.part == .guest })
        try await given.note([.person(street.greet)], on: given.first)
        #expect(try await given.lines(of: ask).map(\.seen) == [1])
        try await given.workplace.settle(joining, as: .comesBack, by: fatma)
        #expect(try await given.lines(of: ask).map(\.participation.outcome) == [.comesBack])
        #expect(try await given.ask(ask).care?.nextStep == NextStep.hearHowItGoes.rawValue)
        try await given.workplace.close(ask, reason: "Drinkt elke week koffie", version: try await given.ask(ask).version, by: fatma)
        #expect(try await given.ask(ask).state == .closed)
    }

    @Test("as long as there is a place; on the waiting list, and no further, when it is full", arguments: TestDatabanks.engines)
    func full(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let street = given.house.street
        var draft = try await given.house.known(given.coffee).draft
        draft.facts.capacity = 1
        try await given.workplace.change(activity: given.coffee, to: draft, version: 1, by: given.house.henk)
        let first = try await given.join(try await street.greetAsks(), JoinDraft(activity: given.coffee, firstOn: given.first, company: .alone))
        let intake = Intake(
            caller: .known(street.truus), subject: .known(street.truus), relation: nil, aware: .yes,
            asks: [(IntakeAsk(words: "Ik wil ook onder de mensen komen"), .waitingList)])
        let ask = try await given.workplace.take(intake, by: street.fatma)[0]
        let wish = JoinDraft(activity: given.coffee, firstOn: given.first, company: .alone)
        await #expect(throws: Problem.outOfOrder(.activityFull)) { _ = try await given.join(ask, wish) }
        draft.facts.hasWaitingList = true
        try await given.workplace.change(activity: given.coffee, to: draft, version: 2, by: given.house.henk)
        let second = try await given.join(ask, wish)
        #expect(try await given.lines(of: ask).map(\.participation.isWaiting) == [true])
        await #expect(throws: Problem.outOfOrder(.activityFull)) {
            try await given.workplace.givePlace(second, at: given.coffee, by: given.house.henk)
        }
        try await given.workplace.settle(first, as: .stayedAway, by: street.fatma)
        try await given.workplace.givePlace(second, at: given.coffee, by: given.house.henk)
        #expect(try await given.lines(of: ask).map(\.participation.isWaiting) == [false])
    }

    @Test("is arranged by who brokers, and by nobody else", arguments: TestDatabanks.engines)
    func rights(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let ask = try await given.house.street.greetAsks()
        let version = try await given.ask(ask).version
        let draft = JoinDraft(activity: given.coffee, firstOn: given.first, company: .alone)
        let greet = Viewer(municipality: Given.town, person: given.house.street.greet, name: "Greet", roles: [])
        for viewer in [given.house.street.ria, given.house.henk, greet, .visitor(of: Given.town)] {
            await #expect(throws: Problem.self) { _ = try await given.workplace.join(ask, to: draft, version: version, by: viewer) }
        }
        try await given.workplace.cancel(given.coffee, plannedOn: given.first, because: nil, by: given.house.henk)
        await #expect(throws: Problem.outOfOrder(.activityEnded)) { _ = try await given.join(ask, draft) }
    }

    @Test("goes with the ask, and with who is erased", arguments: TestDatabanks.engines)
    func forgotten(engine: Engine) async throws {
        let given = try await PresenceGiven.open(on: engine)
        let street = given.house.street
        let ask = try await street.greetAsks()
        _ = try await given.join(ask, JoinDraft(activity: given.coffee, firstOn: given.first, company: .person(street.truus)))
        let driver = given.workplace.driver
        func kept() async throws -> [Person.ID?] {
            try await driver.read(in: Given.town) { connection in
                try connection.rows("SELECT companion FROM participation WHERE municipality = $1", [Given.town]) { $0.next(Person.ID?.self) }
            }
        }
        #expect(try await kept() == [street.truus])
        try await driver.write(in: Given.town) { try $0.erase(street.truus, in: Given.town) }
        #expect(try await kept() == [nil])
        try await driver.write(in: Given.town) { try $0.erase(street.greet, in: Given.town) }
        #expect(try await kept().isEmpty)
    }
}

extension PresenceGiven {
    func ask(_ id: Ask.ID) async throws -> Ask {
        let fatma = house.street.fatma
        return try await workplace.read(as: fatma) { try $0.ask(id, for: fatma) }
    }

    func join(_ ask: Ask.ID, _ draft: JoinDraft) async throws -> Participation.ID {
        try await workplace.join(ask, to: draft, version: try await self.ask(ask).version, by: house.street.fatma)
    }

    func lines(of ask: Ask.ID) async throws -> [ParticipationLine] {
        let fatma = house.street.fatma
        return try await workplace.read(as: fatma) { try $0.participations(of: ask, for: fatma) }
    }
}

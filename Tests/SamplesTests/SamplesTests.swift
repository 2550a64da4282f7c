import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@Suite("The sample neighbourhood")
struct SamplesTests {
    /// Saturday 21 November 2026, eleven in the morning in the Netherlands.
    static let saturday = Date(timeIntervalSince1970: 1_795_255_200)

    static func workplace(on engine: Engine, now: Date = saturday) async throws -> Workplace {
        let driver = try await TestDatabanks.fresh(engine, clock: { now })
        return Workplace(driver: driver, matches: try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty)))
    }

    @Test("fills an empty municipality with people, gifts, wishes and partners", arguments: TestDatabanks.engines)
    func fills(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        #expect(try await Samples.load(into: workplace, neighbourhood: .wilgenoord))
        let town = SampleTown.wilgenoord.municipality
        let counts = try await workplace.driver.read(in: town) { connection in
            [
                try connection.count("SELECT count(*) FROM person WHERE municipality = $1", [town]),
                try connection.count("SELECT count(*) FROM offer WHERE municipality = $1", [town]),
                try connection.count("SELECT count(*) FROM ask WHERE municipality = $1", [town]),
                try connection.houses(in: town).count, try connection.teams(in: town).count,
                try connection.count("SELECT count(*) FROM organisation WHERE municipality = $1", [town]),
                try connection.areas(in: town).count,
            ]
        }
        #expect(counts == [131, 70, 45, 3, 2, 8, 10])
        let line = try await workplace.driver.read(in: town) { try $0.municipalities() }
        #expect(line == [MunicipalityLine(code: town, name: "Wilgenoord", isDemo: true)])
    }

    @Test("does nothing the second time", arguments: TestDatabanks.engines)
    func loadsOnce(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .duinrade)
        let before = try await Self.rows(workplace, .duinrade)
        #expect(try await Samples.load(into: workplace, neighbourhood: .duinrade) == false)
        #expect(try await Self.rows(workplace, .duinrade) == before)
    }

    @Test("gives every state of an ask that the rules know, and each state fits its proposals", arguments: TestDatabanks.engines)
    func statesAreReal(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .wilgenoord)
        let viewer = Viewer.system(of: SampleTown.wilgenoord.municipality)
        let asks = try await workplace.read(as: viewer) { connection in
            try connection.rows("SELECT id, state FROM ask WHERE municipality = $1", [viewer.municipality]) { row in
                (row.next(Ask.ID.self), row.next(AskState.self))
            }
        }
        #expect(Set(asks.map(\.1)) == Set(AskState.allCases))
        for (id, state) in asks {
            let steps = try await workplace.read(as: viewer) { try $0.proposals(of: id, for: viewer).map(\.step) }
            #expect(steps.contains { $0.isOpen } == (state == .proposed), "\(id) is \(state) with \(steps)")
            if state == .introduced { #expect(steps.contains(.introduced)) }
        }
    }

    @Test("counts its days from the moment of loading, and nothing lies in the future", arguments: TestDatabanks.engines)
    func daysAreRelative(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .wilgenoord)
        let viewer = Viewer.system(of: SampleTown.wilgenoord.municipality)
        let board = try await workplace.read(as: viewer) { try $0.today(for: viewer, owner: nil, limit: 100) }
        let today = CalendarDate(Self.saturday)
        let milan = try #require(board.waiting.first { $0.words.contains("Milan") || $0.nextStep?.contains("Milan") == true })
        #expect(milan.nextOn == today.adding(days: -2))
        let late = try await workplace.read(as: viewer) { connection in
            try connection.count("SELECT count(*) FROM event WHERE municipality = $1 AND at > $2", [viewer.municipality, Self.saturday])
                + connection.count("SELECT count(*) FROM ask WHERE municipality = $1 AND placed_at > $2", [viewer.municipality, Self.saturday])
        }
        #expect(late == 0)
        #expect(board.newAsks.count > 3 && board.proposals.count > 8)
    }

    @Test("tells a history in which placing comes before proposing, answering and introducing", arguments: TestDatabanks.engines)
    func historyReadsWell(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .wilgenoord)
        let viewer = Viewer.system(of: SampleTown.wilgenoord.municipality)
        let lines = try await workplace.read(as: viewer) { connection in
            let id = try #require(try connection.askImported(as: "a-ahmed-cv", in: viewer.municipality))
            return try connection.history(of: Thing(.ask, id.text), for: viewer)
        }
        #expect(lines.map(\.deed) == [.placeAsk, .takeUpAsk, .propose, .recordAnswer, .recordAnswer, .introduce])
        #expect(lines.map(\.at) == lines.map(\.at).sorted())
        #expect(lines.last?.actor == "Bram de Wit" || lines.last?.actor?.hasPrefix("Bram") == true)
    }

    @Test("lets Fatma work as connector of her team, and finds the buurt of a postcode", arguments: TestDatabanks.engines)
    func rolesAndPlaces(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .wilgenoord)
        let town = SampleTown.wilgenoord.municipality
        let fatma = try await Samples.person("fatma", of: .wilgenoord, in: workplace)
        let (roles, members) = try await workplace.driver.read(in: town) { connection in
            (try connection.roles(of: fatma, in: town), try connection.teamMembers(in: town))
        }
        #expect(roles == [.connector])
        #expect(members.contains { $0.name == "Fatma" && $0.role == .connector })
        let found = try await workplace.place(of: try #require(Postcode("4991AC")), in: town)
        #expect(found?.area == AreaCode("BU99010102"))
    }

    @Test("puts what is open into the match book", arguments: TestDatabanks.engines)
    func matchBookKnows(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .wilgenoord)
        let followed = workplace.matches.book.index.count(in: SampleTown.wilgenoord.municipality)
        try await workplace.matches.rebuild(from: workplace.driver)
        #expect(followed == workplace.matches.book.index.count(in: SampleTown.wilgenoord.municipality))
        #expect(followed > 80)
    }

    @Test("keeps two towns apart: no key, telephone number or mail address occurs in both", arguments: TestDatabanks.engines)
    func townsAreApart(engine: Engine) async throws {
        let workplace = try await Self.workplace(on: engine)
        for town in SampleTown.allCases { try await Samples.load(into: workplace, neighbourhood: town) }
        let shared = try await workplace.driver.read(in: nil) { connection in
            try connection.count(
                "SELECT count(*) FROM person a JOIN person b ON a.municipality < b.municipality AND (a.phone = b.phone OR a.mail = b.mail OR a.imported_as = b.imported_as)"
            )
        }
        #expect(shared == 0)
        await #expect(throws: Problem.notFound(.person)) { try await Samples.person("fatma", of: .duinrade, in: workplace) }
    }

    static func rows(_ workplace: Workplace, _ town: SampleTown) async throws -> Int {
        try await workplace.driver.read(in: town.municipality) { connection in
            try connection.count("SELECT count(*) FROM person WHERE municipality = $1", [town.municipality])
                + connection.count("SELECT count(*) FROM event WHERE municipality = $1", [town.municipality])
        }
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("A match on the pages")
struct MatchPageTests {
    @Test("a worker goes from Vandaag to two who know each other, plans their meeting and hears that a day is missing")
    func plan() async throws {
        let (town, match) = try await Self.town()
        let fatma = try await town.signedIn("fatma")
        #expect(try await fatma.get("/vandaag?van=iedereen").contains("/koppelingen/\(match)"))
        let page = "/koppelingen/\(match)"
        let seen = try await fatma.get(page)
        #expect(seen.contains("Gaat het goed samen?") && seen.contains("Wat er gebeurde"))
        let version = try seen.value(of: "version")
        let faulty = try await fatma.submit(
            [("deed", "pause-match"), ("reason", "Vakantie"), ("version", version)], from: page, to: page + "/stappen")
        #expect(faulty.status == .unprocessableContent && faulty.contains("Welke dag: Vul dit in.") && faulty.contains("Vakantie"))
        let day = CalendarDate(Date()).adding(days: 10)
        let rests = try await fatma.submit(
            [("deed", "pause-match"), ("day", day.description), ("side", "ask"), ("reason", "Vakantie"), ("version", version)], from: page,
            to: page + "/stappen")
        #expect(rests.contains("rust even") && rests.contains("zette het op pauze, op verzoek van"))
        let late = try await fatma.submit([("deed", "resume-match"), ("version", version)], from: page, to: page + "/stappen")
        #expect(late.status == .conflict, "a colleague moved it meanwhile")
    }

    @Test("either of the two finds on their own page how far it is, and stops without a reason")
    func stop() async throws {
        let (town, match) = try await Self.town()
        let key = try await Self.asker(of: match, in: town)
        let own = try await town.signedIn(key)
        let mine = try await own.get("/mijn")
        #expect(mine.contains("U bent samen begonnen") && mine.contains("Ik wil stoppen"))
        let stopped = try await own.submit([("deed", "end-match")], from: "/mijn", to: "/koppelingen/\(match)/stappen")
        #expect(stopped.contains("Gestopt. U ziet niets meer van elkaar."))
        #expect(!stopped.contains("U bent samen begonnen"))
        #expect(try await own.get("/koppelingen/\(match)").status == .forbidden, "the page of a match is for who guides it")
    }

    @Test("whoever has no mail stands on the call list, and what they say is written down in two taps")
    func calls() async throws {
        let (town, match) = try await Self.town()
        let fatma = try await town.signedIn("fatma")
        let municipality = SampleTown.wilgenoord.municipality
        try await town.workplace.driver.write(in: municipality) { connection in
            _ = try connection.execute(
                "UPDATE talk SET due_on = $1 WHERE municipality = $2 AND match = $3", [connection.today, municipality, match])
        }
        let list = try await fatma.get("/bellijst?van=iedereen")
        #expect(list.contains("/koppelingen/\(match)#talks"))
        let page = "/koppelingen/\(match)"
        let talk = try #require(try await fatma.get(page).text.firstMatch(of: /\/gesprekken\/[0-9a-z]{20}/)).0
        let empty = try await fatma.submit([("words_ask", "Zei niet veel")], from: page, to: String(talk))
        #expect(empty.status == .unprocessableContent && empty.contains("Zei niet veel"))
        let told = try await fatma.submit([("answer_ask", "so-so"), ("words_ask", "Ze mist haar <man>")], from: page, to: String(talk))
        #expect(told.contains("Gaat wel") && told.contains("Ze mist haar &lt;man&gt;") && told.contains("Vandaag bellen: het gaat niet goed"))
    }

    /// Wilgenoord, with a match that runs.
    private static func town() async throws -> (Town, Match.ID) {
        let town = try await Town.open()
        let municipality = SampleTown.wilgenoord.municipality
        let found = try await town.workplace.driver.read(in: municipality) { connection in
            try connection.first(
                "SELECT match.id FROM match JOIN offer ON offer.municipality = match.municipality AND offer.id = match.offer WHERE match.municipality = $1 AND match.step = 'running' AND offer.person IS NOT NULL ORDER BY match.id LIMIT 1",
                [municipality]
            ) { $0.next(Match.ID.self) }
        }
        return (town, try #require(found))
    }

    private static func asker(of match: Match.ID, in town: Town) async throws -> String {
        let municipality = SampleTown.wilgenoord.municipality
        let key = try await town.workplace.driver.read(in: municipality) { connection in
            try connection.first(
                "SELECT person.imported_as FROM match JOIN ask ON ask.municipality = match.municipality AND ask.id = match.ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject WHERE match.municipality = $1 AND match.id = $2",
                [municipality, match]
            ) { $0.next(String.self) }
        }
        return try #require(key)
    }
}

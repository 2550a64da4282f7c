import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("A conversation on the pages")
struct InterviewPageTests {
    @Test("a worker gives a sheet to a resident, who writes, stops, goes on and hands in; the worker takes it in")
    func wholeWay() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let day = CalendarDate(Date()).adding(days: 21).description
        let planned = try await fatma.submit(
            [
                ("name", "Lindestraat"), ("first_on", CalendarDate(Date()).description),
                ("last_on", CalendarDate(Date()).adding(days: 14).description),
                ("promised_on", day),
            ], from: "/interviews/rondes/nieuw", to: "/interviews/rondes/nieuw")
        let round = try #require(planned.text.firstMatch(of: /\/interviews\/rondes\/[0-9a-z]{20}/)).0
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let found = try await fatma.submit([("name", "Truus"), ("count", "1"), ("do", "find")], from: String(round), to: round + "/uitgeven")
        #expect(found.contains("Wie is het?") && found.contains(truus.text))
        let given = try await fatma.submit(
            [("name", "Truus"), ("count", "1"), ("caller", truus.text), ("do", "give")], from: String(round), to: round + "/uitgeven")
        #expect(given.contains("De bladen zijn uitgegeven.") && given.contains("luistert"))

        let listener = try await town.signedIn("truus")
        let mine = try await listener.get("/mijn")
        let sheet = String(try #require(mine.text.firstMatch(of: /\/interviews\/[0-9a-z]{20}/)).0)
        let labelled = try await listener.submit(
            [("version", "1"), ("gives", "Ik wil wel soep koken voor <iemand>"), ("do", "labels")], from: sheet, to: sheet)
        #expect(labelled.contains("Ik wil wel soep koken voor &lt;iemand&gt;") && labelled.contains("Gaat het hierover?"))
        #expect(try await listener.get(sheet).contains("Ik wil wel soep koken voor &lt;iemand&gt;"), "what is typed is kept")
        let early = try await listener.submit([("version", "2"), ("gives", "Ik kook"), ("do", "hand-in")], from: sheet, to: sheet)
        #expect(early.status == .unprocessableContent && early.contains("Naam: Vul dit in.") && early.contains("Ik kook"))
        let said = [
            ("version", "3"), ("gives", "Ik kook graag voor een ander"), ("name", "Aaf de Wit"), ("consent", "spoken"), ("street", "Nog niemand"),
        ]
        let handedIn = try await listener.submit(said + [("do", "hand-in")], from: sheet, to: sheet)
        #expect(handedIn.contains("Ingeleverd."))
        #expect(try await listener.get(sheet).status == .notFound)

        #expect(try await fatma.get("/vandaag").contains("ingeleverd"))
        #expect(try await fatma.get(sheet).contains("Buurtgesprek overnemen"))
        let taken = try await fatma.submit(
            said + [("gives-labels", "koken"), ("promised_on", day), ("do", "take")], from: sheet, to: sheet + "/overnemen")
        #expect(taken.status == .ok, "\(taken.text.suffix(6000))")
        #expect(taken.contains("Aaf de Wit") && taken.contains("Ik kook graag voor een ander") && taken.contains("Nog niemand"))
        #expect(try await fatma.get(sheet).status == .conflict)
    }

    @Test("somebody who may be known stands beside it, and has to be chosen or refused first")
    func duplicates() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let begun = try await fatma.submit([], from: "/interviews", to: "/interviews")
        let sheet = String(try #require(begun.text.firstMatch(of: /\/interviews\/[0-9a-z]{20}/)).0)
        let said = [("version", "1"), ("loves", "Kaarten"), ("name", "Truus"), ("consent", "spoken")]
        let handedIn = try await fatma.submit(said + [("do", "hand-in")], from: sheet, to: sheet)
        #expect(handedIn.contains("Is het een van deze mensen?"))
        let day = CalendarDate(Date()).adding(days: 9).description
        let take = [("promised_on", day), ("do", "take")]
        let asked = try await fatma.submit(said + take, from: sheet, to: sheet + "/overnemen")
        #expect(asked.status == .unprocessableContent && asked.contains("Wie het was: Kies een van de mogelijkheden."))
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let taken = try await fatma.submit(said + take + [("caller", truus.text)], from: sheet, to: sheet + "/overnemen")
        #expect(taken.contains("Kaarten") && taken.contains(Link.correct(truus)))
    }

    @Test("a sheet of paper is found by the code that stands on it, and its address holds no name")
    func paper() async throws {
        let town = try await Town.open()
        let ria = try await town.signedIn("ria")
        let begun = try await ria.submit([], from: "/interviews", to: "/interviews")
        let sheet = String(try #require(begun.text.firstMatch(of: /\/interviews\/[0-9a-z]{20}/)).0)
        let paper = try await ria.get(sheet + "/papier")
        let code = try #require(paper.text.firstMatch(of: /Buurtgesprek: ([0-9A-Z]{4} [0-9A-Z]{4})/)).1
        #expect(paper.contains("Waar wordt u blij van?") && paper.contains("Mogen wij bewaren wat u vertelt"))
        #expect(try await ria.submit([("code", String(code))], from: "/interviews", to: "/interviews/code").contains("Een buurtgesprek"))
        let wrong = try await ria.submit([("code", "2222 2222")], from: "/interviews", to: "/interviews/code")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Deze code kennen we niet."))
    }
}

import Foundation
import HTTPTypes
import Neighbourhood
import Samples
import Storage
import Testing

@testable import Website

@Suite("The page of an activity")
struct ActivityPageTests {
    private static let day = CalendarDate(Date()).adding(days: 21)

    private func began(in town: Town, _ extra: [(String, String)] = []) async throws -> (henk: Visitor, page: String) {
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk = try await town.signedIn("henk")
        let new = "/buurthuizen/\(house)/activiteiten/nieuw"
        #expect(try await henk.get("/buurthuizen/\(house)").contains(new))
        let words = [("title", "Sjoelen & soep"), ("day", "\(Self.day)"), ("from", "14:00"), ("until", "16:00"), ("rhythm", "weekly")] + extra
        let answer = try await henk.submit(words, from: new, to: new)
        #expect(answer.status == .ok && answer.contains("Bewaard."))
        return (henk, String(try #require(answer.path.split(separator: "?").first)))
    }

    @Test("is for everybody and names whom to ask for; who keeps it moves, cancels and adds a time")
    func everybody() async throws {
        let town = try await Town.open()
        let (henk, page) = try await began(in: town, [("welcome_name", "Ans"), ("cost", "2,50"), ("groups", "carers"), ("holidays", "yes")])
        let day = Self.day
        let seen = try await town.visitor().get(page)
        let weekday = Spoken.dayNames[day.weekday]
        for words in [
            "Sjoelen &amp; soep", "elke \(weekday), 14:00 tot 16:00, niet in de schoolvakanties", "Vraag naar Ans.", "mantelzorgers", "2,50 per keer",
        ] {
            #expect(seen.contains(words), "\(words)")
        }
        for words in ["Verplaats", "Stop met deze", "Pas aan"] { #expect(!seen.contains(words), "\(words)") }
        let off = try await henk.submit([("planned", "\(day)"), ("reason", "Stroomstoring")], from: page, to: page + "/afgelasting")
        #expect(off.contains("gaat niet door</strong>: <bdi>Stroomstoring"))
        #expect(try await town.visitor().get(page).contains("gaat niet door"))
        #expect(try await !henk.submit([("planned", "\(day)")], from: page, to: page + "/toch").contains("gaat niet door</strong>"))
        let next = day.adding(days: 7)
        let moved = [("planned", "\(next)"), ("day", "\(next.adding(days: 1))"), ("from", "10:00"), ("until", "11:00")]
        #expect(try await henk.submit(moved, from: page, to: page + "/verplaatsing").contains("in plaats van"))
        let wrong = try await henk.submit(
            [("extra", "yes"), ("day", "\(day)"), ("from", "9:00"), ("until", "8:00")], from: page, to: page + "/extra")
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"8:00\"") && wrong.contains("Het einde ligt voor het begin"))
        let twice = try await henk.submit(
            [("extra", "yes"), ("day", "\(day)"), ("from", "9:00"), ("until", "10:00")], from: page, to: page + "/extra")
        #expect(twice.status == .unprocessableContent && twice.contains("staat deze activiteit er al"))
        let extra = [("extra", "yes"), ("day", "\(day.adding(days: 3))"), ("from", "9:00"), ("until", "10:00")]
        #expect(try await henk.submit(extra, from: page, to: page + "/extra").contains(">extra</span>"))
        for other in ["delano", "truus"] {
            let answer = try await town.signedIn(other).submit([("planned", "\(day)")], from: "/mijn", to: page + "/afgelasting")
            #expect(answer.status == .forbidden, "\(other)")
        }
        #expect(try await henk.submit([], from: page, to: page + "/einde").contains("Deze activiteit is gestopt."))
    }

    @Test("comes back with every fault and all that was typed, and never overwrites what a colleague saved")
    func typed() async throws {
        let town = try await Town.open()
        let (henk, page) = try await began(in: town)
        let form = page + "/wijzigen"
        let opened = try await henk.get(form)
        #expect(opened.contains("value=\"Sjoelen &amp; soep\"") && opened.contains("value=\"14:00\""))
        let version = try opened.value(of: "version")
        let words = [
            ("title", "Sjoelen"), ("day", "\(Self.day)"), ("from", "14:00"), ("until", "15:00"), ("rhythm", "fortnightly"), ("version", version),
        ]
        let wrong = try await henk.submit(words.filter { $0.0 != "title" } + [("title", ""), ("cost", "veel")], from: form, to: form)
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"veel\"") && wrong.contains("Hoe het heet: Vul dit in."))
        #expect(try await henk.submit(words, from: form, to: form).contains("om de week op"))
        let late = try await henk.submit(words + [("capacity", "7")], from: form, to: form)
        #expect(late.status == .conflict && late.contains("Dit is nu bewaard") && late.contains("value=\"7\""))
        let copy = try await henk.get(
            "/buurthuizen/\(town.id(of: "house", "house-zilverling") as House.ID)/activiteiten/nieuw?van=" + page.split(separator: "/")[1])
        #expect(copy.contains("value=\"Sjoelen\"") && copy.contains("value=\"fortnightly\" checked"))
    }

    @Test("books its room, and says when it is taken and free again")
    func room() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk = try await town.signedIn("henk")
        let new = "/buurthuizen/\(house)/activiteiten/nieuw"
        let room = String(try #require(try await henk.get(new).text.firstMatch(of: /<option value="([^"]+)"[^>]*>Spreekkamer/)?.1))
        let words = [("title", "Schaken"), ("day", "\(Self.day)"), ("from", "19:00"), ("until", "20:00"), ("rhythm", "once"), ("room", room)]
        #expect(try await henk.submit(words, from: new, to: new).contains("Spreekkamer"))
        let taken = try await henk.submit(words.map { $0.0 == "title" ? ($0.0, "Dammen") : $0 }, from: new, to: new)
        #expect(taken.status == .unprocessableContent)
        #expect(taken.contains("De zaal is dan bezet. Zij is vrij op \(Spoken.dayNames[Self.day.weekday]) \(Spoken.fullDate(Self.day)) vanaf 20:00."))
        let week = try await henk.get("/buurthuizen/\(house)/zalen?week=\(Self.day)")
        let booking = String(try #require(week.text.firstMatch(of: /href="(\/boekingen\/[^"]+)">19:00–20:00/)?.1))
        let shown = try await henk.get(booking)
        #expect(shown.contains("Naar de activiteit") && !shown.contains("Verplaats deze dag"))
        #expect(try await henk.submit([("day", "\(Self.day)")], from: booking, to: booking + "/annulering").status == .conflict)
    }

    @Test("prints as a poster in two sizes, and stands on the page of its house with when it is next")
    func poster() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let page = try await town.visitor().get("/buurthuizen/\(house)")
        #expect(page.contains("elke dinsdag, 9:30 tot 12:00") && page.contains("De volgende keer"))
        #expect(!page.contains("De Mannenkeuken"), "it sleeps")
        let coffee = String(try #require(page.text.firstMatch(of: /href="(\/activiteiten\/[^"]+)"><bdi>Koffie op dinsdag/)?.1))
        let poster = try await town.visitor().get(coffee + "/poster?maat=a4")
        #expect(poster.contains("class=\"poster\"") && poster.contains("<svg class=\"qr\"") && poster.contains("Vraag naar Ria."))
        #expect(try await town.visitor().get(coffee + "/poster?maat=a5").contains("class=\"poster small\""))
    }
}

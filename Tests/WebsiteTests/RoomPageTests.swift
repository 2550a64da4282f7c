import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Storage
import Testing

@testable import Website

@Suite("The rooms of a house on the screen")
struct RoomPageTests {
    private func house(_ name: String = "zilverling", in town: Town) async throws -> House.ID { try await town.id(of: "house", "house-" + name) }

    @Test("who runs the house puts a room on the list, a worker books it, and everybody sees the week")
    func fromRoomToWeek() async throws {
        let town = try await Town.open()
        let rooms = "/buurthuizen/\(try await house(in: town))/zalen"
        let (henk, fatma) = (try await town.signedIn("henk"), try await town.signedIn("fatma"))
        #expect(try await fatma.get("/buurthuizen/\(house("kapelzaal", in: town))/zalen").contains("Er staan nog geen zalen"))
        #expect(try await fatma.get(rooms + "/nieuw").status == .forbidden)
        let wrong = try await henk.submit([("name", ""), ("seats", "veel"), ("set_up", "999")], from: rooms + "/nieuw", to: rooms + "/nieuw")
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"veel\"") && wrong.contains("Kies een getal van 0 tot en met 240."))
        let made = try await henk.submit(
            [("name", "Podiumzaal"), ("seats", "60"), ("set_up", "15"), ("clear_up", "15"), ("use", "workers")], from: rooms + "/nieuw",
            to: rooms + "/nieuw")
        #expect(made.contains("Podiumzaal") && made.contains("60 plekken"))

        let form = rooms + "/boeken"
        let id = try #require(try await henk.get(form).text.firstMatch(of: /<option value="([^"]+)"[^>]*>Podiumzaal/)?.1)
        let day = CalendarDate(Date()).adding(days: 8)
        var fields = [
            ("room", String(id)), ("what", "Spreekuur <b>geld</b>"), ("day", day.description), ("from", "13:30"), ("until", "15:00"),
            ("rhythm", "once"),
            ("keys", "Henk opent om één uur"),
        ]
        let week = try await fatma.submit(fields, from: form, to: form)
        #expect(week.contains("Bewaard.") && week.contains("13:30–15:00") && week.contains("Spreekuur &lt;b&gt;geld"))
        #expect(week.contains("Openen en sluiten") && week.contains("Henk opent om één uur"))

        let taken = try await henk.submit(fields, from: form, to: form)
        #expect(taken.status == .unprocessableContent && taken.contains("De zaal is dan bezet. Zij is vrij op") && taken.contains("vanaf 15:30."))
        #expect(taken.contains("value=\"Spreekuur &lt;b&gt;geld&lt;/b&gt;\""))
        fields += [("last_day", day.adding(days: 14).description)]
        fields[5] = ("rhythm", "weekly")
        let offered = try await henk.submit(fields, from: form, to: form)
        #expect(offered.contains("De zaal is bezet op") && offered.contains("Sla de dagen over waarop de zaal bezet is"))
        #expect(try await henk.submit(fields + [("skip", "yes")], from: form, to: form).contains("Bewaard."))
        let later = try await fatma.get(rooms + "?week=\(day.adding(days: 7))")
        #expect(later.contains("13:30–15:00"))
    }

    @Test("a booking moves and falls free, by who made it and by the house, and by nobody else")
    func changes() async throws {
        let town = try await Town.open()
        let house = try await house(in: town)
        let (henk, fatma, lotte) = (try await town.signedIn("henk"), try await town.signedIn("fatma"), try await town.signedIn("lotte"))
        let form = "/buurthuizen/\(house)/zalen/boeken"
        _ = try await henk.submit([("name", "Tuinkamer")], from: "/buurthuizen/\(house)/zalen/nieuw", to: "/buurthuizen/\(house)/zalen/nieuw")
        let room = String(try #require(try await henk.get(form).text.firstMatch(of: /<option value="([^"]+)"[^>]*>Tuinkamer/)?.1))
        let day = CalendarDate(Date()).adding(days: 3)
        let week = try await fatma.submit(
            [("room", room), ("what", "Kookgroep"), ("day", day.description), ("from", "10:00"), ("until", "12:00")], from: form, to: form)
        let page = String(try #require(week.text.firstMatch(of: /href="(\/boekingen\/[^"]+)">[^<]*<\/a><br><bdi>Kookgroep/)?.1))
        #expect(try await lotte.get(page).contains("Kookgroep"))
        #expect(try await lotte.submit([("day", day.description), ("how", "once")], from: form, to: page + "/annulering").status == .forbidden)
        #expect(try await town.signedIn("delano").get(page).status == .forbidden, "the manager of another house")
        let moved = try await fatma.submit(
            [("planned", day.description), ("day", day.adding(days: 1).description), ("from", "11:00"), ("until", "13:00")], from: page,
            to: page + "/verplaatsing")
        #expect(moved.contains("11:00 tot 13:00"))
        let wrong = try await fatma.submit(
            [("planned", day.description), ("day", "morgen"), ("from", "25:00"), ("until", "13:00")], from: page, to: page + "/verplaatsing")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Dit is geen tijd.") && wrong.contains("value=\"morgen\""))
        let freed = try await henk.submit([("day", day.description), ("how", "once")], from: page, to: page + "/annulering")
        #expect(freed.contains("Er zijn geen dagen meer die nog komen."))
        let resident = try await town.signedIn("greet")
        #expect(try await resident.get(page).status == .forbidden)
        #expect(try await town.visitor().get("/buurthuizen/\(house)/zalen").contains("Podium") == false)
    }

    @Test("two who change one room see each other's words, and nothing is overwritten or lost")
    func twoAtOnce() async throws {
        let town = try await Town.open()
        let house = try await house(in: town)
        let henk = try await town.signedIn("henk")
        let rooms = "/buurthuizen/\(house)/zalen"
        let room =
            "/zalen/" + String(try #require(try await henk.get(rooms + "/boeken").text.firstMatch(of: /<option value="([^"]+)"[^>]*>Spreekkamer/)?.1))
        let version = try await henk.get(room).value(of: "version")
        func change(_ about: String, _ version: String) async throws -> Answer {
            try await henk.submit(
                [("name", "Spreekkamer"), ("about", about), ("set_up", "0"), ("clear_up", "0"), ("use", "workers"), ("version", version)], from: room,
                to: room)
        }
        #expect(try await change("Met een wastafel", version).contains("Bewaard."))
        let late = try await change("Met een kachel", version)
        #expect(late.status == .conflict && late.contains("Iemand anders paste dit aan") && late.contains("Met een wastafel"))
        #expect(late.contains("Met een kachel</textarea>"))
        #expect(try await change("Met een wastafel en een kachel", late.value(of: "version")).contains("Bewaard."))
    }
}

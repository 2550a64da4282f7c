import Foundation
import HTTPTypes
import NIOCore
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("The calendar of a club on the screen")
struct FeedPageTests {
    private func calendar(_ title: String = "Koor De Stem") -> String {
        let day = CalendarDate(Date()).adding(days: 9).description.replacing("-", with: "")
        return
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Zangers\r\nBEGIN:VEVENT\r\nUID:k\r\nSUMMARY:\(title)\r\nDTSTART:\(day)T193000\r\nDURATION:PT2H\r\n"
            + "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:v\r\nSUMMARY:Vakantie\r\nDTSTART;VALUE=DATE:\(day)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    }

    private func send(_ visitor: Visitor, _ file: String, to path: String, from page: String, name: String = "") async throws -> Answer {
        let seal = try await visitor.get(page).value(of: "seal")
        let parts = [("seal", nil, seal), ("name", nil, name), ("address", nil, ""), ("file", "agenda.ics", file)] as [(String, String?, String)]
        let body =
            parts.map { name, file, value in
                "--grens\r\nContent-Disposition: form-data; name=\"\(name)\"" + (file.map { "; filename=\"\($0)\"" } ?? "") + "\r\n\r\n" + value
                    + "\r\n"
            }.joined() + "--grens--\r\n"
        return try await visitor.follow(
            visitor.send(.post, path, bytes: ByteBuffer(string: body), type: "multipart/form-data; boundary=grens"))
    }

    @Test("who runs a house brings a file, chooses what comes, and everybody reads where it comes from")
    func file() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk = try await town.signedIn("henk")
        let list = "/buurthuizen/\(house)/agendas"
        #expect(try await henk.get("/buurthuizen/\(house)").contains(list))
        #expect(!(try await town.visitor().get("/buurthuizen/\(house)").contains("agendas\"")))
        let wrong = try await send(henk, "Dit is geen agenda", to: list, from: list, name: "Het koor")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Dit is geen agenda (iCalendar") && wrong.contains("value=\"Het koor\""))
        let page = try await send(henk, calendar(), to: list, from: list)
        #expect(page.contains("Agenda van <bdi>Zangers</bdi>") && page.contains("Koor De Stem") && page.contains("duurt hele dagen"))
        #expect(page.contains("1 die niet kan<") && !page.contains("1 die niet kunnen"))
        #expect(!(try await town.visitor().get("/buurthuizen/\(house)").contains("Koor De Stem")))
        let taken = try await henk.submit([("take", "k")], from: page.path, to: page.path)
        let activity = String(try #require(taken.text.firstMatch(of: /href="(\/activiteiten\/[a-z0-9]{20})"><bdi>Koor De Stem/)?.1))
        let seen = try await town.visitor().get(activity)
        #expect(seen.contains("Uit de agenda van <bdi>Zangers</bdi>, gelezen op") && seen.contains("elke"))
        #expect(try await town.visitor().get("/buurthuizen/\(house)").contains("Koor De Stem"))

        let renamed = try await send(henk, calendar("Groot Koor"), to: page.path + "/lezen", from: page.path)
        #expect(renamed.contains("Groot Koor") && renamed.contains("Bewaard."))
        let empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
        #expect(try await send(henk, empty, to: page.path + "/lezen", from: page.path).contains("niet meer in de agenda van de club"))
        #expect(try await town.visitor().get(activity).contains("Bel eerst of dit doorgaat."))
        #expect(try await henk.submit([], from: page.path, to: page.path + "/einde").contains("Er wordt nog geen agenda gelezen."))
        #expect(try await town.signedIn("truus").get(list).status == .forbidden)
    }

    @Test("one that cannot be read stands with who brought it, and on the page of the house for who keeps it")
    func broken() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk: Person.ID = try await town.id(of: "person", "henk")
        let municipality = SampleTown.wilgenoord.municipality
        try await town.workplace.driver.write(in: municipality) { connection in
            let feed = CalendarFeed(
                id: connection.freshID(), house: house, name: "Biljartclub", address: "https://club.example/a.ics", owner: henk,
                readAt: connection.now, nextAt: connection.now, trouble: .refused, troubleSince: connection.now)
            try connection.insert(feed, in: municipality)
        }
        let visitor = try await town.signedIn("henk")
        for page in ["/mijn", "/buurthuizen/\(house)"] {
            let shown = try await visitor.get(page)
            #expect(shown.contains("Biljartclub") && shown.contains("de site van de club zegt"), "\(page)")
        }
        #expect(!(try await town.visitor().get("/buurthuizen/\(house)").contains("Biljartclub")))
    }
}

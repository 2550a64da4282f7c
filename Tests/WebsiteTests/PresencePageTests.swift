import Foundation
import HTTPTypes
import Neighbourhood
import Samples
import Testing

@testable import Website

@Suite("The page where who was there is written down")
struct PresencePageTests {
    private static let today = CalendarDate(Date())

    /// Sjoelen, from today on, of which Henk keeps the list.
    private func begun() async throws -> (town: Town, henk: Visitor, list: String) {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk = try await town.signedIn("henk")
        let new = "/buurthuizen/\(house)/activiteiten/nieuw"
        let words = [("title", "Sjoelen"), ("day", "\(Self.today)"), ("from", "14:00"), ("until", "16:00"), ("rhythm", "weekly")]
        let page = String(try #require(try await henk.submit(words, from: new, to: new).path.split(separator: "?").first))
        #expect(try await henk.get(page).contains("nog niet opgeschreven"))
        return (town, henk, page + "/wie-was-er?dag=\(Self.today)")
    }

    @Test("takes one tap, a first name, a number, or a whole list from paper, and takes a line away again")
    func tapped() async throws {
        let (_, henk, list) = try await begun()
        #expect(try await henk.submit([("name", " Joop ")], from: list, to: list).contains("Er was 1 gast</h2>"))
        #expect(try await henk.submit([("name", "Ans"), ("helped", "yes")], from: list, to: list).contains("1 gast en 1 helper"))
        #expect(try await henk.submit([("count", "5")], from: list, to: list).contains("5 mensen zonder naam"))
        let paper = try await henk.submit([("list", "Truus van Dalen\n\n Piet \n")], from: list, to: list)
        #expect(paper.contains("Er waren 8 gasten en 1 helper") && paper.contains("<bdi>Truus</bdi>") && !paper.contains("van Dalen"))
        let none = try await henk.submit([("count", "veel")], from: list, to: list)
        #expect(none.status == .unprocessableContent && none.contains("value=\"veel\"") && none.contains("Schrijf hier een getal."))
        let line = String(try #require(paper.text.firstMatch(of: /name="remove" value="([^"]+)"/)?.1))
        #expect(try await henk.submit([("remove", line)], from: list, to: list).contains("Er waren 8 gasten</h2>"))
        let page = String(try #require(list.split(separator: "/wie-was-er").first))
        #expect(try await henk.get(page).contains("8 gasten"))
        let sheet = try await henk.get(page + "/lijst?dag=\(Self.today.adding(days: 7))")
        #expect(sheet.contains("<bdi>Joop</bdi>") && sheet.contains("Hielp mee"))
        let next = try await henk.get(page + "/wie-was-er?dag=\(Self.today.adding(days: 7))")
        #expect(next.contains("name=\"guest\" value=\"=Joop\""))
    }

    @Test("is not for others, and the page of the activity tells everybody nothing of it")
    func closed() async throws {
        let (town, henk, list) = try await begun()
        _ = try await henk.submit([("name", "Joop")], from: list, to: list)
        let page = String(try #require(list.split(separator: "/wie-was-er").first))
        let seen = try await town.visitor().get(page)
        #expect(seen.status == .ok && !seen.contains("Joop") && !seen.contains("Wie was er?"))
        for other in ["delano", "truus", "noor"] {
            let visitor = try await town.signedIn(other)
            #expect(try await visitor.get(list).status == .forbidden, "\(other)")
            #expect(try await visitor.submit([("name", "Joop")], from: "/mijn", to: list).status == .forbidden, "\(other)")
        }
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        #expect(try await henk.get("/buurthuizen/\(house)/uren").status == .ok)
        #expect(try await town.signedIn("delano").get("/buurthuizen/\(house)/uren").status == .forbidden)
    }
}

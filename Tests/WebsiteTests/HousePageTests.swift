import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import Testing

@testable import Website

@Suite("The page of a house")
struct HousePageTests {
    @Test("is kept by who runs it: read, changed, confirmed, and different on a day; with all errors and nothing lost")
    func kept() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let (page, form) = ("/buurthuizen/\(house)", "/buurthuizen/\(house)/gegevens")
        let (henk, stranger) = (try await town.signedIn("henk"), town.visitor())
        #expect(try await henk.get(page).contains("Gegevens bijwerken en bevestigen"))
        let seen = try await stranger.get(page)
        #expect(!seen.contains("Gegevens bijwerken") && seen.contains("<bdi>Henk</bdi>, beheer"))
        let opened = try await henk.get(form)
        #expect(opened.contains("value=\"rolstoeltoegankelijk\" checked") && opened.contains("honden welkom in de hal</textarea>"))
        #expect(opened.contains("maandag 13:00-17:00 en 19:00-22:00\ndinsdag 9:00-17:00"))

        let version = try opened.value(of: "version")
        let wrong = try await henk.submit([("name", ""), ("phone", "bel maar"), ("version", version)], from: form, to: form)
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"bel maar\"") && wrong.contains("Dit klopt nog niet"))
        let fields = [
            ("name", "De Zilverling"), ("about", "Voor <b>iedereen</b>"), ("phone", "088 123 41 38"), ("hours", "maandag 9:00-17:00\nzondag dicht"),
            ("access", "lift"), ("more_access", "brede deuren\n\n schommelstoel "), ("facilities", "keuken\npiano"), ("version", version),
        ]
        let today = CalendarDate(Date())
        let confirmed = "bevestigd op \(Spoken.date(today, today: today))"
        let saved = try await henk.submit(fields, from: form, to: form)
        for words in ["Bewaard.", "Voor &lt;b&gt;iedereen", "zondag dicht", "brede deuren", "schommelstoel", "piano", confirmed] {
            #expect(saved.contains(words), "\(words)")
        }
        let late = try await henk.submit(fields.map { $0.0 == "facilities" ? ($0.0, "orgel") : $0 }, from: form, to: form)
        #expect(
            late.status == .conflict && late.contains("Iemand anders paste dit aan") && late.contains("keuken, piano")
                && late.contains("orgel</textarea>"))

        let days = page + "/anders-open"
        let none = try await henk.submit([("first_on", "kerst"), ("words", "gesloten")], from: form, to: days)
        #expect(none.status == .unprocessableContent && none.contains("value=\"kerst\"") && none.contains("value=\"gesloten\""))
        let christmas = CalendarDate(Date()).adding(days: 40)
        let added = try await henk.submit([("first_on", "\(christmas)"), ("words", "gesloten")], from: form, to: days)
        #expect(added.contains("gesloten</bdi>"))
        #expect(try await stranger.get(page).contains("gesloten</bdi>"))
        let ending = String(try #require(added.text.firstMatch(of: /action="([^"]+\/einde)"/)?.1))
        #expect(try await henk.submit([], from: form, to: ending).contains("gesloten</bdi>") == false)
        for other in ["delano", "lotte", "truus"] { #expect(try await town.signedIn(other).get(form).status == .forbidden, "\(other)") }
    }
}

import Foundation
import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("The agenda for everybody")
struct AgendaPageTests {
    @Test("tells what there is day by day, by house, group, walk and wheelchair", arguments: TestDatabanks.engines)
    func told(engine: Engine) async throws {
        let visitor = try await Town.open(on: engine).visitor()
        let all = try await visitor.get("/agenda")
        for told in ["Taalcafé", "De Zilverling", "De Stemvork", "Als lijst om te kopiëren"] {
            #expect(all.contains(told), "\(told)")
        }
        let carers = try await visitor.get("/agenda?voor=carers")
        #expect(carers.contains("Even Zitten") && !carers.contains("Taalcafé"))
        let house: House.ID = try await visitor.town.id(of: "house", "house-stemvork")
        let inside = try await visitor.get("/agenda?huis=\(house)")
        #expect(inside.contains("Taalcafé") && !inside.contains("Even Zitten"))
        let near = try await visitor.get("/agenda?postcode=4991AA")
        #expect(near.contains("minuten lopen"))
        #expect(try await visitor.get("/agenda?postcode=9999ZZ").contains("Wij kennen 9999 ZZ niet"))
        #expect(try await visitor.get("/agenda?rolstoel=yes&vanaf=9999-12-31").status == .ok)
    }

    @Test("answers what cannot be looked for with what is wrong, and keeps what was typed")
    func wrong() async throws {
        let answer = try await Town.open().visitor().get("/agenda?postcode=12&vanaf=morgen&huis=%3Cb%3E&voor=iedereen")
        #expect(answer.status == .unprocessableContent && answer.contains("Fout:"))
        #expect(answer.contains("value=\"12\"") && answer.contains("value=\"morgen\"") && !answer.contains("<b>"))
    }

    @Test("is there as a list to copy, a calendar and a sheet for the door, without names of guests")
    func otherForms() async throws {
        let town = try await Town.open()
        let visitor = town.visitor()
        let text = try await visitor.get("/agenda/tekst")
        #expect(text.headers[.contentType] == "text/plain; charset=utf-8" && text.contains("- ") && !text.contains("<"))
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let poster = try await visitor.get("/buurthuizen/\(house)/weekposter?week=2026-99-99")
        #expect(poster.status == .ok && poster.contains("Deze week in"))
        let calendar = try await visitor.get("/buurthuizen/\(house)/agenda.ics")
        #expect(calendar.status == .ok && calendar.text.hasPrefix("BEGIN:VCALENDAR\r\n") && calendar.contains("TZID:Europe/Amsterdam"))
    }

    @Test("tells search engines of houses and activities, and no text of anybody can end that")
    func structured() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let henk = try await town.signedIn("henk")
        let form = "/buurthuizen/\(house)/gegevens"
        let version = try await henk.get(form).value(of: "version")
        _ = try await henk.submit([("name", "Huis</script><script>alert(1)"), ("version", version)], from: form, to: form)
        let page = try await town.visitor().get("/buurthuizen/\(house)")
        let data = try #require(page.text.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)?.1)
        let place = try #require(JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
        #expect(place["name"] as? String == "Huis</script><script>alert(1)" && place["@type"] as? String == "Place")
        let activity = String(try #require(page.text.firstMatch(of: /href="(\/activiteiten\/[^"]+)"/)?.1))
        let shown = try await town.visitor().get(activity)
        let told = try #require(shown.text.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)?.1)
        let event = try #require(JSONSerialization.jsonObject(with: Data(told.utf8)) as? [String: Any])
        #expect(event["@context"] as? String == "https://schema.org" && event["@type"] as? String == "Event")
        #expect((event["subEvent"] as? [[String: Any]])?.isEmpty == false && event["eventSchedule"] != nil)
    }

    @Test("is put together once for all visitors, in each language, and anew as soon as somebody changes something")
    func shelved() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let (page, calendar, form) = ("/buurthuizen/\(house)", "/buurthuizen/\(house)/agenda.ics", "/buurthuizen/\(house)/gegevens")
        let visitor = town.visitor()
        for _ in 0..<2 { #expect(try await visitor.get(page).contains("<h1><bdi>De Zilverling</bdi></h1>")) }
        #expect(try await town.visitor().get(page + "?taal=pl").contains("lang=\"pl\""))
        #expect(!(try await town.visitor().get(page).contains("Gegevens bijwerken")))
        let first = try await visitor.get(calendar)
        let tag = try #require(first.headers[.eTag])
        let again = try await visitor.get(calendar)
        #expect(again.text == first.text && again.headers[.eTag] == tag)
        let henk = try await town.signedIn("henk")
        #expect(try await henk.get(page).contains("Gegevens bijwerken"))
        let version = try await henk.get(form).value(of: "version")
        _ = try await henk.submit([("name", "De Gouden Ling"), ("version", version)], from: form, to: form)
        #expect(try await visitor.get(page).contains("<h1><bdi>De Gouden Ling</bdi></h1>"))
        #expect(try await visitor.get("/agenda?huis=\(house)").contains("De Gouden Ling"))
        let renamed = try await visitor.get(calendar)
        #expect(renamed.headers[.eTag] != tag && renamed.contains("SEQUENCE:1") && renamed.contains("De Gouden Ling"))
    }

    @Test("folds long lines between characters and escapes what people write")
    func lines() {
        var text = CalendarText()
        text.text("SUMMARY", "Koffie; thee, \\ en\r\n" + String(repeating: "é👨‍👩‍👧", count: 20) + "\u{7}")
        let lines = String(decoding: text.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.last == "" && lines.allSatisfy { $0.utf8.count <= 75 })
        let whole = lines.joined().replacing("\r\n ", with: "")
        #expect(whole.hasPrefix("SUMMARY:Koffie\\; thee\\, \\\\ en\\n") && !whole.contains("\u{7}"))
    }
}

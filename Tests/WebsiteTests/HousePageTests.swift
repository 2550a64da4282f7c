import Foundation
import HTTPTypes
import NIOCore
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
        #expect(!seen.contains("Gegevens bijwerken") && seen.contains("<bdi>Henk Bouwman</bdi>") && !seen.contains("<bdi>Henk</bdi>, beheer"))
        let opened = try await henk.get(form)
        #expect(opened.contains("value=\"rolstoeltoegankelijk\" checked") && opened.contains("honden welkom in de hal</textarea>"))
        #expect(
            opened.contains("name=\"hours-0\" type=\"text\" value=\"13:00-17:00 en 19:00-22:00\"")
                && opened.contains("tenzij er een feest is</textarea>"))

        let version = try opened.value(of: "version")
        let wrong = try await henk.submit([("name", ""), ("phone", "bel maar"), ("hours-4", "hele dag"), ("version", version)], from: form, to: form)
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"bel maar\"") && wrong.contains("Dit klopt nog niet"))
        #expect(wrong.contains("value=\"hele dag\"") && wrong.contains("Schrijf het als 9:00-17:00"))
        let fields = [
            ("name", "De Zilverling"), ("about", "Voor <b>iedereen</b>"), ("phone", "088 123 41 38"), ("hours-0", "9:00-17:00"),
            ("hours-2", "9:00-12:00 en 13:00-17:00"),
            ("hours", "zondag alleen met een feest"), ("board_reach", "bestuur@zilverling.example"),
            ("access", "lift"), ("more_access", "brede deuren\n\n schommelstoel "), ("facilities", "keuken\npiano"), ("version", version),
        ]
        let today = CalendarDate(Date())
        let confirmed = "bevestigd op \(Spoken.date(today, today: today))"
        let saved = try await henk.submit(fields, from: form, to: form)
        for words in [
            "Bewaard.", "Voor &lt;b&gt;iedereen", "zondag alleen met een feest", "maandag: 9:00 tot 17:00",
            "woensdag: 9:00 tot 12:00 en 13:00 tot 17:00", "mailto:bestuur@zilverling.example",
            "brede deuren", "schommelstoel", "piano", confirmed,
        ] {
            #expect(saved.contains(words), "\(words)")
        }
        let late = try await henk.submit(fields.map { $0.0 == "facilities" ? ($0.0, "orgel") : $0 }, from: form, to: form)
        #expect(
            late.status == .conflict && late.contains("Iemand anders paste dit aan") && late.contains("keuken, piano")
                && late.contains("orgel</textarea>"))

        let days = page + "/anders-open"
        let none = try await henk.submit(
            [("first_on", "kerst"), ("open", "hours"), ("other_hours", "later"), ("words", "Kerst")], from: form, to: days)
        #expect(
            none.status == .unprocessableContent && none.contains("value=\"kerst\"") && none.contains("value=\"later\"")
                && none.contains("value=\"Kerst\""))
        let christmas = CalendarDate(Date()).adding(days: 90)
        let added = try await henk.submit([("first_on", "\(christmas)"), ("words", "Het is <b>feest</b>")], from: form, to: days)
        #expect(added.contains("gesloten (<bdi>Het is &lt;b&gt;feest&lt;/b&gt;</bdi>)"))
        #expect(try await stranger.get(page).contains("gesloten (<bdi>Het is"))
        #expect(try await stranger.get(page + "?taal=pl").contains("zamknięte (<bdi lang=\"nl\">Het is"))
        let endings = added.text.matches(of: /action="([^"]+\/einde)"/).map { String($0.output.1) }
        for ending in endings { #expect(try await henk.submit([], from: form, to: ending).status == .ok) }
        #expect(try await henk.get(form).contains("<bdi>Het is") == false)
        for other in ["delano", "lotte", "truus"] { #expect(try await town.signedIn(other).get(form).status == .forbidden, "\(other)") }
    }

    @Test("tells search engines and other sites when it is open, and on which days that is different")
    func hours() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-stemvork")
        let (page, henk, day) = ("/buurthuizen/\(house)", try await town.signedIn("delano"), CalendarDate(Date()).adding(days: 90))
        let different = [
            [("open", "closed")], [("open", "hours"), ("other_hours", "10:00-13:00")], [("open", "words"), ("words", "vraag het aan de balie")],
        ]
        for fields in different {
            let answer = try await henk.submit([("first_on", "\(day)")] + fields, from: page + "/gegevens", to: page + "/anders-open")
            #expect(answer.status == .ok)
        }
        let text = try await town.visitor().get(page).text
        #expect(text.contains("Nu open, tot") || text.contains("Nu gesloten. Weer open:"))
        let json = String(try #require(text.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)?.1))
        let place = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let open = try #require(place["openingHoursSpecification"] as? [[String: Any]])
        #expect(open.count == 6 && open[1]["dayOfWeek"] as? String == "https://schema.org/Tuesday" && open[1]["closes"] as? String == "21:30")
        let special = try #require(place["specialOpeningHoursSpecification"] as? [[String: Any]]).filter {
            $0["validFrom"] as? String == day.description
        }
        #expect(special.map { $0["opens"] as? String } == ["00:00", "10:00"] && special.map { $0["closes"] as? String } == ["00:00", "13:00"])
        let feed = try await town.visitor().get("/hsds/v3/organizations?per_page=50&full=true").text
        #expect(feed.contains("\"description\":\"dinsdag 9:00 tot 21:30\"") && feed.contains("\"description\":\"10:00 tot 13:00\""))
        #expect(feed.contains("\"description\":\"gesloten\"") && feed.contains("vraag het aan de balie"))
    }

    /// The smallest picture there is, with words of a camera in it.
    private static let png: Data = {
        func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(content.count)] + Array(kind.utf8) + content + [0, 0, 0, 0] }
        let words = chunk("tEXt", Array("Comment\0Lindeplein".utf8))
        return Data(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", [UInt8](repeating: 1, count: 13)) + words + chunk("IDAT", [1, 2, 3])
                + chunk("IEND", []))
    }()

    @Test("shows whom a visitor meets, who said yes, with a photo without what the camera wrote; and no more once they are taken off")
    func people() async throws {
        let town = try await Town.open()
        let house: House.ID = try await town.id(of: "house", "house-zilverling")
        let (page, henk) = ("/buurthuizen/\(house)", try await town.signedIn("henk"))
        let new = page + "/mensen/nieuw"
        func send(_ fields: [(String, String)], _ photo: Data = Data(), to path: String) async throws -> Answer {
            let seal = try await henk.get(path).value(of: "seal")
            var body = Data()
            for (name, value) in fields + [("seal", seal)] {
                body += Data("--g\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
            }
            body +=
                Data("--g\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n".utf8) + photo + Data("\r\n--g--\r\n".utf8)
            return try await henk.follow(henk.send(.post, path, bytes: ByteBuffer(bytes: body), type: "multipart/form-data; boundary=g"))
        }
        let fields = [
            ("first_name", "Ada"), ("last_name", "de Wit"), ("part", "volunteer"), ("task", "bakt <b>taart</b>"), ("days", "mon"), ("days", "fri"),
            ("shown", "first-name"),
        ]
        let wrong = try await send(fields, Data("<svg/>".utf8), to: new)
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"Ada\"") && wrong.contains("Kies een foto (JPEG of PNG)"))
        #expect(wrong.contains("value=\"fri\" checked") && wrong.contains("value=\"first-name\" checked"))
        #expect(try await send(fields, Self.png, to: new).contains("Vraag het eerst."))
        let kept = try await send(fields + [("agrees", "yes")], Self.png, to: new)
        #expect(kept.contains("Bewaard.") && kept.contains("<bdi>Ada de Wit</bdi>") && kept.contains("Zei ja op"))
        let seen = try await town.visitor().get(page)
        #expect(
            seen.contains("<bdi>Ada</bdi>") && !seen.contains("de Wit") && seen.contains("bakt &lt;b&gt;taart") && seen.contains("maandag en vrijdag")
        )
        #expect(!seen.contains("Corrie"))
        #expect(try await town.signedIn("fatma").get(page).contains("Corrie Dijkman"))
        let photo = String(try #require(seen.text.firstMatch(of: /src="([^"]+\/foto\?v=1)" alt="Foto van Ada"/)?.1))
        let shown = try await town.visitor().get(photo)
        #expect(shown.status == .ok && shown.headers[.contentType] == "image/png" && shown.headers[.cacheControl] == "public, max-age=300")
        #expect(shown.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff" && !shown.contains("Lindeplein"))

        let member = String(try #require(kept.text.firstMatch(of: /href="([^"]+)"><bdi>Ada de Wit/)?.1))
        let opened = try await henk.get(member)
        #expect(opened.contains("value=\"mon\" checked") && opened.contains("Zei ja op") && opened.contains("Haal de foto weg"))
        let changed = [("version", "1"), ("photo_goes", "yes")] + fields.map { $0.0 == "task" ? ("task", "bakt brood") : $0 }
        #expect(try await send(changed, to: member).contains("bakt brood"))
        #expect(try await town.visitor().get(photo).status == .notFound)
        let late = try await send(changed.map { $0.0 == "task" ? ("task", "schenkt thee") : $0 }, to: member)
        #expect(late.status == .conflict && late.contains("Iemand anders paste dit aan") && late.contains("schenkt thee"))
        for other in ["delano", "lotte", "truus"] { #expect(try await town.signedIn(other).get(member).status == .forbidden, "\(other)") }
        #expect(try await town.signedIn("delano").submit([], from: "/mijn", to: member + "/einde").status == .forbidden)
        #expect(!(try await henk.submit([], from: member, to: member + "/einde").contains("Ada de Wit")))
        #expect(!(try await town.visitor().get(page).contains("<bdi>Ada</bdi>")))
    }
}

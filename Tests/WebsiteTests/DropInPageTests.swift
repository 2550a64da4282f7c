import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Samples
import Storage
import Testing

@testable import Website

@Suite("A drop-in hour on the screen")
struct DropInPageTests {
    @Test("is on the list with who is there; the team puts a colleague on the rota, the desk may only look")
    func rota() async throws {
        let town = try await Town.open()
        let (fatma, ria, noor) = (try await town.signedIn("fatma"), try await town.signedIn("ria"), try await town.signedIn("noor"))
        let list = try await fatma.get("/spreekuren")
        #expect(list.contains("De Zilverling") && list.contains("nog één gezocht"))
        let page = String(try #require(list.text.firstMatch(of: /href="(\/spreekuren\/[a-z0-9]{20})"/)?.1))
        let wrong = try await fatma.submit([("person", ""), ("there", "yes")], from: page, to: page + "/rooster")
        #expect(wrong.status == .unprocessableContent && wrong.contains("Kies een collega."))
        let day = try #require(try await fatma.get(page).text.firstMatch(of: /<option value="(\d{4}-\d\d-\d\d)"/)?.1)
        let lotte = String(try #require(wrong.text.firstMatch(of: /<option value="([a-z0-9]{20})"[^>]*>Lotte/)?.1))
        let kept = try await fatma.submit([("person", lotte), ("day", String(day)), ("there", "yes")], from: page, to: page + "/rooster")
        #expect(kept.contains("Bewaard.") && kept.contains("<bdi>Lotte"))
        let refused = try await fatma.submit([("places", "veel")], from: page, to: page + "/plekken")
        #expect(refused.status == .unprocessableContent && refused.contains("value=\"veel\""))
        #expect(try await fatma.submit([("places", "4")], from: page, to: page + "/plekken").contains("nog 3 gezocht"))
        let looking = try await ria.get(page)
        #expect(looking.status == .ok && !looking.contains("Is erbij"))
        #expect(try await noor.get("/spreekuren").status == .forbidden)
    }

    @Test("a tap gives a number, a tap says how it ended, and a list on paper is typed in later")
    func tally() async throws {
        let town = try await Town.open()
        let ria = try await town.signedIn("ria")
        let (booking, day) = try await town.pastDropIn()
        let page = "/spreekuren/\(booking)/\(day)"
        let before = try await ria.get(page)
        #expect(before.contains("6 mensen tot nu toe, 0 aan het wachten.") && before.contains("Geld (2)"))
        let after = try await ria.submit([("arrive", "pets")], from: page, to: page)
        #expect(after.contains("Nummer 7") && after.contains("1 aan het wachten"))
        let id = String(try #require(after.text.firstMatch(of: /name="walk_in" value="([a-z0-9]{20})"/)?.1))
        #expect(try await ria.submit([("walk_in", id), ("outcome", "referred")], from: page, to: page).contains("0 aan het wachten"))
        #expect(try await ria.submit([("walk_in", id), ("outcome", "again")], from: page, to: page).contains("1 aan het wachten"))
        let asked = try await ria.submit([("walk_in", id), ("outcome", "asked")], from: page, to: page)
        #expect(asked.contains("Nieuw gesprek"))
        let wrong = try await ria.submit([("arrive", "money"), ("hour", "laat")], from: page, to: page)
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"laat\""))
        #expect(try await ria.submit([("arrive", "money"), ("hour", "13")], from: page, to: page).contains("13:00 tot 14:00"))
        #expect(try await ria.submit([("arrive", "<script>")], from: page, to: page).status == .unprocessableContent)
        #expect(try await ria.get("/spreekuren/\(booking)/2020-01-01").status == .notFound)
        #expect(try await ria.get("/spreekuren/\(booking)/morgen").status == .notFound)
    }

    @Test("what plays is written without whom; a word that may be a name is asked about, and nothing typed is lost")
    func talks() async throws {
        let town = try await Town.open()
        let ria = try await town.signedIn("ria")
        let form = try await ria.get("/wat-speelt-er")
        let area = String(try #require(form.text.firstMatch(of: /<option value="(BU\d+)"/)?.1))
        let named = try await ria.submit(
            [("words", "Sinds Sjaak weg is, is de tuin leeg"), ("area", area)], from: "/wat-speelt-er", to: "/wat-speelt-er")
        #expect(named.status == .unprocessableContent && named.contains("Hier staat misschien een naam in.") && named.contains("Sinds Sjaak weg is"))
        let kept = try await ria.submit(
            [("words", "Sinds Sjaak weg is, is de tuin leeg"), ("area", area), ("no_name", "yes")], from: "/wat-speelt-er", to: "/wat-speelt-er")
        #expect(kept.contains("Bewaard.") && kept.contains("de tuin leeg") && kept.contains("aria-current=\"true\""))
        let phoned = try await ria.submit(
            [("words", "Bel 06-12345678"), ("area", area), ("no_name", "yes")], from: "/wat-speelt-er", to: "/wat-speelt-er")
        #expect(phoned.status == .unprocessableContent && phoned.contains("Haal dat eruit."))
        let gone = String(try #require(kept.text.firstMatch(of: /action="(\/wat-speelt-er\/[a-z0-9]{20}\/einde)"/)?.1))
        #expect(try await ria.submit([], from: "/wat-speelt-er", to: gone).contains("nog niets opgeschreven"))
    }
}

extension Town {
    /// A drop-in hour of the sample that has been, with six people who walked in.
    fileprivate func pastDropIn() async throws -> (Booking.ID, CalendarDate) {
        let found = try await workplace.driver.read(in: SampleTown.wilgenoord.municipality) { connection in
            try connection.first(
                "SELECT booking, planned_on FROM walk_in WHERE municipality = $1 ORDER BY planned_on, booking LIMIT 1",
                [SampleTown.wilgenoord.municipality]
            ) { row in (row.next(Booking.ID.self), row.next(CalendarDate.self)) }
        }
        return try #require(found)
    }
}

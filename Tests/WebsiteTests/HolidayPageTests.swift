import Foundation
import HTTPTypes
import Neighbourhood
import Testing

@testable import Website

@Suite("School holidays on the pages")
struct HolidayPageTests {
    @Test("are written down and taken off by a connector; the desk reads them, and what is wrong is told with every word still there")
    func kept() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let (first, last) = (CalendarDate(.now).adding(days: 20), CalendarDate(.now).adding(days: 28))
        let fields = [("name", "Kerst & nieuw"), ("first_on", first.description), ("last_on", last.description)]
        #expect(try await fatma.submit(fields, from: "/schoolvakanties", to: "/schoolvakanties").contains("Kerst &amp; nieuw"))
        let wrong = try await fatma.submit([("name", ""), ("first_on", "straks"), ("last_on", "")], from: "/schoolvakanties", to: "/schoolvakanties")
        #expect(wrong.status == .unprocessableContent && wrong.contains("value=\"straks\""))
        for fault in ["Welke vakantie: Vul dit in.", "Eerste dag: Deze dag bestaat niet.", "Laatste dag: Vul dit in."] {
            #expect(wrong.contains(fault), "\(fault)")
        }
        let desk = try await town.signedIn("ria").get("/schoolvakanties")
        #expect(desk.contains("Kerst &amp; nieuw") && !desk.contains("Haal weg"))
        #expect(try await !fatma.submit([("remove", first.description)], from: "/schoolvakanties", to: "/schoolvakanties").contains("Kerst"))
    }

    @Test("stand on the offer of who does not help then")
    func onTheOffer() async throws {
        let town = try await Town.open()
        let offer: Offer.ID = try await town.id(of: "offer", "o-truus-soep")
        let (fatma, page) = (try await town.signedIn("fatma"), "/aanbod/\(offer)")
        #expect(try await fatma.get(page + "/aanpassen").contains("Niet in de schoolvakanties"))
        let saved = try await fatma.submit(
            [("words", "Dinsdag maak ik soep"), ("term_time_only", "yes"), ("version", "1")], from: page + "/aanpassen", to: page + "/aanpassen")
        #expect(saved.contains("Schoolvakanties</dt>"))
    }
}

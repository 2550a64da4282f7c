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

@Suite("The catalogue for other sociale kaarten")
struct CatalogueTests {
    @Test("tells what houses and organisations have, and nothing that is not public", arguments: TestDatabanks.engines)
    func told(engine: Engine) async throws {
        let town = try await Town.open(on: engine)
        let offer: Offer.ID = try await town.id(of: "offer", "o-taalcafe")
        let fatma = try await town.signedIn("fatma")
        #expect(try await fatma.submit([], from: "/aanbod/\(offer)", to: "/aanbod/\(offer)/intrekking").status == .ok)

        let services = try await town.visitor().get("/hsds/v3/services?full=true&per_page=500")
        #expect(services.status == .ok && services.headers[.contentType] == "application/json")
        for told in ["Mantelzorgmakelaar", "De Zilverling", "rolstoeltoegankelijk", "\"code\":\"activity\"", "\"byday\":\"FR\""] {
            #expect(services.contains(told), "\(told)")
        }
        // Withdrawn; asleep; of a resident; of another municipality.
        for untold in ["Taalcafé", "Mannenkeuken", "Truus", "Duinrade"] { #expect(!services.contains(untold), "\(untold)") }
    }

    @Test("is the same for everybody, signed in or not, and of the municipality whose address it is")
    func sameForAll() async throws {
        let town = try await Town.open()
        let seen = try await town.visitor().get("/hsds/v3/organizations")
        #expect(try await town.signedIn("fatma").get("/hsds/v3/organizations").text == seen.text)
        let other = town.visitor()
        other.cookies = try await town.signedIn("sjoerd", of: .duinrade).cookies
        #expect(try await other.get("/hsds/v3/organizations").text == seen.text && seen.headers[.setCookie] == nil)
    }

    @Test(
        "reads hours as they stand on the door, or leaves them as they are",
        arguments: [
            ("maandag 13:00-17:00 en 19:00-22:00", ["0 13:00 17:00", "0 19:00 22:00"]),
            ("Dinsdag, vrijdag 9-12.30", ["1 09:00 12:30", "4 09:00 12:30"]),
            ("zaterdag van 9:00–24:00 uur", ["5 09:00 24:00"]), ("zondag gesloten", nil), ("maandag 12:00-9:00", nil), ("9:00-12:00", nil),
            ("elke maandag 9:00-12:00", nil), ("maandag", nil), ("", nil),
        ] as [(String, [String]?)])
    func hours(line: String, openings: [String]?) {
        #expect(HouseHours.openings(line)?.map { "\($0.weekday) \(Spoken.clock($0.from.minutes)) \(Spoken.clock($0.until.minutes))" } == openings)
    }
}

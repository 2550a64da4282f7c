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
}

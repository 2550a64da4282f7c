import Foundation
import HTTPTypes
import Neighbourhood
import Operations
import Storage
import Testing

import struct Language.Catalogue

@testable import Website

@Suite("Wat staat er over mij")
struct EverythingPageTests {
    @Test("has every text that it shows, and no text that it does not")
    func complete() {
        let keys = Catalogue.of(.dutch).keys.filter { $0.hasPrefix("everything.") }
        #expect(keys == Set(Texts.Key.allCases.map { "everything." + $0.rawValue }))
    }

    @Test("takes the person's own language, another when it is asked for, and Dutch when there is none")
    func languages() {
        #expect(Texts.of("", languages: [SpokenLanguage("ber"), SpokenLanguage("tr"), SpokenLanguage("nl")].compactMap(\.self)).code == "tr")
        #expect(Texts.of("ar", languages: []).tongue.isRightToLeft)
        #expect(Texts.of("../../x", languages: []).code == "nl")
    }

    @Test("tells a resident all there is, in another language with the content as it was written", arguments: ["nl", "ar"])
    func own(code: String) async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)"
        _ = try await town.signedIn("fatma").submit([("words", "Wil graag samen eten")], from: page, to: page + "/notities")
        let mine = try await town.signedIn("truus").get("/mijn/alles?taal=\(code)")
        #expect(mine.status == .ok && mine.contains("Wil graag samen eten") && mine.contains("Truus van Dalen"))
        #expect(mine.contains(Texts.of(code, languages: [])[.looks]) && mine.contains("lang=\"\(code)\" dir=\"\(code == "ar" ? "rtl" : "ltr")\""))
        #expect(mine.contains("/bewoners/\(truus)/kopie.json"))
    }

    @Test("a worker prints it for the person beside them, and that is on it the next time; what is delicate is not for who may not read it")
    func desk() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let page = "/bewoners/\(truus)"
        _ = try await town.signedIn("samira").submit([("words", "Heeft schulden"), ("delicate", "yes")], from: page, to: page + "/notities")
        let ria = try await town.signedIn("ria")
        #expect(try await ria.get(page).contains(page + "/alles?afdrukken=ja"))
        let first = try await ria.get(page + "/alles")
        #expect(first.status == .ok && !first.contains("Heeft schulden") && first.contains("zonder dat iemand meekijkt"))
        #expect(!first.contains("kopie.json"))
        await town.workplace.log.write()
        #expect(try await ria.get(page + "/alles").contains("liet zien wat er over deze bewoner staat"))
        #expect(try await town.signedIn("truus").get("/mijn/alles").contains("Heeft schulden"))
        for other in ["wim", "odette", "noor"] { #expect(try await town.signedIn(other).get(page + "/alles").status == .forbidden) }
    }

    @Test("a resident takes a copy along, and nobody else does without a request")
    func copies() async throws {
        let town = try await Town.open()
        let truus: Person.ID = try await town.id(of: "person", "truus")
        let own = try await town.signedIn("truus")
        let json = try await own.get("/bewoners/\(truus)/kopie.json")
        #expect(json.headers[.contentType] == "application/json" && json.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        #expect(json.contains("Truus van Dalen") && json.headers[.cacheControl] == "no-store")
        #expect(try await own.get("/bewoners/\(truus)/kopie.csv").contains("onderdeel,rij,kolom,betekenis,waarde"))
        for other in ["fatma", "ria", "wim", "odette"] {
            #expect(try await town.signedIn(other).get("/bewoners/\(truus)/kopie.json").status == .forbidden)
        }
    }
}

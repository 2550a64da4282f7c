import Foundation
import HTTPTypes
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@testable import Website

@Suite("De ronde")
struct RoundPageTests {
    private func boxes(_ page: Answer) throws -> [String] {
        try page.text.matches(of: Regex("name=\"pairs\" value=\"([a-z0-9.]+)\" checked")).compactMap { $0[1].substring.map(String.init) }
    }

    @Test("is one link from Vandaag, and shows pairs that are all chosen, with the reasons and what changes", arguments: TestDatabanks.engines)
    func shows(engine: Engine) async throws {
        let fatma = try await Town.open(on: engine).signedIn("fatma")
        #expect(try await fatma.get("/vandaag?van=iedereen").contains("href=\"/ronde\""))
        let page = try await fatma.get("/ronde")
        #expect(page.status == .ok && page.contains("<h1>De ronde</h1>") && page.contains("In de ronde krijgen"))
        let boxes = try boxes(page)
        #expect(boxes.count > 2 && page.text.components(separatedBy: "type=\"checkbox\"").count == boxes.count + 1)
        #expect(page.text.components(separatedBy: "class=\"why\"").count == boxes.count + 1)
        #expect(page.contains("Als je een voor een kiest") && page.contains("Stel de gekozen paren voor"))
    }

    @Test("proposes what stayed chosen and nothing else, and comes back to Vandaag", arguments: TestDatabanks.engines)
    func proposes(engine: Engine) async throws {
        let fatma = try await Town.open(on: engine).signedIn("fatma")
        let boxes = try boxes(await fatma.get("/ronde"))
        let answer = try await fatma.submit(boxes.dropFirst().map { ("pairs", $0) }, from: "/ronde", to: "/ronde")
        #expect(answer.status == .ok && answer.contains("De voorstellen staan klaar."))
        let kept = try #require(boxes.first?.split(separator: ".").first)
        #expect(try await fatma.get("/vragen/\(kept)").contains("badge waiting"))
        for box in boxes.dropFirst() {
            let ask = try #require(box.split(separator: ".").first)
            #expect(try await fatma.get("/vragen/\(ask)").contains("badge asked\">voorgesteld"))
        }
    }

    @Test("lists what could not be proposed, with the reason, and shows the round as it is now")
    func refused() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let page = try await fatma.get("/ronde")
        let boxes = try boxes(page)
        let fields = [("seal", try page.value(of: "seal"))] + boxes.prefix(2).map { ("pairs", $0) }
        let offer = try #require(boxes.first?.split(separator: ".").last)
        _ = try await fatma.submit([], from: "/aanbod/\(offer)", to: "/aanbod/\(offer)/intrekking")
        let answer = try await fatma.post(fields, to: "/ronde")
        #expect(answer.status == .conflict && answer.contains("Eén voorstel staat klaar. Eén voorstel ging niet door"))
        #expect(answer.contains("Dit aanbod staat niet open.") && answer.contains("<h1>De ronde</h1>"))
    }

    @Test("asks to choose when nothing was chosen")
    func nothingChosen() async throws {
        let fatma = try await Town.open().signedIn("fatma")
        let answer = try await fatma.submit([("pairs", "onzin")], from: "/ronde", to: "/ronde")
        #expect(answer.status == .unprocessableContent && answer.contains("Fout: De ronde") && answer.contains("href=\"#pairs\""))
    }

    @Test("is not for the desk, and not for a resident")
    func whoMay() async throws {
        let town = try await Town.open()
        for person in ["ria", "truus"] {
            let visitor = try await town.signedIn(person)
            #expect(try await visitor.get("/ronde").status == .forbidden)
            #expect(try await !visitor.get("/vandaag").contains("href=\"/ronde\""))
        }
        #expect(try await town.visitor().get("/ronde").contains("Aanmelden"))
    }
}
